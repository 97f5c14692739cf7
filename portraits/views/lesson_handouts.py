"""A lesson or a teacher's own set on paper or in a word processor: texts, questions, the teacher's sheet."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import strip_tags

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from portraits.handouts.documents import document_of
from portraits.handouts.handout import (
    Block,
    Handout,
    Heading,
    Items,
    Paragraph,
    Question,
    Questions,
    Word,
    WordHelp,
    Words,
)
from portraits.handouts.sheets import pdf_of
from portraits.models import LessonPage, SchoolsPage
from portraits.models.reuse import Form, permitted
from portraits.routing import site_tree
from portraits.views.extracts import Extract, extracts
from portraits.views.facts.links import Links
from portraits.views.facts.wording import joined, labelled
from portraits.views.handout_contents import OFF, passage_of, size_in, words_of
from portraits.views.handouts import Make, handout_response
from portraits.views.lesson_sets import LONGEST_QR, read_set, set_path, wanted_in
from portraits.views.lessons import (
    Phase,
    Step,
    facts_of,
    narrowed_place,
    phases_of,
    syllabuses,
    wanted_of,
)
from portraits.views.rendering import current_collection, reader_language

type Made = tuple[Form, str, str, Make]

MAKERS: dict[str, Made] = {
    "pdf": (Form.PRINT, "pdf", "application/pdf", pdf_of),
    "docx": (
        Form.DOCUMENT,
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        document_of,
    ),
}
_PARAGRAPH = re.compile(r"</(?:p|li)>")


def set_handout(request: HttpRequest, language: str, ending: str) -> HttpResponse:
    """A teacher's own set as a file.

    Raises:
        Http404: in a language the site lacks, and for a set without texts.
    """
    tree = site_tree(request)
    found = read_set(request.GET)
    if language not in tree.languages or not found.items or not _has_entrance():
        raise Http404
    made = MAKERS[ending]
    texts = extracts([wanted_in(item) for item in found.items], Links(tree, language))
    address = request.build_absolute_uri(set_path(language, found))
    blocks = [block for text in texts for block in _text(request, text, made[0])]
    if found.questions:
        questions = tuple(Question(Words(text, language)) for text in found.questions)
        blocks += [Heading(words_of(_("Questions"))), Questions(questions)]
    title = found.title or _("Your lesson").plain
    handout = _handout(request, Words(title, language), blocks, texts, address)
    answer = handout_response(request, handout, made[1:], canonical=address)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _has_entrance() -> bool:
    return SchoolsPage.objects.live().exists()


def pupils(request: HttpRequest, page: LessonPage, ending: str) -> HttpResponse:
    """The pupils' sheet of a lesson as a file, with its texts."""
    return _lesson(request, page, ending, for_teacher=False)


def teacher(request: HttpRequest, page: LessonPage, ending: str) -> HttpResponse:
    """The teacher's sheet of a lesson as a file."""
    return _lesson(request, page, ending, for_teacher=True)


def _lesson(
    request: HttpRequest, page: LessonPage, ending: str, *, for_teacher: bool
) -> HttpResponse:
    tree, language = site_tree(request), reader_language()
    made = MAKERS[ending]
    texts = extracts(wanted_of(page), Links(tree, language))
    own = page.content_language
    blocks: list[Block] = [Paragraph(Words(page.lead, own))]
    if for_teacher:
        blocks += [
            Paragraph(words_of(labelled(fact.label, fact.value)), is_small=True)
            for fact in facts_of(page, texts)
        ]
        blocks += _curriculum(page)
    for phase in phases_of(page, texts, for_teacher=for_teacher):
        blocks += _phase(phase, own, made[0], for_teacher=for_teacher)
    words = tuple(
        Word(Words(row.word, own), Words(row.explanation, own)) for row in page.words.all()
    )
    if words:
        blocks += [Heading(words_of(_("Help with words"))), WordHelp(words)]
    if not for_teacher:
        blocks += [block for text in texts for block in _text(request, text, made[0])]
    path = tree.reader_path(page, language)
    address = request.build_absolute_uri(path)
    title = Words(page.title, own)
    kind = _("Teacher’s sheet") if for_teacher else _("Worksheet")
    handout = _handout(
        request, title, blocks, texts, address, kind=kind, has_name_line=not for_teacher
    )
    return handout_response(request, handout, made[1:], canonical=address)


def _handout(
    request: HttpRequest,
    title: Words,
    blocks: Sequence[Block],
    texts: Sequence[Extract],
    address: str,
    *,
    kind: InterfaceText | None = None,
    has_name_line: bool = True,
) -> Handout:
    language = reader_language()
    collection = current_collection(request).name_in(language)
    credits_ = [line for text in texts if text.credit for line in _credit(text)]
    if len(address) > LONGEST_QR:
        credits_.append(Words(address, NO_LANGUAGE))
    return Handout(
        language=language,
        title=title,
        kind=words_of(kind or _("Worksheet")),
        subtitle=None,
        blocks=tuple(blocks),
        credits=(*credits_, words_of(collection)),
        address=address if len(address) <= LONGEST_QR else "",
        source=Words(title.text, title.language),
        size=size_in(request.GET.get("storlek", "")),
        has_name_line=has_name_line,
        has_numbers=request.GET.get("rader") != OFF,
    )


def _credit(text: Extract) -> Iterator[Words]:
    """Where a text is from, why it may be shown, and what may be done with it."""
    if text.credit is None:
        return
    lines = [text.label, text.credit.source, text.credit.right, text.credit.uses]
    yield words_of(joined([line for line in lines if line], ". "))


def _text(request: HttpRequest, text: Extract, form: Form) -> list[Block]:
    """A text with its printed rows; a notice with the address where its right does not cover the form."""
    if text.page is None or text.part is None or text.title is None:
        number = InterfaceText(str(text.number), NO_LANGUAGE)
        return [
            Heading(words_of(_("Text %(number)s") % {"number": number})),
            _notice(_("This text is no longer shown."), request, text),
        ]
    heading = Heading(Words(text.title.plain, text.title.lang))
    small = Paragraph(words_of(text.small), is_small=True)
    if not permitted(text.page.excerpt, form):
        said = _("The right to this text does not cover paper. Read it at its address:")
        return [heading, small, _notice(said, request, text)]
    return [heading, small, passage_of(text.part.version, text.part.printed)]


def _notice(said: InterfaceText, request: HttpRequest, text: Extract) -> Paragraph:
    address = InterfaceText(request.build_absolute_uri(text.permanent), NO_LANGUAGE)
    return Paragraph(words_of(joined([said, address], " ")))


def _phase(phase: Phase, language: str, form: Form, *, for_teacher: bool) -> Iterator[Block]:
    yield Heading(words_of(phase.label))
    for step in phase.steps:
        yield Heading(words_of(_step_title(step, language)), 3)
        yield from (Paragraph(Words(text, language)) for text in paragraphs_in(step.instructions))
        extract = step.extract
        if extract is not None and extract.page is not None and extract.part is not None:
            if step.is_part and not for_teacher and permitted(extract.page.excerpt, form):
                yield passage_of(extract.part.version, extract.part.printed)
            else:
                yield Paragraph(words_of(extract.label), is_small=True)
        if step.questions:
            questions = tuple(
                Question(Words(question.text, language), narrowed_place(question))
                for question in step.questions
            )
            yield Questions(questions, lines=0 if for_teacher else 2)
        notes = tuple(Words(text, language) for text in paragraphs_in(step.teacher))
        if notes:
            yield Heading(words_of(_("To the teacher")), 3)
            yield from (Paragraph(text) for text in notes)


def _step_title(step: Step, language: str) -> InterfaceText:
    title = InterfaceText(step.title, language)
    return joined([title, step.minutes], ", ") if step.minutes else title


def _curriculum(page: LessonPage) -> list[Block]:
    entries = tuple(Words(str(entry), "sv") for entry in syllabuses(page))
    return [Heading(words_of(_("Curriculum"))), Items(entries)] if entries else []


def paragraphs_in(rich: Any) -> list[str]:
    """The paragraphs and points of a rich text as plain texts."""
    source = getattr(rich, "source", rich) or ""
    pieces = (html.unescape(strip_tags(part)).strip() for part in _PARAGRAPH.split(str(source)))
    return [" ".join(piece.split()) for piece in pieces if piece]
