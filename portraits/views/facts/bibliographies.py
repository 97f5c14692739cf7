"""An author's works in groups: by form, by language, by what the author did for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from authorsite.drawings.years import MAX_LANES
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.interface import gettext as _
from portraits.models import Author, Contribution, Work
from portraits.models.vocabulary import Form, Role
from portraits.views.facts.links import Links
from portraits.views.facts.vocabulary import ROLE_GROUPS
from portraits.views.facts.wording import capitalised, label_text
from portraits.views.facts.works import (
    BY_FORM,
    BY_LANGUAGE,
    BY_ROLE,
    NO_GROUP,
    GroupKey,
    WorkLine,
    work_line,
)

LEAST_FOR_STRIP = 4
"""Dated works from which their years are worth a picture."""
MOST_FORMS = 6
"""Forms with a group of their own; works of rarer forms stand together and say their form."""

type Rows = list[Contribution]


@dataclass(frozen=True)
class WorkGroup:
    """Works under a heading, oldest first and those without a year last."""

    heading: InterfaceText | None
    lines: list[WorkLine]


@dataclass(frozen=True)
class Bibliography:
    """An author's works in groups, and the span of their years."""

    groups: list[WorkGroup]
    count: int
    first_year: int | None
    last_year: int | None
    lanes: list[dict[str, Any]]

    @property
    def lines(self) -> list[WorkLine]:
        """All works in the order of the groups."""
        return [line for group in self.groups for line in group.lines]


def bibliography(
    author: Author, contributions: Iterable[Contribution], links: Links
) -> Bibliography:
    """The works of an author from all sure contributions to them.

    Args:
        author: whose list it is.
        contributions: the author's and everybody else's, with ``work`` and ``author`` loaded,
            the editions of the work prefetched, and ``portrayed`` saying whom to link.
        links: addresses for the reader.
    """
    by_work: dict[int, Rows] = {}
    for contribution in contributions:
        by_work.setdefault(contribution.work_id, []).append(contribution)
    shown = [rows for rows in by_work.values() if any(row.author_id == author.pk for row in rows)]
    main = main_language(author, [rows[0].work for rows in shown])
    translations = _translations([rows[0].work for rows in shown])
    grouped = _grouped(author, shown, main)
    groups = [
        WorkGroup(
            _heading(key, only=len(grouped) == 1),
            _by_year(
                work_line(author, rows, links, key, main, translations.get(rows[0].work_id, ()))
                for rows in grouped[key]
            ),
        )
        for key in sorted(grouped, key=lambda key: (key.kind, _rank(key, grouped)))
    ]
    years = [line.year for group in groups for line in group.lines if line.year]
    return Bibliography(
        groups,
        sum(len(group.lines) for group in groups),
        min(years, default=None),
        max(years, default=None),
        year_lanes(groups),
    )


def main_language(author: Author, works: Iterable[Work]) -> str:
    """The language most of an author's works are in; the first one written in decides a tie."""
    counts = Counter(work.language_codes[0] for work in works if work.language_codes)
    own = [row.language for row in author.languages.all()]
    if not counts:
        return own[0] if own else ""
    rank = {code: -number for number, code in enumerate(own)}
    return max(counts, key=lambda code: (counts[code], rank.get(code, -99), code))


def _translations(works: Iterable[Work]) -> dict[int, list[str]]:
    """The languages into which works of the list have been translated, by the original's key."""
    found: dict[int, list[str]] = {}
    for work in works:
        if work.translation_of_id is not None and work.language_codes:
            languages = found.setdefault(work.translation_of_id, [])
            if work.language_codes[0] not in languages:
                languages.append(work.language_codes[0])
    return found


def _grouped(author: Author, shown: Iterable[Rows], main: str) -> dict[GroupKey, list[Rows]]:
    """The works in their groups; forms beyond the main ones share the group without a form."""
    found: dict[GroupKey, list[Rows]] = {}
    for rows in shown:
        found.setdefault(_group_of(author, rows, main), []).append(rows)
    forms = [key for key in found if key.kind == BY_FORM and key.value]
    forms.sort(key=lambda key: _rank(key, found))
    for key in forms[MOST_FORMS:]:
        found.setdefault(NO_GROUP, []).extend(found.pop(key))
    return found


def _group_of(author: Author, rows: Rows, main: str) -> GroupKey:
    """The group of a work: by role if the author did not write it, else by language or form."""
    roles = [row.role for row in rows if row.author_id == author.pk]
    if Role.AUTHOR not in roles:
        return GroupKey(BY_ROLE, roles[0])
    codes = rows[0].work.language_codes
    if codes and main and main not in codes:
        return GroupKey(BY_LANGUAGE, codes[0])
    form = rows[0].work.form
    return GroupKey(BY_FORM, "" if form == Form.OTHER else form)


def _rank(key: GroupKey, grouped: Mapping[GroupKey, Sequence[Rows]]) -> tuple[bool, int, int, str]:
    """The largest group of a kind first, of equal ones the earliest; unnamed forms last."""
    first = min(rows[0].work.first_year or 9999 for rows in grouped[key])
    order = f"{Form.values.index(key.value):03}" if key.value in Form.values else key.value
    return key == NO_GROUP, -len(grouped[key]), first, order


def _heading(key: GroupKey, *, only: bool) -> InterfaceText | None:
    if key.kind == BY_ROLE:
        return ROLE_GROUPS[Role(key.value)]()
    if key.kind == BY_LANGUAGE:
        return capitalised(language_name(key.value))
    if key.value:
        return label_text(Form(key.value).label)
    return None if only else _("Other works")


def _by_year(lines: Iterable[WorkLine]) -> list[WorkLine]:
    return sorted(lines, key=lambda line: (line.year or 9999, line.work.sort_sv))


def year_lanes(groups: Sequence[WorkGroup]) -> list[dict[str, Any]]:
    """The years of publication for the year strip, a lane a group; none for a few works.

    With more groups than lanes, the smallest groups share the last lane.
    """
    lanes = [
        {"label": group.heading or InterfaceText("", NO_LANGUAGE), "years": years}
        for group in groups
        if (years := [line.year for line in group.lines if line.year])
    ]
    if sum(len(lane["years"]) for lane in lanes) < LEAST_FOR_STRIP:
        return []
    if len(lanes) <= MAX_LANES:
        return lanes
    large = sorted(lanes, key=lambda lane: -len(lane["years"]))[: MAX_LANES - 1]
    small = [year for lane in lanes if lane not in large for year in lane["years"]]
    return [
        *(lane for lane in lanes if lane in large),
        {"label": _("Other works"), "years": small},
    ]
