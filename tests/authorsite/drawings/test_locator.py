"""The locator map shows what lies in the county, and its labels never overlap."""

from itertools import combinations

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from authorsite.drawings.boxes import Box
from authorsite.drawings.locator import DOT, Spot, locator, place_labels
from authorsite.drawings.outlines import county

KIRUNA = Spot("Kiruna", 67.856, 20.225)
LULEA = Spot("Luleå", 65.584, 22.154)
UMEA = Spot("Umeå", 63.826, 20.263)
points = st.tuples(st.integers(0, 687), st.integers(0, 800))
texts = st.text("abcdefgåäö ", min_size=1, max_size=20)


def test_a_map_has_one_outline_its_rivers_and_a_dot_for_each_place():
    svg = locator(["25"], [KIRUNA, LULEA, LULEA, UMEA])
    root = etree.fromstring(svg)
    assert svg.count('class="land"') == 1
    assert svg.count('class="river"') == 8
    assert svg.count('class="dot"') == 2
    assert svg.count('class="route"') == 1
    assert [text.text for text in root.iter("text")] == ["Kiruna", "Luleå"]
    assert "style=" not in svg


def test_nothing_is_drawn_without_a_place_inside():
    assert locator(["25"], [UMEA]) == ""
    assert locator(["25"], []) == ""
    assert locator(["99"], [KIRUNA]) == ""
    assert locator([], [KIRUNA]) == ""


def test_one_place_has_no_route():
    assert "route" not in locator(["25"], [KIRUNA])


def test_two_counties_share_one_map():
    svg = locator(["24", "25"], [UMEA, LULEA])
    assert svg.count('class="land"') == 2
    assert svg.count("<g transform=") == 2
    assert svg.count('class="dot"') == 2


@given(st.lists(st.tuples(texts, points), max_size=9))
def test_labels_overlap_neither_each_other_nor_a_dot(places):
    labels = place_labels(
        [text for text, _ in places], [point for _, point in places], county("25").frame
    )
    dots = [Box.round(x, y, DOT) for _, (x, y) in places]
    assert not any(one.box.meets(other.box) for one, other in combinations(labels, 2))
    assert not any(label.box.meets(dot) for label in labels for dot in dots)


def test_the_tag_takes_marked_up_labels_as_text():
    source = "{% load drawings %}{% locator codes spots %}"
    spots = [{"label": "<b>Kiruna</b>", "latitude": 67.856, "longitude": 20.225}]
    svg = Template(source).render(Context({"codes": ["25"], "spots": spots}))
    assert ">Kiruna</text>" in svg
