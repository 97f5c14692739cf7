"""Places in lists, with how many authors are tied to them, and authors by kind of tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Prefetch

from authorsite.collation import sort_key
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.settings.languages import site_language
from portraits.models import Author, LocalName, Place, PlaceName, Tie
from portraits.models.vocabulary import Confidence, PlaceKind, PlaceNameKind
from portraits.querysets.alphabets import sort_field
from portraits.querysets.place_lists import (
    TieRow,
    author_counts,
    kind_counts,
    listed_authors,
    tie_rows,
)
from portraits.querysets.places import places_above
from portraits.views.facts.links import Links
from portraits.views.facts.lives import life_years
from portraits.views.facts.ties import ORDER, label_of, tie_years
from portraits.views.facts.wording import capitalised, label_text, named
from portraits.views.keeping import kept

MOST_IN_KIND = 60
"""Authors of one kind of tie that a place's page lists; the list of authors has them all."""


def counts_by_place() -> Mapping[int, int]:
    """How many authors each place has."""
    return kept("places", lambda: author_counts(places_above()))


@dataclass(frozen=True)
class PlaceRow:
    """A place in a list. ``count`` are the authors there, those inside it included."""

    place: Place
    name: InterfaceText
    kind: InterfaceText
    url: str
    count: int
    sort: str
    inside: list[PlaceRow] = field(default_factory=list)


def place_row(place: Place, links: Links, counts: Mapping[int, int]) -> PlaceRow:
    """A place for a reader; its names must be loaded."""
    name = place.name_in(links.language)
    return PlaceRow(
        place,
        named(name),
        kind_of(place),
        links.place(place) or "",
        counts.get(place.pk, 0),
        sort_key(name.text, site_language(links.language).alphabet),
    )


def kind_of(place: Place) -> InterfaceText:
    """What a place is."""
    return label_text(PlaceKind(place.kind).label)


def names_for(language: str) -> Prefetch[str]:
    """The names of places that readers of a language need."""
    return Prefetch("names", PlaceName.objects.filter(language=language, kind=PlaceNameKind.NAME))


def sorted_rows(rows: Iterable[PlaceRow]) -> list[PlaceRow]:
    """Places by name."""
    return sorted(rows, key=lambda row: (row.sort, row.place.pk))


@dataclass
class AuthorAt:
    """An author tied to a place: where exactly if it lies inside, and in which years."""

    name: str
    url: str
    years: InterfaceText
    places: list[tuple[InterfaceText, str]] = field(default_factory=list)
    times: list[InterfaceText] = field(default_factory=list)


@dataclass(frozen=True)
class KindGroup:
    """The authors with one kind of tie; ``more_url`` where there are more than are listed."""

    kind: str
    label: InterfaceText
    count: int
    authors: list[AuthorAt]
    more_url: str


@dataclass(frozen=True)
class AuthorsAt:
    """All authors tied to a place, by kind of tie."""

    groups: list[KindGroup]
    invented: bool
    names: list[str]


def authors_at(place: Place, links: Links) -> AuthorsAt:
    """The authors of a place, in as few queries for a thousand as for one.

    Which they are is kept until the content changes; whether lists name them is asked each time.
    """
    counts, chosen = kept(
        f"authors at {place.pk} by {sort_field(links.language)}",
        lambda: _chosen_at(place, sort_field(links.language)),
    )
    authors = listed_authors().in_bulk({row.author for row in chosen})
    rows = [row for row in chosen if row.author in authors]
    places = Place.objects.prefetch_related(names_for(links.language))
    found = places.in_bulk({row.place for row in rows})
    ties = Tie.objects.in_bulk({row.tie for row in rows if row.tie})
    groups = []
    index = links.tree.section_path("portraitindexpage", links.language)
    for kind in ORDER:
        of_kind = [row for row in rows if row.kind == kind]
        if not of_kind:
            continue
        people: dict[int, AuthorAt] = {}
        for row in of_kind:
            author = authors[row.author]
            person = people.setdefault(author.pk, _person(author, links))
            _add_place(person, row, place, found[row.place], links)
            years = tie_years(ties[row.tie], links.language) if row.tie else None
            if years is not None:
                person.times.append(years)
        more = counts[kind] > len(people)
        groups.append(
            KindGroup(
                kind,
                label_of(kind),
                counts[kind],
                list(people.values()),
                f"{index}?place={place.key}&tie={kind}" if more and index else "",
            )
        )
    return AuthorsAt(
        groups,
        any(author.invented for author in authors.values()),
        [authors[pk].name for pk in dict.fromkeys(row.author for row in rows)],
    )


def _chosen_at(place: Place, field: str) -> tuple[dict[str, int], list[TieRow]]:
    """How many authors each kind of tie has at a place, and the first rows of each kind."""
    counts = kind_counts([place.pk])
    return counts, tie_rows([place.pk], field, MOST_IN_KIND) if counts else []


def _person(author: Author, links: Links) -> AuthorAt:
    years = life_years(author, links.language)
    return AuthorAt(author.name, links.author(author) or "", years)


def _add_place(person: AuthorAt, row: TieRow, here: Place, place: Place, links: Links) -> None:
    """Say where inside the place, once; nothing for the place itself."""
    if row.place == here.pk:
        return
    name = named(place.name_in(links.language))
    if name.plain not in {known.plain for known, _url in person.places}:
        person.places.append((name, links.place(place) or ""))


def with_kind(name: InterfaceText, kind: InterfaceText) -> InterfaceText:
    """A name with what it is, where two places are called the same."""
    return InterfaceText("%s (%s)", NO_LANGUAGE) % (name, kind)


@dataclass(frozen=True)
class NameLine:
    """A name of a place, with the language it is in or how it is used."""

    label: InterfaceText
    name: InterfaceText


def names_of(place: Place, heading: LocalName) -> list[NameLine]:
    """The names of a place in all languages but the one in the heading, sure ones only."""
    found: dict[tuple[str, str], NameLine] = {}
    if (place.name, place.name_language) != heading:
        found[place.name, place.name_language] = _name_line(place.name, place.name_language, "")
    for row in place.names.all():
        key = row.name, row.language
        if row.confidence != Confidence.LOW and key != heading:
            found.setdefault(key, _name_line(row.name, row.language, row.kind))
    known = {heading.text, *(name for name, language in found if language)}
    return [line for (name, language), line in found.items() if language or name not in known]


def _name_line(name: str, language: str, kind: str) -> NameLine:
    usual = kind in {"", PlaceNameKind.NAME}
    use = label_text(PlaceNameKind(kind or PlaceNameKind.NAME).label)
    if not language:
        label = use
    elif usual:
        label = language_name(language)
    else:
        label = with_kind(capitalised(language_name(language)), use)
    return NameLine(capitalised(label) if usual or not language else label, _text(name, language))


def _text(name: str, language: str) -> InterfaceText:
    return InterfaceText(name, language or NO_LANGUAGE)
