"""Atom feeds: well-formed, in one language, with ids that stay."""

import datetime

import pytest
from lxml import etree
from wagtail.models import Locale, PageViewRestriction

from home.models import NewsIndexPage, NewsPage
from portraits.models import Author, PortraitPage
from tests.factories import make_author, make_portrait, planted

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KINDS = ("portraits", "curiosities", "news")


class Feed:
    """A feed as a program reads it."""

    def __init__(self, client, language, kind):
        self.answer = client.get(f"/{language}/feeds/{kind}.atom")
        assert self.answer.status_code == 200
        self.tree = etree.fromstring(self.answer.content)
        self.entries = self.tree.findall(f"{ATOM}entry")

    def texts(self, name):
        return [entry.findtext(f"{ATOM}{name}") for entry in self.entries]

    @property
    def links(self):
        return [entry.find(f"{ATOM}link").get("href") for entry in self.entries]

    @property
    def languages(self):
        return [entry.get(LANG) for entry in self.entries]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_feed_is_a_feed(client, language, kind):
    feed = Feed(client, language, kind)
    assert feed.answer.headers["Content-Type"].startswith("application/atom+xml")
    assert "max-age=900" in feed.answer.headers["Cache-Control"]
    assert feed.tree.get(LANG) == language
    assert feed.tree.findtext(f"{ATOM}title").endswith("– Författarporträtt")
    assert feed.tree.findtext(f"{ATOM}id").startswith("http://testserver/")
    assert feed.entries == []
    assert not feed.answer.cookies


def test_portraits_come_newest_first_in_the_best_language(client):
    old, new = make_author("Bo Ek"), make_author("Stina Inga")
    first = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    planted(make_portrait(old, first_published_at=first), lead="Skriver <om> snö.")
    make_portrait(new, lead="På svenska.", first_published_at=first)
    make_portrait(new, "en", lead="In English.", first_published_at=first + datetime.timedelta(9))
    feed = Feed(client, "en", "portraits")
    assert feed.texts("title") == ["Stina Inga", "Bo Ek"]
    assert feed.languages == ["en", "sv"]
    assert feed.texts("summary") == ["<p>In English.</p>", "<p>Skriver &lt;om&gt; snö.</p>"]
    assert feed.links == [
        f"http://testserver/en/authors/{new.key}/",
        f"http://testserver/en/authors/{old.key}/",
    ]
    assert feed.texts("updated")[0].startswith("2025-01-10")


def test_ids_differ_by_language_and_stay_when_a_name_changes(client):
    author = make_author("Bo Ek")
    make_portrait(author)
    make_portrait(author, "en")
    before = {code: Feed(client, code, "portraits").texts("id")[0] for code in ("sv", "en")}
    assert before["sv"] != before["en"]
    assert before["sv"].startswith("urn:uuid:")
    Author.objects.filter(pk=author.pk).update(name="Bo Ekman")
    PortraitPage.objects.update(title="Bo Ekman", slug="bo-ekman")
    feed = Feed(client, "sv", "portraits")
    assert feed.texts("title") == ["Bo Ekman"]
    assert feed.texts("id") == [before["sv"]]


def test_curiosities_lead_to_their_portraits(client):
    author = make_author("Bo Ek")
    make_portrait(author, curiosities=["<p>Äger <i>tre</i> skyfflar.</p>"])
    feed = Feed(client, "en", "curiosities")
    assert feed.texts("title") == ["Bo Ek"]
    assert feed.texts("summary") == ["<p>Äger <i>tre</i> skyfflar.</p>"]
    assert feed.languages == ["sv"]
    assert feed.links == [f"http://testserver/en/authors/{author.key}/#curiosities"]


def test_news_carry_their_own_date(client):
    parent = NewsIndexPage.objects.get(locale__language_code="sv")
    locale = Locale.objects.get(language_code="sv")
    for title, day, live in (("Nytt", 2, True), ("Utkast", 3, False)):
        parent.add_child(
            instance=NewsPage(
                title=title,
                slug=title.lower(),
                date=datetime.date(2026, 11, day),
                lead="Om.",
                locale=locale,
                live=live,
            )
        )
    feed = Feed(client, "en", "news")
    assert feed.texts("title") == ["Nytt"]
    assert feed.texts("published") == ["2026-11-02T00:00:00+01:00"]
    assert feed.links == ["http://testserver/en/news/nytt/"]


def test_what_is_not_public_is_in_no_feed(client):
    hidden = make_author()
    make_portrait(hidden, curiosities=["<p>x</p>"])
    Author.objects.filter(pk=hidden.pk).update(hidden=True)
    make_portrait(make_author(), live=False, curiosities=["<p>x</p>"])
    locked = make_portrait(make_author(), curiosities=["<p>x</p>"])
    PageViewRestriction.objects.create(page=locked, restriction_type="login")
    for kind in KINDS:
        assert Feed(client, "sv", kind).entries == []


@pytest.mark.parametrize("path", ["/de/feeds/portraits.atom", "/sv/feeds/x.atom"])
def test_other_feeds_are_not_found(client, path):
    assert client.get(path, follow=True).status_code == 404


@pytest.mark.parametrize("kind", ["portraits", "curiosities"])
def test_many_entries_cost_no_more_queries(client, kind, django_assert_max_num_queries):
    for _number in range(40):
        make_portrait(make_author(), curiosities=["<p>x</p>"])
    Feed(client, "sv", kind)
    with django_assert_max_num_queries(8):
        feed = Feed(client, "sv", kind)
    assert len(feed.entries) == 30
