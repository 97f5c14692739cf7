"""What an import would do with the rows of ``ties.csv``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from authorsite.interface import gettext
from authorsite.partial_dates import year
from portraits.actions.build_records import tie_from
from portraits.actions.facts import AuthorFacts, Location, TieFacts
from portraits.importers.comparing import (
    Repeats,
    author_of,
    changes,
    check_instance,
    has_open_draft,
    refused,
)
from portraits.importers.messages import Outcome, Row
from portraits.importers.plan import PlannedRow
from portraits.importers.records import Run
from portraits.importers.ties import (
    TieRow,
    birth_tie,
    check_tie,
    own_source,
    place_cells,
    tie_cells,
)
from portraits.models import Author

LINKS = ("place_id",)
COLUMNS: Mapping[str, str] = {
    "key": "tie_id",
    "place_words": "place",
    "source_url": "source_urls",
}
_PLACE_COLUMNS = ("place", "municipality", "municipality_code", "county")


def plan_ties(run: Run, rows: Sequence[Row]) -> list[PlannedRow]:
    """Plan the rows of ties, and put what they say into ``run.after``."""
    planner = _Planner(run)
    return [planner.plan(row) for row in rows]


class _Planner:
    def __init__(self, run: Run) -> None:
        self.run = run
        self.ids = Repeats()
        self.births = Repeats()
        self.somewhere = Author(name="-")

    def plan(self, row: Row) -> PlannedRow:
        entry = check_tie(row)
        if entry.key:
            self.ids.refuse(row, "tie_id", entry.key)
        key = author_of(self.run, row, entry.author)
        if row.has_errors or key is None:
            return refused(self.run, row, entry.author)
        if has_open_draft(row, self.run.before.open_authors, key):
            return PlannedRow(row, Outcome.DOUBTFUL, key)
        author = self.run.after.authors[key]
        return self._birth(entry, author) if entry.is_birth else self._tie(entry, author)

    def _tie(self, entry: TieRow, author: AuthorFacts) -> PlannedRow:
        row = entry.row
        stored = self.run.before.ties.get(entry.key)
        if stored is not None and stored.author != author.key:
            row.error(
                "duplicate_row",
                "tie_id",
                gettext("This id belongs to a tie of another author, %(author)s. Use a new one.")
                % {"author": stored.author},
            )
            return PlannedRow(row, Outcome.REJECT, author.key)
        base = stored or TieFacts(entry.key)
        facts = replace(
            base,
            **entry.values,
            author=author.key,
            location=self._location(entry, base.location),
            source=own_source(entry, base.source, author),
        )
        changed = []
        if stored is not None:
            changed = changes(row, self._cells(stored), self._cells(facts), LINKS)
        if stored is not None and not changed and not row.has_errors:
            return PlannedRow(row, Outcome.SAME, author.key)
        anywhere = replace(facts, location=Location(words=facts.location.words or "-"))
        check_instance(row, tie_from(anywhere, self.somewhere, {}), COLUMNS)
        if row.has_errors:
            return PlannedRow(row, Outcome.REJECT, author.key)
        self.run.after.ties[entry.key] = facts
        outcome = Outcome.UPDATE if stored is not None else Outcome.CREATE
        return PlannedRow(row, outcome, author.key, changed)

    def _birth(self, entry: TieRow, author: AuthorFacts) -> PlannedRow:
        """A birth place, which is stored on the author."""
        row = entry.row
        self.births.refuse(row, "kind", author.key)
        before = self.run.before.authors.get(author.key)
        stored = birth_tie(before) if before else None
        facts = replace(
            author,
            birth=author.birth or str(entry.values.get("from_year") or ""),
            birth_place=self._location(entry, author.birth_place),
            birth_place_key=entry.key,
            birth_place_confidence=entry.values.get("confidence", author.birth_place_confidence),
            birth_place_note=entry.values.get("note", author.birth_place_note),
        )
        said = birth_tie(facts)
        changed = changes(
            row,
            self._cells(stored) if stored else {},
            self._cells(said) if said else {},
            LINKS,
        )
        self._check_birth(entry, author)
        if row.has_errors:
            return PlannedRow(row, Outcome.REJECT, author.key)
        if self._contradicts(entry, author):
            return PlannedRow(row, Outcome.DOUBTFUL, author.key, changed)
        if stored is not None and not changed:
            return PlannedRow(row, Outcome.SAME, author.key)
        self.run.after.authors[author.key] = facts
        if stored is None:
            return PlannedRow(row, Outcome.CREATE, author.key)
        return PlannedRow(row, Outcome.UPDATE, author.key, changed)

    def _contradicts(self, entry: TieRow, author: AuthorFacts) -> bool:
        """Whether the row and that of the author disagree; says in what."""
        words = self.run.birth_words.get(author.key)
        if words is not None and words != entry.given.get("place", ""):
            entry.row.warn(
                "birth_place_conflict",
                "place",
                gettext("The author's row says “%(place)s”. Make both rows say the same.")
                % {"place": words},
            )
        born, said = year(author.birth), entry.values.get("from_year")
        if born is not None and said is not None and born != said:
            entry.row.warn(
                "birth_year_conflict",
                "from_year",
                gettext("The author was born in %(year)s. Make both rows say the same.")
                % {"year": born},
            )
        return any(message.code.endswith("_conflict") for message in entry.row.messages)

    def _check_birth(self, entry: TieRow, author: AuthorFacts) -> None:
        known = {source.url for source in author.sources}
        if set(entry.urls) - known:
            entry.row.error(
                "source_not_of_author",
                "source_urls",
                gettext(
                    "A birth place has no source of its own. Add the address to the author's "
                    "source_urls."
                ),
            )
        words = entry.given.get("place", "")
        columns = {"birth_place_words": "place", "birth_place_note": "note",
                   "birth_place_key": "tie_id"}  # fmt: skip
        checked = Author(
            key="-", name="-", sort_name="-", birth_place_words=words, birth_place_key=entry.key,
            birth_place_note=entry.values.get("note", ""),
        )  # fmt: skip
        check_instance(entry.row, checked, columns)

    def _cells(self, facts: TieFacts) -> dict[str, str]:
        author = self.run.after.authors[facts.author]
        return tie_cells(facts, author, self.run.places.places)

    def _location(self, entry: TieRow, stored: Location) -> Location:
        """Where it is: by key, as stored where the cells say the same, or by name."""
        given, row, places = entry.given, entry.row, self.run.places
        text, key = given.get("place", ""), given.get("place_id", "")
        if key in places.places:
            return places.at(key, text)
        cells = place_cells(stored, places.places)
        if stored.place and all(
            given.get(column, "") == cells.get(column, "") for column in _PLACE_COLUMNS
        ):
            return stored
        municipality = given.get("municipality", "")
        code = given.get("municipality_code", "")
        if not (municipality or code):
            found = places.anywhere(text, large_first=True)
            if not found.place:
                row.warn(
                    "unknown_place",
                    "place",
                    gettext(
                        "No place has this name, so it is kept in words and is on no map. "
                        "Name the municipality, or add the place."
                    ),
                )
            return found
        inside = places.municipality(municipality, code, given.get("county", ""))
        if not inside:
            row.error(
                "unknown_municipality",
                "municipality_code" if code else "municipality",
                gettext(
                    "No municipality has this name and number. Correct them, or import the "
                    "list of municipalities first."
                ),
            )
            return Location(words=text)
        found = places.within(text, inside, entry.values.get("kind", ""))
        if found.words and not places.has_name(found.place, found.words):
            row.inform(
                "place_in_words",
                "place",
                gettext(
                    "The place is not in the register; it is kept in words in %(municipality)s."
                )
                % {"municipality": places.names[found.place]},
            )
        return found
