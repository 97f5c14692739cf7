"""How a list of authors is narrowed, sorted and counted by facets.

Within a facet any of the chosen values will do; the facets are combined with AND. A place and a
kind of tie must hold on one and the same tie. A facet is counted without its own choice, so that
its counts say what choosing another value would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from portraits.querysets.alphabets import SORT_FIELDS
from portraits.querysets.authors import LOW, AuthorQuerySet
from portraits.querysets.matching import NO_WORDS, SearchWords

BORN, DIED = "born", "died"

TERMS = {
    "language": ("portraits.AuthorLanguage", "language"),
    "form": ("portraits.AuthorForm", "form"),
    "audience": ("portraits.AuthorAudience", "audience"),
}
"""The facets whose values are inline rows of the author: model and column."""

PREFIX_LENGTH = 2
"""Digits of a sort key that tell the index letter (``authorsite.collation.letter_prefix``)."""


DECADE = 10


class TieFact(NamedTuple):
    """A kind of tie of an author, to a place in the register or (None) to one in words."""

    author: int
    kind: str
    place: int | None


@dataclass(frozen=True)
class AuthorFilter:
    """What a list of authors is narrowed by; empty means all.

    ``places`` are keys of places, ``periods`` first and last years, ``letter`` the beginning of
    the sort keys under an index letter.
    """

    words: SearchWords = NO_WORDS
    letter: str = ""
    place: tuple[int, ...] = ()
    tie: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    period: tuple[tuple[int, int], ...] = ()
    sort_field: str = SORT_FIELDS["sv"]

    def applied(self, authors: AuthorQuerySet, without: Iterable[str] = ()) -> AuthorQuerySet:
        """The authors that pass, some facets (or ``letter``) left out of account."""
        left_out = set(without)
        if self.words:
            authors = authors.named(self.words)
        if self.letter and "letter" not in left_out:
            authors = authors.filter(**{f"{self.sort_field}__startswith": self.letter})
        places = () if "place" in left_out else self.place
        kinds = () if "tie" in left_out else self.tie
        if places or kinds:
            authors = authors.filter(tied(places, kinds))
        for facet, (model, column) in TERMS.items():
            chosen = getattr(self, facet)
            if chosen and facet not in left_out:
                rows = apps.get_model(model).objects.filter(**{f"{column}__in": chosen})
                authors = authors.filter(Exists(rows.filter(author=OuterRef("pk"))))
        if self.period and "period" not in left_out:
            authors = authors.filter(published_in(self.period))
        return authors

    def sorted(self, authors: AuthorQuerySet, by: str) -> AuthorQuerySet:
        """The authors by ``name``, ``birth`` year, ``newest`` portrait or best ``match``."""
        if by == "birth":
            return authors.order_by(F("birth_year").asc(nulls_last=True), self.sort_field, "pk")
        if by == "newest":
            newest = F("first_publication").desc(nulls_last=True)
            return authors.with_first_publication().order_by(newest, self.sort_field, "pk")
        if by == "match" and self.words:
            return authors.ranked(self.words).order_by(F("rank").asc(), self.sort_field, "pk")
        return authors.order_by(self.sort_field, "pk")


def within(places: Iterable[int]) -> models.QuerySet[Any]:
    """The keys of the places and of all that lie in them, for use in another query."""
    return apps.get_model("portraits.Place").objects.within(list(places)).values("pk")


def tied(places: tuple[int, ...], kinds: tuple[str, ...]) -> Q:
    """Authors with a tie of one of the kinds, birth and death included, to one of the places.

    No kinds or no places means any.
    """
    conditions = []
    of_ties = [kind for kind in kinds if kind not in (BORN, DIED)]
    if of_ties or not kinds:
        ties = apps.get_model("portraits.Tie").objects.shown()
        if of_ties:
            ties = ties.filter(kind__in=of_ties)
        if places:
            ties = ties.inside(within(places))
        # Found once for the whole query; inside an "or" it would be asked for each author.
        conditions.append(Q(pk__in=ties.values("author")))
    if BORN in kinds or not kinds:
        conditions.append(_event("birth_place", places) & ~Q(birth_place_confidence=LOW))
    if DIED in kinds or not kinds:
        conditions.append(_event("death_place", places))
    return Q(*conditions, _connector=Q.OR)


def _event(column: str, places: tuple[int, ...]) -> Q:
    """Authors born (or dead) in one of the places, or in any that is known."""
    if places:
        return Q(**{f"{column}__in": within(places)})
    return Q(**{f"{column}__isnull": False}) | ~Q(**{f"{column}_words": ""})


def published_in(periods: Iterable[tuple[int, int]]) -> Q:
    """Authors with a work that was first published in one of the periods."""
    years = Q()
    for first, last in periods:
        years |= Q(work__first_year__range=(first, last))
    return Q(Exists(public_contributions().filter(years, author=OuterRef("pk"))))


def public_contributions() -> Any:
    """Contributions readers may see, of authors who are known to be public."""
    contributions = apps.get_model("portraits.Contribution").objects
    return contributions.exclude(confidence=LOW).filter(work__live=True)


def tie_facts(authors: AuthorQuerySet) -> Iterator[TieFact]:
    """All ties of the authors that are sure enough, with birth and death, in two queries."""
    ties: models.QuerySet[Any, Any] = apps.get_model("portraits.Tie").objects.shown()
    rows = ties.filter(author__in=authors.values("pk"))
    for author, kind, place in rows.values_list("author_id", "kind", "shown_at"):
        yield TieFact(author, kind, place)
    known = _event("birth_place", ()) | _event("death_place", ())
    columns = ("birth_place_id", "birth_place_words", "birth_place_confidence")
    events = authors.filter(known).values_list(
        "pk", *columns, "death_place_id", "death_place_words"
    )
    for author, birth_place, birth_words, confidence, death_place, death_words in events:
        if (birth_place or birth_words) and confidence != LOW:
            yield TieFact(author, BORN, birth_place)
        if death_place or death_words:
            yield TieFact(author, DIED, death_place)


@dataclass(frozen=True)
class FacetCounts:
    """How many authors each value of each facet would give.

    ``place`` counts authors by the key of a place, those of the places in it included. ``period``
    has the decades and the chosen periods, ``letter`` the beginnings of sort keys; under a letter
    stand see-references too, so a number there may be 0.
    """

    place: dict[int, int]
    tie: dict[str, int]
    language: dict[str, int]
    form: dict[str, int]
    audience: dict[str, int]
    period: dict[tuple[int, int], int]
    letter: dict[str, int]
