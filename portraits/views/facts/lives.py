"""A life in facts: years, names, and what of them may be shown of the living."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from authorsite.interface import InterfaceText
from authorsite.partial_dates import PartialDate, format_life_span, parse_or_none
from authorsite.settings.languages import direction
from portraits.models import Author, AuthorName, Place
from portraits.models.vocabulary import Confidence
from portraits.views.facts.wording import (
    capitalised,
    is_right_to_left,
    label_text,
    record_text,
)

OLDEST_LIVING = 110
"""Years after which somebody whose death is not recorded no longer counts as living."""


def is_living(author: Author) -> bool:
    """Whether an author must be taken for living: no death is recorded, and no birth long ago."""
    if author.death or author.death_place_id or author.death_place_words:
        return False
    born = parse_or_none(author.birth)
    if born is None or born.latest is None:
        return True
    return timezone.localdate().year - born.latest.year < OLDEST_LIVING


def shown_birth(author: Author) -> str:
    """The date of birth for readers, in EDTF: of the living only the year."""
    born = parse_or_none(author.birth)
    if born is None:
        return ""
    return _years_only(born) if is_living(author) else born.text


def sure_birth_place(author: Author) -> Place | None:
    """The place of birth, if it is sure enough to be shown."""
    return author.birth_place if author.birth_place_confidence != Confidence.LOW else None


def _years_only(date: PartialDate) -> str:
    """A date without its month and day, with what is uncertain about it."""
    if date.precision == "span":
        ends = [_years_only(end) if end else ".." for end in (date.start, date.end)]
        return ends[0] if ends[0] == ends[1] else "/".join(ends)
    if date.precision in {"decade", "century", "year"} or date.earliest is None:
        return date.text
    mark = {(True, False): "?", (False, True): "~", (True, True): "%"}.get(
        (date.uncertain, date.approximate), ""
    )
    return f"{date.earliest.year:04}{mark}"


def life_years(author: Author, language: str) -> InterfaceText:
    """The years of a life as they follow a name: "1892–1956", "born 1948", or nothing."""
    return format_life_span(author.birth, author.death, language)


@dataclass(frozen=True)
class OtherName:
    """Another name of an author: what it is, and the name with its own direction.

    ``lang`` is known only for a name in a script of one of the author's languages.
    """

    label: InterfaceText
    name: str
    note: InterfaceText | None
    right_to_left: bool
    lang: str


def other_names(author: Author) -> list[OtherName]:
    """The names an author also has or had, in the order of the record."""
    return [_other_name(author, row) for row in author.names.all()]


def _other_name(author: Author, row: AuthorName) -> OtherName:
    right_to_left = is_right_to_left(row.name)
    return OtherName(
        capitalised(label_text(row.get_kind_display())),
        row.name,
        record_text(row.note) if row.note else None,
        right_to_left,
        right_to_left_language(author) if right_to_left else "",
    )


def right_to_left_language(author: Author) -> str:
    """The language of an author that is written from right to left, if there is just one."""
    found = {row.language for row in author.languages.all() if direction(row.language) == "rtl"}
    return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True)
class NameParts:
    """A name in two parts; a single word is a given name without a family name."""

    given: str
    family: str


def name_parts(author: Author) -> NameParts:
    """Given and family name from the filing form, particles with the family name.

    "Qvanten, Aurora von" is Aurora and von Qvanten.
    """
    family, comma, given = author.sort_name.partition(", ")
    if not comma:
        return NameParts(author.name, "")
    words = given.split()
    particles: list[str] = []
    while len(words) > 1 and words[-1].islower():
        particles.insert(0, words.pop())
    return NameParts(" ".join(words), " ".join([*particles, family]))
