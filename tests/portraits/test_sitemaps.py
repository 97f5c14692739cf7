"""The sitemap: everything public in every language it exists in, and nothing else."""

from unittest.mock import patch

import pytest
from django.utils import timezone
from lxml import etree
from wagtail.models import PageViewRestriction

from home.models import TextPage
from portraits import sitemaps
from portraits.models import Author, Place, WorkIndexPage
from tests.factories import make_author, make_place, make_portrait, make_tie, make_work

pytestmark = pytest.mark.django_db

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
HOST = "http://testserver"


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/xml"
    assert "max-age=3600" in answer.headers["Cache-Control"]
    return etree.fromstring(answer.content)


def addresses(client, part, page=""):
    tree = read(client, f"/sitemap-{part}.xml{page}")
    return [node.text.removeprefix(HOST) for node in tree.iterfind(".//s:loc", NAMESPACES)]


def alternates(client, part, path):
    tree = read(client, f"/sitemap-{part}.xml")
    for url in tree.iterfind("s:url", NAMESPACES):
        if url.findtext("s:loc", namespaces=NAMESPACES) == f"{HOST}{path}":
            return {
                link.get("hreflang"): link.get("href").removeprefix(HOST)
                for link in url.iterfind("x:link", NAMESPACES)
            }
    raise AssertionError(path)


@pytest.fixture
def collection():
    """An author with a portrait in two languages, one with a Swedish one, a work and places."""
    county = make_place("Norrbottens län", "county", key="se-25")
    town = make_place("Kiruna", "town", key="kiruna", parent=county)
    make_place("Tom", key="tom", parent=county)
    both = make_author("Stina Inga", key="stina-inga", last_published_at=timezone.now())
    make_portrait(both)
    make_portrait(both, "en")
    swedish = make_author("Bo Ek", key="bo-ek")
    make_portrait(swedish)
    make_tie(both, town)
    make_work(both, title="Giela", key="giela")
    return both, swedish


def test_the_index_names_every_part(client):
    tree = read(client, "/sitemap.xml")
    found = [node.text for node in tree.iterfind(".//s:loc", NAMESPACES)]
    assert found == [
        f"{HOST}/sitemap-{part}.xml"
        for part in ("pages", "portraits", "excerpts", "works", "places")
    ]


def test_robots_are_led_to_it(client):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert f"Sitemap: {HOST}/sitemap.xml" in answer.content.decode().splitlines()
    assert "Disallow: /admin/" in answer.content.decode()


def test_pages_stand_with_their_counterparts(client):
    found = addresses(client, "pages")
    assert len(found) == len(set(found))
    for path in ("/sv/", "/en/", "/sv/forfattare/", "/en/authors/", "/sv/om/", "/en/about/"):
        assert path in found
    assert not {"/sv/sok/", "/en/search/"} & set(found)
    assert alternates(client, "pages", "/en/about/") == {
        "sv": "/sv/om/",
        "en": "/en/about/",
        "x-default": "/sv/om/",
    }


def test_portraits_stand_in_the_languages_they_exist_in(client, collection):
    assert sorted(addresses(client, "portraits")) == [
        "/en/authors/stina-inga/",
        "/sv/forfattare/bo-ek/",
        "/sv/forfattare/stina-inga/",
    ]
    assert alternates(client, "portraits", "/en/authors/stina-inga/") == {
        "sv": "/sv/forfattare/stina-inga/",
        "en": "/en/authors/stina-inga/",
        "x-default": "/sv/forfattare/stina-inga/",
    }
    assert alternates(client, "portraits", "/sv/forfattare/bo-ek/") == {}
    tree = read(client, "/sitemap-portraits.xml")
    changed = [node.text for node in tree.iterfind(".//s:lastmod", NAMESPACES)]
    assert changed == [f"{timezone.localdate():%Y-%m-%d}"] * 2


def test_records_stand_in_every_language(client, collection):
    assert addresses(client, "works") == ["/sv/verk/giela/", "/en/works/giela/"]
    assert sorted(addresses(client, "places")) == [
        "/en/places/kiruna/",
        "/en/places/se-25/",
        "/sv/platser/kiruna/",
        "/sv/platser/se-25/",
    ]
    assert alternates(client, "places", "/sv/platser/kiruna/")["x-default"] == "/sv/platser/kiruna/"


def test_every_address_answers(client, collection):
    for part in ("pages", "portraits", "works", "places"):
        for path in addresses(client, part):
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert b'content="noindex' not in answer.content, path
            assert f'<link rel="canonical" href="{HOST}{path}">'.encode() in answer.content, path


def test_what_is_not_public_is_left_out(client, collection):
    both, swedish = collection
    Author.objects.filter(pk=both.pk).update(hidden=True)
    PageViewRestriction.objects.create(page=swedish.portraits.get(), restriction_type="login")
    TextPage.objects.filter(slug="om").update(live=False)
    locked = TextPage.objects.get(slug="kontakt")
    PageViewRestriction.objects.create(page=locked, restriction_type="login")
    assert addresses(client, "portraits") == []
    assert addresses(client, "works") == []
    assert addresses(client, "places") == []
    pages = addresses(client, "pages")
    assert not {"/sv/om/", "/sv/kontakt/"} & set(pages)
    assert alternates(client, "pages", "/en/about/") == {}


def test_records_of_a_restricted_section_are_left_out(client, collection):
    section = WorkIndexPage.objects.get(slug="verk")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert addresses(client, "works") == ["/en/works/giela/"]
    assert "/sv/verk/" not in addresses(client, "pages")


def test_a_retired_place_is_left_out(client, collection):
    Place.objects.filter(key="kiruna").update(retired=True)
    assert sorted(addresses(client, "places")) == ["/en/places/se-25/", "/sv/platser/se-25/"]


def test_long_parts_are_split(client, collection):
    with patch.object(sitemaps, "MOST_ADDRESSES", 2):
        index = [
            node.text for node in read(client, "/sitemap.xml").iterfind(".//s:loc", NAMESPACES)
        ]
        assert f"{HOST}/sitemap-portraits.xml?p=2" in index
        first = addresses(client, "portraits")
        second = addresses(client, "portraits", "?p=2")
    assert len(first) <= 2
    assert len(second) <= 2
    assert len({*first, *second}) == 3


@pytest.mark.parametrize(
    "path", ["/sitemap-x.xml", "/sitemap-works.xml?p=99", "/sitemap-works.xml?p=x"]
)
def test_other_parts_are_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("part", ["pages", "portraits", "works", "places"])
def test_many_records_cost_no_more_queries(client, collection, part, django_assert_max_num_queries):
    for number in range(30):
        author = make_author()
        make_portrait(author)
        make_work(author)
        make_tie(author, make_place(f"Ort {number}"))
    addresses(client, part)
    with django_assert_max_num_queries(9):
        addresses(client, part)
