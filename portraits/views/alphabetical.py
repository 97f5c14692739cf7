"""A–Ö: authors under their index letters, with see-references between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.html import format_html

from authorsite.collation import letter
from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from portraits.models import AuthorName
from portraits.querysets.author_lists import AuthorFilter
from portraits.querysets.authors import AuthorQuerySet
from portraits.routing import site_tree
from portraits.views.author_rows import AuthorRow
from portraits.views.facts.links import Links
from portraits.views.rendering import reader_language

MOST_REFERENCES = 100
"""See-references on one page of a list."""


@dataclass(frozen=True)
class SeeReference:
    """A line that leads from another name of an author to the name the author publishes under."""

    text: InterfaceText
    filed_as: str
    sort_key: str


@dataclass(frozen=True)
class Span:
    """What a page of a list sorted by name covers: from a sort key up to that of the next page.

    Empty ends are open: the first page begins where the alphabet does, the last one ends with it.
    """

    first: str = ""
    end: str = ""


@dataclass(frozen=True)
class LetterSection:
    """What stands under one index letter: rows of authors and see-references."""

    letter: str
    entries: list[AuthorRow | SeeReference]


def see_references(
    request: HttpRequest, listed: AuthorQuerySet, narrowed: AuthorFilter, span: Span
) -> list[SeeReference]:
    """The see-references that stand among the authors of a page, in one query.

    Their authors pass the filter; where there is a letter, it is that of the other name.
    """
    column = narrowed.sort_field
    authors = narrowed.applied(listed, without=("letter",))
    names = (
        AuthorName.objects.referred_from()
        .filter(
            # Few names stand on a page, so each is asked about its author.
            Exists(authors.filter(pk=OuterRef("author"))),
            **{f"{column}__startswith": narrowed.letter, f"{column}__gte": span.first},
        )
        .select_related("author")
        .order_by(column, "pk")
    )
    if span.end:
        names = names.filter(**{f"{column}__lt": span.end})
    links = Links(site_tree(request), reader_language())
    return [
        SeeReference(_reference(row, links), row.sort_name, getattr(row, column))
        for row in names[:MOST_REFERENCES]
        if row.sort_name != row.author.sort_name
    ]


def _reference(row: AuthorName, links: Links) -> InterfaceText:
    link = format_html('<a href="{}">{}</a>', links.author(row.author) or "", row.author.sort_name)
    return _("%(name)s → see %(author)s") % {
        "name": InterfaceText(row.sort_name, NO_LANGUAGE),
        "author": link,
    }


def letter_sections(
    rows: Sequence[AuthorRow],
    references: Sequence[SeeReference],
    column: str,
    alphabet: str,
) -> list[LetterSection]:
    """Rows and see-references in one alphabetical order, by index letter."""
    entries: list[tuple[str, str, AuthorRow | SeeReference]] = [
        (getattr(row.author, column), letter(row.listed, alphabet), row) for row in rows
    ]
    entries += [(entry.sort_key, letter(entry.filed_as, alphabet), entry) for entry in references]
    entries.sort(key=lambda entry: entry[0])
    return [
        LetterSection(initial, [entry for _key, _letter, entry in group])
        for initial, group in groupby(entries, key=lambda entry: entry[1])
    ]
