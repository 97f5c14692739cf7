"""What an import would do with the rows of ``authors.csv``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from authorsite.collation import fold
from authorsite.interface import gettext
from portraits.actions.build_records import author_children, author_from
from portraits.actions.facts import AuthorFacts, Location
from portraits.importers.authors import AuthorRow, author_cells, check_author
from portraits.importers.comparing import Repeats, changes, check_instance, has_open_draft
from portraits.importers.matching import AuthorRegister
from portraits.importers.messages import Outcome, Row
from portraits.importers.plan import Change, PlannedRow
from portraits.importers.records import Run
from portraits.models import Author

LINKS = ("birth_place_id", "death_place_id")
COLUMNS: Mapping[str, str] = {
    "key": "author_id",
    "languages": "languages",
    "birth_place_words": "birth_place",
    "death_place_words": "death_place",
    "names": "pseudonyms",
    "forms": "genres",
    "audiences": "audience",
    "sources": "source_urls",
}
"""The columns of the author's fields and inline rows where they have other names."""


def plan_authors(run: Run, rows: Sequence[Row]) -> list[PlannedRow]:
    """Plan the rows of authors, and put what they say into ``run.after``."""
    planner = _Planner(run)
    planned = [planner.plan(row) for row in rows]
    for result in planned:
        result.about_author = True
    return planned


class _Always(dict[str, str]):
    """One column for every field."""

    def __init__(self, column: str) -> None:
        super().__init__()
        self.column = column

    def get(self, _name: str, _default: str | None = None) -> str:  # type: ignore[override]
        return self.column


class _Planner:
    def __init__(self, run: Run) -> None:
        self.run = run
        self.register = AuthorRegister(run.before.authors.values())
        self.ids = Repeats()
        self.names = Repeats()
        self.author = Author()  # the model judges it; it is filled anew for every row

    def plan(self, row: Row) -> PlannedRow:
        key = row.cells.get("author_id", "").strip()
        stored = self.run.before.authors.get(key)
        entry = check_author(row, stored)
        key = entry.key
        if key:
            self.ids.refuse(row, "author_id", key)
        name, born = entry.values.get("name", ""), entry.values.get("birth", "")
        if name and born and not row.has_errors:
            self.names.refuse(row, "name", (fold(name), born))
        if row.has_errors:
            return self._held_back(entry, Outcome.REJECT)
        if stored is None:
            stored = self._match(entry)
            if stored is not None and not self.run.accept_matches:
                return self._held_back(entry, Outcome.DOUBTFUL, stored.key)
        if stored is not None and has_open_draft(row, self.run.before.open_authors, stored.key):
            return self._held_back(entry, Outcome.DOUBTFUL, stored.key)
        return self._compare(entry, stored)

    def _held_back(self, entry: AuthorRow, outcome: Outcome, record: str = "") -> PlannedRow:
        if entry.key:
            self.run.held_back.setdefault(entry.key, outcome.value)
        return PlannedRow(entry.row, outcome, record or entry.key)

    def _match(self, entry: AuthorRow) -> AuthorFacts | None:
        """Another author who is likely the same; says so."""
        facts = replace(AuthorFacts(entry.key), **entry.values)
        found = self.register.likely(facts)
        if not found:
            return None
        other = self.run.before.authors[found]
        entry.row.warn(
            "possible_match",
            "name",
            gettext("%(name)s (%(key)s) is likely the same author. Use that id, or accept matches.")
            % {"name": other.name, "key": found},
        )
        if self.run.accept_matches:
            self.run.same_as[entry.key] = found
        return other

    def _compare(self, entry: AuthorRow, stored: AuthorFacts | None) -> PlannedRow:
        base = stored or AuthorFacts(entry.key)
        if stored is not None:  # publishing and withdrawing is for editors once a record is here
            entry.values["draft"] = stored.draft
        facts = replace(base, **{**entry.values, **self._places(entry, base)})
        changed = self._changes(entry.row, stored, facts) if stored is not None else []
        if stored is not None and not changed:
            self._note(entry, stored)
            return PlannedRow(entry.row, Outcome.SAME, stored.key)
        self._judge(entry.row, facts)
        if entry.row.has_errors:
            return self._held_back(entry, Outcome.REJECT)
        self._note(entry, facts)
        if stored is None:
            return PlannedRow(entry.row, Outcome.CREATE, facts.key)
        return PlannedRow(entry.row, Outcome.UPDATE, facts.key, changed)

    def _changes(self, row: Row, stored: AuthorFacts, facts: AuthorFacts) -> list[Change]:
        names = self.run.places.names
        old, new = author_cells(stored, names), author_cells(facts, names)
        # A likely match that was accepted keeps the id it is stored by.
        new["author_id"] = old["author_id"]
        return changes(row, old, new, LINKS)

    def _note(self, entry: AuthorRow, facts: AuthorFacts) -> None:
        self.run.after.authors[facts.key] = facts
        if entry.places.get("birth_place", ("", ""))[0]:
            self.run.birth_words[facts.key] = entry.places["birth_place"][0]

    def _judge(self, row: Row, facts: AuthorFacts) -> None:
        """Let the models judge the author and the inline rows."""
        in_words = replace(
            facts,
            birth_place=Location(words=facts.birth_place.words),
            death_place=Location(words=facts.death_place.words),
        )
        self.author.key = facts.key
        author = author_from(in_words, {}, self.author, derived=False)
        check_instance(row, author, COLUMNS)
        children = author_children(facts, author)
        # The other inline rows hold codes that are checked already.
        for relation in ("names", "forms", "sources"):
            columns = _Always(COLUMNS[relation])
            for child in children[relation]:
                check_instance(row, child, columns)

    def _places(self, entry: AuthorRow, stored: AuthorFacts) -> dict[str, Location]:
        """Where the author was born and died: by key, as stored, or by name."""
        found = {}
        for name, (text, key) in entry.places.items():
            before = getattr(stored, name)
            told = name == "birth_place" and not text and entry.key in self.run.births
            location = before if told else self._place(text, key, before)
            found[name] = location
            if location.words and not location.place:
                entry.row.inform(
                    "place_in_words",
                    name,
                    gettext("No single place has this name, so it is kept in words."),
                )
        return found

    def _place(self, text: str, key: str, stored: Location) -> Location:
        places = self.run.places
        if key in places.places:
            return places.at(key, text)
        stored_text = stored.words or places.names.get(stored.place, "")
        if stored.place and stored_text == text:
            return stored
        return places.anywhere(text)
