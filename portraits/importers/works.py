"""Works from files: ``works.csv``, one row an author and a work.

A work by several listed authors has a row for each that names the others in ``coauthor_ids``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authorsite.identifiers import normalise_isbn
from portraits.actions.facts import ContributionFacts, EditionFacts, WorkFacts
from portraits.importers import fields
from portraits.importers.cells import LIST_SEPARATOR, CellError, parts
from portraits.importers.details import read_details, write_details
from portraits.importers.layouts import Layout
from portraits.importers.messages import Row
from portraits.importers.tables import cleaned
from portraits.importers.terms import FORMS_BY_WORD, WORK_WORDS, work_form
from portraits.models.vocabulary import Audience, Role

EARLIEST = 1400
ORIGINAL, TRANSLATION = "original", "translation"
WORKS = Layout(
    "works",
    columns=(
        "work_id", "author_id", "title", "language", "year", "form", "form_detail",
        "contributors", "coauthor_ids", "original_or_translation", "isbn", "confidence",
        "source_kind", "source_url", "note",
    ),
    extra=(
        "work_key", "position", "role", "audience", "places", "translation_of", "and_others",
        "more_contributors", "editions", "source_title", "source_reference", "source_seen",
        "status",
    ),
    required=frozenset({"work_id", "author_id", "title"}),
)  # fmt: skip
DETAILS: Mapping[str, type] = {
    "more_contributors": ContributionFacts,
    "editions": EditionFacts,
}
DRAFT = "draft"
NO = "no"


@dataclass(slots=True)
class WorkRow:
    """What one row says about a work and its author's part in it.

    Attributes:
        row: where it stands.
        key: the id of the row, kept on the contribution.
        author: the author's key.
        coauthors: keys of the other listed authors, in order.
        work_key: the work's key, if the file gives one.
        position: the author's place among the authors, if the file gives one.
        work: the fields of ``WorkFacts`` the row speaks about.
        contribution: what the author did.
        people: what the file says of those who have no row, None where it leaves that to the
            statements.
    """

    row: Row
    key: str
    author: str
    coauthors: tuple[str, ...]
    work_key: str
    position: int | None
    work: dict[str, Any]
    contribution: ContributionFacts
    people: tuple[ContributionFacts, ...] | None = None


def check_work(row: Row, stored: ContributionFacts | None) -> WorkRow:
    """What a row says about a work; errors are noted on the row.

    Args:
        row: a row of ``works.csv``.
        stored: the contribution as stored, for what the columns do not say.
    """
    given = cleaned(row, frozenset(DETAILS))
    fields.required(row, given, "work_id", "author_id", "title")
    details = _details(row, given)
    key, author = given.get("work_id", ""), given.get("author_id", "")
    position = given.get("position", "")
    return WorkRow(
        row,
        key,
        author,
        coauthors=parts(given.get("coauthor_ids", "")),
        work_key=given.get("work_key", ""),
        position=int(position) if position.isdecimal() else None,
        work=_work_values(row, given) | _editions(row, given, details.get("editions", ())),
        contribution=_contribution(row, given, stored or ContributionFacts(key, author)),
        people=details.get("more_contributors") or None,
    )


def _details(row: Row, given: Mapping[str, str]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for column, kind in DETAILS.items():
        try:
            found[column] = read_details(given.get(column, ""), kind)
        except CellError as error:
            row.error(error.code, column, error.message)
    return found


def _work_values(row: Row, given: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {"title": given.get("title", "")}
    if "language" in given:
        values["languages"] = fields.languages(row, "language", given["language"])
    if "year" in given:
        values["first_year"] = fields.year(row, "year", given["year"], EARLIEST)
    if "form" in given:
        found = work_form(given["form"])
        fields.chosen(row, "form", given["form"] if found is None else "", FORMS_BY_WORD,
                      "unknown_form")  # fmt: skip
        values["form"] = found or ""
    if given.get("original_or_translation"):
        said = fields.chosen(
            row, "original_or_translation", given["original_or_translation"],
            (ORIGINAL, TRANSLATION), "unknown_value",
        )  # fmt: skip
        values["is_translation"] = said == TRANSLATION
    if "audience" in given:
        values["audience"] = fields.chosen(
            row, "audience", given["audience"], Audience.values, "unknown_audience"
        )
    if "places" in given:
        values["places"] = parts(given["places"])
    if "translation_of" in given:
        values["translation_of"] = given["translation_of"]
    if given.get("and_others"):
        values["and_others"] = given["and_others"] != NO
    if "status" in given:
        values["draft"] = given["status"] == DRAFT
    return values


def _editions(
    row: Row, given: Mapping[str, str], details: tuple[EditionFacts, ...]
) -> dict[str, Any]:
    """The editions a row names; an ISBN alone is an edition of which nothing else is known."""
    if "isbn" not in given:
        return {}
    isbn = fields.identifier(row, "isbn", given["isbn"], normalise_isbn)
    if not isbn or any(edition.isbn == isbn for edition in details):
        return {"editions": details}
    return {"editions": (EditionFacts(isbn=isbn), *details)}


def _contribution(
    row: Row, given: Mapping[str, str], stored: ContributionFacts
) -> ContributionFacts:
    role = fields.chosen(row, "role", given.get("role", ""), Role.values, "unknown_role")
    return ContributionFacts(
        key=given.get("work_id", ""),
        author=given.get("author_id", ""),
        role=role or (stored.role if "role" not in given else Role.AUTHOR.value),
        form_wording=given.get("form_detail", stored.form_wording),
        statement=given.get("contributors", stored.statement),
        note=given.get("note", stored.note),
        confidence=(
            fields.confidence(row, given["confidence"])
            if "confidence" in given
            else stored.confidence
        ),
        source=fields.source(row, given, stored.source),
    )


def has_row(contribution: ContributionFacts) -> bool:
    """Whether a contribution has a row of its own in ``works.csv``.

    An illustrator who happens to have a record stands in the statement of the author's row.
    """
    return bool(contribution.author and (contribution.key or contribution.role == Role.AUTHOR))


def work_cells(
    work: WorkFacts, contribution: ContributionFacts, *, people: str, others: str
) -> dict[str, str]:
    """An author's part in a work as a row of ``works.csv``.

    Args:
        work: the work.
        contribution: one of its contributions that has a row.
        people: the cell ``more_contributors``.
        others: the cell ``and_others``.
    """
    rows = [row for row in work.contributions if has_row(row)]
    editions = work.editions
    isbn = next((row.isbn for row in editions if row.isbn), "")
    plain = editions == ((EditionFacts(isbn=isbn),) if isbn else ())
    return {
        "work_id": contribution.key,
        "author_id": contribution.author,
        "title": work.title,
        "language": LIST_SEPARATOR.join(work.languages),
        "year": fields.number_cell(work.first_year),
        "form": WORK_WORDS[work.form] if work.form else "",
        "form_detail": contribution.form_wording,
        "contributors": contribution.statement,
        "coauthor_ids": LIST_SEPARATOR.join(
            row.author for row in rows if row.author != contribution.author
        ),
        "original_or_translation": TRANSLATION if work.is_translation else ORIGINAL,
        "isbn": isbn,
        "confidence": contribution.confidence,
        "note": contribution.note,
        "work_key": work.key,
        "position": str(rows.index(contribution) + 1) if len(rows) > 1 else "",
        "role": "" if contribution.role == Role.AUTHOR else contribution.role,
        "audience": work.audience,
        "places": LIST_SEPARATOR.join(work.places),
        "translation_of": work.translation_of,
        "and_others": others,
        "more_contributors": people,
        "editions": "" if plain else write_details(editions),
        "status": DRAFT if work.draft else "",
        **fields.source_cells(contribution.source),
    }
