"""The rows of an excerpt as readers see them: numbered, in pairs with a translation, marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from authorsite.settings.languages import Direction, direction
from portraits.models import TextForm, TextVersion

type View = Literal["original", "both", "translation"]

PARAMETERS: Mapping[str, str] = {TextForm.PROSE: "st", TextForm.VERSE: "rad"}
"""The query parameter with a range, by form: paragraphs (stycken) or lines (rader)."""
ANCHORS: Mapping[str, str] = {TextForm.PROSE: "s", TextForm.VERSE: "r"}
"""What the anchors of rows begin with. Published addresses hold them; they never change."""
EVERY = 5
"""Of verse, only every fifth number is seen at once."""
_RANGE = re.compile(r"(\d{1,6})[a-z]{0,3}\s*(?:[-–]\s*(\d{1,6})[a-z]{0,3})?")
_DIGITS = re.compile(r"\d+")
LONGEST_RANGE = 40


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text with the language they are in."""

    text: str
    language: str

    @property
    def direction(self) -> Direction:
        """How the language is written."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row: its anchor and number, one text or a pair, whether it is in the range asked for."""

    anchor: str
    number: str
    label: InterfaceText
    words: Words | None
    translation: Words | None = None
    marked: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """An excerpt as it is read.

    Attributes:
        stanzas: the rows in stanzas; prose is one.
        is_verse: whether lines are numbered.
        is_parallel: whether two texts stand side by side.
        range: the numbers asked for, "5–12"; empty if none were.
    """

    stanzas: list[list[ShownRow]]
    is_verse: bool
    is_parallel: bool
    range: str = ""


def _base(number: str) -> int:
    """The number without its letters."""
    match = _DIGITS.match(number)
    return int(match.group()) if match else 0


def range_in(text: str, numbers: Sequence[str]) -> tuple[str, ...]:
    """The numbers that a range such as "5-12" means; what lies outside is brought inside.

    Args:
        text: what stands in the address.
        numbers: all numbers of the text, in order.

    Returns:
        the numbers, none for a text that is no range.
    """
    match = _RANGE.fullmatch(text.strip()[:LONGEST_RANGE]) if numbers else None
    if match is None:
        return ()
    first, last = sorted((int(match[1]), int(match[2] or match[1])))
    found = tuple(number for number in numbers if first <= _base(number) <= last)
    if found:
        return found
    return (numbers[-1],) if first > _base(numbers[-1]) else (numbers[0],)


def range_words(found: Sequence[str]) -> str:
    """Numbers as they are written: "5" or "5–12"."""
    if not found:
        return ""
    return found[0] if len(found) == 1 else f"{found[0]}–{found[-1]}"


def number_label(number: str, *, is_verse: bool) -> InterfaceText:
    """What a number is called as a link."""
    said = InterfaceText(number, NO_LANGUAGE)
    if is_verse:
        return _("Link to line %(number)s") % {"number": said}
    return _("Link to paragraph %(number)s") % {"number": said}


def passage(
    original: TextVersion,
    translation: TextVersion | None,
    view: View,
    asked: Mapping[str, str],
) -> Passage:
    """An excerpt as it is read.

    Args:
        original: the text whose numbers count.
        translation: a translation; its rows are paired by their numbers.
        view: which of them to show.
        asked: the query of the address.
    """
    is_verse = original.form == TextForm.VERSE
    numbers = [row.number for row in original.text_rows]
    text = asked.get(PARAMETERS[original.form], "")
    marked = range_in(text, numbers)
    others = {row.number: row for row in translation.text_rows} if translation else {}
    own_numbers = dict.fromkeys([*numbers, *others])
    texts = {row.number: row for row in original.text_rows}
    stanzas: dict[int, list[ShownRow]] = {}
    stanza = 0
    for number in own_numbers:
        row, other = texts.get(number), others.get(number)
        stanza = row.stanza if row else stanza
        words = Words(row.text, original.language) if row else None
        translated = Words(other.text, translation.language) if other and translation else None
        if view == "translation":
            words, translated = translated, None
        elif view == "original":
            translated = None
        if words is None and translated is None:
            continue
        stanzas.setdefault(stanza, []).append(
            ShownRow(
                f"{ANCHORS[original.form]}{number}",
                number,
                number_label(number, is_verse=is_verse),
                words,
                translated,
                marked=number in marked,
                quiet=is_verse and number != "1" and _base(number) % EVERY != 0,
            )
        )
    return Passage(
        list(stanzas.values()), is_verse, view == "both", range_words(marked) if marked else ""
    )
