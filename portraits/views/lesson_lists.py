"""Lessons in lists: all of them, those like another, those with an excerpt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from authorsite.interface import InterfaceText
from portraits.models import LessonIndexPage, LessonPage
from portraits.models.teaching import SchoolYears, Subject
from portraits.querysets.translations import best_versions
from portraits.routing import SiteTree, site_tree
from portraits.views.facts.wording import joined
from portraits.views.paging import paged
from portraits.views.rendering import (
    Head,
    page_addresses,
    reader_chain,
    reader_language,
    render,
)
from portraits.views.subscriptions import feed_links
from portraits.views.teaching_words import labels, time_words

PAGE_SIZE = 24
MOST_OTHERS = 3


@dataclass(frozen=True)
class LessonLine:
    """A lesson in a list; its words have the language they are in."""

    title: InterfaceText
    url: str
    lead: InterfaceText
    small: InterfaceText


def lesson_lines(pages: Iterable[Any], tree: SiteTree, language: str) -> list[LessonLine]:
    """Lessons as a list shows them; needs their locales loaded."""
    return [lesson_line(page, tree, language) for page in pages]


def lesson_line(page: LessonPage, tree: SiteTree, language: str) -> LessonLine:
    """One lesson: title, lead, and for whom it is."""
    own = page.locale.language_code
    parts = [
        *labels(SchoolYears, page.school_years),
        time_words(page.sessions, page.minutes),
        *labels(Subject, page.subjects),
    ]
    return LessonLine(
        InterfaceText(page.title, own),
        tree.reader_path(page, language),
        InterfaceText(page.lead, own),
        joined(parts, " · "),
    )


def shown_lessons(chain: Iterable[str]) -> Any:
    """The lessons readers may see, each in the best language there is, newest first."""
    pages = best_versions(LessonPage.objects.shown(), tuple(chain)).select_related("locale")
    return pages.order_by("-first_published_at", "-pk")


def lessons_with_excerpt(excerpt: Any, chain: Iterable[str]) -> Any:
    """The lessons readers may see that use an excerpt."""
    return shown_lessons(chain).using(excerpt)


def others_like(page: LessonPage) -> list[LessonPage]:
    """Up to three other lessons: those for the same school years and themes first; one query."""
    chain = reader_chain()
    found = [
        other
        for other in shown_lessons(chain)[:PAGE_SIZE]
        if other.translation_key != page.translation_key
    ]

    def shared(other: LessonPage) -> int:
        return len(set(other.school_years) & set(page.school_years)) + len(
            set(other.themes) & set(page.themes)
        )

    return sorted(found, key=shared, reverse=True)[:MOST_OTHERS]


def lesson_index(request: HttpRequest, page: LessonIndexPage) -> HttpResponse:
    """All lessons, newest first."""
    tree, language = site_tree(request), reader_language()
    rows, pager = paged(request, shown_lessons(reader_chain()), PAGE_SIZE)
    return render(
        request,
        page,
        "portraits/lessons/lesson_index_page.html",
        {
            "lessons": lesson_lines(rows, tree, language),
            "pager": pager,
            "schools_url": tree.section_path("schoolspage", language),
        },
        head=Head(
            title=page.seo_title or page.title,
            description=page.search_description or page.lead,
            feeds=feed_links(request, "lessons"),
        ),
        addresses=page_addresses(tree, page),
        section="schoolspage",
        keep_query=True,
    )
