"""What a page weighs for a reader who comes for the first time, pictures left out."""

from __future__ import annotations

from pathlib import Path

import brotli

from tests.reading import Read

MOST_BYTES = 60 * 1024
MOST_REQUESTS = 8
# Upright and italic letters, and those of the Sámi languages in both.
FONTS = ("core", "core-italic", "north", "north-italic")


def weight_of(page: Read, folder: Path) -> tuple[int, int]:
    """The bytes of a page with its style sheets, scripts and fonts, and in how many requests.

    Args:
        page: the page as it was answered.
        folder: the static files as collected for production (the fixture ``collected``).
    """
    linked = [
        node.get("href") or node.get("src")
        for node in page.tree.cssselect("link[rel=stylesheet], link[rel=icon], script[src]")
    ]
    files = [folder / address.removeprefix("/static/") for address in linked]
    files += [folder / f"authorsite/fonts/brygada-1918-{name}.woff2" for name in FONTS]
    size = len(brotli.compress(page.answer.content, quality=5)) + sum(map(_transferred, files))
    return size, 1 + len(files)


def _transferred(path: Path) -> int:
    """The bytes of a static file as it is sent to a browser that knows Brotli."""
    packed = path.with_name(f"{path.name}.br")
    return (packed if packed.exists() else path).stat().st_size
