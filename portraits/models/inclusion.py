"""The inclusion rule: why an author is in the collection, computed from documented ties.

The model is Norrbotten's county library: an author was born and grew up in the county, or lives or
has lived there for a time. Growing up in a place counts as having lived there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

from authorsite.interface import gettext_lazy as _
from portraits.models.vocabulary import Confidence, LifeEvent, TieKind

if TYPE_CHECKING:
    from portraits.models.authors import Author
    from portraits.models.places import Place

RESIDENCE = frozenset({TieKind.GREW_UP, TieKind.LIVES, TieKind.LIVED})


class Outcome(models.TextChoices):
    """The four outcomes of the rule."""

    MEETS = "meets", _("Meets the collection's rule")
    TIED = "tied", _("Tied to the county in another documented way")
    BORN_ONLY = "born_only", _("Born in the county")
    NOT_ESTABLISHED = "not_established", _("The tie to the county is not established")


@dataclass(frozen=True)
class Evidence:
    """One fact that speaks for the author: kind of tie and place."""

    kind: str
    place: Place


@dataclass(frozen=True)
class Inclusion:
    """The outcome for one author, with the facts it rests on, strongest first."""

    outcome: Outcome
    evidence: tuple[Evidence, ...]


def lies_in(place: Place | None, county_ids: frozenset[int]) -> bool:
    """Whether a place is one of the county's places or lies inside one.

    Regions that cross counties do not lie in one. Needs the place's parents loaded.
    """
    while place is not None:
        if place.pk in county_ids:
            return True
        place = place.parent
    return False


def inclusion(author: Author, county_ids: frozenset[int]) -> Inclusion:
    """The inclusion rule for one author, from facts that are sure enough to be shown.

    Args:
        author: with ties, their places and parents prefetched, or it queries.
        county_ids: primary keys of the places that make up our county.
    """
    ties = [
        Evidence(tie.kind, tie.place)
        for tie in author.ties.all()
        if tie.place is not None
        and tie.confidence != Confidence.LOW
        and lies_in(tie.place, county_ids)
    ]
    born: list[Evidence] = []
    birth_place = author.birth_place
    if (
        birth_place is not None
        and author.birth_place_confidence != Confidence.LOW
        and lies_in(birth_place, county_ids)
    ):
        born = [Evidence(LifeEvent.BORN, birth_place)]
    residence = [evidence for evidence in ties if evidence.kind in RESIDENCE]
    other = [evidence for evidence in ties if evidence.kind not in RESIDENCE]
    if residence:
        return Inclusion(Outcome.MEETS, (*born, *residence))
    if other:
        return Inclusion(Outcome.TIED, (*born, *other))
    if born:
        return Inclusion(Outcome.BORN_ONLY, tuple(born))
    return Inclusion(Outcome.NOT_ESTABLISHED, ())
