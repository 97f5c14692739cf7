"""What an import has to say about a row: messages, outcomes, and where they were found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from authorsite.interface import gettext


class Outcome(StrEnum):
    """What becomes of a row (architecture.md section 6)."""

    CREATE = "create"
    UPDATE = "update"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REJECT = "reject"
    SKIP = "skip"


class Level(StrEnum):
    """How much a message weighs: an error keeps its row out, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say about a row: a code for programs, a whole sentence for people."""

    level: Level
    code: str
    column: str
    value: str
    text: str

    def as_json(self) -> dict[str, str]:
        """The message as the report holds it."""
        return {
            "level": self.level.value,
            "code": self.code,
            "column": self.column,
            "value": self.value,
            "text": self.text,
        }


SHOWN_LENGTH = 80


def shortened(value: str) -> str:
    """A cell as it can be shown in a message: on one line, not too long, nothing invisible."""
    line = " ".join(value.split("\n"))
    visible = "".join(character if character.isprintable() else "�" for character in line)
    if len(visible) <= SHOWN_LENGTH:
        return visible
    return f"{visible[:SHOWN_LENGTH]}…"


@dataclass(slots=True)
class Row:
    """One row of a file with what was said about it.

    ``cells`` are the texts by column name as they stand in the file; ``row`` is the number a
    spreadsheet shows.
    """

    file: str
    row: int
    cells: Mapping[str, str]
    messages: list[Message] = field(default_factory=list)

    def say(self, level: Level, code: str, column: str, what: str) -> None:
        """Add a message; ``what`` says what is wrong and what to do."""
        value = self.cells.get(column, "")
        place = {"file": self.file, "row": self.row, "column": column, "value": shortened(value)}
        if column and value:
            where = gettext("%(file)s, row %(row)s, column %(column)s, “%(value)s”:") % place
        elif column:
            where = gettext("%(file)s, row %(row)s, column %(column)s:") % place
        else:
            where = gettext("%(file)s, row %(row)s:") % place
        text = f"{where!s} {what!s}"
        self.messages.append(Message(level, code, column, shortened(value), text))

    def error(self, code: str, column: str, what: str) -> None:
        """Say why the row cannot be taken."""
        self.say(Level.ERROR, code, column, what)

    def warn(self, code: str, column: str, what: str) -> None:
        """Say what an editor should look at."""
        self.say(Level.WARNING, code, column, what)

    def inform(self, code: str, column: str, what: str) -> None:
        """Say what was done beyond the row itself."""
        self.say(Level.INFO, code, column, what)

    @property
    def has_errors(self) -> bool:
        """Whether something keeps the row out."""
        return any(message.level == Level.ERROR for message in self.messages)
