"""Ties between an author and a place: kind, years, source."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from portraits.models.places import Place
from portraits.models.sources import Sourced
from portraits.models.vocabulary import PlaceKind, Precision, TieKind
from portraits.querysets.authors import TieQuerySet


def place_to_show(kind: str, place: Place | None) -> Place | None:
    """The place of a tie as readers see it: a present home no closer than the municipality.

    ``TieQuerySet.shown`` says the same to the database.
    """
    if kind != TieKind.LIVES or place is None or place.parent is None:
        return place
    return place.parent if place.parent.kind == PlaceKind.MUNICIPALITY else place


class Tie(Sourced, Orderable):
    """One documented tie. Without a source of its own it stands in one of the author's sources."""

    author = ParentalKey("portraits.Author", on_delete=models.CASCADE, related_name="ties")
    key = models.CharField(
        _("key"), max_length=120, blank=True, help_text=_("Id in imported and exported files.")
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ties",
    )
    place_words = models.CharField(
        _("place in words"),
        max_length=160,
        blank=True,
        help_text=_("Only where no place in the register fits."),
    )
    kind = models.CharField(_("kind of tie"), max_length=10, choices=TieKind.choices)
    from_year = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    precision = models.CharField(
        _("precision of the years"),
        max_length=6,
        choices=Precision.choices,
        default=Precision.EXACT,
    )
    disputed = models.BooleanField(
        _("disputed"), default=False, help_text=_("The sources disagree; the note says how.")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = TieQuerySet.as_manager()
    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("place_words")]),
        FieldRowPanel([FieldPanel("from_year"), FieldPanel("to_year"), FieldPanel("precision")]),
        FieldRowPanel([FieldPanel("note"), FieldPanel("disputed")]),
        MultiFieldPanel(Sourced.source_panels, heading=_("Source"), classname="collapsed"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~models.Q(key=""), name="tie_key_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.place_text}"

    @property
    def shown_place(self) -> Place | None:
        """The place as readers see it, see ``place_to_show``."""
        return place_to_show(self.kind, self.place)

    @property
    def place_text(self) -> str:
        """The words where they say more than the place, else the place's official name."""
        return self.place_words or (self.place.name if self.place is not None else "")

    def clean(self) -> None:
        """A tie has a place, its years are in order and none lies in the future.

        Raises:
            ValidationError: by field.
        """
        super().clean()
        errors: dict[str, Any] = {}
        if self.place_id is None and not self.place_words:
            errors["place"] = _("Choose a place, or write it in words.")
        this_year = timezone.localdate().year
        for name in ("from_year", "to_year"):
            year = getattr(self, name)
            if year is not None and not 1000 <= year <= this_year:
                errors[name] = _("The year must lie between 1000 and this year.")
        if not errors and self.from_year and self.to_year and self.to_year < self.from_year:
            errors["to_year"] = _("The tie ends before it begins.")
        if errors:
            raise ValidationError(errors)
