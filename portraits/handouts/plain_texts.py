"""The text of a handout as plain text: row N of the text is line N of its part.

No empty lines stand between paragraphs or stanzas, since they would count; a new one is set in by two spaces.
Where rows were taken out an empty line keeps the count. A text with rows numbered "3a" shows every number
before its row instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from portraits.handouts.handout import Handout, Passage

SET_IN = "  "
PART = "-" * 20
"""Stands before and after each text."""


def plain_text_of(handout: Handout) -> bytes:
    """The texts of a handout with title, source and rights, as UTF-8 with Windows' line ends."""
    handout.check_length()
    head = [handout.title, *([handout.subtitle] if handout.subtitle else [])]
    lines = [words.text for words in head]
    for text in handout.passages:
        lines += ["", PART, *rows_as_lines(text), PART]
    lines += ["", *(words.text for words in handout.credits)]
    if handout.address:
        lines.append(handout.address)
    return "".join(f"{line}\r\n" for line in lines).encode()


def rows_as_lines(text: Passage) -> Iterator[str]:
    """The rows of a text, each as a line."""
    has_letters = any(not row.number.isdigit() for row in text.rows)
    first = next(text.rows, None)
    last = int(first.number) - 1 if first is not None and first.number.isdigit() else 0
    for paragraph in text.paragraphs:
        for row in paragraph:
            is_new = row is paragraph[0] and row is not first
            line = f"{SET_IN if is_new else ''}{row.text}"
            if has_letters:
                yield f"{row.number}\t{line}"
                continue
            yield from [""] * (int(row.number) - last - 1)
            last = int(row.number)
            yield line
