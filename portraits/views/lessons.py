"""A lesson: the pupils' sheet, and the teacher's below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from authorsite.partial_dates import format_partial_date
from portraits.blocks.lessons import AFTER, BEFORE, DURING
from portraits.handouts.handout import Words
from portraits.models import LessonPage
from portraits.models.curricula import Syllabus, chosen
from portraits.models.teaching import Difficulty, SchoolYears, Subject, Theme
from portraits.routing import SiteTree, site_tree
from portraits.views import lesson_data, structured_data
from portraits.views.extracts import Extract, Part, Wanted, extracts, narrowed
from portraits.views.facts.links import Links
from portraits.views.facts.wording import joined, label_text, uncapitalised
from portraits.views.lesson_lists import lesson_lines, others_like
from portraits.views.lesson_sets import LONGEST_TITLE, LessonSet, SetItem, set_path
from portraits.views.rendering import (
    Head,
    current_collection,
    page_addresses,
    page_versions,
    reader_language,
    render,
)
from portraits.views.teaching_words import labels, minutes_words, time_words
from portraits.views.translation_notice import translation_notice
from portraits.views.wordings import wording_line

SECTION = "schoolspage"


@dataclass(frozen=True)
class Question:
    """A question, with a link to the place in the text that it is about."""

    text: str
    place: InterfaceText | None = None
    url: str = ""
    part: Part | None = None


@dataclass(frozen=True)
class Step:
    """A step of the lesson; ``teacher`` is HTML and empty on the pupils' sheet."""

    title: str
    minutes: InterfaceText | None
    instructions: Any
    extract: Extract | None
    is_part: bool
    questions: list[Question]
    teacher: Any


@dataclass(frozen=True)
class Phase:
    """The steps before, while or after reading."""

    label: InterfaceText
    steps: list[Step]


@dataclass(frozen=True)
class Fact:
    """A line of what a teacher needs to know to choose."""

    label: InterfaceText
    value: InterfaceText


def lesson(request: HttpRequest, page: LessonPage, *, for_teacher: bool = False) -> HttpResponse:
    """A lesson.

    Args:
        for_teacher: the teacher's sheet instead of the pupils'.
    """
    tree, language = site_tree(request), reader_language()
    links = Links(tree, language)
    wanted = wanted_of(page)
    texts = extracts(wanted, links)
    versions = page_versions(page)
    addresses = page_addresses(tree, page, versions)
    content_language = page.content_language
    request.has_invented = any(  # type: ignore[attr-defined]
        text.page.author.invented for text in texts if text.page is not None
    )
    path = tree.reader_path(page, language)
    crumbs = _crumbs(tree, language, page)
    return render(
        request,
        page,
        "portraits/lessons/lesson_page.html",
        {
            "for_teacher": for_teacher,
            "facts": facts_of(page, texts),
            "phases": list(phases_of(page, texts, for_teacher=for_teacher)),
            "texts": texts,
            "words": list(page.words.all()),
            "syllabuses": syllabuses(page),
            "checked": _checked(page, language),
            "others": lesson_lines(others_like(page), tree, language),
            "path": path,
            "teacher_path": f"{path}larare/",
            "file_path": f"{path}larare/" if for_teacher else path,
            "set_path": set_path(language, set_of(page, wanted)),
            "writer": page.written_by,
            "wording": wording_line(page, versions),
            "crumbs": crumbs,
            "notice": (
                translation_notice(page, addresses) if content_language != language else None
            ),
        },
        head=_head(request, page, texts, crumbs, for_teacher=for_teacher),
        addresses=addresses,
        section=SECTION,
    )


def wanted_of(page: LessonPage) -> list[Wanted]:
    """The texts of a lesson, one query."""
    rows = page.readings.all().select_related("excerpt")
    return [Wanted(row.excerpt.pid, row.place) for row in rows]


def set_of(page: LessonPage, wanted: Sequence[Wanted]) -> LessonSet:
    """The texts of a lesson as a set, to print or to change."""
    items = tuple(SetItem.read_place(each.pid, each.place) for each in wanted)
    return LessonSet(items, page.title[:LONGEST_TITLE])


def facts_of(page: LessonPage, texts: Sequence[Extract]) -> list[Fact]:
    """School years, time, subjects, languages, difficulty and preparation, as far as said."""
    found: list[Fact] = []

    def add(label: InterfaceText, values: Sequence[InterfaceText]) -> None:
        if values:
            found.append(Fact(label, joined([values[0], *map(uncapitalised, values[1:])])))

    add(_("School years"), labels(SchoolYears, page.school_years))
    found.append(Fact(_("Time"), time_words(page.sessions, page.minutes)))
    if page.subjects:  # names of languages keep their capitals
        found.append(Fact(_("Subjects"), joined(labels(Subject, page.subjects), " · ")))
    languages = {text.language: text.language_name for text in texts if not text.withdrawn}
    if languages:
        found.append(Fact(_("Language of the texts"), joined(languages.values())))
    if page.difficulty:
        add(_("Difficulty"), [label_text(Difficulty(page.difficulty).label)])
    add(_("Themes"), labels(Theme, page.themes))
    if page.preparation:
        found.append(Fact(_("Preparation"), InterfaceText(page.preparation, page.content_language)))
    return found


PHASE_LABELS = {
    BEFORE: lambda: _("Before reading"),
    DURING: lambda: _("While reading"),
    AFTER: lambda: _("After reading"),
}


def phases_of(page: LessonPage, texts: Sequence[Extract], *, for_teacher: bool) -> Iterator[Phase]:
    """The steps before, while and after reading, as far as there are any."""
    steps: dict[str, list[Step]] = {phase: [] for phase in PHASE_LABELS}
    for block in page.steps:
        value = block.value
        whole = _text(texts, value["text"])
        part = value["place"]
        steps.setdefault(value["phase"], []).append(
            Step(
                value["title"],
                minutes_words(value["minutes"]) if value["minutes"] else None,
                value["instructions"],
                narrowed(whole, part) if whole and part else whole,
                bool(part),
                [_question(row, texts) for row in value["questions"]],
                value["teacher"] if for_teacher else "",
            )
        )
    for phase, label in PHASE_LABELS.items():
        if steps[phase]:
            yield Phase(label(), steps[phase])


def _text(texts: Sequence[Extract], number: int | None) -> Extract | None:
    return next((text for text in texts if text.number == number), None)


def _question(row: Any, texts: Sequence[Extract]) -> Question:
    text = _text(texts, row["text"] or (1 if row["place"] else None))
    if text is None or text.version is None or not row["place"]:
        return Question(row["question"])
    part = narrowed(text, row["place"])
    return Question(row["question"], part.place, part.url, part.part)


def narrowed_place(question: Question) -> Words | None:
    """The place of a question as it is called on paper, where prose too is numbered by row."""
    printed = question.part.printed if question.part else ()
    if not printed or question.part is None:
        return None
    place = Part(question.part.version, printed, is_ruled=True).words
    return Words(place.plain, place.lang) if place else None


def syllabuses(page: LessonPage) -> list[Syllabus]:
    """What the lesson is for, by subject or level of a curriculum."""
    return [entry for key in page.curriculum if (entry := chosen(key)) is not None]


def _checked(page: LessonPage, language: str) -> InterfaceText | None:
    if page.curriculum_checked is None:
        return None
    return format_partial_date(page.curriculum_checked.isoformat(), language)


def _crumbs(tree: SiteTree, language: str, page: LessonPage) -> list[dict[str, Any]]:
    """From the entrance for schools to the list of lessons and the lesson."""
    crumbs: list[dict[str, Any]] = []
    for model in (SECTION, "lessonindexpage"):
        section = tree.best(model, language)
        if section is not None:
            crumbs.append({"label": section.name, "url": tree.section_path(model, language)})
    crumbs.append({"label": InterfaceText(page.title, page.content_language), "url": ""})
    return crumbs


def _head(
    request: HttpRequest,
    page: LessonPage,
    texts: Sequence[Extract],
    crumbs: list[dict[str, Any]],
    *,
    for_teacher: bool,
) -> Head:
    site = request.build_absolute_uri("/").rstrip("/")
    collection = current_collection(request).name_in(reader_language()).plain
    described = lesson_data.described(request, page, texts, syllabuses(page), collection)
    title = page.seo_title or page.title
    return Head(
        title=f"{title} – {_('Teacher’s sheet').plain}" if for_teacher else title,
        description=page.search_description or page.lead,
        og={"type": "article"},
        robots="noindex, follow" if for_teacher else "",
        json_ld=[
            structured_data.serialised(described),
            structured_data.serialised(structured_data.breadcrumbs(crumbs, site)),
        ],
    )
