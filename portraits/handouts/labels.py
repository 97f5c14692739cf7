"""The few words that every handout says by itself, in the language around its texts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import override

from authorsite.interface import NO_LANGUAGE, InterfaceText, pgettext
from authorsite.interface import gettext as _
from portraits.handouts.handout import Words

PAGE, PAGES = "\ue000", "\ue001"
"""Stand for the two numbers in "Page 2 of 4", which are known when the page is made."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words, each with the language it really is in."""

    name: Words
    school_class: Words
    page_of: Words
    code: Words
    page_is_better: Words


def labels_in(language: str) -> Labels:
    """The words in a language, or the first of its fallbacks that has them."""
    with override(language):
        page = {
            "page": InterfaceText(PAGE, NO_LANGUAGE),
            "pages": InterfaceText(PAGES, NO_LANGUAGE),
        }
        return Labels(
            name=words_of(pgettext("on a handout", "Name")),
            school_class=words_of(pgettext("on a handout", "Class")),
            page_of=words_of(_("Page %(page)s of %(pages)s") % page),
            code=words_of(_("QR code that leads to the text")),
            page_is_better=words_of(
                _("To copy the text or have it read aloud, use the page on the web:")
            ),
        )


def words_of(text: InterfaceText) -> Words:
    """An interface string as words with their language."""
    return Words(text.plain, text.lang)
