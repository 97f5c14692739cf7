"""Words for codes where a list needs another form of them than the one in the vocabulary.

Every entry is a function, since a word is looked up in the language of the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from portraits.models.vocabulary import Form, Role
from portraits.views.facts.wording import capitalised, label_text

type Word = Callable[[], InterfaceText]

FORM_OF_ONE: Mapping[str, Word] = {
    Form.NOVEL: lambda: _("novel"),
    Form.HISTORICAL_NOVEL: lambda: _("historical novel"),
    Form.CRIME: lambda: _("crime novel"),
    Form.THRILLER: lambda: _("thriller"),
    Form.SCIENCE_FICTION: lambda: _("science fiction"),
    Form.SHORT_STORIES: lambda: _("short stories"),
    Form.TALES: lambda: _("tales"),
    Form.POETRY: lambda: _("poetry"),
    Form.SONG_LYRICS: lambda: _("song lyrics"),
    Form.DRAMA: lambda: _("drama"),
    Form.ESSAYS: lambda: _("essays"),
    Form.MEMOIR: lambda: _("memoir"),
    Form.REPORTAGE: lambda: _("reportage"),
    Form.TRAVEL: lambda: _("travel writing"),
    Form.LOCAL_HISTORY: lambda: _("local history"),
    Form.NON_FICTION: lambda: _("non-fiction"),
    Form.CHILDREN: lambda: _("children's book"),
    Form.PICTURE_BOOK: lambda: _("picture book"),
    Form.YOUNG_ADULT: lambda: _("young adult book"),
    Form.FAIRY_TALES: lambda: _("fairy tales"),
    Form.EASY_READING: lambda: _("easy reading"),
    Form.TEXTBOOK: lambda: _("textbook"),
    Form.ILLUSTRATED: lambda: _("illustrated work"),
    Form.TRANSLATION: lambda: _("translation"),
}
"""What one work is called by its form; works of another form are not called anything."""

ROLE_GROUPS: Mapping[str, Word] = {
    Role.AUTHOR: lambda: _("Works"),
    Role.TRANSLATOR: lambda: _("Translations"),
    Role.ILLUSTRATOR: lambda: _("Illustrated works"),
    Role.PHOTOGRAPHER: lambda: _("Works with photographs"),
    Role.EDITOR: lambda: _("Edited works"),
    Role.FOREWORD: lambda: _("Forewords"),
    Role.NARRATOR: lambda: _("Readings"),
}
"""Headings for works that the author of a list did something else for than write them."""


def together_with() -> InterfaceText:
    """The label before those who wrote a work together with the author of the list."""
    return _("Together with")


def role_label(role: str) -> InterfaceText:
    """The name of a role as a label: "Translator"."""
    return capitalised(label_text(Role(role).label))
