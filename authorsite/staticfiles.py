"""Static files: hashed names, compressed copies, and one joined style sheet per page type.

The style sheets are written as small files, one per component. A reader's browser gets one file
per page type instead of a dozen: `collectstatic` joins them in the order of `BUNDLES`. The first
file declares the cascade layers, so the order of the layers holds in every joined file.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

STYLES: Final = "authorsite/css"
"""Folder of the style sheets; the joined files stand there too."""

_FIRST: Final = ("tokens", "reset", "base")
_SITE: Final = (*_FIRST, "layout", "components/chrome", "components/shoreline")


def _page(*components: str) -> tuple[str, ...]:
    """The files of a page with masthead and footer: the common ones, `components`, and print."""
    return (*_SITE, *(f"components/{name}" for name in components), "print")


BUNDLES: Final[dict[str, tuple[str, ...]]] = {
    "home": _page("search", "alphabet", "home", "curiosities"),
    "authors": _page("search", "alphabet", "listing", "forms", "notice"),
    "portrait": _page("prose", "author", "curiosities", "works", "notice"),
    "place": _page("search", "listing", "forms", "author", "map", "timeline", "notice"),
    "work": _page("search", "alphabet", "prose", "listing", "forms", "works", "timeline", "notice"),
    "awards": _page("listing", "timeline", "awards", "notice"),
    "days": _page("timeline", "calendar"),
    "curiosities": _page("listing", "curiosities", "notice"),
    "page": _page("search", "prose", "listing", "notice", "lost"),
    "form": _page("prose", "forms", "notice"),
    "search": _page("search", "listing", "notice"),
    "excerpt": _page("prose", "excerpt", "notice"),
    "lesson": _page("prose", "works", "excerpt", "lesson", "listing", "forms", "notice"),
    "schools": _page("search", "works", "listing", "excerpt", "lesson", "forms", "notice"),
    "handout": (*_FIRST, "components/excerpt", "components/handout", "print"),
    "embed": (*_FIRST, "components/shoreline", "components/embed"),
}
"""Style sheets per page type, in loading order, as paths below `STYLES` without ending."""

_URL = re.compile(r"""url\(\s*(["']?)(?![a-z]+:|/|\#)([^"')]+)\1\s*\)""")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def style_path(name: str) -> str:
    """The static path of one style sheet of `BUNDLES`: `components/chrome` becomes a full path."""
    return f"{STYLES}/{name}.css"


def bundle_path(bundle: str) -> str:
    """The static path of the joined file of a page type."""
    return f"{STYLES}/page-{bundle}.css"


def bundle_files(bundle: str) -> tuple[str, ...]:
    """The static paths of a page type's single style sheets, in loading order."""
    try:
        return tuple(style_path(name) for name in BUNDLES[bundle])
    except KeyError:
        known = ", ".join(sorted(BUNDLES))
        raise ImproperlyConfigured(f"No style bundle {bundle!r}; there are {known}") from None


def join_styles(sheets: dict[str, str]) -> str:
    """One style sheet from several, given as text by static path, in order.

    Comments are left out, and relative addresses are rewritten to hold from `STYLES`.
    """
    return "\n".join(_moved(text, posixpath.dirname(path)) for path, text in sheets.items())


def _moved(text: str, folder: str) -> str:
    """The style sheet `text` of `folder`, with its relative addresses seen from `STYLES`."""

    def address(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, match[2]))
        return f'url("{posixpath.relpath(target, STYLES)}")'

    return _URL.sub(address, _COMMENT.sub("", text)).strip()


class BundledManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed static files, plus the joined style sheets of `BUNDLES`."""

    def post_process(
        self, paths: dict[str, Any], *args: Any, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Write the joined style sheets, then hash and compress everything."""
        if not options.get("dry_run"):
            paths = {**paths, **self._write_bundles(paths)}
        yield from super().post_process(paths, *args, **options)

    def bundle_urls(self, bundle: str) -> list[str]:
        """The addresses that give a page type its styles: the joined file, if it was collected.

        Without a manifest (development, tests, a broken deployment) the single files are named
        as they are, so that a page never fails for want of a style sheet.
        """
        joined = bundle_path(bundle)
        if not settings.DEBUG and self.hash_key(joined) in self.hashed_files:
            return [self.url(joined)]
        return [StaticFilesStorage.url(self, path) for path in bundle_files(bundle)]

    def _write_bundles(self, paths: dict[str, Any]) -> dict[str, tuple[StaticFilesStorage, str]]:
        """Join the collected style sheets; returns the new files in the form of `paths`."""
        written: dict[str, tuple[StaticFilesStorage, str]] = {}
        for bundle in BUNDLES:
            sheets: dict[str, str] = {}
            for path in bundle_files(bundle):
                storage, source = paths[path]
                with storage.open(source) as sheet:
                    sheets[path] = sheet.read().decode("utf-8")
            joined = bundle_path(bundle)
            if self.exists(joined):
                self.delete(joined)
            self._save(joined, ContentFile(join_styles(sheets).encode("utf-8")))
            written[joined] = (self, joined)
        return written
