"""The light of the year: how long the sun is up on each day at a latitude.

The sun's declination after the low-precision formulas of the Astronomical Almanac (section C; good
to 0.01° between 1950 and 2050), with n the days since noon on 1 January 2000:

    L = 280.460° + 0.9856474° n              mean longitude
    g = 357.528° + 0.9856003° n              mean anomaly
    λ = L + 1.915° sin g + 0.020° sin 2g     longitude on the ecliptic
    ε = 23.439° - 0.0000004° n               obliquity
    sin δ = sin ε sin λ                      declination

and from it the hour angle of sunrise and sunset at the latitude φ, the sun being up while any of
its disc can be seen, refraction included (-0.8333°):

    cos H = (sin(-0.8333°) - sin φ sin δ) / (cos φ cos δ)
    length of the day = 2 H / 15° hours; 24 where cos H < -1, 0 where cos H > 1
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from math import acos, asin, cos, degrees, radians, sin

EVERY = 3
"""One line of the drawing for every third day."""

HEIGHT = 100
"""Height of the drawing: a day with sun from midnight to midnight fills it."""

_EPOCH = datetime.date(2000, 1, 1)
_EDGE = radians(-0.8333)


@dataclass(frozen=True)
class Stroke:
    """One day of the drawing: where its line stands, and from where to where it reaches.

    The lengths are texts, since SVG knows no decimal comma.
    """

    x: int
    top: str
    bottom: str
    today: bool


def declination(day: datetime.date) -> float:
    """The sun's declination at noon (UTC) of a day, in radians."""
    number = day.toordinal() - _EPOCH.toordinal()
    anomaly = radians(357.528 + 0.9856003 * number)
    longitude = 280.460 + 0.9856474 * number + 1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly)
    obliquity = radians(23.439 - 0.0000004 * number)
    return asin(sin(obliquity) * sin(radians(longitude)))


def minutes_of_daylight(latitude: float, day: datetime.date) -> int:
    """How many whole minutes the sun is up on a day, from 0 to 24 hours."""
    # At the poles themselves every day is whole or none; the bound keeps the cosine from nought.
    here, sun = radians(max(-89.9, min(89.9, latitude))), declination(day)
    angle = (sin(_EDGE) - sin(here) * sin(sun)) / (cos(here) * cos(sun))
    return round(degrees(acos(max(-1.0, min(1.0, angle)))) / 15 * 2 * 60)


@lru_cache(maxsize=16)
def strokes(latitude: float, day: datetime.date) -> tuple[Stroke, ...]:
    """The year of a day as lines, the one nearest to the day marked."""
    new_year = datetime.date(day.year, 1, 1)
    numbers = range(1, 366, EVERY)
    marked = min(numbers, key=lambda number: abs(number - day.timetuple().tm_yday))
    return tuple(
        Stroke(number, f"{HEIGHT / 2 - half:.1f}", f"{HEIGHT / 2 + half:.1f}", number == marked)
        for number in numbers
        for date in [new_year + datetime.timedelta(days=number - 1)]
        for half in [minutes_of_daylight(latitude, date) / (24 * 60) * HEIGHT / 2]
    )
