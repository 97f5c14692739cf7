"""Places in a text as people write them: "3", "5–12", "rad 5–12", "st 2", in addresses "r5-12".

Paragraphs and lines have numbers, sometimes with letters ("3a"). Without a word before it a number means
what the text itself numbers: lines of verse, paragraphs of prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

type Unit = Literal["", "r", "s"]
"""Lines ("rader"), paragraphs ("stycken"), or what the text numbers."""

LONGEST = 30
_NUMBER = r"\d{1,5}[a-z]{0,3}"
PATTERN = rf"(?i:(r|rad|rader|s|st|stycke|stycken)\.?\s*)?({_NUMBER})(?:\s*[-–]\s*({_NUMBER}))?"
_PLACE = re.compile(PATTERN)


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A range in a text; ``last`` is the same as ``first`` for a single number."""

    unit: Unit
    first: str
    last: str

    def __str__(self) -> str:
        return f"{self.unit}{self.numbers.replace('–', '-')}"

    @property
    def numbers(self) -> str:
        """The numbers as they are printed: "5" or "5–12"."""
        return self.first if self.first == self.last else f"{self.first}–{self.last}"


def read_place(text: str) -> TextPlace | None:
    """The range that a text means; None for one that is no range."""
    match = _PLACE.fullmatch(text.strip()[:LONGEST])
    if match is None:
        return None
    word, first, last = match.groups()
    unit: Unit = "" if not word else "r" if word.lower().startswith("r") else "s"
    return TextPlace(unit, first, last or first)
