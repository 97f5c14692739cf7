"""What ten languages cost: as many queries as two."""

from __future__ import annotations

import pytest
from wagtail.models import Locale

from home.set_up_languages import set_up_languages
from portraits.models import Author, ExcerptPage
from portraits.routing import SiteTree
from tests.factories import (
    make_author,
    make_award,
    make_excerpt,
    make_place,
    make_portrait,
    make_tie,
    make_work,
    own_collection,
)
from tests.reading import Read

pytestmark = pytest.mark.django_db
FEW = ("sv", "en")
ROUTING = 6
"""Queries that find the page that is shown at the address of one that does not exist."""

WARM = 2
"""Readings before the one that counts; what readers share is then at hand."""


@pytest.fixture
def author() -> Author:
    """An author with something of everything, portrayed in two languages."""
    own_collection()
    kiruna = make_place("Kiruna", "municipality")
    author = make_author("Elna Kourajärvi", birth="1926-11-05", birth_place=kiruna)
    make_tie(author, kiruna, "lived")
    work = make_work(author, title="Tröskeln", first_year=1956)
    make_award(author, work=work)
    for code in FEW:
        make_portrait(author, code, lead="Om.", curiosities=["<p>Har tre skyfflar.</p>"])
    make_excerpt(work)
    return author


def translate(author: Author) -> None:
    """Portray the author in all languages of the site."""
    done = set(author.portraits.values_list("locale__language_code", flat=True))
    for locale in Locale.objects.exclude(language_code__in=done):
        make_portrait(author, locale.language_code, lead="Om.")


def addresses(author: Author, language: str) -> list[str]:
    """An address of every page type."""
    tree = SiteTree()
    work, place = author.contributions.get().work, author.birth_place
    sections = [
        "portraitindexpage",
        "placeindexpage",
        "workindexpage",
        "awardindexpage",
        "curiosityindexpage",
        "onthisdaypage",
        "newsindexpage",
    ]
    portrait = author.portraits.get(locale__language_code="sv")
    excerpt = ExcerptPage.objects.get(locale__language_code="sv")
    return [
        f"/{language}/",
        *(tree.section_path(section, language) for section in sections),
        tree.section_path("workindexpage", language, work.key),
        tree.section_path("placeindexpage", language, place.key),
        f"{tree.section_path('searchpage', language)}?q=kir",
        tree.reader_path(portrait, language),
        tree.reader_path(excerpt, language),
    ]


def cost(client, address: str) -> int:
    """The queries of a page that has been read before."""
    for _time in range(WARM):
        Read(client, address)
    return Read(client, address).queries


def test_no_page_costs_more_in_ten_languages_than_in_two(client, author):
    before = [cost(client, address) for address in addresses(author, "en")]
    set_up_languages()
    translate(author)
    after = [cost(client, address) for address in addresses(author, "en")]
    assert after == before


@pytest.mark.parametrize("code", ["fi", "se", "yi"])
def test_finding_the_best_language_costs_a_fixed_number(client, author, code):
    set_up_languages()
    pairs = zip(addresses(author, "sv"), addresses(author, code), strict=True)
    extra = {other: cost(client, other) - cost(client, own) for own, other in pairs}
    assert max(extra.values()) <= ROUTING, extra
