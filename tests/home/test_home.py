"""The home page, empty and full."""

import datetime
from unittest.mock import patch

import pytest
from django.utils import timezone

from home.models import HomePage
from portraits.models import Author, Curiosity
from tests.factories import (
    make_author,
    make_award,
    make_county,
    make_place,
    make_portrait,
    make_tie,
    make_work,
    own_collection,
)
from tests.reading import Read

pytestmark = pytest.mark.django_db


def norrbotten():
    county = make_county()
    county.official_code = "25"
    county.latitude, county.longitude = "67.0808", "20.0381"
    county.save()
    county.names.create(name="Norrbottenin lääni", language="fi")
    return county


@pytest.fixture
def collection():
    """Three authors with works, one of whom is the portrait of the week."""
    county = norrbotten()
    kiruna = make_place("Kiruna", "town", parent=county, latitude="67.85572", longitude="20.22513")
    authors = [
        make_author("Stina Aronson", birth="1892-12-26", death="1956-11-24"),
        make_author("Bo Öhman", birth="1950"),
        make_author("Dag Alm"),
    ]
    for author in authors:
        make_tie(author, kiruna)
        make_work(author, first_year=1984)
        make_portrait(author)
    make_award(authors[0])
    settings = own_collection()
    settings.featured = authors[1]
    settings.save()
    page = authors[1].portraits.get()
    page.lead = "Skriver om snö."
    page.body = [
        ("paragraph", "<p>Text.</p>"),
        ("quote", {"text": "Ko joki läksi", "attribution": "1996", "language": "fit"}),
    ]
    page.save()
    Curiosity.objects.create(
        page=page,
        text="<p>Äger <i>tre</i> snöskyfflar.</p>",
        source_title="Radio",
        locale=page.locale,
    )
    return authors


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_empty_site_looks_intended(client, language):
    page = Read(client, f"/{language}/")
    page.check()
    assert page.one("h1") in {"Läs länet längs älvarna", "Read the county along its rivers"}
    assert page.tree.cssselect("form.search")
    assert not page.tree.cssselect(".hero-map, .feature, .daylight, .newest, .alphabet, .verse")
    assert len(page.all(".hero-note")) == 1
    assert "None" not in page.text


def test_a_county_alone_is_drawn_without_lines(client):
    norrbotten()
    page = Read(client, "/sv/")
    assert page.tree.cssselect(".hero-map svg.county")
    assert not page.tree.cssselect(".verse, .county .berry")


def test_the_full_page(client, collection):
    page = Read(client, "/en/")
    page.check()
    assert page.one(".hero-note") == "3 authors · 3 works · 1 written language"
    assert page.tree.cssselect(".county .berry")
    assert page.one(".feature-name") == "Bo Öhman"
    assert page.links(".feature-name a") == [f"/en/authors/{collection[1].key}/"]
    assert page.one(".feature blockquote") == "Ko joki läksi"
    assert page.lang(".feature blockquote p") == "fit"
    assert page.lang(".feature .lede") == "sv"
    assert page.one(".fact") == "Äger tre snöskyfflar."
    assert page.lang(".fact") == "sv"
    assert len(page.all(".newest li")) == 3
    assert page.links(".ways a") == [
        "/en/places/",
        "/en/works/?sort=year",
        "/en/awards/",
        "/en/on-this-day/",
    ]
    assert page.links(".alphabet a") == [f"/en/authors/?letter={letter}" for letter in "AO"]


def test_the_alphabet_is_that_of_the_language(client, collection):
    assert Read(client, "/sv/").links(".alphabet a")[-1] == "/sv/forfattare/?letter=%C3%96"


def test_machines_read_what_the_site_is(client, collection):
    page = Read(client, "/sv/")
    site = page.json_ld["WebSite"]
    assert site["url"] == "http://testserver/sv/"
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://testserver/sv/sok/?q={query}"
    assert page.meta("og:type") == "website"
    assert page.meta("og:url") == "http://testserver/sv/"
    feeds = page.tree.cssselect('link[type="application/atom+xml"]')
    assert [feed.get("href") for feed in feeds] == [
        f"/sv/feeds/{kind}.atom" for kind in ("portraits", "curiosities", "news")
    ]


def test_the_light_of_the_year_is_that_of_our_county(client, collection):
    page = Read(client, "/sv/")
    lines = page.tree.cssselect(".daylight line")
    assert len(lines) == 122
    assert all("," not in line.get("y1") for line in lines)
    assert "Norrbottens län" in page.all(".daylight > p")[0]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime.datetime(2026, 11, 25, 22, 59, tzinfo=datetime.UTC), "25 November"),
        (datetime.datetime(2026, 11, 25, 23, 0, tzinfo=datetime.UTC), "26 November"),
        (datetime.datetime(2026, 7, 1, 21, 59, tzinfo=datetime.UTC), "1 July"),
        (datetime.datetime(2026, 7, 1, 22, 0, tzinfo=datetime.UTC), "2 July"),
    ],
)
def test_the_day_changes_at_midnight_in_sweden(client, collection, moment, day):
    with patch.object(timezone, "now", return_value=moment):
        assert Read(client, "/en/").all(".daylight .meta")[0] == day


def test_what_is_hidden_does_not_count(client, collection):
    Author.objects.filter(pk=collection[1].pk).update(hidden=True)
    page = Read(client, "/en/")
    assert page.one(".hero-note").startswith("2 authors · 2 works")
    assert "Öhman" not in page.text
    assert not page.tree.cssselect(".daylight")


def test_invented_authors_are_called_so(client, collection):
    assert "invented" not in Read(client, "/en/").text
    Author.objects.update(invented=True)
    assert "invented" in Read(client, "/en/").one(".site-footer > .meta")


def test_the_words_about_the_collection_are_marked_where_they_are_in_another_language(client):
    HomePage.objects.filter(slug="en").update(about="")
    page = Read(client, "/en/")
    assert page.lang(".site-footer p span") == "sv"


def test_the_number_of_queries_does_not_depend_on_the_collection(client, collection):
    Read(client, "/sv/")
    few = Read(client, "/sv/").queries
    place = make_place("Vittangi")
    for _number in range(25):
        author = make_author()
        make_tie(author, place)
        make_work(author, first_year=1999)
        make_award(author)
        make_portrait(author, lead="x", curiosities=["<p>y</p>", "<p>z</p>"])
    many = Read(client, "/sv/")
    assert many.queries <= few
    assert many.queries <= 36
