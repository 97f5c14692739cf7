"""What the home page chooses: the portrait of the week, the newest ones, and the day's light."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Q

from authorsite.drawings.outlines import county
from authorsite.interface import InterfaceText, ngettext
from authorsite.interface import gettext as _
from home.daylight import Stroke, minutes_of_daylight, strokes
from home.models import HomePage
from portraits.models import Collection, PortraitPage, Tie
from portraits.querysets.place_lists import listed_authors
from portraits.views.facts.places import AREAS
from portraits.views.facts.wording import named
from portraits.views.keeping import kept

NEWEST = 6
DAY_AND_NIGHT = 24 * 60


def week_number(day: datetime.date) -> int:
    """The number of the ISO week, counted from the first week of all."""
    return (day.toordinal() - 1) // 7


def portrait_of_the_week(collection: Collection, day: datetime.date) -> int | None:
    """The author of the week: the editors' choice, or one after the other, a week each.

    The turn goes, in the order of their keys, through the authors of whom a portrait has a text;
    as long as none has, through all.
    """
    chosen = collection.featured_id
    if chosen and listed_authors().filter(pk=chosen).exists():
        return chosen
    keys = kept("turns", turns)
    return keys[week_number(day) % len(keys)] if keys else None


def turns() -> list[int]:
    """The authors who take turns, in the order of their keys."""
    authors = listed_authors()
    written = PortraitPage.objects.shown().filter(
        ~Q(lead="") | ~Q(own_words="") | ~Q(body=[]), author__live=True
    )
    return list(
        authors.filter(pk__in=written.order_by().values("author"))
        .order_by("key")
        .values_list("pk", flat=True)
    ) or list(authors.order_by("key").values_list("pk", flat=True))


class Point(NamedTuple):
    """A point on the earth, in degrees."""

    latitude: float
    longitude: float


def point_in_county(author: int, code: str) -> Point | None:
    """Where an author is tied to the drawn county, for the berry on the map."""
    drawn = county(code)
    if drawn is None:
        return None
    ties = Tie.objects.public().filter(author=author)
    for tie in ties.select_related("place__parent").order_by("pk"):
        place = tie.shown_place
        if place is None or place.kind in AREAS:
            continue
        if place.latitude is None or place.longitude is None:
            continue
        point = Point(float(place.latitude), float(place.longitude))
        if drawn.has(point.longitude, point.latitude):
            return point
    return None


def newest_authors() -> list[int]:
    """The authors whose portraits were published last."""
    return kept("newest", find_newest)


def find_newest() -> list[int]:
    """The authors by when the first of their portraits was published, last first."""
    newest = F("first_publication").desc(nulls_last=True)
    authors = listed_authors().with_first_publication().order_by(newest, "sort_sv", "pk")
    return list(authors.values_list("pk", flat=True)[:NEWEST])


@dataclass(frozen=True)
class FrontWords:
    """What the front page says first, and the languages of the site that have said it."""

    heading: InterfaceText
    lead: InterfaceText | None
    languages: frozenset[str]


def words(page: HomePage, chain: Sequence[str]) -> FrontWords:
    """Heading and lead in the best language of a chain, in one query."""
    homes = HomePage.objects.live().filter(translation_key=page.translation_key)
    rows = list(homes.values_list("locale__language_code", "heading", "lead"))
    headings = {language: heading for language, heading, _lead in rows if heading}
    leads = {language: lead for language, _heading, lead in rows if lead}
    heading = next((code for code in chain if code in headings), None)
    lead = next((code for code in chain if code in leads), None)
    return FrontWords(
        InterfaceText(headings[heading], heading)
        if heading
        else InterfaceText(page.title, page.content_language),
        InterfaceText(leads[lead], lead) if lead else None,
        frozenset(headings or (language for language, _heading, _lead in rows)),
    )


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
