"""The search page: authors, works and places by name."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format

from authorsite.interface import NO_LANGUAGE, InterfaceText, ngettext
from authorsite.interface import gettext as _
from portraits.models import Author, SearchPage
from portraits.querysets.matching import SearchWords, visible_text
from portraits.routing import site_tree
from portraits.views.facts.wording import labelled
from portraits.views.near_names import near_names
from portraits.views.rendering import Address, Head, page_addresses, reader_language, render
from portraits.views.search_results import KINDS, Search

WAYS_IN = ("portraitindexpage", "placeindexpage", "workindexpage", "curiosityindexpage")
"""Sections to go to when nothing is searched for or found."""


@dataclass(frozen=True)
class WayIn:
    """A section of the site, with its title in the best language."""

    label: InterfaceText
    url: str


def search(request: HttpRequest, page: SearchPage) -> HttpResponse:
    """What the site has for some words; without words, the form and ways in."""
    typed = visible_text(request.GET.get("q", ""))
    words = SearchWords.read(typed)
    groups = [kind(Search(request, words)) for kind in KINDS] if words else []
    total = sum(group.count for group in groups)
    near = near_names(request, Author.objects.listed(), words) if words and not total else []
    return render(
        request,
        page,
        "portraits/search/search_page.html",
        {
            "words": words,
            "path": site_tree(request).reader_path(page, reader_language()),
            "groups": [group for group in groups if group.count],
            "summary": _summary(words, total) if words else None,
            "left_out": _left_out(typed, words),
            "near": near,
            "ways_in": [] if total else _ways_in(request),
        },
        head=Head(
            title=f"{page.title}: {words.text}" if words else page.seo_title or page.title,
            description=page.search_description or page.lead,
            robots="noindex, follow" if words else "",
        ),
        addresses=_addresses(request, page, words),
        section="searchpage",
    )


def _summary(words: SearchWords, total: int) -> InterfaceText:
    """How much was found: "14 hits for “isen går”"."""
    values = {
        "number": InterfaceText(number_format(total, force_grouping=True), NO_LANGUAGE),
        "words": InterfaceText(words.text, NO_LANGUAGE),
    }
    text = ngettext("%(number)s hit for “%(words)s”", "%(number)s hits for “%(words)s”", total)
    return text % values


def _left_out(typed: str, words: SearchWords) -> list[InterfaceText]:
    """What of the question was too much."""
    rest = (typed.removeprefix(words.text) if words else typed).strip()
    if not rest:
        return []
    return [labelled(_("Search words"), InterfaceText(visible_text(rest)[:80], NO_LANGUAGE))]


def _ways_in(request: HttpRequest) -> list[WayIn]:
    tree, language = site_tree(request), reader_language()
    found = []
    for model in WAYS_IN:
        section, path = tree.best(model, language), tree.section_path(model, language)
        if section is not None and path is not None:
            found.append(WayIn(section.name, path))
    return found


def _addresses(request: HttpRequest, page: SearchPage, words: SearchWords) -> list[Address]:
    """The same search in all languages."""
    found = page_addresses(site_tree(request), page)
    if not words:
        return found
    query = Search(request, words).query
    return [Address(each.language, f"{each.path}?{query}", each.whole) for each in found]
