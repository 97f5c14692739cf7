"""Records of the demonstration, imported as a library imports its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portraits.actions.import_places import import_places
from portraits.actions.import_records import import_records
from portraits.importers.matching import PlaceRegister
from portraits.importers.messages import Outcome
from portraits.importers.place_planning import plan_places
from portraits.importers.places import LAYOUTS as PLACE_LAYOUTS
from portraits.importers.plan import Plan
from portraits.importers.reading import read_files
from portraits.importers.record_planning import LAYOUTS, Wishes, plan_records
from portraits.importers.stored_places import stored_places
from portraits.importers.stored_records import stored_records

DATA = Path(__file__).parent / "data"
PLACES = [DATA / "places.csv"]
RECORDS = [DATA / f"{name}.csv" for name in ("authors", "ties", "works", "awards")]


class RejectedRowsError(ValueError):
    """Rows of the demonstration's own files break a rule; the message says which and why."""


def load_places() -> int:
    """Create the places that are missing and return how many there were."""
    plan = plan_places(read_files(PLACES, PLACE_LAYOUTS).tables, stored_places())
    refuse_rejected(plan)
    if plan.create:
        import_places(plan.create, [])
    return len(plan.create)


def load_records() -> int:
    """Create the authors, ties, works and awards that are missing and return how many there were.

    What is there already is left as it is, also where it differs from the files.
    """
    sheets = read_files(RECORDS, LAYOUTS).tables
    plan = plan_records(sheets, stored_records(), PlaceRegister(stored_places()), Wishes())
    refuse_rejected(plan)
    new = [author.key for author in plan.batch.new_authors]
    batch = replace(
        plan.batch,
        changed_authors=[],
        changed_ties=[],
        changed_works=[],
        changed_awards=[],
        publish=new,
    )
    count = len(batch.new_authors) + len(batch.new_ties)
    count += len(batch.new_works) + len(batch.new_awards)
    if count:
        import_records(batch)
    return count


def refuse_rejected(plan: Plan) -> None:
    """See that no row is rejected.

    Raises:
        RejectedRowsError: when one is.
    """
    messages = [
        message.text
        for planned in plan.rows
        if planned.outcome == Outcome.REJECT
        for message in planned.row.messages
    ]
    if messages:
        raise RejectedRowsError("\n".join(str(message) for message in messages))
