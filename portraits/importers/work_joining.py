"""Rows of ``works.csv`` that are one work: by several authors who name each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from authorsite.collation import fold
from portraits.actions.facts import ContributionFacts, WorkFacts
from portraits.importers.matching import AuthorRegister
from portraits.importers.statements import read_statement
from portraits.importers.works import WorkRow, has_row
from portraits.models.vocabulary import Role


class WorkIndex:
    """The stored works, found by the ids of their rows and by author and title."""

    def __init__(self, works: Iterable[WorkFacts]) -> None:
        self.by_row: dict[str, WorkFacts] = {}
        self.by_key: dict[str, WorkFacts] = {}
        self._by_title: defaultdict[tuple[str, int | None], list[WorkFacts]] = defaultdict(list)
        self._row_ids: dict[tuple[str, str, int | None], str] = {}
        for work in works:
            self.by_key[work.key] = work
            self._by_title[work.title, work.first_year].append(work)
            for row in work.contributions:
                if has_row(row):
                    self.by_row[row.key] = work
                    self._row_ids[row.author, fold(work.title), work.first_year] = row.key

    def contribution(self, row_id: str) -> ContributionFacts | None:
        """The stored contribution of a row."""
        work = self.by_row.get(row_id)
        return (
            next((row for row in work.contributions if row.key == row_id), None) if work else None
        )

    def twin(self, entry: WorkRow) -> str:
        """The id of another row of the same author with the same title and year."""
        title, first_year = fold(entry.work["title"]), entry.work.get("first_year")
        return self._row_ids.get((entry.contribution.author, title, first_year), "")

    def of_coauthor(self, entry: WorkRow) -> WorkFacts | None:
        """A stored work of the same title and year by one of a row's co-authors."""
        for work in self._by_title.get((entry.work["title"], entry.work.get("first_year")), ()):
            if {row.author for row in work.contributions} & set(entry.coauthors):
                return work
        return None


def groups(entries: Sequence[WorkRow], stored: WorkIndex) -> list[tuple[str, list[WorkRow]]]:
    """The rows of each work, with its key.

    Rows belong together when the file or the database says so by the work's key, or when they have
    the same title and year and their authors name each other. A new work is known by the id of its
    first row.
    """
    waiting: defaultdict[tuple[str, int | None], list[list[WorkRow]]] = defaultdict(list)
    found: dict[str, list[WorkRow]] = {}
    keys: list[tuple[str, list[WorkRow]]] = []
    for entry in entries:
        known = stored.by_row.get(entry.key)
        key = known.key if known else entry.work_key
        if not key and (work := stored.of_coauthor(entry)):
            key = work.key
        same = waiting[entry.work["title"], entry.work.get("first_year")]
        group = found.get(key) if key else _coauthors(entry, same)
        if group is None:
            group = []
            key = key or entry.key
            keys.append((key, group))
            found[key] = group
            same.append(group)
        group.append(entry)
    return keys


def _coauthors(entry: WorkRow, candidates: Iterable[list[WorkRow]]) -> list[WorkRow] | None:
    for group in candidates:
        if any(
            other.author in entry.coauthors and entry.author in other.coauthors for other in group
        ):
            return group
    return None


def joined(
    key: str, entries: Sequence[WorkRow], stored: WorkFacts | None, names: AuthorRegister
) -> WorkFacts:
    """The work a group of rows describes.

    Args:
        key: the work's key.
        entries: its rows in these files.
        stored: the work as stored; its authors without a row here stay.
        names: the authors, to know those named in statements.
    """
    base = stored or WorkFacts(key)
    values: dict[str, object] = {}
    for entry in entries:
        values = {**entry.work, **values}
    rows = _authors(entries, base)
    people, others = _people(entries, rows, base, names)
    values.setdefault("and_others", others)
    if stored is not None:  # publishing and withdrawing is for editors once a record is here
        values["draft"] = stored.draft
    return replace(base, **values, contributions=(*rows, *people))  # type: ignore[arg-type]


def _authors(entries: Sequence[WorkRow], base: WorkFacts) -> list[ContributionFacts]:
    """The contributions of listed authors, in order."""
    said = {entry.key: entry.contribution for entry in entries}
    stored = [row for row in base.contributions if has_row(row)]
    # A co-author known from another's row alone has an id of our making until the own row comes.
    known = {row.key for row in stored}
    first = {row.author: key for key, row in said.items() if key not in known}
    rows = [
        said.pop(row.key if row.key in said else first.get(row.author, ""), row) for row in stored
    ]
    rows += said.values()
    listed = {row.author for row in rows}
    coauthors = dict.fromkeys(key for entry in entries for key in entry.coauthors)
    rows += [ContributionFacts(author=key) for key in coauthors if key not in listed]
    positions = {entry.key: entry.position for entry in entries}
    if rows and all(positions.get(row.key) for row in rows):
        rows.sort(key=lambda row: positions[row.key] or 0)
    return rows


def _people(
    entries: Sequence[WorkRow],
    rows: Sequence[ContributionFacts],
    base: WorkFacts,
    names: AuthorRegister,
) -> tuple[list[ContributionFacts], bool]:
    """Those who have no row: as the file says, as it was, or as the statements tell."""
    explicit = next((entry.people for entry in entries if entry.people is not None), None)
    told, others = people_in_statements(rows, names)
    if explicit is not None:
        return list(explicit), others
    before = [row for row in base.contributions if not has_row(row)]
    old_told, old_others = people_in_statements(
        [row for row in base.contributions if has_row(row)], names
    )
    column_missing = any("more_contributors" not in entry.row.cells for entry in entries)
    if column_missing and before and before != old_told:
        return before, others or (base.and_others and not old_others)
    return told, others or (column_missing and base.and_others and not old_others)


def people_in_statements(
    rows: Iterable[ContributionFacts], names: AuthorRegister
) -> tuple[list[ContributionFacts], bool]:
    """The people whom the statements of a work's authors name, who are not among these authors.

    Returns:
        a contribution for each, linked where an author publishes under the name; and whether there
        are others who are not named.
    """
    rows = list(rows)
    listed = {row.author for row in rows}
    found: dict[tuple[str, str], ContributionFacts] = {}
    and_others = False
    for row in rows:
        people, others, _unknown = read_statement(row.statement)
        and_others = and_others or others
        for role, name in people:
            author = names.published_as(name)
            if author in listed and role == Role.AUTHOR:
                continue
            found.setdefault(
                (role, author or name),
                ContributionFacts(author=author, name="" if author else name, role=role),
            )
    return list(found.values()), and_others
