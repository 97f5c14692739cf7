"""Excerpts and their texts. An excerpt's ``pid`` is for ever; a published text never changes."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from authorsite.interface import record_language_choices
from authorsite.rights.models import RightsRecord, Scope
from portraits.models.base import DraftRecord
from portraits.models.works import Edition, Work
from portraits.querysets.excerpts import ExcerptQuerySet


class TextForm(models.TextChoices):
    """Whether a text is numbered by paragraph or by line."""

    PROSE = "prose", _("Prose: numbered paragraphs")
    VERSE = "verse", _("Verse: numbered lines")


class Excerpt(DraftRecord):
    """A passage from a work, shown by permission of its right."""

    pid = models.CharField(
        _("permanent id"),
        max_length=12,
        unique=True,
        null=True,
        blank=True,
        validators=[RegexValidator(r"^[0-9a-z]+$")],
        help_text=_("Given once, never changed or used again."),
    )
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("If the passage has its own.")
    )
    work = models.ForeignKey(
        Work, verbose_name=_("work"), on_delete=models.PROTECT, related_name="excerpts"
    )
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("edition"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    location = models.CharField(
        _("pages or chapter"), max_length=80, blank=True, help_text=_("Where in the edition.")
    )
    rights = models.ForeignKey(
        RightsRecord,
        verbose_name=_("right to show"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="excerpts",
        help_text=_("Without a valid right the text is not shown to readers."),
    )

    objects = ExcerptQuerySet.as_manager()
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.RelatedFields("work", [index.SearchField("title"), index.AutocompleteField("title")]),
        index.FilterField("live"),
    ]
    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("work"), FieldPanel("edition"), FieldPanel("location")]),
        FieldPanel("rights"),
        InlinePanel("texts", label=_("Text"), heading=_("Texts"), min_num=1),
        FieldPanel("pid", read_only=True),
    ]

    class Meta:
        verbose_name = _("excerpt")
        verbose_name_plural = _("excerpts")
        ordering = ["work", "pk"]

    def __str__(self) -> str:
        return self.title or f"{self.work.title} {self.location}".strip()

    def may_be_shown(self, on: datetime.date | None = None) -> bool:
        """Whether a right covers showing the text on the web on the day (today)."""
        return self.rights is not None and self.rights.covers(Scope.WEB, on)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The template of the reading page."""
        return "portraits/excerpts/preview.html"


class ExcerptText(Orderable):
    """One version of an excerpt's text in one language: the original or a translation.

    Paragraphs or stanzas are separated by an empty line; verse keeps its line ends.
    """

    excerpt = ParentalKey(Excerpt, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=8, choices=record_language_choices)
    form = models.CharField(
        _("form"), max_length=5, choices=TextForm.choices, default=TextForm.PROSE
    )
    text = models.TextField(_("text"))
    is_original = models.BooleanField(_("original"), default=True)
    translator = models.CharField(_("translator"), max_length=160, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("form")]),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("is_original"), FieldPanel("translator")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("text of an excerpt")
        verbose_name_plural = _("texts of excerpts")

    def __str__(self) -> str:
        return f"{self.get_language_display()} {self.version}"

    def clean(self) -> None:
        """A translation names its translator.

        Raises:
            ValidationError: for the translator.
        """
        super().clean()
        if not self.is_original and not self.translator:
            raise ValidationError({"translator": _("Say who has translated the text.")})
