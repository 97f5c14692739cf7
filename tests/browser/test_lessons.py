"""A teacher's way from the entrance to a lesson on paper, without JavaScript."""

import re

from playwright.sync_api import Browser, Page, expect

from portraits.demo.excerpts import pid_of


def test_a_lesson_is_put_together_and_shared_without_script(
    browser: Browser, browser_context_args
) -> None:
    """Choose by need, take two parts, add a question, and open the address elsewhere."""
    options = {**browser_context_args, "java_script_enabled": False}
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto("/sv/skola/")
        page.locator("input[name=year][value=gy]").check(force=True)
        page.locator("button[type=submit][form=filter]").click()
        assert "year=gy" in page.url
        page.get_by_role("link", name=re.compile("^Lägg till i lektion.*Plogkant$")).click()
        expect(page.locator(".set-text")).to_have_count(1)
        page.get_by_role("link", name="Hitta texter för din klass").click()
        page.get_by_role("link", name="Måndag", exact=True).click()
        page.get_by_label("Från", exact=True).fill("17")
        page.get_by_label("Till", exact=True).fill("21")
        page.get_by_role("button", name="Lägg till i lektion").click()
        expect(page.locator(".set-text")).to_have_count(2)
        page.get_by_label("Titel", exact=True).fill("Två röster")
        page.get_by_label("Frågor, en per rad").fill("Vem talar?\nVem svarar?")
        page.get_by_role("button", name="Lägg in i adressen").click()
        expect(page.locator("h1")).to_have_text("Två röster")
        address = page.url
        assert f"{pid_of('mandag')}.r17-21" in address
        assert context.cookies() == []
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".set-text")).to_have_count(2)
        expect(page.locator(".questions li")).to_have_text(["Vem talar?", "Vem svarar?"])
        page.get_by_role("link", name="Svea Rimfors").click()
        expect(page.locator("mark")).to_have_count(5)


def test_a_word_is_explained_where_it_stands(page: Page) -> None:
    """With the keyboard; Escape closes it, and the reader is where they were."""
    page.goto(f"/t/{pid_of('plogkant')}")
    button = page.locator("button.gloss").first
    button.focus()
    page.keyboard.press("Enter")
    box = page.locator(".gloss-box:popover-open")
    expect(box).to_have_count(1)
    # Measured at once: the page may still be scrolling to the button.
    apart = page.evaluate(
        """() => {
          const top = (what) => document.querySelector(what).getBoundingClientRect().top
          return Math.abs(top(".gloss-box:popover-open") - top("button.gloss"))
        }"""
    )
    assert apart < 200
    page.keyboard.press("Escape")
    expect(page.locator(".gloss-box:popover-open")).to_have_count(0)
    expect(button).to_be_focused()
