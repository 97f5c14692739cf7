"""A browser, and the site it looks at.

`base_url` is the address of the demonstration collection; no test may change it. A test that
writes takes `own_site`, a server with a copy of the collection. Every test that opens pages also
fails when a page reaches for another host, breaks its security policy or throws in a script.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from scripts.find_browser import find_browser
from tests.browser.accessibility import AccessibilityCheck
from tests.browser.page_watch import PageWatch
from tests.browser.served_site import Collection, load_collection, serve


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the browser of this machine; without one the test fails."""
    return {**browser_type_launch_args, "executable_path": str(find_browser())}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], base_url: str) -> dict[str, Any]:
    """Browse as a reader in Sweden."""
    return {
        **browser_context_args,
        "base_url": base_url,
        "locale": "sv-SE",
        "timezone_id": "Europe/Stockholm",
    }


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The demonstration collection on disk."""
    return load_collection(tmp_path_factory.mktemp("collection"))


@pytest.fixture(scope="session")
def base_url(collection: Collection) -> Iterator[str]:
    """The address of the site with the demonstration collection."""
    with serve(collection) as url:
        yield url


@pytest.fixture
def own_site(collection: Collection, tmp_path: Path) -> Iterator[str]:
    """The address of a site of the test's own, which it may change."""
    with serve(collection.copy(tmp_path / "collection")) as url:
        yield url


@pytest.fixture
def accessibility(browser: Browser, browser_context_args: dict[str, Any]) -> AccessibilityCheck:
    """Call it with a path; it returns what is wrong, as lines to read."""
    return AccessibilityCheck(browser, browser_context_args)


@pytest.fixture(autouse=True)
def _pages_behave(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on broken answers, foreign requests, broken security policy and script errors."""
    if "context" not in request.fixturenames:
        yield
        return
    watch = PageWatch(request.getfixturevalue("context"))
    yield
    assert not watch.faults, "\n".join(watch.faults)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Add what the server complained about to the report of a failed test."""
    report = yield
    site = item.funcargs.get("collection") if isinstance(item, pytest.Function) else None
    if report.failed and isinstance(site, Collection) and (complaints := site.complaints()):
        report.sections.append(("The server's last complaints", complaints))
    return report
