"""What a row of a sheet adds to an author, and in what it contradicts what is stored.

What is stored is never changed by a sheet except where it becomes more exact (a day for a year) or
where nothing was known. Whatever else differs is shown and left to whoever imports.
"""

from __future__ import annotations

from dataclasses import replace

from portraits.actions.facts import AuthorFacts
from portraits.importers.sheets.entries import Entry
from portraits.importers.sheets.holdings import Holdings, Merged
from portraits.importers.sheets.merging_people import PersonMerger
from portraits.importers.sheets.merging_ties import TieMerger
from portraits.importers.sheets.merging_works import AwardMerger, WorkMerger
from portraits.importers.sheets.place_words import PlaceReader


class Merger:
    """Puts what rows say beside what is known."""

    def __init__(self, holdings: Holdings, places: PlaceReader, *, accept_matches: bool) -> None:
        self._people = PersonMerger(places)
        self._ties = TieMerger(holdings, places)
        self._works = WorkMerger(holdings, accept_matches=accept_matches)
        self._awards = AwardMerger(holdings)

    def merged(self, entry: Entry, stored: AuthorFacts | None, key: str) -> Merged:
        """What a row makes of an author.

        Args:
            entry: the row.
            stored: the author as known, None for a new one.
            key: the key of a new author.
        """
        if stored is None:
            result = Merged(replace(entry.author, key=key))
        else:
            result = Merged(stored)
            self._people.merge(entry, stored, result)
        self._ties.merge(entry, result, is_new=stored is None)
        self._works.merge(entry, result)
        self._awards.merge(entry, result)
        return result
