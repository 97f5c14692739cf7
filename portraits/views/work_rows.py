"""Works in lists: year, title, who wrote them, and their form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from authorsite.interface import InterfaceText
from portraits.models import Contribution, Work
from portraits.models.vocabulary import Form, Role
from portraits.views.facts.links import Links
from portraits.views.facts.vocabulary import FORM_OF_ONE, role_label
from portraits.views.facts.wording import joined, named
from portraits.views.facts.works import Credit, Person, is_left_out


@dataclass(frozen=True)
class WorkRow:
    """A work in a list. ``authors`` wrote it; where nobody did, ``others`` says who made it."""

    work: Work
    year: int | None
    title: InterfaceText
    url: str
    authors: list[Person]
    others: list[Credit]
    and_others: bool
    form: InterfaceText | None
    invented: bool


def work_title(work: Work) -> InterfaceText:
    """A title, each part of a bilingual one in its own language."""
    return joined((named(part) for part in work.title_parts), " / ")


def work_rows(works: Iterable[Work], links: Links) -> list[WorkRow]:
    """Works for a reader, with ``credits`` loaded (``portraits.querysets.work_lists.credited``)."""
    return [work_row(work, links) for work in works]


def work_row(work: Work, links: Links) -> WorkRow:
    """One work for a reader."""
    rows: list[Contribution] = work.credits
    made = credits_of(rows, links)
    wrote = [credit for credit in made if credit.role == Role.AUTHOR]
    return WorkRow(
        work,
        work.first_year,
        work_title(work),
        links.work(work) or "",
        wrote[0].people if wrote else [],
        [] if wrote else made,
        work.and_others or left_out(rows),
        FORM_OF_ONE[Form(work.form)]() if work.form in FORM_OF_ONE else None,
        any(row.author is not None and row.author.invented for row in rows),
    )


def credits_of(rows: Iterable[Contribution], links: Links) -> list[Credit]:
    """Who made a work, by role; authors who are not public are not named."""
    people: dict[str, list[Person]] = {}
    for row in rows:
        if is_left_out(row):
            continue
        linked = row.author is not None and getattr(row, "portrayed", False)
        url = links.author(row.author) if row.author is not None and linked else None
        people.setdefault(row.role, []).append(Person(row.display_name, url))
    ordered = sorted(people, key=Role.values.index)
    return [Credit(role, role_label(role), people[role]) for role in ordered]


def left_out(rows: Iterable[Contribution]) -> bool:
    """Whether somebody is not named who made the work too."""
    return any(is_left_out(row) for row in rows)
