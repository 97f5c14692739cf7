"""Ids for rows that editors have made, which have none: files name every row by its id."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import slugify

from portraits.models import Award, Contribution, Tie
from portraits.models.vocabulary import Role

LONGEST_TITLE = 80


class _Keys:
    """Free ids: the same every time for the same rows."""

    def __init__(self, taken: Iterable[str | None]) -> None:
        self._taken = set(taken)

    def numbered(self, stem: str) -> str:
        """The stem with the first free number, from 1."""
        number = 1
        while f"{stem}{number}" in self._taken:
            number += 1
        return self._take(f"{stem}{number}")

    def titled(self, stem: str) -> str:
        """The stem itself while it is free, then with a number from 2."""
        number = 2
        key = stem
        while key in self._taken:
            key, number = f"{stem}-{number}", number + 1
        return self._take(key)

    def _take(self, key: str) -> str:
        self._taken.add(key)
        return key


def missing_tie_keys() -> dict[int, str]:
    """An id for each tie without one, by primary key: ``author--t1``, ``author--t2`` …"""
    rows = Tie.objects.filter(key="").order_by("author", "sort_order", "pk")
    found = list(rows.values_list("pk", "author__key"))
    keys = _Keys(Tie.objects.exclude(key="").values_list("key", flat=True) if found else ())
    return {pk: keys.numbered(f"{author}--t") for pk, author in found}


def missing_award_keys() -> dict[int, str]:
    """An id for each award without one, by primary key: ``author--p1`` …"""
    found = list(Award.objects.filter(key=None).order_by("pk").values_list("pk", "author__key"))
    keys = _Keys(Award.objects.exclude(key=None).values_list("key", flat=True) if found else ())
    return {pk: keys.numbered(f"{author}--p") for pk, author in found}


def missing_contribution_keys() -> dict[int, str]:
    """An id for each author's part in a work without one: ``author--title-year``.

    Those who are no authors of the work stand in another row's statement and need none.
    """
    rows = Contribution.objects.filter(key="", role=Role.AUTHOR, author__isnull=False)
    found = list(
        rows.order_by("work", "sort_order", "pk").values_list(
            "pk", "author__key", "work__title", "work__first_year"
        )
    )
    taken = Contribution.objects.exclude(key="").values_list("key", flat=True) if found else ()
    keys = _Keys(taken)
    return {
        pk: keys.titled(f"{author}--{slugify(title)[:LONGEST_TITLE]}{f'-{year}' if year else ''}")
        for pk, author, title, year in found
    }


@transaction.atomic
def give_keys() -> None:
    """Store the ids, so that rows of a file find the rows they name."""
    for model, missing in (
        (Tie, missing_tie_keys()),
        (Award, missing_award_keys()),
        (Contribution, missing_contribution_keys()),
    ):
        rows = model.objects.in_bulk(list(missing))
        for pk, row in rows.items():
            row.key = missing[pk]
        model.objects.bulk_update(rows.values(), ["key"], batch_size=500)
