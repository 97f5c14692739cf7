"""The home page's county carries lines of text where its rivers are long enough."""

from django.template import Context, Template
from lxml import etree

from authorsite.drawings.county import along_rivers, capacities, capacity, county_hero
from authorsite.drawings.outlines import county

LINES = ["Här bar man orden i ryggsäck", "Gränsen var en roddtur bred, men djup", "x" * 400, " "]


def test_lines_follow_rivers_that_are_long_enough():
    rivers = county("25").rivers
    placed = along_rivers(rivers, LINES)
    assert {line.text for line in placed} == set(LINES[:2])
    assert all(len(line.text) <= capacity(line.river) for line in placed)
    assert len({line.river.name for line in placed}) == 2


def test_editors_can_see_how_long_a_line_may_be():
    assert capacities("25")["Torne älv"] > 75
    assert capacities("20") == {}
    assert capacities("99") == {}


def test_the_drawing_is_well_formed_and_has_its_berry():
    svg = county_hero("25", ["Snö & is"], (66.85, 23.05))
    root = etree.fromstring(svg)
    assert root.get("class") == "county"
    assert svg.count("<textPath") == 1
    assert svg.count('class="berry"') == 1
    assert svg.count('class="l i') == 16
    assert "style=" not in svg


def test_a_county_without_rivers_has_no_text_and_one_outside_no_berry():
    svg = county_hero("20", LINES, (66.85, 23.05))
    assert "textPath" not in svg
    assert "berry" not in svg


def test_a_county_that_has_not_been_drawn_is_nothing():
    source = '{% load drawings %}{% county_hero "99" as drawing %}[{{ drawing }}]'
    assert Template(source).render(Context()) == "[]"
