"""The plan of an import: a value that can be printed, saved as a report, or shown on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from authorsite.interface import gettext
from portraits.importers.messages import Outcome, Row, shortened
from portraits.importers.tables import Table

IN_ORDER = frozenset({Outcome.CREATE, Outcome.UPDATE, Outcome.SAME})
REMAINING = frozenset({Outcome.REJECT, Outcome.DOUBTFUL})


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that differs from what is stored."""

    column: str
    old: str
    new: str

    def __str__(self) -> str:
        return str(
            gettext("%(column)s: “%(old)s” → “%(new)s”")
            % {"column": self.column, "old": shortened(self.old), "new": shortened(self.new)}
        )


@dataclass(slots=True)
class PlannedRow:
    """What becomes of a row.

    ``record`` is the key of the record it is about, for a doubtful row that of the proposed match.
    ``about_author`` says whether the row describes an author, who then has a portrait.
    """

    row: Row
    outcome: Outcome
    record: str = ""
    changes: list[Change] = field(default_factory=list)
    about_author: bool = False

    def as_json(self) -> dict[str, Any]:
        """The row as the report holds it."""
        return {
            "file": self.row.file,
            "row": self.row.row,
            "outcome": self.outcome.value,
            "author": self.record,
            "messages": [message.as_json() for message in self.row.messages],
        }


def changes_between(
    old: Mapping[str, str], new: Mapping[str, str], columns: Iterable[str]
) -> list[Change]:
    """The cells of a row that differ between two versions of a record."""
    return [
        Change(column, old.get(column, ""), new.get(column, ""))
        for column in columns
        if old.get(column, "") != new.get(column, "")
    ]


@dataclass(slots=True)
class Plan:
    """The rows of all files with their outcomes.

    ``files`` are as they were read; ``skip_invalid`` says whether rows that cannot be taken are
    left out, so that the rest is written.
    """

    files: Sequence[Table]
    rows: list[PlannedRow]
    skip_invalid: bool = False

    @property
    def totals(self) -> dict[str, int]:
        """How many rows have each outcome."""
        counts = Counter(planned.outcome for planned in self.rows)
        return {outcome.value: counts[outcome] for outcome in Outcome}

    @property
    def is_in_order(self) -> bool:
        """Whether no row is rejected or doubtful."""
        return not any(planned.outcome in REMAINING for planned in self.rows)

    @property
    def may_be_written(self) -> bool:
        """Whether anything at all is written: all rows are in order, or the others are left out."""
        return self.is_in_order or self.skip_invalid

    @property
    def exit_code(self) -> int:
        """0 when everything writable is taken, 1 when rejected or doubtful rows remain."""
        return 0 if self.may_be_written else 1

    def as_json(self) -> dict[str, Any]:
        """The report of architecture.md section 6."""
        return {
            "files": [table.as_json() for table in self.files],
            "rows": [planned.as_json() for planned in self.rows],
            "totals": self.totals,
        }

    def lines(self, *, every_row: bool = False) -> Iterator[str]:
        """The plan for people, a line at a time: what changes, what is said, and the totals."""
        for table in self.files:
            yield from table.unknown_columns()
            if not table.rows:
                yield str(
                    gettext("%(file)s has headings, but no rows below them.")
                    % {"file": Path(table.path).name}
                )
        for planned in self.rows:
            yield from (message.text for message in planned.row.messages)
            where = {"file": planned.row.file, "row": planned.row.row, "record": planned.record}
            if planned.outcome == Outcome.UPDATE or (
                every_row and planned.outcome == Outcome.CREATE
            ):
                yield str(gettext("%(file)s, row %(row)s: %(record)s") % where)
            if planned.outcome in {Outcome.UPDATE, Outcome.DOUBTFUL}:
                yield from (f"    {change}" for change in planned.changes)
        yield totals_line(self.totals)


def totals_line(totals: Mapping[str, int]) -> str:
    """The totals in a line."""
    return str(
        gettext(
            "%(create)d new, %(update)d changed, %(same)d unchanged, %(doubtful)d doubtful, "
            "%(reject)d rejected, %(skip)d left out."
        )
        % totals
    )
