"""What stands on the handout of an excerpt, from its page and what the address asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.interface import gettext as _
from portraits.handouts.handout import (
    SIZES,
    Block,
    Handout,
    Heading,
    Paragraph,
    Passage,
    Question,
    Questions,
    Row,
    Size,
    Word,
    WordHelp,
    Words,
)
from portraits.models import ExcerptPage, TextForm, TextVersion
from portraits.views.excerpt_credits import credit_of
from portraits.views.excerpts import texts_of, title_in
from portraits.views.facts.wording import capitalised, joined
from portraits.views.printed_rows import row_numbers, rows_of_places
from portraits.views.ranges import Range, asked_in, read_range
from portraits.views.rendering import current_collection, reader_language

_DIGITS = re.compile(r"\d+")
OFF = "0"


def handout_of(request: HttpRequest, page: ExcerptPage) -> Handout | None:
    """The handout of an excerpt; None for one without a published text.

    The address may ask for a part (``rad``, ``st``), a text (``text``, ``v``), a size (``storlek``), and
    for no numbers, word help or questions (``rader=0``, ``ord=0``, ``fragor=0``).
    """
    language = reader_language()
    asked = asked_in(request.GET.dict())
    record = page.excerpt
    view = asked.get("text", "").lower()
    texts = texts_of(list(record.versions.all()), language, asked.get("v", ""), view)
    if texts is None:
        return None
    translation = texts.translation if view in {"both", "translation"} else None
    version = translation if translation is not None and view == "translation" else texts.original
    found = rows_asked_for(version, asked)
    blocks: list[Block] = []
    if page.introduction:
        blocks.append(Paragraph(Words(page.introduction, page.content_language)))
    blocks.append(passage_of(version, found.numbers))
    if translation is not None and version is not translation:
        blocks += [
            Heading(words_of(capitalised(language_name(translation.language)))),
            passage_of(translation),
        ]
    if asked.get("ord") != OFF:
        blocks += word_blocks(page, version)
    if asked.get("fragor") != OFF:
        blocks += question_blocks(page, version)
    title = title_in(record, texts)
    credit = credit_of(record, translation, page.author, language)
    author = InterfaceText(page.author.name, NO_LANGUAGE)
    shown = joined([author, credit.source], " · ")
    lines = [credit.source, credit.translation, credit.right, credit.uses]
    return Handout(
        language=language,
        title=Words(title.plain, title.lang or version.language),
        kind=words_of(_("Worksheet")),
        subtitle=Words(shown.plain, language),
        blocks=tuple(blocks),
        credits=(
            *(words_of(line) for line in lines if line),
            words_of(current_collection(request).name_in(language)),
        ),
        address=address_of(request, record.pid, version, found, view),
        source=Words(f"{page.author.name}: {title.plain}", language),
        size=size_in(asked.get("storlek", "")),
        has_numbers=asked.get("rader") != OFF,
    )


def words_of(text: InterfaceText) -> Words:
    """An interface string as words with their language."""
    return Words(text.plain, text.lang)


def size_in(text: str) -> Size:
    """The size that is meant: the nearest there is, the smallest where nothing is said."""
    digits = _DIGITS.fullmatch(text.strip()[:4])
    return min(SIZES, key=lambda size: abs(size - int(digits.group()))) if digits else SIZES[0]


def rows_asked_for(version: TextVersion, asked: Mapping[str, str]) -> Range:
    """The rows of a part: asked for by row, or for prose also by paragraph."""
    if version.form == TextForm.VERSE or asked.get("rad"):
        return read_range(asked.get("rad", ""), row_numbers(version))
    places = read_range(asked.get("st", ""), [row.number for row in version.text_rows])
    return Range(rows_of_places(version, places.numbers), places.note)


def passage_of(version: TextVersion, numbers: Sequence[str] = ()) -> Passage:
    """A text, or some rows of it, as it is printed."""
    paragraphs = (
        tuple(
            Row(row.number, row.text.rstrip())
            for row in rows
            if not numbers or row.number in numbers
        )
        for rows in version.printed
    )
    return Passage(
        version.language,
        tuple(rows for rows in paragraphs if rows),
        is_verse=version.form == TextForm.VERSE,
    )


def word_blocks(page: ExcerptPage, version: TextVersion) -> list[Block]:
    """Help with words."""
    language = page.content_language
    words = tuple(
        Word(Words(row.word, version.language), Words(row.explanation, language))
        for row in page.words.all()
    )
    return [Heading(words_of(_("Help with words"))), WordHelp(words)] if words else []


def question_blocks(page: ExcerptPage, version: TextVersion) -> list[Block]:
    """Questions; the paragraphs that they are about are named by their rows, as on the sheet."""
    questions = tuple(
        Question(Words(row.question, page.content_language), rows_in_words(version, row.rows))
        for row in page.questions.all()
    )
    return (
        [Heading(words_of(_("Questions to talk about"))), Questions(questions)] if questions else []
    )


def rows_in_words(version: TextVersion, said: str) -> Words | None:
    """A place as it is called on paper: "rad 9–14"; None for the whole text."""
    is_row = version.form == TextForm.VERSE or said.strip().lower().startswith("r")
    numbers = row_numbers(version) if is_row else [row.number for row in version.text_rows]
    found = read_range(said, numbers)
    if not is_row:
        found = Range(rows_of_places(version, found.numbers))
    if not found.numbers:
        return None
    return words_of(_("line %(number)s") % {"number": InterfaceText(found.words, NO_LANGUAGE)})


def address_of(
    request: HttpRequest, pid: str, version: TextVersion, found: Range, view: str
) -> str:
    """The permanent address, for a part with its rows and the version that they are counted in."""
    address = request.build_absolute_uri(reverse("portraits:permanent", args=[pid]))
    query = {}
    if view == "translation":
        query["text"] = view
    if found.numbers:
        query |= {"rad": found.query, "v": str(version.number)}
    return f"{address}?{urlencode(query)}" if query else address
