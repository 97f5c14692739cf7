"""The map of a county links its municipalities and marks the places with authors."""

from itertools import combinations

from django.template import Context, Template
from lxml import etree

from authorsite.drawings.atlas import Area, Dot, _name, _names, atlas
from authorsite.drawings.outlines import county

KIRUNA = Area("2584", "Kiruna & Giron", "Kiruna: 58", 58, "/sv/places/kiruna/?a=1&b=2")
LULEA = Area("2580", "Luleå", "Luleå: 128", 128, "/sv/places/lulea/")
UMEA = Area("2480", "Umeå", "Umeå: 99", 99, "/sv/places/umea/")
DOTS = [Dot(67.856, 20.225, 40), Dot(65.584, 22.154, 7), Dot(66.0, 21.0, 1), Dot(59.3, 18.0, 50)]


def test_municipalities_of_the_county_are_links_with_a_title():
    root = etree.fromstring(atlas("25", [KIRUNA, LULEA, UMEA], DOTS, "map"))
    links = root.findall("a")
    assert [link.get("href") for link in links] == [KIRUNA.url, LULEA.url]
    assert [link.findtext("title") for link in links] == [KIRUNA.title, LULEA.title]
    assert links[0].findtext("text") == "Kiruna & Giron"
    assert len(root.findall('path[@class="border"]')) == 12
    assert root.get("aria-labelledby") == "map"


def test_dots_come_in_three_sizes_and_only_inside_the_county():
    svg = atlas("25", [], DOTS, "map")
    assert svg.count('class="dot many"') == svg.count('class="dot some"') == 1
    assert svg.count('class="dot"') == 1
    assert svg.count('class="halo"') == 2


def test_names_never_overlap_even_in_the_most_crowded_county():
    drawn = county("01")
    areas = [Area(code, "Långt namn", "", n, "#") for n, code in enumerate(drawn.municipalities)]
    names = _names(drawn, areas, [])
    assert 5 < len(names) < len(areas)
    assert not any(one.box.meets(other.box) for one, other in combinations(names.values(), 2))
    svg = atlas("01", areas, [], "map")
    assert svg.count("<a ") == len(areas)
    assert svg.count('class="name') == len(names)


def test_a_name_leaves_room_for_its_number():
    plain, numbered = _name(LULEA, 0, 0, 20), _name(LULEA, 0, 0, 20, below=15)
    assert numbered.box.bottom == plain.box.bottom + 15


def test_the_tag_makes_titles_and_a_county_that_has_not_been_drawn_is_nothing():
    source = "{% load drawings %}{% atlas code areas %}"
    areas = [{"code": "2584", "label": "Kiruna", "count": 58, "url": "/k/"}]
    svg = Template(source).render(Context({"code": "25", "areas": areas}))
    assert "<title>Kiruna: 58</title>" in svg
    assert Template(source).render(Context({"code": "99", "areas": areas})) == ""
