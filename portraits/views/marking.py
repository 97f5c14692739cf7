"""Marks the words that a search found."""

from __future__ import annotations

import re

from django.utils.html import format_html, format_html_join

from authorsite.collation import fold
from authorsite.interface import InterfaceText
from portraits.querysets.matching import SearchWords

_WORD = re.compile(r"([^\s,;:()/]+)")


def marked(text: InterfaceText, words: SearchWords) -> InterfaceText:
    """The text with the words that fit in ``mark``: those that begin so, or else hold a term.

    A text that has markup of its own is given back as it is.
    """
    parts = _WORD.split(text.plain)
    begins = [_fits(part, words, " {}") for part in parts]
    found = begins if any(begins) else [_fits(part, words, "{}") for part in parts]
    if not any(found) or text.markup != InterfaceText(text.plain).markup:
        return text
    pieces = (
        (format_html("<mark>{}</mark>", part) if is_found else part,)
        for part, is_found in zip(parts, found, strict=True)
    )
    return InterfaceText(text.plain, text.lang, html=format_html_join("", "{}", pieces))


def _fits(part: str, words: SearchWords, pattern: str) -> bool:
    folded = f" {fold(part)}"
    return any(pattern.format(term) in folded for term in words.terms)
