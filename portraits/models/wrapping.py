"""Prose broken into rows, once for each version of a text, so that "row 23" is one place everywhere.

No layout engine decides: a row takes at most ``WIDTH`` characters as readers see them (grapheme clusters),
and breaks where Unicode's line breaking (UAX 14) allows it and good Swedish typesetting does too. Changing
what is said here changes only the rows of versions published afterwards, since breaks are stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex  # type: ignore[import-untyped]

from portraits.models.numbering import TextRow

WIDTH = 54
"""Characters of a row: what fits on A4 also in 18 points, and at 12 leaves a margin to write in."""

LONGEST_SIGN = 8
"""More signs than this in a row are no opening quotation."""

_CLUSTERS = regex.compile(r"\X")
# Spaces that a row may end at: not those that do not break (U+00A0, U+2007, U+202F).
_SPACES = r"[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]"
_HYPHENS = r"[-\u058a\u05be\u2010\u2012\u2013\u2014\u200b]"
_AFTER_SPACES = regex.compile(rf"{_SPACES}+(?=\S)")
# After a hyphen or dash inside a word, but not in "-guovllu", "9–11", "--" or before punctuation.
_AFTER_HYPHEN = regex.compile(
    rf"(?<=[\w\p{{M}}.’'”\"]){_HYPHENS}+(?=[\p{{L}}\p{{M}}]|\p{{Ps}})|\u200b"
)
_BETWEEN_DIGITS = regex.compile(rf"\d{_HYPHENS}\Z")
# Punctuation alone between spaces belongs to what stands before it, unless it opens something.
_ALONE = regex.compile(r"[^\w\s]+(?=\s|\Z)")
_OPENS = regex.compile(r"[\p{Ps}\p{Pi}¿¡]+\Z")
_DASH = regex.compile(r"[-–—]")
_SENTENCE_ENDS = regex.compile(r"[.!?…:][\p{Pe}\p{Pf}\"”’»]*\s*\Z")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as it stands on paper and on the screen.

    Attributes:
        number: what lessons call it: of prose the count from 1, of verse the number of the line.
        text: its words, with the spaces at its end.
        place: the number of the paragraph or line that it belongs to.
    """

    number: str
    text: str
    place: str


def printed_rows(
    rows: Sequence[TextRow], breaks: Sequence[Sequence[int]], *, is_verse: bool
) -> tuple[tuple[PrintedRow, ...], ...]:
    """The rows of each paragraph of prose, or of each stanza of verse.

    Args:
        rows: the paragraphs or lines.
        breaks: of prose, where the rows of each paragraph begin.
        is_verse: whether the author's own lines are the rows.
    """
    if is_verse:
        stanzas: dict[int, list[PrintedRow]] = {}
        for row in rows:
            stanzas.setdefault(row.stanza, []).append(PrintedRow(row.number, row.text, row.number))
        return tuple(tuple(stanza) for stanza in stanzas.values())
    number = 0
    found = []
    for row, places in zip(rows, breaks, strict=True):
        paragraph = []
        for text in pieces(row.text, places):
            number += 1
            paragraph.append(PrintedRow(str(number), text, row.number))
        found.append(tuple(paragraph))
    return tuple(found)


def breaks_in(text: str, width: int = WIDTH) -> list[int]:
    """Where the rows of a paragraph begin, but for the first, as places in its text.

    Args:
        text: a paragraph without line ends.
        width: the most characters of a row; spaces at its end do not count.
    """
    ends = [match.end() for match in _CLUSTERS.finditer(text.rstrip())]
    # How many characters stand before a place, and before the spaces that end there.
    counts = {end: number for number, end in enumerate(ends, start=1)}
    allowed = [place for place in opportunities(text) if place in counts]
    shown = {place: counts.get(_without_spaces(text, place), counts[place]) for place in allowed}
    breaks: list[int] = []
    start, at = 0, 0
    while len(ends) - start > width:
        fitting = at
        while fitting < len(allowed) and shown[allowed[fitting]] - start <= width:
            fitting += 1
        if fitting > at:
            breaks.append(allowed[fitting - 1])
        else:  # a word longer than a row
            breaks.append(ends[start + width - 1])
        at = fitting
        start = counts[breaks[-1]]
    return breaks


def opportunities(text: str) -> list[int]:
    """The places where a row may begin."""
    found = []
    for match in _AFTER_SPACES.finditer(text):
        place = match.end()
        alone = _ALONE.match(text, place)
        is_dash = alone is not None and _DASH.fullmatch(alone.group()) is not None
        if alone is not None and not is_dash and not _OPENS.fullmatch(alone.group()):
            continue
        if is_dash and not _SENTENCE_ENDS.search(
            text, max(0, match.start() - LONGEST_SIGN), match.start()
        ):
            continue
        if _begins_speech(text, match.start()) or _opened(text, match.start()):
            continue
        found.append(place)
    for match in _AFTER_HYPHEN.finditer(text):
        before = text[max(0, match.start() - 1) : match.start() + 1]
        after = text[match.end() : match.end() + 1]
        if not (after.isdigit() and _BETWEEN_DIGITS.search(before)):
            found.append(match.end())
    return sorted(set(found))


def _without_spaces(text: str, end: int) -> int:
    """Where the text before a place ends when the spaces are left out."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _begins_speech(text: str, end: int) -> bool:
    """Whether a dash before a space opens what somebody says: "– En sten …", not "han – som …"."""
    if not _DASH.fullmatch(text[end - 1 : end]):
        return False
    before = text[max(0, end - LONGEST_SIGN) : end - 1]
    return not before.strip() or (
        before[-1].isspace() and _SENTENCE_ENDS.search(before) is not None
    )


def _opened(text: str, end: int) -> bool:
    """Whether an opening sign stands alone before a space."""
    word = text[max(0, end - LONGEST_SIGN) : end].split()
    return bool(word) and _OPENS.fullmatch(word[-1]) is not None


def pieces(text: str, breaks: Sequence[int]) -> list[str]:
    """The rows of a paragraph, with the spaces at their ends."""
    places = [0, *breaks, len(text)]
    return [text[start:end] for start, end in pairwise(places)]
