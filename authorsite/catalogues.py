"""Looking up interface strings in the project's own catalogues, language by language.

Django merges all catalogues and falls back silently, so a caller cannot know which language it
was given. Here every answer names its language, which WCAG 3.1.2 (language of parts) needs.
Only the public interface of Python's `gettext` is used; compiled catalogues leave out fuzzy
entries, so unreviewed words are never shown.
"""

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.signals import setting_changed
from django.utils.translation import to_locale

from authorsite.settings.languages import SOURCE_LANGUAGE, fallback_chain

DOMAIN = "django"


class Message(NamedTuple):
    """A string and the language it really is in."""

    text: str
    language: str


class _Nothing(NullTranslations):
    """The end of every catalogue: answers None, so that "not translated" can be told apart."""

    def gettext(self, message: str) -> str:
        return None  # type: ignore[return-value]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return None  # type: ignore[return-value]

    def pgettext(self, context: str, message: str) -> str:
        return None  # type: ignore[return-value]

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return None  # type: ignore[return-value]


@lru_cache(maxsize=64)
def catalogue(language: str) -> NullTranslations:
    """The compiled catalogues of one language, in the order of `LOCALE_PATHS`."""
    found: NullTranslations = _Nothing()
    for folder in reversed(settings.LOCALE_PATHS):
        path = Path(folder) / to_locale(language) / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if path.is_file():
            with path.open("rb") as file:
                translations = GNUTranslations(file)
            translations.add_fallback(found)
            found = translations
    return found


@lru_cache(maxsize=8192)
def message(text: str, language: str, context: str | None = None) -> Message:
    """A msgid along the fallback chain of a language; the msgid itself counts as English."""
    text = text.replace("\r\n", "\n")
    for code in fallback_chain(language) if text else ():
        translations = catalogue(code)
        translated: str | None = (
            translations.pgettext(context, text) if context else translations.gettext(text)
        )
        if translated:
            return Message(translated, code)
        if code == SOURCE_LANGUAGE:
            break
    return Message(text, SOURCE_LANGUAGE)


@lru_cache(maxsize=8192)
def plural_message(
    singular: str, plural: str, number: int, language: str, context: str | None = None
) -> Message:
    """A msgid with plural forms along the fallback chain of a language."""
    for code in fallback_chain(language):
        translations = catalogue(code)
        translated: str | None = (
            translations.npgettext(context, singular, plural, number)
            if context
            else translations.ngettext(singular, plural, number)
        )
        if translated:
            return Message(translated, code)
        if code == SOURCE_LANGUAGE:
            break
    return Message(singular if number == 1 else plural, SOURCE_LANGUAGE)


def forget_catalogues(*, setting: str = "LOCALE_PATHS", **_: object) -> None:
    """Read the catalogues anew at the next look-up; tests that change settings need it."""
    if setting in {"LOCALE_PATHS", "LANGUAGES", "LANGUAGE_CODE"}:
        for cached in (catalogue, message, plural_message):
            cached.cache_clear()


setting_changed.connect(forget_catalogues, dispatch_uid="authorsite.catalogues")
