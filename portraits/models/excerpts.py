"""Excerpts and their texts. An excerpt's ``pid`` is for ever; a published text never changes."""

from __future__ import annotations

import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from authorsite.collation import fold
from authorsite.interface import record_language_choices
from authorsite.permanent_ids import is_valid, mint
from authorsite.plain_text import CleanText
from authorsite.rights.models import RightsRecord, Scope
from portraits.models.base import DraftRecord
from portraits.models.numbering import TextRow, numbered, rows_in, text_of
from portraits.models.works import Edition, Work
from portraits.models.wrapping import PrintedRow, breaks_in, printed_rows
from portraits.querysets.excerpts import ExcerptQuerySet


def validate_pid(value: str) -> None:
    """Refuse a permanent id with a wrong check character.

    Raises:
        ValidationError: with the code ``invalid_pid``.
    """
    if not is_valid(value):
        raise ValidationError(
            _("“%(pid)s” is no permanent id: its check character is wrong."),
            code="invalid_pid",
            params={"pid": value},
        )


class ImmutableVersionError(TypeError):
    """Somebody tried to change or delete a published version of a text."""


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
        blank=True,
        editable=False,
        validators=[validate_pid],
        help_text=_("Given once, never changed or used again."),
    )
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("If the passage has its own.")
    )
    folded = models.CharField(max_length=200, editable=False, default="", db_index=True)
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
        FieldPanel("work"),
        FieldRowPanel([FieldPanel("edition"), FieldPanel("location")]),
        FieldPanel("rights"),
        InlinePanel("texts", label=_("Text"), heading=_("Texts"), min_num=1),
        FieldPanel("pid", read_only=True),
    ]
    # Not copied: a copy is another excerpt.
    exclude_fields_in_copy = ["pid"]

    class Meta:
        verbose_name = _("excerpt")
        verbose_name_plural = _("excerpts")
        ordering = ["work", "pk"]

    def __str__(self) -> str:
        return self.title or f"{self.work.title} {self.location}".strip()

    def derive(self) -> None:
        """Give a new excerpt its permanent id, and fold the title for matching."""
        self.folded = fold(self.title)[:200]
        if not self.pid:
            self.pid = mint()

    def may_be_shown(self, on: datetime.date | None = None) -> bool:
        """Whether a right covers showing the text on the web on the day (today)."""
        return self.rights is not None and self.rights.covers(Scope.WEB, on)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The template of the reading page."""
        return "portraits/excerpts/preview.html"


class ExcerptText(CleanText, Orderable):
    """An excerpt's text in one language, the original or a translation, as editors write it.

    Paragraphs or stanzas are separated by an empty line; verse keeps its line ends. What readers see
    is its last published version (``TextVersion``).
    """

    excerpt = ParentalKey(Excerpt, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=8, choices=record_language_choices)
    form = models.CharField(
        _("form"), max_length=5, choices=TextForm.choices, default=TextForm.PROSE
    )
    text = models.TextField(_("text"))
    is_original = models.BooleanField(_("original"), default=True)
    translator = models.CharField(_("translator"), max_length=160, blank=True)
    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("form")]),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("is_original"), FieldPanel("translator")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("text of an excerpt")
        verbose_name_plural = _("texts of excerpts")

    def __str__(self) -> str:
        return str(self.get_language_display())

    def clean(self) -> None:
        """A translation names its translator.

        Raises:
            ValidationError: for the translator.
        """
        super().clean()
        if not self.is_original and not self.translator:
            raise ValidationError({"translator": _("Say who has translated the text.")})

    @property
    def normal_text(self) -> str:
        """The text as a version keeps it: one empty line between paragraphs and stanzas."""
        return text_of(numbered(self.rows), is_verse=self.form == TextForm.VERSE)

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The paragraphs or lines, each with its stanza."""
        return rows_in(self.text, is_verse=self.form == TextForm.VERSE)


class TextVersionQuerySet(models.QuerySet["TextVersion"]):
    """Published versions, which nothing may change."""

    def update(self, **kwargs: Any) -> int:
        """Refuse to change published versions.

        Raises:
            ImmutableVersionError: always.
        """
        raise ImmutableVersionError("A published version of a text is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse to delete published versions.

        Raises:
            ImmutableVersionError: always.
        """
        raise ImmutableVersionError("A published version of a text is never deleted.")

    def latest_first(self) -> Self:
        """The versions of each language, the last one first."""
        return self.order_by("language", "-number")


class TextVersion(models.Model):
    """A text as it was published: its rows with the numbers that lessons point to. Never changed.

    ``rows`` is a list of [number, text, stanza]. ``breaks`` says of each paragraph of prose where it is
    broken into the rows that are printed; verse has its own lines.
    """

    excerpt = models.ForeignKey(
        Excerpt, verbose_name=_("excerpt"), on_delete=models.PROTECT, related_name="versions"
    )
    language = models.CharField(_("language"), max_length=8, choices=record_language_choices)
    number = models.PositiveSmallIntegerField(_("version"))
    form = models.CharField(_("form"), max_length=5, choices=TextForm.choices)
    is_original = models.BooleanField(_("original"))
    translator = models.CharField(_("translator"), max_length=160, blank=True)
    rows = models.JSONField(_("rows"))
    breaks = models.JSONField(default=list, editable=False)
    published_at = models.DateTimeField(_("published"))

    objects = TextVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("published version of a text")
        verbose_name_plural = _("published versions of texts")
        ordering = ["excerpt", "-is_original", "language", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["excerpt", "language", "number"], name="text_version_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_language_display()} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new version, broken into rows once and for all.

        Raises:
            ImmutableVersionError: for one that is stored already.
        """
        if not self._state.adding:
            raise ImmutableVersionError("A published version of a text is never changed.")
        self.breaks = self._breaks
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse to delete a published version.

        Raises:
            ImmutableVersionError: always.
        """
        raise ImmutableVersionError("A published version of a text is never deleted.")

    @property
    def text_rows(self) -> tuple[TextRow, ...]:
        """The rows."""
        return tuple(TextRow(number, text, stanza) for number, text, stanza in self.rows)

    @property
    def _breaks(self) -> list[list[int]]:
        """Those stored; of a version that is not stored (previews) those it would get."""
        if self.breaks or self.form == TextForm.VERSE:
            return self.breaks
        return [breaks_in(text) for _number, text, _stanza in self.rows]

    @property
    def printed(self) -> tuple[tuple[PrintedRow, ...], ...]:
        """The rows of each paragraph or stanza, the same on screen, on paper and in files."""
        return printed_rows(self.text_rows, self._breaks, is_verse=self.form == TextForm.VERSE)

    @property
    def text(self) -> str:
        """The text as it was written: empty lines between paragraphs and stanzas."""
        return text_of(self.text_rows, is_verse=self.form == TextForm.VERSE)
