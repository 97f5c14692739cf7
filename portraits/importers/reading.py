"""Files on disk, each with the layout its headings tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from authorsite.interface import gettext
from portraits.importers.layouts import Layout, recognised
from portraits.importers.tables import Table, UnusableFileError, read_table

type Headings = Mapping[str, str]


def read_headings(path: Path | None) -> Headings:
    """What the columns of a file mean, from a TOML file: ``"Heading" = "field"``, one a line.

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
    return found


def renamed(table: Table, headings: Headings) -> Table:
    """The table with the fields its headings stand for, as the map says, in their place."""
    table.headings = [headings.get(heading, heading) for heading in table.headings]
    for row in table.rows:
        row.cells = {headings.get(name, name): cell for name, cell in row.cells.items()}
    return table


def read_files(
    paths: Iterable[Path], layouts: Mapping[str, Layout], headings: Headings | None = None
) -> list[tuple[Table, Layout]]:
    """Every file with its layout; ``headings`` says what columns with other headings mean.

    Raises:
        UnusableFileError: for a file that cannot be read, or whose headings are not known.
    """
    sheets = []
    for path in paths:
        table = renamed(read_table(path), headings or {})
        layout = recognised(table, layouts)
        if layout is None:
            raise UnusableFileError(
                gettext("%(file)s has other headings than this command knows (%(known)s).")
                % {"file": path, "known": ", ".join(sorted(layouts))}
            )
        sheets.append((table, layout))
    return sheets
