"""Days and months in words, in the language of the reader."""

from __future__ import annotations

import datetime

from django.utils import timezone

from authorsite.interface import InterfaceText, pgettext

# The names are extracted with the dates of births and deaths (``authorsite.partial_dates``).
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month_in_date(month: int) -> InterfaceText:
    """A month as it stands in a date."""
    return pgettext("alt. month", MONTHS[month - 1])


def month_name(month: int) -> InterfaceText:
    """A month as it stands alone."""
    return pgettext("month alone", MONTHS[month - 1])


def day_in_words(day: datetime.date) -> InterfaceText:
    """A day of the year: "26 November"."""
    return pgettext("day and month", "%(day)d %(month)s") % {
        "day": day.day,
        "month": month_in_date(day.month),
    }


def today() -> datetime.date:
    """Today where the site is, which is the same day for everybody who reads it."""
    return timezone.localdate()
