"""Every page type in every language: its own `lang` and `dir`, and nothing unmarked.

The demonstration is read in all languages of the site. A text that stands under a language must be one
that the catalogue of that language has: no msgid on a page that is not English, no Swedish word unmarked
on a page in Sami.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import to_locale
from lxml import etree, html
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from authorsite.settings.languages import SITE_LANGUAGES, direction, fallback_chain
from home.models import NewsPage, TextPage
from home.set_up_languages import set_up_languages
from portraits.demo.excerpts import pid_of
from portraits.demo.loading import load
from portraits.models import Author, ExcerptPage, LessonPage, Place, PortraitPage, Work
from portraits.routing import SiteTree
from tests.kept_for_module import kept_for_module
from tests.reading import spoken
from tests.shared_data import REPOSITORY

CODES = [language.code for language in SITE_LANGUAGES]
SHOWN_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")
TAKES_NO_MARK = {"title", "script", "style"}
# Words that are the same in several languages, names, and figures, say nothing about a language.
SHORTEST = 4
SECTIONS = (
    "portraitindexpage",
    "placeindexpage",
    "workindexpage",
    "awardindexpage",
    "curiosityindexpage",
    "onthisdaypage",
    "searchpage",
    "newsindexpage",
    "schoolspage",
    "lessonindexpage",
)


@pytest.fixture(scope="module")
def _everything(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with kept_for_module(django_db_blocker):
        set_up_languages()
        load()
        yield


@pytest.fixture
def tree(_everything: None, db: None) -> SiteTree:
    """All languages with the demonstration."""
    return SiteTree()


@cache
def catalogue(language: str) -> dict[str, str]:
    """The strings of a language by msgid, format strings left out."""
    path = REPOSITORY / "locale" / to_locale(language) / "LC_MESSAGES" / "django.mo"
    with path.open("rb") as file:
        entries = GNUTranslations(file)._catalog
    strings: dict[str, str] = {}
    for key, text in entries.items():
        msgid = key[0] if isinstance(key, tuple) else key
        msgid = msgid.rpartition("\x04")[2]
        if msgid and text and "%(" not in msgid:
            strings[msgid] = text
    return strings


@cache
def foreign_to(language: str) -> frozenset[str]:
    """Texts of the interface that are in another language: msgids, and what fallbacks say."""
    own = set(catalogue(language).values())
    own.add(next(entry.own_name for entry in SITE_LANGUAGES if entry.code == language))
    if language == "en":
        own |= catalogue("sv").keys()
    others = set(catalogue("sv").keys()) if language != "en" else set()
    for code in fallback_chain(language)[1:]:
        others |= set(catalogue(code).values()) if code != "en" else set()
    folded = {text.casefold() for text in own}
    return frozenset(
        text for text in others if len(text) >= SHORTEST and text.casefold() not in folded
    )


def texts(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Every text a reader meets, with the language it says it is in."""
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in TAKES_NO_MARK:
            continue
        language = spoken(node)
        for attribute in SHOWN_ATTRIBUTES:
            if node.get(attribute):
                yield language, str(node.get(attribute))
        if node.text:
            yield language, node.text
        for child in node:
            if child.tail:
                yield language, child.tail


def addresses(tree: SiteTree, language: str) -> list[str]:
    """An address of every page type in a language, whether or not the page exists in it."""
    author = (
        Author.objects.listed()
        .filter(contributions__isnull=False)
        .distinct()
        .order_by("key")
        .first()
    )
    assert author is not None
    pages: list[Page] = [
        PortraitPage.objects.shown().filter(author=author).first(),
        ExcerptPage.objects.shown().order_by("pk").first(),
        NewsPage.objects.live().order_by("pk").first(),
        TextPage.objects.live().order_by("pk").first(),
        LessonPage.objects.live().order_by("pk").first(),
    ]
    work = Work.objects.filter(live=True).order_by("key").first()
    place = Place.objects.get(key="se-2584")
    assert work is not None
    sections = [tree.section_path(model, language) or "" for model in SECTIONS]
    return [
        f"/{language}/",
        *sections,
        *(tree.reader_path(page, language) for page in pages),
        tree.section_path("workindexpage", language, work.key) or "",
        tree.section_path("placeindexpage", language, place.key) or "",
        f"{sections[0]}?letter=S&sort=birth",
        f"{sections[2]}?sort=year",
        f"{sections[6]}?q=kiruna",
        f"{sections[6]}?q=finnsinte",
        f"{sections[8]}?kind=text&year=7-9",
        f"{tree.reader_path(pages[1], language)}?visa=rader&rad=1-2",
        f"{tree.reader_path(pages[-1], language)}larare/",
        f"/{language}/lektion/?t={pid_of('plogkant')}.s3&titel=Snö&f=Vem%3F",
        f"/embed/{pid_of('plogkant')}/?lang={language}",
    ]


def check(answer: Any, language: str, address: str) -> None:
    """What every page says of its languages."""
    assert answer.headers["Content-Language"] == language
    page = html.document_fromstring(answer.content.decode())
    assert (page.get("lang"), page.get("dir")) == (language, direction(language)), address
    foreign = foreign_to(language)
    unmarked = {
        text
        for said, raw in texts(page)
        if said == language and (text := " ".join(raw.split()).strip(" :,.")) in foreign
    }
    assert unmarked == set(), address
    for node in page.iter():
        if isinstance(node.tag, str) and node.get("lang"):
            assert node.get("dir", direction(node.get("lang"))) == direction(node.get("lang"))
    assert re.search(r"%\(\w+\)|%[sd]\b", page.text_content()) is None, address


@pytest.mark.parametrize("language", CODES)
def test_every_page_type_says_which_language_each_text_is_in(tree, language, client: Client):
    assert foreign_to(language) or language == "sv"
    for address in addresses(tree, language):
        answer = client.get(address)
        assert answer.status_code == 200, address
        check(answer, language, address)


@pytest.mark.parametrize("language", CODES)
def test_what_is_not_there_is_said_in_the_language_too(tree, language, client: Client):
    lost = f"/{language}/finns-inte/"
    gone = f"/t/{pid_of('ljuset')}"
    for address, status in ((lost, 404), (gone, 410)):
        answer = client.get(address, follow=True, headers={"accept-language": language})
        assert answer.status_code == status, address
        check(answer, language, address)


@pytest.mark.parametrize("language", CODES)
def test_the_switcher_leads_nowhere_else(tree, language, client: Client):
    """Whatever stands in the address."""
    portrait = PortraitPage.objects.shown().order_by("path").first()
    path = tree.reader_path(portrait, language)
    for query in ("next=https://example.net/", "language=//example.net", "q=%5C%5Cexample.net"):
        page = html.document_fromstring(client.get(f"{path}?{query}").content.decode())
        links = [link.get("href") for link in page.cssselect(".switcher a")]
        assert [link.split("/")[:2] for link in links] == [["", code] for code in CODES]
    for evil in (f"/{language}//example.net/", f"/{language}/%5Cexample.net", "//example.net/sv/"):
        answer = client.get(evil)
        assert answer.headers.get("Location", "/sv/").startswith("/")
        assert not answer.headers.get("Location", "/sv/").startswith("//")


def test_the_sitemap_names_every_address_once(tree, client: Client):
    index = etree.fromstring(client.get("/sitemap.xml").content)
    parts = [node.text for node in index.iter("{*}loc")]
    found = [
        node.text
        for part in parts
        for node in etree.fromstring(client.get(part).content).iter("{*}loc")
    ]
    assert len(found) > 1000
    assert len(found) == len(set(found))


@pytest.mark.parametrize("language", CODES)
def test_the_switcher_leads_to_the_same_page_in_every_language(tree, language, client: Client):
    portrait = PortraitPage.objects.shown().order_by("path").first()
    answer = client.get(tree.reader_path(portrait, language))
    page = html.document_fromstring(answer.content.decode())
    links = page.cssselect(".switcher a")
    assert [link.get("href") for link in links] == [
        tree.reader_path(portrait, code) for code in CODES
    ]
    assert [link.get("hreflang") for link in links] == CODES
    whole = {link.get("hreflang") for link in links if not link.cssselect(".absent")}
    written = set(
        PortraitPage.objects.shown()
        .filter(author=portrait.author)
        .values_list("locale__language_code", flat=True)
    )
    assert whole == written
    alternates = {
        link.get("hreflang") for link in page.cssselect('link[rel="alternate"][hreflang]')
    }
    assert alternates == written | {"x-default"}


def test_the_words_of_a_page_that_has_not_been_said_in_a_language_are_found():
    """The guard itself: an unmarked Swedish word on a Sami page would be seen."""
    page = html.document_fromstring('<html lang="se"><p>Författare</p><p lang="sv">Priser</p>')
    said = [(language, text) for language, text in texts(page) if text.strip()]
    assert ("se", "Författare") in said
    assert ("sv", "Priser") in said
    assert "Författare" in foreign_to("se")
    assert "Authors" in foreign_to("sv")
    assert "Authors" not in foreign_to("en")
