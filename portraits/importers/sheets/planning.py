"""What an import would do with the rows of a consultant's sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.utils.text import slugify

from authorsite.collation import fold
from authorsite.interface import gettext
from portraits.actions.build_records import (
    author_children,
    author_from,
    award_from,
    contribution_from,
    edition_from,
    tie_from,
    work_from,
)
from portraits.actions.facts import AuthorFacts, Location, WorkFacts
from portraits.importers.comparing import Repeats, check_instance, has_open_draft
from portraits.importers.messages import Outcome, Row
from portraits.importers.plan import PlannedRow
from portraits.importers.records import Run
from portraits.importers.sheets.entries import Entry, EntryReader
from portraits.importers.sheets.holdings import Holdings, Merged
from portraits.importers.sheets.matching import Match, PeopleRegister
from portraits.importers.sheets.merging import Merger
from portraits.importers.sheets.people import Likeness
from portraits.importers.sheets.place_words import PlaceReader
from portraits.importers.sheets.rows import Sheet
from portraits.models import Author, Work

_NAMES = ("family_name", "full_name", "given_name")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": _NAMES,
    "sort_name": _NAMES,
    "birth": ("birth", "life"),
    "death": ("death", "birth", "life"),
    "birth_place_words": ("birth_place",),
    "death_place_words": ("death_place",),
    "title": ("titles", "title"),
    "first_year": ("titles", "year"),
    "isbn": ("titles", "isbn"),
    "award": ("awards",),
}


def plan_sheet(run: Run, sheet: Sheet) -> list[PlannedRow]:
    """Plan the rows of a sheet, and put what they say into ``run.after``."""
    return _Planner(run, sheet).plan()


class _Planner:
    def __init__(self, run: Run, sheet: Sheet) -> None:
        self.run, self.sheet = run, sheet
        self.places = PlaceReader(run.places)
        self.people = PeopleRegister(run.after.authors.values())
        self.holdings = Holdings(run.after)
        self.merger = Merger(self.holdings, self.places, accept_matches=run.accept_matches)

    def plan(self) -> list[PlannedRow]:
        """The rows in their order. The fuller of two rows about one author is taken first."""
        reader = EntryReader(self.places)
        heading = self.sheet.headings.heading_of(*_NAMES)
        entries = [reader.read(row, heading) for row in self.sheet.authors]
        repeats = Repeats()
        for entry in entries:
            said = entry.author
            if said.name and not entry.sheet_row.row.has_errors:
                repeats.refuse(entry.sheet_row.row, heading, (said.name.casefold(), said.birth))
        fullest = sorted(entries, key=lambda entry: -entry.fullness)
        planned = {id(entry): self._plan(entry) for entry in fullest}
        left_out = [PlannedRow(row, Outcome.SKIP) for row in self.sheet.left_out]
        found = [planned[id(entry)] for entry in entries] + left_out
        return sorted(found, key=lambda result: result.row.row)

    def _plan(self, entry: Entry) -> PlannedRow:
        row = entry.sheet_row.row
        if row.has_errors:
            return self._refused(entry)
        match = self.people.find(entry.author)
        if match is None:
            return self._written(entry, None)
        if has_open_draft(row, self.run.before.open_authors, match.author.key):
            return self._planned(entry, Outcome.DOUBTFUL, match.author.key)
        if match.is_sure and match.author.key in self.run.before.authors:
            return self._written(entry, match.author)
        self._propose(entry, match)
        if self.run.accept_matches:
            return self._written(entry, match.author)
        merged = self.merger.merged(entry, match.author, match.author.key)
        result = self._planned(entry, Outcome.DOUBTFUL, match.author.key)
        result.changes = merged.changes
        return result

    def _refused(self, entry: Entry) -> PlannedRow:
        slug = slugify(fold(entry.author.name))
        return self._planned(entry, Outcome.REJECT, slug)

    def _planned(self, entry: Entry, outcome: Outcome, key: str) -> PlannedRow:
        return PlannedRow(entry.sheet_row.row, outcome, key, about_author=True)

    def _propose(self, entry: Entry, match: Match) -> None:
        row = entry.sheet_row.row
        first = self.run.sheet_rows.get(match.author.key)
        values = {
            "name": match.author.name,
            "born": match.author.birth[:4] or "–",
            "key": match.author.key,
            "row": first.row if first else "",
            "file": first.file if first else "",
        }
        if first is not None:
            sentence = gettext(
                "%(name)s (%(born)s) in row %(row)s is likely the same author. Put the two rows "
                "together, or accept matches."
            )
            if first.file != row.file:
                sentence = gettext(
                    "%(name)s (%(born)s) in %(file)s, row %(row)s, is likely the same author. Put "
                    "the two rows together, or accept matches."
                )
        elif match.likeness == Likeness.LOST_LETTER:
            sentence = gettext(
                "%(name)s (%(born)s, %(key)s) is the only author whose name fits, with the letters "
                "that have become question marks. Correct the name, or accept matches."
            )
        else:
            sentence = gettext(
                "%(name)s (%(born)s, %(key)s) is likely the same author. Write the name as it is "
                "stored, or accept matches."
            )
        row.warn("possible_match", self.sheet.headings.heading_of(*_NAMES), sentence % values)

    def _written(self, entry: Entry, stored: AuthorFacts | None) -> PlannedRow:
        """The outcome for a row whose author is known or new."""
        row = entry.sheet_row.row
        key = stored.key if stored else self._free_key(entry.author)
        merged = self.merger.merged(entry, stored, key)
        if stored is not None and (merged.conflicts or merged.doubts):
            self._say_doubt(entry, merged)
            result = self._planned(entry, Outcome.DOUBTFUL, key)
            result.changes = merged.changes
            return result
        self._judge(entry, merged)
        if row.has_errors:
            return self._planned(entry, Outcome.REJECT, key)
        self._take(merged, row)
        if stored is None:
            return self._planned(entry, Outcome.CREATE, key)
        result = self._planned(entry, Outcome.UPDATE if merged.changes else Outcome.SAME, key)
        result.changes = merged.changes
        return result

    def _say_doubt(self, entry: Entry, merged: Merged) -> None:
        row = entry.sheet_row.row
        for change in merged.conflicts:
            row.warn(
                "conflict",
                change.column,
                gettext("Stored is “%(old)s”, the sheet says “%(new)s”. Correct one of them.")
                % {"old": change.old, "new": change.new},
            )
        for change in merged.doubts:
            row.warn(
                "possible_same_work",
                change.column,
                gettext(
                    "“%(new)s” is likely the stored work “%(old)s”. Write the title as it is "
                    "stored, or accept matches."
                )
                % {"old": change.old, "new": change.new},
            )

    def _free_key(self, said: AuthorFacts) -> str:
        """A key from the name; with the year of birth where somebody else has it."""
        authors = self.run.after.authors
        stem = slugify(fold(said.name)) or "person"
        if stem in authors and said.birth[:4].isdigit():
            stem = f"{stem}-{said.birth[:4]}"
        key, number = stem, 2
        while key in authors:
            key, number = f"{stem}-{number}", number + 1
        return key

    def _take(self, merged: Merged, row: Row) -> None:
        after = self.run.after
        author = merged.author
        after.authors[author.key] = author
        self.people.add(author)
        self.run.sheet_rows.setdefault(author.key, row)
        for tie in merged.ties:
            after.ties[tie.key] = tie
            self.holdings.put_tie(tie)
        for work in merged.works:
            facts = self._completed(work, author.key)
            after.works[facts.key] = facts
            self.holdings.put_work(facts)
        for award in merged.awards:
            after.awards[award.key] = award
            self.holdings.put_award(award)

    def _completed(self, work: WorkFacts, author: str) -> WorkFacts:
        """A work in which a joint author has a contribution with a key of its own."""
        rows = tuple(
            row
            if row.author or row.key or row.name
            else replace(
                row,
                author=author,
                key=self.holdings.free_key(f"{work.key}--{author}", numbered=False),
            )
            for row in work.contributions
        )
        return replace(work, contributions=rows)

    # What the models say

    def _judge(self, entry: Entry, merged: Merged) -> None:
        """Let the models judge every record the row would make or change."""
        row, facts = entry.sheet_row.row, merged.author
        in_words = replace(
            facts,
            birth_place=Location(words=facts.birth_place.words),
            death_place=Location(words=facts.death_place.words),
        )
        author = author_from(in_words, {}, Author(key=facts.key))
        check_instance(row, author, self._columns())
        children = author_children(facts, author)
        for relation, field in (("names", "pseudonyms"), ("forms", "forms"), ("sources", "source")):
            for child in children[relation]:
                check_instance(row, child, _Always(self._heading(entry, field)))
        heading = self._heading(entry, "places")
        for tie in merged.ties:
            anywhere = replace(tie, location=Location(words=tie.location.words or "-"))
            check_instance(row, tie_from(anywhere, author, {}), _Always(heading))
        titles = _Always(self._heading(entry, "titles"))
        for facts_of_work in merged.works:
            work = work_from(facts_of_work, Work(key=facts_of_work.key))
            work.contributions.set([])
            check_instance(row, work, titles)
            for contribution in facts_of_work.contributions:
                said = replace(contribution, author="", name=contribution.name or "-")
                check_instance(row, contribution_from(said, work, {}), titles)
            for edition in facts_of_work.editions:
                check_instance(row, edition_from(edition, work), titles)
        for award in merged.awards:
            check_instance(
                row, award_from(award, author, None), _Always(self._heading(entry, "awards"))
            )

    def _heading(self, entry: Entry, field: str) -> str:
        return entry.sheet_row.heading(field) or self.sheet.headings.heading_of(field)

    def _columns(self) -> Mapping[str, str]:
        found: Callable[..., str] = self.sheet.headings.heading_of
        return {name: found(*fields) for name, fields in _HEADINGS.items()}


class _Always(dict[str, str]):
    """One column for every field."""

    def __init__(self, column: str) -> None:
        super().__init__()
        self.column = column

    def get(self, _name: str, _default: str | None = None) -> str:  # type: ignore[override]
        return self.column
