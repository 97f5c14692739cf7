"""What an import would do with the rows of ``awards.csv``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from authorsite.collation import fold
from authorsite.interface import gettext
from portraits.actions.build_records import award_from
from portraits.actions.facts import AwardFacts
from portraits.importers.awards import AwardRow, award_cells, check_award
from portraits.importers.comparing import (
    Repeats,
    author_of,
    changes,
    check_instance,
    has_open_draft,
    refused,
)
from portraits.importers.messages import Outcome, Row
from portraits.importers.plan import PlannedRow
from portraits.importers.records import Run
from portraits.models import Author

LINKS = ("work_key",)
COLUMNS: Mapping[str, str] = {"key": "award_id", "name": "award"}


def plan_awards(run: Run, rows: Sequence[Row]) -> list[PlannedRow]:
    """Plan the rows of awards, and put what they say into ``run.after``."""
    planner = _Planner(run)
    return [planner.plan(row) for row in rows]


class _Planner:
    def __init__(self, run: Run) -> None:
        self.run = run
        self.ids = Repeats()
        self.titles = {key: facts.title for key, facts in run.after.works.items()}
        self.works: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for work in run.after.works.values():
            for contribution in work.contributions:
                if contribution.author:
                    self.works[contribution.author, fold(work.title)].add(work.key)

    def plan(self, row: Row) -> PlannedRow:
        key = row.cells.get("award_id", "").strip()
        stored = self.run.before.awards.get(key)
        entry = check_award(row, stored)
        if entry.key:
            self.ids.refuse(row, "award_id", entry.key)
        author = author_of(self.run, row, entry.author)
        if row.has_errors or author is None:
            return refused(self.run, row, entry.author)
        if has_open_draft(row, self.run.before.open_authors, author):
            return PlannedRow(row, Outcome.DOUBTFUL, author)
        facts = self._facts(entry, stored or AwardFacts(entry.key), author)
        changed = []
        if stored is not None:
            old, new = award_cells(stored, self.titles), award_cells(facts, self.titles)
            changed = changes(row, old, new, LINKS)
        if stored is not None and not changed:
            return PlannedRow(row, Outcome.SAME, author)
        self._judge(row, facts)
        if entry.row.has_errors:
            return PlannedRow(row, Outcome.REJECT, author)
        self.run.after.awards[facts.key] = facts
        if stored is None:
            return PlannedRow(row, Outcome.CREATE, author)
        return PlannedRow(row, Outcome.UPDATE, author, changed)

    def _facts(self, entry: AwardRow, stored: AwardFacts, author: str) -> AwardFacts:
        work, title = self._work(entry, stored, author)
        return replace(stored, **entry.values, author=author, work=work, work_title=title)

    def _work(self, entry: AwardRow, stored: AwardFacts, author: str) -> tuple[str, str]:
        """The work it was for: by key, by its title among the author's works, or in words."""
        if "work_title" not in entry.row.cells:
            return stored.work, stored.work_title
        key = entry.work
        if key not in self.titles:
            found = self.works.get((author, fold(entry.title)), set()) if entry.title else set()
            key = min(found) if len(found) == 1 else ""
        return key, "" if self.titles.get(key, "") == entry.title else entry.title

    def _judge(self, row: Row, facts: AwardFacts) -> None:
        author = self.run.after.authors[facts.author]
        born = Author(key="-", name=author.name, birth=author.birth)
        born.derive()
        award = award_from(facts, born, None)
        check_instance(row, award, COLUMNS)
        if facts.year and born.birth_year and facts.year <= born.birth_year and not row.has_errors:
            row.error(
                "award_before_birth",
                "year",
                gettext("The author was not born yet. Check the year."),
            )
