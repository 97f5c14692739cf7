"""On this day: authors who were born or died on a day of the year.

Exact dates are for the dead. Of the living readers learn only the year, so they stand on no day.
"""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from authorsite.partial_dates import parse_or_none
from portraits.models import Author, OnThisDayPage
from portraits.querysets.alphabets import sort_field
from portraits.querysets.place_lists import listed_authors
from portraits.routing import site_tree
from portraits.views.dates import day_in_words, month_name, today
from portraits.views.facts.links import Links
from portraits.views.facts.lives import OLDEST_LIVING, is_living, life_years
from portraits.views.rendering import Address, Head, reader_language, record_addresses, render

SECTION = "onthisdaypage"
LEAP_YEAR = 2024
"""A year that has every day there is."""

COLUMNS = ("key", "name", "birth", "death", "death_place", "death_place_words", "invented")
"""What is read of an author."""


@dataclass(frozen=True)
class Anniversary:
    """An author who was born or died on the day, and in which year."""

    year: int
    name: str
    url: str
    life: InterfaceText


@dataclass(frozen=True)
class CalendarDay:
    """A day of the calendar; without an address nobody was born or died on it."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True)
class CalendarMonth:
    """A month of the calendar."""

    name: InterfaceText
    days: list[CalendarDay]


@dataclass(frozen=True)
class Event:
    """A birth or a death on a certain day of a certain year."""

    author: Author
    born: bool
    day: datetime.date


def on_this_day(request: HttpRequest, page: OnThisDayPage) -> HttpResponse:
    """The authors of today in Swedish time, or of the day in ``?month=&day=``.

    Raises:
        Http404: for a day that no year has.
    """
    tree, language = site_tree(request), reader_language()
    links = Links(tree, language)
    day, is_today = asked_day(request)
    events = load_events(language)
    of_day = events.get((day.month, day.day), [])
    path = tree.section_path(SECTION, language) or request.path
    words = day_in_words(day)
    request.has_invented = any(event.author.invented for event in of_day)  # type: ignore[attr-defined]
    return render(
        request,
        page,
        "portraits/days/on_this_day_page.html",
        {
            "day": words,
            "is_today": is_today,
            "born": anniversaries(of_day, links, born=True),
            "died": anniversaries(of_day, links, born=False),
            "months": calendar_of(events, day, path),
            "today_url": path,
        },
        head=Head(
            title=(page.seo_title or page.title) if is_today else f"{page.title}: {words.plain}",
            description=page.search_description
            or page.lead
            or _("Authors who were born or died on a day.").plain,
            robots="" if is_today else "noindex, follow",
        ),
        addresses=_addresses(request, day, is_today=is_today),
        section=SECTION,
    )


def asked_day(request: HttpRequest) -> tuple[datetime.date, bool]:
    """The day asked for, and whether it is simply today.

    Raises:
        Http404: for a day that no year has.
    """
    month, number = request.GET.get("month", ""), request.GET.get("day", "")
    if not month and not number:
        return today(), True
    try:
        return datetime.date(LEAP_YEAR, int(month), int(number)), False
    except (ValueError, OverflowError) as error:
        raise Http404 from error


def load_events(language: str) -> Mapping[tuple[int, int], list[Event]]:
    """Births and deaths of the dead by month and day, where the day is known for certain."""
    long_ago = today().year - OLDEST_LIVING
    dead = ~Q(death="") | Q(death_place__isnull=False) | ~Q(death_place_words="")
    authors = (
        listed_authors()
        .filter(Q(birth__contains="-") | Q(death__contains="-"))
        .filter(dead | Q(birth_year__lte=long_ago))
        .only(*COLUMNS)
    )
    found: defaultdict[tuple[int, int], list[Event]] = defaultdict(list)
    for author in authors.order_by(sort_field(language), "pk"):
        if is_living(author):
            continue
        for born, text in ((True, author.birth), (False, author.death)):
            day = certain_day(text)
            if day is not None:
                found[day.month, day.day].append(Event(author, born, day))
    return found


def certain_day(text: str) -> datetime.date | None:
    """The day of an EDTF date, if it is one day and nobody doubts it."""
    date = parse_or_none(text)
    if date is None or date.precision != "day" or date.uncertain or date.approximate:
        return None
    return date.earliest


def anniversaries(events: Iterable[Event], links: Links, *, born: bool) -> list[Anniversary]:
    """The births, or the deaths, oldest first."""
    return [
        Anniversary(
            event.day.year,
            event.author.name,
            links.author(event.author) or "",
            life_years(event.author, links.language),
        )
        for event in sorted(events, key=lambda event: event.day)
        if event.born == born
    ]


def calendar_of(
    events: Mapping[tuple[int, int], list[Event]], day: datetime.date, path: str
) -> list[CalendarMonth]:
    """The year, with an address for every day that has somebody."""
    return [
        CalendarMonth(
            month_name(month),
            [
                CalendarDay(
                    number,
                    f"{path}?month={month}&day={number}" if (month, number) in events else "",
                    (month, number) == (day.month, day.day),
                )
                for number in range(1, calendar.monthrange(LEAP_YEAR, month)[1] + 1)
            ],
        )
        for month in range(1, 13)
    ]


def _addresses(request: HttpRequest, day: datetime.date, *, is_today: bool) -> list[Address]:
    """The same day in all languages."""
    query = "" if is_today else f"?month={day.month}&day={day.day}"
    return [
        Address(address.language, f"{address.path}{query}", address.whole)
        for address in record_addresses(site_tree(request), SECTION)
    ]
