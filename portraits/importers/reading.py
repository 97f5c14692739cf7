"""Files on disk, each with the layout its headings tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from authorsite.interface import gettext
from portraits.importers.layouts import Layout, recognised
from portraits.importers.tables import Table, UnusableFileError, read_table


def read_files(paths: Iterable[Path], layouts: Mapping[str, Layout]) -> list[tuple[Table, Layout]]:
    """Every file with its layout.

    Raises:
        UnusableFileError: for a file that cannot be read, or whose headings are not known.
    """
    sheets = []
    for path in paths:
        table = read_table(path)
        layout = recognised(table, layouts)
        if layout is None:
            raise UnusableFileError(
                gettext("%(file)s has other headings than this command knows (%(known)s).")
                % {"file": path, "known": ", ".join(sorted(layouts))}
            )
        sheets.append((table, layout))
    return sheets
