"""The site starts, answers, and looks after its readers; the checks themselves can fail."""

import subprocess

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import AccessibilityCheck, faults_of
from tests.browser.page_watch import PageWatch
from tests.browser.served_site import ROOT, Collection, free_port, running


def test_health(page: Page) -> None:
    """A monitor gets a plain answer."""
    answer = page.request.get("/healthz")
    assert answer.ok
    assert answer.json() == {"status": "ok"}


def test_front_door(page: Page) -> None:
    """The bare address leads to the home page in the reader's language, with its styles."""
    answer = page.goto("/")
    assert answer is not None
    assert answer.status == 200
    expect(page).to_have_url("/sv/")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("html")).to_have_attribute("data-page", "home")
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("() => document.styleSheets.length") > 0


def test_readers_get_no_cookies(page: Page) -> None:
    """A visit leaves nothing behind."""
    page.goto("/")
    assert page.context.cookies() == []


def test_home_is_accessible(accessibility: AccessibilityCheck) -> None:
    """The home page breaks no rule in light or dark, on a phone or on a desk."""
    assert accessibility("/sv/") == []


def test_make_demo_serves_the_collection(collection: Collection, tmp_path) -> None:
    """The command behind `make demo` ends in a server with the development settings."""
    own = collection.copy(tmp_path / "collection")
    port = free_port()
    with running(["scripts/demo", str(port)], own.environment(), port):
        pass
    log = (own.folder / f"server-{port}.log").read_text()
    assert f"http://127.0.0.1:{port}/" in log


def test_make_demo_says_when_its_port_is_taken(base_url: str) -> None:
    """A taken port is named together with the way around it."""
    port = base_url.rpartition(":")[2]
    answer = subprocess.run(
        ["scripts/demo", port],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert f"Port {port} cannot be used" in answer.stderr
    assert "DEMO_PORT" in answer.stderr


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<img src='data:,'>", "image-alt (critical)"),
        ("<p style='color:#999;background:#fff'>pale</p>", "color-contrast (serious)"),
        (
            "<a href='#a' style='font-size:4px'>a</a><a href='#b' style='font-size:4px'>b</a>",
            "target-size",
        ),
        ("<div style='width:3000px'>wide</div>", "reflow"),
        ("<p>outside every landmark</p>", "region (moderate)"),
    ],
    ids=["picture", "contrast", "target", "reflow", "landmark"],
)
def test_faults_are_found(page: Page, html: str, fault: str) -> None:
    """The check answers to a page that breaks a rule."""
    page.set_content(f"<!doctype html><html lang='sv'><title>x</title>{html}</html>")
    assert any(line.startswith(fault) for line in faults_of(page)), faults_of(page)


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("setTimeout(() => { throw new Error('boom') })", "uncaught: "),
        ("fetch('http://192.0.2.1/x').catch(() => 0)", "request to another host: "),
        ("console.error('Refused to load x')", "console: Refused"),
    ],
    ids=["error", "stranger", "console"],
)
def test_misbehaviour_is_found(browser: Browser, script: str, fault: str) -> None:
    """The watch that every test is under answers to a page that misbehaves."""
    with browser.new_context() as context:
        watch = PageWatch(context)
        page = context.new_page()
        page.set_content(f"<!doctype html><script>{script}</script>")
        page.wait_for_timeout(200)
        assert any(line.startswith(fault) for line in watch.faults), watch.faults
