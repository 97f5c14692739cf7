"""What an import of places would do: rows of several files become places, and are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from authorsite.interface import gettext
from portraits.actions.facts import PlaceFacts, PlaceNameFacts
from portraits.actions.import_places import names_from, place_from
from portraits.importers.comparing import check_instance
from portraits.importers.layouts import Layout
from portraits.importers.messages import Outcome
from portraits.importers.place_names import COUNTY_ENDING, NORWEGIAN_COUNTIES
from portraits.importers.places import (
    MUNICIPALITIES,
    PLACES,
    PlaceRow,
    check_municipality,
    check_place,
    place_cells,
    with_names,
)
from portraits.importers.plan import Plan, PlannedRow, changes_between
from portraits.importers.tables import Table
from portraits.models.vocabulary import PlaceKind, PlaceNameKind

COUNTRIES = {"SCB": "SE", "SSB": "NO"}


@dataclass(slots=True)
class PlacePlan(Plan):
    """The plan of an import of places, with the places to write."""

    create: list[PlaceFacts] = field(default_factory=list)
    update: list[PlaceFacts] = field(default_factory=list)


class _Register:
    """The places as they would be, while rows are added one after the other."""

    def __init__(self, stored: Mapping[str, PlaceFacts]) -> None:
        self.stored = stored
        self.places = dict(stored)
        self.by_code: dict[tuple[str, str, str], str] = {}
        for facts in stored.values():
            self._note_code(facts)

    def _note_code(self, facts: PlaceFacts) -> None:
        if facts.official_code:
            self.by_code[facts.kind, facts.code_system, facts.official_code] = facts.key

    def put(self, facts: PlaceFacts) -> None:
        self.places[facts.key] = facts
        self._note_code(facts)

    def key_of(self, entry: PlaceRow) -> str:
        """The key of the place a row is about."""
        if entry.key:
            return entry.key
        system, code, _county = entry.codes
        found = self.by_code.get((PlaceKind.MUNICIPALITY.value, system, code))
        return found or f"{entry.values['country'].lower()}-{code}"

    def county(self, entry: PlaceRow) -> str:
        """The key of the county a row names; a county nobody has listed is made."""
        system, _municipality, code = entry.codes
        if not code:
            return ""
        found = self.by_code.get((PlaceKind.COUNTY.value, system, code))
        if found:
            return found
        made = _county(system, code, entry.county_name)
        if made is None:
            entry.row.warn(
                "unknown_county",
                "county_code",
                gettext("No county has this number, so the place lies in none. Add the county."),
            )
            return ""
        self.put(made)
        entry.row.inform(
            "county_added",
            "county_code",
            gettext("The county %(county)s was in no file and is added.") % {"county": made.name},
        )
        return made.key

    def parent(self, entry: PlaceRow, facts: PlaceFacts) -> str:
        """The key of the place a place lies in: named by key, or told by the codes of the row."""
        if entry.parent:
            return entry.parent
        system, municipality, _county = entry.codes
        if facts.kind in {PlaceKind.COUNTY, PlaceKind.REGION}:
            return ""
        if facts.kind == PlaceKind.MUNICIPALITY or not municipality:
            return self.county(entry)
        found = self.by_code.get((PlaceKind.MUNICIPALITY.value, system, municipality), "")
        if not found:
            entry.row.error(
                "unknown_municipality",
                "municipality_code",
                gettext("No municipality has this number. Import the list of municipalities too."),
            )
        return found


def _county(system: str, code: str, name: str) -> PlaceFacts | None:
    """A county known only by what rows of municipalities say about it."""
    country = COUNTRIES.get(system, "")
    short: tuple[PlaceNameFacts, ...] = ()
    if system == "SSB":
        known, others = NORWEGIAN_COUNTIES.get(code, (name, ()))
        name = name or known
        bare = name.removesuffix(COUNTY_ENDING)
        short = tuple(PlaceNameFacts(text, language) for text, language in others)
        if bare != name:
            short += (PlaceNameFacts(bare, kind=PlaceNameKind.SHORT.value),)
    if not (name and country):
        return None
    return PlaceFacts(
        key=f"{country.lower()}-{code}",
        name=name,
        name_language="no" if system == "SSB" else "sv",
        kind=PlaceKind.COUNTY.value,
        country=country,
        official_code=code,
        code_system=system,
        names=short,
    )


def plan_places(
    sheets: Sequence[tuple[Table, Layout]],
    stored: Mapping[str, PlaceFacts],
    *,
    skip_invalid: bool = False,
) -> PlacePlan:
    """What importing files of places would do.

    The fuller layout comes first whatever the order of the files, and lists of municipalities
    only add what it leaves empty. A row that changes nothing is ``same``.

    Args:
        sheets: the files as read, with their layouts.
        stored: the places there are, by key.
        skip_invalid: whether rejected rows are left out.
    """
    register = _Register(stored)
    entries = [check_place(row) for table in _of(sheets, PLACES) for row in table.rows]
    entries += [
        check_municipality(row) for table in _of(sheets, MUNICIPALITIES) for row in table.rows
    ]
    _refuse_repeats(entries)
    # Municipalities and counties first, so that villages find them.
    by_size = sorted(
        (entry for entry in entries if not entry.row.has_errors),
        key=lambda entry: _SIZE.get(entry.values["kind"], len(_SIZE)),
    )
    before = {id(entry): _stated(entry, register) for entry in by_size}
    planned: dict[int, PlannedRow] = {}
    for entry in by_size:
        planned[id(entry)] = _lies_in(entry, before[id(entry)], register)
    rows = [
        planned.get(id(entry)) or PlannedRow(entry.row, Outcome.REJECT, entry.key)
        for entry in entries
    ]
    new = [facts for key, facts in register.places.items() if key not in stored]
    changed = [
        facts for key, facts in register.places.items() if key in stored and facts != stored[key]
    ]
    return PlacePlan(
        [table for table, _layout in sheets], rows, skip_invalid, create=new, update=changed
    )


_SIZE = {PlaceKind.REGION.value: 0, PlaceKind.COUNTY.value: 1, PlaceKind.MUNICIPALITY.value: 2}


def _of(sheets: Iterable[tuple[Table, Layout]], wanted: Layout) -> list[Table]:
    return [table for table, layout in sheets if layout is wanted]


def _refuse_repeats(entries: Iterable[PlaceRow]) -> None:
    seen: dict[object, PlaceRow] = {}
    for entry in entries:
        first = seen.setdefault(entry.key or entry.codes, entry)
        if first is not entry:
            entry.row.error(
                "duplicate_row",
                "id" if entry.key else "code",
                gettext("The same place stands in row %(row)s. Keep one of the two.")
                % {"row": first.row.row},
            )


def _stated(entry: PlaceRow, register: _Register) -> PlaceFacts | None:
    """Put the place as the row states it into the register; returns it as it was."""
    key = register.key_of(entry)
    before = register.places.get(key)
    facts = before or PlaceFacts(key)
    if entry.fills_only and before is not None:
        empty = {name: value for name, value in entry.values.items() if not getattr(facts, name)}
        facts = replace(facts, **empty)
    else:
        facts = replace(facts, **entry.values)
    register.put(with_names(facts, entry.names, fill=entry.fills_only))
    return before


def _lies_in(entry: PlaceRow, before: PlaceFacts | None, register: _Register) -> PlannedRow:
    """Find the place's parent and say what becomes of the row."""
    key = register.key_of(entry)
    facts = register.places[key]
    if not (entry.fills_only and facts.parent):
        facts = replace(facts, parent=register.parent(entry, facts))
        register.put(facts)
    if before is None or facts != before:
        _judge(entry, facts)
    if entry.row.has_errors:
        _take_back(key, before, register)
        return PlannedRow(entry.row, Outcome.REJECT, key)
    if before is None:
        return PlannedRow(entry.row, Outcome.CREATE, key)
    if entry.fills_only and key not in register.stored:
        return PlannedRow(entry.row, Outcome.SAME, key)
    changes = changes_between(
        place_cells(before, register.stored),
        place_cells(facts, register.places),
        PLACES.all_columns,
    )
    if not changes:
        _take_back(key, before, register)
        return PlannedRow(entry.row, Outcome.SAME, key)
    return PlannedRow(entry.row, Outcome.UPDATE, key, changes)


COLUMNS = {
    "key": "id",
    "coordinate_precision": "coord_precision",
    "coordinate_source": "coord_source",
    "official_code": "municipality_code",
}


def _judge(entry: PlaceRow, facts: PlaceFacts) -> None:
    """Let the models judge the place and its names."""
    place = place_from(facts)
    check_instance(entry.row, place, COLUMNS)
    for name in names_from(facts, place):
        check_instance(entry.row, name, {"name": "name", "note": "alt_names"})


def _take_back(key: str, before: PlaceFacts | None, register: _Register) -> None:
    if before is None:
        del register.places[key]
    else:
        register.put(before)
