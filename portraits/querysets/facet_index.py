"""Who stands under each value of each facet, so that any combination is counted without a query.

Every listed author has a bit; a value of a facet is a number in which the bits of its authors are
set. Narrowing is then ``&``, choosing several values is ``|``, counting is ``bit_count``: a few
microseconds for ten thousand authors, where the database needs a query for each facet. The index
is the same for everybody and holds until the content changes, so the views keep it.

The conditions are those of ``AuthorFilter``, which finds the authors of the list itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps

from portraits.querysets.author_lists import (
    DECADE,
    PREFIX_LENGTH,
    TERMS,
    AuthorFilter,
    FacetCounts,
    public_contributions,
    tie_facts,
)
from portraits.querysets.authors import AuthorQuerySet
from portraits.querysets.places import chain, places_above

type Authors = int
"""A set of authors, as a number with a bit for each."""

ANYWHERE = 0
"""Stands for the place of a tie where any place will do; no place has this key."""


@dataclass(frozen=True)
class FacetIndex:
    """The listed authors under each value.

    ``positions`` gives the bit of an author by primary key, ``ties`` the authors by kind of tie
    and place, a place standing for all that lies in it. ``references`` are authors by the letters
    of the names that are referred from.
    """

    positions: Mapping[int, int]
    ties: Mapping[tuple[str, int], Authors]
    terms: Mapping[str, Mapping[str, Authors]]
    years: Mapping[int, Authors]
    letters: Mapping[str, Authors]
    references: Mapping[str, Authors]

    @classmethod
    def load(cls, authors: AuthorQuerySet, sort_field: str) -> FacetIndex:
        """The index of some authors, in nine queries.

        Args:
            authors: all listed authors.
            sort_field: the column of sort keys, from which the letters follow.
        """
        rows: list[tuple[int, str]] = list(authors.order_by().values_list("pk", sort_field))
        positions = {key: position for position, (key, _sort) in enumerate(rows)}
        keys = authors.values("pk")
        years = public_contributions().filter(author__in=keys, work__first_year__isnull=False)
        names = apps.get_model("portraits.AuthorName").objects.referred_from()

        def masks[Value](pairs: Iterable[tuple[int, Value]]) -> dict[Value, Authors]:
            found: defaultdict[Value, set[int]] = defaultdict(set)
            for author, value in pairs:
                # Whoever was published since the keys were read is counted with the next version.
                if author in positions:
                    found[value].add(positions[author])
            return {value: _authors(bits, len(positions)) for value, bits in found.items()}

        return cls(
            positions=positions,
            ties=masks(_ties(authors)),
            terms={
                facet: masks(
                    apps.get_model(model)
                    .objects.filter(author__in=keys)
                    .order_by()
                    .values_list("author_id", column)
                )
                for facet, (model, column) in TERMS.items()
            },
            years=masks(years.order_by().values_list("author_id", "work__first_year")),
            letters=masks((key, sort[:PREFIX_LENGTH]) for key, sort in rows),
            references=masks(
                (author, sort[:PREFIX_LENGTH])
                for author, sort in names.filter(author__in=keys).values_list(
                    "author_id", sort_field
                )
            ),
        )

    def counts(self, chosen: AuthorFilter, named: Iterable[int] | None = None) -> FacetCounts:
        """The counts of all facets for a filter.

        Args:
            chosen: the filter in force.
            named: primary keys of the authors found by its words, where it has some.
        """
        everybody = (1 << len(self.positions)) - 1
        if named is not None:
            bits = [self.positions[key] for key in named if key in self.positions]
            everybody = _authors(bits, len(self.positions))

        def left(without: str) -> Authors:
            return everybody & self._narrowed(chosen, {without})

        tied = everybody & self._narrowed(chosen, {"place", "tie"})
        return FacetCounts(
            place=_counted(self._by_place(chosen.tie), tied),
            tie=_counted(self._by_kind(chosen.place), tied),
            language=_counted(self.terms["language"], left("language")),
            form=_counted(self.terms["form"], left("form")),
            audience=_counted(self.terms["audience"], left("audience")),
            period=_counted(self._by_period(chosen.period), left("period"), chosen.period),
            letter={
                **dict.fromkeys(_counted(self.references, left("letter")), 0),
                **_counted(self.letters, left("letter")),
            },
        )

    def _narrowed(self, chosen: AuthorFilter, without: set[str]) -> Authors:
        """The authors that pass, apart from the words."""
        conditions: list[Authors] = []
        if chosen.letter and "letter" not in without:
            starts = (start for start in self.letters if start.startswith(chosen.letter))
            conditions.append(_any(self.letters[start] for start in starts))
        if (chosen.place or chosen.tie) and "tie" not in without:
            conditions.append(_any(self._tied(chosen.place, chosen.tie)))
        for facet, values in self.terms.items():
            wanted = getattr(chosen, facet)
            if wanted and facet not in without:
                conditions.append(_any(values.get(value, 0) for value in wanted))
        if chosen.period and "period" not in without:
            conditions.append(_any(self._by_period(chosen.period, decades=False).values()))
        result = -1
        for condition in conditions:
            result &= condition
        return result

    def _tied(self, places: tuple[int, ...], kinds: tuple[str, ...]) -> Iterator[Authors]:
        """The authors with a tie of one of the kinds to one of the places, both on the same tie."""
        for (kind, place), authors in self.ties.items():
            if (place in places if places else place == ANYWHERE) and (not kinds or kind in kinds):
                yield authors

    def _by_place(self, kinds: tuple[str, ...]) -> dict[int, Authors]:
        found: defaultdict[int, Authors] = defaultdict(int)
        for (kind, place), authors in self.ties.items():
            if place != ANYWHERE and (not kinds or kind in kinds):
                found[place] |= authors
        return found

    def _by_kind(self, places: tuple[int, ...]) -> dict[str, Authors]:
        kinds = {kind for kind, _place in self.ties}
        return {kind: _any(self._tied(places, (kind,))) for kind in kinds}

    def _by_period(
        self, periods: tuple[tuple[int, int], ...], *, decades: bool = True
    ) -> dict[tuple[int, int], Authors]:
        """The authors with works first published in the periods, and in each decade."""
        wanted = set(periods)
        if decades:
            starts = {year - year % DECADE for year in self.years}
            wanted |= {(start, start + DECADE - 1) for start in starts}
        return {
            (first, last): _any(
                authors for year, authors in self.years.items() if first <= year <= last
            )
            for first, last in sorted(wanted)
        }


def _ties(authors: AuthorQuerySet) -> Iterator[tuple[int, tuple[str, int]]]:
    """Authors with the kinds of their ties, anywhere and at each place up to the county."""
    above = places_above()
    chains: dict[int | None, list[int]] = {None: []}
    for author, kind, place in tie_facts(authors):
        if place is not None and place not in chains:
            chains[place] = chain(place, above)
        for each in (ANYWHERE, *chains[place]):
            yield author, (kind, each)


def _authors(positions: Iterable[int], size: int) -> Authors:
    """The number with the bits at some positions set."""
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def _any(sets: Iterable[Authors]) -> Authors:
    return reduce(or_, sets, 0)


def _counted[Value](
    sets: Mapping[Value, Authors], among: Authors, always: Iterable[Any] = ()
) -> dict[Value, int]:
    """How many of some authors stand under each value; values without any only where asked for."""
    kept = set(always)
    return {
        value: number
        for value, authors in sets.items()
        if (number := (authors & among).bit_count()) or value in kept
    }


def facet_counts(authors: AuthorQuerySet, chosen: AuthorFilter) -> FacetCounts:
    """The counts of all facets for listed authors and a filter, with nothing kept from before."""
    index = FacetIndex.load(authors, chosen.sort_field)
    return index.counts(chosen, found_by_words(authors, chosen))


def found_by_words(authors: AuthorQuerySet, chosen: AuthorFilter) -> list[int] | None:
    """The keys of the authors that the words of a filter find; None where it has no words."""
    if not chosen.words:
        return None
    return list(authors.named(chosen.words).order_by().values_list("pk", flat=True))
