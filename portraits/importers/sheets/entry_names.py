"""The names in a row of a sheet: the person's own, and the others it gives beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from authorsite.collation import fold
from authorsite.interface import gettext
from authorsite.partial_dates import year
from portraits.actions.facts import AuthorFacts, NameFacts
from portraits.importers.sheets.dates import read_life
from portraits.importers.sheets.name_notes import (
    NameCell,
    names_nobody,
    read_name_cell,
    referred_to,
)
from portraits.importers.sheets.people import (
    PersonReading,
    is_more_than_a_name,
    pseudonyms_in,
    read_full_name,
    read_other_names,
    read_person,
)
from portraits.importers.sheets.remarks import has_lost_letter
from portraits.importers.sheets.rows import SheetRow
from portraits.models.vocabulary import NameKind

_NAME_COLUMNS = {
    "pseudonyms": NameKind.PSEUDONYM.value,
    "birth_name": NameKind.BIRTH.value,
    "former_name": NameKind.FORMER.value,
}


def read_names(row: SheetRow, heading: str, author: AuthorFacts) -> AuthorFacts:
    """The author with the names of the row; what is wrong is noted on the row.

    Years in the cell of the name are put where the row has none of its own, for whoever reads the
    life of the author next.

    Args:
        row: the row.
        heading: the heading of the column for the name, for a row without one.
        author: what is known of the author.
    """
    cells = {
        name: read_name_cell(row.text(name)) for name in ("family_name", "given_name", "full_name")
    }
    person = _person(cells)
    _refuse_no_name(row, heading, person.name)
    _refuse_what_is_elsewhere(row, cells)
    if has_lost_letter(person.name):
        row.row.warn(
            "lost_letter",
            row.heading("family_name") or row.heading("full_name"),
            gettext("A letter of the name has become a question mark. Write the name anew."),
        )
    names: list[NameFacts] = []
    for column, kind in _NAME_COLUMNS.items():
        names += read_other_names(row.text(column), kind)
    for name, cell in cells.items():
        names += _beside(row, row.heading(name) or heading, cell)
    for found in pseudonyms_in(row.text("comment")):
        row.row.inform(
            "name_in_comment",
            row.heading("comment"),
            gettext("The pseudonym %(name)s is taken from the comment.") % {"name": found.name},
        )
        names.append(found)
    unique = {name.name.casefold(): name for name in reversed(names)}
    return replace(
        author, name=person.name, sort_name=person.sort_name,
        names=tuple(reversed(unique.values())),
    )  # fmt: skip


def _person(cells: dict[str, NameCell]) -> PersonReading:
    family, given = cells["family_name"].name, cells["given_name"].name
    if family or given:
        return read_person(family, given)
    return read_full_name(cells["full_name"].name)


def _refuse_what_is_elsewhere(row: SheetRow, cells: dict[str, NameCell]) -> None:
    """Say that what follows the comma is no given name: a place of the row, or a reference."""
    said = cells["full_name"].name
    given = said.partition(",")[2].strip()
    others = {
        fold(part)
        for name in ("places", "municipality", "birth_place", "lives_in", "grew_up_in")
        for part in re.split(r"[,;/\n(]", row.text(name))
    }
    if row.row.has_errors or not given:
        return
    if fold(given) in others or referred_to(said):
        text = gettext(
            "“%(value)s” is more than the name of one person. Write one author to a row, and "
            "years and notes in columns of their own."
        )
        row.row.error("more_than_a_name", row.heading("full_name"), text % {"value": said})


def _refuse_no_name(row: SheetRow, heading: str, name: str) -> None:
    """Say what is wrong with a cell that holds no name, or more than one."""
    if row.row.has_errors:
        return
    if not name:
        row.row.error("missing_name", heading, gettext("The author has no name. Fill it in."))
    elif names_nobody(name):
        text = gettext(
            "“%(value)s” is nobody's name. Write who it is, or take the row out of the list."
        )
        row.row.error("missing_name", heading, text % {"value": name})
    elif is_more_than_a_name(name):
        text = gettext(
            "“%(value)s” is more than the name of one person. Write one author to a row, and "
            "years and notes in columns of their own."
        )
        row.row.error("more_than_a_name", heading, text % {"value": name})


def _beside(row: SheetRow, heading: str, cell: NameCell) -> list[NameFacts]:
    """The other names in the cell of a name; what else stands there is said and put in its place."""
    if cell.left_out:
        sentence = gettext("“%(text)s” beside the name is left out.") % {"text": cell.left_out}
        row.row.inform("note_left_out", heading, sentence)
    if cell.life:
        _take_life(row, heading, cell.life)
    return [
        *read_other_names(cell.pseudonyms, NameKind.PSEUDONYM.value),
        *read_other_names(cell.birth_name, NameKind.BIRTH.value),
        *read_other_names(cell.former_name, NameKind.FORMER.value),
    ]


def _take_life(row: SheetRow, heading: str, text: str) -> None:
    """Years beside a name count where the row has none; others must be the same."""
    beside = read_life(text)
    column = "birth" if row.text("birth") else "life"
    own = read_life(row.text(column))
    died = row.text("death") or own.death.edtf
    for said, stored in (
        (year(beside.birth.edtf), year(own.birth.edtf)),
        (year(beside.death.edtf), year(read_life(died).birth.edtf) if died else None),
    ):
        if said and stored and said != stored:
            sentence = gettext(
                "Beside the name stands %(beside)d, in a column of its own %(own)d. Correct one of "
                "them."
            )
            row.row.error("date_conflict", heading, sentence % {"beside": said, "own": stored})
            return
    if not row.text(column):
        row.said["life"].append((heading, text))
    elif beside.death.edtf and not died:
        row.said["death"].append((heading, beside.death.edtf))
