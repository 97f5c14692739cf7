"""Which rows of a sheet are about an author, and what each of their columns says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from authorsite.collation import fold
from authorsite.interface import gettext
from portraits.importers.cells import CellError, clean, clean_lines
from portraits.importers.messages import Row
from portraits.importers.sheets.cards import cards_as_rows
from portraits.importers.sheets.grids import Grid, read_grids
from portraits.importers.sheets.headings import (
    NAME_FIELDS,
    WORK_FIELDS,
    Column,
    Headings,
    find_headings,
)
from portraits.importers.sheets.name_notes import referred_to, says_the_same
from portraits.importers.tables import Table, UnusableFileError

LONGEST_LIST = 32_767
"""Characters in a cell of titles or awards: what a spreadsheet can hold in a cell."""
_LISTS = frozenset({"titles", "title", "awards"})
_LINES = frozenset({*_LISTS, "places", "curiosity", "comment", "languages", "forms", "municipality",
                    "pseudonyms", "former_name", "lived_in"})  # fmt: skip
_TOTAL = re.compile(
    r"(?:summa|totalt?|antal|sum|i alt|total(?:s|sum)?|tillsammans|count|number of)\b"
    r"(?:\s+[^\W\d]+){0,3}[\s:=]*[\d\s]*(?:\s?(?:st|stk)\.?)?",
    re.IGNORECASE,
)
# What stands below a list: where it is from, what its signs mean, when it was changed.
_NOTE = re.compile(
    r"(?:obs|nb)\b\s*[!:]|(?:källor|källa|kilder|kilde|sources?|not|note|anm|anmärkning|merk|uppdaterad|oppdatert|updated|"
    r"senast|sist|förkortningar|förklaring(?:ar)?|teckenförklaring|forklaring|key|legend|sammanställ(?:d|t)|"
    r"utskriven|kontakt|ansvarig)\b\.?\s*[^,;]{0,20}:|(?:senast|sist)\s+(?:uppdaterad|ändrad|oppdatert|endret)|"
    r"(?:\*+|†|¹|²|\d\))\s*[=:–-]\s*\S|\*+\s+(?-i:[a-zåäöæø]{3,})",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[\d\s.,%]*(?:\s[^\W\d_]+)?|=.*", re.DOTALL)
_TICKED = re.compile(r"[xX✓✔]")
_DIVIDER = re.compile(r"\W*(?:\w|\w\s*[–-]\s*\w)\W*")
# Words after an equals sign, as in a remark: "= Huuva-Utsi?" No spreadsheet computes anything of it.
_EQUALS = re.compile(r"\s*=\s+(?=[^\W\d_])(?![^\n]*[(|!:])")
_BULLET = re.compile(r"^\s*[-–—•*]\s+(?=\S)", re.MULTILINE)


@dataclass(slots=True)
class SheetRow:
    """An author in a sheet: the row of the person, and the further rows with works.

    Attributes:
        row: where it stands, with all its cells by heading.
        said: the cleaned texts of each field with the heading of the column.
        works: a dictionary of title, year, ISBN and publisher for each work in columns of its own.
        origins: for each of these works the row it stands in; what is said of that row is said of
            the author's.
    """

    row: Row
    said: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    works: list[dict[str, tuple[str, str]]] = field(default_factory=list)
    origins: list[Row] = field(default_factory=list)

    def text(self, name: str) -> str:
        """What the row says in a field; several columns are joined by lines."""
        return "\n".join(text for _heading, text in self.said.get(name, ()) if text)

    def add_works(self, further: SheetRow) -> None:
        """Take the works of a further row; messages about it name it, and count for the author."""
        self.works += further.works
        self.origins += further.origins
        self.row.messages += further.row.messages
        further.row.messages = self.row.messages

    def heading(self, name: str) -> str:
        """The heading of the column of a field; empty where the row says nothing there."""
        return next((heading for heading, text in self.said.get(name, ()) if text), "")


@dataclass(slots=True)
class Sheet:
    """A sheet that was read.

    Attributes:
        table: how it was read, for the report.
        headings: its columns.
        authors: its rows about authors.
        left_out: rows that are about nobody, with a message each.
    """

    table: Table
    headings: Headings
    authors: list[SheetRow] = field(default_factory=list)
    left_out: list[Row] = field(default_factory=list)


def read_sheets(path: Path, given: Mapping[str, str]) -> tuple[list[Sheet], list[str]]:
    """The sheets of a file that list authors, and the names of those that do not.

    Raises:
        UnusableFileError: for a file that cannot be read, or in which no sheet lists authors.
    """
    found: list[tuple[Grid, Headings]] = []
    others: list[str] = []
    for grid in (cards_as_rows(grid, given) for grid in read_grids(path)):
        headings = find_headings(grid, given)
        if headings is None or (grid.sheet and len(headings.fields) == 1 and found):
            others.append(grid.sheet)
            continue
        found.append((grid, headings))
    sheets = [_read(path, grid, headings, several=len(found) > 1) for grid, headings in found]
    if not sheets:
        raise UnusableFileError(
            gettext(
                "%(file)s has no row of headings with a name, such as Efternamn or Namn. Write "
                "headings in the first row, or say with --map what they mean."
            )
            % {"file": path.name}
        )
    return sheets, others


def _read(path: Path, grid: Grid, headings: Headings, *, several: bool) -> Sheet:
    label = f"{path.name} [{grid.sheet}]" if several else path.name
    sheet = Sheet(
        Table(
            path=str(path),
            headings=[column.heading for column in headings.columns],
            rows=[],
            encoding=grid.encoding,
            delimiter=grid.delimiter,
            header_row=grid.number(headings.last_row),
            sheet=grid.sheet,
            columns={column.heading: column.field for column in headings.columns},
        ),
        headings,
    )
    width = max(column.index for column in headings.columns) + 1
    last: SheetRow | None = None
    for index, cells in enumerate(grid.rows[headings.last_row + 1 :], headings.last_row + 1):
        if not any(cell.strip() for cell in cells):
            continue
        row = Row(label, grid.number(index), _cells(cells, headings.columns))
        if _leave_out(row, cells, headings):
            sheet.left_out.append(row)
            continue
        _count_cells(row, grid, cells, len(grid.rows[headings.last_row]), width)
        entry = _entry(row, headings.columns)
        if last is not None and _continues(entry, last, headings):
            last.add_works(entry)
        else:
            sheet.authors.append(entry)
            last = entry
    sheet.table.rows = [entry.row for entry in sheet.authors] + sheet.left_out
    return sheet


def _cells(cells: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    return {
        column.heading: cells[column.index] if column.index < len(cells) else ""
        for column in columns
    }


def _is_about_nobody(cells: Sequence[str], headings: Headings) -> bool:
    """Whether a row parts the list ("B", "Barnboksförfattare"), sums it up ("Totalt 46") or ends it."""
    said = [(index, cell.strip()) for index, cell in enumerate(cells) if cell.strip()]
    if _TOTAL.fullmatch(said[0][1]) and all(_NUMBERS.fullmatch(cell) for _, cell in said[1:]):
        return True
    if len(said) > 1:
        return False
    index, text = said[0]
    if _DIVIDER.fullmatch(text) or _NOTE.match(text):
        return True
    field = next((column.field for column in headings.columns if column.index == index), None)
    return field != "full_name" and field not in WORK_FIELDS and "given_name" in headings.fields


def _refers_to(row: Row, headings: Headings) -> str:
    """The author that a line such as "Lo Li, se Ek, Bo" sends one to; empty for any other row."""
    fields = {column.heading: column.field for column in headings.columns}
    said = {heading: text.strip() for heading, text in row.cells.items() if text.strip()}
    if not all(fields[heading] in NAME_FIELDS for heading in said):
        return ""
    return referred_to(" ".join(said.values()))


def _leave_out(row: Row, cells: Sequence[str], headings: Headings) -> bool:
    """Whether a row is about nobody; it is said why."""
    text = " ".join(cell for cell in cells if cell.strip())[:60]
    if _is_about_nobody(cells, headings):
        row.inform(
            "row_ignored",
            "",
            gettext("The row “%(text)s” parts or sums up the list and is left out.")
            % {"text": text},
        )
        return True
    if name := _refers_to(row, headings):
        row.warn(
            "see_reference",
            "",
            gettext(
                "The row refers to %(name)s and is left out. Write the other name in the row of "
                "that author, in a column “Pseudonym” or “Tidigare namn”."
            )
            % {"name": name},
        )
        return True
    return False


def _count_cells(row: Row, grid: Grid, cells: Sequence[str], headings: int, width: int) -> None:
    """In separated text a row has as many cells as the headings; empty ones at its end are free."""
    kept = len(cells)
    while kept > max(headings, width) and not cells[kept - 1].strip():
        kept -= 1
    if grid.is_text and not width <= kept <= max(headings, width):
        row.error(
            "column_count",
            "",
            gettext(
                "The row has %(found)d cells, but there are %(expected)d headings. Look for a "
                "missing or unquoted separator."
            )
            % {"found": kept, "expected": headings},
        )


def _entry(row: Row, columns: Sequence[Column]) -> SheetRow:
    entry = SheetRow(row)
    works: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    for column in columns:
        name = column.field
        text = _clean(row, column.heading, name or "")
        if name is None:
            continue
        if name in NAME_FIELDS and says_the_same(text):
            text = ""
        if name == "titles" and _TICKED.fullmatch(text):
            row.inform(
                "ticked", column.heading,
                gettext("The cell is ticked and names no title, so it is left out."),
            )  # fmt: skip
            text = ""
        if name in WORK_FIELDS:
            if text:
                works[column.group].setdefault(name, (column.heading, text))
        else:
            entry.said[name].append((column.heading, text))
    entry.works = [works[group] for group in sorted(works)]
    entry.origins = [row] * len(works)
    return entry


def _clean(row: Row, heading: str, name: str) -> str:
    """A cell made safe; one that cannot be is said to be wrong. Unknown columns are looked at too."""
    cell = row.cells[heading]
    if name in _LISTS:
        cell = _BULLET.sub("", cell)
    if name == "comment":
        cell = _EQUALS.sub("", cell, count=1)
    try:
        if name in _LINES:
            return clean_lines(cell, longest=LONGEST_LIST if name in _LISTS else 5000)
        return clean(cell)
    except CellError as error:
        row.error(error.code, heading, error.message)
        return ""


def _continues(entry: SheetRow, last: SheetRow, headings: Headings) -> bool:
    """Whether a row names one more work of the author of the row before.

    The cells of the person are empty, or say the same again, and there is a column for one title.
    """
    if "title" not in headings.fields or entry.row.has_errors or not entry.works:
        return False
    person = {name: entry.text(name) for name in entry.said if name not in WORK_FIELDS}
    if not any(text for name, text in person.items() if name in NAME_FIELDS):
        return not any(text for name, text in person.items() if name not in {"comment", "source"})
    return all(
        fold(text) == fold(last.text(name))
        for name, text in person.items()
        if text and name in NAME_FIELDS | {"birth", "life", "death"}
    )


def all_authors(sheets: Sequence[Sheet]) -> Iterator[SheetRow]:
    """The authors of several sheets, in order."""
    for sheet in sheets:
        yield from sheet.authors
