"""Places with what the collection has there: authors by kind of tie, and works set there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from portraits.querysets.author_lists import BORN, DIED, tie_facts, within
from portraits.querysets.authors import LOW, AuthorQuerySet
from portraits.querysets.places import chain, places_above
from portraits.querysets.work_lists import listed_works, set_in


def listed_authors() -> AuthorQuerySet:
    """The authors that lists name."""
    authors: AuthorQuerySet = apps.get_model("portraits.Author").objects.listed()
    return authors


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
    ties = apps.get_model("portraits.Tie").objects.shown()
    sure = ~Q(birth_place_confidence=LOW)
    works = apps.get_model("portraits.Work").places.through.objects
    found: set[int | None] = set()
    for rows, column in (
        (ties.filter(author__in=authors.values("pk")), "shown_at"),
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


class TieRow(NamedTuple):
    """One tie of a listed author to a place, as far as lists need it; years only of ties."""

    kind: str
    author: int
    place: int
    tie: int | None = None


def tie_rows(places: Iterable[int], sort_field: str, most: int) -> list[TieRow]:
    """The ties to the places and to what lies inside them, births and deaths among them.

    Of each kind the first ones by the authors' names, at most ``most``; three queries.
    """
    inside = within(places)
    authors = listed_authors()
    ties = apps.get_model("portraits.Tie").objects.shown()
    number = Window(
        RowNumber(),
        partition_by=F("kind"),
        order_by=[F(f"author__{sort_field}"), F("author"), F("pk")],
    )
    numbered = ties.inside(inside).filter(author__in=authors.values("pk")).annotate(row=number)
    rows = numbered.filter(row__lte=most).order_by(f"author__{sort_field}", "author", "pk")
    found = [TieRow(*row) for row in rows.values_list("kind", "author", "shown_at", "pk")]
    for kind, column, events in (
        (BORN, "birth_place", authors.exclude(birth_place_confidence=LOW)),
        (DIED, "death_place", authors),
    ):
        people = events.filter(**{f"{column}__in": inside}).order_by(sort_field, "pk")
        found += [TieRow(kind, *row) for row in people.values_list("pk", column)[:most]]
    return found


def kind_counts(places: Iterable[int]) -> dict[str, int]:
    """How many listed authors have each kind of tie to the places or to what lies inside them."""
    inside = within(places)
    authors = listed_authors()
    ties = apps.get_model("portraits.Tie").objects.shown()
    rows = ties.inside(inside).filter(author__in=authors.values("pk")).order_by()
    found = dict(rows.values_list("kind").annotate(number=Count("author", distinct=True)))
    born = authors.exclude(birth_place_confidence=LOW).filter(birth_place__in=inside).count()
    died = authors.filter(death_place__in=inside).count()
    return {kind: number for kind, number in {BORN: born, **found, DIED: died}.items() if number}
