"""Ask axe-core and the browser itself what is wrong with a page."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.page_watch import PageWatch

ColorScheme = Literal["light", "dark"]

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SCHEMES: tuple[ColorScheme, ...] = ("light", "dark")
WIDTHS = (390, 1280)
HEIGHT = 900

_axe = Axe()


def _described(violation: dict[str, Any]) -> list[str]:
    """One line per element that breaks a rule."""
    lines = []
    for node in violation["nodes"]:
        target = " ".join(str(part) for part in node["target"])
        reasons = [part["message"] for kind in ("any", "all", "none") for part in node[kind]]
        rule = f"{violation['id']} ({violation['impact']})"
        lines.append(f"{rule}: {target}: {'; '.join(reasons) or violation['help']}")
    return lines


def faults_of(page: Page) -> list[str]:
    """What is wrong with the page as it stands, one line per element; empty when nothing is."""
    page.evaluate("() => document.fonts.ready.then(() => true)")
    results = _axe.run(page, options=OPTIONS).response
    faults = [line for violation in results["violations"] for line in _described(violation)]
    excess = page.evaluate(
        "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
    )
    if excess > 0:
        faults.append(f"reflow: the page is {excess} px wider than the window")
    return faults


class AccessibilityCheck:
    """Looks at an address in light and dark, on a phone and on a desk."""

    def __init__(self, browser: Browser, context_options: dict[str, Any]) -> None:
        """Use the browser with the options every test uses."""
        self.browser = browser
        self.context_options = context_options

    def __call__(
        self,
        path: str,
        *,
        schemes: Sequence[ColorScheme] = SCHEMES,
        widths: Sequence[int] = WIDTHS,
        before: Callable[[Page], None] | None = None,
        status: int = 200,
    ) -> list[str]:
        """All faults of the page at a path, each with the setting it was seen in.

        `before` brings the page into the state to look at, for example with a menu open;
        `status` is the answer that is expected.
        """
        faults = []
        for scheme in schemes:
            for width in widths:
                options = {
                    **self.context_options,
                    "color_scheme": scheme,
                    "reduced_motion": "reduce",
                    "viewport": {"width": width, "height": HEIGHT},
                }
                with self.browser.new_context(**options) as context:
                    watch = PageWatch(context)
                    page = context.new_page()
                    answer = page.goto(path)
                    if before:
                        before(page)
                    found = faults_of(page) + watch.faults
                    if answer is None or answer.status != status:
                        found.append(f"answer {answer and answer.status}, not {status}")
                    faults += [f"{scheme} {width}px {path} {fault}" for fault in found]
        return faults
