"""Awards and nominations as people list them in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portraits.importers.sheets.dates import work_year
from portraits.importers.sheets.remarks import plain_dashes, tidy
from portraits.models.vocabulary import AwardStatus

_NOMINATED = (
    r"(?:nominerad(?:es)?(?:\s+till)?|nominert(?:\s+til)?|nominering|nominated(?:\s+for)?|"
    r"nom\.?|shortlist(?:ed|ad)?|kortlist(?:ad|et)|longlist(?:ed)?|finalist(?:\s+(?:till|i|for))?)"
)
_NOMINATED_FIRST = re.compile(rf"{_NOMINATED}(?=[\s:])\s*:?\s*", re.IGNORECASE)
_NOMINATED_AFTER = re.compile(rf"\s*[(,]\s*{_NOMINATED}\s*\)?(?=[\s,;]|$)", re.IGNORECASE)
_NOMINATED_WITHIN = re.compile(
    rf"(?<=\S)\s+{_NOMINATED}(?=\s*[\d'(-])|(?<=pris)nominerad\b", re.IGNORECASE
)
_YEAR = r"(?:1[5-9]|20|21)\d{2}"
_SHORT = r"(?<![\w])[-'](?P<short>\d{2})(?!\d)"
_WHEN = rf"\(?(?:(?P<year>{_YEAR})|{_SHORT})\)?"
_FOR_WORK = re.compile(
    rf"(?P<name>.*?\S)\s*,?\s*{_WHEN}\s*,?\s*(?:för|for)\s+[\"“”«]?(?P<work>.+?)[\"“”»]?", re.DOTALL
)
_WORK_IN_BRACKETS = re.compile(
    rf"(?P<name>.*?\S)\s*,?\s*{_WHEN}\s*\((?:(?:för|for)\s+)?(?P<work>[^()]+)\)"
)
_YEAR_LAST = re.compile(rf"(?P<name>.*\S)\s*,?\s*{_WHEN}\.?", re.DOTALL)
_YEAR_FIRST = re.compile(rf"(?P<year>{_YEAR})\s*[:,.-]?\s+(?P<name>\S.*)", re.DOTALL)
_MORE_YEARS = re.compile(rf"(?P<years>{_YEAR}(?:\s*(?:,|&|och|og|and)\s*{_YEAR})+)\)?$")
# A grant over years: "Stipendium 1999–2001"; "1999/2000" is a year of one.
_RANGE = re.compile(
    rf"(?P<name>.*?\S)\s*,?\s*\(?(?P<year>{_YEAR})\s*[-/]\s*(?P<last>{_YEAR}|\d\d)\)?\.?", re.DOTALL
)
_APOSTROPHES = str.maketrans("’‘", "''")
_PRIZE = r"(?:pris|prize|award|stipend|medalj|premi)"
_NEXT_PRIZE = re.compile(rf",\s*(?=[A-ZÅÄÖÆØ][^,;]*(?i:{_PRIZE})[^,;]*(?:{_YEAR}|[-'’]\d\d\b))")
_FOR_WORK_FIRST = re.compile(
    rf"(?P<name>.*(?i:{_PRIZE})\w*)\s+(?:för|for)\s+(?P<work>[\"“”«»A-ZÅÄÖÆØ].*?)\s*,?\s*{_WHEN}"
)


@dataclass(frozen=True, slots=True)
class PrizeReading:
    """An award: its name, the year or None, its status, and the work it was for in words.

    ``until`` is the last year of an award that was given over several.
    """

    name: str
    year: int | None = None
    status: str = AwardStatus.RECEIVED.value
    work: str = ""
    until: int | None = None


def _pieces(text: str) -> list[str]:
    """The awards of a cell: at semicolons and line ends; at commas only between dated ones."""
    parts = [part.strip(" ,•·") for part in re.split(r"[;\n•]", text) if part.strip(" ,•·")]
    found: list[str] = []
    for part in parts:
        pieces = re.split(
            rf"(?<=\d\d)\)?\s*,\s*(?!{_YEAR}\b|[-']\d\d\b)(?=[A-ZÅÄÖÆØ\"“]|nom\b|nominerad \S)",
            part,
        )
        pieces = [more for piece in pieces for more in _NEXT_PRIZE.split(piece)]
        found += [piece.strip(" ,") for piece in pieces if piece.strip(" ,")]
    return found


def _read(piece: str, born: int | None, died: int | None) -> Iterator[PrizeReading]:
    status = AwardStatus.RECEIVED.value
    if match := _NOMINATED_FIRST.match(piece):
        status, piece = AwardStatus.NOMINATED.value, piece[match.end() :]
    elif match := _NOMINATED_AFTER.search(piece):
        status = AwardStatus.NOMINATED.value
        piece = f"{piece[: match.start()]} {piece[match.end() :]}".strip()
    elif match := _NOMINATED_WITHIN.search(piece):
        status = AwardStatus.NOMINATED.value
        ending = "et" if match.group().startswith("nominerad") else ""
        piece = f"{piece[: match.start()]}{ending} {piece[match.end() :]}".strip()
    if match := _RANGE.fullmatch(piece):
        yield PrizeReading(
            _name(match["name"]),
            int(match["year"]),
            status,
            until=_until(match["year"], match["last"]),
        )
        return
    if (match := _MORE_YEARS.search(piece)) and piece[: match.start()].strip(" (,"):
        for year in re.findall(_YEAR, match["years"]):
            yield PrizeReading(piece[: match.start()].strip(" (,"), int(year), status)
        return
    for pattern in (_FOR_WORK, _FOR_WORK_FIRST, _WORK_IN_BRACKETS, _YEAR_LAST, _YEAR_FIRST):
        if match := pattern.fullmatch(piece):
            groups = match.groupdict()
            year = int(groups["year"]) if groups["year"] else None
            if year is None and groups.get("short"):
                year = work_year(int(groups["short"]), born, died)
            work = " ".join((groups.get("work") or "").split()).strip('"“”«»')
            yield PrizeReading(_name(groups["name"]), year, status, work)
            return
    yield PrizeReading(_name(piece), None, status)


def _until(first: str, last: str) -> int:
    """The last year of a span; two digits are in the century of the first, or the next."""
    year = int(last) if len(last) == len(first) else int(first[:2] + last)
    return year if year >= int(first) else year + 100


def _name(text: str) -> str:
    name = " ".join(text.split()).strip(" ,:")
    return name[:-1].rstrip() if name.endswith("(") else name


def read_prizes(
    text: str, born: int | None = None, died: int | None = None
) -> tuple[PrizeReading, ...]:
    """The awards in a cell.

    Args:
        text: the cell.
        born: the year in which the author was born, for two-digit years.
        died: the year in which the author died.
    """
    said = plain_dashes(tidy(text)).translate(_APOSTROPHES)
    found = [prize for piece in _pieces(said) for prize in _read(piece, born, died) if prize.name]
    return tuple(found)
