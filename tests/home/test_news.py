"""News: the list, a piece of news, and what of them is shown in which language."""

import datetime

import pytest
from wagtail.models import Locale, PageViewRestriction

from home.models import NewsIndexPage, NewsPage
from tests.reading import Read

pytestmark = pytest.mark.django_db


def make_news(title, day=1, language="sv", **fields):
    parent = NewsIndexPage.objects.get(locale__language_code=language)
    page = NewsPage(
        title=title,
        slug=fields.pop("slug", title.lower().replace(" ", "-")),
        date=datetime.date(2026, 11, day),
        lead=f"Om {title}.",
        locale=Locale.objects.get(language_code=language),
        **fields,
    )
    return parent.add_child(instance=page)


@pytest.mark.parametrize("path", ["/sv/nyheter/", "/en/news/"])
def test_no_news(client, path):
    page = Read(client, path)
    page.check()
    assert page.all(".lede")
    assert not page.tree.cssselect(".hits")


def test_news_come_newest_first_each_in_the_best_language(client):
    make_news("Gammalt", 1)
    new = make_news("Nytt", 3)
    make_news("Fresh", 3, "en", slug="nytt", translation_key=new.translation_key)
    page = Read(client, "/en/news/")
    page.check()
    assert page.all(".hit h2") == ["Fresh", "Gammalt"]
    assert page.lang(".hit:nth-child(2) h2 span") == "sv"
    assert page.links(".hit h2 a") == ["/en/news/nytt/", "/en/news/gammalt/"]
    assert page.all(".hit time") == ["3 November 2026", "1 November 2026"]
    assert Read(client, "/sv/nyheter/").all(".hit h2") == ["Nytt", "Gammalt"]


def test_a_piece_of_news_says_what_it_is(client):
    make_news("Nytt", body=[("heading", "Mer"), ("paragraph", "<p>Text.</p>")])
    page = Read(client, "/sv/nyheter/nytt/")
    page.check()
    assert page.one("h1") == "Nytt"
    assert page.all(".section h2") == ["Mer"]
    assert page.meta("og:type") == "article"
    assert not page.tree.cssselect(".notice")


def test_news_in_another_language_come_with_a_notice(client):
    make_news("Nytt", body=[("paragraph", "<p>Text.</p>")])
    page = Read(client, "/en/news/nytt/")
    page.check()
    assert page.tree.cssselect(".notice")
    assert page.lang("h1 span") == "sv"
    assert page.lang(".prose p") == "sv"
    canonical = page.tree.cssselect('link[rel="canonical"]')[0].get("href")
    assert canonical == "http://testserver/sv/nyheter/nytt/"


def test_drafts_and_restricted_news_are_not_listed(client):
    make_news("Utkast", live=False)
    secret = make_news("Hemligt", 2)
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert not Read(client, "/sv/nyheter/").tree.cssselect(".hit")


def test_many_news_have_pages_and_cost_no_more_queries(client):
    make_news("Nyhet 0")
    Read(client, "/sv/nyheter/")
    few = Read(client, "/sv/nyheter/").queries
    for number in range(1, 45):
        make_news(f"Nyhet {number}", number % 28 + 1)
    page = Read(client, "/sv/nyheter/?page=2")
    assert len(page.all(".hit")) == 20
    assert page.links(".pager a") == ["/sv/nyheter/", "/sv/nyheter/?page=3"]
    assert page.queries <= few + 1
    assert len(Read(client, "/sv/nyheter/?page=99999999").all(".hit")) == 5
    assert len(Read(client, "/sv/nyheter/?page=-1").all(".hit")) == 5
