"""The rows of prose on the screen: beside their numbers, whole for who listens, clean when copied."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from portraits.demo.excerpts import pid_of
from tests.browser.accessibility import AccessibilityCheck

ROWS = f"/t/{pid_of('kommunalnamnden')}?visa=rader"


@pytest.mark.parametrize("path", [ROWS, f"{ROWS}&rad=3-9&v=1", f"/t/{pid_of('rajalla')}?rad=xyz"])
def test_axe_finds_nothing(accessibility: AccessibilityCheck, path: str) -> None:
    """In light and dark, on a phone and on a desk."""
    assert accessibility(path) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_number_stands_beside_its_row(
    browser: Browser, browser_context_args: dict[str, object], width: int
) -> None:
    """Also where a row is wrapped, and without scripts; nothing sticks out."""
    context = browser.new_context(
        **browser_context_args,
        viewport={"width": width, "height": 800},
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto(ROWS)
    lines, numbers = page.locator(".ruled .line").all(), page.locator(".ruled .n").all()
    assert len(lines) == len(numbers) > 20
    for line, number in zip(lines, numbers, strict=True):
        beside, box = line.bounding_box(), number.bounding_box()
        assert beside is not None
        assert box is not None
        assert abs(beside["y"] - box["y"]) <= 1
        assert box["x"] + box["width"] <= beside["x"] + 1
        assert beside["x"] + beside["width"] <= width
        assert min(box["width"], box["height"]) >= 24
    context.close()


def test_a_number_leads_to_its_row_marked(page: Page) -> None:
    """The link is an ordinary one, with the version in it."""
    page.goto(ROWS)
    page.get_by_role("link", name="Länk till rad 5", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?rad=5&v=1#r5$"))
    expect(page.locator("#r5 mark")).to_have_count(1)


def test_who_listens_hears_whole_paragraphs(page: Page) -> None:
    """Rows are no pauses: a paragraph is one text, and its numbers come after it."""
    page.goto(ROWS)
    heard = page.locator(".ruled-paragraph").nth(1).aria_snapshot().splitlines()
    assert heard[0].startswith(
        "- paragraph: Ingen svarade. Lundmark, som hade sovit sedan halv ett,"
    )
    assert heard[0].endswith("antecknades som instämmande.")
    assert [line for line in heard if line.startswith("- link")] == [
        f'- link "Länk till rad {number}":' for number in (3, 4, 5)
    ]


def test_copied_text_holds_no_numbers(page: Page) -> None:
    """They are drawn from an attribute."""
    page.goto(ROWS)
    words = page.locator(".ruled p").all_text_contents()
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('.ruled'));"
        " return getSelection().toString() }"
    )
    assert " ".join(copied.split()) == " ".join(" ".join(words).split())


def test_on_paper_only_the_text_and_its_source_are_left(page: Page) -> None:
    """Tools and links to other views are for the screen."""
    page.goto(ROWS)
    page.emulate_media(media="print")
    for selector in (".lesson-tools", ".row-choice", ".masthead nav"):
        assert not any(found.is_visible() for found in page.locator(selector).all()), selector
    expect(page.locator("#r5")).to_be_visible()
    expect(page.locator(".credit").first).to_be_visible()
