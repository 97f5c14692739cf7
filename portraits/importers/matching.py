"""Find the place a cell names, and the author a row is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from authorsite.collation import fold
from authorsite.partial_dates import year
from portraits.actions.facts import NOWHERE, AuthorFacts, Location, PlaceFacts
from portraits.importers.places import enclosing
from portraits.models.vocabulary import PlaceKind, TieKind

# The smaller place first: a village and its municipality often share a name.
_SMALL_FIRST = (
    PlaceKind.VILLAGE, PlaceKind.PARISH, PlaceKind.TOWN, PlaceKind.MUNICIPALITY, PlaceKind.COUNTY,
    PlaceKind.REGION,
)  # fmt: skip
# A row without a municipality means a county or a region where one has the name.
_LARGE_FIRST = (PlaceKind.REGION, PlaceKind.COUNTY, *_SMALL_FIRST[:4])
# Where somebody lives is told for the municipality, not nearer.
_MUNICIPALITY_FIRST = (PlaceKind.MUNICIPALITY, *_SMALL_FIRST[:3])


class PlaceRegister:
    """The stored places, found by their names and codes; retired ones by their key only."""

    def __init__(self, places: Mapping[str, PlaceFacts]) -> None:
        self.places = places
        self.names = {key: facts.name for key, facts in places.items()}
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        self._by_code: defaultdict[str, list[str]] = defaultdict(list)
        self._municipality: dict[str, str] = {}
        for key, facts in places.items():
            if facts.retired:
                continue
            municipality, _county = enclosing(facts, self.places)
            self._municipality[key] = municipality.key if municipality else ""
            for name in dict.fromkeys((facts.name, *(row.name for row in facts.names))):
                self._by_name[name.casefold()].append(key)
            if facts.kind == PlaceKind.MUNICIPALITY and facts.official_code:
                self._by_code[facts.official_code].append(key)

    def named(self, text: str) -> list[PlaceFacts]:
        """All places with a name, those whose official name it is first."""
        found = [self.places[key] for key in self._by_name.get(text.casefold(), ())]
        return sorted(found, key=lambda place: place.name != text)

    def has_name(self, key: str, text: str) -> bool:
        """Whether a place has a name in any language."""
        return key in self._by_name.get(text.casefold(), ())

    def municipality(self, name: str, code: str, county: str) -> str:
        """The key of the municipality with a number and a name; empty if there is not one.

        Numbers are unique in a country only, names not even there, so each narrows the other.
        """
        found = self._by_code.get(code, []) if code else [
            place.key for place in self.named(name) if place.kind == PlaceKind.MUNICIPALITY
        ]  # fmt: skip
        if name:
            found = [key for key in found if self.has_name(key, name)]
        if len(found) > 1:
            found = [key for key in found if self._county_name(key) == county]
        return found[0] if len(found) == 1 else ""

    def _county_name(self, key: str) -> str:
        county = enclosing(self.places[key], self.places)[1]
        return county.name if county else ""

    def at(self, key: str, text: str) -> Location:
        """A place by its key, with the words of the cell where they differ from its name."""
        return Location(key, "" if self.names[key] == text else text)

    def within(self, text: str, municipality: str, kind: str) -> Location:
        """The place with a name in a municipality, or the municipality with the words.

        Args:
            text: the name.
            municipality: key of the municipality.
            kind: kind of the tie; somebody who lives in a place lives in its municipality.
        """
        order = _MUNICIPALITY_FIRST if kind == TieKind.LIVES else _SMALL_FIRST
        inside = [
            place for place in self.named(text) if self._municipality[place.key] == municipality
        ]
        found = _first(inside, order)
        return self.at(found.key, text) if found else Location(municipality, text)

    def anywhere(self, text: str, *, large_first: bool = False) -> Location:
        """The only place with a name, or the words where there is none or more than one.

        Places of one name that lie in each other (a town in its municipality) count as one.
        """
        if not text:
            return NOWHERE
        named = self.named(text)
        official = [place for place in named if place.name == text]
        for candidates in (official, named):
            found = _first(candidates, _LARGE_FIRST if large_first else _SMALL_FIRST)
            if found and all(self._is_near(found, other) for other in candidates):
                return self.at(found.key, text)
            if candidates:
                break
        return Location(words=text)

    def _is_near(self, place: PlaceFacts, other: PlaceFacts) -> bool:
        if place.kind == PlaceKind.REGION or other.kind == PlaceKind.REGION:
            return True
        return place.key in self._above(other) or other.key in self._above(place)

    def _above(self, place: PlaceFacts) -> set[str]:
        keys = {place.key}
        above = self.places.get(place.parent)
        while above is not None and above.key not in keys:
            keys.add(above.key)
            above = self.places.get(above.parent)
        return keys


def _first(places: Iterable[PlaceFacts], order: tuple[PlaceKind, ...]) -> PlaceFacts | None:
    ranked = [place for place in places if place.kind in order]
    return min(ranked, key=lambda place: order.index(PlaceKind(place.kind)), default=None)


class AuthorRegister:
    """Authors found by the names they have, folded as for searching."""

    def __init__(self, authors: Iterable[AuthorFacts]) -> None:
        self._by_name: defaultdict[str, list[AuthorFacts]] = defaultdict(list)
        self._published: defaultdict[str, list[str]] = defaultdict(list)
        for facts in authors:
            self.add(facts)

    def add(self, facts: AuthorFacts) -> None:
        """Let an author be found too."""
        self._published[fold(facts.name)].append(facts.key)
        for name in {fold(facts.name), *(fold(row.name) for row in facts.names)}:
            self._by_name[name].append(facts)

    def likely(self, facts: AuthorFacts) -> str:
        """The key of another author who is likely the same: same name, no other birth year."""
        born = year(facts.birth)
        names = dict.fromkeys((fold(facts.name), *(fold(row.name) for row in facts.names)))
        for other in (other for name in names for other in self._by_name.get(name, ())):
            other_born = year(other.birth)
            if other.key != facts.key and (born is None or other_born in {born, None}):
                return other.key
        return ""

    def published_as(self, name: str) -> str:
        """The key of the only author who publishes under a name; empty if there is not one."""
        found = self._published.get(fold(name), [])
        return found[0] if len(found) == 1 else ""
