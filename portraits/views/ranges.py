"""Ranges in addresses, read as forgivingly as people and programs mangle them.

A link to a passage is pasted into mails and whiteboards, loses its ``#``, gains a full stop, is encoded
twice. Whatever comes, the page is shown: with the nearest passage marked, or with a word about what was not
understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _

LONGEST_RANGE = 40
_AROUND = " \t\r\n.,;:!?()[]{}<>“”„\"'’«»"
_NUMBER = r"(?:(?:rader|rad|r|stycken|stycke|st|s)\.?\s*)?(\d{1,6})[a-z]{0,3}"
_OTHER_DASHES = "\u2010\u2011\u2212"
_RANGE = re.compile(rf"{_NUMBER}(?:\s*[-–—{_OTHER_DASHES}]\s*{_NUMBER})?")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that an address asks for.

    Attributes:
        numbers: those of the text that are meant; none for the whole text.
        note: what the reader is told where that is not what the address says.
    """

    numbers: tuple[str, ...] = ()
    note: InterfaceText | None = None

    @property
    def words(self) -> str:
        """The numbers as they are written: "5" or "5–12"."""
        if not self.numbers:
            return ""
        first, last = self.numbers[0], self.numbers[-1]
        return first if first == last else f"{first}–{last}"

    @property
    def query(self) -> str:
        """The numbers as they stand in an address."""
        return self.words.replace("–", "-")


def asked_in(query: Mapping[str, str]) -> dict[str, str]:
    """The parameters of an address, whatever their case, and without what HTML left before them."""
    return {name.lower().removeprefix("amp;"): value for name, value in query.items()}


def base_number(number: str) -> int:
    """The number without its letters."""
    match = _DIGITS.match(number)
    return int(match.group()) if match else 0


def read_range(text: str, numbers: Sequence[str]) -> Range:
    """What a range such as "5-12" means in a text; what lies outside is brought inside.

    Args:
        text: what stands in the address; empty where nothing is asked for.
        numbers: all numbers of the text, in order.
    """
    said = unquote(text[:LONGEST_RANGE]).partition("#")[0].strip(_AROUND).lower()
    if not said or not numbers:
        return Range()
    match = _RANGE.fullmatch(said) if len(text) <= LONGEST_RANGE else None
    if match is None:
        return Range(note=_("The place in the address could not be read. Here is the whole text."))
    first, last = sorted((int(match[1]), int(match[2] or match[1])))
    found = tuple(number for number in numbers if first <= base_number(number) <= last)
    if found:
        return Range(found)
    nearest = numbers[-1] if first > base_number(numbers[-1]) else numbers[0]
    return Range((nearest,), _("The text has no such place. The nearest one is marked."))
