"""All records as files in the layouts the importers read.

UTF-8 without byte-order mark, commas, LF, rows in the order of their ids. Cells a spreadsheet
would run begin with an apostrophe, which the importers take away.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portraits.actions.facts import PlaceFacts
from portraits.importers.authors import AUTHORS, author_cells
from portraits.importers.awards import AWARDS, award_cells
from portraits.importers.cells import neutralised
from portraits.importers.excerpts import EXCERPTS, excerpt_rows
from portraits.importers.layouts import Layout
from portraits.importers.matching import AuthorRegister
from portraits.importers.places import PLACES, place_cells
from portraits.importers.records import Records
from portraits.importers.ties import TIES, birth_tie, tie_cells
from portraits.importers.work_planning import cells_of
from portraits.importers.works import WORKS, has_row

type Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Everything:
    """What an export says: the records and the places."""

    records: Records
    places: Mapping[str, PlaceFacts]


def author_rows(every: Everything) -> Iterator[Cells]:
    """Authors as rows."""
    names = {key: facts.name for key, facts in every.places.items()}
    return (author_cells(facts, names) for facts in every.records.authors.values())


def work_rows(every: Everything) -> Iterator[Cells]:
    """Works as rows, one for each author of a work."""
    names = AuthorRegister(every.records.authors.values())
    for work in every.records.works.values():
        for contribution in work.contributions:
            if has_row(contribution):
                yield cells_of(work, contribution, names)


def tie_rows(every: Everything) -> Iterator[Cells]:
    """Ties as rows, with one for each birth place."""
    authors = every.records.authors
    for tie in every.records.ties.values():
        yield tie_cells(tie, authors[tie.author], every.places)
    for author in authors.values():
        birth = birth_tie(author)
        if birth is not None:
            yield tie_cells(birth, author, every.places)


def award_rows(every: Everything) -> Iterator[Cells]:
    """Awards as rows."""
    titles = {key: facts.title for key, facts in every.records.works.items()}
    return (award_cells(facts, titles) for facts in every.records.awards.values())


def place_rows(every: Everything) -> Iterator[Cells]:
    """Places as rows."""
    return (place_cells(facts, every.places) for facts in every.places.values())


SOURCES: tuple[tuple[Layout, Callable[[Everything], Iterable[Cells]]], ...] = (
    (AUTHORS, author_rows),
    (WORKS, work_rows),
    (TIES, tie_rows),
    (AWARDS, award_rows),
    (PLACES, place_rows),
    (EXCERPTS, lambda every: excerpt_rows(every.records.excerpts)),
)


def as_csv(layout: Layout, rows: Iterable[Cells]) -> str:
    """Rows as the text of a file, in the order of their ids."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    columns = layout.all_columns
    writer.writerow(columns)
    identity = layout.columns[0]
    for row in sorted(rows, key=lambda cells: cells[identity]):
        writer.writerow([neutralised(row.get(column, "")) for column in columns])
    return text.getvalue()


def export(folder: Path, every: Everything) -> dict[str, int]:
    """Write a file for each kind of record.

    Args:
        folder: where; it is made if missing.
        every: what to write.

    Returns:
        how many rows each file has, by its name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for layout, rows_of in SOURCES:
        rows = list(rows_of(every))
        name = f"{layout.name}.csv"
        (folder / name).write_text(as_csv(layout, rows), encoding="utf-8", newline="")
        written[name] = len(rows)
    return written
