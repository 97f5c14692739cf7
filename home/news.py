"""News for a reader: each piece once, in the best language there is, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.query import PageQuerySet

from authorsite.interface import InterfaceText
from authorsite.partial_dates import format_partial_date
from home.models import NewsPage
from portraits.querysets.translations import best_versions
from portraits.routing import SiteTree


@dataclass(frozen=True)
class NewsRow:
    """A piece of news in a list; title and lead know their language."""

    title: InterfaceText
    lead: InterfaceText
    url: str
    date: InterfaceText
    iso: str


def shown_news(languages: Sequence[str]) -> PageQuerySet:
    """The news everybody may see, each in the best of the languages."""
    shown = NewsPage.objects.live().public()
    return best_versions(shown, languages).select_related("locale").order_by("-date", "-pk")


def news_row(page: NewsPage, tree: SiteTree, language: str) -> NewsRow:
    """One piece of news for a reader."""
    own = page.content_language
    return NewsRow(
        InterfaceText(page.title, own),
        InterfaceText(page.lead, own),
        tree.reader_path(page, language),
        format_partial_date(page.date.isoformat(), language),
        page.date.isoformat(),
    )
