"""Files on disk, each with the layout its headings tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from authorsite.interface import gettext
from portraits.importers.layouts import Layout, recognised
from portraits.importers.sheets.headings import known_fields
from portraits.importers.sheets.rows import Sheet, read_sheets
from portraits.importers.tables import Table, UnusableFileError, read_table

type Headings = Mapping[str, str]

# Every format of this project has this column.
_OURS = b"author_id"


def read_headings(path: Path | None, layouts: Mapping[str, Layout]) -> Headings:
    """What the columns of a file mean, from a TOML file: ``"Heading" = "field"``, one a line.

    Fields are those of the layouts and of the sheets; an empty one leaves a column out.

    Raises:
        UnusableFileError: when the file cannot be read or says something else.
    """
    if path is None:
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnusableFileError(
            gettext("%(file)s cannot be read: %(reason)s.") % {"file": path, "reason": error}
        ) from error
    if not all(isinstance(field, str) for field in found.values()):
        raise UnusableFileError(
            gettext("%(file)s must have lines like: “Heading” = “field”.") % {"file": path}
        )
    fields = known_fields().union(*(layout.all_columns for layout in layouts.values()), {""})
    for heading, field_name in found.items():
        if field_name not in fields:
            raise UnusableFileError(
                gettext("%(file)s: “%(heading)s” cannot be “%(field)s”. There are: %(fields)s.")
                % {
                    "file": path,
                    "heading": heading,
                    "field": field_name,
                    "fields": ", ".join(sorted(known_fields())),
                }
            )
    return found


def renamed(table: Table, headings: Headings) -> Table:
    """The table with the fields its headings stand for, as the map says, in their place."""
    table.headings = [headings.get(heading, heading) for heading in table.headings]
    for row in table.rows:
        row.cells = {headings.get(name, name): cell for name, cell in row.cells.items()}
    return table


@dataclass(slots=True)
class Reading:
    """The files as read.

    Attributes:
        tables: those in a format of this project, with their layouts.
        sheets: the consultants' sheets in them.
        others: the sheets of workbooks that list no authors, as sentences.
    """

    tables: list[tuple[Table, Layout]] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def read_files(
    paths: Iterable[Path],
    layouts: Mapping[str, Layout],
    headings: Headings | None = None,
    *,
    sheets_too: bool = False,
) -> Reading:
    """Every file: in a format of this project by its headings, else as a consultants' sheet.

    Args:
        paths: the files.
        layouts: the formats of this project.
        headings: what columns with other headings mean.
        sheets_too: whether a consultants' sheet will do.

    Raises:
        UnusableFileError: for a file that cannot be read, or whose headings are not known.
    """
    found = Reading()
    for path in paths:
        table, layout = _in_layout(path, layouts, headings or {}, sheets_too=sheets_too)
        if table is not None and layout is not None:
            found.tables.append((table, layout))
            continue
        if not sheets_too:
            raise UnusableFileError(
                gettext("%(file)s has other headings than this command knows (%(known)s).")
                % {"file": path, "known": ", ".join(sorted(layouts))}
            )
        sheets, others = read_sheets(path, headings or {})
        found.sheets += sheets
        found.others += [
            str(
                gettext("%(file)s: the sheet “%(sheet)s” lists no authors and is left alone.")
                % {"file": path.name, "sheet": other}
            )
            for other in others
        ]
    return found


def _in_layout(
    path: Path, layouts: Mapping[str, Layout], headings: Headings, *, sheets_too: bool
) -> tuple[Table | None, Layout | None]:
    """A file in a format of this project; nothing for any other."""
    try:
        table = renamed(read_table(path), headings)
    except UnusableFileError:
        if not sheets_too or _says_it_is_ours(path):
            raise
        return None, None
    return table, recognised(table, layouts)


def _says_it_is_ours(path: Path) -> bool:
    """Whether a file that cannot be read begins like one of this project."""
    try:
        with path.open("rb") as file:
            return _OURS in file.readline(2000)
    except OSError:
        return True
