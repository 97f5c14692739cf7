"""The length of the day, against times of sunrise and sunset from almanacs."""

import datetime

import pytest
from django.utils.translation import override

from home.daylight import HEIGHT, minutes_of_daylight, strokes
from home.front_page import daylight_text

KIRUNA, LULEA, STOCKHOLM, GREENWICH = 67.86, 65.58, 59.33, 51.48


@pytest.mark.parametrize(
    ("latitude", "day", "minutes"),
    [
        (STOCKHOLM, (2026, 12, 21), 6 * 60 + 5),
        (STOCKHOLM, (2026, 6, 21), 18 * 60 + 37),
        (STOCKHOLM, (2026, 3, 20), 12 * 60 + 12),
        (GREENWICH, (2026, 12, 21), 7 * 60 + 50),
        (LULEA, (2026, 12, 21), 3 * 60 + 5),
    ],
)
def test_the_length_of_the_day(latitude, day, minutes):
    assert abs(minutes_of_daylight(latitude, datetime.date(*day)) - minutes) <= 5


@pytest.mark.parametrize(
    ("latitude", "day", "minutes"),
    [
        (KIRUNA, (2026, 6, 21), 1440),
        (KIRUNA, (2026, 12, 21), 0),
        (90, (2026, 6, 21), 1440),
        (90, (2026, 12, 21), 0),
        (-90, (2026, 12, 21), 1440),
    ],
)
def test_sun_at_midnight_and_night_at_noon(latitude, day, minutes):
    assert minutes_of_daylight(latitude, datetime.date(*day)) == minutes


def test_south_of_the_equator_the_year_is_turned_round():
    june, december = datetime.date(2026, 6, 21), datetime.date(2026, 12, 21)
    assert minutes_of_daylight(-40, june) < 600 < 840 < minutes_of_daylight(-40, december)


@pytest.mark.parametrize("day", [(2026, 1, 1), (2026, 11, 26), (2024, 12, 31)])
def test_the_year_has_a_line_for_every_third_day_and_marks_today(day):
    lines = strokes(67.08, datetime.date(*day))
    assert len(lines) == 122
    assert [line.today for line in lines].count(True) == 1
    for line in lines:
        assert float(line.top) + float(line.bottom) == pytest.approx(HEIGHT)


def test_the_length_in_words():
    with override("en"):
        assert daylight_text(239).plain == "3 hours and 59 minutes"
        assert daylight_text(61).plain == "1 hour and 1 minute"
        assert daylight_text(1440).plain == "all day and night"
        assert daylight_text(0).plain == "not at all"
    with override("sv"):
        assert daylight_text(61).plain == "1 timme och 1 minut"
