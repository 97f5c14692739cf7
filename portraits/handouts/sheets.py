"""Handouts as PDF/UA-1: made by typst, which checks the standard while it compiles.

A sheet takes a tenth of a second or two, in the worker itself: typst lets other threads run, its input
is bounded (``Handout.check_length``), and it reads nothing but its own fonts.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

import authorsite
from authorsite.settings.languages import direction
from portraits.handouts.codes import code_svg
from portraits.handouts.handout import (
    Block,
    Handout,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Passage,
    Questions,
    UnprintableTextError,
    WordHelp,
    Words,
    shows_number,
)
from portraits.handouts.labels import PAGE, PAGES, labels_in

FONTS = Path(authorsite.__file__).parent / "static" / "authorsite" / "fonts"
"""The fonts of the design, as TrueType for print beside those of the web."""
TEMPLATE = Path(__file__).parent / "sheet.typ"


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def pdf_of(handout: Handout) -> bytes:
    """A handout as PDF/UA-1.

    Raises:
        HandoutTooLongError: for more text than one handout takes.
        UnprintableTextError: for letters that no font here has.
    """
    handout.check_length()
    try:
        return typst.compile(
            TEMPLATE.read_bytes(),
            font_paths=_fonts(),
            format="pdf",
            pdf_standards="ua-1",
            sys_inputs={"handout": json.dumps(sheet_of(handout))},
        )
    except typst.TypstError as error:
        raise UnprintableTextError(str(error)) from error


def sheet_of(handout: Handout) -> dict[str, Any]:
    """What the template reads."""
    labels = labels_in(handout.language)
    before, _page, rest = labels.page_of.text.partition(PAGE)
    return {
        "language": handout.language,
        "direction": direction(handout.language),
        "size": handout.size,
        "title": _words(handout.title),
        "kind": _words(handout.kind),
        "subtitle": _words(handout.subtitle) if handout.subtitle else None,
        "source": _words(handout.source),
        "credits": [_words(words) for words in handout.credits],
        # Programs that read a PDF aloud or copy from it confuse the signs of what runs from right to left.
        "hint": _words(labels.page_is_better)
        if handout.address and any(direction(text.language) == "rtl" for text in handout.passages)
        else None,
        "address": handout.address,
        "qr": {"svg": code_svg(handout.address), "label": labels.code.text}
        if handout.address
        else None,
        "name_line": [_words(labels.name), _words(labels.school_class)]
        if handout.has_name_line
        else None,
        "page_of": {**_words(labels.page_of), "parts": [before, *rest.split(PAGES)]},
        "blocks": [_block(block, handout) for block in handout.blocks],
    }


def _words(words: Words) -> dict[str, str]:
    return {"text": words.text, "language": words.language, "direction": words.direction}


def _block(block: Block, handout: Handout) -> dict[str, Any]:
    """A block as the template knows it, with the name of what draws it."""
    match block:
        case Heading():
            return {"block": "heading", "words": _words(block.words), "level": block.level}
        case Paragraph():
            words = _words(block.words)
            return {"block": "paragraph", "words": words, "is_small": block.is_small}
        case Items():
            items = [_words(words) for words in block.items]
            return {"block": "items", "items": items, "is_numbered": block.is_numbered}
        case Passage():
            return {"block": "passage", **_passage(block, handout)}
        case WordHelp():
            rows = [
                {"word": _words(row.word), "explanation": _words(row.explanation)}
                for row in block.words
            ]
            return {"block": "word_help", "words": rows}
        case Questions():
            questions = [
                {
                    "words": _words(question.words),
                    "rows": _words(question.rows) if question.rows else None,
                }
                for question in block.questions
            ]
            return {"block": "questions", "questions": questions, "lines": block.lines}
        case NewPage():
            return {"block": "new_page"}


def _passage(text: Passage, handout: Handout) -> dict[str, Any]:
    """The rows of a text; every fifth and the first show their number."""
    first = next(text.rows, None)
    return {
        "language": text.language,
        "direction": direction(text.language),
        "is_verse": text.is_verse,
        "paragraphs": [
            [
                {
                    "text": row.text,
                    "shown": row.number
                    if handout.has_numbers and shows_number(row.number, is_first=row is first)
                    else "",
                }
                for row in paragraph
            ]
            for paragraph in text.paragraphs
        ],
    }
