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
class _Said:
    """A heading as the sheet writes it, and the spellings by which to look it up, in their order."""

    text: str
    spellings: tuple[str, ...]


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


def _candidates(grid: Grid, given: Mapping[str, str]) -> Iterator[tuple[int, int, list[_Said]]]:
    """Rows that may hold the headings, alone and together with the next."""
    for row in range(min(len(grid.rows), _TITLE_ROWS)):
        cells = _filled(grid, row)
        yield row, row, [_Said(cell, (cell,)) for cell in cells]
        if row + 1 < len(grid.rows) and any(cell.strip() for cell in cells):
            said = _two_lines(cells, _filled(grid, row + 1))
            if _is_second_line(said, grid.rows[row + 1], given):
                yield row, row + 1, said


def _two_lines(cells: list[str], below: list[str]) -> list[_Said]:
    """The headings of two rows: both lines together, else the lower, else the upper alone.

    A heading of the upper row reaches to the next one, as where merging was lost; over an empty
    cell it stands for its own column only.
    """
    width = max(len(cells), len(below))
    above = cells + [""] * (width - len(cells))
    reaching, last = [], ""
    for cell in above:
        last = cell if cell.strip() else last
        reaching.append(last)
    return [
        _Said(f"{over} {under}".strip(), (f"{over} {under}".strip(), under, own))
        if under.strip()
        else _Said(own, (own,))
        for own, over, under in zip(
            above, reaching, below + [""] * (width - len(below)), strict=True
        )
    ]


def _meaning(said: _Said, given: Mapping[str, str]) -> tuple[str | None, int]:
    """The field and the number of a heading, by the first of its spellings that is known.

    "Utgivningsår" under "Böcker" holds the years of titles that stand beside it, not a list of books.
    """
    found = [field_of(" ".join(text.split()), given) for text in said.spellings if text.strip()]
    if len(found) > 1 and found[0][0] == "titles" and found[1][0] in WORK_FIELDS:
        return found[1]
    return next((meaning for meaning in found if meaning[0]), (None, 0))


def _columns(cells: Sequence[_Said], given: Mapping[str, str]) -> tuple[Column, ...]:
    columns = []
    taken: dict[str, int] = {}
    for index, said in enumerate(cells):
        heading = " ".join(said.text.split())
        if not heading:
            continue
        field, group = _meaning(said, given)
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


def _score(
    columns: Sequence[Column], cells: Sequence[_Said], given: Mapping[str, str]
) -> tuple[int, int, int, int]:
    """How well a row or two are headings; a line of title above them adds nothing, so it loses."""
    fields = {column.field for column in columns if column.field}
    if not fields & NAME_FIELDS:
        return 0, 0, 0, 0
    two_lines = [said for said in cells if len(said.spellings) > 1]
    told_by_both = sum(
        _meaning(said, given)[0] not in {None, field_of(said.spellings[1], given)[0]}
        for said in two_lines
    )
    unknown = sum(column.field is None for column in columns)
    return len(fields), told_by_both, -unknown, -bool(two_lines)


def find_headings(grid: Grid, given: Mapping[str, str]) -> Headings | None:
    """The headings of a sheet: the row, or two rows, in which the most are known.

    Args:
        grid: the sheet.
        given: what whoever imports says that headings mean.

    Returns:
        None for a sheet without a heading that stands for a name.
    """
    best: tuple[tuple[int, int, int, int], Headings] | None = None
    for first, last, cells in _candidates(grid, given):
        columns = _columns(cells, given)
        score = _score(columns, cells, given)
        if score[0] and (best is None or score > best[0]):
            best = score, Headings(columns, first, last)
    return best[1] if best else None


def _is_second_line(said: Sequence[_Said], below: Sequence[str], given: Mapping[str, str]) -> bool:
    """Whether the lower of two rows is more headings: most of its cells are known as such."""
    cells = [heading for heading, cell in zip(said, below, strict=False) if cell.strip()]
    known = sum(
        any(field_of(text, given)[0] for text in heading.spellings[:2]) for heading in cells
    )
    return bool(cells) and known * 2 >= len(cells)
