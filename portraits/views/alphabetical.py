"""A–Ö: authors under their index letters, with see-references between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.html import format_html

from authorsite.collation import fold, letter
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
    leads_to: int


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
        SeeReference(_reference(row, links), row.sort_name, getattr(row, column), row.author_id)
        for row in names[:MOST_REFERENCES]
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
    """Rows and see-references in one alphabetical order, by index letter.

    A reference that would stand beside the author it leads to, under the same family name, says
    nothing and is left out.
    """
    entries: list[tuple[str, str, AuthorRow | SeeReference]] = [
        (getattr(row.author, column), row.listed, row) for row in rows
    ]
    entries += [(entry.sort_key, entry.filed_as, entry) for entry in references]
    entries.sort(key=lambda entry: entry[0])
    kept = [
        (filed_as, entry)
        for number, (_key, filed_as, entry) in enumerate(entries)
        if isinstance(entry, AuthorRow)
        or not any(
            _says_nothing(entry, beside)
            for _key, _filed_as, beside in entries[max(number - 1, 0) : number + 2]
        )
    ]
    return [
        LetterSection(initial, [entry for _filed_as, entry in group])
        for initial, group in groupby(kept, key=lambda entry: letter(entry[0], alphabet))
    ]


def _says_nothing(reference: SeeReference, beside: AuthorRow | SeeReference) -> bool:
    """Whether a reference leads to the entry beside it, and from the same family name."""
    return (
        isinstance(beside, AuthorRow)
        and beside.author.pk == reference.leads_to
        and _family_name(beside.listed) == _family_name(reference.filed_as)
    )


def _family_name(filed_as: str) -> str:
    return fold(filed_as.partition(",")[0])
