"""Which source a file is, told by its headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portraits.importers.tables import Table


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of file with fixed headings.

    Attributes:
        name: how the rest of the importer calls it, for example ``authors``.
        columns: the headings of the contract, in order; the first holds the id of a row.
        extra: further headings of an exported file, for what the others cannot say.
        required: the headings by which the file is known.
    """

    name: str
    columns: tuple[str, ...]
    extra: tuple[str, ...]
    required: frozenset[str]

    @property
    def all_columns(self) -> tuple[str, ...]:
        """All headings as an exported file has them."""
        return self.columns + self.extra


def recognised(table: Table, layouts: Mapping[str, Layout]) -> Layout | None:
    """The layout of a table, or None for a file in another form.

    The layout whose known headings cover the most is taken, so that files may lack columns. Fills
    in ``table.columns``.
    """
    headings = set(table.headings)
    fitting = [layout for layout in layouts.values() if layout.required <= headings]
    if not fitting:
        return None
    best = max(fitting, key=lambda layout: len(headings & set(layout.all_columns)))
    known = set(best.all_columns)
    table.columns = {heading: heading if heading in known else None for heading in table.headings}
    return best
