"""Who a row may be about: authors with the same name, or one that is spelled nearly alike."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from authorsite.partial_dates import parse_or_none, year
from portraits.actions.facts import AuthorFacts
from portraits.importers.sheets.people import Likeness, buckets, likeness
from portraits.models.vocabulary import NameKind

_BY_NAME_ALONE = frozenset({Likeness.SAME, Likeness.SPELLING, Likeness.LOST_LETTER})


@dataclass(frozen=True, slots=True)
class Match:
    """An author a row may be about.

    Attributes:
        author: the author.
        is_sure: whether the name is the same letter by letter and no birth year contradicts.
        name: the author's name that is alike.
        likeness: how alike.
    """

    author: AuthorFacts
    is_sure: bool
    name: str
    likeness: Likeness


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _born(facts: AuthorFacts) -> tuple[int, int] | None:
    """The first and the last year of birth that the facts allow."""
    found = parse_or_none(facts.birth)
    if found is None or found.earliest is None or found.latest is None:
        return None
    return found.earliest.year, found.latest.year


class PeopleRegister:
    """Authors found by names that are alike."""

    def __init__(self, authors: Iterable[AuthorFacts]) -> None:
        self._authors: dict[str, AuthorFacts] = {}
        self._buckets: defaultdict[tuple[str, int | None], set[str]] = defaultdict(set)
        self._years: defaultdict[str, set[int | None]] = defaultdict(set)
        for facts in authors:
            self.add(facts)

    def add(self, facts: AuthorFacts) -> None:
        """Let an author be found, under the names and the year of birth of now."""
        self._authors[facts.key] = facts
        born = year(facts.birth)
        for name in (facts.name, *(row.name for row in facts.names)):
            for bucket in buckets(name):
                self._buckets[bucket, born].add(facts.key)
                self._years[bucket].add(born)

    def _candidates(self, said: AuthorFacts) -> set[str]:
        """Authors who may be alike: with such a name, and no other year of birth."""
        born = year(said.birth)
        keys: set[str] = set()
        for name in (said.name, *(row.name for row in said.names)):
            for bucket in buckets(name):
                if not bucket:
                    return set(self._authors)
                years = self._years.get(bucket, set())
                for other in years if born is None else years & {born, None}:
                    keys |= self._buckets[bucket, other]
        return keys

    def find(self, said: AuthorFacts) -> Match | None:
        """The author a row is most likely about; None where nobody is alike."""
        found = [
            match
            for key in sorted(self._candidates(said))
            if (match := self._compared(said, self._authors[key]))
        ]
        return max(found, key=lambda match: (match.is_sure, match.likeness), default=None)

    def _compared(self, said: AuthorFacts, other: AuthorFacts) -> Match | None:
        one, two = _born(said), _born(other)
        if one and two and (one[0] > two[1] or two[0] > one[1]):
            return None
        years_agree = bool(one and two)
        own = [other.name, *(row.name for row in other.names if row.kind == NameKind.OTHER)]
        if any(_plain(said.name) == _plain(name) for name in own):
            return Match(other, is_sure=True, name=other.name, likeness=Likeness.SAME)
        best: Match | None = None
        for mine in (said.name, *(row.name for row in said.names)):
            for name in (other.name, *(row.name for row in other.names)):
                alike = likeness(mine, name)
                if alike == Likeness.DIFFERENT or not (years_agree or alike in _BY_NAME_ALONE):
                    continue
                if best is None or alike > best.likeness:
                    best = Match(other, is_sure=False, name=name, likeness=alike)
        return best
