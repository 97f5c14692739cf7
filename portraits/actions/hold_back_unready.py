"""What has been scheduled and cannot be published when its time comes."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url
from wagtail.log_actions import log
from wagtail.models import Revision

from portraits.models import describe

logger = logging.getLogger(__name__)


def hold_back_unready() -> list[tuple[Any, list[str]]]:
    """Take from the schedule what is due and has lost its right or become invalid; tell who wrote it.

    Otherwise publishing it would be refused at each run, and keep what is due after it from being
    published.

    Returns:
        what was held back, each with the reasons in the default language.
    """
    held: list[tuple[Any, list[str]]] = []
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).select_related("user")
    for revision in due.order_by("approved_go_live_at"):
        shown = revision.as_object()
        if not hasattr(shown, "hindrances"):
            continue
        with override(settings.LANGUAGE_CODE):
            reasons = [describe(problem) for problem in shown.hindrances()]
        if not reasons:
            continue
        with transaction.atomic():
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            log(instance=shown, action="wagtail.schedule.cancel", revision=revision)
        held.append((shown, reasons))
        _tell(revision.user, shown)
    return held


def _tell(user: Any, shown: Any) -> None:
    """Mail whoever wrote the version, in their language; a mail that fails keeps nothing back."""
    if user is None or not user.email:
        return
    profile = getattr(user, "wagtail_userprofile", None)
    with override(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE):
        subject = _("Not published: %(title)s") % {"title": shown}
        reasons = "\n".join(f"– {describe(problem)}" for problem in shown.hindrances())
        opening = _("It was to be published by now, but cannot be:")
        closing = _("It is kept as a draft. Publish it again once this is settled.")
        text = f"{opening}\n\n{reasons}\n\n{closing}\n{get_admin_base_url()}\n"
    try:
        send_mail(subject, text, None, [user.email])
    except OSError:  # smtplib's errors are of this kind
        logger.exception("No mail to %s about what was not published", user.email)
