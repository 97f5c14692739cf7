"""Every name has its portrait: always the same one, and safe in a page."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from authorsite.drawings.rings import distances, element_id
from authorsite.drawings.shorelines import TONES, figures, initials, shoreline, wordmark

names = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Elna Kourajärvi", ["E", "K"]),
        ("Åsa-Lill Brännvall", ["Å", "B"]),
        ("Fredrik af Klercker", ["F", "K"]),
        ("von Essen", ["E"]),
        ("Af", ["A"]),
        ("Selma", ["S"]),
        ("elle márjá duottar", ["E", "D"]),
        ("משה גרינבערג", ["מ", "ג"]),
        ("S\u0331igga B\u0323iret", ["S\u0331", "Ḅ"]),
        ("Louis De Geer d.y.", ["L", "G"]),
        ("(Kajsa) Åhl", ["K", "Å"]),
        ("ßeta Berg", ["ß", "B"]),
        ("B. 7", ["B"]),
        ("  ", ["·"]),
        ("123", ["·"]),
    ],
)
def test_initials_are_those_of_the_first_and_last_word(name, expected):
    assert initials(name) == expected


@given(names, names)
def test_a_portrait_is_well_formed_deterministic_and_without_style_attributes(name, uid):
    svg = shoreline(name, uid)
    assert svg == shoreline(name, uid)
    root = etree.fromstring(svg)
    assert all("style" not in element.attrib for element in root.iter())
    assert root.get("aria-hidden") == "true"


def test_composed_and_decomposed_names_have_the_same_portrait():
    assert shoreline("A\u030asa Ek", "x") == shoreline("\u00c5sa Ek", "x")


def test_every_ring_is_a_line_and_a_water_with_its_class():
    svg = shoreline("Elna Kourajärvi", "x", rings=5)
    for ring in range(5):
        assert f'class="l i{ring}"' in svg
        assert f'class="w i{ring}"' in svg
    assert "i5" not in svg


def test_the_name_decides_the_tone_unless_one_is_given():
    assert f'data-tone="{TONES[0]}"' in shoreline("Elna Kourajärvi", "x")
    assert 'data-tone="dusk"' in shoreline("Elna Kourajärvi", "x", tone="dusk")


def test_ids_are_safe_and_stay_different():
    assert element_id("s", "elna-2") == "s-elna-2"
    assert element_id("s", "å b") != element_id("s", "ä b")
    assert element_id("s", 'x"><script>').replace("s-", "").isalnum()


def test_rings_lie_ever_further_apart():
    assert distances(4, 10, 10, 2) == [10, 20, 40, 80]


def test_figures_and_wordmark_are_well_formed():
    assert etree.fromstring(figures("404")).get("class") == "shoreline"
    assert etree.fromstring(wordmark("&")).get("class") == "shoreline"


def test_the_tag_draws_the_portrait():
    source = '{% load drawings %}{% shoreline "A < B" 7 rings=5 %}'
    assert Template(source).render(Context()) == shoreline("A < B", "7", rings=5)
