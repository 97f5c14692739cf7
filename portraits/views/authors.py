"""Authors A–Ö: searched, narrowed by facets, sorted, page by page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format

from authorsite.interface import NO_LANGUAGE, InterfaceText, ngettext
from authorsite.interface import gettext as _
from portraits.models import Author, PortraitIndexPage
from portraits.querysets.authors import AuthorQuerySet
from portraits.routing import site_tree
from portraits.views import structured_data
from portraits.views.alphabetical import Span, letter_sections, see_references
from portraits.views.author_filters import AuthorQuery, parameter_label, read_author_query
from portraits.views.author_rows import AuthorRow, author_rows
from portraits.views.facets import Choice, choices, facet_data, facets, letters, place_tree
from portraits.views.facts.wording import joined, labelled
from portraits.views.named_places import named_places
from portraits.views.near_names import near_names
from portraits.views.rendering import Address, Head, page_addresses, reader_language, render
from portraits.views.subscriptions import feed_links

PAGE_SIZE = 24
CHOICES_IN_TITLE = 3


@dataclass(frozen=True)
class Order:
    """A way to sort the list."""

    label: InterfaceText
    url: str
    current: bool


@dataclass(frozen=True)
class Pages:
    """Where in the list one is; the fields are those of ``components/pager.html``."""

    number: int
    total: int
    previous_url: str = ""
    next_url: str = ""
    previous_range: str = ""
    next_range: str = ""


def author_index(request: HttpRequest, page: PortraitIndexPage) -> HttpResponse:
    """The list of authors who have a portrait in some language."""
    path = site_tree(request).reader_path(page, reader_language())
    listed = Author.objects.listed()
    asked = read_author_query(request.GET, reader_language())
    found = asked.filter.applied(listed)
    total = found.count()
    last_page = max(1, -(-total // PAGE_SIZE))
    query = asked.on_page(min(asked.page, last_page))
    data = facet_data(listed, query, total)
    keys, span = _page_of(found, query)
    rows = author_rows(request, keys, query.words)
    picked = choices(query, place_tree(query, data), path)
    context = {
        "query": query,
        "path": path,
        "heading": heading(total),
        "range": _range(query.page, total),
        "rows": rows,
        "letters": letters(query, data.counts, path),
        "facets": facets(request, query, data),
        "picked": picked,
        "orders": _orders(query, path),
        "pages": _pages(query, path, last_page, total),
        "kept": [(name, value) for name in ("letter", "sort") for value in query.values(name)],
        "left_out": _left_out(asked, last_page),
        "places": named_places(
            query.words,
            reader_language(),
            lambda key: query.address(path, q=(), letter=(), place=(key,)),
        ),
        "near": [] if total else near_names(request, listed, query.words),
    }
    if query.order == "name":
        references = see_references(request, listed, query.filter, span)
        context["sections"] = letter_sections(
            rows, references, query.filter.sort_field, query.alphabet
        )
    return render(
        request,
        page,
        "portraits/authors/author_index_page.html",
        context,
        head=_head(request, page, query, picked, json_ld=_described(request, query, rows, total)),
        addresses=_addresses(request, page, query),
        section="portraitindexpage",
    )


def _page_of(found: AuthorQuerySet, query: AuthorQuery) -> tuple[list[int], Span]:
    """The keys of the authors of a page, and what the page covers of the alphabet.

    One author more than the page holds tells where the next page begins.
    """
    column = query.filter.sort_field
    start = (query.page - 1) * PAGE_SIZE
    ordered = query.filter.sorted(found, query.order).values_list("pk", column)
    slice_ = list(ordered[start : start + PAGE_SIZE + 1])
    first = slice_[0][1] if slice_ and query.page > 1 else ""
    end = slice_[PAGE_SIZE][1] if len(slice_) > PAGE_SIZE else ""
    return [key for key, _sort in slice_[:PAGE_SIZE]], Span(first, end)


def heading(total: int) -> InterfaceText:
    """How many authors there are: "308 authors"."""
    number = InterfaceText(number_format(total, force_grouping=True), NO_LANGUAGE)
    return ngettext("%(number)s author", "%(number)s authors", total) % {"number": number}


def _range(page: int, total: int) -> str:
    """Which authors a page shows: "25–48"; nothing for a page that is not there."""
    first, last = (page - 1) * PAGE_SIZE + 1, min(page * PAGE_SIZE, total)
    if first > last or page < 1:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def _pages(query: AuthorQuery, path: str, last_page: int, total: int) -> Pages:
    number = query.page

    def url(other: int) -> str:
        if not 1 <= other <= last_page:
            return ""
        return query.address(path, page=[str(other)] if other > 1 else [])

    return Pages(
        number,
        last_page,
        url(number - 1),
        url(number + 1),
        _range(number - 1, total),
        _range(number + 1, total),
    )


def _orders(query: AuthorQuery, path: str) -> list[Order]:
    """The ways to sort the list; the best match comes first where there are words."""
    labels = {
        "name": _("Name"),
        "birth": _("Year of birth"),
        "newest": _("Newest portraits"),
    }
    usual = "name"
    if query.words:
        labels = {"match": _("Best match"), **labels}
        usual = "match"
    return [
        Order(
            label,
            query.address(path, sort=() if order == usual else (order,)),
            order == query.order,
        )
        for order, label in labels.items()
    ]


def _left_out(asked: AuthorQuery, last_page: int) -> list[InterfaceText]:
    """What of the address was not understood, for the reader."""
    found = [
        labelled(parameter_label(ignored.parameter), InterfaceText(ignored.value, NO_LANGUAGE))
        for ignored in asked.ignored
    ]
    if asked.page > last_page:
        number = InterfaceText(str(asked.page), NO_LANGUAGE)
        found.append(labelled(parameter_label("page"), number))
    return found


def _head(
    request: HttpRequest,
    page: PortraitIndexPage,
    query: AuthorQuery,
    picked: list[Choice],
    *,
    json_ld: list[str],
) -> Head:
    """The title says what the list is narrowed by; only whole lists are for search engines."""
    title = page.seo_title or page.title
    labels = [choice.label for choice in picked[:CHOICES_IN_TITLE]]
    if labels:
        more = " …" if len(picked) > len(labels) else ""
        title = f"{page.title}: {joined(labels).plain}{more}"
    if query.page > 1:
        number = InterfaceText(str(query.page), NO_LANGUAGE)
        title = f"{title} – {labelled(parameter_label('page'), number).plain}"
    return Head(
        title=title,
        description=page.search_description or page.lead,
        robots="noindex, follow" if query.is_narrowed or query.sort else "",
        feeds=feed_links(request, "portraits"),
        json_ld=json_ld,
    )


def _described(
    request: HttpRequest, query: AuthorQuery, rows: list[AuthorRow], total: int
) -> list[str]:
    """The page of the whole list as search engines read it; they are kept out of other lists."""
    if not rows or query.is_narrowed or query.sort:
        return []
    site = request.build_absolute_uri("/").rstrip("/")
    first = (query.page - 1) * PAGE_SIZE + 1
    entries = [(row.name, row.url) for row in rows]
    return [structured_data.serialised(structured_data.item_list(entries, site, first, total))]


def _addresses(request: HttpRequest, page: PortraitIndexPage, query: AuthorQuery) -> list[Address]:
    """The same list in all languages, without parameters that mean nothing."""
    found = []
    for address in page_addresses(site_tree(request), page):
        asked = query.in_language(address.language)
        path = f"{address.path}?{asked}" if asked else address.path
        found.append(Address(address.language, path, address.whole))
    return found
