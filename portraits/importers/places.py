"""Places from files: the gazetteer (``places.csv``, also as exported) and lists of municipalities.

A row becomes facts by ``check_place`` or ``check_municipality`` and, for the gazetteer, cells again
by ``place_cells``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from authorsite.identifiers import IdentifierError, normalise_wikidata
from authorsite.interface import gettext
from authorsite.settings.languages import RECORD_LANGUAGE_BY_CODE
from portraits.actions.facts import PlaceFacts, PlaceNameFacts
from portraits.importers.cells import CellError
from portraits.importers.details import read_details, write_details
from portraits.importers.layouts import Layout
from portraits.importers.messages import Row
from portraits.importers.place_names import (
    read_alternatives,
    split_parallel,
    write_alternatives,
)
from portraits.importers.tables import cleaned
from portraits.models.vocabulary import PlaceKind, PlaceNameKind

NAME_COLUMNS = {
    "name_fi": "fi", "name_fit": "fit", "name_se": "se", "name_smj": "smj", "name_sma": "sma",
    "name_sje": "sje", "name_sju": "sju",
}  # fmt: skip
PLACES = Layout(
    "places",
    columns=(
        "id", "name", "alt_names", *NAME_COLUMNS, "kind", "parent_municipality",
        "municipality_code", "code_system", "county", "county_code", "country", "latitude",
        "longitude", "coord_precision", "coord_source", "wikidata_qid", "wikidata_qid_candidate",
        "name_source", "name_confidence", "note",
    ),
    extra=("parallel_name", "name_language", "parent", "more_names", "retired"),
    required=frozenset({"id", "name", "kind"}),
)  # fmt: skip
MUNICIPALITIES = Layout(
    "municipalities",
    columns=(
        "country", "code_system", "code", "name", "county_code", "county", "latitude", "longitude",
    ),
    extra=(),
    required=frozenset({"code", "code_system", "name", "county_code"}),
)  # fmt: skip
LAYOUTS = {layout.name: layout for layout in (PLACES, MUNICIPALITIES)}

# Columns that say the same as a field of the facts.
_PLAIN = {
    "name": "name", "kind": "kind", "code_system": "code_system", "country": "country",
    "coord_precision": "coordinate_precision", "coord_source": "coordinate_source",
    "wikidata_qid": "wikidata_qid", "wikidata_qid_candidate": "wikidata_qid_candidate",
    "name_source": "name_source", "name_confidence": "name_confidence", "note": "note",
}  # fmt: skip
MAIN_LANGUAGE = {"NO": "no"}
SWEDISH = "sv"
DECIMALS = 4
YES = "yes"


@dataclass(slots=True)
class PlaceRow:
    """What one row says about a place.

    Attributes:
        row: where it stands.
        key: the place's key; empty for a municipality, which is known by its code.
        values: the fields of ``PlaceFacts`` the row speaks about.
        codes: numbers of the municipality and county it names, and their system.
        county_name: the name of the county, as written.
        parent: key of the place it lies in, where the file says so.
        fills_only: whether the row only fills what is empty.
    """

    row: Row
    key: str
    values: dict[str, Any]
    codes: tuple[str, str, str] = ("", "", "")
    county_name: str = ""
    parent: str | None = None
    fills_only: bool = False
    names: dict[str, tuple[PlaceNameFacts, ...]] = field(default_factory=dict)


def _coordinate(row: Row, column: str, text: str) -> str:
    if not text:
        return ""
    try:
        return decimal_text(Decimal(text))
    except InvalidOperation:
        row.error(
            "invalid_coordinate",
            column,
            gettext("This is not a number of degrees. Write it like 67.0808."),
        )
        return ""


def decimal_text(value: Decimal | None) -> str:
    """Degrees with four decimals, or five where there are more."""
    if value is None:
        return ""
    text = f"{value:.5f}"
    return text.removesuffix("0")


def _qid(row: Row, column: str, text: str) -> str:
    try:
        return normalise_wikidata(text) if text else ""
    except IdentifierError as error:
        row.error(error.code, column, error.message)
        return ""


def check_place(row: Row) -> PlaceRow:
    """What a row of the gazetteer says; errors are noted on the row."""
    given = cleaned(row)
    values: dict[str, Any] = {
        name: given[column] for column, name in _PLAIN.items() if column in given
    }
    for column in ("id", "name", "kind"):
        if not given.get(column) and not row.has_errors:
            row.error("missing_value", column, gettext("The cell is empty. Fill it in."))
    kind = given.get("kind", "")
    if kind and kind not in PlaceKind.values:
        row.error(
            "unknown_kind",
            "kind",
            gettext("There is no such kind of place. Choose one of: %(kinds)s.")
            % {"kinds": ", ".join(PlaceKind.values)},
        )
    for column in ("latitude", "longitude"):
        if column in given:
            values[column] = _coordinate(row, column, given[column])
    for column in ("wikidata_qid", "wikidata_qid_candidate"):
        if column in given:
            values[column] = _qid(row, column, given[column])
    if "retired" in given:
        values["retired"] = given["retired"] == YES
    values["name_language"] = given.get("name_language") or MAIN_LANGUAGE.get(
        given.get("country", ""), SWEDISH
    )
    if values["name_language"] not in RECORD_LANGUAGE_BY_CODE:
        row.error("unknown_language", "name_language", gettext("This language code is unknown."))
    own_code = {PlaceKind.COUNTY.value: "county_code", PlaceKind.MUNICIPALITY: "municipality_code"}
    values["official_code"] = given.get(own_code.get(kind, ""), "")
    return PlaceRow(
        row,
        key=given.get("id", ""),
        values=values,
        codes=(
            given.get("code_system", ""),
            given.get("municipality_code", ""),
            given.get("county_code", ""),
        ),
        county_name=given.get("county", ""),
        parent=given.get("parent"),
        names=_names(row, given, kind),
    )


def _names(row: Row, given: Mapping[str, str], kind: str) -> dict[str, tuple[PlaceNameFacts, ...]]:
    """The names by the column that gives them, for the columns the file has."""
    names: dict[str, tuple[PlaceNameFacts, ...]] = {
        column: ((PlaceNameFacts(given[column], language),) if given[column] else ())
        for column, language in NAME_COLUMNS.items()
        if column in given
    }
    if "alt_names" in given:
        names["alt_names"] = read_alternatives(given["alt_names"], kind)
    if whole := given.get("parallel_name"):
        names["parallel_name"] = (PlaceNameFacts(whole, kind=PlaceNameKind.PARALLEL.value),)
    elif "parallel_name" in given:
        names["parallel_name"] = ()
    try:
        if "more_names" in row.cells:
            names["more_names"] = read_details(row.cells["more_names"], PlaceNameFacts)
    except CellError as error:
        row.error(error.code, "more_names", error.message)
    return names


def check_municipality(row: Row) -> PlaceRow:
    """What a row of a list of municipalities says; errors are noted on the row."""
    given = cleaned(row)
    code, name, country = given.get("code", ""), given.get("name", ""), given.get("country", "")
    for column in ("code", "name", "country"):
        if not given.get(column) and not row.has_errors:
            row.error("missing_value", column, gettext("The cell is empty. Fill it in."))
    others: tuple[PlaceNameFacts, ...] = ()
    shown, language = name, SWEDISH
    if country == "NO":
        shown, language, others = split_parallel(name, code)
    values = {
        "name": shown,
        "name_language": language,
        "kind": PlaceKind.MUNICIPALITY.value,
        "country": country,
        "official_code": code,
        "code_system": given.get("code_system", ""),
        "latitude": _coordinate(row, "latitude", given.get("latitude", "")),
        "longitude": _coordinate(row, "longitude", given.get("longitude", "")),
    }
    return PlaceRow(
        row,
        key="",
        values=values,
        codes=(given.get("code_system", ""), code, given.get("county_code", "")),
        county_name=given.get("county", ""),
        fills_only=True,
        names={"name": others},
    )


def sorted_names(facts: PlaceFacts) -> dict[str, tuple[PlaceNameFacts, ...]]:
    """The names of a place by the column of an exported file that can say them."""
    by_column: dict[str, tuple[PlaceNameFacts, ...]] = dict.fromkeys(NAME_COLUMNS, ())
    by_column |= {"alt_names": (), "parallel_name": (), "more_names": ()}
    columns = {language: column for column, language in NAME_COLUMNS.items()}
    for row in facts.names:
        column = columns.get(row.language, "")
        if row == PlaceNameFacts(row.name, row.language) and column and not by_column[column]:
            by_column[column] = (row,)
        elif row == PlaceNameFacts(row.name, kind=PlaceNameKind.PARALLEL.value):
            by_column["parallel_name" if not by_column["parallel_name"] else "more_names"] += (row,)
        elif row.kind in {"name", "parallel"} or row.confidence:
            by_column["more_names"] += (row,)
        else:
            by_column["alt_names"] += (row,)
    _cell, unsaid = write_alternatives(by_column["alt_names"], facts.kind)
    if unsaid:
        by_column["alt_names"] = ()
        by_column["more_names"] += unsaid
    return by_column


def with_names(
    facts: PlaceFacts, stated: Mapping[str, tuple[PlaceNameFacts, ...]], *, fill: bool
) -> PlaceFacts:
    """The place with the names a row states, column by column.

    Args:
        facts: the place so far.
        stated: names by column, as a row gives them.
        fill: whether names are only added where the language has none.
    """
    if fill:
        known = {(row.language, row.kind) for row in facts.names if row.language}
        texts = {row.name for row in facts.names}
        added = [
            row
            for rows in stated.values()
            for row in rows
            if row.name not in texts and (row.language, row.kind) not in known
        ]
        return replace(facts, names=(*facts.names, *added)) if added else facts
    by_column = {**sorted_names(facts), **stated}
    return replace(facts, names=tuple(row for rows in by_column.values() for row in rows))


def place_cells(facts: PlaceFacts, above: Mapping[str, PlaceFacts]) -> dict[str, str]:
    """A place as a row of the gazetteer.

    Args:
        facts: the place.
        above: all places by key, to name those it lies in.
    """
    names = sorted_names(facts)
    municipality, county = enclosing(facts, above)
    inside = municipality is not None and municipality.key != facts.key
    cells = {column: getattr(facts, name) for column, name in _PLAIN.items()}
    cells |= {column: rows[0].name if rows else "" for column, rows in names.items()}
    cells |= {
        "id": facts.key,
        "name": facts.name,
        "alt_names": write_alternatives(names["alt_names"], facts.kind)[0],
        "parent_municipality": official_name(municipality) if municipality and inside else "",
        "municipality_code": municipality.official_code if municipality else "",
        "county": county.name if county else "",
        "county_code": county.official_code if county else "",
        "latitude": facts.latitude,
        "longitude": facts.longitude,
        "name_language": facts.name_language,
        "parent": facts.parent,
        "more_names": write_details(names["more_names"]),
        "retired": YES if facts.retired else "",
    }
    return cells


def enclosing(
    facts: PlaceFacts, above: Mapping[str, PlaceFacts]
) -> tuple[PlaceFacts | None, PlaceFacts | None]:
    """The municipality and the county a place is or lies in."""
    found: dict[str, PlaceFacts] = {}
    place: PlaceFacts | None = facts
    for _level in range(4):
        if place is None:
            break
        found.setdefault(place.kind, place)
        place = above.get(place.parent)
    return found.get(PlaceKind.MUNICIPALITY), found.get(PlaceKind.COUNTY)


def official_name(place: PlaceFacts) -> str:
    """The whole official name, in several languages where it has them."""
    kind = PlaceNameKind.PARALLEL.value
    return next((row.name for row in place.names if row.kind == kind), place.name)
