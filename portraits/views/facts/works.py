"""Works in lists: grouped by form and language, each with who made it, editions and addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import override

from authorsite.drawings.years import MAX_LANES
from authorsite.identifiers import IdentifierError, format_isbn
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.interface import gettext as _
from authorsite.settings.languages import LANGUAGE_CODE
from portraits.models import Author, Contribution, Edition, Work
from portraits.models.vocabulary import Form, Role
from portraits.views.facts.links import Links
from portraits.views.facts.vocabulary import FORM_OF_ONE, ROLE_GROUPS, role_label, together_with
from portraits.views.facts.wording import (
    capitalised,
    joined,
    label_text,
    labelled,
    named,
    record_text,
)

LEAST_FOR_STRIP = 4
"""Dated works from which their years are worth a picture."""


@dataclass(frozen=True)
class Person:
    """Somebody who contributed to a work; an address only for authors that may be linked."""

    name: str
    url: str | None = None


@dataclass(frozen=True)
class Credit:
    """What somebody beside the author did for a work. ``role`` is the MARC relator code."""

    role: str
    label: InterfaceText
    people: list[Person]


@dataclass(frozen=True)
class EditionLine:
    """An edition: what the list does not say already, and its ISBN as printed."""

    parts: list[InterfaceText]
    isbn: str


@dataclass(frozen=True)
class WorkLine:
    """One work in an author's list, once, however much the author did for it (``roles``)."""

    work: Work
    year: int | None
    titles: list[InterfaceText]
    url: str | None
    library_url: str | None
    roles: list[str]
    details: list[InterfaceText] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    editions: list[EditionLine] = field(default_factory=list)


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
    by_work: dict[int, list[Contribution]] = {}
    for contribution in contributions:
        by_work.setdefault(contribution.work_id, []).append(contribution)
    shown = [rows for rows in by_work.values() if any(row.author_id == author.pk for row in rows)]
    main = main_language(author, [rows[0].work for rows in shown])
    grouped: dict[tuple[int, str], list[WorkLine]] = {}
    for rows in shown:
        key = _group_of(author, rows, main)
        grouped.setdefault(key, []).append(work_line(author, rows, links, key, main))
    keys = sorted(grouped, key=lambda key: (key[0], _rank_in(key, grouped)))
    only = len(keys) == 1
    groups = [WorkGroup(_heading(key, only=only), _by_year(grouped[key])) for key in keys]
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


# Groups in their order: works by form, those in another language, those in another role.
_BY_FORM, _BY_LANGUAGE, _BY_ROLE = range(3)


def _group_of(author: Author, rows: Sequence[Contribution], main: str) -> tuple[int, str]:
    """The group of a work: by role if the author did not write it, else by language or form."""
    roles = [row.role for row in rows if row.author_id == author.pk]
    if Role.AUTHOR not in roles:
        return _BY_ROLE, roles[0]
    codes = rows[0].work.language_codes
    if codes and main and main not in codes:
        return _BY_LANGUAGE, codes[0]
    form = rows[0].work.form
    return _BY_FORM, "" if form == Form.OTHER else form


def _rank_in(
    key: tuple[int, str], grouped: Mapping[tuple[int, str], list[WorkLine]]
) -> tuple[bool, int, int, str]:
    """The largest group of a kind first, of equal ones the earliest; unnamed forms last."""
    kind, value = key
    first = min((line.year or 9999 for line in grouped[key]), default=9999)
    order = f"{Form.values.index(value):03}" if value in Form.values else value
    return kind == _BY_FORM and not value, -len(grouped[key]), first, order


def _heading(key: tuple[int, str], *, only: bool) -> InterfaceText | None:
    kind, value = key
    if kind == _BY_ROLE:
        return ROLE_GROUPS[Role(value)]()
    if kind == _BY_LANGUAGE:
        return capitalised(language_name(value))
    if value:
        return label_text(Form(value).label)
    return None if only else _("Other works")


def _by_year(lines: list[WorkLine]) -> list[WorkLine]:
    return sorted(lines, key=lambda line: (line.year or 9999, line.work.sort_sv))


def work_line(
    author: Author,
    rows: Sequence[Contribution],
    links: Links,
    group: tuple[int, str] = (_BY_FORM, ""),
    main: str = "",
) -> WorkLine:
    """One work of an author, from all sure contributions to it."""
    work = rows[0].work
    others = work_credits(author, rows, links)
    return WorkLine(
        work,
        work.first_year,
        [named(part) for part in work.title_parts],
        links.work(work),
        library_url(work, author.name),
        list(dict.fromkeys(row.role for row in rows if row.author_id == author.pk)),
        _details(author, rows, group, main, named_others=bool(others)),
        others,
        [line for edition in work.editions.all() if (line := _edition_line(edition, work))],
    )


def work_credits(author: Author, rows: Sequence[Contribution], links: Links) -> list[Credit]:
    """Who else contributed, by role; somebody hidden on request is not named."""
    people: dict[str, list[Person]] = {}
    for row in rows:
        if row.author_id == author.pk or (row.author is not None and row.author.hidden):
            continue
        linked = row.author is not None and getattr(row, "portrayed", False)
        url = links.author(row.author) if row.author is not None and linked else None
        people.setdefault(row.role, []).append(Person(row.display_name, url))
    wrote = any(row.author_id == author.pk and row.role == Role.AUTHOR for row in rows)
    return [
        Credit(role, together_with() if role == Role.AUTHOR and wrote else role_label(role), found)
        for role, found in people.items()
    ]


def _details(
    author: Author,
    rows: Sequence[Contribution],
    group: tuple[int, str],
    main: str,
    *,
    named_others: bool,
) -> list[InterfaceText]:
    """What else there is to say of a work, beyond what its heading says."""
    work, kind = rows[0].work, group[0]
    own = [row for row in rows if row.author_id == author.pk]
    wording = next((row.form_wording for row in own if says_more(row.form_wording, work.form)), "")
    found: list[InterfaceText] = []
    if wording:
        found.append(record_text(wording))
    elif kind != _BY_FORM and work.form in FORM_OF_ONE:
        found.append(FORM_OF_ONE[Form(work.form)]())
    codes = work.language_codes
    if len(codes) > 1 or (kind == _BY_ROLE and codes and codes != [main]):
        found.append(joined(language_name(code) for code in codes))
    if work.translation_of is not None and work.translation_of.live:
        original = joined((named(part) for part in work.translation_of.title_parts), " / ")
        found.append(labelled(_("translation of"), original))
    elif work.is_translation and work.form != Form.TRANSLATION:
        found.append(_("translation"))
    statement = next((row.statement for row in own if row.statement), "")
    if statement and not named_others:
        found.append(record_text(statement))
    hidden = any(row.author is not None and row.author.hidden for row in rows)
    if work.and_others or hidden:
        found.append(_("and others"))
    return [capitalised_first(found), *found[1:]] if found else []


def says_more(wording: str, form: str) -> bool:
    """Whether a source's word for a form says more than the form itself does."""
    if not wording or form not in Form.values:
        return bool(wording)
    with override(LANGUAGE_CODE):
        label = label_text(Form(form).label).plain.casefold()
    word = wording.casefold()
    return not (label.startswith(word) or (word.startswith(label) and word[len(label) :].isalpha()))


def capitalised_first(parts: Sequence[InterfaceText]) -> InterfaceText:
    """The first of some parts of a line with a capital, unless it is put together itself."""
    first = parts[0]
    return first if str(first.markup) != first.plain else capitalised(first)


def _edition_line(edition: Edition, work: Work) -> EditionLine | None:
    """An edition without what is said of the work; nothing if nothing is left."""
    parts: list[InterfaceText] = []
    if edition.title and edition.title != work.title:
        parts.append(InterfaceText(edition.title, edition.language or NO_LANGUAGE))
    if edition.language and edition.language not in work.language_codes:
        parts.append(language_name(edition.language))
    if edition.year and edition.year != work.first_year:
        parts.append(InterfaceText(str(edition.year), NO_LANGUAGE))
    if edition.publisher:
        parts.append(InterfaceText(edition.publisher, NO_LANGUAGE))
    if edition.translator:
        translator = InterfaceText(edition.translator, NO_LANGUAGE)
        parts.append(labelled(role_label(Role.TRANSLATOR), translator))
    isbn = printed_isbn(edition.isbn)
    return EditionLine(parts, isbn) if parts or isbn else None


def printed_isbn(isbn: str) -> str:
    """An ISBN with hyphens; as stored where a draft holds something else."""
    try:
        return format_isbn(isbn) if isbn else ""
    except IdentifierError:
        return isbn


def library_url(work: Work, author_name: str) -> str | None:
    """Where a library can be asked for a work: by ISBN if there is one, else title and author."""
    if not settings.LIBRARY_SEARCH_URL:
        return None
    isbn = next((edition.isbn for edition in work.editions.all() if edition.isbn), "")
    query = isbn or f"{work.title_parts[0].text} {author_name}"
    address: str = settings.LIBRARY_SEARCH_URL
    return address.replace("{query}", quote(query, safe=""))


def year_lanes(groups: Sequence[WorkGroup]) -> list[dict[str, Any]]:
    """The years of publication for the year strip, a lane a group; none for a few works.

    With more groups than lanes, the smallest groups share the last lane.
    """
    lanes = [
        {"label": group.heading.plain if group.heading else "", "years": years}
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
        {"label": _("Other works").plain, "years": small},
    ]
