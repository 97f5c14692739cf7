"""The year strip: an author's publications along a line of years, one lane per group of works.

A picture only, hidden from screen readers: the list of works beside it carries the same facts.
Across, everything is placed in per cent, so that the strip has the width of its column; upwards in
rem, so that it grows with the reader's text size.
"""

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

from authorsite.drawings.rings import number

MAX_LANES: Final = 4

_FIRST: Final = 28.0
_LAST: Final = 96.0
"""Where the first and the last year stand, in per cent; the lanes are named left of the first."""
_LANE: Final = 2.0
_STEPS: Final = (5, 10, 20, 50, 100)
_MOST_TICKS: Final = 10


class Lane(NamedTuple):
    """A group of works: its name and their years of publication."""

    label: str
    years: Sequence[int]


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
        f'<text x="0" y="{top + 0.3}rem">{escape(lane.label)}</text>'
        for lane, top in zip(lanes, heights, strict=True)
    )
    return (
        f'<svg height="{ground + 1.75}rem">'
        f'<line x1="0" x2="100%" y1="{ground}rem" y2="{ground}rem"/>'
        f"{scale.ticks(ground)}{books}{names}</svg>"
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
