"""Text from a cell made safe to store, and text made safe to write into a cell.

Refused is what ``authorsite.plain_text`` refuses everywhere, and cells a spreadsheet would run (OWASP,
"CSV injection"). White space at the ends, no-break spaces and byte-order marks are
taken away, and text is brought to Unicode's normal form NFC.
"""

from __future__ import annotations

import re
import unicodedata

import nh3

from authorsite.interface import gettext
from authorsite.plain_text import TextError, check_plain

LONGEST_CELL = 5000
"""Characters in a cell; nothing a record holds is longer except the text of an excerpt."""

LIST_SEPARATOR = "; "

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_BREAKS = re.compile("[\t\n\u2028\u2029]+")
_FORMULA = re.compile(r"\s*(?:[=@]|\+(?![\d ])|[+-].*[(|!])")
# What a spreadsheet runs, perhaps behind apostrophes of its own.
_RUN = re.compile(r"'*[=+\-@\t\r]")


class CellError(TextError):
    """A cell that cannot be taken; ``code`` names the reason, the message what to do."""


def neutralised(text: str) -> str:
    """Text for a cell of an exported file: an apostrophe keeps a spreadsheet from running it."""
    return f"'{text}" if _RUN.match(text) else text


def restored(text: str) -> str:
    """A cell of a file without the apostrophe of ``neutralised``; the exact inverse."""
    return text[1:] if text.startswith("'") and _RUN.match(text) else text


def clean_lines(cell: str, *, longest: int = LONGEST_CELL) -> str:
    """A cell that may have several lines, safe to store.

    Raises:
        CellError: ``formula``, ``control_character``, ``markup_in_text`` or ``field_too_long``.
    """
    text = restored(cell)
    if text == cell and _FORMULA.match(cell):
        raise CellError(
            "formula",
            gettext("A spreadsheet would run this as a formula. Write it as text, or remove it."),
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        check_plain(text)
    except TextError as error:
        raise CellError(error.code, error.message) from error
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = "\n".join(line.strip() for line in text.split("\n")).strip()
    if len(text) > longest:
        raise CellError(
            "field_too_long",
            gettext("The cell holds %(length)d characters; at most %(longest)d fit. Shorten it.")
            % {"length": len(text), "longest": longest},
        )
    return text


def clean(cell: str) -> str:
    """A cell as one line of text, safe to store.

    Raises:
        CellError: as ``clean_lines``.
    """
    return _BREAKS.sub(" ", clean_lines(cell))


def portable_html(html: str) -> str:
    """Rich text of a curiosity as it can be stored anywhere: paragraphs, italics, web links.

    Links to pages and documents are kept as their words, since their numbers mean nothing in
    another collection.
    """
    return nh3.clean(
        unicodedata.normalize("NFC", html),
        tags={"p", "i", "a", "br"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )


def parts(text: str, separator: str = LIST_SEPARATOR) -> tuple[str, ...]:
    """The values of a cell that holds a list."""
    stripped = (part.strip() for part in text.split(separator.strip() or separator))
    return tuple(part for part in stripped if part)
