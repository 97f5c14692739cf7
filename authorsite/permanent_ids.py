"""Permanent ids: six characters and a check character, good to read aloud and to type.

The alphabet and the check character are those of NOID (Kunze & Russell, "The NOID minter", 2006):
ten digits and the consonants but l and y, 29 signs, a prime, so that a single wrong character and two
that have changed places are always noticed. What a reader types is forgiven: capitals, the letters o, i
and l for the digits they look like.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 7
"""Characters, the check character among them."""
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}$"

_LOOKALIKES = str.maketrans({"o": "0", "i": "1", "l": "1"})


def check_character(stem: str) -> str:
    """The check character of the other characters: the sum of place times value, modulo 29."""
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(stem, start=1))
    return ALPHABET[total % len(ALPHABET)]


def from_number(number: int) -> str:
    """The id of a number, for what must have the same id wherever it is made."""
    stem = ""
    for _place in range(LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        stem += ALPHABET[digit]
    return stem + check_character(stem)


def mint() -> str:
    """A new id, at random, so that nothing can be read from it."""
    stem = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH - 1))
    return stem + check_character(stem)


def normalised(text: str) -> str:
    """What was typed, in the letters of the alphabet; other characters stay as they are."""
    return text.strip().lower().translate(_LOOKALIKES)


def is_valid(pid: str) -> bool:
    """Whether a text is an id whose check character is right."""
    return (
        len(pid) == LENGTH
        and all(sign in ALPHABET for sign in pid)
        and check_character(pid[:-1]) == pid[-1]
    )


def neighbours(text: str) -> Iterator[str]:
    """The valid ids that one slip away from a text: a wrong character, or two exchanged."""
    if len(text) != LENGTH:
        return
    found = set()
    for place in range(LENGTH):
        for sign in ALPHABET:
            found.add(text[:place] + sign + text[place + 1 :])
    for place in range(LENGTH - 1):
        found.add(text[:place] + text[place + 1] + text[place] + text[place + 2 :])
    yield from sorted(pid for pid in found if pid != text and is_valid(pid))
