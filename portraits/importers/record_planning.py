"""What an import of authors, works, ties and awards would do, whatever the order of the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from authorsite.interface import gettext
from portraits.actions.facts import TieFacts
from portraits.actions.import_records import RecordBatch
from portraits.importers.author_planning import plan_authors
from portraits.importers.authors import AUTHORS
from portraits.importers.award_planning import plan_awards
from portraits.importers.awards import AWARDS
from portraits.importers.excerpt_planning import plan_excerpts
from portraits.importers.excerpts import EXCERPTS
from portraits.importers.layouts import Layout
from portraits.importers.matching import PlaceRegister
from portraits.importers.messages import Outcome
from portraits.importers.plan import IN_ORDER, Change, Plan, PlannedRow
from portraits.importers.publishing import InclusionByFacts
from portraits.importers.records import Records, Run
from portraits.importers.sheets.planning import plan_sheet
from portraits.importers.sheets.rows import Sheet
from portraits.importers.tables import Table
from portraits.importers.tie_planning import plan_ties
from portraits.importers.ties import BORN, TIES
from portraits.importers.work_planning import plan_works
from portraits.importers.works import WORKS

LAYOUTS = {layout.name: layout for layout in (AUTHORS, WORKS, TIES, AWARDS, EXCERPTS)}
# Authors first, then what belongs to them; awards look for their works.
_IN_TURN = (
    (AUTHORS, plan_authors),
    (TIES, plan_ties),
    (WORKS, plan_works),
    (AWARDS, plan_awards),
    (EXCERPTS, plan_excerpts),
)


@dataclass(slots=True)
class RecordPlan(Plan):
    """The plan of an import of records, with what to write."""

    batch: RecordBatch = field(default_factory=RecordBatch)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever imports has asked for."""

    publish: bool = False
    skip_invalid: bool = False
    accept_matches: bool = False


def plan_records(
    sheets: Sequence[tuple[Table, Layout]],
    stored: Records,
    places: PlaceRegister,
    wishes: Wishes,
    lists: Sequence[Sheet] = (),
) -> RecordPlan:
    """What importing files of records would do.

    Args:
        sheets: the files as read, with their layouts, in any order.
        stored: the records there are.
        places: the places there are.
        wishes: whether to publish, and what to do with rows that are not in order.
        lists: the consultants' sheets as read.
    """
    run = Run(stored, stored.copied(), places, accept_matches=wishes.accept_matches)
    run.births = frozenset(
        row.cells.get("author_id", "").strip()
        for table, layout in sheets
        if layout is TIES
        for row in table.rows
        if row.cells.get("kind", "").strip() == BORN
    )
    planned: dict[int, PlannedRow] = {}
    for layout, plan in _IN_TURN:
        rows = [row for table, found in sheets if found is layout for row in table.rows]
        planned |= {id(result.row): result for result in plan(run, rows)}
    in_order = [planned[id(row)] for table, _layout in sheets for row in table.rows]
    for sheet in lists:
        in_order += plan_sheet(run, sheet)
    batch = _batch(run)
    _find_missing_portraits(run, in_order, batch)
    tables = [*(table for table, _layout in sheets), *(sheet.table for sheet in lists)]
    if wishes.publish:
        batch.publish = _to_publish(run, in_order)
    return RecordPlan(tables, in_order, wishes.skip_invalid, batch=batch)


def _batch(run: Run) -> RecordBatch:
    """What differs between the records as stored and as they would be."""
    before, after = run.before, run.after
    batch = RecordBatch()
    for name in ("authors", "ties", "works", "awards", "excerpts"):
        old, new = getattr(before, name), getattr(after, name)
        getattr(batch, f"new_{name}").extend(new[key] for key in new if key not in old)
        getattr(batch, f"changed_{name}").extend(
            new[key] for key in new if key in old and new[key] != old[key]
        )
    return batch


def _find_missing_portraits(run: Run, rows: Iterable[PlannedRow], batch: RecordBatch) -> None:
    """Stored authors in these files who have no portrait page get one, as new ones do."""
    for planned in rows:
        key = planned.record
        if not planned.about_author or planned.outcome not in IN_ORDER:
            continue
        if key in run.before.authors and key not in run.before.portraits:
            batch.portraits.append(run.after.authors[key])
            _also_update(planned, Change("status", "", "draft"))


def _also_update(planned: PlannedRow, change: Change) -> None:
    planned.changes.append(change)
    if planned.outcome == Outcome.SAME:
        planned.outcome = Outcome.UPDATE


def _to_publish(run: Run, rows: Iterable[PlannedRow]) -> list[str]:
    """The authors in these files whose portraits may be published and are not yet."""
    ties: defaultdict[str, list[TieFacts]] = defaultdict(list)
    for tie in run.after.ties.values():
        ties[tie.author].append(tie)
    rule = InclusionByFacts(run.places.places, run.before.county)
    publish = []
    for planned in rows:
        if planned.outcome not in IN_ORDER or not planned.about_author:
            continue
        author = run.after.authors[planned.record]
        if run.before.portraits.get(author.key, False) is not False:
            continue
        reason = rule.keeps_back(author, ties[author.key])
        if reason:
            _say_why(planned, reason)
            continue
        publish.append(author.key)
        if author.key in run.before.authors:
            _also_update(planned, Change("status", "draft", "published"))
    return publish


def _say_why(planned: PlannedRow, reason: str) -> None:
    sentences = {
        "draft": gettext("The portrait stays a draft, as it was."),
        "low_confidence": gettext(
            "The portrait stays a draft: the facts are uncertain. Check them and publish it."
        ),
        "not_established": gettext(
            "The portrait stays a draft: no tie to our county is sure. Add one and publish it."
        ),
    }
    planned.row.inform(f"kept_{reason}", "", sentences[reason])
