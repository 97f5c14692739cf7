"""Authors: who they are, in facts that hold in every language."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
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

from authorsite.collation import fold, sort_name
from authorsite.identifiers import (
    validate_isni,
    validate_libris,
    validate_viaf,
    validate_wikidata,
)
from authorsite.images.models import Picture
from authorsite.interface import record_language_choices
from authorsite.partial_dates import (
    validate_life_span,
    validate_not_in_future,
    validate_partial_date,
    year,
)
from authorsite.plain_text import CleanText
from portraits.models.base import DraftRecord, free_key
from portraits.models.names import SortKeys
from portraits.models.places import Place
from portraits.models.sources import Sourced
from portraits.models.vocabulary import Audience, Confidence, Form
from portraits.querysets.authors import AuthorQuerySet

DATE_HELP = _(
    "As exactly as it is known: 1921, 1921-04 or 1921-04-03. About 1921 is 1921~, perhaps 1921 is "
    "1921?, the 1920s are 192X."
)
# Page translation keys are derived from record keys within this namespace; it never changes.
RECORD_NAMESPACE = uuid.UUID("4f2b8a52-3c0e-5d1b-9a77-6c1d4e0f2b91")


class Author(DraftRecord, SortKeys, Sourced):
    """A person who writes, with ties to the region.

    ``birth`` and ``death`` are EDTF level 0/1 dates (ISO 8601-2); ``birth_year`` and
    ``death_year`` are derived from them. For the living only the year is shown. An empty death
    does not mean that the author is alive.
    """

    key = models.SlugField(
        _("key"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Permanent id and last part of the portrait's address; never changed."),
    )
    portrait_key = models.UUIDField(editable=False, unique=True)
    name = models.CharField(_("published as"), max_length=160)
    sort_name = models.CharField(
        _("sorted as"),
        max_length=160,
        blank=True,
        help_text=_("Family name, given name. Filled in when left empty."),
    )
    folded = models.CharField(max_length=160, editable=False, db_index=True)
    birth = models.CharField(
        _("born"), max_length=30, blank=True, validators=[validate_partial_date]
    )
    birth_year = models.SmallIntegerField(null=True, blank=True, editable=False, db_index=True)
    birth_place = models.ForeignKey(
        Place,
        verbose_name=_("birth place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="births",
    )
    birth_place_words = models.CharField(_("birth place in words"), max_length=160, blank=True)
    birth_place_key = models.CharField(max_length=120, blank=True, editable=False)
    birth_place_confidence = models.CharField(
        _("confidence of the birth place"),
        max_length=6,
        choices=Confidence.choices,
        default=Confidence.HIGH,
    )
    birth_place_note = models.CharField(_("note on the birth place"), max_length=300, blank=True)
    death = models.CharField(
        _("died"), max_length=30, blank=True, validators=[validate_partial_date]
    )
    death_year = models.SmallIntegerField(null=True, blank=True, editable=False, db_index=True)
    death_place = models.ForeignKey(
        Place,
        verbose_name=_("place of death"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="deaths",
    )
    death_place_words = models.CharField(_("place of death in words"), max_length=160, blank=True)
    portrait_picture = models.ForeignKey(
        Picture,
        verbose_name=_("portrait picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    homepage = models.URLField(_("own website"), blank=True, max_length=300)
    wikidata_qid = models.CharField(
        _("Wikidata id"), max_length=16, blank=True, validators=[validate_wikidata]
    )
    libris_id = models.CharField(
        _("Libris id"), max_length=20, blank=True, validators=[validate_libris]
    )
    viaf = models.CharField(_("VIAF"), max_length=24, blank=True, validators=[validate_viaf])
    isni = models.CharField(_("ISNI"), max_length=19, blank=True, validators=[validate_isni])
    region = models.CharField(
        _("collection"),
        max_length=80,
        blank=True,
        help_text=_("The collection the record was made for."),
    )
    invented = models.BooleanField(
        _("invented"), default=False, help_text=_("A demonstration author; every page says so.")
    )
    hidden = models.BooleanField(
        _("hidden"), default=False, help_text=_("Removed from the public site on request.")
    )

    objects = AuthorQuerySet.as_manager()
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.RelatedFields("names", [index.SearchField("name"), index.AutocompleteField("name")]),
        index.FilterField("live"),
        index.FilterField("birth_year"),
        index.FilterField("invented"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("name"), FieldPanel("sort_name")]),
                    FieldRowPanel(
                        [
                            FieldPanel("birth", help_text=DATE_HELP),
                            FieldPanel("death", help_text=DATE_HELP),
                        ]
                    ),
                    MultiFieldPanel(
                        [
                            FieldRowPanel(
                                [FieldPanel("birth_place"), FieldPanel("birth_place_words")]
                            ),
                            FieldRowPanel(
                                [
                                    FieldPanel("birth_place_confidence"),
                                    FieldPanel("birth_place_note"),
                                ]
                            ),
                            FieldRowPanel(
                                [FieldPanel("death_place"), FieldPanel("death_place_words")]
                            ),
                        ],
                        heading=_("Birth place and place of death"),
                    ),
                    InlinePanel("languages", label=_("Language"), heading=_("Writes in")),
                    InlinePanel("forms", label=_("Form"), heading=_("Forms")),
                    InlinePanel("audiences", label=_("Audience"), heading=_("Writes for")),
                    FieldPanel("portrait_picture"),
                    FieldPanel("homepage"),
                ],
                heading=_("Person"),
            ),
            ObjectList([InlinePanel("ties", label=_("Tie"))], heading=_("Ties")),
            ObjectList(
                [InlinePanel("names", label=_("Name"), heading=_("Other names"))],
                heading=_("Names"),
            ),
            ObjectList(
                [
                    FieldPanel("confidence"),
                    InlinePanel("sources", label=_("Source"), heading=_("Sources")),
                    FieldRowPanel([FieldPanel("wikidata_qid"), FieldPanel("libris_id")]),
                    FieldRowPanel([FieldPanel("viaf"), FieldPanel("isni")]),
                ],
                heading=_("Sources and identifiers"),
            ),
            ObjectList(
                [
                    FieldPanel("key", read_only=True),
                    FieldPanel("region"),
                    FieldRowPanel([FieldPanel("invented"), FieldPanel("hidden")]),
                ],
                heading=_("Record"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["sort_sv", "pk"]

    def __str__(self) -> str:
        return self.name

    def sort_text(self) -> str:
        """The name as it is filed."""
        return self.sort_name or sort_name(self.name)

    def derive(self) -> None:
        """Fill in the filing form, years, folded name and the portrait's translation key."""
        if self.name and not self.key:
            self.key = free_key(Author, self.name)
        self.sort_name = self.sort_name or sort_name(self.name)[:160]
        self.birth_year = year(self.birth)
        self.death_year = year(self.death)
        self.folded = fold(self.name)[:160]
        self.portrait_key = uuid.uuid5(RECORD_NAMESPACE, f"author:{self.key}")
        super().derive()

    def clean(self) -> None:
        """The life span is possible and no date lies in the future.

        Raises:
            ValidationError: by field.
        """
        super().clean()
        errors: dict[str, ValidationError] = {}
        today = timezone.localdate()
        for name in ("birth", "death"):
            try:
                validate_not_in_future(getattr(self, name), today)
            except ValidationError as error:
                errors[name] = error
        if not errors:
            try:
                validate_life_span(self.birth, self.death)
            except ValidationError as error:
                errors["death"] = error
        if errors:
            raise ValidationError(errors)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The template of the facts as a reader sees them."""
        return "portraits/authors/preview.html"

    @property
    def is_public(self) -> bool:
        """Whether readers may see the facts; the same rule as ``objects.public()``."""
        return self.live and not self.hidden


class AuthorTerm(CleanText, Orderable):
    """One of several values of an author; the first is the main one."""

    author: Any

    class Meta(Orderable.Meta):
        abstract = True


class AuthorLanguage(AuthorTerm):
    """A language an author writes in."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=8, choices=record_language_choices)
    panels = [FieldPanel("language")]

    class Meta(AuthorTerm.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")

    def __str__(self) -> str:
        return self.get_language_display()


class AuthorForm(AuthorTerm):
    """A form an author writes in, with the wording of the source where it says more."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="forms")
    form = models.CharField(_("form"), max_length=20, choices=Form.choices)
    wording = models.CharField(_("wording of the source"), max_length=80, blank=True)
    panels = [FieldRowPanel([FieldPanel("form"), FieldPanel("wording")])]

    class Meta(AuthorTerm.Meta):
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    def __str__(self) -> str:
        return self.wording or self.get_form_display()


class AuthorAudience(AuthorTerm):
    """For whom an author writes."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="audiences")
    audience = models.CharField(_("audience"), max_length=12, choices=Audience.choices)
    panels = [FieldPanel("audience")]

    class Meta(AuthorTerm.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")

    def __str__(self) -> str:
        return self.get_audience_display()
