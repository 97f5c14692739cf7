"""The records an import works with: as they are stored, and as they would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from portraits.actions.facts import AuthorFacts, AwardFacts, ExcerptFacts, TieFacts, WorkFacts
from portraits.importers.matching import PlaceRegister
from portraits.importers.messages import Row


@dataclass(slots=True)
class Records:
    """Authors, ties, works, awards and excerpts by their keys.

    Attributes:
        open_authors: keys of authors whose record or portrait has an unpublished draft.
        open_works: keys of works that have one.
        portraits: for each author with a portrait page in the default language, whether it is
            published; None for a page an editor has drafted or withdrawn.
        county: keys of the places that make up our county.
    """

    authors: dict[str, AuthorFacts] = field(default_factory=dict)
    ties: dict[str, TieFacts] = field(default_factory=dict)
    works: dict[str, WorkFacts] = field(default_factory=dict)
    awards: dict[str, AwardFacts] = field(default_factory=dict)
    excerpts: dict[str, ExcerptFacts] = field(default_factory=dict)
    open_authors: frozenset[str] = frozenset()
    open_works: frozenset[str] = frozenset()
    portraits: Mapping[str, bool | None] = field(default_factory=dict)
    county: frozenset[str] = frozenset()

    def copied(self) -> Records:
        """The same records in dictionaries of their own."""
        return replace(
            self,
            authors=dict(self.authors),
            ties=dict(self.ties),
            works=dict(self.works),
            awards=dict(self.awards),
            excerpts=dict(self.excerpts),
        )


@dataclass(slots=True)
class Run:
    """One import while it is planned.

    Attributes:
        before: what is stored.
        after: what would be stored.
        places: the places there are.
        accept_matches: whether a likely match is taken for the same.
        births: authors for whom a row of ties in these files says where they were born.
        birth_words: the birth place as written in the rows of the authors in these files.
        held_back: authors whose own row cannot be taken, with the outcome of that row.
        same_as: keys that stand for an author stored under another key.
        sheet_rows: the rows of sheets that describe authors, by the author's key.
    """

    before: Records
    after: Records
    places: PlaceRegister
    accept_matches: bool = False
    births: frozenset[str] = frozenset()
    birth_words: dict[str, str] = field(default_factory=dict)
    held_back: dict[str, str] = field(default_factory=dict)
    same_as: dict[str, str] = field(default_factory=dict)
    sheet_rows: dict[str, Row] = field(default_factory=dict)

    def author(self, key: str) -> AuthorFacts | None:
        """The author a row names, under the key they are stored by."""
        return self.after.authors.get(self.same_as.get(key, key))
