"""Rectangles on a map, and texts that must not overlap there."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle, in units of the map."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def round(cls, x: float, y: float, radius: float) -> "Box":
        """The square round a dot."""
        return cls(x - radius, y - radius, x + radius, y + radius)

    def meets(self, other: "Box") -> bool:
        """Whether the two rectangles have an area in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether this rectangle lies in the other one."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


class Label(NamedTuple):
    """A text that has found its place: its foot, its SVG anchor, and the area it covers."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box


def label(text: str, x: float, y: float, *, anchor: str, height: float, advance: float) -> Label:
    """A line of text at `x`, `y`: letters of `height`, on average `advance` heights wide."""
    width = len(text) * height * advance
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return Label(text, x, y, anchor, Box(left, y - height * 0.8, left + width, y + height * 0.25))


def without_overlap[Item](
    items: Sequence[Item],
    candidates: Callable[[Item], Iterable[Label]],
    sheet: Box,
    taken: Iterable[Box],
) -> dict[Item, Label]:
    """For each item the first candidate that is free; earlier items choose first.

    A label must lie in `sheet` and meet neither the boxes `taken` nor another label. An item that
    finds no free place has no label.
    """
    boxes = list(taken)
    found: dict[Item, Label] = {}
    for item in items:
        for candidate in candidates(item):
            if candidate.box.within(sheet) and not any(map(candidate.box.meets, boxes)):
                found[item] = candidate
                boxes.append(candidate.box)
                break
    return found
