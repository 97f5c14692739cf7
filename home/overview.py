"""How much there is in the collection, and the ways into it, as the home page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count, ExpressionWrapper, F, IntegerField, Value
from django.db.models.functions import Substr
from django.utils.formats import number_format

from authorsite.collation import alphabet_letters, letter_prefix
from authorsite.drawings.outlines import county
from authorsite.interface import InterfaceText, ngettext
from authorsite.interface import gettext as _
from authorsite.settings.languages import site_language
from portraits.models import AuthorLanguage, Award
from portraits.querysets.alphabets import sort_field
from portraits.querysets.author_lists import DECADE, PREFIX_LENGTH
from portraits.querysets.place_lists import listed_authors
from portraits.querysets.work_lists import listed_works
from portraits.routing import SiteTree
from portraits.views.keeping import kept

WIDTH, TALL = 180, 60
LEAST_DECADES = 3
"""Decades with works from which their bars are worth a picture."""


@dataclass(frozen=True)
class Overview:
    """Counts of what is public. ``decades`` has works by their first year, ``starts`` the
    beginnings of the authors' sort keys."""

    authors: int
    works: int
    languages: int
    has_awards: bool
    has_dead: bool
    decades: Mapping[int, int]
    starts: frozenset[str]


def overview(language: str) -> Overview:
    """The counts for a language, kept until the content changes."""
    return kept(f"overview {sort_field(language)}", lambda: count_all(sort_field(language)))


def count_all(column: str) -> Overview:
    """Count everything; ``column`` has the sort keys."""
    authors = listed_authors()
    written = AuthorLanguage.objects.filter(author__in=authors.values("pk"))
    awards = Award.objects.public().filter(author__in=authors.values("pk"))
    decade = ExpressionWrapper(F("first_year") - F("first_year") % DECADE, IntegerField())
    start = Substr(column, Value(1), Value(PREFIX_LENGTH))
    starts = authors.order_by().annotate(start=start).values_list("start").annotate(n=Count("pk"))
    by_start = dict(starts)
    decades = listed_works().order_by().annotate(decade=decade).values_list("decade")
    by_decade = dict(decades.annotate(number=Count("pk")))
    return Overview(
        authors=sum(by_start.values()),
        works=sum(by_decade.values()),
        languages=written.values("language").distinct().count(),
        has_awards=awards.exists(),
        has_dead=authors.exclude(death="").exists(),
        decades={first: number for first, number in by_decade.items() if first is not None},
        starts=frozenset(by_start),
    )


def number_text(number: int) -> str:
    """A number with its thousands apart."""
    return str(number_format(number, force_grouping=True))


def numbers(counts: Overview) -> list[InterfaceText]:
    """How much there is: authors, works, languages; without what there is none of."""
    found = (
        (counts.authors, ngettext("%(number)s author", "%(number)s authors", counts.authors)),
        (counts.works, ngettext("%(number)s work", "%(number)s works", counts.works)),
        (
            counts.languages,
            ngettext(
                "%(number)s written language", "%(number)s written languages", counts.languages
            ),
        ),
    )
    return [text % {"number": number_text(number)} for number, text in found if number]


@dataclass(frozen=True)
class Way:
    """A way into the collection; ``drawing`` names the picture beside it."""

    url: str
    label: InterfaceText
    text: InterfaceText
    drawing: str = ""


def ways_in(tree: SiteTree, language: str, counts: Overview) -> list[Way]:
    """The sections that have something to show."""

    def way(section: str, text: InterfaceText, *, shown: bool) -> Way | None:
        found = tree.best(section, language) if shown else None
        if found is None:
            return None
        title = found.name
        return Way(tree.section_path(section, language) or "", title, text)

    places = way(
        "placeindexpage",
        _("See who has written where, from the county down to the village."),
        shown=bool(counts.authors),
    )
    works = way(
        "workindexpage",
        _("The books of the county, decade by decade."),
        shown=bool(counts.decades),
    )
    awards = way(
        "awardindexpage",
        _("Who has received what, and for which book."),
        shown=counts.has_awards,
    )
    days = way(
        "onthisdaypage",
        _("Authors who were born or died on a day."),
        shown=counts.has_dead,
    )
    found = [
        replace(places, drawing="rivers") if places else None,
        replace(works, url=f"{works.url}?sort=year", label=_("Works by year"), drawing="decades")
        if works
        else None,
        awards,
        days,
    ]
    return [each for each in found if each is not None]


def river_paths(code: str) -> list[str]:
    """The courses of a county's rivers, for a small drawing."""
    drawn = county(code)
    return [river.d for river in drawn.rivers] if drawn else []


def decade_path(decades: Mapping[int, int]) -> str:
    """The number of works in each decade as a row of bars, 180 wide and 60 high."""
    if len(decades) < LEAST_DECADES:
        return ""
    years = range(min(decades), max(decades) + DECADE, DECADE)
    width, most = WIDTH / len(years), max(decades.values())
    return "".join(
        f"M{(number + 0.5) * width:.1f},{TALL}v-{decades.get(first, 0) / most * (TALL - 2):.1f}"
        for number, first in enumerate(years)
    )


@dataclass(frozen=True)
class Letter:
    """A letter of the alphabet; without an address nobody stands under it."""

    letter: str
    url: str
    current: bool = False


def letters(tree: SiteTree, language: str, counts: Overview) -> list[Letter]:
    """The alphabet of the reader's language, linked to the authors under each letter."""
    path = tree.section_path("portraitindexpage", language)
    alphabet = site_language(language).alphabet
    if path is None or not counts.starts:
        return []
    return [
        Letter(
            letter,
            f"{path}?{urlencode({'letter': letter})}"
            if letter_prefix(letter, alphabet) in counts.starts
            else "",
        )
        for letter in alphabet_letters(alphabet)
    ]
