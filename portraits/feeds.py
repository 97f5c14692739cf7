"""Atom feeds (RFC 4287), one set for each language: new portraits, curiosities, news.

What is not in the feed's language comes in the best language there is and says so with
``xml:lang``. An entry keeps its id through renames and moves: it is made from the translation key
and the language.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.rich_text import expand_db_html

from authorsite.settings.languages import fallback_chain
from portraits.models import LessonPage, PortraitPage
from portraits.querysets.curiosities import best_curiosities
from portraits.querysets.translations import best_versions
from portraits.routing import SiteTree, site_tree
from portraits.views.rendering import current_collection
from portraits.views.subscriptions import TITLES

MOST_ENTRIES = 30
MAX_AGE = 900
"""Seconds for which readers' programs and caches may keep a feed."""

UNDATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The date of what was published without one; Atom does not know entries without a date."""


@dataclass(frozen=True)
class Reader:
    """For whom a feed is written."""

    tree: SiteTree
    language: str
    name: str

    @property
    def chain(self) -> tuple[str, ...]:
        """The languages to fall back to, best first."""
        return fallback_chain(self.language)


@dataclass(frozen=True)
class Entry:
    """One entry of a feed; ``summary`` is HTML, ``language`` that of the entry."""

    identity: uuid.UUID
    title: str
    summary: str
    path: str
    language: str
    published: datetime.datetime
    updated: datetime.datetime


def identity(translation_key: uuid.UUID, language: str) -> uuid.UUID:
    """The id of an entry in a language, for ever."""
    return uuid.uuid5(translation_key, language)


class LanguageAtomFeed(Atom1Feed):
    """Atom with the language of each entry."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """The attributes of an entry: its language."""
        return {**super().item_attributes(item), "xml:lang": item["language"]}


if TYPE_CHECKING:
    _Feed = Feed[Entry, Reader]
else:
    _Feed = Feed


class LanguageFeed(_Feed):
    """The base of the feeds: one address a language, entries from ``entries``."""

    feed_type = LanguageAtomFeed
    kind: ClassVar[str]
    section: ClassVar[str] = ""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, with leave to keep it for a while."""
        response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=MAX_AGE)
        return response

    def get_object(self, request: HttpRequest, language: str) -> Reader:
        """For whom the feed is.

        Raises:
            Http404: for a language the site does not have.
        """
        tree = site_tree(request)
        if language not in tree.languages:
            raise Http404
        return Reader(tree, language, current_collection(request).name_in(language).plain)

    def entries(self, reader: Reader) -> Iterable[Entry]:
        """The newest entries for a reader, newest first."""
        raise NotImplementedError

    def title(self, reader: Reader) -> str:
        """What the feed holds, and of which collection."""
        return f"{TITLES[self.kind]().plain} – {reader.name}"

    def link(self, reader: Reader) -> str:
        """The page that shows the same, or the home page."""
        below = reader.tree.section_path(self.section, reader.language) if self.section else None
        return below or f"/{reader.language}/"

    def author_name(self, reader: Reader) -> str:
        """The collection."""
        return reader.name

    def items(self, reader: Reader) -> list[Entry]:
        """The entries."""
        return list(self.entries(reader))

    def item_title(self, item: Entry) -> str:
        """The title as text."""
        return item.title

    def item_description(self, item: Entry) -> str:
        """The summary as HTML."""
        return item.summary

    def item_link(self, item: Entry) -> str:
        """The address for readers of the feed."""
        return item.path

    def item_guid(self, item: Entry) -> str:
        """The id."""
        return item.identity.urn

    def item_pubdate(self, item: Entry) -> datetime.datetime:
        """When it was first published."""
        return item.published

    def item_updateddate(self, item: Entry) -> datetime.datetime:
        """When it was last published."""
        return item.updated

    def item_extra_kwargs(self, item: Entry) -> dict[str, str]:
        """What Atom gets beside the usual."""
        return {"language": item.language}


def dates(page: Page) -> dict[str, datetime.datetime]:
    """When a page was published first and last."""
    first = page.first_published_at or page.last_published_at or UNDATED
    return {"published": first, "updated": max(first, page.last_published_at or first)}


class PortraitFeed(LanguageFeed):
    """Portraits, those first published last."""

    kind = "portraits"
    section = "portraitindexpage"

    def entries(self, reader: Reader) -> Iterable[Entry]:
        """Each portrait in the best language there is."""
        pages = best_versions(PortraitPage.objects.shown(), reader.chain)
        for page in newest(pages.select_related("author", "locale")):
            language = page.locale.language_code
            yield Entry(
                identity=identity(page.translation_key, language),
                title=page.author.name,
                summary=format_html("<p>{}</p>", page.lead) if page.lead else "",
                path=reader.tree.reader_path(page, reader.language),
                language=language,
                **dates(page),
            )


class CuriosityFeed(LanguageFeed):
    """Curiosities, those on the newest portraits first."""

    kind = "curiosities"
    section = "curiosityindexpage"

    def entries(self, reader: Reader) -> Iterable[Entry]:
        """Each curiosity in the best language there is, named after its author."""
        newest_first = F("page__first_published_at").desc(nulls_last=True)
        rows = best_curiosities(reader.chain).order_by(
            newest_first, "page__author__key", "sort_order", "pk"
        )
        for row in rows[:MOST_ENTRIES]:
            language = row.locale.language_code
            yield Entry(
                identity=identity(row.translation_key, language),
                title=row.page.author.name,
                summary=expand_db_html(row.text),
                path=f"{reader.tree.reader_path(row.page, reader.language)}#curiosities",
                language=language,
                **dates(row.page),
            )


class LessonFeed(LanguageFeed):
    """Lessons, those first published last."""

    kind = "lessons"
    section = "lessonindexpage"

    def entries(self, reader: Reader) -> Iterable[Entry]:
        """Each lesson in the best language there is."""
        pages = best_versions(LessonPage.objects.shown(), reader.chain)
        for page in newest(pages.select_related("locale")):
            language = page.locale.language_code
            yield Entry(
                identity=identity(page.translation_key, language),
                title=page.title,
                summary=format_html("<p>{}</p>", page.lead),
                path=reader.tree.reader_path(page, reader.language),
                language=language,
                **dates(page),
            )


class NewsFeed(LanguageFeed):
    """News, the latest first."""

    kind = "news"
    section = "newsindexpage"

    def entries(self, reader: Reader) -> Iterable[Entry]:
        """Each piece of news in the best language there is, under its own date."""
        shown = apps.get_model("home.NewsPage").objects.live().public()
        pages = best_versions(shown, reader.chain).select_related("locale")
        for page in pages.order_by("-date", "-pk")[:MOST_ENTRIES]:
            language = page.locale.language_code
            day = datetime.datetime.combine(
                page.date, datetime.time(), timezone.get_default_timezone()
            )
            yield Entry(
                identity=identity(page.translation_key, language),
                title=page.title,
                summary=format_html("<p>{}</p>", page.lead),
                path=reader.tree.reader_path(page, reader.language),
                language=language,
                published=day,
                updated=max(day, page.last_published_at or day),
            )


def newest(pages: PageQuerySet) -> PageQuerySet:
    """The pages first published last; those without a date come last."""
    return pages.order_by(F("first_published_at").desc(nulls_last=True), "-pk")[:MOST_ENTRIES]
