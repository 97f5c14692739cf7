"""School years, subjects and time in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from authorsite.interface import NO_LANGUAGE, InterfaceText, ngettext
from portraits.views.facts.wording import label_text


def labels(vocabulary: Any, codes: Sequence[str]) -> list[InterfaceText]:
    """The labels of codes; a code that is no longer in the vocabulary is left out."""
    return [label_text(vocabulary(code).label) for code in codes if code in vocabulary.values]


def time_words(sessions: int, minutes: int) -> InterfaceText:
    """How long it takes: "60 minutes", "2 × 60 minutes"."""
    time = minutes_words(minutes)
    if sessions == 1:
        return time
    return InterfaceText("%s × %s", NO_LANGUAGE) % (InterfaceText(str(sessions), NO_LANGUAGE), time)


def minutes_words(minutes: int) -> InterfaceText:
    """A number of minutes in words."""
    return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}
