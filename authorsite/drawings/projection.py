"""From latitude and longitude to the units of a drawn map.

Maps are drawn in Mercator's projection: north is up everywhere, shapes are kept, and the map of one
county fits that of the next by shifting and scaling alone. A frame is a rectangle of it whose longer
side is `SIDE` units:

    x = (longitude - west) * scale
    y = (mercator(north) - mercator(latitude)) * scale

with `mercator(latitude) = degrees(asinh(tan(radians(latitude))))` and degrees of WGS84.
"""

from dataclasses import dataclass
from math import asinh, atan, degrees, radians, sinh, tan
from typing import Final

SIDE: Final = 800


def mercator(latitude: float) -> float:
    """The height of a latitude on the map, in degrees at the equator."""
    return degrees(asinh(tan(radians(latitude))))


def latitude(height: float) -> float:
    """The latitude at a height on the map: the inverse of `mercator`."""
    return degrees(atan(sinh(radians(height))))


@dataclass(frozen=True)
class Frame:
    """A rectangle of the map: its north-west corner in degrees, units per degree, and its size."""

    west: float
    north: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, west: float, south: float, east: float, north: float) -> "Frame":
        """The frame round an area given in degrees, its longer side being `SIDE` units."""
        across, along = east - west, mercator(north) - mercator(south)
        scale = SIDE / max(across, along)
        return cls(west, north, scale, round(across * scale), round(along * scale))

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The point of a place, in units from the upper left corner."""
        top = mercator(self.north)
        return (longitude - self.west) * self.scale, (top - mercator(latitude)) * self.scale

    def contains(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies in the rectangle."""
        x, y = self.place(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height
