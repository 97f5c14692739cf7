"""What happens at the end of a review (``WAGTAIL_FINISH_WORKFLOW_ACTION``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:  # Wagtail loads this module while its models are being loaded.
    from wagtail.models import WorkflowState


def publish_reviewed(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish what has passed every step, whoever decided the last one.

    Wagtail's own asks for the permission to publish, which a speaker who reviews a language lacks;
    the steps before have been decided by those who have it. With a new portrait its author, works and
    excerpts are published that nobody has published yet.

    Raises:
        PublishRefused: when something keeps it from being published, or a writer has not been asked.
    """
    # Imported here, since Wagtail loads this module while its models are being loaded.
    from portraits.models import PublishRefused, companions, unasked

    revision = workflow_state.content_object.get_latest_revision()
    shown = revision.as_object()
    beside = companions(shown)
    if found := [*unasked(shown), *beside.hindrances]:
        raise PublishRefused(found)
    with transaction.atomic():
        for record in beside.ready:
            # A record that was imported as a draft has no revision yet.
            draft = record.get_latest_revision() or record.save_revision(user=user)
            draft.publish(user=user, skip_permission_checks=True)
        revision.publish(user=user, skip_permission_checks=True)
