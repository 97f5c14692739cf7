"""What an import would do with the rows of ``excerpts.csv``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authorsite.interface import gettext
from portraits.actions.facts import ExcerptFacts, TextFacts
from portraits.importers.comparing import Repeats, changes
from portraits.importers.excerpts import ExcerptRow, check_excerpt, excerpt_cells
from portraits.importers.messages import Outcome, Row
from portraits.importers.plan import Change, PlannedRow
from portraits.importers.records import Run

_OF_EXCERPT = ("work", "title", "location", "edition_isbn", "right")


def plan_excerpts(run: Run, rows: Sequence[Row]) -> list[PlannedRow]:
    """Plan the rows of excerpts, and put what they say into ``run.after``."""
    return _Planner(run).plan(rows)


class _Planner:
    def __init__(self, run: Run) -> None:
        self.run = run
        self.repeats = Repeats()

    def plan(self, rows: Sequence[Row]) -> list[PlannedRow]:
        entries = [check_excerpt(row) for row in rows]
        groups: dict[tuple[str, ...], list[ExcerptRow]] = {}
        for entry in entries:
            groups.setdefault(self._identity(entry.excerpt), []).append(entry)
        planned: dict[int, PlannedRow] = {}
        for group in groups.values():
            planned |= {id(result.row): result for result in self._group(group)}
        return [planned[id(entry.row)] for entry in entries]

    @staticmethod
    def _identity(excerpt: ExcerptFacts) -> tuple[str, ...]:
        """What the rows of an excerpt have in common: its id, else where in which work it is."""
        if excerpt.pid:
            return (excerpt.pid,)
        return (excerpt.work, excerpt.title, excerpt.location)

    def _stored(self, said: ExcerptFacts) -> ExcerptFacts | None:
        excerpts = self.run.before.excerpts
        if said.pid:
            return excerpts.get(said.pid)
        identity = self._identity(said)
        found = [
            other
            for other in excerpts.values()
            if self._identity(replace(other, pid="")) == identity
        ]
        return found[0] if len(found) == 1 else None

    def _group(self, group: list[ExcerptRow]) -> list[PlannedRow]:
        """The rows of one excerpt; one that cannot be taken keeps the others out."""
        first = group[0].excerpt
        stored = self._stored(first)
        for entry in group:
            self._check(entry, first, stored)
        record = stored.pid if stored else first.pid
        if any(entry.row.has_errors for entry in group):
            return [
                PlannedRow(
                    entry.row, Outcome.REJECT if entry.row.has_errors else Outcome.SKIP, record
                )
                for entry in group
            ]
        facts = self._facts(group, stored)
        if stored is not None and facts == stored:
            return [PlannedRow(entry.row, Outcome.SAME, record) for entry in group]
        key = facts.pid or f"new excerpt {len(self.run.after.excerpts)}"
        self.run.after.excerpts[key] = facts
        return [self._planned(entry, facts, stored, record) for entry in group]

    def _planned(
        self, entry: ExcerptRow, facts: ExcerptFacts, stored: ExcerptFacts | None, record: str
    ) -> PlannedRow:
        if stored is None:
            return PlannedRow(entry.row, Outcome.CREATE, record)
        old = _text_like(stored, entry.text)
        changed: list[Change] = changes(
            entry.row,
            excerpt_cells(stored, old) if old else {},
            {**excerpt_cells(facts, entry.text), "pid": stored.pid},
        )
        return PlannedRow(entry.row, Outcome.UPDATE if changed else Outcome.SAME, record, changed)

    def _check(self, entry: ExcerptRow, first: ExcerptFacts, stored: ExcerptFacts | None) -> None:
        row, said, text = entry.row, entry.excerpt, entry.text
        self.repeats.refuse(row, "version", (*self._identity(said), text.language, text.version))
        if said.work and said.work not in self.run.after.works:
            row.error(
                "unknown_work",
                "work_key",
                gettext("No work has the key %(key)s. Import the works too, or correct it.")
                % {"key": said.work},
            )
        if any(getattr(said, name) != getattr(first, name) for name in _OF_EXCERPT):
            row.error(
                "excerpt_conflict",
                "pid",
                gettext("The rows of one excerpt say different things about it or its right."),
            )
        if stored is None or text.version is None:
            return
        old = _version(stored, text)
        if old is not None and not old.says_the_same(text):
            row.error(
                "published_text",
                "text",
                gettext(
                    "This version has been published and never changes. Empty the cell of the "
                    "version to make the next one."
                ),
            )

    @staticmethod
    def _facts(group: list[ExcerptRow], stored: ExcerptFacts | None) -> ExcerptFacts:
        """The excerpt as it would be: stored versions stay, the text of now is what is said."""
        first = group[0].excerpt
        said = [entry.text for entry in group]
        versions = {
            (text.language, text.version): text
            for text in (stored.texts if stored else ())
            if text.version is not None
        }
        for text in said:
            if text.version is not None:
                versions.setdefault((text.language, text.version), text)
        ordered = sorted(
            versions.values(), key=lambda text: (bool(text.translator), text.language, text.version)
        )
        last = {text.language: text for text in ordered}
        current = [
            text
            for text in said
            if text.version is None
            and not (text.language in last and last[text.language].says_the_same(text))
        ]
        named = {text.language for text in said}
        kept = [
            text
            for text in (stored.texts if stored else ())
            if text.version is None and text.language not in named
        ]
        draft = stored.draft if stored else first.draft
        return replace(
            first,
            pid=stored.pid if stored else first.pid,
            texts=(*ordered, *current, *kept),
            draft=draft,
        )


def _version(stored: ExcerptFacts, text: TextFacts) -> TextFacts | None:
    return next(
        (
            old
            for old in stored.texts
            if (old.language, old.version) == (text.language, text.version)
        ),
        None,
    )


def _text_like(stored: ExcerptFacts, text: TextFacts) -> TextFacts | None:
    """The stored text that a row is compared with: its version, else the last of its language."""
    exact = _version(stored, text)
    if exact is not None or text.version is not None:
        return exact
    own = [old for old in stored.texts if old.language == text.language]
    return replace(own[-1], version=None, published_at="") if own else None
