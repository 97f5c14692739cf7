"""What the address of the schools' entrance asks for. Its parameters are a public contract.

Whatever is not understood is left out and said so, never an error; everything is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from authorsite.settings.languages import RECORD_LANGUAGE_BY_CODE
from portraits.models import Place
from portraits.models.teaching import Difficulty, SchoolYears, Subject, Theme
from portraits.models.vocabulary import Form
from portraits.querysets.matching import visible_text
from portraits.querysets.school_index import CLASS, FACETS, FREE, LESSON, READ, SHOW, TEXT, TIMES
from portraits.views.author_filters import LONGEST_VALUE, MOST_IGNORED, MOST_VALUES
from portraits.views.lesson_sets import NOTHING, LessonSet, read_set

VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "kind": (LESSON, TEXT),
    "year": tuple(SchoolYears.values),
    "time": tuple(TIMES),
    "subject": tuple(Subject.values),
    "theme": tuple(Theme.values),
    "language": tuple(RECORD_LANGUAGE_BY_CODE),
    "difficulty": tuple(Difficulty.values),
    "form": tuple(Form.values),
    "rights": (FREE, CLASS, SHOW, READ),
}
PLACES = ("place", "municipality")


@dataclass(frozen=True)
class SchoolQuery:
    """What a teacher asked for: values by facet, those of places by key; and the set carried along."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    carried: LessonSet = NOTHING
    ignored: tuple[tuple[str, str], ...] = ()

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Facet and value of every choice."""
        return [(facet, value) for facet in FACETS for value in self.values.get(facet, ())]

    @property
    def asked(self) -> dict[str, list[object]]:
        """The values as the index knows them: places by primary key."""
        return {
            facet: [self.places[value].pk for value in values] if facet in PLACES else list(values)
            for facet, values in self.values.items()
        }

    def address(self, path: str, pairs: Iterable[tuple[str, str]]) -> str:
        """The address of the entrance with some choices, and the set carried along."""
        query = urlencode([*pairs, *self.carried.pairs], safe=",")
        return f"{path}?{query}" if query else path

    def without(self, path: str, facet: str, value: str) -> str:
        """The address without one of the choices."""
        return self.address(path, [pair for pair in self.chosen if pair != (facet, value)])


def read_school_query(parameters: QueryDict) -> SchoolQuery:
    """What the parameters of an address ask for. Costs a query where places are named."""
    ignored: list[tuple[str, str]] = []
    given = {facet: _given(parameters, facet) for facet in FACETS}
    keys = {value for facet in PLACES for value in given[facet]}
    places = (
        {place.key: place for place in Place.objects.public().filter(key__in=keys).with_names()}
        if keys
        else {}
    )
    values = {}
    for facet in FACETS:
        known = places if facet in PLACES else VOCABULARIES[facet]
        values[facet] = tuple(value for value in given[facet] if value in known)
        ignored += [
            (facet, visible_text(value)[:LONGEST_VALUE])
            for value in given[facet]
            if value not in known
        ]
    kept = {facet: found for facet, found in values.items() if found}
    return SchoolQuery(kept, places, read_set(parameters), tuple(ignored[:MOST_IGNORED]))


def _given(parameters: QueryDict, facet: str) -> list[str]:
    """The values of a parameter, each once."""
    values = (value.strip()[: 2 * LONGEST_VALUE] for value in parameters.getlist(facet))
    return list(dict.fromkeys(value for value in values if value))[:MOST_VALUES]
