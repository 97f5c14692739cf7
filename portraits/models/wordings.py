"""How the words of a page came about: by whom, and which speaker of the language has approved them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision

from authorsite.interface import gettext_lazy as _
from authorsite.plain_text import CleanText


class Origin(models.TextChoices):
    """Who put the words into the language."""

    SPEAKER = "speaker", _("by a speaker of the language")
    LEARNER = "learner", _("by somebody who is learning the language")
    MACHINE = "machine", _("by a machine")


class Wording(CleanText, models.Model):
    """What is known of a page's words as words of their language.

    A review is of the version that was published then; with the next one it is no longer valid.
    """

    page = models.OneToOneField(
        Page, verbose_name=gettext_lazy("page"), on_delete=models.CASCADE, related_name="wording"
    )
    origin = models.CharField(
        gettext_lazy("put into the language"), max_length=8, choices=Origin.choices, blank=True
    )
    reviewer = models.CharField(gettext_lazy("reviewed by a speaker"), max_length=120, blank=True)
    may_be_named = models.BooleanField(
        gettext_lazy("the reviewer may be named to readers"), default=False
    )
    reviewed_on = models.DateField(gettext_lazy("reviewed on"), null=True, blank=True)
    reviewed_version = models.ForeignKey(
        Revision,
        verbose_name=gettext_lazy("reviewed version"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = gettext_lazy("wording of a page")
        verbose_name_plural = gettext_lazy("wordings of pages")

    def __str__(self) -> str:
        return str(self.page)

    def clean(self) -> None:
        """A review has a name and a day.

        Raises:
            ValidationError: for the one that is missing.
        """
        super().clean()
        if self.reviewer and self.reviewed_on is None:
            raise ValidationError({"reviewed_on": gettext_lazy("Say when it was reviewed.")})
        if self.reviewed_on is not None and not self.reviewer:
            raise ValidationError({"reviewer": gettext_lazy("Say who has reviewed it.")})

    def approves(self, version: int | None) -> bool:
        """Whether a speaker has approved the version with this primary key."""
        return version is not None and self.reviewed_version_id == version
