"""What an import would do with the rows of ``works.csv``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from authorsite.interface import gettext
from authorsite.partial_dates import year
from portraits.actions.build_records import contribution_from, edition_from, work_from
from portraits.actions.facts import ContributionFacts, WorkFacts
from portraits.importers.comparing import (
    Repeats,
    author_of,
    changes,
    check_instance,
    has_open_draft,
    refused,
)
from portraits.importers.details import write_details
from portraits.importers.fields import flag_cell
from portraits.importers.matching import AuthorRegister
from portraits.importers.messages import Outcome, Row
from portraits.importers.plan import Change, PlannedRow
from portraits.importers.records import Run
from portraits.importers.statements import read_statement
from portraits.importers.work_joining import (
    WorkIndex,
    groups,
    joined,
    people_in_statements,
)
from portraits.importers.works import NO, WorkRow, check_work, has_row, work_cells
from portraits.models import Contribution, Work
from portraits.models.vocabulary import Role

COLUMNS: Mapping[str, str] = {
    "key": "work_key",
    "languages": "language",
    "first_year": "year",
}
CONTRIBUTION_COLUMNS: Mapping[str, str] = {
    "key": "work_id",
    "form_wording": "form_detail",
    "statement": "contributors",
    "name": "contributors",
}


def cells_of(
    work: WorkFacts, contribution: ContributionFacts, names: AuthorRegister
) -> dict[str, str]:
    """A contribution as a row of ``works.csv``, with what the statements do not tell.

    Those who have no row of their own stand in the statements; where somebody has changed one and
    not the other, the first row lists them.
    """
    rows = [row for row in work.contributions if has_row(row)]
    people = [row for row in work.contributions if not has_row(row)]
    told, others = people_in_statements(rows, names)
    first = rows[0] == contribution
    return work_cells(
        work,
        contribution,
        people=write_details(people) if first and people != told else "",
        others="" if work.and_others == others else flag_cell(value=work.and_others) or NO,
    )


def plan_works(run: Run, rows: Sequence[Row]) -> list[PlannedRow]:
    """Plan the rows of works, and put what they say into ``run.after``."""
    return _Planner(run).plan(rows)


class _Planner:
    def __init__(self, run: Run) -> None:
        self.run = run
        self.stored = WorkIndex(run.before.works.values())
        self.names = AuthorRegister(run.after.authors.values())
        self.ids = Repeats()
        # The models judge these; they are filled anew for every row.
        self.work = Work(key="-", title="-")
        self.work.contributions.set([])
        self.contribution = Contribution(work=self.work)

    def plan(self, rows: Sequence[Row]) -> list[PlannedRow]:
        entries = [self._check(row) for row in rows]
        good = [entry for entry in entries if not entry.row.has_errors]
        planned: dict[int, PlannedRow] = {}
        found = groups(good, self.stored)
        keys = {key for key, _group in found}
        for key, group in found:
            for entry in group:
                self._check_links(entry, keys)
            for entry, result in zip(group, self._group(key, group), strict=True):
                planned[id(entry)] = result
        return [
            planned.get(id(entry)) or refused(self.run, entry.row, entry.author)
            for entry in entries
        ]

    def _check(self, row: Row) -> WorkRow:
        stored = self.stored.contribution(row.cells.get("work_id", "").strip())
        entry = check_work(row, stored)
        if entry.key:
            self.ids.refuse(row, "work_id", entry.key)
        author = author_of(self.run, row, entry.author)
        if author and author != entry.author:
            entry.contribution = replace(entry.contribution, author=author)
        if stored is None and self.run.accept_matches and (twin := self.stored.twin(entry)):
            entry.key = twin
            entry.contribution = replace(entry.contribution, key=twin)
        for coauthor in entry.coauthors:
            if self.run.author(coauthor) is None:
                row.error(
                    "unknown_author",
                    "coauthor_ids",
                    gettext("No author has the id %(id)s. Import the author too, or correct it.")
                    % {"id": coauthor},
                )
        if stored is not None and author and stored.author != author:
            row.error(
                "duplicate_row",
                "work_id",
                gettext("This id belongs to a work of another author, %(author)s. Use a new one.")
                % {"author": stored.author},
            )
        for part in read_statement(entry.contribution.statement)[2]:
            row.inform(
                "unknown_contributor",
                "contributors",
                gettext("What “%(part)s” did is not clear, so it is kept in words only.")
                % {"part": part},
            )
        if author:
            self._check_age(entry, author)
        return entry

    def _check_age(self, entry: WorkRow, author: str) -> None:
        """No work is older than its author."""
        facts = self.run.after.authors[author]
        born, first = year(facts.birth), entry.work.get("first_year")
        if born and first and first <= born and entry.contribution.role == Role.AUTHOR:
            entry.row.error(
                "work_before_birth",
                "year",
                gettext("The author was born in %(year)s; the work cannot be older.")
                % {"year": born},
            )

    def _check_links(self, entry: WorkRow, keys: Collection[str]) -> None:
        """The places and the original a row names by their keys exist."""
        for place in entry.work.get("places", ()):
            if place not in self.run.places.names:
                entry.row.error(
                    "unknown_place",
                    "places",
                    gettext("No place has the key %(key)s. Import the places first.")
                    % {"key": place},
                )
        original = entry.work.get("translation_of", "")
        if original and original not in keys and original not in self.stored.by_key:
            entry.row.error(
                "unknown_work",
                "translation_of",
                gettext("No work has the key %(key)s. Import the original too, or empty the cell.")
                % {"key": original},
            )

    def _group(self, key: str, group: list[WorkRow]) -> list[PlannedRow]:
        """What becomes of the rows of one work."""
        stored = self.stored.by_key.get(key)
        doubtful = [self._is_doubtful(entry, stored) for entry in group]
        self._disagreements(group)
        if any(entry.row.has_errors for entry in group):
            return [self._refused(entry) for entry in group]
        if any(doubtful) or any(self._has_conflict(entry) for entry in group):
            return [PlannedRow(e.row, Outcome.DOUBTFUL, e.author) for e in group]
        work = joined(key, group, stored, self.names)
        changed = [self._changes(entry, work, stored) if stored else [] for entry in group]
        if stored is not None and not any(changed):
            return [PlannedRow(entry.row, Outcome.SAME, entry.author) for entry in group]
        for entry in group:
            self._judge(entry, work)
        if any(entry.row.has_errors for entry in group):
            return [self._refused(entry) for entry in group]
        self.run.after.works[key] = work
        return [
            PlannedRow(entry.row, self._outcome(entry, stored, found), entry.author, found)
            for entry, found in zip(group, changed, strict=True)
        ]

    def _outcome(self, entry: WorkRow, stored: WorkFacts | None, changed: object) -> Outcome:
        if stored is None or self.stored.contribution(entry.key) is None:
            return Outcome.CREATE
        return Outcome.UPDATE if changed else Outcome.SAME

    def _refused(self, entry: WorkRow) -> PlannedRow:
        if not entry.row.has_errors:
            entry.row.error(
                "coauthor_rejected",
                "coauthor_ids",
                gettext("The row of a co-author cannot be taken, so this one waits for it."),
            )
        return PlannedRow(entry.row, Outcome.REJECT, entry.author)

    def _is_doubtful(self, entry: WorkRow, stored: WorkFacts | None) -> bool:
        row = entry.row
        if stored is not None:
            return has_open_draft(row, self.run.before.open_works, stored.key)
        twin = self.stored.twin(entry)
        if not twin:
            return False
        row.warn(
            "possible_match",
            "title",
            gettext("The author has this work already, as %(id)s. Use that id, or accept matches.")
            % {"id": twin},
        )
        return True

    def _disagreements(self, group: list[WorkRow]) -> None:
        """Co-authors' rows must say the same of their work."""
        first = group[0]
        for other in group[1:]:
            shared = first.work.keys() & other.work.keys()
            differing = sorted(name for name in shared if first.work[name] != other.work[name])
            if differing:
                other.row.warn(
                    "coauthor_conflict",
                    COLUMNS.get(differing[0], differing[0]),
                    gettext("%(file)s, row %(row)s is the same work and says something else.")
                    % {"file": first.row.file, "row": first.row.row},
                )

    def _has_conflict(self, entry: WorkRow) -> bool:
        return any(message.code == "coauthor_conflict" for message in entry.row.messages)

    def _changes(self, entry: WorkRow, work: WorkFacts, stored: WorkFacts) -> list[Change]:
        new = next(row for row in work.contributions if row.key == entry.key)
        before = self.stored.contribution(entry.key)
        old = cells_of(stored, before, self.names) if before else {}
        said = cells_of(work, new, self.names)
        if before is not None:
            old["work_id"] = said["work_id"] = entry.row.cells["work_id"]
        return changes(entry.row, old, said)

    def _judge(self, entry: WorkRow, work: WorkFacts) -> None:
        """Let the models judge the work, the contribution and the editions."""
        self.work.key = work.key
        check_instance(entry.row, work_from(work, self.work, derived=False), COLUMNS)
        said = replace(entry.contribution, author="", name="-")
        contribution = contribution_from(said, self.work, {}, self.contribution)
        check_instance(entry.row, contribution, CONTRIBUTION_COLUMNS)
        for facts in work.editions:
            edition = edition_from(facts, self.work)
            names = [field.name for field in edition._meta.concrete_fields]  # noqa: SLF001
            columns = {**dict.fromkeys(names, "editions"), "isbn": "isbn"}
            check_instance(entry.row, edition, columns)
