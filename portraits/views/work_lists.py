"""The list of works: by title or by year, searched and narrowed, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format

from authorsite.collation import letter, letter_prefix
from authorsite.drawings.years import books_per_line
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name, ngettext, pgettext
from authorsite.interface import gettext as _
from authorsite.settings.languages import RECORD_LANGUAGES
from portraits.models import Place, WorkIndexPage
from portraits.models.vocabulary import Form
from portraits.querysets.author_lists import DECADE, FacetCounts
from portraits.querysets.work_lists import (
    WorkFilter,
    credited,
    listed_works,
    listed_works_at_once,
    work_facets,
)
from portraits.querysets.works import WorkQuerySet
from portraits.routing import site_tree
from portraits.views.author_filters import (
    AuthorQuery,
    parameter_label,
    period_value,
    read_author_query,
)
from portraits.views.facets import Choice, Facet, choices, form_label, letters, period_label
from portraits.views.facts.links import Links
from portraits.views.facts.wording import joined, labelled
from portraits.views.keeping import kept
from portraits.views.place_facet import Option, PlaceTree, node
from portraits.views.rendering import Address, Head, reader_language, record_addresses, render
from portraits.views.work_rows import WorkRow, work_rows

SECTION = "workindexpage"
PAGE_SIZE = 60
CHOICES_IN_TITLE = 3
BY_YEAR = "year"
FACETS = ("form", "language", "period")


@dataclass(frozen=True)
class WorkGroup:
    """Works under a letter or a decade."""

    heading: InterfaceText
    anchor: str
    rows: list[WorkRow]


def read_work_query(request: HttpRequest) -> AuthorQuery:
    """What the address of a list of works asks for: the parameters of lists that works have."""
    asked = read_author_query(request.GET, reader_language())
    by_year = request.GET.get("sort") == BY_YEAR
    ignored = tuple(
        it
        for it in asked.ignored
        if (it.parameter, it.value) not in {("sort", BY_YEAR), ("sort", "title")}
    )
    return replace(asked, tie=(), audience=(), sort=BY_YEAR if by_year else "", ignored=ignored)


def work_filter(query: AuthorQuery) -> WorkFilter:
    """The condition on works."""
    return WorkFilter(
        words=query.words,
        letter=letter_prefix(query.letter, query.alphabet) if query.letter else "",
        form=query.form,
        language=query.language,
        period=query.period,
        place=tuple(place.pk for place in query.place),
        sort_field=query.filter.sort_field,
    )


def work_index(request: HttpRequest, page: WorkIndexPage) -> HttpResponse:
    """The works by title, or with ``sort=year`` by the year in which they came out."""
    tree, language = site_tree(request), reader_language()
    links = Links(tree, language)
    path = tree.section_path(SECTION, language) or request.path
    listed = listed_works()
    asked = read_work_query(request)
    chosen = work_filter(asked)
    found = chosen.applied(listed)
    total = chosen.applied(listed_works_at_once()).count()
    query = asked.on_page(min(asked.page, max(1, -(-total // PAGE_SIZE))))
    start = (query.page - 1) * PAGE_SIZE
    ordered = credited(_sorted(found, query))
    rows = work_rows(ordered[start : start + PAGE_SIZE], links)
    counts = kept(f"works {language} {asked.address(sort=())}", lambda: work_facets(listed, chosen))
    picked = choices(query, _places(query.place, language), path)
    request.has_invented = any(row.invented for row in rows)  # type: ignore[attr-defined]
    return render(
        request,
        page,
        "portraits/works/work_index_page.html",
        {
            "query": query,
            "path": path,
            "heading": heading(total),
            "groups": _groups(rows, query),
            "letters": letters(query, counts, path),
            "facets": _facets(query, counts),
            "decades": _decades(query, counts, path) if query.sort == BY_YEAR else [],
            "step": books_per_line(max(counts.period.values(), default=1)),
            "picked": picked,
            "orders": [
                {
                    "label": _("Title"),
                    "url": query.address(path, sort=()),
                    "current": not query.sort,
                },
                {
                    "label": pgettext("order of works", "Year"),
                    "url": query.address(path, sort=(BY_YEAR,), letter=()),
                    "current": query.sort == BY_YEAR,
                },
            ],
            "pages": _pages(query, path, total),
            "kept": [
                (name, value)
                for name in ("letter", "sort", "place")
                for value in query.values(name)
            ],
            "left_out": [
                labelled(parameter_label(it.parameter), InterfaceText(it.value, NO_LANGUAGE))
                for it in asked.ignored
            ],
        },
        head=_head(page, query, picked),
        addresses=_addresses(request, query),
        section=SECTION,
    )


def heading(total: int) -> InterfaceText:
    """How many works there are."""
    number = InterfaceText(number_format(total, force_grouping=True), NO_LANGUAGE)
    return ngettext("%(number)s work", "%(number)s works", total) % {"number": number}


def _sorted(works: WorkQuerySet, query: AuthorQuery) -> WorkQuerySet:
    by_title = query.filter.sort_field
    if query.sort == BY_YEAR:
        return works.order_by(F("first_year").asc(nulls_last=True), by_title, "pk")
    return works.order_by(by_title, "pk")


def _groups(rows: Sequence[WorkRow], query: AuthorQuery) -> list[WorkGroup]:
    """The works of a page under their letters, or under their decades."""

    def key(row: WorkRow) -> str:
        if query.sort == BY_YEAR:
            return str(row.year - row.year % DECADE) if row.year else ""
        return letter(row.work.title, query.alphabet)

    return [
        WorkGroup(_group_heading(value, query), f"g{value}", list(group))
        for value, group in groupby(rows, key)
    ]


def _group_heading(value: str, query: AuthorQuery) -> InterfaceText:
    if query.sort != BY_YEAR:
        return InterfaceText(value, NO_LANGUAGE)
    if not value:
        return _("Year unknown")
    return pgettext("decade", "%(year)ds") % {"year": int(value)}


def _facets(query: AuthorQuery, counts: FacetCounts) -> list[Facet]:
    """Form, language and decade, each with its values that have works or are chosen."""
    languages = [language.code for language in RECORD_LANGUAGES]
    periods = {period_value(period): number for period, number in counts.period.items()}
    found = []
    for name, values, numbers, label in (
        ("form", Form.values, counts.form, form_label),
        ("language", languages, counts.language, language_name),
        ("period", [*periods], periods, period_label),
    ):
        marked = query.values(name)
        options = [
            Option(value, label(value), numbers.get(value, 0), value in marked)
            for value in dict.fromkeys([*values, *marked])
            if numbers.get(value) or value in marked
        ]
        found.append(
            Facet(name, parameter_label(name), options, open=name != "period" or bool(marked))
        )
    return found


def _decades(query: AuthorQuery, counts: FacetCounts, path: str) -> list[dict[str, Any]]:
    """The decades from first to last as piles; each leads to its works, the chosen one to all."""
    if not counts.period:
        return []
    numbers = {first: number for (first, _last), number in counts.period.items()}
    return [
        {
            "label": first,
            "count": numbers.get(first, 0),
            "marked": numbers.get(first, 0) if (first, first + DECADE - 1) in query.period else 0,
            "url": query.address(path, period=(period_value((first, first + DECADE - 1)),)),
        }
        for first in range(min(numbers), max(numbers) + DECADE, DECADE)
    ]


def _places(places: Sequence[Place], language: str) -> PlaceTree:
    """The places the list is narrowed by, for their names."""
    return PlaceTree({place.pk: node(place, language) for place in places}, {}, frozenset())


def _pages(query: AuthorQuery, path: str, total: int) -> dict[str, Any]:
    """Where in the list one is, as ``components/pager.html`` takes it."""
    last = max(1, -(-total // PAGE_SIZE))

    def url(number: int) -> str:
        if not 1 <= number <= last:
            return ""
        return query.address(path, page=[str(number)] if number > 1 else [])

    return {
        "number": query.page,
        "total": last,
        "previous_url": url(query.page - 1),
        "next_url": url(query.page + 1),
    }


def _head(page: WorkIndexPage, query: AuthorQuery, picked: list[Choice]) -> Head:
    """The title says what the list is narrowed by; only whole lists are for search engines."""
    title = page.seo_title or page.title
    labels = [choice.label for choice in picked[:CHOICES_IN_TITLE]]
    if labels:
        more = " …" if len(picked) > len(labels) else ""
        title = f"{title}: {joined(labels).plain}{more}"
    if query.page > 1:
        number = InterfaceText(str(query.page), NO_LANGUAGE)
        title = f"{title} – {labelled(parameter_label('page'), number).plain}"
    return Head(
        title=title,
        description=page.search_description
        or page.lead
        or _("The works of the authors, by title and by year.").plain,
        robots="noindex, follow" if query.is_narrowed or query.sort else "",
    )


def _addresses(request: HttpRequest, query: AuthorQuery) -> list[Address]:
    """The same list in all languages, without parameters that mean nothing."""
    found = []
    for address in record_addresses(site_tree(request), SECTION):
        asked = query.in_language(address.language)
        path = f"{address.path}?{asked}" if asked else address.path
        found.append(Address(address.language, path, address.whole))
    return found
