"""Every Swedish county is drawn, and a place lies where it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authorsite.drawings.outlines import DATA, counties, county
from authorsite.drawings.projection import SIDE, Frame, latitude, mercator

CODES = sorted(file.stem for file in DATA.glob("[0-9]*.json"))
PLACES = {
    "Kiruna": (67.856, 20.225, "25", "2584"),
    "Haparanda": (65.835, 24.137, "25", "2583"),
    "Seskarö": (65.726, 23.742, "25", "2583"),
    "Umeå": (63.826, 20.263, "24", "2480"),
    "Visby": (57.638, 18.296, "09", "0980"),
    "Göteborg": (57.709, 11.975, "14", "1480"),
    "Kiviks hamn": (55.687, 14.228, "12", "1291"),
}


def test_there_are_21_counties_and_290_municipalities():
    drawn = counties(CODES)
    assert len(drawn) == 21
    codes = [code for it in drawn for code in it.municipalities]
    assert len(codes) == 290
    assert all(code.startswith(it.code) for it in drawn for code in it.municipalities)


@pytest.mark.parametrize("code", CODES)
def test_a_county_fills_its_frame_and_is_a_small_file(code):
    drawn = county(code)
    assert max(drawn.frame.width, drawn.frame.height) == SIDE
    xs, ys = zip(*(point for ring in drawn._rings for point in ring), strict=True)
    assert min(xs) == pytest.approx(0, abs=2)
    assert min(ys) == pytest.approx(0, abs=2)
    assert max(xs) == pytest.approx(drawn.frame.width, abs=2)
    assert max(ys) == pytest.approx(drawn.frame.height, abs=2)
    assert (DATA / f"{code}.json").stat().st_size < 12_000


@pytest.mark.parametrize("name", PLACES)
def test_a_place_lies_in_its_county_only(name):
    north, east, code, municipality = PLACES[name]
    assert county(code).has(east, north)
    assert municipality in county(code).municipalities
    assert not any(it.has(east, north) for it in counties(CODES) if it.code[:1] != code[:1])


def test_rivers_of_norrbotten_run_inside_it():
    drawn = county("25")
    assert [river.name for river in drawn.rivers][:2] == ["Torne älv", "Muonio älv"]
    assert all(200 < river.length < 800 for river in drawn.rivers)


@pytest.mark.parametrize("code", ["", "99", "../25", "NO-55"])
def test_a_county_that_has_not_been_drawn_is_nothing(code):
    assert county(code) is None
    assert counties([code]) == []


@given(st.floats(50, 75))
def test_the_projection_can_be_turned_round(value):
    assert latitude(mercator(value)) == pytest.approx(value)


def test_a_frame_has_its_corners_where_they_belong():
    frame = Frame.around(10, 60, 12, 61)
    assert frame.place(10, 61) == (0, 0)
    x, y = frame.place(12, 60)
    assert (round(x), round(y)) == (frame.width, frame.height)
    assert frame.contains(11, 60.5)
    assert not frame.contains(13, 60.5)
