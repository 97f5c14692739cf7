"""The locator map of a portrait: the county, and a dot for each place that the author is tied to.

A picture only, hidden from screen readers: the list of ties beside it names the same places.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from authorsite.drawings.boxes import Box, Label, label, without_overlap
from authorsite.drawings.outlines import County, counties
from authorsite.drawings.projection import Frame, latitude, mercator

LETTER: Final = 36
"""Height of the labels, in units of a map of 800; the style sheet says the same."""
DOT: Final = 15

_ADVANCE: Final = 0.56
"""Mean width of a letter, in letter heights."""
_MARGIN_X: Final = 60
_MARGIN_Y: Final = 30
_GAP: Final = 28


class Spot(NamedTuple):
    """A place: its name and where it lies, in degrees (WGS84)."""

    label: str
    latitude: float
    longitude: float


def locator(codes: Sequence[str], spots: Iterable[Spot]) -> str:
    """The map of the counties `codes` with the places that lie in them, as an SVG string.

    The spots come in the order of a life; a dotted line joins them. Nothing is drawn if no county
    has an outline or no place lies in one.
    """
    drawn = counties(codes)
    shown = _distinct(
        spot for spot in spots if any(it.has(spot.longitude, spot.latitude) for it in drawn)
    )
    if not shown:
        return ""
    frame = _common_frame([it.frame for it in drawn])
    points = [frame.place(spot.longitude, spot.latitude) for spot in shown]
    labels = place_labels([spot.label for spot in shown], points, frame)
    view = f"{-_MARGIN_X} {-_MARGIN_Y} {frame.width + 2 * _MARGIN_X} {frame.height + 2 * _MARGIN_Y}"
    return (
        f'<svg viewBox="{view}" aria-hidden="true">'
        f"{''.join(_land(it, frame) for it in drawn)}{_route(points)}"
        + "".join(f'<circle class="dot" cx="{x:.0f}" cy="{y:.0f}" r="{DOT}"/>' for x, y in points)
        + "".join(map(_text, labels))
        + "</svg>"
    )


def place_labels(
    texts: Sequence[str], points: Sequence[tuple[float, float]], frame: Frame
) -> list[Label]:
    """Where each text stands beside its point, so that no two labels or dots overlap.

    A text that finds no free place is left out: its dot remains, and the list beside the map has
    its name.
    """
    sheet = Box(-_MARGIN_X, -_MARGIN_Y, frame.width + _MARGIN_X, frame.height + _MARGIN_Y)
    dots = [Box.round(x, y, DOT) for x, y in points]
    places = list(enumerate(zip(texts, points, strict=True)))
    return list(without_overlap(places, _candidates, sheet, dots).values())


def _candidates(place: tuple[int, tuple[str, tuple[float, float]]]) -> Iterator[Label]:
    """Where a label may stand: right, left, below, above, then at the corners."""
    _, (text, (x, y)) = place
    for anchor, foot_x, foot_y in (
        ("start", x + _GAP, y + LETTER / 3),
        ("end", x - _GAP, y + LETTER / 3),
        ("middle", x, y + DOT + LETTER),
        ("middle", x, y - DOT - LETTER / 3),
        ("start", x + DOT, y + DOT + LETTER * 0.9),
        ("end", x - DOT, y + DOT + LETTER * 0.9),
        ("start", x + DOT, y - DOT - LETTER / 4),
        ("end", x - DOT, y - DOT - LETTER / 4),
    ):
        yield label(text, foot_x, foot_y, anchor=anchor, height=LETTER, advance=_ADVANCE)


def _distinct(spots: Iterable[Spot]) -> list[Spot]:
    """The spots in order, each place once."""
    seen: dict[tuple[float, float], Spot] = {}
    for spot in spots:
        seen.setdefault((round(spot.latitude, 2), round(spot.longitude, 2)), spot)
    return list(seen.values())


def _common_frame(frames: Sequence[Frame]) -> Frame:
    """The one frame, or that which holds them all."""
    if len(frames) == 1:
        return frames[0]
    return Frame.around(
        min(frame.west for frame in frames),
        min(latitude(mercator(frame.north) - frame.height / frame.scale) for frame in frames),
        max(frame.west + frame.width / frame.scale for frame in frames),
        max(frame.north for frame in frames),
    )


def _land(drawn: County, frame: Frame) -> str:
    """A county in the units of `frame`: its land and, if it is alone, its rivers."""
    land = f'<path class="land" d="{drawn.outline}"/>'
    if drawn.frame == frame:
        return land + "".join(f'<path class="river" d="{river.d}"/>' for river in drawn.rivers)
    x, y = frame.place(drawn.frame.west, drawn.frame.north)
    scale = frame.scale / drawn.frame.scale
    return f'<g transform="translate({x:.0f} {y:.0f}) scale({scale:.3f})">{land}</g>'


def _route(points: Sequence[tuple[float, float]]) -> str:
    """The dotted line from place to place."""
    if len(points) < 2:
        return ""
    way = "L".join(f"{x:.0f} {y:.0f}" for x, y in points)
    return f'<path class="route" d="M{way}"/>'


def _text(placed: Label) -> str:
    """A label as an SVG text element."""
    anchor = "" if placed.anchor == "start" else f' text-anchor="{placed.anchor}"'
    return f'<text x="{placed.x:.0f}" y="{placed.y:.0f}"{anchor}>{escape(placed.text)}</text>'
