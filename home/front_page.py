"""What the home page shows: portrait of the week, curiosity of the day, numbers, ways in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, ExpressionWrapper, F, IntegerField, Q, Value
from django.db.models.functions import Substr
from django.utils.formats import number_format

from authorsite.collation import alphabet_letters, letter_prefix
from authorsite.drawings.outlines import county
from authorsite.interface import InterfaceText, ngettext
from authorsite.interface import gettext as _
from authorsite.settings.languages import site_language
from home.daylight import Stroke, minutes_of_daylight, strokes
from portraits.models import AuthorLanguage, Award, Collection, PortraitPage, Tie
from portraits.querysets.alphabets import sort_field
from portraits.querysets.author_lists import PREFIX_LENGTH
from portraits.querysets.place_lists import listed_authors
from portraits.querysets.work_lists import listed_works
from portraits.routing import SiteTree
from portraits.views.facts.places import AREAS
from portraits.views.facts.wording import named

NEWEST = 6
WIDTH, TALL = 180, 60
LEAST_DECADES = 3
"""Decades with works from which their bars are worth a picture."""

DAY_AND_NIGHT = 24 * 60


def number_text(number: int) -> str:
    """A number with its thousands apart."""
    return str(number_format(number, force_grouping=True))


def numbers(authors: int, works: int) -> list[InterfaceText]:
    """How much there is: authors, works, languages; without what there is none of."""
    languages = (
        AuthorLanguage.objects.filter(author__in=listed_authors().values("pk"))
        .values("language")
        .distinct()
        .count()
    )
    found = [
        (authors, ngettext("%(number)s author", "%(number)s authors", authors)),
        (works, ngettext("%(number)s work", "%(number)s works", works)),
        (
            languages,
            ngettext("%(number)s written language", "%(number)s written languages", languages),
        ),
    ]
    return [text % {"number": number_text(number)} for number, text in found if number]


def week_number(day: datetime.date) -> int:
    """The number of the ISO week, counted from the first week of all."""
    return (day.toordinal() - 1) // 7


def portrait_of_the_week(collection: Collection, day: datetime.date) -> int | None:
    """The author of the week: the editors' choice, or one after the other, a week each.

    The turn goes, in the order of their keys, through the authors of whom a portrait has a text;
    as long as none has, through all.
    """
    authors = listed_authors()
    if collection.featured_id and authors.filter(pk=collection.featured_id).exists():
        return collection.featured_id
    written = PortraitPage.objects.shown().filter(
        ~Q(lead="") | ~Q(own_words="") | ~Q(body=[]), author__live=True
    )
    keys = list(
        authors.filter(pk__in=written.order_by().values("author"))
        .order_by("key")
        .values_list("pk", flat=True)
    ) or list(authors.order_by("key").values_list("pk", flat=True))
    return keys[week_number(day) % len(keys)] if keys else None


class Point(NamedTuple):
    """A point on the earth, in degrees."""

    latitude: float
    longitude: float


def point_in_county(author: int, code: str) -> Point | None:
    """Where an author is tied to the drawn county, for the berry on the map."""
    drawn = county(code)
    if drawn is None:
        return None
    ties = Tie.objects.public().filter(author=author, place__latitude__isnull=False)
    for tie in ties.exclude(place__kind__in=AREAS).select_related("place").order_by("pk"):
        place = tie.place
        if place is None or place.latitude is None or place.longitude is None:
            continue
        point = Point(float(place.latitude), float(place.longitude))
        if drawn.has(point.longitude, point.latitude):
            return point
    return None


def newest_authors() -> list[int]:
    """The authors whose portraits were published last."""
    newest = F("first_publication").desc(nulls_last=True)
    authors = listed_authors().with_first_publication().order_by(newest, "sort_sv", "pk")
    return list(authors.values_list("pk", flat=True)[:NEWEST])


@dataclass(frozen=True)
class Quote:
    """Words of an author."""

    text: str
    language: str


def first_quote(page: PortraitPage) -> Quote | None:
    """The quotation in a portrait, with the language it is in."""
    for block in page.body:
        if block.block_type == "quote":
            return Quote(block.value["text"], block.value["language"] or page.content_language)
    return None


@dataclass(frozen=True)
class Light:
    """The light of the year at our county's point, and how long the sun is up today."""

    place: InterfaceText
    strokes: tuple[Stroke, ...]
    today: InterfaceText


def light_of_the_year(collection: Collection, day: datetime.date, language: str) -> Light | None:
    """The light at the first of our places that has a point; nothing where none has."""
    place = next((it for it in collection.places.all() if it.latitude is not None), None)
    if place is None or place.latitude is None:
        return None
    latitude = float(place.latitude)
    return Light(
        named(place.name_in(language)),
        strokes(latitude, day),
        daylight_text(minutes_of_daylight(latitude, day)),
    )


def daylight_text(minutes: int) -> InterfaceText:
    """How long the sun is up, in hours and minutes."""
    if minutes >= DAY_AND_NIGHT:
        return _("all day and night")
    if minutes <= 0:
        return _("not at all")
    hours, rest = divmod(minutes, 60)
    return _("%(hours)s and %(minutes)s") % {
        "hours": ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours},
        "minutes": ngettext("%(number)d minute", "%(number)d minutes", rest) % {"number": rest},
    }


@dataclass(frozen=True)
class Way:
    """A way into the collection; ``drawing`` names the picture beside it."""

    url: str
    label: InterfaceText
    text: InterfaceText
    drawing: str = ""


def ways_in(tree: SiteTree, language: str, works: int) -> list[Way]:
    """The sections that have something to show."""
    awards = Award.objects.public().filter(author__in=listed_authors().values("pk")).exists()
    dated = listed_authors().exclude(death="").exists()
    places = tree.section_path("placeindexpage", language)
    by_year = tree.section_path("workindexpage", language)
    prizes = tree.section_path("awardindexpage", language)
    days = tree.section_path("onthisdaypage", language)
    found = [
        (
            places,
            Way(
                places or "",
                _("Places"),
                _("See who has written where, from the county down to the village."),
                "rivers",
            ),
        ),
        (
            by_year if works else None,
            Way(
                f"{by_year}?sort=year",
                _("Works by year"),
                _("The books of the county, decade by decade."),
                "decades",
            ),
        ),
        (
            prizes if awards else None,
            Way(prizes or "", _("Awards"), _("Who has received what, and for which book.")),
        ),
        (
            days if dated else None,
            Way(days or "", _("On this day"), _("Authors who were born or died on a day.")),
        ),
    ]
    return [way for url, way in found if url]


def river_paths(code: str) -> list[str]:
    """The courses of a county's rivers, for a small drawing."""
    drawn = county(code)
    return [river.d for river in drawn.rivers] if drawn else []


def decade_path() -> str:
    """The number of works in each decade as a row of bars, 180 wide and 60 high."""
    decade = ExpressionWrapper(F("first_year") - F("first_year") % 10, IntegerField())
    dated = listed_works().filter(first_year__isnull=False).order_by().annotate(decade=decade)
    counts = dict(dated.values_list("decade").annotate(number=Count("pk")))
    if len(counts) < LEAST_DECADES:
        return ""
    decades = range(min(counts), max(counts) + 10, 10)
    width, most = WIDTH / len(decades), max(counts.values())
    return "".join(
        f"M{(number + 0.5) * width:.1f},{TALL}v-{counts.get(first, 0) / most * (TALL - 2):.1f}"
        for number, first in enumerate(decades)
    )


@dataclass(frozen=True)
class Letter:
    """A letter of the alphabet; without an address nobody stands under it."""

    letter: str
    url: str
    current: bool = False


def letters(tree: SiteTree, language: str) -> list[Letter]:
    """The alphabet of the reader's language, linked to the authors under each letter."""
    path = tree.section_path("portraitindexpage", language)
    alphabet = site_language(language).alphabet
    start = Substr(sort_field(language), Value(1), Value(PREFIX_LENGTH))
    taken = set(listed_authors().order_by().annotate(start=start).values_list("start", flat=True))
    if path is None or not taken:
        return []
    return [
        Letter(
            letter,
            f"{path}?letter={letter}" if letter_prefix(letter, alphabet) in taken else "",
        )
        for letter in alphabet_letters(alphabet)
    ]
