"""Files as grids of text: spreadsheets and separated text in any usual encoding.

Nothing is interpreted but what a cell is: a number without its decimals, a real date in ISO 8601, a
formula as the formula itself, so that it can be refused.
"""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import charset_normalizer
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from authorsite.interface import gettext
from portraits.importers.tables import UnusableFileError

LARGEST_FILE = 30_000_000
"""Bytes of a file."""
LARGEST_UNPACKED = 400_000_000
"""Bytes of a spreadsheet's parts; a bomb unpacks to far more (CWE-409)."""
MOST_ROWS, MOST_COLUMNS = 100_000, 200
_SAMPLE_ROWS = 60
_DELIMITERS = (";", "\t", ",", "|")
# What spreadsheets in the Nordic countries write, beside UTF-8 and UTF-16: Windows, older Macintosh,
# and DOS. With all encodings to choose from, the library takes Windows-1250 for Windows-1252.
_EIGHT_BIT = ["cp1252", "mac_roman", "cp850"]
_SIXTEEN_BIT = ["utf_16_le", "utf_16_be"]
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!")


@dataclass(slots=True)
class Grid:
    """A sheet as rows of text.

    Attributes:
        sheet: its name; empty for separated text.
        rows: the cells of each row from the first on; a row ends with its last cell.
        encoding: how the text was read.
        delimiter: what parts the cells of separated text.
        wide: for each row number (from 0) the columns (from 0) merged into the cell at their left.
        is_text: whether a row may lack cells, as in separated text.
        numbers: for each row its number (from 0) in the file, where rows were put together.
    """

    sheet: str
    rows: list[list[str]]
    encoding: str = "utf-8"
    delimiter: str = ""
    wide: dict[int, dict[int, int]] = field(default_factory=dict)
    is_text: bool = False
    numbers: list[int] = field(default_factory=list)

    def number(self, row: int) -> int:
        """The number a spreadsheet shows for a row."""
        return (self.numbers[row] if self.numbers else row) + 1


def _unusable(path: Path, reason: str) -> UnusableFileError:
    return UnusableFileError(f"{path.name}: {reason}")


def read_grids(path: Path) -> list[Grid]:
    """The sheets of a file; separated text is one.

    Raises:
        UnusableFileError: for a file that cannot be read, is too large or of another kind.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _unusable(path, str(gettext("The file is too large. Divide it into several.")))
        content = path.read_bytes()
    except OSError as error:
        raise UnusableFileError(
            gettext("%(file)s cannot be read: %(reason)s.")
            % {"file": path, "reason": error.strerror or error}
        ) from error
    if not content.strip():
        raise _unusable(path, str(gettext("The file is empty.")))
    if content.startswith(_OLD_EXCEL):
        raise _unusable(
            path, str(gettext("This is an old Excel file. Open it and save it as .xlsx."))
        )
    if content.startswith(_ZIP):
        return _workbook(path, content)
    if path.suffix.lower() in {".xlsx", ".xlsm"} or content.startswith((b"%PDF", b"{\\rtf")):
        raise _unusable(
            path,
            str(gettext("This is no spreadsheet. Save the list as .xlsx or .csv and try again.")),
        )
    return [_separated(path, content)]


def _workbook(path: Path, content: bytes) -> list[Grid]:
    no_sheet = str(gettext("This is no .xlsx file. Open it in a spreadsheet and save it as .xlsx."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            if "xl/workbook.xml" not in archive.namelist():
                raise _unusable(path, no_sheet)
        if unpacked > LARGEST_UNPACKED:
            raise _unusable(path, str(gettext("The file is too large. Divide it into several.")))
        book = load_workbook(io.BytesIO(content), data_only=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError) as error:
        raise _unusable(path, no_sheet) from error
    return [_grid(path, sheet) for sheet in book.worksheets]


def _grid(path: Path, sheet: Any) -> Grid:
    if sheet.max_row > MOST_ROWS:
        raise _unusable(
            path,
            str(
                gettext("The sheet “%(sheet)s” has more than %(rows)d rows. Divide it.")
                % {"sheet": sheet.title, "rows": MOST_ROWS}
            ),
        )
    rows = []
    for cells in sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS)):
        texts = [_text(cell.value) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        rows.append(texts)
    grid = Grid(sheet.title, rows, encoding="xlsx")
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row - 1, area.max_row):
            columns = grid.wide.setdefault(row, {})
            columns |= dict.fromkeys(range(area.min_col, area.max_col), area.min_col - 1)
    return grid


def _text(value: Any) -> str:
    """A cell's value as the text a person would have typed."""
    if value is None:
        return ""
    if isinstance(value, ArrayFormula | DataTableFormula):
        return f"={getattr(value, 'text', '')}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    text = str(value)
    return f"={text}" if text in _ERRORS else text.replace("_x000D_", "")


def _separated(path: Path, content: bytes) -> Grid:
    text, encoding = _decoded(path, content)
    delimiter = _delimiter(text)
    try:
        csv.field_size_limit(LARGEST_FILE)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnusableFileError(
            gettext("%(file)s is not a comma-separated file: %(reason)s.")
            % {"file": path, "reason": error}
        ) from error
    if len(rows) > MOST_ROWS:
        raise _unusable(path, str(gettext("The file is too large. Divide it into several.")))
    return Grid("", rows, encoding, delimiter, is_text=True)


def _decoded(path: Path, content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    UTF-8 and a byte-order mark are told by their own rules; other encodings are guessed by the
    letters that come of them.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(path, content), "utf-16"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text:
            return text, "utf-8"
    possible = _SIXTEEN_BIT if b"\0" in content else _EIGHT_BIT
    best = charset_normalizer.from_bytes(content, cp_isolation=possible).best()
    if best is None or "\0" in str(best):
        raise _unusable(
            path,
            str(gettext("This is no spreadsheet. Save the list as .xlsx or .csv and try again.")),
        )
    return str(best), best.encoding


def _utf16(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise _unusable(
            path, str(gettext("The text is damaged. Save the list as .xlsx or .csv and try again."))
        ) from error


def _delimiter(text: str) -> str:
    """The separator with which most rows have the same number of cells, and more than one."""

    def score(delimiter: str) -> tuple[float, int]:
        counts = Counter(len(row) for row in _sample(text, delimiter) if any(row))
        if not counts:
            return 0, 0
        width, rows = max(counts.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        return (rows / counts.total() if width > 1 else 0), width

    return max(_DELIMITERS, key=score)


def _sample(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader):
            if number == _SAMPLE_ROWS:
                return
            yield row
    except csv.Error:
        return
