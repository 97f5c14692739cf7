"""Places that are called what a reader typed, whatever the language of the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from authorsite.collation import sort_key
from authorsite.interface import InterfaceText
from authorsite.interface import ngettext as _n
from authorsite.settings.languages import site_language
from portraits.models import Place
from portraits.querysets.matching import WORDS, SearchWords
from portraits.views.facts.wording import named
from portraits.views.place_rows import counts_by_place, kind_of

MOST_PLACES = 5


@dataclass(frozen=True)
class NamedPlace:
    """A place with its name in the reader's language, what it is, and how many authors it has."""

    name: InterfaceText
    kind: InterfaceText
    count: InterfaceText
    url: str


def fit(place: Place, words: SearchWords) -> int:
    """How well the best of a place's names fits; its names must be loaded."""
    names = [place.folded, *(row.folded for row in place.names.all())]
    return min(words.fit(name) for name in names)


def order(place: Place, words: SearchWords, count: int, language: str) -> tuple[int, int, str]:
    """The best name first, then the place with most authors, then by name."""
    name = place.name_in(language).text
    return fit(place, words), -count, sort_key(name, site_language(language).alphabet)


def named_places(
    words: SearchWords, language: str, address: Callable[[str], str]
) -> list[NamedPlace]:
    """The places with authors that have the words as whole words in a name, in two queries.

    Args:
        words: what was typed; no words name no place.
        language: the reader's.
        address: the list of a place's authors, by the key of the place.
    """
    if not words:
        return []
    counts = counts_by_place()
    found = Place.objects.public().called(words).filter(pk__in=list(counts)).with_names()
    fitting = sorted(
        (place for place in found if fit(place, words) <= WORDS),
        key=lambda place: order(place, words, counts[place.pk], language),
    )
    return [
        NamedPlace(
            named(place.name_in(language)),
            kind_of(place),
            _n("%(number)s author", "%(number)s authors", counts[place.pk])
            % {"number": counts[place.pk]},
            address(place.key),
        )
        for place in fitting[:MOST_PLACES]
    ]
