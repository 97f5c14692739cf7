"""Awards from files: ``awards.csv``, one row an award or nomination."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portraits.actions.facts import AwardFacts
from portraits.importers import fields
from portraits.importers.layouts import Layout
from portraits.importers.messages import Row
from portraits.importers.tables import cleaned
from portraits.models.vocabulary import AwardStatus

EARLIEST = 1700
AWARDS = Layout(
    "awards",
    columns=(
        "award_id", "author_id", "year", "award", "status", "work_title", "confidence",
        "source_kind", "source_url",
    ),
    extra=("note", "work_key", "source_title", "source_reference", "source_seen"),
    required=frozenset({"award_id", "author_id", "award"}),
)  # fmt: skip


@dataclass(slots=True)
class AwardRow:
    """What one row says about an award.

    Attributes:
        row: where it stands.
        key: the award's key.
        author: the author's key.
        values: the fields of ``AwardFacts`` the row speaks about, except its work.
        title: the title of the work it was for, as written.
        work: the key of that work, if the file gives one.
    """

    row: Row
    key: str
    author: str
    values: dict[str, Any]
    title: str
    work: str


def check_award(row: Row, stored: AwardFacts | None) -> AwardRow:
    """What a row says about an award; errors are noted on the row.

    Args:
        row: a row of ``awards.csv``.
        stored: the award as stored, for what the columns do not say.
    """
    given = cleaned(row)
    fields.required(row, given, "award_id", "author_id", "award")
    values: dict[str, Any] = {"name": given.get("award", "")}
    if "year" in given:
        values["year"] = fields.year(row, "year", given["year"], EARLIEST)
    if given.get("status"):
        values["status"] = fields.chosen(
            row, "status", given["status"], AwardStatus.values, "unknown_status"
        )
    if "confidence" in given:
        values["confidence"] = fields.confidence(row, given["confidence"])
    if "note" in given:
        values["note"] = given["note"]
    values["source"] = fields.source(row, given, (stored or AwardFacts("")).source)
    return AwardRow(
        row,
        given.get("award_id", ""),
        given.get("author_id", ""),
        values,
        given.get("work_title", ""),
        given.get("work_key", ""),
    )


def award_cells(facts: AwardFacts, titles: Mapping[str, str]) -> dict[str, str]:
    """An award as a row of ``awards.csv``.

    Args:
        facts: the award.
        titles: the titles of all works by key.
    """
    return {
        "award_id": facts.key,
        "author_id": facts.author,
        "year": fields.number_cell(facts.year),
        "award": facts.name,
        "status": facts.status,
        "work_title": facts.work_title or titles.get(facts.work, ""),
        "work_key": facts.work,
        "confidence": facts.confidence,
        "note": facts.note,
        **fields.source_cells(facts.source),
    }
