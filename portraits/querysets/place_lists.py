"""Places with what the collection has there: authors by kind of tie, and works set there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Q

from portraits.querysets.author_lists import tie_facts
from portraits.querysets.authors import LOW, AuthorQuerySet
from portraits.querysets.work_lists import listed_works, set_in

DEPTH = 3
"""How deep places lie in each other: county, municipality, town or village."""


def listed_authors() -> AuthorQuerySet:
    """The authors that lists name."""
    authors: AuthorQuerySet = apps.get_model("portraits.Author").objects.listed()
    return authors


def places_above() -> dict[int, int | None]:
    """For every place the one it lies in."""
    return dict(apps.get_model("portraits.Place").objects.values_list("pk", "parent_id"))


def chain(place: int, above: Mapping[int, int | None]) -> list[int]:
    """A place and those it lies in, nearest first."""
    found: list[int] = []
    step: int | None = place
    while step is not None and step not in found and len(found) < DEPTH:
        found.append(step)
        step = above.get(step)
    return found


def author_counts(above: Mapping[int, int | None]) -> dict[int, int]:
    """How many authors are tied to each place or to one inside it; each is counted once."""
    at: defaultdict[int, set[int]] = defaultdict(set)
    for author, _kind, place in tie_facts(listed_authors()):
        for each in chain(place, above) if place is not None else ():
            at[each].add(author)
    return {place: len(authors) for place, authors in at.items()}


def places_with_content() -> set[int]:
    """Places that readers find something at: authors tied to them or works set there.

    Every query gives each place once, so the number of authors does not matter here.
    """
    authors = listed_authors()
    ties = apps.get_model("portraits.Tie").objects.exclude(confidence=LOW)
    sure = ~Q(birth_place_confidence=LOW)
    works = apps.get_model("portraits.Work").places.through.objects
    found: set[int | None] = set()
    for rows, column in (
        (ties.filter(author__in=authors.values("pk")), "place"),
        (authors.filter(sure), "birth_place"),
        (authors, "death_place"),
        (works.filter(work__in=listed_works().values("pk")), "place"),
    ):
        found.update(rows.order_by().values_list(column, flat=True).distinct())
    above = places_above()
    return {step for place in found if place is not None for step in chain(place, above)}


def works_set_at(places: Iterable[int]) -> Any:
    """The listed works set in the places or in what lies inside them."""
    return listed_works().filter(pk__in=set_in(places).values("work"))
