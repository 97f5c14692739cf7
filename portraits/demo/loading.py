"""Loading the whole demonstration, in the order its parts need each other."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import transaction

from portraits.demo.collection import feature, load_collection, load_home
from portraits.demo.excerpts import load_excerpts
from portraits.demo.lessons import load_lessons
from portraits.demo.news import load_news
from portraits.demo.pictures import load_pictures
from portraits.demo.portraits import load_portraits
from portraits.demo.records import load_places, load_records
from portraits.demo.translations import load_translations
from portraits.models import Author

LANGUAGES = ("sv", "en")
"""The languages the demonstration is written in, the original first."""
TRANSLATED = ("fi",)
"""The languages some of its portraits are translated into, once the site has them."""


@dataclass(frozen=True)
class Created:
    """How many of each kind were missing and have been created."""

    places: int
    records: int
    pictures: int
    portraits: int
    excerpts: int
    pages: int

    def __bool__(self) -> bool:
        """Whether anything was."""
        return any(asdict(self).values())


def is_a_library() -> bool:
    """Whether this looks like a library's own site, where invented authors have no business."""
    return not settings.DEBUG and Author.objects.filter(invented=False).exists()


@transaction.atomic
def load() -> Created:
    """Load what is missing of the demonstration; nothing that exists is changed."""
    places = load_places()
    pages = load_collection()
    records = load_records()
    pictures = load_pictures()
    portraits = 0
    for language in LANGUAGES:
        pages += load_home(language) + load_news(language)
        portraits += load_portraits(language)
    excerpts = load_excerpts()
    pages += sum(load_lessons(language) for language in LANGUAGES)
    portraits += sum(load_translations(language) for language in TRANSLATED)
    if records:
        feature()
    return Created(places, records, pictures, portraits, excerpts, pages)
