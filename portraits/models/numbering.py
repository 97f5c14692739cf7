"""The numbers of paragraphs and lines, which lessons point to.

Numbers are given when a text is published first, from 1. Later versions keep them: what has been taken
out leaves a hole, what has been put in takes the number before it with a letter ("3a"), so that a link to
a number never comes to mean something else.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_WHITE = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class TextRow:
    """A paragraph or a line: its number, its words, and for verse which stanza it stands in."""

    number: str
    text: str
    stanza: int = 0


def rows_in(text: str, *, is_verse: bool) -> list[tuple[str, int]]:
    """The paragraphs of prose, or the lines of verse with their stanzas from 0.

    Args:
        text: the text; empty lines part paragraphs and stanzas.
        is_verse: whether lines count.
    """
    blocks = _EMPTY_LINES.split(text.replace("\r\n", "\n").strip())
    if not is_verse:
        return [(" ".join(block.split()), 0) for block in blocks if block.strip()]
    return [
        (_WHITE.sub(" ", line).rstrip(), stanza)
        for stanza, block in enumerate(blocks)
        for line in block.split("\n")
        if line.strip()
    ]


def text_of(rows: Sequence[TextRow], *, is_verse: bool) -> str:
    """Rows as one text, the inverse of ``rows_in``."""
    if not is_verse:
        return "\n\n".join(row.text for row in rows)
    stanzas: dict[int, list[str]] = {}
    for row in rows:
        stanzas.setdefault(row.stanza, []).append(row.text)
    return "\n\n".join("\n".join(lines) for lines in stanzas.values())


def numbered(
    rows: Sequence[tuple[str, int]], before: Sequence[TextRow] = ()
) -> tuple[TextRow, ...]:
    """Rows with their numbers; those that were there before keep theirs.

    A changed row keeps its number too where as many rows stand in its place as before.

    Args:
        rows: text and stanza of each row.
        before: the rows of the version before.
    """
    if not before:
        return tuple(
            TextRow(str(number), text, stanza)
            for number, (text, stanza) in enumerate(rows, start=1)
        )
    taken = {row.number for row in before}
    numbers: list[str] = []
    matcher = difflib.SequenceMatcher(
        None, [row.text for row in before], [text for text, _stanza in rows], autojunk=False
    )
    for _tag, start, end, new_start, new_end in matcher.get_opcodes():
        kept = [row.number for row in before[start:end]][: new_end - new_start]
        numbers += kept
        for _extra in range(new_end - new_start - len(kept)):
            number = _between(numbers[-1] if numbers else "0", taken)
            taken.add(number)
            numbers.append(number)
    return tuple(
        TextRow(number, text, stanza) for number, (text, stanza) in zip(numbers, rows, strict=True)
    )


def _between(last: str, taken: set[str]) -> str:
    """The next free number after a number: "3" leads to "3a", "3a" to "3b", "3z" to "3za"."""
    stem = last.rstrip(ascii_lowercase)
    letters = last[len(stem) :]
    while True:
        if letters and letters[-1] != "z":
            letters = letters[:-1] + ascii_lowercase[ascii_lowercase.index(letters[-1]) + 1]
        else:
            letters += "a"
        if f"{stem}{letters}" not in taken:
            return f"{stem}{letters}"
