"""What authors have already, and what a row makes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from authorsite.collation import fold
from portraits.actions.facts import AuthorFacts, AwardFacts, TieFacts, WorkFacts
from portraits.importers.plan import Change
from portraits.importers.records import Records
from portraits.importers.sheets.entries import Entry


class Holdings:
    """The ties, works and awards of authors, and which keys are taken."""

    def __init__(self, records: Records) -> None:
        self.ties: defaultdict[str, dict[str, TieFacts]] = defaultdict(dict)
        self.works: defaultdict[str, dict[str, WorkFacts]] = defaultdict(dict)
        self.awards: defaultdict[str, dict[str, AwardFacts]] = defaultdict(dict)
        self._called: defaultdict[tuple[str, int | None], dict[str, WorkFacts]] = defaultdict(dict)
        self.keys: set[str] = set()
        self.authors = records.authors
        for tie in records.ties.values():
            self.put_tie(tie)
        for work in records.works.values():
            self.put_work(work)
        for award in records.awards.values():
            self.put_award(award)

    def put_tie(self, tie: TieFacts) -> None:
        """Add a tie, or put it in the place of the one with its key."""
        self.ties[tie.author][tie.key] = tie
        self.keys.add(tie.key)

    def put_work(self, work: WorkFacts) -> None:
        """Add a work to all its authors."""
        for row in work.contributions:
            self.keys.add(row.key)
            if row.author:
                self.works[row.author][work.key] = work
        self.keys.add(work.key)
        self._called[fold(work.title), work.first_year][work.key] = work

    def works_called(self, title: str, year: int | None) -> list[WorkFacts]:
        """The works by anybody with a title and a year."""
        return list(self._called.get((fold(title), year), {}).values())

    def put_award(self, award: AwardFacts) -> None:
        """Add an award."""
        self.awards[award.author][award.key] = award
        self.keys.add(award.key)

    def free_key(self, stem: str, *, numbered: bool) -> str:
        """A key that nothing has: the stem with a number, or the stem alone while it is free."""
        number = 1
        key = f"{stem}{number}" if numbered else stem
        while key in self.keys:
            number += 1
            key = f"{stem}{number}" if numbered else f"{stem}-{number}"
        self.keys.add(key)
        return key


@dataclass(slots=True)
class Merged:
    """An author with what a row adds.

    Attributes:
        author: the facts of the person.
        ties, works, awards: those that are new or changed.
        changes: what differs from what is stored, by the headings of the sheet.
        conflicts: which of these contradict it.
        doubts: titles that are likely a stored work under another spelling.
    """

    author: AuthorFacts
    ties: list[TieFacts] = field(default_factory=list)
    works: list[WorkFacts] = field(default_factory=list)
    awards: list[AwardFacts] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Change] = field(default_factory=list)
    doubts: list[Change] = field(default_factory=list)

    def add(self, column: str, old: str, new: str, *, is_conflict: bool = False) -> None:
        """Note a difference, which may be one that contradicts what is stored."""
        change = Change(column, old, new)
        self.changes.append(change)
        if is_conflict:
            self.conflicts.append(change)

    def add_to_list(self, column: str, old: Iterable[str], added: Iterable[str]) -> None:
        """Note what is added to a list, if anything."""
        added = list(added)
        if added:
            before = "; ".join(old)
            self.add(column, before, "; ".join([*([before] if before else []), *added]))


def heading(entry: Entry, *fields: str) -> str:
    """The heading of the first of these fields in which the row says something."""
    return next((found for name in fields if (found := entry.sheet_row.heading(name))), fields[0])
