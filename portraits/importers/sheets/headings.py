"""What the headings of a sheet mean, and in which row they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from authorsite.collation import fold
from portraits.importers.sheets.grids import Grid

SYNONYMS = Path(__file__).with_name("headings.toml")
NAME_FIELDS = frozenset({"family_name", "given_name", "full_name"})
WORK_FIELDS = frozenset({"title", "year", "isbn", "publisher"})
_TITLE_ROWS = 40
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NUMBER = re.compile(r"[\s_.-]*(?P<number>\d{1,2})\.?$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes:
        index: its place from 0.
        heading: its heading, unlike those of all other columns.
        field: what it holds, None where the heading is not known.
        group: the number in a heading such as "Titel 2", by which columns belong together.
    """

    index: int
    heading: str
    field: str | None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a sheet, and the rows (from 0) in which their headings stand."""

    columns: tuple[Column, ...]
    first_row: int
    last_row: int

    @property
    def fields(self) -> frozenset[str]:
        """The fields the sheet has."""
        return frozenset(column.field for column in self.columns if column.field)

    def heading_of(self, *fields: str) -> str:
        """The heading of the first of these fields that the sheet has; empty without one."""
        for field in fields:
            for column in self.columns:
                if column.field == field:
                    return column.heading
        return ""


@cache
def synonyms() -> Mapping[str, str]:
    """Every known heading, folded, with the field it stands for."""
    table = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))
    return {fold(heading): field for field, headings in table.items() for heading in headings}


def known_fields() -> frozenset[str]:
    """The fields a heading can stand for."""
    return frozenset(synonyms().values())


def field_of(heading: str, given: Mapping[str, str]) -> tuple[str | None, int]:
    """The field and the number of a heading.

    Args:
        heading: the text of the cell.
        given: what whoever imports says that headings mean; "" for one to leave out.
    """
    for written in (heading, " ".join(heading.split())):
        if written in given:
            return given[written] or None, 0
    plain = _BRACKETS.sub(" ", heading)
    match = _NUMBER.search(plain.strip())
    number = int(match["number"]) if match else 0
    for text, group in (
        (fold(heading), 0),
        (fold(plain), 0),
        (fold(_NUMBER.sub("", plain.strip())), number),
    ):
        if text in synonyms():
            return synonyms()[text], group
    return None, 0


def _filled(grid: Grid, row: int) -> list[str]:
    """A row in which merged cells all say what the first of them says."""
    cells = list(grid.rows[row])
    merged = grid.wide.get(row, {})
    if merged:
        cells += [""] * (max(merged) + 1 - len(cells))
    return [
        cells[merged[index]] if not cell and index in merged else cell
        for index, cell in enumerate(cells)
    ]


def _candidates(grid: Grid) -> Iterator[tuple[int, int, list[str]]]:
    """Rows that may hold the headings, alone and together with the next."""
    for row in range(min(len(grid.rows), _TITLE_ROWS)):
        cells = _filled(grid, row)
        yield row, row, cells
        if row + 1 < len(grid.rows):
            below = _filled(grid, row + 1)
            width = max(len(cells), len(below))
            above = _spread(cells + [""] * (width - len(cells)))
            below = below + [""] * (width - len(below))
            yield (
                row,
                row + 1,
                [
                    f"{first} {second}".strip() if second.strip() else first
                    for first, second in zip(above, below, strict=True)
                ],
            )


def _spread(cells: list[str]) -> list[str]:
    """A first line of headings, each of which reaches to the next, as where merging was lost."""
    found: list[str] = []
    last = ""
    for cell in cells:
        last = cell if cell.strip() else last
        found.append(last)
    return found


def _columns(cells: Sequence[str], given: Mapping[str, str]) -> tuple[Column, ...]:
    columns = []
    taken: dict[str, int] = {}
    for index, cell in enumerate(cells):
        heading = " ".join(cell.split())
        if not heading:
            continue
        field, group = field_of(heading, given)
        taken[heading] = taken.get(heading, 0) + 1
        if taken[heading] > 1:
            group = group or taken[heading]
            heading = f"{heading} ({taken[heading]})"
        columns.append(Column(index, heading, field, group))
    return _with_single_titles(columns)


def _with_single_titles(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns; where the year has a column of its own, "Verk" holds one title, not a list."""
    fields = {column.field for column in columns}
    if "year" in fields and "title" not in fields:
        return tuple(
            replace(column, field="title") if column.field == "titles" else column
            for column in columns
        )
    return tuple(columns)


def _score(columns: Sequence[Column]) -> tuple[int, int]:
    fields = {column.field for column in columns if column.field}
    if not fields & NAME_FIELDS:
        return 0, 0
    return len(fields), -sum(column.field is None for column in columns)


def find_headings(grid: Grid, given: Mapping[str, str]) -> Headings | None:
    """The headings of a sheet: the row, or two rows, in which the most are known.

    Args:
        grid: the sheet.
        given: what whoever imports says that headings mean.

    Returns:
        None for a sheet without a heading that stands for a name.
    """
    best: tuple[tuple[int, int], Headings] | None = None
    for first, last, cells in _candidates(grid):
        if last > first and not _is_second_line(grid, first, given):
            continue
        columns = _columns(cells, given)
        score = _score(columns)
        if score[0] and (best is None or score > best[0]):
            best = score, Headings(columns, first, last)
    return best[1] if best else None


def _is_second_line(grid: Grid, first: int, given: Mapping[str, str]) -> bool:
    """Whether the row after a row of headings is more of them: most of it, joined, is known."""
    above = _spread(_filled(grid, first))
    below = grid.rows[first + 1]
    said = [(index, cell) for index, cell in enumerate(below) if cell.strip()]
    known = sum(
        field_of(f"{above[index] if index < len(above) else ''} {cell}".strip(), given)[0]
        is not None
        for index, cell in said
    )
    return bool(said) and known * 2 >= len(said) and any(cell.strip() for cell in grid.rows[first])
