"""Names of persons: put together from one cell or two, and compared with other names.

Whether two spellings are one person nobody can know; ``likeness`` says how near they are, and whoever
imports decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from authorsite.collation import NOBILIARY_PARTICLES, fold, sort_name
from portraits.actions.facts import NameFacts
from portraits.importers.sheets.remarks import fits_lost, has_lost_letter, tidy
from portraits.models.vocabulary import NameKind

_SHORT = 3
_VOWEL = re.compile(r"[AEIOUYÅÄÖÆØ]")
_WORD = re.compile(r"[^\W\d_]+")


class Likeness(IntEnum):
    """How near two names are, the nearest last."""

    DIFFERENT = 0
    NEAR = 1
    INITIALS = 2
    PART_OF_NAME = 3
    SPELLING = 4
    LOST_LETTER = 5
    SAME = 6


@dataclass(frozen=True, slots=True)
class PersonReading:
    """A name as it is published and as it is sorted ("Qvanten, Aurora von")."""

    name: str
    sort_name: str


def read_person(family: str, given: str) -> PersonReading:
    """A name from two cells; either may be empty."""
    family, given = _one_line(family), _one_line(given)
    if family.isupper() and given.isupper() and _VOWEL.search(given) and "." not in given:
        given = " ".join(_recased_word(word) for word in given.split())
    family, given = recased(family), recased(given)
    if not (family and given):
        alone = family or given
        return PersonReading(alone, sort_name(alone))
    words = family.split()
    last = next(
        (n for n, word in enumerate(words) if word.casefold() not in NOBILIARY_PARTICLES), 0
    )
    particles = words[:last] if all(word.islower() for word in words[:last]) else []
    rest = words[len(particles) :]
    return PersonReading(f"{given} {family}", f"{' '.join(rest)}, {' '.join([given, *particles])}")


_MORE_THAN_A_NAME = re.compile(
    r"\d|[()\[\]:=*†‡]|\s(?:&|och|og|and|samt)\s|/|^[\W_]+$|\s(?-i:f|fd|f\.\s?d|g)\.\s",
    re.IGNORECASE,
)


def is_more_than_a_name(name: str) -> bool:
    """Whether a cell for a name holds more: a year, a note in brackets, a second person, a label."""
    return _MORE_THAN_A_NAME.search(name) is not None


def read_full_name(text: str) -> PersonReading:
    """A name from one cell: "Efternamn, Förnamn", "Förnamn Efternamn" or "EFTERNAMN Förnamn"."""
    said = _one_line(text)
    family, comma, given = said.partition(",")
    if comma and given.strip():
        return read_person(family, given)
    words = said.split()
    capitals = [word for word in words if _is_capitals(word)]
    if capitals and len(capitals) < len(words) and words[: len(capitals)] == capitals:
        return read_person(" ".join(capitals), " ".join(words[len(capitals) :]))
    name = recased(said.rstrip(","))
    return PersonReading(name, sort_name(name))


def _one_line(text: str) -> str:
    return tidy(text).replace("\n", " ").strip(" ,;")


def _is_capitals(word: str) -> bool:
    return len(word.replace(".", "")) > 1 and word.isupper() and "." not in word


def recased(name: str) -> str:
    """A name in ordinary letters, where all of it is in capitals; initials stay as they are."""
    letters = "".join(_WORD.findall(name))
    if not name.isupper() or len(letters) <= _SHORT:
        return name
    return " ".join(_recased_word(word) for word in name.split())


def _recased_word(word: str) -> str:
    if word.casefold() in NOBILIARY_PARTICLES:
        return word.lower()
    if "." in word:
        return word
    word = _WORD.sub(lambda match: match.group().capitalize(), word)
    return re.sub(r"\bMc([a-zåäö])", lambda match: f"Mc{match[1].upper()}", word)


_PSEUDONYMS = re.compile(
    r"\b(?:pseud(?:onym)?|psevd|signatur(?:en)?|sign|ps)\b\.?\s*:?\s*(?P<names>[^.;()]+)",
    re.IGNORECASE,
)


def read_other_names(text: str, kind: str = NameKind.PSEUDONYM.value) -> tuple[NameFacts, ...]:
    """The names in a cell that holds names alone, parted by commas, semicolons or lines."""
    parts = re.split(r"[;,\n/]|\s+(?:och|og|and|&)\s+", tidy(text))
    said = (
        re.sub(r"^(?:pseud|sign|f|född|fødd|eg|eg\.)\b\.?\s*", "", part.strip()) for part in parts
    )
    return tuple(NameFacts(recased(name.strip(" .")), kind) for name in said if name.strip(" ."))


def pseudonyms_in(comment: str) -> tuple[NameFacts, ...]:
    """The pseudonyms a comment names: "pseud. Mimmi Palm, Sara Sand"."""
    return tuple(
        name
        for match in _PSEUDONYMS.finditer(tidy(comment))
        for name in read_other_names(match["names"])
        if name.name[:1].isupper()
    )


@lru_cache(maxsize=65536)
def _loose(text: str) -> str:
    """A name without what spellings differ in: v and w, c and k, z and s, double letters."""
    folded = fold(text.replace("Æ", "Ä").replace("æ", "ä"))
    for old, new in (("ae", "a"), ("oe", "o"), ("aa", "a"), ("w", "v"), ("ck", "k"), ("c", "k"),
                     ("z", "s"), ("ph", "f"), ("th", "t"), ("qv", "kv"), ("ij", "i"), ("j", "i"),
                     ("y", "i")):  # fmt: skip
        folded = folded.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", folded)


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[list[str], list[str]]:
    """The family names and the given names of a name, folded."""
    family, comma, given = sort_name(name).partition(",")
    return (fold(family).split(), fold(given).split()) if comma else (fold(family).split(), [])


def _are_initials(one: list[str], other: list[str]) -> bool:
    """Whether given names are the initials of others: "K.G." and "Karl-Gunnar"."""
    short, long = sorted((one, other), key=lambda words: sum(map(len, words)))
    letters = "".join(short) if all(len(word) <= 2 for word in short) else ""
    if not letters and not any(len(word) == 1 for word in short):
        return False
    if letters and len(letters) <= len(long):
        return all(word.startswith(sign) for sign, word in zip(letters, long, strict=False))
    return len(short) <= len(long) and all(
        word.startswith(start) if len(start) == 1 else word == start
        for start, word in zip(short, long, strict=False)
    )


def likeness(one: str, other: str) -> Likeness:
    """How near two names are, without regard to case, accents and hyphens.

    The family name first and no comma ("Berg Lisa") is another spelling.
    """
    for written, kept in ((one, other), (other, one)):
        if has_lost_letter(written) and fits_lost(written.casefold(), kept.casefold()):
            return Likeness.LOST_LETTER
    if fold(one) == fold(other):
        return Likeness.SAME
    if _is_other_spelling(one, other):
        return Likeness.SPELLING
    (family, given), (other_family, other_given) = _parts(one), _parts(other)
    if not (given and other_given):
        return Likeness.DIFFERENT
    same_given = _loose(" ".join(given)) == _loose(" ".join(other_given))
    first_given = _loose(given[0]) == _loose(other_given[0])
    if first_given and set(family) & set(other_family):
        return Likeness.PART_OF_NAME
    if family == other_family and _are_initials(given, other_given):
        return Likeness.INITIALS
    if same_given and _is_near(" ".join(family), " ".join(other_family)):
        return Likeness.NEAR
    if family == other_family and _is_near(" ".join(given), " ".join(other_given)):
        return Likeness.NEAR
    return Likeness.DIFFERENT


def _is_other_spelling(one: str, other: str) -> bool:
    """Whether names differ in letters that sound alike, in spaces, or in the order of their words."""
    mine, theirs = _loose(one), _loose(other)
    return (
        mine == theirs
        or fold(one).replace(" ", "") == fold(other).replace(" ", "")
        or sorted(mine.split()) == sorted(theirs.split())
    )


def _is_near(one: str, other: str) -> bool:
    """Whether one letter has been left out, added, changed, or two have changed places."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) <= _SHORT:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    rest, other_rest = one[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:])
    )


def buckets(name: str) -> Iterator[str]:
    """Keys of which names that are alike share one, so that not all are compared with all.

    An empty key stands for a name with a lost letter, which may be like any other.
    """
    family, given = _parts(name)
    initial = _loose(given[0])[:1] if given else ""
    for word in family:
        yield f"{_loose(word)} {initial}"
    if given:
        yield f"{_loose(family[0])[:1] if family else ''} {_loose(' '.join(given))}"
    yield _loose(name).replace(" ", "")
    yield " ".join(sorted(_loose(name).split()))
    if has_lost_letter(name):
        yield ""
