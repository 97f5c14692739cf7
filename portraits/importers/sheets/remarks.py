"""What a grammar has to say about the text it has read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portraits.importers.messages import Level


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a part of a cell; ``text`` is a whole sentence for people."""

    level: Level
    code: str
    text: str


def error(code: str, text: str) -> Remark:
    """Why the row cannot be taken."""
    return Remark(Level.ERROR, code, str(text))


def warning(code: str, text: str) -> Remark:
    """What somebody should look at."""
    return Remark(Level.WARNING, code, str(text))


def info(code: str, text: str) -> Remark:
    """What was understood or left out."""
    return Remark(Level.INFO, code, str(text))


_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_LOST = re.compile(r"\w\?+\w|(?:^|[\s(\"“”/])\?+\w")


def tidy(text: str) -> str:
    """Text with plain single spaces and none at the ends of its lines; dashes stay as they are."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip()


def plain_dashes(text: str) -> str:
    """Text in which every dash is a hyphen."""
    return _DASHES.sub("-", text)


def has_lost_letter(text: str) -> bool:
    """Whether a letter has become a question mark, as in a file saved in too small an encoding."""
    return bool(_LOST.search(text))


def fits_lost(pattern: str, text: str) -> bool:
    """Whether a text is what remains of a pattern with question marks for lost letters."""
    expression = "".join("." if sign == "?" else re.escape(sign) for sign in pattern)
    return bool(re.fullmatch(expression, text, re.IGNORECASE))
