"""What stands on a handout, as plain values: every word with the language it is in."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from authorsite.settings.languages import Direction, direction

type Size = Literal[12, 14, 18]
SIZES: tuple[Size, ...] = get_args(Size.__value__)
"""The sizes of the letters in points; the largest is for readers who see badly."""
EVERY = 5
"""Every fifth row shows its number."""
MOST_CHARACTERS, MOST_ROWS = 120_000, 3_000
"""More than this on one handout is refused: some fifty pages, more than a class may copy."""
_DIGITS = re.compile(r"\d+")


class UnprintableTextError(ValueError):
    """There are letters that no font here has, or something else that cannot be set."""


class HandoutTooLongError(ValueError):
    """There is more text than one handout takes."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words with the language they are in; an empty language for figures and addresses."""

    text: str
    language: str

    @property
    def direction(self) -> Direction:
        """How the language is written."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a text: its number as lessons name it, and its words."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. The title of the handout is level 1."""

    words: Words
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without numbers: an instruction, an introduction, a line about a source."""

    words: Words
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points."""

    items: tuple[Words, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its rows.

    Attributes:
        language: what the text is in.
        paragraphs: the rows of each paragraph of prose, or of each stanza of verse.
        is_verse: whether the rows are the author's own lines.
    """

    language: str
    paragraphs: tuple[tuple[Row, ...], ...]
    is_verse: bool = False

    @property
    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        return (row for paragraph in self.paragraphs for row in paragraph)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text and what it means."""

    word: Words
    explanation: Words


@dataclass(frozen=True, slots=True)
class WordHelp:
    """Words explained."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, perhaps about certain rows ("rad 5–12")."""

    words: Words
    rows: Words | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions, with room to answer on paper."""

    questions: tuple[Question, ...]
    lines: int = 2


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page, such as the teacher's sheet after the pupils'."""


type Block = Heading | Paragraph | Items | Passage | WordHelp | Questions | NewPage


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout as it is made, whatever the form.

    Attributes:
        language: the language around the texts, which is that of the document.
        title: what it is called.
        kind: what it is, above the title ("Worksheet").
        subtitle: below the title: who has written the text, and where it is from.
        blocks: what stands on it, in order.
        credits: on the last page: for each text where it is from and what may be done with it.
        address: the permanent address, as QR code and in letters; empty for none.
        source: what the foot of every page says: the author and the work, or the collection.
        size: of the letters, in points.
        has_name_line: whether pupils write their name and class on it.
        has_numbers: whether rows are numbered.
    """

    language: str
    title: Words
    kind: Words
    subtitle: Words | None
    blocks: tuple[Block, ...]
    credits: tuple[Words, ...]
    address: str
    source: Words
    size: Size = 12
    has_name_line: bool = True
    has_numbers: bool = True

    @property
    def passages(self) -> list[Passage]:
        """The texts."""
        return [block for block in self.blocks if isinstance(block, Passage)]

    @property
    def digest(self) -> str:
        """A name for exactly this content."""
        described = json.dumps(
            [asdict(self), [type(block).__name__ for block in self.blocks]], sort_keys=True
        )
        return hashlib.sha256(described.encode()).hexdigest()

    def check_length(self) -> None:
        """Refuse what would keep a worker busy.

        Raises:
            HandoutTooLongError: for more text than one handout takes.
        """
        rows = [row for text in self.passages for row in text.rows]
        others = (repr(block) for block in self.blocks if not isinstance(block, Passage))
        characters = sum(len(row.text) for row in rows) + sum(map(len, others))
        if len(rows) > MOST_ROWS or characters > MOST_CHARACTERS:
            raise HandoutTooLongError


def shows_number(number: str, *, is_first: bool = False) -> bool:
    """Whether a row shows its number: every fifth, and the first of a text."""
    match = _DIGITS.fullmatch(number)
    return is_first or (match is not None and int(number) % EVERY == 0)
