"""Which portraits an import may publish, told from facts before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from portraits.actions.facts import AuthorFacts, PlaceFacts, TieFacts
from portraits.models import Outcome, inclusion
from portraits.models.vocabulary import Confidence


@dataclass(slots=True)
class _Place:
    """A place as the inclusion rule looks at it."""

    pk: str
    parent: _Place | None


@dataclass(slots=True)
class _Tie:
    kind: str
    confidence: str
    place: _Place | None


@dataclass(slots=True)
class _Ties:
    rows: list[_Tie]

    def all(self) -> list[_Tie]:
        return self.rows


@dataclass(slots=True)
class _Author:
    """An author as the inclusion rule looks at one."""

    birth_place: _Place | None
    birth_place_confidence: str
    ties: _Ties = field(default_factory=lambda: _Ties([]))


class InclusionByFacts:
    """The inclusion rule of ``models.inclusion``, asked of facts.

    Args:
        places: all places by key.
        county: keys of the places that make up our county.
    """

    def __init__(self, places: Mapping[str, PlaceFacts], county: frozenset[str]) -> None:
        self.county = county
        self._facts = places
        self._places: dict[str, _Place] = {}

    def _place(self, key: str) -> _Place | None:
        if key not in self._facts:
            return None
        if key not in self._places:
            self._places[key] = place = _Place(key, None)
            place.parent = self._place(self._facts[key].parent)
        return self._places[key]

    def outcome(self, author: AuthorFacts, ties: Iterable[TieFacts]) -> Outcome:
        """The outcome of the rule for an author with these ties."""
        said = _Author(
            self._place(author.birth_place.place),
            author.birth_place_confidence,
            _Ties(
                [_Tie(tie.kind, tie.confidence, self._place(tie.location.place)) for tie in ties]
            ),
        )
        return inclusion(cast("Any", said), cast("Any", self.county)).outcome

    def keeps_back(self, author: AuthorFacts, ties: Iterable[TieFacts]) -> str:
        """Why a portrait stays a draft: ``draft``, ``low_confidence``, ``not_established``; or "".

        The rule is not asked while the collection has no county.
        """
        if author.draft:
            return "draft"
        if author.confidence == Confidence.LOW:
            return "low_confidence"
        if self.county and self.outcome(author, ties) == Outcome.NOT_ESTABLISHED:
            return "not_established"
        return ""
