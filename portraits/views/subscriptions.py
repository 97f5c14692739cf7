"""The feeds a page offers: what they are called and where they are, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.urls import reverse

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from portraits.views.rendering import current_collection, reader_language

TITLES: Mapping[str, Callable[[], InterfaceText]] = {
    "portraits": lambda: _("New portraits"),
    "curiosities": lambda: _("Curiosities"),
    "news": lambda: _("News"),
    "lessons": lambda: _("Lessons"),
}
"""The kinds of feeds and what they hold."""


def feed_path(kind: str, language: str) -> str:
    """The address of a feed in a language."""
    return reverse(f"portraits:feed-{kind}", args=[language])


def feed_links(request: HttpRequest, *kinds: str) -> list[tuple[str, str]]:
    """Titles and addresses of feeds, for the head of a page."""
    name = current_collection(request).name_in(reader_language())
    return [
        (f"{TITLES[kind]().plain} – {name}", feed_path(kind, reader_language())) for kind in kinds
    ]
