"""The steps of a review: rights cleared, a second pair of eyes, a speaker of the language.

Each step explains itself, says what keeps it from being passed, and passes by itself where there is
nothing to do. Wagtail's workflow does the rest: comments, rejecting, submitting again, mail.
"""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, Locale, Page, Site, TaskState, WorkflowState

from authorsite.plain_text import CleanFields
from authorsite.settings.languages import SITE_LANGUAGES, SiteLanguage, site_language
from portraits.models.base import PublishRefused
from portraits.models.clearing import Problem, uncleared
from portraits.models.collection import Collection
from portraits.models.companions import companions
from portraits.models.consents import unasked
from portraits.models.wordings import Wording

DAYS = 14
"""In how many days a step should be decided, unless the library says otherwise."""


def reviewers_group(language: SiteLanguage) -> str:
    """The name of the group of those who review texts in a language."""
    return f"Språkgranskare: {language.own_name}"


class ReviewTask(CleanFields, AbstractGroupApprovalTask):
    """A step that members of groups decide, within some days."""

    explanation: ClassVar[Promise]
    days = models.PositiveSmallIntegerField(
        gettext_lazy("days until it should be decided"), default=DAYS
    )

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "days"]

    class Meta:
        abstract = True

    @classmethod
    def get_description(cls) -> str:
        """What the step is for, as administrators see it when they choose one."""
        return str(cls.explanation)

    def passes_by_itself(self, shown: Any) -> str:
        """Why nobody needs to decide, in words; empty if somebody does."""
        return ""

    def objection(self, shown: Any, user: Any) -> ValidationError | None:
        """What in this step keeps a user from approving; None if nothing does."""
        return None

    def refusals(self, shown: Any, user: Any) -> list[Problem]:
        """What keeps a user from approving a page or record in its latest state.

        First of all whatever would keep it, and a new author, from being published at the end of
        the review, and writers who have not been asked what may be done with their text.
        """
        beside = companions(shown).hindrances
        found: list[Problem] = [*shown.hindrances(), *beside, *unasked(shown)]
        objection = self.objection(shown, user)
        return found if objection is None else [*found, (str(shown), objection)]

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin the step, or pass it at once; nobody gets mail for a step that passes by itself."""
        reason = self.passes_by_itself(latest(workflow_state.content_object))
        if not reason:
            return super().start(workflow_state, user=user)
        state = self.get_task_state_class()(
            workflow_state=workflow_state,
            task=self.task_ptr,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_APPROVED,
            finished_at=timezone.now(),
            comment=reason,
        )
        state.save()
        return state

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """What a user may do: approve only where nothing keeps them from it."""
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        if actions and self.refusals(latest(obj), user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        """Who may lock what is in review may also unlock it; for Wagtail only who has locked it may."""
        return bool(self.user_can_lock(obj, user))

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Decide, in the state in which the page or record is now.

        Raises:
            PublishRefused: when something keeps the user from approving.
        """
        if action_name == "approve":
            found = self.refusals(latest(task_state.workflow_state.content_object), user)
            if found:
                raise PublishRefused(found)
        return super().on_action(task_state, user, action_name, **kwargs)

    def due(self, state: TaskState) -> datetime.date:
        """The day by which a step that has begun should be decided."""
        return timezone.localdate(state.started_at) + datetime.timedelta(days=self.days)


def latest(shown: Any) -> Any:
    """A page or record as in its latest revision, or as it is where it has none."""
    revision = shown.get_latest_revision()
    return revision.as_object() if revision is not None else shown


class RightsTask(ReviewTask):
    """Every text and picture has a right to be shown, and whoever wrote a text has been asked.

    Passes by itself where that is so from the beginning.
    """

    explanation = gettext_lazy(
        "Every text and every picture needs a right that is valid, and everyone who is named as a "
        "writer has been asked. What is missing is listed; choose a right on the picture or the "
        "excerpt, or take the picture out; record the writer's answers."
    )

    class Meta:
        verbose_name = gettext_lazy("rights cleared")
        verbose_name_plural = gettext_lazy("rights cleared")

    def passes_by_itself(self, shown: Any) -> str:
        """Nobody needs to decide when all rights are valid."""
        return "" if uncleared(shown) or unasked(shown) else _("All rights are valid.")


def _has_edited_last(user: Any, shown: Any) -> bool:
    revision = shown.get_latest_revision()
    return revision is not None and revision.user_id == user.pk


class SecondPairOfEyesTask(ReviewTask):
    """Somebody else than the last editor has read it."""

    explanation = gettext_lazy(
        "Somebody else than the one who edited it last reads it as a reader would: is it true, "
        "is it well said, does every fact have its source?"
    )

    class Meta:
        verbose_name = gettext_lazy("second pair of eyes")
        verbose_name_plural = gettext_lazy("second pair of eyes")

    def passes_by_itself(self, shown: Any) -> str:
        """A library of one person has said that there is nobody else."""
        collection = Collection.for_site(Site.objects.get(is_default_site=True))
        return "" if collection.second_pair_of_eyes else _("The library has one editor only.")

    def objection(self, shown: Any, user: Any) -> ValidationError | None:
        """Nobody approves what they have edited last, nor what is published together with it."""
        if user is None:
            return None
        if _has_edited_last(user, shown):
            message = _("You have edited it last. Somebody else has to read it.")
            return ValidationError(message, code="same_person")
        mine = [str(each) for each in companions(shown).ready if _has_edited_last(user, each)]
        if not mine:
            return None
        message = _("You have edited last: %(records)s. Somebody else has to read that.")
        return ValidationError(message % {"records": ", ".join(mine)}, code="same_person")

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """What waits for a user: not what they have sent to review themselves."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(revision__user=user.pk)


def _group_of(shown: Any) -> str:
    """The group of those who review the language of a page."""
    return reviewers_group(site_language(shown.locale.language_code))


class LanguageReviewTask(ReviewTask):
    """A speaker has read a text, in the languages for which the library wants that."""

    explanation = gettext_lazy(
        "A speaker of the language reads the text as language: does it sound right, are names "
        "and words those that speakers use? Who approves it is recorded with the text."
    )
    locales = models.ManyToManyField(
        Locale, verbose_name=gettext_lazy("languages that need it"), blank=True
    )

    admin_form_fields = [*ReviewTask.admin_form_fields, "locales"]
    admin_form_widgets = {
        **AbstractGroupApprovalTask.admin_form_widgets,
        "locales": CheckboxSelectMultiple,
    }

    class Meta:
        verbose_name = gettext_lazy("language review")
        verbose_name_plural = gettext_lazy("language reviews")

    def passes_by_itself(self, shown: Any) -> str:
        """Records have no language, and not every language needs a review."""
        if isinstance(shown, Page) and self.locales.filter(pk=shown.locale_id).exists():
            return ""
        return _("No language review is asked for here.")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """A page in review opens for reviewers of its language, whatever they may do otherwise."""
        return super().user_can_access_editor(obj, user) and self.decides(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Nobody else changes it meanwhile."""
        return super().locked_for_user(obj, user) or not self.decides(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Nor locks it."""
        return super().user_can_lock(obj, user) and self.decides(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Reviewers of other languages neither approve it nor send it back."""
        return super().get_actions(obj, user) if self.decides(obj, user) else []

    def decides(self, shown: Any, user: Any) -> bool:
        """Whether the step is a user's: of reviewers of the language, and of whoever may do anything."""
        return bool(user.is_superuser or user.groups.filter(name=_group_of(shown)).exists())

    def objection(self, shown: Any, user: Any) -> ValidationError | None:
        """Only reviewers of the text's own language approve it."""
        group = _group_of(shown)
        if user is None or user.groups.filter(name=group).exists():
            return None
        message = _("Only members of the group “%(group)s” may approve it.") % {"group": group}
        return ValidationError(message, code="other_language")

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """What waits for a user: texts in the languages that they review."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        groups = set(user.groups.values_list("name", flat=True))
        codes = [each.code for each in SITE_LANGUAGES if reviewers_group(each) in groups]
        pages = Page.objects.filter(locale__language_code__in=codes)
        keys = pages.annotate(as_text=Cast("pk", models.CharField())).values("as_text")
        return states.filter(workflow_state__object_id__in=keys)

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Decide; who approves a text has reviewed it, in the version that is to be published."""
        result = super().on_action(task_state, user, action_name, **kwargs)
        if action_name == "approve":
            page = task_state.workflow_state.content_object
            Wording.objects.update_or_create(
                page_id=page.pk,
                defaults={
                    "reviewer": user.get_full_name() or user.get_username(),
                    "reviewed_on": timezone.localdate(),
                    "reviewed_version": page.get_latest_revision(),
                },
            )
        return result
