"""Places in lists of facts: their name for the reader, their address, their dot on the map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from authorsite.interface import InterfaceText
from portraits.models import Collection, Place
from portraits.models.vocabulary import PlaceKind
from portraits.views.facts.links import Links
from portraits.views.facts.wording import named, record_text

# Too large to be a dot on a map of the county.
AREAS = frozenset({PlaceKind.COUNTY, PlaceKind.REGION})


@dataclass(frozen=True)
class ShownPlace:
    """A place: its name in the reader's language, the official one where they differ, a link."""

    name: InterfaceText
    official: InterfaceText | None = None
    url: str | None = None


def shown_place(place: Place | None, words: str, links: Links) -> ShownPlace | None:
    """A place for readers; words stand for it where no place of the register could be tied."""
    if place is None:
        return ShownPlace(record_text(words)) if words else None
    local = place.name_in(links.language)
    official = None
    if local.text != place.name:
        official = InterfaceText(place.name, place.name_language)
    return ShownPlace(named(local), official, links.place(place))


def spots(places: Iterable[Place], language: str) -> list[dict[str, Any]]:
    """Dots for the locator map, in the order given, each name once.

    A village without coordinates is shown by what it lies in, under that name. Where a town and
    its municipality have the same name, the town has the dot.
    """
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for place in places:
        drawn = next((it for it in (place, *place.ancestors) if _has_dot(it)), None)
        if drawn is None:
            continue
        label = drawn.name_in(language).text
        rank = 2 if drawn != place else int(drawn.kind == PlaceKind.MUNICIPALITY)
        if label not in found or rank < found[label][0]:
            found[label] = rank, _dot(drawn, label)
    return [dot for _rank, dot in found.values()]


def _has_dot(place: Place) -> bool:
    return place.kind not in AREAS and place.latitude is not None and place.longitude is not None


def _dot(place: Place, label: str) -> dict[str, Any]:
    return {
        "label": label,
        "latitude": float(place.latitude or 0),
        "longitude": float(place.longitude or 0),
    }


@dataclass(frozen=True)
class OurCounty:
    """The places that make up our county: their keys, and the codes of the counties to draw."""

    ids: frozenset[int]
    codes: tuple[str, ...]


def our_county(collection: Collection) -> OurCounty:
    """Our county from the settings of the collection."""
    places = list(collection.places.all())
    codes = {
        place.official_code[:2]: None
        for place in places
        if place.official_code and place.country == "SE"
    }
    return OurCounty(frozenset(place.pk for place in places), tuple(codes))
