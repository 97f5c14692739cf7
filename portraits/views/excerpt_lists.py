"""Excerpts in lists: on a portrait, on the page of a work, among hits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.settings.languages import fallback_chain
from portraits.models import TextVersion
from portraits.routing import SiteTree
from portraits.views.facts.wording import joined

LONGEST_BEGINNING = 160
"""Letters of the text that a list shows."""


@dataclass(frozen=True)
class ExcerptLine:
    """An excerpt in a list: its title, how it begins, and the work it is from."""

    title: InterfaceText
    url: str
    beginning: InterfaceText
    small: InterfaceText
    author: str


def excerpt_lines(pages: Any, tree: SiteTree, language: str) -> list[ExcerptLine]:
    """The shown ones of some pages, each in the best language for a reader, in one query."""
    return [line for _page, line in lines_by_page(pages, tree, language).values()]


def lines_by_page(pages: Any, tree: SiteTree, language: str) -> dict[int, tuple[Any, ExcerptLine]]:
    """As ``excerpt_lines``: each page with its line, by primary key and in their order."""
    originals = TextVersion.objects.filter(excerpt=OuterRef("excerpt"), is_original=True)
    newest = originals.order_by("-number")
    rows = (
        pages.best_of_each(fallback_chain(language))
        .select_related("excerpt__work", "author", "locale")
        .annotate(
            text_rows=Subquery(newest.values("rows")[:1]),
            text_language=Subquery(newest.values("language")[:1]),
        )
    )
    return {page.pk: (page, _line(page, tree, language)) for page in rows}


def _line(page: Any, tree: SiteTree, language: str) -> ExcerptLine:
    work = page.excerpt.work
    said = page.text_language or NO_LANGUAGE
    title = InterfaceText(page.title, said)
    parts = [InterfaceText(work.title, work.language_codes[0] if work.language_codes else
                           NO_LANGUAGE)] if page.excerpt.title else []  # fmt: skip
    if work.first_year:
        parts.append(InterfaceText(str(work.first_year), NO_LANGUAGE))
    if said:
        parts.append(language_name(said))
    return ExcerptLine(
        title,
        tree.reader_path(page, language),
        InterfaceText(_beginning(page.text_rows), said),
        joined(parts, " · "),
        page.author.name,
    )


def _beginning(rows: Any) -> str:
    """The first words of a text, whole words, with a sign where it goes on."""
    found = json.loads(rows) if isinstance(rows, str) else rows or ()
    words: list[str] = []
    length = 0
    for row in found:
        for word in str(row[1]).split():
            length += len(word) + 1
            if length > LONGEST_BEGINNING:
                return f"{' '.join(words)} …"
            words.append(word)
    return " ".join(words)
