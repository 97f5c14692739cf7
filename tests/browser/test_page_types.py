"""Every page type: accessible, readable without script and on a small screen, quiet, light."""

import pytest
from playwright.sync_api import Browser, Page, expect

from portraits.demo.excerpts import pid_of
from tests.browser.accessibility import AccessibilityCheck, faults_of

# An author with everything, one with a name and little else, and one with a very long name.
RICH, BARE, LONG = "ingegerd-slattermark", "ruske", "fredrika-von-melderstein"
PAGES = {
    "home": "/sv/",
    "portrait-index": "/sv/forfattare/",
    "portrait-index, narrowed": "/sv/forfattare/?tie=born&language=sv&sort=birth",
    "portrait-index, nobody": "/sv/forfattare/?q=qqqqq",
    "portrait": f"/sv/forfattare/{RICH}/",
    "portrait, bare": f"/sv/forfattare/{BARE}/",
    "portrait, long name": f"/en/authors/{LONG}/",
    "place-index": "/sv/platser/",
    "place": "/sv/platser/se-2584/",
    "work-index": "/sv/verk/",
    "work": "/sv/verk/sten-niskavaara--kangonen-kangos-1979/",
    "award-index": "/sv/utmarkelser/",
    "curiosity-index": "/sv/kuriosa/",
    "on-this-day": "/sv/denna-dag/",
    "search": "/sv/sok/",
    "search, hits": "/sv/sok/?q=kir",
    "search, no hits": "/sv/sok/?q=qqqqq",
    "news-index": "/sv/nyheter/",
    "about": "/sv/om/",
    "english": "/en/",
    "excerpt": f"/t/{pid_of('plogkant')}?st=2-3",
    "excerpt, verse beside its translation": f"/t/{pid_of('rajalla')}?rad=2-9",
    "schools": f"/sv/skola/?year=gy&t={pid_of('rim')}",
    "schools, nothing": "/sv/skola/?year=f-3&theme=migration",
    "lesson-index": "/en/lessons/",
    "lesson": "/sv/lektioner/vem-star-i-rullorna/",
    "lesson, teacher": "/sv/lektioner/kon-pa-andra-sidan/larare/",
    "set": f"/sv/lektion/?t={pid_of('plogkant')}.s3,{pid_of('ljuset')}&titel=A&f=Vem%3F",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(accessibility: AccessibilityCheck, path: str) -> None:
    """In light and dark, on a phone and on a desk, with everything that can be opened open."""

    def open_everything(page: Page) -> None:
        page.evaluate(
            "() => document.querySelectorAll('details').forEach(d => {"
            " d.removeAttribute('name'); d.open = true })"
        )

    assert accessibility(path, before=open_everything) == []


def test_the_page_that_does_not_exist(accessibility: AccessibilityCheck) -> None:
    """It is a page of the site like any other."""
    assert accessibility("/sv/finns-inte/", status=404) == []


def test_an_excerpt_whose_right_has_ended(accessibility: AccessibilityCheck) -> None:
    """It says so, and where to go on."""
    assert accessibility(f"/t/{pid_of('ljuset')}", status=410) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_fits_a_window_of_320_pixels_and_needs_no_script(
    browser: Browser, browser_context_args, path: str
) -> None:
    """WCAG 2.2, 1.4.10; and what stands on the page is in the HTML."""
    options = {
        **browser_context_args,
        "viewport": {"width": 320, "height": 640},
        "java_script_enabled": False,
    }
    with browser.new_context(**options) as context:
        page = context.new_page()
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("main")).to_be_visible()
        assert context.cookies() == []
    with browser.new_context(**options | {"java_script_enabled": True}) as context:
        page = context.new_page()
        page.goto(path)
        excess = page.evaluate(
            "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert excess <= 0, f"{excess} px too wide"


def test_the_language_switcher_keeps_the_reader_on_the_page(page: Page) -> None:
    """With the keyboard alone, filters included."""
    page.goto("/sv/forfattare/?tie=born")
    summary = page.locator(".switcher > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/authors/?tie=born")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_narrowed_list_can_be_widened_again(page: Page) -> None:
    """Choosing, seeing the count, and taking the choice away, as a form without script."""
    page.goto("/sv/forfattare/")
    everybody = page.locator("li.person").count()
    box = page.locator("input[name=tie]").first
    box.check(force=True)
    page.locator("form button[type=submit], form button:not([type])").last.click()
    assert "tie=" in page.url
    assert 0 < page.locator("li.person").count() <= everybody
    page.locator(".picked a").first.click()
    assert "tie=" not in page.url


def test_skip_link_is_the_first_stop(page: Page) -> None:
    """One step, and the reader is past the menus."""
    page.goto(f"/sv/forfattare/{RICH}/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("path", [PAGES["portrait"], PAGES["portrait-index"], PAGES["place"]])
def test_forced_colours_and_paper_hide_nothing(
    browser: Browser, browser_context_args, path: str
) -> None:
    """High contrast keeps the page accessible; print keeps the text and drops the menus."""
    with browser.new_context(**browser_context_args, forced_colors="active") as context:
        page = context.new_page()
        page.goto(path)
        assert [fault for fault in faults_of(page) if "contrast" not in fault] == []
    with browser.new_context(**browser_context_args) as context:
        page = context.new_page()
        page.goto(path)
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".site-nav")).to_be_hidden()
        assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("width", [1024, 1280])
def test_a_decade_stands_on_one_line_beside_its_years(
    browser: Browser, browser_context_args, width: int
) -> None:
    """The longest heading, "1840-talet", neither breaks nor runs into the works."""
    options = {**browser_context_args, "viewport": {"width": width, "height": 900}}
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto("/sv/verk/?sort=year")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        found = page.evaluate(
            """() => [...document.querySelectorAll('.decade-block > h3')].map(heading => {
              const text = document.createRange()
              text.selectNodeContents(heading)
              const gap = heading.nextElementSibling.getBoundingClientRect().left
                - text.getBoundingClientRect().right
              const size = parseFloat(getComputedStyle(heading).fontSize)
              return { lines: Math.round(heading.offsetHeight / size), gap }
            })"""
        )
        assert found
        assert {row["lines"] for row in found} == {1}
        assert min(row["gap"] for row in found) > 0
