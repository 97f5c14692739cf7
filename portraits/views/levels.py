"""What is said of how much there is to read, and how hard it is: a rough measure, never a judgement."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from authorsite.interface import NO_LANGUAGE, InterfaceText, ngettext
from authorsite.interface import gettext as _
from authorsite.readability import FEWEST_WORDS, Reading, reading_of
from portraits.models import TextForm, TextVersion
from portraits.views.facts.wording import joined

LEVELS: Mapping[str, Callable[[], InterfaceText]] = {
    "very-easy": lambda: _("very easy"),
    "easy": lambda: _("easy"),
    "medium": lambda: _("medium hard"),
    "hard": lambda: _("hard"),
    "very-hard": lambda: _("very hard"),
}


def reading(version: TextVersion) -> Reading:
    """How much a text gives to read."""
    return reading_of([row.text for row in version.text_rows])


def level_line(version: TextVersion, found: Reading) -> InterfaceText:
    """Words, time to read aloud, and for Swedish prose of some length its LIX."""
    parts = [
        ngettext("%(number)d word", "%(number)d words", found.words) % {"number": found.words},
        ngettext("%(number)d minute aloud", "%(number)d minutes aloud", found.aloud_minutes)
        % {"number": found.aloud_minutes},
    ]
    if has_level(version, found):
        values = {
            "lix": InterfaceText(str(round(found.lix)), NO_LANGUAGE),
            "level": LEVELS[found.level](),
        }
        parts.append(_("LIX %(lix)s, %(level)s (a rough measure)") % values)
    return joined(parts, " · ")


def has_level(version: TextVersion, found: Reading) -> bool:
    """Whether LIX says anything about the text."""
    is_prose = version.form == TextForm.PROSE
    return is_prose and version.language == "sv" and found.words >= FEWEST_WORDS
