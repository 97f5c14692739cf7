"""Curiosities: short facts, each with its author and its source."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.http import HttpRequest, HttpResponse

from authorsite.interface import gettext as _
from portraits.models import Curiosity, CuriosityIndexPage
from portraits.querysets.alphabets import sort_field
from portraits.querysets.curiosities import best_curiosities
from portraits.routing import site_tree
from portraits.views.facts.links import Links
from portraits.views.facts.sources import SourceLine, source_line
from portraits.views.paging import paged
from portraits.views.rendering import (
    Head,
    reader_chain,
    reader_language,
    record_addresses,
    render,
)
from portraits.views.subscriptions import feed_links

PAGE_SIZE = 24
SECTION = "curiosityindexpage"


@dataclass(frozen=True)
class CuriosityRow:
    """A curiosity as it is shown; ``anchor`` is its id on the page of all curiosities."""

    anchor: str
    html: str
    language: str
    author: str
    author_url: str
    source: SourceLine | None


def curiosity_row(curiosity: Curiosity, links: Links) -> CuriosityRow:
    """A curiosity for a reader; ``language`` of the row is empty if it is the reader's."""
    language = links.language
    own = curiosity.locale.language_code
    author = curiosity.page.author
    return CuriosityRow(
        anchor=anchor(curiosity),
        html=curiosity.text,
        language="" if own == language else own,
        author=author.name,
        author_url=links.author(author) or "",
        source=source_line(curiosity, language, own),
    )


def anchor(curiosity: Curiosity) -> str:
    """The id of a curiosity, the same in every language and for ever."""
    return f"k{curiosity.translation_key.hex[:10]}"


def curiosity_index(request: HttpRequest, page: CuriosityIndexPage) -> HttpResponse:
    """All curiosities by author, each once, in the best language there is."""
    tree, language = site_tree(request), reader_language()
    links = Links(tree, language)
    order = f"page__author__{sort_field(language)}"
    found = best_curiosities(reader_chain()).order_by(
        order, "page__author", F("sort_order").asc(nulls_first=True), "pk"
    )
    rows, pager = paged(request, found, PAGE_SIZE)
    request.has_invented = any(row.page.author.invented for row in rows)  # type: ignore[attr-defined]
    return render(
        request,
        page,
        "portraits/curiosities/curiosity_index_page.html",
        {
            "curiosities": [curiosity_row(row, links) for row in rows],
            "pager": pager,
        },
        head=Head(
            title=page.seo_title or page.title,
            description=page.search_description
            or page.lead
            or _(
                "Unexpected facts about the authors of the collection, each with its source."
            ).plain,
            feeds=feed_links(request, "curiosities"),
        ),
        addresses=record_addresses(tree, SECTION),
        section=SECTION,
        keep_query=True,
    )
