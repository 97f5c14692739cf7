"""Works, who contributed to them, and their editions (IFLA LRM: work, expression by language)."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Orderable
from wagtail.search import index

from authorsite.collation import fold
from authorsite.identifiers import IdentifierError, normalise_isbn, validate_isbn, validate_libris
from authorsite.interface import record_language_choices
from authorsite.plain_text import CleanText
from authorsite.settings.languages import RECORD_LANGUAGE_BY_CODE
from portraits.models.authors import Author
from portraits.models.base import DraftRecord, free_key
from portraits.models.names import SortKeys
from portraits.models.places import LocalName, Place
from portraits.models.sources import Sourced
from portraits.models.vocabulary import Audience, Form, Role
from portraits.querysets.works import ContributionQuerySet, WorkQuerySet

LANGUAGES_HELP = _(
    "Codes separated by spaces, the main language first: sv Swedish, fi Finnish, fit Meänkieli, se "
    "Northern Sami, smj Lule Sami, sma South Sami, no Norwegian, en English, yi Yiddish, rom Romani. "
    "For other languages the codes of ISO 639."
)
# A title of a bilingual edition joins its parts with this; each part is in one of the languages.
TITLE_SEPARATOR = " / "


def validate_languages(value: str) -> None:
    """Language codes separated by single spaces, the main one first.

    Raises:
        ValidationError: for a code that is not in the list of languages.
    """
    unknown = [code for code in value.split(" ") if code not in RECORD_LANGUAGE_BY_CODE]
    if value and unknown:
        raise ValidationError(
            _("“%(code)s” is not a known language code."), params={"code": unknown[0]}
        )


class Work(DraftRecord, SortKeys):
    """A distinct intellectual creation. Anthologies and books by several are one work.

    Who made it, and how sure that is, stands on the contributions.
    """

    key = models.SlugField(
        _("key"),
        max_length=200,
        unique=True,
        blank=True,
        help_text=_("Permanent id; part of the address."),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("As printed. The parts of a bilingual title are joined with “ / ”."),
    )
    folded = models.CharField(max_length=300, editable=False, db_index=True)
    languages = models.CharField(
        _("languages"),
        max_length=40,
        blank=True,
        validators=[validate_languages],
        help_text=_("Codes separated by spaces, the main language first: “se sv”."),
    )
    form = models.CharField(_("form"), max_length=20, choices=Form.choices, blank=True)
    audience = models.CharField(_("audience"), max_length=12, choices=Audience.choices, blank=True)
    first_year = models.PositiveSmallIntegerField(
        _("first published"), null=True, blank=True, db_index=True
    )
    is_translation = models.BooleanField(
        _("translation"), default=False, help_text=_("A work by somebody else in translation.")
    )
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
    )
    and_others = models.BooleanField(
        _("and others"), default=False, help_text=_("There are more contributors than named here.")
    )
    places = ParentalManyToManyField(
        Place, verbose_name=_("set in"), blank=True, related_name="works_set_here"
    )

    objects = WorkQuerySet.as_manager()
    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.RelatedFields(
            "contributions",
            [
                index.SearchField("name"),
                index.RelatedFields("author", [index.SearchField("name")]),
            ],
        ),
        index.FilterField("live"),
        index.FilterField("form"),
        index.FilterField("first_year"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldRowPanel(
                        [
                            FieldPanel("first_year"),
                            FieldPanel("languages", help_text=LANGUAGES_HELP),
                        ]
                    ),
                    FieldRowPanel([FieldPanel("form"), FieldPanel("audience")]),
                    InlinePanel(
                        "contributions",
                        label=_("Contribution"),
                        heading=_("Contributions"),
                        min_num=1,
                    ),
                    FieldPanel("and_others"),
                    FieldPanel("places"),
                ],
                heading=_("Work"),
            ),
            ObjectList([InlinePanel("editions", label=_("Edition"))], heading=_("Editions")),
            ObjectList(
                [
                    FieldPanel("key", read_only=True),
                    FieldRowPanel([FieldPanel("is_translation"), FieldPanel("translation_of")]),
                ],
                heading=_("Record"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")
        ordering = ["sort_sv", "pk"]

    def __str__(self) -> str:
        return f"{self.title} ({self.first_year})" if self.first_year else self.title

    def sort_text(self) -> str:
        """The title."""
        return self.title

    def derive(self) -> None:
        """Fold the title for matching, and give a new work its key."""
        if self.title and not self.key:
            self.key = free_key(Work, self.title)
        self.folded = fold(self.title)[:300]
        super().derive()

    @property
    def language_codes(self) -> list[str]:
        """The languages as a list, the main one first."""
        return self.languages.split()

    @property
    def title_parts(self) -> list[LocalName]:
        """The title, split into its languages where a bilingual title has a part for each."""
        codes = self.language_codes
        parts = self.title.split(TITLE_SEPARATOR)
        if len(parts) == len(codes) > 1:
            return [LocalName(part, code) for part, code in zip(parts, codes, strict=True)]
        return [LocalName(self.title, codes[0] if len(codes) == 1 else "")]

    def clean(self) -> None:
        """No year in the future, and no work before its author was born.

        Raises:
            ValidationError: for the year.
        """
        super().clean()
        if self.first_year is None:
            return
        if not 1400 <= self.first_year <= timezone.localdate().year:
            raise ValidationError(
                {"first_year": _("The year must lie between 1400 and this year.")}
            )
        for row in self.contributions.all():
            author = row.author if row.role == Role.AUTHOR else None
            born = author.birth_year if author is not None else None
            if author is not None and born is not None and self.first_year <= born:
                raise ValidationError(
                    {
                        "first_year": _("%(name)s was born in %(year)s; the work cannot be older.")
                        % {"name": author.name, "year": born}
                    }
                )

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The template of the work's page."""
        return "portraits/works/preview.html"


class Contribution(Sourced, Orderable):
    """What one person did for a work: an author of the collection, or a name."""

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="contributions")
    key = models.CharField(
        _("key"), max_length=200, blank=True, help_text=_("Id in imported and exported files.")
    )
    author = models.ForeignKey(
        Author,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    name = models.CharField(
        _("name"), max_length=160, blank=True, help_text=_("For somebody who has no record here.")
    )
    role = models.CharField(_("role"), max_length=3, choices=Role.choices, default=Role.AUTHOR)
    form_wording = models.CharField(_("form in the source's words"), max_length=120, blank=True)
    statement = models.CharField(
        _("statement of responsibility"),
        max_length=300,
        blank=True,
        help_text=_("As the source puts it: “ill. …”, “med …” (MARC 21 245 $c)."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ContributionQuerySet.as_manager()
    panels = [
        FieldRowPanel([FieldPanel("author"), FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("form_wording"), FieldPanel("statement")]),
        FieldPanel("note"),
        MultiFieldPanel(Sourced.source_panels, heading=_("Source"), classname="collapsed"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~models.Q(key=""), name="contribution_key_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.display_name} ({self.get_role_display()})"

    @property
    def display_name(self) -> str:
        """The author's name, or the name given."""
        return self.author.name if self.author is not None else self.name

    def clean(self) -> None:
        """A contribution is an author's or a name's, not both and not neither.

        Raises:
            ValidationError: for the author.
        """
        super().clean()
        if (self.author_id is None) == (not self.name):
            raise ValidationError({"author": _("Choose an author or write a name, not both.")})


class Edition(CleanText, Orderable):
    """A published edition of a work: language, year, publisher, ISBN."""

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(
        _("language"), max_length=8, blank=True, choices=record_language_choices
    )
    title = models.CharField(
        _("title"), max_length=300, blank=True, help_text=_("If it differs from the work's.")
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, db_index=True)
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    isbn = models.CharField(
        _("ISBN"), max_length=17, blank=True, db_index=True, validators=[validate_isbn]
    )
    libris_id = models.CharField(
        _("Libris id"), max_length=20, blank=True, validators=[validate_libris]
    )
    translator = models.CharField(_("translator"), max_length=160, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("language")]),
        FieldRowPanel([FieldPanel("year"), FieldPanel("publisher")]),
        FieldRowPanel([FieldPanel("isbn"), FieldPanel("libris_id"), FieldPanel("translator")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.publisher, self.year, self.isbn) if part)

    def clean(self) -> None:
        """The year is not in the future, and the ISBN is stored without hyphens.

        Raises:
            ValidationError: for the year.
        """
        super().clean()
        with suppress(IdentifierError):  # the field's own validator has said so already
            self.isbn = self.isbn and normalise_isbn(self.isbn)
        if self.year is not None and not 1400 <= self.year <= timezone.localdate().year:
            raise ValidationError({"year": _("The year must lie between 1400 and this year.")})
