"""Authors to read next: those who share a place, a book or an award with the author."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Abs, Coalesce

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from portraits.models import Author, Award, Contribution, Place, Tie
from portraits.models.inclusion import lies_in
from portraits.models.vocabulary import AwardStatus, Confidence, LifeEvent, PlaceKind, Role
from portraits.querysets.portraits import is_portrayed
from portraits.views.facts.links import Links
from portraits.views.facts.lives import sure_birth_place
from portraits.views.facts.places import OurCounty
from portraits.views.facts.ties import label_of, shown_ties
from portraits.views.facts.wording import joined, labelled, named, record_text

MOST = 6
MOST_CANDIDATES = 200
MOST_REASONS = 2
FAR_APART = 999
"""Years between two births of which one is unknown."""
TOGETHER, AWARD = "together", "award"
# The smaller a place, the more it says that two authors share it; a whole county says nothing.
WEIGHTS = {
    PlaceKind.VILLAGE: 4,
    PlaceKind.PARISH: 4,
    PlaceKind.TOWN: 3,
    PlaceKind.MUNICIPALITY: 2,
    PlaceKind.REGION: 1,
    PlaceKind.COUNTY: 0,
}
WEIGHT_ELSEWHERE = 1
WEIGHT_TOGETHER = 10
WEIGHT_AWARD = 2


@dataclass(frozen=True)
class Related:
    """Another author, with the reasons, strongest first."""

    key: str
    name: str
    url: str
    reasons: list[InterfaceText]


@dataclass
class _Candidate:
    """An author who shares something: how near in time, and what is shared with its weight."""

    key: str
    name: str
    order: tuple[int, str]
    shared: dict[tuple[str, str, int], int] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, int, str]:
        """More and weightier things in common first, then contemporaries, then by name."""
        return (-sum(self.shared.values()), *self.order)


def related_authors(
    author: Author,
    contributions: Iterable[Contribution],
    awards: Iterable[Award],
    county: OurCounty,
    links: Links,
) -> list[Related]:
    """At most six authors that readers may see, always the same ones for the same facts.

    Args:
        author: with ties and their places loaded.
        contributions: all sure contributions to the author's works.
        awards: the author's sure awards.
        county: our county; sharing a place elsewhere says little.
        links: addresses for the reader.
    """
    places = _shared_places(author)
    candidates = _written_together(author, contributions)
    names = {award.name for award in awards if award.status == AwardStatus.RECEIVED}
    for pk, name, key, distance, order, kind, place in _rows(author, places, sorted(names)):
        found = candidates.setdefault(pk, _Candidate(key, name, (distance, order)))
        weight = WEIGHT_AWARD
        if place:
            weight = _weight(places[kind, place], county)
        found.shared[AWARD if not place else "tie", kind, place] = weight
    titles = {row.work_id: row.work for row in contributions}
    best = sorted(candidates.values(), key=lambda candidate: candidate.rank)[:MOST]
    return [
        Related(candidate.key, candidate.name, url, _reasons(candidate, places, titles, links))
        for candidate in best
        if (url := links.author_key(candidate.key)) is not None
    ]


def _shared_places(author: Author) -> dict[tuple[str, int], Place]:
    """Kinds of ties with their places, small enough for two authors to have in common."""
    born = sure_birth_place(author)
    ties = [(tie.kind, tie.shown_place) for tie in shown_ties(author)]
    found = {(kind, place.pk): place for kind, place in ties if place is not None}
    if born is not None:
        found[LifeEvent.BORN, born.pk] = born
    return {key: place for key, place in found.items() if WEIGHTS[PlaceKind(place.kind)]}


def _weight(place: Place, county: OurCounty) -> int:
    """How much it says that two authors share a place."""
    weight = WEIGHTS[PlaceKind(place.kind)]
    inside = place.kind == PlaceKind.REGION or lies_in(place, county.ids)
    return weight if inside else WEIGHT_ELSEWHERE


def _written_together(
    author: Author, contributions: Iterable[Contribution]
) -> dict[int, _Candidate]:
    """Authors of the collection who wrote a work together with the author."""
    rows = list(contributions)
    own = {row.work_id for row in rows if row.author_id == author.pk and row.role == Role.AUTHOR}
    found: dict[int, _Candidate] = {}
    for row in rows:
        other = row.author
        if other is None or other.pk == author.pk or row.role != Role.AUTHOR:
            continue
        if row.work_id not in own or not getattr(row, "portrayed", False):
            continue
        if other.invented != author.invented:
            continue
        order = (_distance(author, other), other.sort_sv)
        candidate = found.setdefault(other.pk, _Candidate(other.key, other.name, order))
        candidate.shared[TOGETHER, "", row.work_id] = WEIGHT_TOGETHER
    return found


def _distance(author: Author, other: Author) -> int:
    if author.birth_year is None or other.birth_year is None:
        return FAR_APART
    return abs(author.birth_year - other.birth_year)


def _rows(
    author: Author, places: dict[tuple[str, int], Place], awards: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Candidates with what they share, in one query: authors of the same age first."""
    parts: list[QuerySet[Any, Any]] = []
    ties = Q()
    for kind, place in places:
        if kind != LifeEvent.BORN:
            # What is shown at a place lies in it; this way the index on the place is used.
            ties |= Q(kind=kind, place__in=around(place), shown_at=place)
    born = [place for kind, place in places if kind == LifeEvent.BORN]
    if ties:
        rows = Tie.objects.public().filter(ties)
        parts.append(_columns(rows, author, "author__", F("kind"), F("shown_at")))
    if born:
        births = Author.objects.public().filter(birth_place__in=born)
        births = births.exclude(birth_place_confidence=Confidence.LOW)
        kind_born = Value(LifeEvent.BORN.value, CharField())
        parts.append(_columns(births, author, "", kind_born, F("birth_place_id")))
    if awards:
        received = Award.objects.public().filter(name__in=awards, status=AwardStatus.RECEIVED)
        parts.append(_columns(received, author, "author__", F("name"), Value(0, IntegerField())))
    if not parts:
        return []
    union = parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0].distinct()
    return list(union.order_by("distance", "order", "what", "where")[:MOST_CANDIDATES])


def around(place: int) -> QuerySet[Place, int]:
    """The keys of a place and of what lies directly in it."""
    return Place.objects.filter(Q(pk=place) | Q(parent=place)).values_list("pk", flat=True)


def _columns(
    rows: QuerySet[Any], author: Author, path: str, what: Any, where: Any
) -> QuerySet[Any, Any]:
    """The columns of one part of the union, from rows whose author is at ``path``."""
    distance: Any = Value(FAR_APART, IntegerField())
    if author.birth_year is not None:
        difference = Abs(F(f"{path}birth_year") - author.birth_year)
        distance = Coalesce(difference, distance, output_field=IntegerField())
    key = f"{path}pk"
    return (
        rows.exclude(**{key: author.pk})
        .filter(is_portrayed(key), **{f"{path}invented": author.invented})
        .order_by()
        .annotate(distance=distance, order=F(f"{path}sort_sv"), what=what, where=where)
        .values_list(key, f"{path}name", f"{path}key", "distance", "order", "what", "where")
    )


def _reasons(
    candidate: _Candidate,
    places: dict[tuple[str, int], Place],
    works: dict[int, Any],
    links: Links,
) -> list[InterfaceText]:
    """What is shared, weightiest first, each as a label with a name."""
    shared = sorted(candidate.shared.items(), key=lambda item: (-item[1], item[0]))
    found = []
    for (why, what, where), _weight in shared[:MOST_REASONS]:
        if why == TOGETHER:
            title = joined((named(part) for part in works[where].title_parts), " / ")
            found.append(labelled(_("Written together"), title))
        elif why == AWARD:
            found.append(labelled(_("The same award"), record_text(what)))
        else:
            place = named(places[what, where].name_in(links.language))
            found.append(labelled(label_of(what), place))
    return found
