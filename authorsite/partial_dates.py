"""Dates that may be known only in part: dates of birth and death, years of ties and works.

Stored as text in the Extended Date/Time Format (EDTF, ISO 8601-2:2019), the part of levels 0 and 1
that a life needs:

    1892-12-26, 1892-12, 1892     a day, a month, a year
    189X, 18XX                    some year of a decade, of a century
    1892~, 1892?, 1892%           approximate, uncertain, both
    1890/1892, 1890/.., ../1892   a span, a span without an end, without a beginning

Years are 1 to 9999 of the Gregorian calendar; dates before Sweden left the Julian calendar in 1753
stay as the source gives them. The grammar is a regular expression because the
package `edtf` takes 6 to 11 milliseconds per date and gives open spans an end ten years away; a
test compares the two.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from django.core.exceptions import ValidationError
from django.utils.translation import override

from authorsite.interface import NO_LANGUAGE, InterfaceText, gettext, pgettext, pgettext_lazy

Precision = Literal["day", "month", "year", "decade", "century", "span"]

LONGEST_LIFE = 120
"""Years. The longest life on record is 122; beyond 120 a typing error is far more likely."""

MAX_LENGTH = 25
"""The longest text `parse` accepts; give a database field this `max_length`."""

_SINGLE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[?~%]?)",
    re.ASCII,
)
_OPEN = {"", ".."}

# Django's own names for months inside a date, so that one translation serves both.
_MONTHS = (
    pgettext_lazy("alt. month", "January"),
    pgettext_lazy("alt. month", "February"),
    pgettext_lazy("alt. month", "March"),
    pgettext_lazy("alt. month", "April"),
    pgettext_lazy("alt. month", "May"),
    pgettext_lazy("alt. month", "June"),
    pgettext_lazy("alt. month", "July"),
    pgettext_lazy("alt. month", "August"),
    pgettext_lazy("alt. month", "September"),
    pgettext_lazy("alt. month", "October"),
    pgettext_lazy("alt. month", "November"),
    pgettext_lazy("alt. month", "December"),
)

# The names as they stand without a day; Finnish, for one, has other forms there.
_MONTHS_ALONE = (
    pgettext_lazy("month alone", "January"),
    pgettext_lazy("month alone", "February"),
    pgettext_lazy("month alone", "March"),
    pgettext_lazy("month alone", "April"),
    pgettext_lazy("month alone", "May"),
    pgettext_lazy("month alone", "June"),
    pgettext_lazy("month alone", "July"),
    pgettext_lazy("month alone", "August"),
    pgettext_lazy("month alone", "September"),
    pgettext_lazy("month alone", "October"),
    pgettext_lazy("month alone", "November"),
    pgettext_lazy("month alone", "December"),
)


@dataclass(frozen=True)
class PartialDate:
    """What a partial date says.

    `text` is the normal EDTF form; `earliest` and `latest` bound the days it can mean, None for
    the open end of a span; `start` and `end` are the ends of a span.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    start: "PartialDate | None" = None
    end: "PartialDate | None" = None

    @property
    def year(self) -> int | None:
        """The one year the date lies in, if there is only one."""
        if self.earliest and self.latest and self.earliest.year == self.latest.year:
            return self.earliest.year
        return None


class PartialDateError(ValueError):
    """A text that is no partial date; its message tells the reader what to write instead.

    `code` is `invalid_year` where the year cannot be read, else `invalid_date`.
    """

    def __init__(self, message: str, code: str = "invalid_date") -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def _refuse(text: str) -> PartialDateError:
    if re.search(r"\d{5}", text):
        return PartialDateError(
            gettext("“%(text)s” is not a year. Write four digits, for example 1892.")
            % {"text": text},
            "invalid_year",
        )
    return PartialDateError(
        gettext(
            "“%(text)s” is not a date. Write a year, a month or a day as 1892, 1892-12 or "
            "1892-12-26; add ~ for “about” and ? for “uncertain”."
        )
        % {"text": text}
    )


def _single(text: str) -> PartialDate:
    """One date without a slash."""
    match = _SINGLE.fullmatch(text)
    if not match:
        raise _refuse(text)
    written, month, day, mark = match.group("year", "month", "day", "mark")
    first_year, last_year = int(written.replace("X", "0")), int(written.replace("X", "9"))
    if (month and "X" in written) or last_year == 0:
        raise _refuse(text)
    first_year = max(first_year, 1)
    precision: Precision = "year"
    if "X" in written:
        precision = "century" if written.endswith("XX") else "decade"
    elif month:
        precision = "day" if day else "month"
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    if not 1 <= first_month <= 12:
        raise PartialDateError(
            gettext("“%(text)s” has no such month. Months are 01 to 12.") % {"text": text}
        )
    last_day = calendar.monthrange(last_year, last_month)[1]
    if day and not 1 <= int(day) <= last_day:
        raise PartialDateError(
            gettext("“%(text)s” has no such day. That month has %(days)d days.")
            % {"text": text, "days": last_day}
        )
    return PartialDate(
        text=text,
        earliest=date(first_year, first_month, int(day) if day else 1),
        latest=date(last_year, last_month, int(day) if day else last_day),
        precision=precision,
        uncertain=mark in {"?", "%"},
        approximate=mark in {"~", "%"},
    )


def _span(text: str) -> PartialDate:
    """Two dates with a slash between them, one of which may be open."""
    first, _, last = text.partition("/")
    start = None if first in _OPEN else _single(first)
    end = None if last in _OPEN else _single(last)
    if not (start or end):
        raise _refuse(text)
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise PartialDateError(
            gettext("“%(text)s” ends before it starts. Put the earlier date first.")
            % {"text": text}
        )
    both = [part for part in (start, end) if part]
    return PartialDate(
        text=text,
        earliest=earliest,
        latest=latest,
        precision="span",
        uncertain=any(part.uncertain for part in both),
        approximate=any(part.approximate for part in both),
        start=start,
        end=end,
    )


@lru_cache(maxsize=4096)
def _parsed(text: str) -> PartialDate:
    return _span(text) if "/" in text else _single(text)


def parse(text: str) -> PartialDate:
    """Read an EDTF text, white space around it aside; `PartialDateError` if it is none."""
    return _parsed(text.strip())


def parse_or_none(text: str | None) -> PartialDate | None:
    """Read an EDTF text; None for an empty or an unreadable one, as a draft may hold."""
    try:
        return parse(text) if text else None
    except PartialDateError:
        return None


def validate_partial_date(value: str) -> None:
    """Django validator: the value is a partial date. The error has the code of `parse`."""
    try:
        parse(value)
    except PartialDateError as error:
        raise ValidationError(error.message, code=error.code) from error


def year(text: str | None) -> int | None:
    """The year a date lies in; None for a decade, a span over years, empty or unreadable text."""
    found = parse_or_none(text)
    return found.year if found else None


def is_in_future(value: PartialDate, today: date) -> bool:
    """Whether no day a date can mean has come yet; the current year is not in the future."""
    first = value.earliest or value.latest
    return bool(first and first > today)


def certainly_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether every day of one date lies before every day of the other."""
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def shortest_span(start: PartialDate, end: PartialDate) -> int | None:
    """The fewest whole calendar years that can lie between two dates; None if unbounded."""
    if not (start.latest and end.earliest):
        return None
    return end.earliest.year - start.latest.year


def validate_not_in_future(text: str | None, today: date) -> None:
    """Refuse a date that has not come yet (code `year_in_future`); empty text passes."""
    value = parse_or_none(text)
    if value and is_in_future(value, today):
        raise ValidationError(
            gettext("%(date)s has not come yet. Check the year.") % {"date": value.text},
            code="year_in_future",
        )


def validate_life_span(birth: str | None, death: str | None) -> None:
    """Refuse a death before the birth (`death_before_birth`) or a life that is too long.

    Only what is certain is refused: a date known in part may mean any of its days. The second
    error has the code `implausible_lifespan`.
    """
    born, died = parse_or_none(birth), parse_or_none(death)
    if not (born and died):
        return
    values = {"birth": born.text, "death": died.text}
    if certainly_before(died, born):
        raise ValidationError(
            gettext("The death (%(death)s) comes before the birth (%(birth)s). Check both dates.")
            % values,
            code="death_before_birth",
        )
    years = shortest_span(born, died)
    if years is not None and years > LONGEST_LIFE:
        raise ValidationError(
            gettext(
                "Between birth (%(birth)s) and death (%(death)s) lie %(years)d years. "
                "Check both dates."
            )
            % {**values, "years": years},
            code="implausible_lifespan",
        )


def _calendar_date(value: PartialDate) -> InterfaceText:
    """A day or a month in words, all of it in the first language that has names for months."""
    day = value.earliest
    assert day is not None  # noqa: S101
    with override(pgettext("alt. month", "January").lang):
        if value.precision == "month":
            values = {"year": day.year, "month": str(_MONTHS_ALONE[day.month - 1])}
            return pgettext("month and year", "%(month)s %(year)d") % values
        values = {"year": day.year, "month": str(_MONTHS[day.month - 1]), "day": day.day}
        return pgettext("day, month and year", "%(day)d %(month)s %(year)d") % values


def _unmarked(value: PartialDate, *, years: bool) -> InterfaceText:
    """A single date in words without what is uncertain about it."""
    assert value.earliest is not None  # noqa: S101
    first = value.earliest.year
    if value.precision == "century":
        last = value.latest.year if value.latest else first
        return pgettext("century", "%(first)d–%(optional_last)d") % {
            "first": first,
            "optional_last": last,
        }
    if value.precision == "decade":
        return pgettext("decade", "%(year)ds") % {"year": first}
    if value.precision == "year" or years:
        return InterfaceText(str(first), NO_LANGUAGE)
    return _calendar_date(value)


def _in_words(value: PartialDate, language: str, *, years: bool = False) -> InterfaceText:
    """A date in words; with `years`, days and months are left out."""
    if value.precision == "span":
        return _span_in_words(value, language, years=years)
    text = _unmarked(value, years=years)
    if value.approximate:
        text = gettext("c. %(date)s") % {"date": text}
    if value.uncertain:
        text = gettext("possibly %(date)s") % {"date": text}
    return text


def _span_in_words(value: PartialDate, language: str, *, years: bool) -> InterfaceText:
    start = _in_words(value.start, language, years=years) if value.start else None
    end = _in_words(value.end, language, years=years) if value.end else None
    if start is None:
        return gettext("until %(date)s") % {"date": end}
    if end is None:
        return gettext("from %(date)s") % {"date": start}
    if start == end:
        return start
    return _joined(start, end, language)


def _joined(start: InterfaceText, end: InterfaceText, language: str) -> InterfaceText:
    """Two dates with a dash, which stands free where a date is more than one word."""
    simple = not any(character in start + end for character in " –")
    spoken = language if start.lang or end.lang else NO_LANGUAGE
    return InterfaceText("%s–%s" if simple else "%s – %s", spoken) % (start, end)


def format_partial_date(text: str | None, language: str) -> InterfaceText:
    """A partial date written out for a reader of a language: "26 December 1892", "c. 1892".

    Unreadable text, which a draft may hold, is given back as it is.
    """
    value = parse_or_none(text)
    with override(language):
        return _in_words(value, language) if value else InterfaceText(text or "", language)


def format_life_span(birth: str | None, death: str | None, language: str) -> InterfaceText:
    """The years of a life: "1892–1956", "born 1948", "died 1975", or nothing if both are unknown.

    An empty `death` does not say that the person lives, only that no date is known.
    """
    born, died = parse_or_none(birth), parse_or_none(death)
    with override(language):
        start = _in_words(born, language, years=True) if born else None
        end = _in_words(died, language, years=True) if died else None
        if start is not None and end is not None:
            return _joined(start, end, language)
        if start is not None:
            return gettext("born %(date)s") % {"date": start}
        if end is not None:
            return gettext("died %(date)s") % {"date": end}
        return InterfaceText("", language)
