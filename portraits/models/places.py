"""Places and their names. Kiruna, Giron and Kiiruna are one place with one id."""

from __future__ import annotations

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from authorsite.collation import fold
from authorsite.identifiers import validate_wikidata
from authorsite.interface import record_language_choices
from portraits.models.base import Derived, Record, free_key
from portraits.models.vocabulary import Confidence, PlaceKind, PlaceNameKind
from portraits.querysets.places import PlaceQuerySet


class LocalName(NamedTuple):
    """A name with the language it is in (a BCP 47 code)."""

    text: str
    language: str


class Place(Record):
    """A county, municipality, town, village, parish or region.

    Coordinates are WGS84 degrees. ``official_code`` is the code of the municipality or county
    itself in ``code_system`` (SCB kommunkod, SSB kommunenummer), kept as text.
    """

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Permanent id, for example se-2584 or se-2580-ranea. Part of the address."),
    )
    name = models.CharField(_("official name"), max_length=120, db_index=True)
    name_language = models.CharField(
        _("language of the official name"),
        max_length=8,
        choices=record_language_choices,
        default="sv",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=PlaceKind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("lies in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("The municipality of a village, the county of a municipality."),
    )
    country = models.CharField(_("country"), max_length=2, blank=True, default="SE")
    official_code = models.CharField(
        _("official code"), max_length=8, blank=True, validators=[RegexValidator(r"^\d{2,4}$")]
    )
    code_system = models.CharField(_("code system"), max_length=8, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    coordinate_precision = models.CharField(_("precision"), max_length=120, blank=True)
    coordinate_source = models.CharField(_("source of the coordinates"), max_length=200, blank=True)
    wikidata_qid = models.CharField(
        _("Wikidata id"), max_length=16, blank=True, validators=[validate_wikidata]
    )
    wikidata_qid_candidate = models.CharField(
        _("possible Wikidata id"),
        max_length=16,
        blank=True,
        validators=[validate_wikidata],
        help_text=_("Not published until somebody has looked at it."),
    )
    folded = models.CharField(max_length=120, editable=False, db_index=True)
    name_source = models.CharField(_("source of the names"), max_length=300, blank=True)
    name_confidence = models.CharField(_("confidence of the names"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Merged into another or no longer used.")
    )

    objects = PlaceQuerySet.as_manager()
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.RelatedFields("names", [index.SearchField("name"), index.AutocompleteField("name")]),
        index.FilterField("kind"),
        index.FilterField("retired"),
    ]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_language")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent")]),
        InlinePanel("names", label=_("Name"), heading=_("Names in other languages")),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldRowPanel([FieldPanel("coordinate_precision"), FieldPanel("coordinate_source")]),
        FieldRowPanel(
            [FieldPanel("country"), FieldPanel("official_code"), FieldPanel("code_system")]
        ),
        FieldRowPanel([FieldPanel("wikidata_qid"), FieldPanel("wikidata_qid_candidate")]),
        FieldRowPanel([FieldPanel("name_source"), FieldPanel("name_confidence")]),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("key", read_only=True), FieldPanel("retired")]),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name", "key"]
        indexes = [models.Index(fields=["kind", "name"], name="place_kind_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_kind_display()})"

    def derive(self) -> None:
        """Fold the official name for matching, and give a new place its key."""
        if self.name and not self.key:
            self.key = free_key(Place, self.name)
        self.folded = fold(self.name)[:120]

    def clean(self) -> None:
        """Coordinates come in pairs, and the hierarchy has no circle.

        Raises:
            ValidationError: for the field at fault.
        """
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Give both latitude and longitude, or neither.")})
        above, depth = self.parent, 0
        while above is not None and depth < 4:
            if above.pk == self.pk and self.pk is not None:
                raise ValidationError({"parent": _("A place cannot lie in itself.")})
            above, depth = above.parent, depth + 1

    def name_in(self, language: str) -> LocalName:
        """The name in a language, the official name where there is none. Uses prefetched names."""
        if language != self.name_language:
            for row in self.names.all():
                if row.language == language and row.kind == PlaceNameKind.NAME:
                    return LocalName(row.name, language)
        return LocalName(self.name, self.name_language)

    @property
    def ancestors(self) -> list[Place]:
        """The places this one lies in, nearest first; needs ``select_related`` to be one query."""
        found: list[Place] = []
        above = self.parent
        while above is not None and len(found) < 4:
            found.append(above)
            above = above.parent
        return found

    @property
    def municipality(self) -> Place | None:
        """This place or the one above it that is a municipality."""
        chain = [self, *self.ancestors]
        return next((place for place in chain if place.kind == PlaceKind.MUNICIPALITY), None)

    @property
    def county(self) -> Place | None:
        """This place or the one above it that is a county."""
        chain = [self, *self.ancestors]
        return next((place for place in chain if place.kind == PlaceKind.COUNTY), None)


class PlaceName(Derived, Orderable):
    """A name of a place in a language, beside the official one."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=160)
    language = models.CharField(
        _("language"), max_length=8, blank=True, choices=record_language_choices
    )
    kind = models.CharField(
        _("use"), max_length=12, choices=PlaceNameKind.choices, default=PlaceNameKind.NAME
    )
    folded = models.CharField(max_length=160, editable=False, db_index=True)
    confidence = models.CharField(
        _("confidence"), max_length=6, choices=Confidence.choices, blank=True
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("language"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("confidence"), FieldPanel("note")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")

    def __str__(self) -> str:
        return self.name

    def derive(self) -> None:
        """Fold the name for matching."""
        self.folded = fold(self.name)[:160]
