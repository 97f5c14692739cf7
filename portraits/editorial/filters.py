"""How the lists of records are narrowed."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from authorsite.interface import record_language_choices
from authorsite.rights.models import Basis, RightsRecord
from portraits.models import Author, Place, PortraitPage, Tie, Work
from portraits.models.vocabulary import Audience, Confidence, Form, PlaceKind, TieKind
from portraits.querysets.places import within_q

YES, NO = "yes", "no"


def yes_no(label: str | Promise) -> django_filters.ChoiceFilter:
    """A filter that asks whether something is so; the filter set's ``decide`` answers."""
    return django_filters.ChoiceFilter(
        label=label,
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.RadioSelect,
        method="decide",
    )


def one_of(label: str | Promise, choices: Any, method: str = "") -> django_filters.ChoiceFilter:
    """A filter by a value of a list."""
    return django_filters.ChoiceFilter(label=label, choices=choices, method=method or None)


def _places() -> Any:
    """Counties and municipalities in use, as choices."""
    kinds = (PlaceKind.COUNTY, PlaceKind.MUNICIPALITY, PlaceKind.REGION)
    rows = Place.objects.filter(kind__in=kinds, retired=False).filter(
        Q(ties__isnull=False) | Q(children__ties__isnull=False)
    )
    return rows.distinct().order_by("name")


class AuthorFilters(WagtailFilterSet):
    """How the list of authors is narrowed."""

    place = django_filters.ModelChoiceFilter(
        queryset=lambda _request: _places(), label=_("Tied to"), method="tied_to"
    )
    tie = one_of(_("Kind of tie"), TieKind.choices, "by_tie")
    language = one_of(_("Language"), record_language_choices, "by_language")
    form = one_of(_("Form"), Form.choices, "by_form")
    live = yes_no(_("Published"))
    portrait = yes_no(_("Has a portrait"))
    unsure = yes_no(_("Has uncertain facts"))
    hidden = yes_no(_("Hidden"))
    invented = yes_no(_("Invented"))

    class Meta:
        model = Author
        fields: ClassVar[list[str]] = []

    def tied_to(self, queryset: Any, name: str, value: Place) -> Any:
        """Authors with a tie to a place or to one that lies in it."""
        ties = Tie.objects.filter(within_q("place", [value.pk]), author=OuterRef("pk"))
        return queryset.filter(Exists(ties))

    def by_tie(self, queryset: Any, name: str, value: str) -> Any:
        """Authors with a tie of a kind."""
        return queryset.filter(Exists(Tie.objects.filter(author=OuterRef("pk"), kind=value)))

    def by_language(self, queryset: Any, name: str, value: str) -> Any:
        """Authors who write in a language."""
        return queryset.filter(languages__language=value).distinct()

    def by_form(self, queryset: Any, name: str, value: str) -> Any:
        """Authors who write in a form."""
        return queryset.filter(forms__form=value).distinct()

    def decide(self, queryset: Any, name: str, value: str) -> Any:
        """The records of which something is so, or is not so."""
        low = Tie.objects.filter(author=OuterRef("pk"), confidence=Confidence.LOW)
        conditions = {
            "live": Q(live=True),
            "hidden": Q(hidden=True),
            "invented": Q(invented=True),
            "portrait": Q(Exists(PortraitPage.objects.filter(author=OuterRef("pk")))),
            "unsure": Q(confidence=Confidence.LOW) | Q(Exists(low)),
        }
        condition = conditions[name]
        return queryset.filter(condition if value == YES else ~condition)


class WorkFilters(WagtailFilterSet):
    """How the list of works is narrowed."""

    form = one_of(_("Form"), Form.choices)
    audience = one_of(_("Audience"), Audience.choices)
    first_year = django_filters.RangeFilter(label=_("First published"))

    class Meta:
        model = Work
        fields: ClassVar[list[str]] = ["live"]


class PlaceFilters(WagtailFilterSet):
    """How the list of places is narrowed."""

    kind = one_of(_("Kind"), PlaceKind.choices)

    class Meta:
        model = Place
        fields: ClassVar[list[str]] = ["retired"]


class RightsFilters(WagtailFilterSet):
    """How the ledger of rights is narrowed."""

    basis = one_of(_("Basis"), Basis.choices)
    ends_before = django_filters.DateFilter(
        field_name="ends", lookup_expr="lte", label=_("Ends no later than"), widget=AdminDateInput
    )

    class Meta:
        model = RightsRecord
        fields: ClassVar[list[str]] = []
