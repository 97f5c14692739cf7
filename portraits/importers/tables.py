"""Files read into rows of text by heading; nothing is interpreted here."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from authorsite.interface import gettext
from portraits.importers.cells import CellError, clean
from portraits.importers.messages import Row

BYTE_ORDER_MARK = "\ufeff"


class UnusableFileError(Exception):
    """A file that cannot be imported at all; the message names it and says what to do."""


@dataclass(slots=True)
class Table:
    """The rows of one file, and how it was read.

    ``columns`` holds for each heading the name of the field it fills, or None where nothing here
    knows it; a source fills it in.
    """

    path: str
    headings: list[str]
    rows: list[Row]
    encoding: str = "utf-8"
    delimiter: str = ","
    header_row: int = 1
    sheet: str = ""
    columns: dict[str, str | None] = field(default_factory=dict)

    def unknown_columns(self) -> Iterator[str]:
        """A sentence for each column that is left out."""
        for heading, name in self.columns.items():
            if name is None:
                yield str(
                    gettext("%(file)s: the column “%(heading)s” is not known and is left out.")
                    % {"file": Path(self.path).name, "heading": heading}
                )

    def as_json(self) -> dict[str, object]:
        """The file as the report holds it."""
        return {
            "path": self.path,
            "sheet": self.sheet,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "header_row": self.header_row,
            "columns": self.columns,
        }


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, without a byte-order mark.

    Raises:
        UnusableFileError: when the file cannot be read or is in another encoding.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnusableFileError(
            gettext("%(file)s cannot be read: %(reason)s.")
            % {"file": path, "reason": error.strerror or error}
        ) from error
    try:
        return content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise UnusableFileError(
            gettext("%(file)s is not in UTF-8. Save it as “CSV UTF-8”.") % {"file": path}
        ) from error


def read_table(path: Path) -> Table:
    """The rows of a comma-separated file with headings in its first row.

    Raises:
        UnusableFileError: when the file has no headings, or two that are the same.
    """
    try:
        records = list(csv.reader(io.StringIO(read_text(path), newline="")))
    except csv.Error as error:
        raise UnusableFileError(
            gettext("%(file)s is not a comma-separated file: %(reason)s.")
            % {"file": path, "reason": error}
        ) from error
    headings = [heading.strip() for heading in records[0]] if records else []
    if not any(headings):
        raise UnusableFileError(
            gettext("%(file)s has no headings in its first row.") % {"file": path}
        )
    doubled = {heading for heading in headings if headings.count(heading) > 1}
    if doubled:
        raise UnusableFileError(
            gettext("%(file)s has two columns with the heading “%(heading)s”.")
            % {"file": path, "heading": min(doubled)}
        )
    rows = [
        _row(path.name, number, headings, record)
        for number, record in enumerate(records[1:], start=2)
        if any(cell.strip() for cell in record)
    ]
    return Table(path=str(path), headings=headings, rows=rows)


def _row(file: str, number: int, headings: list[str], record: list[str]) -> Row:
    row = Row(file, number, dict(zip(headings, record, strict=False)))
    if len(record) != len(headings):
        row.error(
            "column_count",
            "",
            gettext(
                "The row has %(found)d cells, but there are %(expected)d headings. Look for a "
                "missing or unquoted separator."
            )
            % {"found": len(record), "expected": len(headings)},
        )
    return row


def cleaned(row: Row, raw: frozenset[str] = frozenset()) -> dict[str, str]:
    """The cells of a row made safe; those that cannot be are left out and said to be errors.

    Args:
        row: the row as read.
        raw: columns given as they are, whose readers make them safe.
    """
    values = {}
    for column, cell in row.cells.items():
        try:
            if column in raw:
                values[column] = cell
                continue
            values[column] = clean(cell)
        except CellError as error:
            row.error(error.code, column, error.message)
    return values


def all_rows(tables: list[Table]) -> Iterator[Row]:
    """The rows of several tables, in order."""
    for table in tables:
        yield from table.rows
