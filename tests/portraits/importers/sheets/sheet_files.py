"""Write the sheets that tests invent, and read the plan of importing them."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from portraits.importers.matching import PlaceRegister
from portraits.importers.reading import read_files
from portraits.importers.record_planning import LAYOUTS, RecordPlan, Wishes, plan_records
from portraits.importers.stored_places import stored_places
from portraits.importers.stored_records import stored_records
from tests.portraits.importers.running import Answer, run
from tests.shared_data import shared_rows

type Grid = list[list[Any]]


def write_text(path: Path, rows: Grid, *, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """Separated text in an encoding."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def write_workbook(
    path: Path, sheets: dict[str, Grid], merged: dict[str, list[str]] | None = None
) -> Path:
    """A workbook with sheets by name, and the areas in them that are merged."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in (merged or {}).get(name, []):
            sheet.merge_cells(area)
    book.save(path)
    return path


def planned(path: Path, headings: dict[str, str] | None = None, **wishes: bool) -> RecordPlan:
    """The plan of importing a file."""
    found = read_files([path], LAYOUTS, headings, sheets_too=True)
    return plan_records(
        found.tables,
        stored_records(),
        PlaceRegister(stored_places()),
        Wishes(**wishes),
        found.sheets,
    )


@dataclass(frozen=True)
class Said:
    """What a plan would store of an author, in short."""

    birth: str
    death: str
    works: list[tuple[str, int | None]]


def authors_in(plan: RecordPlan) -> dict[str, Said]:
    """The new authors of a plan by name."""
    works: dict[str, list[tuple[str, int | None]]] = {}
    for work in plan.batch.new_works:
        for row in work.contributions:
            works.setdefault(row.author, []).append((work.title, work.first_year))
    return {
        author.name: Said(author.birth, author.death, works.get(author.key, []))
        for author in plan.batch.new_authors
    }


def codes_in(plan: RecordPlan, *, level: str = "error") -> list[tuple[int, str, str]]:
    """The messages of a level: row, code and column."""
    return [
        (result.row.row, message.code, message.column)
        for result in plan.rows
        for message in result.row.messages
        if message.level == level
    ]


def outcomes(plan: RecordPlan) -> dict[int, tuple[str, str]]:
    """Each row's outcome and author."""
    return {result.row.row: (result.outcome.value, result.record) for result in plan.rows}


def reported(tmp_path: Path, *files: Path, **options: Any) -> tuple[Answer, dict[str, Any]]:
    """Run the command with a report."""
    report = tmp_path / "report.json"
    answer = run("import_authors", *files, report=report, **options)
    return answer, json.loads(report.read_text(encoding="utf-8"))


def answer_key() -> dict[int, dict[str, str]]:
    """For each row of the consultant's sheet the author and whether it repeats another row."""
    return {int(row["sheet_row"]): row for row in shared_rows("consultant-sheet.key.csv")}


def by_row(report: dict[str, Any]) -> dict[int, dict[str, Any]]:
    """The rows of a report by their number."""
    return {row["row"]: row for row in report["rows"]}
