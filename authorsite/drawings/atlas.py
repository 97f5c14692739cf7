"""The map of a county: its municipalities as links, and a dot for each place that has authors.

The list beside the map has the same links; the map adds where things lie. It comes after the list
in meaning, so a name that finds no room on it may be left out: every link keeps its title.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from authorsite.drawings.boxes import Box, Label, label, without_overlap
from authorsite.drawings.outlines import County, county
from authorsite.drawings.rings import distances, shorelines

NAME: Final = 20
"""Height of a municipality's name, in units of a map of 800; the style sheet says the same."""
SOME: Final = 6
MANY: Final = 31
"""From how many authors a dot is larger, and largest."""

LARGE_NAME: Final = 29
"""The same on a phone; names that then have no room are of the class `spare`."""

_ADVANCE: Final = 0.53
_COUNT: Final = 15
_MARGIN: Final = 60
_RINGS: Final = 7


class Area(NamedTuple):
    """A municipality: its code (SCB), name, number of authors, and the address of its link.

    `title` is what the link is called, such as "Kiruna: 58".
    """

    code: str
    name: str
    title: str
    authors: int
    url: str


class Dot(NamedTuple):
    """A place where authors have lived: where it lies (WGS84) and how many there are."""

    latitude: float
    longitude: float
    authors: int


def atlas(code: str, areas: Iterable[Area], dots: Iterable[Dot], label_id: str) -> str:
    """The map of the county `code` as an SVG string; empty if it has not been drawn.

    Municipalities without an area in `areas` are drawn but are no links. `label_id` is the id of
    the element that names the map.
    """
    drawn = county(code)
    if not drawn:
        return ""
    linked = [area for area in areas if area.code in drawn.municipalities]
    marks = [_Mark.at(drawn, dot) for dot in dots if drawn.has(dot.longitude, dot.latitude)]
    width, height = drawn.frame.width + 2 * _MARGIN, drawn.frame.height + 2 * _MARGIN
    names = _names(drawn, linked, marks)
    roomy = _with_room_for_large(drawn, names)
    links = [_link(drawn, area, names.get(area), spare=area not in roomy) for area in linked]
    return (
        f'<svg viewBox="{-_MARGIN} {-_MARGIN} {width} {height}" role="group" '
        f'aria-labelledby="{escape(label_id)}"><defs><path id="land" d="{drawn.outline}"/></defs>'
        f'<rect class="sea" x="{-_MARGIN}" y="{-_MARGIN}" width="{width}" height="{height}"/>'
        f"{shorelines('land', distances(_RINGS, 11, 11, 1.08), 1.3)}"
        f'<use href="#land" class="land"/>{_borders(drawn, linked)}{_rivers(drawn)}'
        f"{''.join(links)}"
        f"{''.join(mark.svg() for mark in marks)}</svg>"
    )


class _Mark(NamedTuple):
    """A dot on the map, in units."""

    x: float
    y: float
    authors: int

    @classmethod
    def at(cls, drawn: County, dot: Dot) -> "_Mark":
        """The mark of a place in the units of a county."""
        return cls(*drawn.frame.place(dot.longitude, dot.latitude), dot.authors)

    @property
    def radius(self) -> float:
        """Half the width of the dot: three sizes."""
        return 10 if self.authors >= MANY else 6 if self.authors >= SOME else 3.5

    def svg(self) -> str:
        """The dot; the largest ones have two shorelines."""
        where = f'cx="{self.x:.0f}" cy="{self.y:.0f}"'
        size = " many" if self.authors >= MANY else " some" if self.authors >= SOME else ""
        halos = "".join(
            f'<circle class="halo" {where} r="{r}"/>' for r in (14, 17) if size == " many"
        )
        return f'<circle class="dot{size}" {where} r="{self.radius}"/>{halos}'


def _names(drawn: County, areas: Sequence[Area], marks: Sequence[_Mark]) -> dict[Area, Label]:
    """Where the municipalities' names stand; those with most authors choose first."""

    def candidates(area: Area) -> Iterator[Label]:
        x, y = drawn.centres[area.code]
        for across, down in ((0, 0), (0, 24), (0, -24), (34, 10), (-34, 10), (0, 46), (0, -46)):
            yield _name(area, x + across, y + down, NAME, below=_COUNT)

    ranked = sorted(areas, key=lambda area: -area.authors)
    dots = [Box.round(mark.x, mark.y, mark.radius + 2) for mark in marks]
    return without_overlap(ranked, candidates, _sheet(drawn), dots)


def _with_room_for_large(drawn: County, names: dict[Area, Label]) -> set[Area]:
    """The municipalities whose names still have room in the size for phones."""

    def candidates(area: Area) -> Iterator[Label]:
        yield _name(area, names[area].x, names[area].y, LARGE_NAME)

    return set(without_overlap(list(names), candidates, _sheet(drawn), []))


def _name(area: Area, x: float, y: float, height: float, below: float = 0) -> Label:
    """A municipality's name round `x`, with room `below` for its number."""
    placed = label(area.name, x, y, anchor="middle", height=height, advance=_ADVANCE)
    return placed._replace(box=placed.box._replace(bottom=placed.box.bottom + below))


def _sheet(drawn: County) -> Box:
    """The whole map."""
    return Box(-_MARGIN, -_MARGIN, drawn.frame.width + _MARGIN, drawn.frame.height + _MARGIN)


def _borders(drawn: County, linked: Sequence[Area]) -> str:
    """The municipalities that are no links."""
    codes = {area.code for area in linked}
    return "".join(
        f'<path class="border" d="{d}"/>'
        for code, d in drawn.municipalities.items()
        if code not in codes
    )


def _rivers(drawn: County) -> str:
    """The rivers."""
    return "".join(f'<path class="river" d="{river.d}"/>' for river in drawn.rivers)


def _link(drawn: County, area: Area, name: Label | None, *, spare: bool) -> str:
    """A municipality as a link: its title, its area and, where there is room, its name and number."""
    text = ""
    if name:
        x, y = f"{name.x:.0f}", name.y
        text = (
            f'<text class="name{" spare" if spare else ""}" x="{x}" y="{y:.0f}" '
            f'text-anchor="middle">{escape(area.name)}</text>'
            f'<text class="count" x="{x}" y="{y + _COUNT:.0f}" text-anchor="middle">{area.authors}</text>'
        )
    return (
        f'<a class="muni" href="{escape(area.url)}"><title>{escape(area.title)}</title>'
        f'<path d="{drawn.municipalities[area.code]}"/>{text}</a>'
    )
