"""Places in words: "Piteå", "Pålmark, Piteå", "Malmberget (Gällivare kommun)", "Bodens kommun".

A name is looked up in every language of the register. Only what stands in the same cell narrows a
name that several places have; a name that stays ambiguous is kept in words, never guessed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from authorsite.collation import fold
from authorsite.interface import gettext
from portraits.actions.facts import Location, PlaceFacts
from portraits.importers.matching import PlaceRegister
from portraits.importers.sheets.remarks import Remark, tidy, warning
from portraits.models.vocabulary import PlaceKind, TieKind

_STRONG = re.compile(r"\s*[;\n/+&]\s*|\s+(?:och|og|and|samt)\s+", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"\s+(?:kommun|kommune|kn|k:n|k|municipality)\.?$", re.IGNORECASE)
_COUNTY = re.compile(r"\s+(?:län|fylke|county)$", re.IGNORECASE)
_PARISH = re.compile(r"\s+(?:socken|sn|församling|förs|sogn)\.?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<inside>[^()]+)\)\.?")
_WHERE = re.compile(r"^(?:i|på|från|vid|utanför|nära|in|from|at|near)\s+", re.IGNORECASE)
NEAR_NAMES = 3
_NEAR = 0.75
_LARGE = (PlaceKind.MUNICIPALITY, PlaceKind.COUNTY, PlaceKind.REGION)


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """Where a part of a cell is: a place, words, or both; and what there is to say.

    Attributes:
        location: the place found, with the words where they say more than its name.
        text: the part of the cell.
        remarks: why it was not found.
    """

    location: Location
    text: str
    remarks: tuple[Remark, ...] = ()

    @property
    def found(self) -> bool:
        """Whether a place was found."""
        return bool(self.location.place)


class PlaceReader:
    """Reads the places of cells by a register of places."""

    def __init__(self, register: PlaceRegister) -> None:
        self.register = register
        self._names: list[str] | None = None

    def read_one(self, text: str, kind: str = "") -> PlaceReading | None:
        """The only place of a cell, or None for an empty cell.

        Args:
            text: a place, perhaps with the municipality, county or region it lies in.
            kind: the kind of tie; a home is told for the municipality.
        """
        said = tidy(text).replace("\n", ", ").strip(" .,;")
        bare = said.rstrip("? ")
        if not bare or bare in {"-", "–"}:
            return None
        location = self._whole(bare, kind)
        if location is None or location.words:
            words = said if location is None or location.words != bare else bare
            location = Location(location.place if location else "", words)
        remarks = () if location.place else (self._unknown(said),)
        return PlaceReading(location, said, remarks)

    def read_many(self, text: str) -> tuple[PlaceReading, ...]:
        """All places of a cell; "village, municipality" is one of them."""
        found = [self.read_one(part) for part in self.parts(text)]
        return tuple(reading for reading in found if reading is not None)

    def municipality(self, text: str) -> str:
        """The key of the municipality, county or region a text names; empty for another text."""
        said = _MUNICIPALITY.sub("", text.strip(" .?")).strip()
        for name in self._forms_of(said, is_genitive=said != text.strip(" .?")):
            found = [place for place in self.register.named(name) if place.kind in _LARGE]
            kinds = {place.kind for place in found}
            for kind in _LARGE:
                of_kind = [place for place in found if place.kind == kind]
                if kind in kinds and len(of_kind) == 1:
                    return of_kind[0].key
        return ""

    def municipality_of(self, key: str) -> str:
        """The key of the municipality a place lies in or is; empty for a county or a region."""
        place = self.register.places[key]
        found = (self.register.places[above] for above in (key, *self._above(place)))
        return next((other.key for other in found if other.kind == PlaceKind.MUNICIPALITY), "")

    def lies_in(self, key: str, outer: str) -> bool:
        """Whether a place is another or lies in it."""
        place = self.register.places.get(key)
        return place is not None and (key == outer or outer in self._above(place))

    def widest(self, key: str) -> str:
        """What a place may mean: a town and the municipality of its name are told apart by nobody."""
        outer = self.municipality_of(key)
        places = self.register.places
        if outer and (key == outer or self.register.has_name(outer, places[key].name)):
            return outer
        return key

    def agree(self, old: Location, said: Location) -> bool:
        """Whether a stored place says at least as much as a said one."""
        if old.place and said.place:
            inside = self.lies_in(old.place, self.widest(said.place))
            if inside or not (old.words or said.words):
                return inside
        one, other = (set(fold(self.text_of(place)).split()) for place in (old, said))
        return bool(one and other) and (one <= other or other <= one)

    def text_of(self, location: Location) -> str:
        """A location in words."""
        return location.words or self.register.names.get(location.place, "")

    def municipalities(self, text: str) -> tuple[tuple[str, str], ...]:
        """The names in a cell of municipalities, each with its key, empty where there is none."""
        parts = [part.strip(" .") for part in re.split(r",|" + _STRONG.pattern, tidy(text))]
        return tuple((part, self.municipality(part)) for part in parts if part)

    def parts(self, text: str) -> Iterator[str]:
        """A cell of places taken apart, except where a comma joins a place to a larger one."""
        for chunk in _STRONG.split(tidy(text)):
            pieces = [piece.strip() for piece in re.split(r",(?![^()]*\))", chunk) if piece.strip()]
            while pieces:
                first = pieces.pop(0)
                if pieces and self._lies_in(first, pieces[0]):
                    first = f"{first}, {pieces.pop(0)}"
                yield first

    def near_names(self, text: str) -> list[str]:
        """Names of places that are spelled nearly alike."""
        if self._names is None:
            places = self.register.places.values()
            names = (
                name for place in places for name in (place.name, *(n.name for n in place.names))
            )
            self._names = list(dict.fromkeys(names))
        # Without accents ("lulea") and with a space too many ("Över kalix") a name is near as well.
        plain = fold(text).replace(" ", "")
        alike = [name for name in self._names if fold(name).replace(" ", "") == plain]
        close = difflib.get_close_matches(text, self._names, NEAR_NAMES, _NEAR)
        return list(dict.fromkeys([*alike, *close]))[:NEAR_NAMES]

    def _lies_in(self, small: str, large: str) -> bool:
        """Whether "Pålmark, Piteå" is one place: the second is larger, the first lies in it or
        is unknown."""
        outer = self.municipality(large)
        if not outer:
            return False
        is_marked = bool(_MUNICIPALITY.search(large) or _COUNTY.search(large))
        inside = self._within(small, outer)
        if inside is not None and inside.place != outer:
            return True
        known = bool(self.register.named(small))
        return is_marked if known else True

    def _whole(self, text: str, kind: str) -> Location | None:
        """The place a whole cell means; None where nothing in it is known."""
        if match := _IN_BRACKETS.fullmatch(text):
            pair = (match["name"].strip(), match["inside"].strip())
            small, large = pair
            return (
                self._pair(small, large, text, kind)
                or self._pair(large, small, text, kind)
                or self._single(small, kind, text)
            )
        first, comma, rest = text.partition(",")
        if comma and (found := self._pair(first.strip(), rest.strip(), text, kind)):
            return found
        return self._single(text, kind, text)

    def _pair(self, small: str, large: str, text: str, kind: str) -> Location | None:
        """A place in a larger one, or the larger one with the words."""
        outer = self.municipality(large)
        if not outer:
            return None
        return self._within(small, outer, kind) or Location(outer, text)

    def _within(self, small: str, outer: str, kind: str = "") -> Location | None:
        register = self.register
        small = _WHERE.sub("", small)
        if register.places[outer].kind == PlaceKind.MUNICIPALITY:
            found = register.within(small, outer, kind)
            return found if register.has_name(found.place, small) else None
        inside = [place for place in register.named(small) if outer in self._above(place)]
        smallest = [place for place in inside if place.kind not in _LARGE] or inside
        return register.at(smallest[0].key, small) if len(smallest) == 1 else None

    def _above(self, place: PlaceFacts) -> set[str]:
        keys: set[str] = set()
        while place.parent and place.parent not in keys:
            keys.add(place.parent)
            place = self.register.places[place.parent]
        return keys

    def _single(self, text: str, kind: str, words: str) -> Location | None:
        said = _WHERE.sub("", text)
        if _MUNICIPALITY.search(said) or _COUNTY.search(said):
            key = self.municipality(said) or self.municipality(_COUNTY.sub("", said))
            return Location(key) if key else None
        for name in self._forms_of(_PARISH.sub("", said), is_genitive=bool(_PARISH.search(said))):
            found = self.register.anywhere(name, large_first=kind == TieKind.LIVES)
            if found.place:
                return Location(found.place, "" if words == name else words)
        return None

    @staticmethod
    def _forms_of(name: str, *, is_genitive: bool) -> Iterator[str]:
        """The name as it stands, and without the s of "Bodens kommun"."""
        yield name
        if is_genitive and name.endswith("s"):
            yield name[:-1]

    def _unknown(self, text: str) -> Remark:
        named = self.register.named(text)
        if len(named) > 1:
            sentence = gettext(
                "Several places are called “%(name)s”, so it is kept in words. Write the "
                "municipality after a comma."
            )
            return warning("ambiguous_place", sentence % {"name": text})
        near = self.near_names(text)
        if near:
            sentence = gettext(
                "No place is called “%(name)s”. Is it one of these: %(near)s? It is kept in words."
            )
            return warning("unknown_place", sentence % {"name": text, "near": ", ".join(near)})
        sentence = gettext("No place is called “%(name)s”, so it is kept in words and on no map.")
        return warning("unknown_place", sentence % {"name": text})
