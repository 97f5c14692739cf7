"""Years as pictures: everything inside the strip, lines that add up in the piles."""

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from authorsite.drawings.years import MAX_LANES, Lane, books_per_line, pile, year_strip

lanes = st.lists(
    st.builds(
        Lane,
        st.text("abcå", max_size=9),
        st.lists(st.integers(1500, 2100), max_size=9),
        st.sampled_from(["", "se"]),
    ),
    max_size=6,
)


@given(lanes)
def test_every_year_lies_inside_the_strip(given_lanes):
    svg = year_strip(given_lanes)
    shown = given_lanes[:MAX_LANES]
    years = sum(len(set(lane.years)) for lane in shown)
    assert svg.count("<circle") == years
    if not years:
        assert svg == ""
        return
    etree.fromstring(svg)
    places = [float(x) for x in re.findall(r'x1="([\d.-]+)%"', svg)]
    assert all(0 <= place <= 100 for place in places)


def test_lanes_are_named_and_the_first_stands_on_top():
    svg = year_strip([Lane("Romaner", [1984]), Lane("Noveller & mer", [1976])])
    assert svg.index("Romaner") < svg.index("Noveller &amp; mer")
    assert svg.count('class="book"') == 2


@pytest.mark.parametrize(("most", "step"), [(0, 1), (65, 1), (66, 2), (652, 100), (600, 10)])
def test_a_line_stands_for_a_round_number_of_books(most, step):
    assert books_per_line(most) == step


def test_a_pile_has_a_line_for_every_step_begun():
    assert 'height="8"' in pile(11, 1, 10)
    assert "M0 8v-4" in pile(11, 1, 10)


def test_the_tag_takes_marked_up_labels_as_text():
    source = "{% load drawings %}{% year_strip lanes %}"
    svg = Template(source).render(
        Context({"lanes": [{"label": "<b>Romaner</b>", "years": [1984, 1999]}]})
    )
    assert ">Romaner</text>" in svg
