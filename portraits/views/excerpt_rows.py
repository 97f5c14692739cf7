"""The rows of an excerpt as readers see them: numbered, in pairs with a translation, marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from portraits.handouts.handout import Words
from portraits.models import TextForm, TextVersion
from portraits.views.ranges import base_number, read_range

type View = Literal["original", "both", "translation"]

PARAMETERS: Mapping[str, str] = {TextForm.PROSE: "st", TextForm.VERSE: "rad"}
"""The query parameter with a range, by form: paragraphs (stycken) or lines (rader)."""
ANCHORS: Mapping[str, str] = {TextForm.PROSE: "s", TextForm.VERSE: "r"}
"""What the anchors of rows begin with. Published addresses hold them; they never change."""
EVERY = 5
"""Of verse, only every fifth number is seen at once."""


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
        note: what is said where a range could not be marked as asked for.
    """

    stanzas: list[list[ShownRow]]
    is_verse: bool
    is_parallel: bool
    range: str = ""
    note: InterfaceText | None = None


def range_in(text: str, numbers: Sequence[str]) -> tuple[str, ...]:
    """The numbers that a range such as "5-12" means, none for a text that is no range."""
    return read_range(text, numbers).numbers


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
    found = read_range(text, numbers)
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
                marked=number in found.numbers,
                quiet=is_verse and number != "1" and base_number(number) % EVERY != 0,
            )
        )
    return Passage(list(stanzas.values()), is_verse, view == "both", found.words, found.note)
