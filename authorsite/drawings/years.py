"""Years as pictures: the year strip and the piles of the decades.

The strip shows an author's publications along a line of years, one lane per group of works. Across,
it is placed in per cent, so that it has the width of its column; upwards in rem, so that it grows
with the reader's text size. The lists beside the pictures carry the same facts as text.
"""

from collections.abc import Sequence
from html import escape
from math import ceil
from typing import Final, NamedTuple

from authorsite.drawings.rings import number

MAX_LANES: Final = 4

_FIRST: Final = 28.0
_LAST: Final = 96.0
"""Where the first and the last year stand, in per cent; the lanes are named left of the first."""
_LANE: Final = 2.0
_STEPS: Final = (5, 10, 20, 50, 100)
_MOST_TICKS: Final = 10
_LINE: Final = 4
"""Pixels from line to line in a pile."""
_MOST_LINES: Final = 65
_BOOKS_PER_LINE: Final = (1, 2, 5, *(10**power for power in range(1, 7)))


class Lane(NamedTuple):
    """A group of works: its name, their years, and the language of the name if not the page's."""

    label: str
    years: Sequence[int]
    language: str = ""


def _spoken(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""


def year_strip(lanes: Sequence[Lane]) -> str:
    """The strip as an SVG string; empty without a year. The first lane stands on top."""
    lanes = lanes[:MAX_LANES]
    years = sorted(year for lane in lanes for year in lane.years)
    if not years:
        return ""
    scale = _Scale(years[0], years[-1])
    ground = len(lanes) * _LANE + 0.75
    heights = [0.75 + _LANE * index for index in range(len(lanes))]
    books = "".join(
        f'<line class="book" x1="{x}" x2="{x}" y1="{top}rem" y2="{ground}rem"/>'
        f'<circle cx="{x}" cy="{top}rem" r=".3rem"/>'
        for lane, top in zip(lanes, heights, strict=True)
        for x in map(scale.place, sorted(set(lane.years)))
    )
    names = "".join(
        f'<text x="0" y="{top + 0.3}rem"{_spoken(lane.language)}>{escape(lane.label)}</text>'
        for lane, top in zip(lanes, heights, strict=True)
    )
    return (
        f'<svg height="{ground + 1.75}rem">'
        f'<line x1="0" x2="100%" y1="{ground}rem" y2="{ground}rem"/>'
        f"{scale.ticks(ground)}{books}{names}</svg>"
    )


def books_per_line(most: int) -> int:
    """How many books one line of a pile stands for, so that the tallest pile has its place.

    `most` is the largest number of books in a decade.
    """
    return next(step for step in _BOOKS_PER_LINE if most <= step * _MOST_LINES)


def pile(count: int, marked: int, step: int) -> str:
    """The books of a decade as a pile of lines, `step` books a line, `marked` in the berry's colour.

    Two SVG elements: `tall` for columns side by side, `long` for rows; the style sheet shows one
    of them and draws the lines as dashes.
    """
    length, berry = (ceil(books / step) * _LINE for books in (count, marked))
    return (
        f'<svg class="pile tall" width="100%" height="{length}">'
        f'<path d="M0 {length}V0"/><path class="marked" d="M0 {length}v-{berry}"/></svg>'
        f'<svg class="pile long" width="{length}" height="18">'
        f'<path d="M0 0H{length}"/><path class="marked" d="M0 0H{berry}"/></svg>'
    )


class _Scale:
    """From years to per cent of the strip's width."""

    def __init__(self, first: int, last: int) -> None:
        if last - first < 8:  # a short row of years needs room round it
            first, last = first - (8 - last + first) // 2, first + 8
        self.first = first
        self.per_year = (_LAST - _FIRST) / (last - first)
        self.start = first - _FIRST / self.per_year
        self.end = last + (100 - _LAST) / self.per_year

    def place(self, year: int) -> str:
        """Where `year` stands, as an SVG length."""
        return f"{number(_FIRST + (year - self.first) * self.per_year)}%"

    def ticks(self, ground: float) -> str:
        """Marks below the line; every other one gives way on a narrow screen (class `minor`)."""
        span = self.end - self.start
        step = next((it for it in _STEPS if span / it <= _MOST_TICKS), _STEPS[-1])
        marks = []
        for year in range(-int(-self.start // step) * step, int(self.end) + 1, step):
            x = self.place(year)
            minor = " minor" if year // step % 2 else ""
            marks.append(
                f'<line x1="{x}" x2="{x}" y1="{ground - 0.5}rem" y2="{ground}rem"/>'
                f'<text class="year{minor}" x="{x}" y="{ground + 1.35}rem">{year}</text>'
            )
        return "".join(marks)
