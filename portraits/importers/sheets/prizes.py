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
    r"nom\.?|shortlist(?:ed)?|kortlistad)"
)
_NOMINATED_FIRST = re.compile(rf"{_NOMINATED}(?=[\s:])\s*:?\s*", re.IGNORECASE)
_NOMINATED_AFTER = re.compile(rf"\s*[(,]\s*{_NOMINATED}\s*\)?(?=[\s,;]|$)", re.IGNORECASE)
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
_ONLY_YEARS = re.compile(rf"(?:{_YEAR}|[-']\d\d)")


@dataclass(frozen=True, slots=True)
class PrizeReading:
    """An award: its name, the year or None, its status, and the work it was for in words."""

    name: str
    year: int | None = None
    status: str = AwardStatus.RECEIVED.value
    work: str = ""


def _pieces(text: str) -> list[str]:
    """The awards of a cell: at semicolons and line ends; at commas only between dated ones."""
    parts = [part.strip(" ,•·") for part in re.split(r"[;\n•]", text) if part.strip(" ,•·")]
    found: list[str] = []
    for part in parts:
        pieces = re.split(
            rf"(?<=\d\d)\)?\s*,\s*(?!{_YEAR}\b|[-']\d\d\b)(?=[A-ZÅÄÖÆØ\"“]|nom\b|nominerad \S)",
            part,
        )
        found += [piece.strip(" ,") for piece in pieces if piece.strip(" ,")]
    return found


def _read(piece: str, born: int | None, died: int | None) -> Iterator[PrizeReading]:
    status = AwardStatus.RECEIVED.value
    if match := _NOMINATED_FIRST.match(piece):
        status, piece = AwardStatus.NOMINATED.value, piece[match.end() :]
    elif match := _NOMINATED_AFTER.search(piece):
        status = AwardStatus.NOMINATED.value
        piece = f"{piece[: match.start()]} {piece[match.end() :]}".strip()
    if (match := _MORE_YEARS.search(piece)) and piece[: match.start()].strip(" (,"):
        for year in re.findall(_YEAR, match["years"]):
            yield PrizeReading(piece[: match.start()].strip(" (,"), int(year), status)
        return
    for pattern in (_FOR_WORK, _WORK_IN_BRACKETS, _YEAR_LAST, _YEAR_FIRST):
        if match := pattern.fullmatch(piece):
            groups = match.groupdict()
            year = int(groups["year"]) if groups["year"] else None
            if year is None and groups.get("short"):
                year = work_year(int(groups["short"]), born, died)
            work = " ".join((groups.get("work") or "").split())
            yield PrizeReading(_name(groups["name"]), year, status, work)
            return
    yield PrizeReading(_name(piece), None, status)


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
    said = plain_dashes(tidy(text))
    found = [prize for piece in _pieces(said) for prize in _read(piece, born, died) if prize.name]
    return tuple(found)
