"""Ties from files: ``ties.csv``, one row a place an author is tied to.

A row of kind ``born`` is the author's birth place, the same fact as in ``authors.csv`` and stored
once, on the author.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authorsite.interface import gettext
from authorsite.partial_dates import year
from portraits.actions.facts import (
    NO_SOURCE,
    AuthorFacts,
    Location,
    PlaceFacts,
    SourceFacts,
    TieFacts,
)
from portraits.importers import fields
from portraits.importers.layouts import Layout
from portraits.importers.messages import Row
from portraits.importers.places import enclosing, official_name
from portraits.importers.tables import cleaned
from portraits.models.vocabulary import LifeEvent, PlaceKind, Precision, TieKind

BORN = LifeEvent.BORN.value
TIES = Layout(
    "ties",
    columns=(
        "tie_id", "author_id", "place", "municipality", "municipality_code", "county", "kind",
        "from_year", "to_year", "confidence", "note", "source_urls",
    ),
    extra=(
        "place_id", "precision", "disputed", "source_kind", "source_title", "source_reference",
        "source_seen",
    ),
    required=frozenset({"tie_id", "author_id", "place", "kind"}),
)  # fmt: skip
KINDS = (BORN, *TieKind.values)


@dataclass(slots=True)
class TieRow:
    """What one row says about a tie.

    Attributes:
        row: where it stands.
        key: the tie's key.
        author: the author's key.
        values: the fields of ``TieFacts`` the row speaks about, except place and source.
        given: the cells, made safe.
        urls: the addresses of its sources.
    """

    row: Row
    key: str
    author: str
    values: dict[str, Any]
    given: Mapping[str, str]
    urls: tuple[str, ...]

    @property
    def is_birth(self) -> bool:
        """Whether the row says where the author was born."""
        return self.values.get("kind") == BORN


def check_tie(row: Row) -> TieRow:
    """What a row says about a tie; errors are noted on the row."""
    given = cleaned(row)
    fields.required(row, given, "tie_id", "author_id", "kind", "place")
    values: dict[str, Any] = {
        "kind": fields.chosen(row, "kind", given.get("kind", ""), KINDS, "unknown_kind")
    }
    for column in ("from_year", "to_year"):
        if column in given:
            values[column] = fields.year(row, column, given[column])
    if "note" in given:
        values["note"] = given["note"]
    if "confidence" in given:
        values["confidence"] = fields.confidence(row, given["confidence"])
    if "disputed" in given:
        values["disputed"] = fields.flag(given["disputed"])
    if given.get("precision"):
        values["precision"] = fields.chosen(
            row, "precision", given["precision"], Precision.values, "unknown_precision"
        )
    start, end = values.get("from_year"), values.get("to_year")
    if start and end and end < start:
        row.error(
            "years_out_of_order",
            "to_year",
            gettext("The tie ends before it begins. Swap the years."),
        )
    urls = fields.addresses(row, "source_urls", given.get("source_urls", ""))
    return TieRow(row, given.get("tie_id", ""), given.get("author_id", ""), values, given, urls)


def own_source(entry: TieRow, stored: SourceFacts, author: AuthorFacts) -> SourceFacts:
    """The source of a tie beyond those of its author.

    A row that names the author's own sources, all or several of them, has none of its own; a
    single address is the tie's own unless the author has no other either.
    """
    known = {source.url for source in author.sources}
    unknown = [url for url in entry.urls if url not in known]
    if len(unknown) > 1:
        entry.row.error(
            "several_sources",
            "source_urls",
            gettext("Give one address, or add the addresses to the author's source_urls."),
        )
    said = {
        name: entry.given.get(column, getattr(stored, name))
        for column, name in fields.SOURCE_COLUMNS.items()
        if name != "url"
    }
    single = entry.urls[0] if len(entry.urls) == 1 and known != set(entry.urls) else ""
    url = unknown[0] if unknown else single
    if "source_urls" not in entry.given:
        url = stored.url
    return SourceFacts(**said, url=url)


def place_cells(location: Location, places: Mapping[str, PlaceFacts]) -> dict[str, str]:
    """A place of a tie as cells: its name, and the municipality and county it lies in."""
    place = places.get(location.place)
    if place is None:
        return {"place": location.words, "place_id": ""}
    municipality, county = enclosing(place, places)
    has_county = county is not None and place.kind not in {PlaceKind.COUNTY, PlaceKind.REGION}
    return {
        "place": location.words or place.name,
        "place_id": place.key,
        "municipality": official_name(municipality) if municipality else "",
        "municipality_code": municipality.official_code if municipality else "",
        "county": county.name if county and has_county else "",
    }


def tie_cells(
    facts: TieFacts, author: AuthorFacts, places: Mapping[str, PlaceFacts]
) -> dict[str, str]:
    """A tie as a row of ``ties.csv``."""
    urls = " ".join(source.url for source in author.sources if source.url)
    cells = {
        "tie_id": facts.key,
        "author_id": facts.author,
        "kind": facts.kind,
        "from_year": fields.number_cell(facts.from_year),
        "to_year": fields.number_cell(facts.to_year),
        "confidence": facts.confidence,
        "note": facts.note,
        "precision": "" if facts.precision == Precision.EXACT else facts.precision,
        "disputed": fields.flag_cell(value=facts.disputed),
        **place_cells(facts.location, places),
    }
    if facts.source != NO_SOURCE:
        cells |= fields.source_cells(facts.source)
    return cells | {"source_urls": facts.source.url or urls}


def birth_tie(author: AuthorFacts) -> TieFacts | None:
    """The birth place of an author as a tie, or None where none is known."""
    if not author.birth_place:
        return None
    return TieFacts(
        key=author.birth_place_key or f"{author.key}--{BORN}",
        author=author.key,
        kind=BORN,
        location=author.birth_place,
        from_year=year(author.birth),
        confidence=author.birth_place_confidence,
        note=author.birth_place_note,
    )
