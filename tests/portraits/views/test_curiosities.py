"""Curiosities: each once, in the best language, with author, source and an anchor."""

import pytest
from wagtail.models import PageViewRestriction

from portraits.models import Author, Curiosity
from portraits.views.curiosities import PAGE_SIZE, anchor
from tests.factories import make_author, make_portrait
from tests.reading import Read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/sv/kuriosa/", "/en/curiosities/"])
def test_no_curiosities(client, path):
    page = Read(client, path)
    page.check()
    assert page.all(".lede")
    assert not page.tree.cssselect(".curiosities")


def test_a_curiosity_stands_with_its_author_and_source(client):
    author = make_author("Stina Inga")
    portrait = make_portrait(author)
    row = Curiosity.objects.create(
        page=portrait,
        locale=portrait.locale,
        text="<p>Äger <i>tre</i> snöskyfflar.</p>",
        source_title="Radion",
        source_url="https://example.org/radio",
    )
    Curiosity.objects.create(
        page=portrait, locale=portrait.locale, text="<p>Utan källa.</p>", sort_order=2
    )
    page = Read(client, "/en/curiosities/")
    page.check()
    assert page.all(".curiosities li > div") == ["Äger tre snöskyfflar.", "Utan källa."]
    assert page.tree.cssselect(f"#{anchor(row)} i")[0].text == "tre"
    assert page.lang(f"#{anchor(row)} > div") == "sv"
    links = page.links(".curiosities a")
    assert links[:2] == [f"/en/authors/{author.key}/", "https://example.org/radio"]
    assert links[-1] == f"/en/authors/{author.key}/#sources"
    feed = page.tree.cssselect('link[type="application/atom+xml"]')
    assert feed[0].get("href") == "/en/feeds/curiosities.atom"


def test_each_comes_once_in_the_best_language(client):
    author = make_author("Stina Inga")
    swedish = make_portrait(author, curiosities=["<p>Ett.</p>", "<p>Två.</p>"])
    english = make_portrait(author, "en", curiosities=["<p>One.</p>"])
    first = swedish.curiosities.order_by("pk").first()
    Curiosity.objects.filter(page=english).update(translation_key=first.translation_key)
    page = Read(client, "/en/curiosities/")
    assert sorted(page.all(".curiosities li > div")) == ["One.", "Två."]
    assert page.tree.cssselect(f"#{anchor(first)}")
    assert sorted(Read(client, "/sv/kuriosa/").all(".curiosities li > div")) == ["Ett.", "Två."]


def test_what_is_not_public_is_not_listed(client):
    hidden = make_author()
    make_portrait(hidden, curiosities=["<p>Dold.</p>"])
    Author.objects.filter(pk=hidden.pk).update(hidden=True)
    make_portrait(make_author(), curiosities=["<p>Utkast.</p>"], live=False)
    low = make_portrait(make_author(), curiosities=["<p>Osäker.</p>"])
    low.curiosities.update(confidence="low")
    locked = make_portrait(make_author(), curiosities=["<p>Låst.</p>"])
    PageViewRestriction.objects.create(page=locked, restriction_type="login")
    assert not Read(client, "/sv/kuriosa/").tree.cssselect(".curiosities")


def test_many_curiosities_have_pages_and_cost_no_more_queries(client):
    make_portrait(make_author(), curiosities=["<p>x</p>"])
    Read(client, "/sv/kuriosa/")
    few = Read(client, "/sv/kuriosa/").queries
    for _number in range(10):
        make_portrait(make_author(), curiosities=["<p>x</p>"] * 6)
    page = Read(client, "/sv/kuriosa/?page=2")
    page.check()
    assert len(page.all(".curiosities li")) == PAGE_SIZE
    assert page.links(".pager a") == ["/sv/kuriosa/", "/sv/kuriosa/?page=3"]
    assert page.queries <= few
    assert page.queries <= 20
