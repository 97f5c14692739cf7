"""Small pieces of wording that lists of facts are put together from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from django.utils.translation import get_language

from authorsite.interface import InterfaceText
from authorsite.settings.languages import LANGUAGE_CODE
from portraits.models.places import LocalName

RIGHT_TO_LEFT = frozenset({"R", "AL"})


def record_text(text: str) -> InterfaceText:
    """Free text of a record, which is written in the main language of the collection."""
    return InterfaceText(text, LANGUAGE_CODE)


def named(name: LocalName) -> InterfaceText:
    """A name with its language, marked where the page is in another one."""
    return InterfaceText(name.text, name.language)


def label_text(label: object) -> InterfaceText:
    """The label of a choice, with the language it really is in."""
    text = str(label)
    return text if isinstance(text, InterfaceText) else record_text(text)


def joined(parts: Iterable[InterfaceText], separator: str = ", ") -> InterfaceText:
    """Texts in one, each still with its own language."""
    found = tuple(parts)
    pattern = separator.replace("%", "%%").join(["%s"] * len(found))
    return InterfaceText(pattern, get_language() or LANGUAGE_CODE) % found


def labelled(label: InterfaceText, value: InterfaceText) -> InterfaceText:
    """A label, a colon and what it is about: never a sentence, since names take case endings."""
    return InterfaceText("%s: %s", get_language() or LANGUAGE_CODE) % (label, value)


def capitalised(text: InterfaceText) -> InterfaceText:
    """The text with a capital, to start a line; a label without markup of its own."""
    return InterfaceText(text.plain[:1].upper() + text.plain[1:], text.lang)


def uncapitalised(text: InterfaceText) -> InterfaceText:
    """A label as it stands inside a line; abbreviations keep their capitals."""
    plain = text.plain
    if plain[1:2].isupper():
        return text
    return InterfaceText(plain[:1].lower() + plain[1:], text.lang)


def is_right_to_left(text: str) -> bool:
    """Whether a name is written from right to left, judged by its first letter."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in RIGHT_TO_LEFT:
            return True
        if direction == "L":
            return False
    return False
