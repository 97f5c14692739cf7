"""The text pages that come with the site: their texts, numbers, and who answers for them."""

import importlib

import pytest
from django.apps import apps
from wagtail.models import Page, PageViewRestriction

from home.migrations import _texts_en, _texts_sv
from home.models import HomePage, TextPage
from tests.factories import make_author, make_portrait, make_work, own_collection
from tests.reading import Read

pytestmark = pytest.mark.django_db

PATHS = {
    "about": ("/sv/om/", "/en/about/"),
    "privacy": ("/sv/personuppgifter/", "/en/privacy/"),
    "accessibility": ("/sv/tillganglighet/", "/en/accessibility/"),
    "contact": ("/sv/kontakt/", "/en/contact/"),
}


@pytest.mark.parametrize("path", [path for paths in PATHS.values() for path in paths])
def test_every_page_stands(client, path):
    page = Read(client, path)
    page.check()
    assert page.all(".lede")
    assert len(page.all(".prose p")) >= 3
    assert path in page.links(".site-footer a")


def test_the_pages_are_the_same_in_every_language():
    for swedish, english in zip(_texts_sv.PAGES, _texts_en.PAGES, strict=True):
        assert swedish["role"] == english["role"]
        assert [kind for kind, _ in swedish["body"]] == [kind for kind, _ in english["body"]]
        for (_, own), (_, other) in zip(swedish["body"], english["body"], strict=True):
            for tag in ("<p>", "<li>", "<a ", "<b>"):
                assert own.count(tag) == other.count(tag)
    for role in TextPage.Role.values:
        own, other = TextPage.objects.filter(role=role).order_by("locale__language_code")
        assert own.translation_key == other.translation_key
        assert [block.id for block in own.body] == [block.id for block in other.body]


def test_the_tree_is_whole_and_the_pages_can_be_edited():
    assert not any(Page.find_problems())
    for page in TextPage.objects.all():
        page.full_clean()
        assert page.get_parent().specific_class is HomePage
    home = HomePage.objects.first()
    home.add_child(instance=TextPage(title="Mer", slug="mer", locale=home.locale))
    assert not any(Page.find_problems())


def test_taking_the_pages_away_and_back_leaves_what_is_there_alone():
    migration = importlib.import_module("home.migrations.0003_text_pages")
    migration.create_pages(apps, None)
    assert TextPage.objects.count() == 8
    migration.remove_pages(apps, None)
    assert TextPage.objects.count() == 0
    assert not any(Page.find_problems())
    home = HomePage.objects.get(slug="sv")
    home.add_child(instance=TextPage(title="Om", slug="om", locale=home.locale))
    migration.create_pages(apps, None)
    assert TextPage.objects.count() == 8
    assert TextPage.objects.filter(role="about").count() == 1
    assert not any(Page.find_problems())


def test_numbers_come_from_the_data(client):
    author = make_author()
    make_portrait(author, curiosities=["<p>x</p>"])
    make_work(author)
    make_work(make_author("Utan porträtt"))
    page = Read(client, "/en/about/")
    numbers = dict(
        zip(
            page.all("#numbers ~ * dt, section[aria-labelledby=numbers] dt"),
            page.all("section[aria-labelledby=numbers] dd"),
            strict=True,
        )
    )
    assert numbers == {
        "Authors": "1",
        "Works": "1",
        "Places": "0",
        "Written languages": "1",
        "Curiosities": "1",
    }
    assert not Read(client, "/en/privacy/").tree.cssselect("section[aria-labelledby=numbers]")


def test_the_organisation_comes_from_the_settings(client):
    settings = own_collection()
    settings.organisation, settings.publisher = "Region Norrbotten", "Eva Ek"
    settings.contact_email = "hej@example.org"
    settings.save()
    page = Read(client, "/en/accessibility/")
    values = page.all("section[aria-labelledby=responsible] dd")
    assert values == ["Författarporträtt", "Region Norrbotten", "Eva Ek", "hej@example.org"]
    assert "mailto:hej@example.org" in page.links("main a")


def test_what_is_not_known_of_the_organisation_is_said(client):
    values = Read(client, "/en/accessibility/").all("section[aria-labelledby=responsible] dd")
    assert values == [
        "Författarporträtt",
        "The libraries of the county",
        "Ask at your library; it will pass the question on.",
    ]


@pytest.mark.parametrize("path", PATHS["accessibility"])
def test_the_accessibility_statement_has_what_the_law_asks_for(client, path):
    page = Read(client, path)
    text = page.one("main")
    assert "2018:1937" in text
    assert "delvis förenlig" in text or "partially compliant" in text
    assert "26 november 2026" in text.lower()
    assert "EN 301 549" in text
    assert "https://www.digg.se/tdosanmalan" in page.links("main a")
    assert len(page.all(".prose li")) >= 3


def test_the_privacy_page_says_how_to_have_something_removed(client):
    text = Read(client, "/sv/personuppgifter/").one("main")
    for words in ("inom en månad", "kakor", "6.1 e", "2013:801", "logg"):
        assert words in text
    assert "https://www.imy.se/" in Read(client, "/sv/personuppgifter/").links("main a")


def test_a_page_in_another_language_is_marked_in_text_and_footer(client):
    TextPage.objects.get(role="about", locale__language_code="en").delete()
    page = Read(client, "/en/om/")
    page.check()
    assert page.tree.cssselect(".notice")
    assert page.lang("h1") == "sv"
    assert page.lang(".prose p") == "sv"
    assert page.lang('.site-footer a[href="/en/om/"] span') == "sv"


def test_a_restricted_text_is_not_shown(client):
    page = TextPage.objects.get(role="contact", locale__language_code="sv")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get("/sv/kontakt/").status_code in {302, 403}
