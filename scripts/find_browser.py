"""Find a Chromium or Chrome for the browser tests; print its path or exit with 1.

A found program is started once: on some systems the name on PATH is only a notice about a
package that is not installed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
)
DOWNLOADED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)


class BrowserNotFoundError(Exception):
    """No browser could be started; the message says what to do."""


def candidates() -> Iterator[Path]:
    """Where a browser may be, likeliest first."""
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        for application in MAC_APPLICATIONS:
            yield folder / application
    for store in (
        Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "/nonexistent"),
        Path.home() / ".cache/ms-playwright",
        Path.home() / "Library/Caches/ms-playwright",
    ):
        for pattern in DOWNLOADED:
            yield from sorted(store.glob(pattern), reverse=True)


def starts(program: Path) -> bool:
    """Whether the program can be executed and names its version."""
    try:
        answer = subprocess.run(
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and bool(answer.stdout.strip())


def find_browser() -> Path:
    """The browser to use: BROWSER_PATH when set, else the first candidate that starts."""
    if wished := os.environ.get("BROWSER_PATH"):
        if starts(Path(wished)):
            return Path(wished)
        message = f"BROWSER_PATH={wished} is not a browser that starts."
        raise BrowserNotFoundError(message)
    for candidate in candidates():
        if candidate.is_file() and starts(candidate):
            return candidate
    message = "No Chromium or Chrome was found. `make system-packages` says how to get one."
    raise BrowserNotFoundError(message)


def main() -> None:
    """Print the path of the browser."""
    try:
        print(find_browser())
    except BrowserNotFoundError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
