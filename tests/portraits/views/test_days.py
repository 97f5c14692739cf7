"""On this day: exact dates of the dead, never those of the living."""

import datetime
from unittest.mock import patch

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portraits.models import Author
from tests.factories import make_author, make_portrait
from tests.reading import Read

pytestmark = pytest.mark.django_db


def portrayed(name="", **fields):
    author = make_author(name, **fields)
    make_portrait(author)
    return author


@pytest.fixture
def authors():
    """One dead, one living, one dead whose days are known in part."""
    portrayed("Stina Aronson", birth="1892-12-26", death="1956-11-24")
    portrayed("Lever Ännu", birth="1960-12-26")
    portrayed("Delvis Känd", birth="1901-12", death="1970-12-26~")
    portrayed("Äldre Ek", birth="1850-12-26", death="1900")


def test_those_born_and_those_dead_stand_apart_oldest_first(client, authors):
    page = Read(client, "/en/on-this-day/?month=12&day=26")
    page.check()
    assert page.one("[aria-labelledby=day] h2") == "26 December"
    assert page.all("[aria-labelledby=day] h3") == ["Born"]
    assert page.all("[aria-labelledby=day] li") == [
        "1850 Äldre Ek 1850–1900",
        "1892 Stina Aronson 1892–1956",
    ]
    page = Read(client, "/en/on-this-day/?month=11&day=24")
    assert page.all("[aria-labelledby=day] h3") == ["Died"]
    assert page.meta("robots") == "noindex, follow"


def test_the_living_stand_on_no_day(client, authors):
    page = Read(client, "/sv/denna-dag/?month=12&day=26")
    assert "Lever Ännu" not in page.text
    Author.objects.filter(name="Lever Ännu").update(death="2020")
    assert "Lever Ännu" in Read(client, "/sv/denna-dag/?month=12&day=26").text


def test_the_calendar_links_the_days_that_have_somebody(client, authors):
    page = Read(client, "/en/on-this-day/?month=12&day=26")
    assert page.links(".year-calendar a") == [
        "/en/on-this-day/?month=11&day=24",
        "/en/on-this-day/?month=12&day=26",
    ]
    assert len(page.all(".year-calendar li")) == 12
    assert len(page.all(".year-calendar .days a, .year-calendar .days > span")) == 366
    assert page.links(".year-calendar [aria-current=date]") == ["/en/on-this-day/?month=12&day=26"]


def test_without_a_day_it_is_today_in_sweden(client, authors):
    moment = datetime.datetime(2026, 12, 25, 23, 30, tzinfo=datetime.UTC)
    with patch.object(timezone, "now", return_value=moment):
        page = Read(client, "/en/on-this-day/")
    assert page.one("[aria-labelledby=day] h2") == "26 December"
    assert "Stina Aronson" in page.text
    assert page.meta("robots") is None


def test_a_day_without_anybody_is_kind(client):
    page = Read(client, "/en/on-this-day/?month=2&day=29")
    page.check()
    assert page.one("[aria-labelledby=day] h2") == "29 February"
    assert page.all("[aria-labelledby=day] .lede")


@pytest.mark.parametrize(
    "query",
    [
        "month=2&day=30",
        "month=x&day=1",
        "month=13&day=1",
        "day=5",
        "month=0&day=0",
        "month=1&day=99999999999999999999",
    ],
)
def test_a_day_that_no_year_has_is_not_found(client, query):
    assert client.get(f"/sv/denna-dag/?{query}").status_code == 404


def test_the_languages_keep_the_day(client, authors):
    page = Read(client, "/en/on-this-day/?month=12&day=26")
    assert "/sv/denna-dag/?month=12&day=26" in page.links(".switcher a")
    canonical = page.tree.cssselect('link[rel="canonical"]')[0].get("href")
    assert canonical == "http://testserver/en/on-this-day/?month=12&day=26"


def test_what_is_not_public_is_not_listed(client):
    days = {"birth": "1892-12-26", "death": "1956-12-26"}
    portrayed("Dold Person", hidden=True, **days)
    make_author("Utan Porträtt", **days)
    locked = portrayed("Låst Porträtt", **days)
    PageViewRestriction.objects.create(page=locked.portraits.get(), restriction_type="login")
    page = Read(client, "/sv/denna-dag/?month=12&day=26")
    assert not page.tree.cssselect(".year-row, .year-calendar a")


def test_many_authors_cost_no_more_queries(client, authors):
    Read(client, "/sv/denna-dag/?month=12&day=26")
    few = Read(client, "/sv/denna-dag/?month=12&day=26").queries
    for number in range(40):
        portrayed(f"Författare {number}", birth="1892-12-26", death="1956-12-26")
    page = Read(client, "/sv/denna-dag/?month=12&day=26")
    assert len(page.all("[aria-labelledby=day] li")) == 82
    assert page.queries <= few
    assert page.queries <= 18
