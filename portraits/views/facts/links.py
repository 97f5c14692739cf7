"""Addresses of what facts name, for a reader's language and the sections the site has."""

from __future__ import annotations

from dataclasses import dataclass

from portraits.models import Author, Place, Work
from portraits.routing import SiteTree


@dataclass(frozen=True)
class Links:
    """Where a reader of a language finds authors, places and works.

    Each method gives None where the site has no section for it. Whether a record may be shown at
    all is for the caller to know.
    """

    tree: SiteTree
    language: str

    def author(self, author: Author) -> str | None:
        """The portrait of an author."""
        return self.author_key(author.key)

    def author_key(self, key: str) -> str | None:
        """The portrait of the author with a key."""
        return self.tree.section_path("portraitindexpage", self.language, key)

    def place(self, place: Place) -> str | None:
        """The page of a place; a place that is no longer used has none."""
        if place.retired:
            return None
        return self.tree.section_path("placeindexpage", self.language, place.key)

    def work(self, work: Work) -> str | None:
        """The page of a work."""
        return self.tree.section_path("workindexpage", self.language, work.key)

    def places(self) -> str | None:
        """The list of places with its map."""
        return self.tree.section_path("placeindexpage", self.language)
