"""Texts and lessons for schools under each value of each facet, so that any choice is counted at once.

As ``facet_index``: every item has a bit, a value of a facet is a number with the bits of its items set.
The index holds until the content changes, so the views keep it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps

from authorsite.collation import fold
from authorsite.rights.models import Basis
from portraits.querysets.author_lists import tie_facts
from portraits.querysets.places import chain, places_above
from portraits.querysets.translations import best_versions

TEXT, LESSON = "text", "lesson"
FREE, CLASS, SHOW, READ = "free", "class", "show", "read"
"""What a class may do: copy and change, copy in class, be shown, read here."""

TIMES: Mapping[str, tuple[int, int]] = {
    "0-5": (0, 5),
    "6-15": (6, 15),
    "16-40": (16, 40),
    "41-60": (41, 60),
    "61-120": (61, 120),
    "121-": (121, 100_000),
}
"""Minutes: to read a text aloud or to hold a lesson."""

ALOUD = 130
"""Words a minute, read aloud (schools' own measure)."""

FACETS = (
    "kind", "year", "time", "subject", "theme", "language", "difficulty", "form", "municipality",
    "place", "rights",
)  # fmt: skip


@dataclass
class Item:
    """A text or a lesson: the page to show, and the values it stands under."""

    kind: str
    page: int
    title: str
    values: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class SchoolIndex:
    """The items in the order of the list, and which of them stand under each value."""

    items: Sequence[tuple[str, int]]
    values: Mapping[str, Mapping[Any, int]]

    @classmethod
    def load(cls, languages: Sequence[str], own: Iterable[int]) -> SchoolIndex:
        """The index for readers of a language, in eleven queries.

        Args:
            languages: the reader's fallback chain.
            own: the places whose municipalities are "ours".
        """
        texts = _texts(languages, set(own))
        return cls.of([*_lessons(languages, texts), *texts.values()])

    @classmethod
    def of(cls, items: Iterable[Item]) -> SchoolIndex:
        """The index of some items: lessons first, then by title."""
        items = sorted(items, key=lambda item: (item.kind != LESSON, fold(item.title), item.page))
        found: dict[str, dict[Any, int]] = {facet: {} for facet in FACETS}
        for position, item in enumerate(items):
            for facet, values in item.values.items():
                for value in values:
                    found[facet][value] = found[facet].get(value, 0) | 1 << position
        return cls([(item.kind, item.page) for item in items], found)

    def chosen(self, asked: Mapping[str, Sequence[Any]], without: str = "") -> int:
        """The items that pass: one of the values of each facet, apart from one facet."""
        result = (1 << len(self.items)) - 1
        for facet, wanted in asked.items():
            if wanted and facet != without:
                sets = self.values[facet]
                result &= reduce(or_, (sets.get(value, 0) for value in wanted), 0)
        return result

    def counts(self, asked: Mapping[str, Sequence[Any]], facet: str) -> dict[Any, int]:
        """How many items each value of a facet would give; values without any are left out."""
        among = self.chosen(asked, without=facet)
        return {
            value: number
            for value, items in self.values[facet].items()
            if (number := (items & among).bit_count())
        }

    def found(self, asked: Mapping[str, Sequence[Any]]) -> list[tuple[str, int]]:
        """The items that pass, in order."""
        bits = bin(self.chosen(asked))[:1:-1]
        return [item for item, bit in zip(self.items, bits, strict=False) if bit == "1"]


def time_of(minutes: int) -> str:
    """The value of the facet for a number of minutes."""
    return next(name for name, (first, last) in TIMES.items() if first <= minutes <= last)


def _texts(languages: Sequence[str], own: set[int]) -> dict[int, Item]:
    """The texts readers may see, by excerpt. What the page written first says of them holds for all."""
    pages = apps.get_model("portraits.ExcerptPage").objects.shown().order_by("pk")
    columns = (
        "pk", "title", "excerpt_id", "author_id", "locale__language_code", "school_years", "subjects",
        "themes", "difficulty", "excerpt__work_id", "excerpt__work__form", "excerpt__rights__basis",
        "excerpt__rights__covers_classroom", "excerpt__rights__covers_print",
    )  # fmt: skip
    rank = {code: number for number, code in enumerate(languages)}
    found: dict[int, Item] = {}
    best: dict[int, int] = {}
    works: dict[int, int] = {}
    authors: dict[int, int] = {}
    for row in pages.values_list(*columns):
        pk, title, excerpt, author, code, years, subjects, themes, difficulty, work, form = row[:11]
        place = rank.get(code, len(rank))
        if excerpt not in found:
            item = found[excerpt] = Item(TEXT, pk, title)
            best[excerpt], works[excerpt], authors[excerpt] = place, work, author
            item.values["kind"] = {TEXT}
            _teaching(item, years, subjects, themes, difficulty)
            item.values["form"] |= {form} - {""}
            item.values["rights"] = {_may(*row[11:])}
        elif place < best[excerpt]:
            found[excerpt].page, best[excerpt] = pk, place
    _versions(found)
    _places(found, works, authors, own)
    return found


def _teaching(
    item: Item, years: Iterable[str], subjects: Iterable[str], themes: Iterable[str], hard: str
) -> None:
    item.values["year"] = set(years)
    item.values["subject"] = set(subjects)
    item.values["theme"] = set(themes)
    item.values["difficulty"] = {hard} - {""}


def _may(basis: str, in_class: bool, on_paper: bool) -> str:  # noqa: FBT001 - a row's columns
    """What a class may do with a text."""
    if basis in {Basis.FREE, Basis.CC}:
        return FREE
    if in_class:
        return CLASS if on_paper else SHOW
    return READ


def _versions(texts: Mapping[int, Item]) -> None:
    """The languages of the texts, and how long the original takes to read aloud; one query."""
    versions = apps.get_model("portraits.TextVersion").objects.order_by("number")
    for excerpt, language, original, rows in versions.values_list(
        "excerpt_id", "language", "is_original", "rows"
    ):
        item = texts.get(excerpt)
        if item is None:
            continue
        item.values["language"].add(language)
        if original:
            words = sum(len(str(row[1]).split()) for row in rows)
            item.values["time"] = {time_of(max(1, round(words / ALOUD)))}


def _places(
    texts: Mapping[int, Item], works: Mapping[int, int], authors: Mapping[int, int], own: set[int]
) -> None:
    """Where the works are set, and the municipalities of ours that the authors are tied to."""
    place_model = apps.get_model("portraits.Place")
    above = places_above()
    municipalities = {
        place
        for place in place_model.objects.public()
        .filter(kind="municipality")
        .values_list("pk", flat=True)
        if not own or own & set(chain(place, above))
    }
    at: defaultdict[int, set[int]] = defaultdict(set)
    for fact in tie_facts(apps.get_model("portraits.Author").objects.listed()):
        if fact.place is not None:
            at[fact.author] |= set(chain(fact.place, above)) & municipalities
    setting: defaultdict[int, set[int]] = defaultdict(set)
    rows = apps.get_model("portraits.Work").places.through.objects.values_list("work", "place")
    for work, place in rows:
        setting[work] |= set(chain(place, above))
    for excerpt, item in texts.items():
        item.values["place"] = setting[works[excerpt]]
        item.values["municipality"] = at[authors[excerpt]]


TAKEN_FROM_TEXTS = ("language", "form", "place", "municipality", "rights")


def _lessons(languages: Sequence[str], texts: Mapping[int, Item]) -> list[Item]:
    """The lessons readers may see; language, form and places are those of their texts; two queries."""
    pages = best_versions(apps.get_model("portraits.LessonPage").objects.shown(), languages)
    columns = (
        "pk", "title", "school_years", "subjects", "themes", "difficulty", "sessions", "minutes",
    )  # fmt: skip
    found = {}
    for pk, title, years, subjects, themes, difficulty, sessions, minutes in pages.values_list(
        *columns
    ):
        item = found[pk] = Item(LESSON, pk, title)
        item.values["kind"] = {LESSON}
        _teaching(item, years, subjects, themes, difficulty)
        item.values["time"] = {time_of(sessions * minutes)}
    rows = apps.get_model("portraits.LessonText").objects.values_list("page", "excerpt")
    for page, excerpt in rows:
        if page in found and excerpt in texts:
            for facet in TAKEN_FROM_TEXTS:
                found[page].values[facet] |= texts[excerpt].values[facet]
    return list(found.values())
