"""The walk of a reader, home, list, portrait, excerpt, in every language of the site."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser, Page, expect

from authorsite.interface import ngettext
from authorsite.partial_dates import format_partial_date
from authorsite.settings.languages import SITE_LANGUAGES, SiteLanguage, direction, fallback_chain
from tests.browser.accessibility import faults_of

# Portrayed in Swedish, English and Finnish; born on a known day; with an excerpt.
AUTHOR, NAME, BORN = "ruske", "Ruske", "1904-02-29"
PORTRAITS = {"sv", "en", "fi"}
EXCERPTS = {"sv", "en"}
HOMES = {"sv", "en", "fi", "nb"}
LISTS = {"sv", "en", "fi", "nb", "se", "smj"}
"""The languages that have a word for the list of authors."""

LISTED = {"home", "portrait-index"}
"""Pages of which nothing is lost where their few words have not been translated."""

each_language = pytest.mark.parametrize(
    "language", SITE_LANGUAGES, ids=[language.code for language in SITE_LANGUAGES]
)


def shown_in(code: str, written: set[str]) -> str:
    """The language in which a reader gets a page that is written in some."""
    return next(each for each in fallback_chain(code) if each in written)


def check(page: Page, code: str, kind: str, written: set[str]) -> None:
    """What holds for every page of the walk, which is written in some languages."""
    html = page.locator("html")
    expect(html).to_have_attribute("lang", code)
    expect(html).to_have_attribute("dir", direction(code))
    expect(html).to_have_attribute("data-page", kind)
    assert urlsplit(page.url).path.startswith(f"/{code}/")
    switcher = page.locator(".switcher .lang-list a")
    assert switcher.evaluate_all("links => links.map(link => link.hreflang)") == [
        language.code for language in SITE_LANGUAGES
    ]
    names = page.locator(".switcher .lang-list a > span:first-child")
    assert names.evaluate_all("names => names.map(name => [name.lang, name.dir])") == [
        [language.code, language.direction] for language in SITE_LANGUAGES
    ]
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    alternates = page.locator("link[rel=alternate][hreflang]").evaluate_all(
        "links => Object.fromEntries(links.map(link => [link.hreflang, link.href]))"
    )
    assert canonical == alternates[shown_in(code, written)]
    assert alternates.keys() == written | {"x-default"}
    assert alternates["x-default"] == alternates["sv"]
    states = page.locator(".switcher .present").evaluate_all("them => them.map(it => it.lang)")
    assert set(states) == written
    notices = 0 if code in written or kind in LISTED else 1
    expect(page.locator("section[aria-labelledby=notice-language]")).to_have_count(notices)
    assert [fault for fault in faults_of(page) if fault] == []


@each_language
def test_a_reader_walks_through_the_collection(page: Page, language: SiteLanguage) -> None:
    """By its links, as anybody would; in light, on a telephone."""
    code = language.code
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"/{code}/")
    check(page, code, "home", HOMES)
    spoken = page.locator("h1").evaluate("node => node.closest('[lang]').lang")
    assert spoken == shown_in(code, HOMES)

    page.locator(".site-nav a").first.click()
    check(page, code, "portrait-index", LISTS)
    people = page.locator("li.person").count()
    with override(code):
        number = ngettext("%(number)s author", "%(number)s authors", people) % {"number": people}
    expect(page.locator("#results-label")).to_contain_text(number.plain)

    page.locator("li.person a", has_text=NAME).first.click()
    check(page, code, "portrait", PORTRAITS)
    assert page.url.endswith(f"/{AUTHOR}/")
    expect(page.locator("h1")).to_contain_text(NAME)
    expect(page.locator("main")).to_contain_text(format_partial_date(BORN, code).plain)
    lede = page.locator(".lede").first
    best = shown_in(code, PORTRAITS)
    spoken = lede.evaluate("node => node.closest('[lang]').lang")
    written_in = lede.evaluate("node => getComputedStyle(node).direction")
    assert (spoken, written_in) == (best, direction(best))

    page.locator(".excerpts a").first.click()
    check(page, code, "excerpt", EXCERPTS)
    rows = page.locator(".passage p").evaluate_all(
        "them => them.map(it => it.closest('[lang]').lang)"
    )
    assert set(rows) == {"sv"}


@each_language
def test_the_first_page_is_in_the_language_of_the_browser(
    browser: Browser, base_url: str, language: SiteLanguage
) -> None:
    """By Accept-Language, and without a cookie."""
    with browser.new_context(
        base_url=base_url, extra_http_headers={"Accept-Language": f"{language.code},xx;q=0.5"}
    ) as context:
        page = context.new_page()
        page.goto("/")
        assert urlsplit(page.url).path == f"/{language.code}/"
        assert context.cookies() == []
