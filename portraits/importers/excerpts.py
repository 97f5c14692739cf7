"""Excerpts in files: ``excerpts.csv``, one row a text, with the right to show it.

Texts of one excerpt share its ``pid``; the rights columns repeat in each of its rows. Line breaks
in a text are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from authorsite.interface import gettext
from portraits.importers import fields
from portraits.importers.layouts import Layout
from portraits.importers.messages import Outcome, Row
from portraits.importers.plan import PlannedRow
from portraits.importers.records import Run
from portraits.models import Excerpt
from portraits.models.excerpts import ExcerptText

_RIGHTS: Mapping[str, str] = {
    "rights_title": "title",
    "rights_holder": "holder",
    "rights_basis": "basis",
    "rights_licence_url": "licence_url",
    "rights_reference": "reference",
    "rights_credit": "credit",
    "rights_notes": "notes",
}
_COVERS = ("web", "print", "classroom", "sound", "translation")
_PERIOD = ("starts", "ends")
EXCERPTS = Layout(
    "excerpts",
    columns=(
        "pid", "work_key", "title", "location", "edition_isbn", "language", "form", "text",
        "translator", "version", "published_at", *_RIGHTS,
        *(f"rights_{name}" for name in (*_COVERS, *_PERIOD)), "status",
    ),
    extra=(),
    required=frozenset({"pid", "work_key", "text"}),
)  # fmt: skip
DRAFT = "draft"


def plan_excerpts(_run: Run, rows: Sequence[Row]) -> list[PlannedRow]:
    """Excerpts are exported but not imported yet; their rows are left out, and say so."""
    for row in rows:
        row.warn("not_imported", "", gettext("Excerpts are not imported yet; add it by hand."))
    return [PlannedRow(row, Outcome.SKIP) for row in rows]


def excerpt_rows() -> list[dict[str, str]]:
    """Every text of every excerpt as a row of ``excerpts.csv``, in order."""
    texts = ExcerptText.objects.select_related(
        "excerpt__work", "excerpt__edition", "excerpt__rights"
    ).order_by("sort_order", "version", "pk")
    rows = [_cells(text) for text in texts]
    return sorted(rows, key=lambda row: (row["pid"], row["work_key"], row["title"]))


def _cells(text: ExcerptText) -> dict[str, str]:
    excerpt = text.excerpt
    published = text.published_at
    return {
        "pid": excerpt.pid or "",
        "work_key": excerpt.work.key,
        "title": excerpt.title,
        "location": excerpt.location,
        "edition_isbn": excerpt.edition.isbn if excerpt.edition else "",
        "language": text.language,
        "form": text.form,
        "text": text.text,
        "translator": "" if text.is_original else text.translator,
        "version": str(text.version),
        "published_at": published.isoformat() if published else "",
        "status": "" if excerpt.live else DRAFT,
        **_rights_cells(excerpt),
    }


def _rights_cells(excerpt: Excerpt) -> dict[str, str]:
    right: Any = excerpt.rights
    if right is None:
        return {}
    cells = {column: getattr(right, name) for column, name in _RIGHTS.items()}
    for name in _COVERS:
        cells[f"rights_{name}"] = fields.flag_cell(value=getattr(right, f"covers_{name}"))
    for name in _PERIOD:
        day = getattr(right, name)
        cells[f"rights_{name}"] = day.isoformat() if day else ""
    return cells
