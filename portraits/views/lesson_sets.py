"""A teacher's own set of texts, all of it in one address; nothing is stored anywhere.

``/sv/lektion/?t=<pid>.r5-12,<pid>.s2&titel=…&f=…``: texts with their places, a title, questions. The
parameters are a public contract: addresses stand in teachers' plans for years. Whatever is not understood is
left out and said so; everything is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from authorsite.permanent_ids import is_valid, normalised
from authorsite.places_in_texts import TextPlace, read_place
from portraits.querysets.matching import visible_text
from portraits.views.extracts import Wanted

MOST_ITEMS = 20
MOST_QUESTIONS = 12
LONGEST_TITLE = 80
LONGEST_QUESTION = 240
LONGEST_QUERY = 6000
"""Signs of an address that every server on the way takes, percent signs counted."""
LONGEST_TYPED = 400
LONGEST_QR = 900
"""Signs of an address above which a code is too fine for a telephone to read from a board."""

_PID = re.compile(r"(?:.*/t/)?([0-9A-Za-z]{4,12})/?(?:[?#].*)?")


@dataclass(frozen=True)
class SetItem:
    """A text of a set: an excerpt by its permanent id, and a place in it, perhaps none."""

    pid: str
    place: TextPlace | None = None

    @classmethod
    def read_place(cls, pid: str, place: str) -> SetItem:
        """A text with a place as people write it."""
        return cls(pid, read_place(place) if place else None)

    @property
    def token(self) -> str:
        """As it stands in an address: "k3f9wz.r5-12"."""
        return f"{self.pid}.{self.place}" if self.place else self.pid


@dataclass(frozen=True)
class LessonSet:
    """A set of texts with a title and questions; ``left_out`` is what was too much or no text."""

    items: tuple[SetItem, ...] = ()
    title: str = ""
    questions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.items or self.title or self.questions)

    @property
    def query(self) -> str:
        """The query of its address."""
        pairs = [("t", ",".join(item.token for item in self.items))] if self.items else []
        if self.title:
            pairs.append(("titel", self.title))
        pairs += [("f", question) for question in self.questions]
        return urlencode(pairs, safe=",")

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The fields of a form that carries the set on."""
        pairs = [("t", ",".join(item.token for item in self.items))] if self.items else []
        if self.title:
            pairs.append(("titel", self.title))
        return pairs + [("f", question) for question in self.questions]

    def with_item(self, item: SetItem) -> LessonSet:
        """The set with one more text, unless it is there or the set is full."""
        if item in self.items or len(self.items) >= MOST_ITEMS:
            return self
        return replace(self, items=(*self.items, item))

    def without(self, position: int) -> LessonSet:
        """The set without the text at a position, from 0."""
        kept = [item for number, item in enumerate(self.items) if number != position]
        return replace(self, items=tuple(kept))

    def moved_up(self, position: int) -> LessonSet:
        """The set with the text at a position, from 1, before the one in front of it."""
        items = list(self.items)
        items[position - 1], items[position] = items[position], items[position - 1]
        return replace(self, items=tuple(items))


NOTHING = LessonSet()


def set_path(language: str, found: LessonSet) -> str:
    """The address of a set."""
    path = reverse("portraits:lesson-set", args=[language])
    return f"{path}?{found.query}" if found.query else path


def read_set(parameters: QueryDict) -> LessonSet:
    """The set that an address holds."""
    left_out: list[str] = []
    items: dict[SetItem, None] = {}
    # Programs for mail end an address with what followed it, and some write commas as "%2C".
    typed = ",".join(parameters.getlist("t")).replace("%2C", ",").replace("%2c", ",")
    for token in typed.split(","):
        text = visible_text(token).strip(" .;)>”\"'")
        if not text:
            continue
        item = read_item(text)
        if item is None or (item not in items and len(items) >= MOST_ITEMS):
            left_out.append(text[:40])
        else:
            items.setdefault(item)
    title = _line(parameters.get("titel", ""), LONGEST_TITLE)
    found = LessonSet(tuple(items), title, (), tuple(left_out[:6]))
    for question in _questions(parameters.getlist("f")):
        longer = replace(found, questions=(*found.questions, question))
        if len(longer.query) > LONGEST_QUERY:
            return replace(found, left_out=(*found.left_out, question[:40])[:6])
        found = longer
    return found


def read_item(token: str) -> SetItem | None:
    """A text from an address: "k3f9wz.r5-12". A place that is none is left out."""
    pid, _dot, place = token[:LONGEST_TYPED].partition(".")
    pid = normalised(pid)
    return SetItem.read_place(pid, place) if is_valid(pid) else None


def read_link(typed: str) -> SetItem | None:
    """A text from what a teacher pastes: its permanent address or id, perhaps with a range."""
    text = visible_text(typed[:LONGEST_TYPED]).strip()
    match = _PID.fullmatch(text)
    if match is None or not is_valid(normalised(match[1])):
        return None
    asked = QueryDict(text.partition("?")[2].partition("#")[0])
    for parameter, unit in (("rad", "r"), ("st", "s")):
        if parameter in asked:
            return SetItem.read_place(normalised(match[1]), f"{unit}{asked[parameter]}")
    return SetItem(normalised(match[1]))


def _questions(typed: Iterable[str]) -> list[str]:
    """The questions, each on a line of its own, at most twelve."""
    lines = [line for text in typed for line in text[:LONGEST_QUERY].splitlines()]
    found = [question for line in lines if (question := _line(line, LONGEST_QUESTION))]
    return list(dict.fromkeys(found))[:MOST_QUESTIONS]


def _line(text: str, longest: int) -> str:
    """One line of text without what cannot be seen."""
    return " ".join(visible_text(text[: longest * 4]).split())[:longest].strip()


def wanted_in(item: SetItem) -> Wanted:
    """A text of a set as texts are asked for."""
    return Wanted(item.pid, str(item.place) if item.place else "")
