"""The county of the home page: older and older shorelines round it, and lines of text as rivers.

A picture only, hidden from screen readers; it carries no information of its own.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, NamedTuple

from authorsite.drawings.outlines import River, county
from authorsite.drawings.rings import distances, shorelines

RINGS: Final = 16
LETTER: Final = 17
"""Height of the text along the rivers, in units; the style sheet says the same."""

_ADVANCE: Final = 0.49
"""Mean width of a letter of the italic, in letter heights, with a little to spare."""
_START: Final = 4
_VIEW: Final = (860, 900)
_AROUND: Final = 1.25
"""How much wider than the county the view is, so that a phone crops little of the land."""


class RiverLine(NamedTuple):
    """A line of text and the river it follows."""

    river: River
    text: str


def capacity(river: River) -> int:
    """How many letters a line along a river may have."""
    return int((river.length - 2 * _START) / (LETTER * _ADVANCE))


def capacities(code: str) -> dict[str, int]:
    """How many letters fit along each river of a county, by the river's name."""
    drawn = county(code)
    return {river.name: capacity(river) for river in drawn.rivers} if drawn else {}


def along_rivers(rivers: Sequence[River], lines: Iterable[str]) -> list[RiverLine]:
    """Each line on the shortest free river that is long enough for it; others are left out."""
    free = sorted(rivers, key=lambda river: river.length)
    placed = []
    for line in sorted((line.strip() for line in lines), key=len, reverse=True):
        river = next((river for river in free if line and capacity(river) >= len(line)), None)
        if river:
            free.remove(river)
            placed.append(RiverLine(river, line))
    return placed


def county_hero(
    code: str, lines: Iterable[str] = (), spot: tuple[float, float] | None = None
) -> str:
    """The county `code` with its shorelines as an SVG string; empty if it has not been drawn.

    `lines` are short lines of text for its rivers (see `capacities`); a river without one is
    drawn as a line. `spot` is the latitude and
    longitude of the one berry.
    """
    drawn = county(code)
    if not drawn:
        return ""
    frame = drawn.frame
    wide = max(_VIEW[0], round(frame.width * _AROUND))
    high = round(wide * _VIEW[1] / _VIEW[0])
    left, top = (frame.width - wide) / 2, (frame.height - high) / 2
    placed = along_rivers(drawn.rivers, lines)
    courses = "".join(
        f'<path id="river-{index}" d="{line.river.d}"/>' for index, line in enumerate(placed)
    )
    verses = "".join(
        f'<text class="verse"><textPath href="#river-{index}" startOffset="{_START}">'
        f"{escape(line.text)}</textPath></text>"
        for index, line in enumerate(placed)
    )
    silent = [river for river in drawn.rivers if river not in {line.river for line in placed}]
    waters = "".join(f'<path class="river" d="{river.d}"/>' for river in silent)
    berry = ""
    if spot and drawn.has(spot[1], spot[0]):
        x, y = frame.place(spot[1], spot[0])
        berry = f'<circle class="berry" cx="{x:.0f}" cy="{y:.0f}" r="8"/>'
    return (
        f'<svg class="county" viewBox="{left:.0f} {top:.0f} {wide} {high}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        f'<defs><path id="county" d="{drawn.outline}"/>{courses}</defs>'
        f"{shorelines('county', distances(RINGS, 13.0, 13.0, 1.07), 1.3)}"
        f'<use href="#county" class="land"/>{waters}{verses}{berry}</svg>'
    )
