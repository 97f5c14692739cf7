"""What every source asks of a row before it becomes part of the plan."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models

from authorsite.interface import gettext
from portraits.importers.messages import Outcome, Row
from portraits.importers.plan import Change, PlannedRow
from portraits.importers.records import Run

type Cells = Mapping[str, str]

MAX_LENGTH = "max_length"


class Repeats:
    """Finds rows that repeat what an earlier row of the same run says."""

    def __init__(self) -> None:
        self._seen: dict[Hashable, Row] = {}

    def refuse(self, row: Row, column: str, identity: Hashable) -> None:
        """Say that a row repeats an earlier one, or remember it."""
        first = self._seen.setdefault(identity, row)
        if first is not row:
            row.error(
                "duplicate_row",
                column,
                gettext("The same stands in %(file)s, row %(row)s. Keep one of the two.")
                % {"file": first.file, "row": first.row},
            )


def changes(row: Row, old: Cells, new: Cells, links: Collection[str] = ()) -> list[Change]:
    """The cells that would change: those the file has, and links it lets us find.

    Args:
        row: the row, whose columns count.
        old: the record as stored, as cells.
        new: the record as it would be.
        links: columns with keys of other records, compared whether the file has them or not.
    """
    columns = dict.fromkeys((*row.cells, *links))
    return [
        Change(column, old.get(column, ""), new.get(column, ""))
        for column in columns
        if column in new or column in old
        if old.get(column, "") != new.get(column, "")
    ]


@cache
def _not_in_files(model: type[models.Model]) -> frozenset[str]:
    """The fields a row cannot set wrong: links to records, and what is derived from others."""
    options = model._meta  # noqa: SLF001 - documented API
    fields = options.concrete_fields
    return frozenset(field.name for field in fields if field.is_relation or not field.editable)


def check_instance(row: Row, instance: models.Model, columns: Mapping[str, str]) -> None:
    """Let the model judge the record; what it finds is said about the row.

    Args:
        row: the row.
        instance: the record as it would be, unsaved, foreign keys aside.
        columns: the column of each field of the model that has another name.
    """
    try:
        instance.clean_fields(exclude=_not_in_files(type(instance)))
        instance.clean()
    except ValidationError as error:
        _say(row, error, columns)


def _say(row: Row, error: ValidationError, columns: Mapping[str, str]) -> None:
    found = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    for name, problems in found.items():
        for problem in problems:
            code = "field_too_long" if problem.code == MAX_LENGTH else problem.code
            known = code if code and code not in {"invalid", "blank"} else "invalid_value"
            row.error(known, columns.get(name, name), " ".join(problem.messages))


def author_of(run: Run, row: Row, key: str) -> str | None:
    """The key of the author a row belongs to, or None with a message where it cannot be taken."""
    facts = run.author(key)
    if key in run.held_back and facts is None:
        row.error(
            "author_held_back",
            "author_id",
            gettext("The row of this author cannot be taken, so this one waits for it."),
        )
        return None
    if facts is None and key:
        row.error(
            "unknown_author",
            "author_id",
            gettext("No author has this id. Import authors.csv too, or correct the id."),
        )
    return facts.key if facts else None


def refused(run: Run, row: Row, author: str) -> PlannedRow:
    """A row that cannot be taken; one that waits for a doubtful author is doubtful itself."""
    waits = any(message.code == "author_held_back" for message in row.messages)
    doubtful = waits and run.held_back.get(author) == Outcome.DOUBTFUL.value
    return PlannedRow(row, Outcome.DOUBTFUL if doubtful else Outcome.REJECT, author)


def has_open_draft(row: Row, keys: Collection[str], key: str) -> bool:
    """Whether a stored record has an unpublished draft, which an import must not overtake."""
    if key not in keys:
        return False
    row.warn(
        "unpublished_draft",
        "",
        gettext("Somebody has a draft of this record. Publish or discard it, then import again."),
    )
    return True
