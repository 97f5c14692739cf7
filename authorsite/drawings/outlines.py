"""The outlines of counties, read from the files that `scripts/build_outlines.py` draws."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path
from typing import Final

from authorsite.drawings.projection import Frame

DATA: Final = Path(__file__).parent / "data"
SHORE: Final = 24.0
"""Units outside the outline within which a place still counts as in the county: islands too small
to be drawn, and coasts that are drawn simpler than they are."""

type Point = tuple[float, float]

_RING = re.compile(r"M([^l]+)l([^z]+)z")
_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True)
class River:
    """A river in a county: its name, its course as an SVG path, and its length in units."""

    name: str
    d: str
    length: int


@dataclass(frozen=True)
class County:
    """A county as it is drawn: its frame, and SVG paths in the units of that frame.

    `municipalities` holds a path for each municipality code (SCB), `centres` the point of each that
    is farthest from its borders.
    """

    code: str
    name: str
    frame: Frame
    outline: str
    municipalities: dict[str, str]
    centres: dict[str, Point]
    rivers: tuple[River, ...]

    def has(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies in the county, or so near that only the drawing leaves it out."""
        point = self.frame.place(longitude, latitude)
        rings = self._rings
        if sum(_crossings(ring, point) for ring in rings) % 2:
            return True
        return any(_distance(point, edge) < SHORE for ring in rings for edge in pairwise(ring))

    @cached_property
    def _rings(self) -> list[list[Point]]:
        """The outline as closed rings of points."""
        return [list(_points(*match.groups())) for match in _RING.finditer(self.outline)]


@lru_cache(maxsize=64)
def county(code: str) -> County | None:
    """The county with the code (SCB: `25` is Norrbotten), or nothing if it has not been drawn."""
    file = DATA / f"{code}.json"
    if not code.isalnum() or not file.is_file():
        return None
    content = json.loads(file.read_text("utf-8"))
    frame = Frame(*(content[key] for key in ("west", "north", "scale", "width", "height")))
    return County(
        code=code,
        name=content["name"],
        frame=frame,
        outline=content["outline"],
        municipalities=content["municipalities"],
        centres={code: (x, y) for code, (x, y) in content["centres"].items()},
        rivers=tuple(River(**river) for river in content["rivers"]),
    )


def counties(codes: Sequence[str]) -> list[County]:
    """The counties among `codes` that have been drawn, each once."""
    return [found for code in dict.fromkeys(codes) if (found := county(code))]


def _points(start: str, steps: str) -> Iterator[Point]:
    """The points of one closed ring of a path of relative steps."""
    x, y = map(float, _NUMBER.findall(start))
    moves = list(map(float, _NUMBER.findall(steps)))
    points = list(
        zip(accumulate(moves[::2], initial=x), accumulate(moves[1::2], initial=y), strict=True)
    )
    yield from points
    yield points[0]


def _crossings(ring: Sequence[Point], point: Point) -> int:
    """How many edges of a ring a ray to the right of `point` crosses."""
    x, y = point
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
    )


def _distance(point: Point, edge: tuple[Point, Point]) -> float:
    """How far a point lies from an edge."""
    (x, y), ((x1, y1), (x2, y2)) = point, edge
    along, across = x2 - x1, y2 - y1
    length = along**2 + across**2
    share = max(0.0, min(1.0, ((x - x1) * along + (y - y1) * across) / length)) if length else 0.0
    return hypot(x - x1 - share * along, y - y1 - share * across)
