"""The entrance for schools: texts and lessons by what a class needs, with counts for every choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name, ngettext
from authorsite.interface import gettext as _
from portraits.models import ExcerptPage, LessonPage, Place, SchoolsPage
from portraits.models.teaching import Difficulty, SchoolYears, Subject, Theme
from portraits.querysets.school_index import (
    CLASS,
    FREE,
    LESSON,
    READ,
    SHOW,
    TEXT,
    TIMES,
    SchoolIndex,
)
from portraits.routing import SiteTree, site_tree
from portraits.views.excerpt_lists import lines_by_page
from portraits.views.facets import Choice, Facet, form_label
from portraits.views.facts.wording import capitalised, joined, label_text, labelled
from portraits.views.facts.wording import named as place_text
from portraits.views.keeping import kept
from portraits.views.lesson_lists import lesson_line
from portraits.views.lesson_sets import SetItem, set_path
from portraits.views.paging import paged
from portraits.views.place_facet import Option, PlaceTree, load_nodes, node
from portraits.views.rendering import (
    Head,
    current_collection,
    page_addresses,
    reader_chain,
    reader_language,
    render,
)
from portraits.views.school_query import PLACES, VOCABULARIES, SchoolQuery, read_school_query
from portraits.views.set_page import bar_of
from portraits.views.teaching_words import labels

SECTION = "schoolspage"
PAGE_SIZE = 24
OPEN = {"kind", "year", "time", "subject"}


@dataclass(frozen=True)
class SchoolRow:
    """A text or a lesson in the list; a text can be put into a lesson, unless it is in it already."""

    kind: InterfaceText
    title: InterfaceText
    url: str
    text: InterfaceText
    small: InterfaceText
    author: str = ""
    add_url: str = ""
    is_in: bool = False


def schools(request: HttpRequest, page: SchoolsPage) -> HttpResponse:
    """The entrance."""
    tree, language = site_tree(request), reader_language()
    query = read_school_query(request.GET)
    own = current_collection(request).place_ids()
    index = kept(
        f"school index {language} {timezone.localdate()} {sorted(own)}",
        lambda: SchoolIndex.load(reader_chain(), own),
    )
    found = index.found(query.asked)
    items, pager = paged(request, found, PAGE_SIZE)
    path = tree.reader_path(page, language)
    places = _place_tree(index, query, language)
    rows = _rows(items, tree, language, query)
    request.has_invented = any(row.author for row in rows) and _has_invented(items)  # type: ignore[attr-defined]
    return render(
        request,
        page,
        "portraits/schools/schools_page.html",
        {
            "facets": _facets(index, query, places, own),
            "picked": _picked(query, places, path),
            "rows": rows,
            "heading": _count(len(found)),
            "left_out": [
                labelled(facet_label(facet), InterfaceText(value, NO_LANGUAGE))
                for facet, value in query.ignored
            ],
            "pager": pager,
            "path": path,
            "clear_url": query.address(path, []),
            "bar": bar_of(request, language),
            "set_url": set_path(language, query.carried),
            "lessons_url": tree.section_path("lessonindexpage", language),
        },
        head=Head(
            title=page.seo_title or page.title,
            description=page.search_description
            or page.lead
            or _("Texts and lessons by school year, time and subject").plain,
            robots="noindex, follow" if request.GET else "",
        ),
        addresses=page_addresses(tree, page),
        section=SECTION,
        keep_query=True,
    )


def _count(number: int) -> InterfaceText:
    return ngettext("%(number)d text or lesson", "%(number)d texts and lessons", number) % {
        "number": number
    }


def _has_invented(items: Sequence[tuple[str, int]]) -> bool:
    """Whether a text on this page is by an invented author."""
    pages = [pk for kind, pk in items if kind == TEXT]
    return ExcerptPage.objects.filter(pk__in=pages, author__invented=True).exists()


def _rows(
    items: Sequence[tuple[str, int]], tree: SiteTree, language: str, query: SchoolQuery
) -> list[SchoolRow]:
    """The rows of a page of the list, in a fixed number of queries."""
    texts = lines_by_page(
        ExcerptPage.objects.shown().filter(pk__in=[pk for kind, pk in items if kind == TEXT]),
        tree,
        language,
    )
    lessons = (
        LessonPage.objects.shown()
        .filter(pk__in=[pk for kind, pk in items if kind == LESSON])
        .select_related("locale")
        .in_bulk()
    )
    rows = []
    for kind, pk in items:
        if kind == LESSON and pk in lessons:
            line = lesson_line(lessons[pk], tree, language)
            rows.append(SchoolRow(_("Lesson"), line.title, line.url, line.lead, line.small))
        elif kind == TEXT and pk in texts:
            rows.append(_text_row(*texts[pk], query, language))
    return rows


def _text_row(page: Any, line: Any, query: SchoolQuery, language: str) -> SchoolRow:
    item = SetItem(page.excerpt.pid)
    carried = query.carried.query
    parts = [*labels(SchoolYears, page.school_years), line.small]
    if page.difficulty:
        parts.append(label_text(Difficulty(page.difficulty).label))
    return SchoolRow(
        _("Text"),
        line.title,
        f"{line.url}?{carried}" if carried else line.url,
        line.beginning,
        joined(parts, " · "),
        line.author,
        set_path(language, query.carried.with_item(item)),
        any(other.pid == item.pid for other in query.carried.items),
    )


def facet_label(facet: str) -> InterfaceText:
    """What a facet is called."""
    found: Mapping[str, Callable[[], InterfaceText]] = {
        "kind": lambda: _("What"),
        "year": lambda: _("School years"),
        "time": lambda: _("Time"),
        "subject": lambda: _("Subjects"),
        "theme": lambda: _("Themes"),
        "language": lambda: _("Language of the texts"),
        "difficulty": lambda: _("Difficulty"),
        "form": lambda: _("Form"),
        "municipality": lambda: _("Our municipality"),
        "place": lambda: _("Set in"),
        "rights": lambda: _("What the class may do"),
    }
    return found[facet]()


def value_label(facet: str, value: str) -> InterfaceText:
    """What a value of a facet with a vocabulary is called."""
    if facet == "time":
        return time_label(value)
    found: Mapping[str, Callable[[str], InterfaceText]] = {
        "kind": lambda value: _("Lessons") if value == LESSON else _("Texts"),
        "year": lambda value: label_text(SchoolYears(value).label),
        "subject": lambda value: label_text(Subject(value).label),
        "theme": lambda value: label_text(Theme(value).label),
        "language": lambda value: capitalised(language_name(value)),
        "difficulty": lambda value: label_text(Difficulty(value).label),
        "form": form_label,
        "rights": rights_label,
    }
    return found[facet](value)


def time_label(value: str) -> InterfaceText:
    """A span of time: "6–15 minutes"."""
    first, last = TIMES[value]
    if value.endswith("-"):
        return _("More than %(number)d minutes") % {"number": first - 1}
    if first == 0:
        return _("Up to %(number)d minutes") % {"number": last}
    return _("%(first)d–%(last)d minutes") % {"first": first, "last": last}


def rights_label(value: str) -> InterfaceText:
    """What a class may do with a text."""
    found: Mapping[str, Callable[[], InterfaceText]] = {
        FREE: lambda: _("Copy, change and share"),
        CLASS: lambda: _("Copy in class"),
        SHOW: lambda: _("Show in class"),
        READ: lambda: _("Read here"),
    }
    return found[value]()


def _place_tree(index: SchoolIndex, query: SchoolQuery, language: str) -> dict[str, PlaceTree]:
    """The places of the two facets of places, in two queries."""
    counts = {facet: index.counts(query.asked, facet) for facet in PLACES}
    wanted = {pk for facet in PLACES for pk in counts[facet]}
    nodes = load_nodes(Place.objects.public().filter(pk__in=wanted), language)
    found = {}
    for facet in PLACES:
        own = {pk: nodes[pk] for pk in counts[facet] if pk in nodes}
        for value in query.values.get(facet, ()):
            place = query.places[value]
            own.setdefault(place.pk, node(place, language))
        found[facet] = PlaceTree(own, counts[facet], frozenset(query.values.get(facet, ())))
    return found


def _facets(
    index: SchoolIndex, query: SchoolQuery, places: Mapping[str, PlaceTree], own: Sequence[int]
) -> list[Facet]:
    """All facets; an option without items is shown only if it is chosen."""
    found = []
    for facet in index.values:
        chosen = query.values.get(facet, ())
        elsewhere: list[Option] = []
        if facet in PLACES:
            options, elsewhere = places[facet].options(own)
        else:
            counts = index.counts(query.asked, facet)
            options = [
                Option(value, value_label(facet, value), counts.get(value, 0), value in chosen)
                for value in VOCABULARIES[facet]
                if counts.get(value) or value in chosen
            ]
        if options or elsewhere:
            is_open = facet in OPEN or bool(chosen)
            found.append(Facet(facet, facet_label(facet), options, is_open, elsewhere))
    return found


def _picked(query: SchoolQuery, places: Mapping[str, PlaceTree], path: str) -> list[Choice]:
    """Everything chosen, each with the address without it."""
    found = []
    for facet, value in query.chosen:
        if facet in PLACES:
            label = place_text(query.places[value].name_in(reader_language()))
        else:
            label = value_label(facet, value)
        found.append(Choice(label, query.without(path, facet, value)))
    return found
