"""Dates and life spans as people write them, in Swedish, Norwegian and English.

Days come before months, as everywhere in the Nordic countries, unless the year comes first
(ISO 8601). What is read is written as EDTF (``authorsite.partial_dates``).
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from authorsite.interface import gettext
from authorsite.partial_dates import LONGEST_LIFE
from portraits.importers.sheets.remarks import Remark, error, plain_dashes, tidy, warning

MONTHS = {
    prefix: number
    for number, prefixes in enumerate(
        ("jan", "feb", "mar", "apr", "maj mai may", "jun", "jul", "aug", "sep", "okt oct", "nov",
         "dec des"),
        start=1,
    )
    for prefix in prefixes.split()
}  # fmt: skip
"""The first three letters of the months in Swedish, Norwegian and English."""
_MONTH_NAMES = frozenset(
    word
    for line in (
        "januari februari mars april maj juni juli augusti september oktober november december "
        "januar februar mai august desember january february march may june july october "
        "jan feb febr mar apr jun jul aug sep sept okt oct nov dec des",
    )
    for word in line.split()
)
DEATH = "d"
YOUNGEST = 10
"""No author is taken to have published before this age, in years."""
OLDEST = 95
"""A two-digit year is not read as one in which the author would be older, in years."""
_EXCEL_DAY_ZERO = datetime.date(1899, 12, 30)
_FIRST_SERIAL = 1800
_USUAL_DEBUT = 35

_BIRTH_WORDS = r"(?:född|fødd|født|born|f|fdd|b)\b\.?|\*"
_DEATH_WORDS = r"(?:död|død|dødd|avliden|avled|died|dead|d)\b\.?|†|\+"
_LEAD = re.compile(
    rf"(?:{_BIRTH_WORDS}|{_DEATH_WORDS}|den\b|år\b|på\b|in\b)\s*:?\s*", re.IGNORECASE
)
_ABOUT = re.compile(
    r"(?:ca|cirka|c|circa|omkring|omkr|omtrent|runt|about|around|approx)\b\.?\s*|~\s*",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"(?:trol(?:igen)?|sannolikt|möjl(?:igen)?|kanske|antagligen|ev|muligens|trolig|perhaps|possibly|prob)"
    r"\b\.?\s*",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"(?:u\.? ?å\.?|okän[dt]|ukjent|unknown|saknas|n/a|[-?.]+|vet ej|uppgift saknas)", re.IGNORECASE
)
_DECADE = re.compile(r"(\d{3})0(?:-tal(?:et)?|-årene|-åra|s)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})([-./ ])(\d{1,2})(?:\2(\d{1,2}))?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -]\s?(\d{1,2})[./ ,-]+\s?[-']?(\d{4}|\d{2})")
_YEAR_THEN_DAY = re.compile(r"(\d{4})\s*[,(]?\s*(\d{1,2})/(\d{1,2})\s*\)?")
_DAY_MONTH = re.compile(
    r"(?:(\d{1,2})\.?\s+)?([a-zåäöø]+)\.?,?\s+[-']?(\d{4}|\d{2})", re.IGNORECASE
)
_MONTH_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s*(\d{4})", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(\d{4})\s*(?:/|-|eller|or)\s*(\d{4}|\d{2})", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[-']?(\d{2})")
_SPAN = re.compile(r"(.*?\d{4}[^\d]?)\s*(?<![/])-\s*(\D*\d{2,4}.*|)")
_WIDE_SPAN = re.compile(r"(.*?\d{4}.*?)(?: - |[–—])\s*(.*\d.*)")
_DIED = re.compile(rf"(.*?\d.*?)[\s,;]*(?:{_DEATH_WORDS})\s*:?\s*(\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date in EDTF, empty where none is said, whether it is sure, and what there is to say."""

    edtf: str = ""
    sure: bool = True
    remarks: tuple[Remark, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the text could not be read."""
        return any(remark.level == "error" for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class LifeReading:
    """Birth and death as one cell says them."""

    birth: DateReading = DateReading()
    death: DateReading = DateReading()


def full_year(short: int, earliest: int | None = None, latest: int | None = None) -> int:
    """The year that two digits stand for: the latest that is possible.

    Args:
        short: 0 to 99.
        earliest: no year before this one is meant, where that leaves a choice.
        latest: nor one after this; else the current year.
    """
    today = timezone.localdate().year
    years = [century + short for century in range(today // 100 * 100, 1300, -100)]
    possible = [year for year in years if year <= min(latest or today, today)]
    near = [year for year in possible if earliest is None or year >= earliest]
    return (near or possible or years)[0]


def work_year(short: int, born: int | None = None, died: int | None = None) -> int:
    """The year of a work that two digits stand for, by the life of its author."""
    if born is None:
        return full_year(short, latest=died + YOUNGEST if died else None)
    return full_year(short, born + YOUNGEST, min(died or born + OLDEST, born + OLDEST))


class _Years:
    """Two-digit years of a life, by the works and the other date."""

    def __init__(self, known: Sequence[int], *, death: bool) -> None:
        self.debut = min(known, default=None)
        self.earliest = max((year for year in known), default=None) if death else None
        self.latest = None if death else min((year - YOUNGEST for year in known), default=None)

    def __call__(self, text: str) -> int:
        if len(text) == 4:
            return int(text)
        return full_year(int(text), self.earliest, self.latest)


def _calendar(year: int, month: int, day: int | None, text: str) -> DateReading:
    if not 1 <= month <= 12:
        sentence = gettext("“%(text)s” has no such month. Months are 01 to 12.")
        return DateReading(remarks=(error("invalid_date", sentence % {"text": text}),))
    if day is None:
        return DateReading(f"{year:04}-{month:02}")
    days = calendar.monthrange(max(year, 1), month)[1]
    if not 1 <= day <= days:
        sentence = gettext("“%(text)s” has no such day. That month has %(days)d days.")
        return DateReading(
            remarks=(error("invalid_date", sentence % {"text": text, "days": days}),)
        )
    return DateReading(f"{year:04}-{month:02}-{day:02}")


def _month(word: str) -> int | None:
    return MONTHS[word[:3].lower()] if word.lower() in _MONTH_NAMES else None


def _exact(text: str, year: _Years) -> DateReading | None:
    """A day or a month; None where the text has another form."""
    if match := _ISO.fullmatch(text):
        first, _sign, month, day = match.groups()
        return _year_as_date(
            text, _calendar(int(first), int(month), int(day) if day else None, text), year
        )
    if match := _RUN_TOGETHER.fullmatch(text):
        return _calendar(int(match[1]), int(match[2]), int(match[3]), text)
    if match := _DAY_FIRST.fullmatch(text):
        return _calendar(year(match[3]), int(match[2]), int(match[1]), text)
    if match := _YEAR_THEN_DAY.fullmatch(text):
        return _calendar(int(match[1]), int(match[3]), int(match[2]), text)
    if (match := _DAY_MONTH.fullmatch(text)) and (month := _month(match[2])):
        return _calendar(year(match[3]), month, int(match[1]) if match[1] else None, text)
    if (match := _MONTH_DAY.fullmatch(text)) and (month := _month(match[1])):
        return _calendar(int(match[3]), month, int(match[2]), text)
    return None


def _year_as_date(text: str, found: DateReading, year: _Years) -> DateReading:
    """A day that may be a year in a cell formatted as a date: 1957 is shown as 1905-05-10.

    A spreadsheet counts days from 1899-12-30, so only days of 1904 and 1905 are meant. Where works
    are known, the reading with the likelier age at the first of them is taken.
    """
    if found.failed or len(found.edtf) != len("1905-05-10"):
        return found
    serial = (datetime.date.fromisoformat(found.edtf) - _EXCEL_DAY_ZERO).days
    if not _FIRST_SERIAL <= serial <= timezone.localdate().year:
        return found
    if year.debut is not None and abs(year.debut - serial - _USUAL_DEBUT) > abs(
        year.debut - int(found.edtf[:4]) - _USUAL_DEBUT
    ):
        return found
    sentence = gettext(
        "“%(text)s” is how a spreadsheet shows the number %(year)d in a cell formatted as a date, so "
        "the year %(year)d is taken, as uncertain. Check it."
    ) % {"text": text, "year": serial}
    return DateReading(str(serial), sure=False, remarks=(warning("year_as_date", sentence),))


def _years(text: str, year: _Years) -> DateReading | None:
    """A year, a decade, or one of two years."""
    if re.fullmatch(r"\d{4}", text):
        return DateReading(text)
    if match := _DECADE.fullmatch(text):
        return DateReading(f"{match[1]}X")
    if match := _TWO_YEARS.fullmatch(text):
        first = int(match[1])
        second = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if first < second <= first + YOUNGEST:
            sentence = gettext("“%(text)s” names two years; both are kept, as uncertain. Check it.")
            remark = warning("uncertain_year", sentence % {"text": text})
            return DateReading(f"{first}/{second}", sure=False, remarks=(remark,))
    if match := _SHORT_YEAR.fullmatch(text):
        found = year(match[1])
        sentence = gettext("“%(text)s” is taken for %(year)d, as uncertain. Write four digits.")
        remark = warning("short_year", sentence % {"text": text, "year": found})
        return DateReading(str(found), sure=False, remarks=(remark,))
    return None


def _refused(text: str) -> DateReading:
    if re.search(r"\d{5}", text):
        sentence = gettext("“%(text)s” is not a year. Write four digits, for example 1892.")
        return DateReading(remarks=(error("invalid_year", sentence % {"text": text}),))
    sentence = gettext("“%(text)s” is not a date. Write it as 1892, 26/12 1892 or 1892-12-26.")
    return DateReading(remarks=(error("invalid_date", sentence % {"text": text}),))


def read_date(text: str, known: Sequence[int] = (), *, death: bool = False) -> DateReading:
    """One date.

    Args:
        text: the cell or a part of it.
        known: years that tell the century of a two-digit year: of works, and for a death also
            of the birth.
        death: whether it is a death.
    """
    said = plain_dashes(tidy(text)).replace("\n", " ").strip("() ,;")
    about = perhaps = False
    while match := _LEAD.match(said):
        said = said[match.end() :]
    if not said or _UNKNOWN.fullmatch(said):
        return DateReading()
    while match := (_ABOUT.match(said) or _PERHAPS.match(said)):
        about = about or bool(_ABOUT.match(said))
        perhaps = perhaps or bool(_PERHAPS.match(said))
        said = said[match.end() :]
    if said.endswith("?"):
        perhaps, said = True, said.rstrip("? ")
    year = _Years(known, death=death)
    found = _years(said, year) or _exact(said, year) or _refused(text.strip())
    if found.failed or not (about or perhaps) or "/" in found.edtf:
        return found
    mark = "%" if about and perhaps else "~" if about else "?"
    return DateReading(f"{found.edtf}{mark}", found.sure, found.remarks)


def read_work_year(text: str, born: int | None = None, died: int | None = None) -> DateReading:
    """The year in a column of years; two digits are in the life of the author.

    Args:
        text: the cell.
        born: the year in which the author was born.
        died: the year in which the author died.
    """
    match = _SHORT_YEAR.fullmatch(plain_dashes(tidy(text)))
    if match is None:
        return read_date(text, [born] if born else [])
    found = work_year(int(match[1]), born, died)
    sentence = gettext("“%(text)s” is taken for %(year)d, as uncertain. Write four digits.")
    remark = warning("short_year", sentence % {"text": text, "year": found})
    return DateReading(str(found), sure=False, remarks=(remark,))


def read_life(text: str, known: Sequence[int] = ()) -> LifeReading:
    """A birth, or a birth and a death in one cell: "1900–1976", "f. 1900, d. 1976", "* 1900 † 1976".

    Args:
        text: the cell.
        known: years of works, for two-digit years.
    """
    alone = read_date(text, known)
    said = plain_dashes(tidy(text)).replace("\n", " ").strip("() ")
    if re.match(rf"\s*(?:{_DEATH_WORDS})", said, re.IGNORECASE) and not alone.failed:
        return LifeReading(death=read_date(said, known, death=True))
    if not alone.failed:
        return LifeReading(birth=alone)
    wide = tidy(text).replace("\n", " ").strip("() ")
    for pattern, whole in ((_DIED, said), (_WIDE_SPAN, wide), (_SPAN, said)):
        match = pattern.fullmatch(whole)
        if not match:
            continue
        birth = read_date(match[1].strip(" ,;"), known)
        if birth.failed:
            continue
        years = [int(found) for found in re.findall(r"\d{4}", birth.edtf)]
        death = _death_after(match[2].strip(), [*known, *years], years)
        if not death.failed:
            return LifeReading(birth, death)
    return LifeReading(birth=alone)


def _death_after(text: str, known: Sequence[int], born: Sequence[int]) -> DateReading:
    """The death that follows a birth; two digits alone are in the same or the next century."""
    if re.fullmatch(r"\d{2}", text) and born:
        year = born[0] // 100 * 100 + int(text)
        year += 100 if year <= born[0] else 0
        return DateReading(str(year)) if year <= born[0] + LONGEST_LIFE else _refused(text)
    return read_date(text, known, death=True)
