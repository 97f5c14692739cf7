"""One work in a list: its titles, who made it, its editions, and where to find it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import override

from authorsite.identifiers import IdentifierError, format_isbn
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.interface import gettext as _
from authorsite.partial_dates import parse_or_none
from authorsite.settings.languages import LANGUAGE_CODE
from portraits.models import Author, Contribution, Edition, Work
from portraits.models.vocabulary import Form, Role
from portraits.views.facts.links import Links
from portraits.views.facts.vocabulary import FORM_OF_ONE, role_label, together_with
from portraits.views.facts.wording import (
    capitalised,
    joined,
    label_text,
    labelled,
    named,
    record_text,
)

# Groups in their order: works by form, those in another language, those in another role.
BY_FORM, BY_LANGUAGE, BY_ROLE = range(3)


class GroupKey(NamedTuple):
    """What the works of a group have in common: the kind of thing, and its code."""

    kind: int
    value: str


NO_GROUP = GroupKey(BY_FORM, "")


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


def work_line(
    author: Author,
    rows: Sequence[Contribution],
    links: Links,
    group: GroupKey = NO_GROUP,
    main: str = "",
    translated_into: Sequence[str] = (),
) -> WorkLine:
    """One work of an author, from all sure contributions to it.

    Args:
        author: in whose list the work stands.
        rows: all sure contributions to it, with work and author loaded.
        links: addresses for the reader.
        group: under what it stands, which it need not say again.
        main: the language of most works of the list.
        translated_into: languages of its translations, as far as they are known.
    """
    work = rows[0].work
    others = work_credits(author, rows, links)
    return WorkLine(
        work,
        work.first_year,
        [named(part) for part in work.title_parts],
        links.work(work),
        library_url(work, author.name),
        list(dict.fromkeys(row.role for row in rows if row.author_id == author.pk)),
        _details(author, rows, group, main, translated_into, named_others=bool(others)),
        others,
        _edition_lines(work, others),
    )


def work_credits(author: Author, rows: Sequence[Contribution], links: Links) -> list[Credit]:
    """Who else contributed, by role; authors whom readers may not see are not named."""
    people: dict[str, list[Person]] = {}
    for row in rows:
        if row.author_id == author.pk or is_left_out(row):
            continue
        linked = row.author is not None and getattr(row, "portrayed", False)
        url = links.author(row.author) if row.author is not None and linked else None
        people.setdefault(row.role, []).append(Person(row.display_name, url))
    wrote = any(row.author_id == author.pk and row.role == Role.AUTHOR for row in rows)
    return [
        Credit(role, together_with() if role == Role.AUTHOR and wrote else role_label(role), found)
        for role, found in people.items()
    ]


def is_left_out(row: Contribution) -> bool:
    """Whether the contributor is an author whom readers may not see: a draft, or hidden."""
    return row.author is not None and not row.author.is_public


def _details(
    author: Author,
    rows: Sequence[Contribution],
    group: GroupKey,
    main: str,
    translated_into: Sequence[str],
    *,
    named_others: bool,
) -> list[InterfaceText]:
    """What else there is to say of a work, beyond what its heading says."""
    work = rows[0].work
    own = [row for row in rows if row.author_id == author.pk]
    found = [
        *_form(work, next((row.form_wording for row in own if row.form_wording), ""), group),
        *_languages(work, group, main),
        *_translation(work, translated_into),
        *_posthumous(work, rows),
    ]
    somebody_left_out = any(is_left_out(row) for row in rows)
    statement = next((row.statement for row in own if row.statement), "")
    if statement and not named_others and not somebody_left_out:
        found.append(record_text(statement))
    if work.and_others or somebody_left_out:
        found.append(_("and others"))
    return [_capitalised_first(found), *found[1:]] if found else []


def _form(work: Work, wording: str, group: GroupKey) -> list[InterfaceText]:
    """The form, in the source's words where they say more, else where the heading does not."""
    if says_more(wording, work.form):
        return [record_text(wording)]
    if work.form in FORM_OF_ONE and group != (BY_FORM, work.form):
        return [FORM_OF_ONE[Form(work.form)]()]
    return []


def _languages(work: Work, group: GroupKey, main: str) -> list[InterfaceText]:
    codes = work.language_codes
    if len(codes) > 1 or (group.kind == BY_ROLE and codes and codes != [main]):
        return [joined(language_name(code) for code in codes)]
    return []


def _translation(work: Work, translated_into: Sequence[str]) -> list[InterfaceText]:
    """Of what a work is a translation, and into what it has been translated."""
    found = []
    if work.translation_of is not None and work.translation_of.live:
        original = joined((named(part) for part in work.translation_of.title_parts), " / ")
        found.append(labelled(_("translation of"), original))
    elif work.is_translation and work.form != Form.TRANSLATION:
        found.append(_("translation"))
    if translated_into:
        languages = joined(language_name(code) for code in translated_into)
        found.append(labelled(_("translated into"), languages))
    return found


def is_posthumous(work: Work, rows: Iterable[Contribution]) -> bool:
    """Whether all who wrote a work had died before the year it was first published.

    A translation comes whenever somebody translates, so of it nothing is said; nor is anything of
    a year in which an author died, or where one of them has no record that readers may see.
    """
    deaths = [
        parse_or_none(row.author.death) if row.author is not None and row.author.is_public else None
        for row in rows
        if row.role == Role.AUTHOR
    ]
    if not work.first_year or work.is_translation or not deaths:
        return False
    latest = [date.latest.year if date is not None and date.latest else None for date in deaths]
    return all(year is not None and year < work.first_year for year in latest)


def _posthumous(work: Work, rows: Sequence[Contribution]) -> list[InterfaceText]:
    return [_("after the author's death")] if is_posthumous(work, rows) else []


def says_more(wording: str, form: str) -> bool:
    """Whether a source's word for a form says more than the form itself does."""
    if not wording or form not in Form.values:
        return bool(wording)
    with override(LANGUAGE_CODE):
        label = label_text(Form(form).label).plain.casefold()
    word = wording.casefold()
    return not (label.startswith(word) or (word.startswith(label) and word[len(label) :].isalpha()))


def _capitalised_first(parts: Sequence[InterfaceText]) -> InterfaceText:
    """The first of some parts of a line with a capital, unless it is put together itself."""
    first = parts[0]
    return first if "<" in first.markup else capitalised(first)


def _edition_lines(work: Work, others: Sequence[Credit]) -> list[EditionLine]:
    """The editions of a work, without those of which there is nothing left to say."""
    named_already = {person.name for credit in others for person in credit.people}
    lines = [_edition_line(edition, work, named_already) for edition in work.editions.all()]
    return [line for line in lines if line.parts or line.isbn]


def _edition_line(edition: Edition, work: Work, named_already: set[str]) -> EditionLine:
    """An edition without what is said of the work."""
    parts: list[InterfaceText] = []
    if edition.title and edition.title != work.title:
        parts.append(InterfaceText(edition.title, edition.language or NO_LANGUAGE))
    if edition.language and edition.language not in work.language_codes:
        parts.append(language_name(edition.language))
    if edition.year and edition.year != work.first_year:
        parts.append(InterfaceText(str(edition.year), NO_LANGUAGE))
    if edition.publisher:
        parts.append(InterfaceText(edition.publisher, NO_LANGUAGE))
    if edition.translator and edition.translator not in named_already:
        translator = InterfaceText(edition.translator, NO_LANGUAGE)
        parts.append(labelled(role_label(Role.TRANSLATOR), translator))
    return EditionLine(parts, printed_isbn(edition.isbn))


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
