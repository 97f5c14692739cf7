"""Lists of works: which are shown, how they are narrowed and counted by facets.

Within a facet any of the chosen values will do; the facets are combined with AND. A facet is
counted without its own choice, so that its counts say what choosing another value would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat, Substr
from django.db.models.lookups import Contains

from portraits.querysets.alphabets import SORT_FIELDS
from portraits.querysets.author_lists import DECADE, PREFIX_LENGTH, FacetCounts, within
from portraits.querysets.matching import NO_WORDS, SearchWords
from portraits.querysets.portraits import is_portrayed
from portraits.querysets.works import WorkQuerySet

if TYPE_CHECKING:
    from portraits.models.works import Contribution

LOW = "low"


def listed_works() -> WorkQuerySet:
    """Published works with a sure contribution by an author whose portrait readers may see.

    Asked for each work, which is best where few are looked at: a page of a list, those of a place.
    The authors are found once for all works, not for each contribution.
    """
    shown = _contributions_shown().filter(work=OuterRef("pk"))
    works: WorkQuerySet = apps.get_model("portraits.Work").objects.filter(Exists(shown), live=True)
    return works


def listed_works_at_once() -> WorkQuerySet:
    """The works of ``listed_works()``, found together.

    Best where most are looked at, to count them or to find the best among them.
    """
    shown = _contributions_shown().order_by().values("work")
    works: WorkQuerySet = apps.get_model("portraits.Work").objects.filter(pk__in=shown, live=True)
    return works


def _contributions_shown() -> models.QuerySet[Contribution]:
    listed = apps.get_model("portraits.Author").objects.listed().values("pk")
    return sure_contributions().filter(author__in=listed)


def sure_contributions() -> models.QuerySet[Contribution]:
    """Contributions that are sure enough to be shown, whoever made them."""
    rows: models.QuerySet[Contribution] = apps.get_model("portraits.Contribution").objects.all()
    return rows.exclude(confidence=LOW)


def credited(works: WorkQuerySet) -> WorkQuerySet:
    """Works with their sure contributions in ``credits``, authors loaded, in one more query.

    ``portrayed`` of a contribution says whether its author can be linked.
    """
    rows = sure_contributions().select_related("author").annotate(portrayed=is_portrayed("author"))
    ordered = rows.order_by("sort_order", "pk")
    return works.prefetch_related(models.Prefetch("contributions", ordered, to_attr="credits"))


@dataclass(frozen=True)
class WorkFilter:
    """What a list of works is narrowed by; empty means all.

    ``place`` holds keys of places, ``period`` first and last years, ``letter`` the beginning of
    the sort keys under an index letter.
    """

    words: SearchWords = NO_WORDS
    letter: str = ""
    form: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    period: tuple[tuple[int, int], ...] = ()
    place: tuple[int, ...] = ()
    sort_field: str = SORT_FIELDS["sv"]

    def applied(self, works: WorkQuerySet, without: str = "") -> WorkQuerySet:
        """The works that pass, one of the facets left out of account."""
        if self.words:
            works = works.filter(named(self.words))
        if self.place:
            works = works.filter(Exists(set_in(self.place).filter(work=OuterRef("pk"))))
        if self.letter and without != "letter":
            works = works.filter(**{f"{self.sort_field}__startswith": self.letter})
        if self.form and without != "form":
            works = works.filter(form__in=self.form)
        if self.language and without != "language":
            works = works.filter(in_languages(self.language))
        if self.period and without != "period":
            works = works.filter(published_in(self.period))
        return works


def set_in(places: Iterable[int]) -> models.QuerySet[models.Model]:
    """Which works are set in the places or in what lies inside them: rows with ``work_id``."""
    through = apps.get_model("portraits.Work").places.through
    rows: models.QuerySet[models.Model] = through.objects.filter(place__in=within(places))
    return rows


def named(words: SearchWords) -> Q:
    """Works whose title, or one of whose portrayed authors, has all the words."""
    authors = apps.get_model("portraits.Author").objects.filter(words.matches())
    rows = sure_contributions().filter(is_portrayed("author"), author__in=authors.values("pk"))
    return words.matches() | Q(pk__in=rows.values("work"))


def in_languages(codes: Iterable[str]) -> Q:
    """Works in one of the languages, alone or beside another."""
    padded = Concat(Value(" "), F("languages"), Value(" "))
    return Q(*(Q(Contains(padded, f" {code} ")) for code in codes), _connector=Q.OR)


def published_in(periods: Iterable[tuple[int, int]]) -> Q:
    """Works first published in one of the periods."""
    return Q(*(Q(first_year__range=period) for period in periods), _connector=Q.OR)


def work_facets(works: WorkQuerySet, chosen: WorkFilter) -> FacetCounts:
    """How many works each value of each facet would give, one query each."""

    def counted(facet: str, value: Any) -> dict[Any, int]:
        rows = chosen.applied(works, without=facet).order_by().annotate(value=value)
        return dict(rows.values_list("value").annotate(number=models.Count("pk")))

    languages: Counter[str] = Counter()
    for codes, number in counted("language", F("languages")).items():
        languages.update(dict.fromkeys(str(codes).split(), number))
    decade = F("first_year") - F("first_year") % DECADE
    first_years = counted("period", models.ExpressionWrapper(decade, models.IntegerField()))
    start = Substr(chosen.sort_field, Value(1), Value(PREFIX_LENGTH))
    return FacetCounts(
        place={},
        tie={},
        language=dict(languages),
        form=counted("form", F("form")),
        audience={},
        period={
            (first, first + DECADE - 1): first_years[first]
            for first in sorted(first for first in first_years if first is not None)
        },
        letter=counted("letter", start),
    )
