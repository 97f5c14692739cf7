"""What a reader typed into a search field, and how names and titles are matched and ranked by it.

Matching uses folded columns (``authorsite.collation.fold``), so á finds a and ø finds o, the same
on every database. A folded text holds letters and digits in words parted by single spaces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.db.models.lookups import Contains

from authorsite.collation import fold

LONGEST = 100
"""Characters of a query that are looked at."""

MOST_TERMS = 8
"""Words of a query that are looked for."""

FULL, WORDS, PREFIX, INSIDE = 0, 2, 4, 6
"""Ranks, best first: the whole name, whole words of it, beginnings of words, inside words.
One is added where only the folded spelling agrees."""

NO_RANK = 8
"""The rank of what does not match."""


def visible_text(typed: str) -> str:
    """What was typed without control characters, with single spaces, in reasonable length."""
    visible = "".join(
        " " if unicodedata.category(character)[0] == "C" else character
        for character in typed[: 8 * LONGEST]
    )
    return " ".join(visible.split())


@dataclass(frozen=True)
class SearchWords:
    """A query: ``text`` as typed, made harmless and short, and its folded ``terms``."""

    text: str = ""

    @classmethod
    def read(cls, typed: str) -> SearchWords:
        """The words of what was typed: control characters gone, length and number bounded."""
        words = visible_text(typed)[:LONGEST].split()
        return cls(" ".join(words[:MOST_TERMS]))

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def in_order(self) -> str:
        """The text with the given name first: "Aronson, Stina" is "Stina Aronson"."""
        family, comma, given = self.text.partition(",")
        return f"{given.strip()} {family}".strip() if comma else self.text

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The folded words, each once."""
        return tuple(dict.fromkeys(fold(self.in_order).split()))[:MOST_TERMS]

    def matches(self, column: str = "folded") -> Q:
        """The rows in which every term stands, at the start of a word or inside one."""
        return self._every("{}", column)

    def starts_words(self, column: str = "folded") -> Q:
        """The rows in which every term starts a word."""
        return self._every(" {}", column)

    def rank(self, written: str = "name", folded: str = "folded") -> models.Expression:
        """How well a row that matches does so, lower is better (``FULL`` … ``INSIDE``)."""
        tier = models.Case(
            models.When(Q(**{folded: fold(self.in_order)}), then=Value(FULL)),
            models.When(self._every(" {} ", folded), then=Value(WORDS)),
            models.When(self.starts_words(folded), then=Value(PREFIX)),
            default=Value(INSIDE),
            output_field=models.IntegerField(),
        )
        spelling = models.Case(
            models.When(self._spelled(written), then=Value(0)),
            default=Value(1),
            output_field=models.IntegerField(),
        )
        return models.ExpressionWrapper(tier + spelling, output_field=models.IntegerField())

    def fit(self, folded: str) -> int:
        """The rank of a folded name, spelling aside; ``NO_RANK`` if it does not match."""
        padded = f" {folded} "
        if not self.found_in(folded):
            return NO_RANK
        if folded == fold(self.in_order):
            return FULL
        if all(f" {term} " in padded for term in self.terms):
            return WORDS
        return PREFIX if all(f" {term}" in padded for term in self.terms) else INSIDE

    def found_in(self, folded: str) -> bool:
        """Whether a folded name or title matches; the same rule as ``matches``."""
        return bool(self.terms) and all(term in folded for term in self.terms)

    def _every(self, pattern: str, column: str) -> Q:
        """The rows that hold the pattern, filled in, for every term."""
        padded = Concat(Value(" "), F(column), Value(" "))
        return Q(*(Q(Contains(padded, pattern.format(term))) for term in self.terms))

    def _spelled(self, column: str) -> Q:
        """The rows that have every word as it was typed, capitals aside."""
        condition = Q()
        for word in self.in_order.split():
            # Not every database knows that Å and å are one letter.
            forms = sorted({word, word.lower(), word.upper(), word.capitalize()})
            condition &= Q(
                *(Q(**{f"{column}__icontains": form}) for form in forms), _connector=Q.OR
            )
        return condition


def beginning_alike(terms: Iterable[str], letters: int) -> Q | None:
    """The rows with a word that has its first letters in common with a term; None for no terms."""
    starts = [SearchWords(term[:letters]).starts_words() for term in terms]
    return Q(*starts, _connector=Q.OR) if starts else None


NO_WORDS = SearchWords()
