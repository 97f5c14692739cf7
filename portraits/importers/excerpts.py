"""Excerpts in files: ``excerpts.csv``, one row a text, with the right to show it.

Texts of one excerpt share its ``pid``; the columns of the right repeat in each of its rows. A row with
a ``version`` is a text as it was published, which never changes; one without is the text of now, which
becomes the next version when it says something else. Line breaks in a text are kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from authorsite.interface import gettext
from authorsite.permanent_ids import is_valid, normalised
from authorsite.rights.models import Basis
from authorsite.settings.languages import RECORD_LANGUAGE_BY_CODE
from portraits.actions.facts import ExcerptFacts, RightFacts, TextFacts
from portraits.importers import fields
from portraits.importers.cells import CellError, clean_lines
from portraits.importers.layouts import Layout
from portraits.importers.messages import Row
from portraits.importers.tables import cleaned
from portraits.models import TextForm
from portraits.models.sources import web_address

RIGHT_COLUMNS: Mapping[str, str] = {
    "rights_title": "title",
    "rights_holder": "holder",
    "rights_basis": "basis",
    "rights_licence_url": "licence_url",
    "rights_reference": "reference",
    "rights_credit": "credit",
    "rights_notes": "notes",
}
COVERS = ("web", "print", "classroom", "sound", "translation")
PERIOD = ("starts", "ends")
EXCERPTS = Layout(
    "excerpts",
    columns=(
        "pid", "work_key", "title", "location", "edition_isbn", "language", "form", "text",
        "translator", "version", "published_at", *RIGHT_COLUMNS,
        *(f"rights_{name}" for name in (*COVERS, *PERIOD)), "status",
    ),
    extra=(),
    required=frozenset({"pid", "work_key", "text"}),
)  # fmt: skip
DRAFT = "draft"
LONGEST_TEXT = 50_000
"""Characters of a text; far more than may be quoted, but a short work may be free."""


@dataclass(slots=True)
class ExcerptRow:
    """What one row says: about the excerpt, its right, and one of its texts."""

    row: Row
    excerpt: ExcerptFacts
    text: TextFacts


def check_excerpt(row: Row) -> ExcerptRow:
    """What a row says about an excerpt and a text; errors are noted on the row."""
    given = cleaned(row, frozenset({"text"}))
    fields.required(row, given, "work_key", "language", "form")
    pid = normalised(given.get("pid", ""))
    if pid and not is_valid(pid):
        row.error(
            "invalid_pid",
            "pid",
            gettext("This is no permanent id. Leave the cell empty for a new excerpt."),
        )
    excerpt = ExcerptFacts(
        pid=pid,
        work=given.get("work_key", ""),
        title=given.get("title", ""),
        location=given.get("location", ""),
        edition_isbn=given.get("edition_isbn", ""),
        right=_right(row, given),
        draft=given.get("status", "") == DRAFT,
    )
    return ExcerptRow(row, excerpt, _text(row, given))


def _text(row: Row, given: Mapping[str, str]) -> TextFacts:
    try:
        text = clean_lines(row.cells.get("text", ""), longest=LONGEST_TEXT)
    except CellError as error:
        row.error(error.code, "text", error.message)
        text = ""
    if not text and not row.has_errors:
        row.error("missing_value", "text", gettext("The cell is empty. Fill it in."))
    fields.chosen(
        row, "language", given.get("language", ""), RECORD_LANGUAGE_BY_CODE, "unknown_language"
    )
    fields.chosen(row, "form", given.get("form", ""), TextForm.values, "unknown_form")
    version = given.get("version", "")
    if version and not (version.isdecimal() and 0 < int(version) < 10_000):
        row.error("invalid_version", "version", gettext("Write a number, or leave the cell empty."))
        version = ""
    moment = given.get("published_at", "")
    try:
        published = datetime.datetime.fromisoformat(moment) if moment else None
    except ValueError:
        row.error("invalid_date", "published_at", gettext("Write the time as it was exported."))
        published = None
    return TextFacts(
        language=given.get("language", ""),
        form=given.get("form", ""),
        text=text,
        translator=given.get("translator", ""),
        version=int(version) if version else None,
        published_at=published.isoformat() if published else "",
    )


def _right(row: Row, given: Mapping[str, str]) -> RightFacts | None:
    """The right, None where all its columns are empty."""
    said = {name: given.get(column, "") for column, name in RIGHT_COLUMNS.items()}
    if not any(said.values()):
        return None
    fields.chosen(row, "rights_basis", said["basis"], Basis.values, "unknown_basis")
    if not said["title"]:
        row.error("missing_value", "rights_title", gettext("The cell is empty. Fill it in."))
    if not said["basis"]:
        row.error("missing_value", "rights_basis", gettext("The cell is empty. Fill it in."))
    if said["licence_url"]:
        try:
            web_address(said["licence_url"])
        except ValidationError as error:
            row.error("invalid_url", "rights_licence_url", " ".join(error.messages))
    days = {}
    for name in PERIOD:
        text = given.get(f"rights_{name}", "")
        try:
            days[name] = datetime.date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            row.error("invalid_date", f"rights_{name}", gettext("Write the day as 2026-12-31."))
            days[name] = ""
    if days["starts"] and days["ends"] and days["ends"] < days["starts"]:
        row.error("invalid_date", "rights_ends", gettext("The right ends before it starts."))
    covers = tuple(name for name in COVERS if fields.flag(given.get(f"rights_{name}", "")))
    return RightFacts(**said, covers=covers, **days)


def excerpt_cells(excerpt: ExcerptFacts, text: TextFacts) -> dict[str, str]:
    """A text of an excerpt as a row of ``excerpts.csv``."""
    return {
        "pid": excerpt.pid,
        "work_key": excerpt.work,
        "title": excerpt.title,
        "location": excerpt.location,
        "edition_isbn": excerpt.edition_isbn,
        "language": text.language,
        "form": text.form,
        "text": text.text,
        "translator": text.translator,
        "version": "" if text.version is None else str(text.version),
        "published_at": text.published_at,
        "status": DRAFT if excerpt.draft else "",
        **_right_cells(excerpt.right),
    }


def _right_cells(right: RightFacts | None) -> dict[str, str]:
    if right is None:
        return {}
    cells: dict[str, Any] = {column: getattr(right, name) for column, name in RIGHT_COLUMNS.items()}
    for name in COVERS:
        cells[f"rights_{name}"] = fields.flag_cell(value=name in right.covers)
    for name in PERIOD:
        cells[f"rights_{name}"] = getattr(right, name)
    return cells


def excerpt_rows(excerpts: Mapping[str, ExcerptFacts]) -> list[dict[str, str]]:
    """Every text of every excerpt as a row, versions in order."""
    return [
        excerpt_cells(excerpt, text)
        for excerpt in sorted(excerpts.values(), key=lambda found: found.pid)
        for text in excerpt.texts
    ]
