"""The review that everything goes through: rights, a second pair of eyes, a speaker of the language."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from authorsite.settings.languages import SITE_LANGUAGES
from portraits.actions.set_up_groups import ADMINISTRATOR, CONSULTANT, EDITOR
from portraits.models import (
    Author,
    Excerpt,
    LanguageReviewTask,
    ReviewTask,
    RightsTask,
    SecondPairOfEyesTask,
    Work,
    reviewers_group,
)

NAME = "Granskning"
WAGTAILS_OWN = "Moderators approval"
"""The workflow that Wagtail makes when it is installed; this one takes its place, no other's."""

RECORDS = (Author, Work, Excerpt)


@transaction.atomic
def set_up_workflow() -> bool:
    """Create the review and put all pages and records under it; whether it was missing.

    What a library has changed in it since is left alone.
    """
    if Workflow.objects.filter(name=NAME).exists():
        return False
    workflow = Workflow.objects.create(name=NAME)
    steps = [
        _step(RightsTask, "Rättigheterna klara", [CONSULTANT, EDITOR, ADMINISTRATOR]),
        _step(SecondPairOfEyesTask, "Ett andra par ögon", [EDITOR, ADMINISTRATOR]),
        _step(LanguageReviewTask, "Språkgranskning", map(reviewers_group, SITE_LANGUAGES)),
    ]
    # Languages may have been set up before; those set up later join by themselves.
    codes = [language.code for language in SITE_LANGUAGES if not language.complete]
    steps[-1].locales.set(Locale.objects.filter(language_code__in=codes))
    for number, step in enumerate(steps):
        WorkflowTask.objects.create(workflow=workflow, task=step.task_ptr, sort_order=number)
    root = Page.get_first_root_node()
    present = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if present is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif present.workflow.name == WAGTAILS_OWN:
        present.workflow = workflow
        present.save()
    for model in RECORDS:
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )
    return True


def _step[Step: ReviewTask](kind: type[Step], name: str, groups: Iterable[str]) -> Step:
    step = kind.objects.create(name=name)
    step.groups.set(Group.objects.filter(name__in=groups))
    return step
