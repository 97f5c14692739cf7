"""Words in files and the codes they stand for.

Each layout writes one word for a form; other words are understood and kept as the wording of the
source. Swedish words are those of the county libraries' lists, after Svenska ämnesord (SAOGF).
"""

from __future__ import annotations

from collections.abc import Mapping

from portraits.actions.facts import FormFacts
from portraits.importers.cells import LIST_SEPARATOR, parts
from portraits.models.vocabulary import Form, NameKind

FORMS_BY_WORD: Mapping[str, Form] = {
    "roman": Form.NOVEL,
    "dokumentärroman": Form.NOVEL,
    "kortroman": Form.NOVEL,
    "poesiroman": Form.NOVEL,
    "historisk roman": Form.HISTORICAL_NOVEL,
    "kriminalroman": Form.CRIME,
    "deckare": Form.CRIME,
    "thriller": Form.THRILLER,
    "science fiction": Form.SCIENCE_FICTION,
    "novell": Form.SHORT_STORIES,
    "noveller": Form.SHORT_STORIES,
    "berättelse": Form.TALES,
    "berättelser": Form.TALES,
    "lyrik": Form.POETRY,
    "dikt": Form.POETRY,
    "dikter": Form.POETRY,
    "poesi": Form.POETRY,
    "jojk": Form.SONG_LYRICS,
    "sångtext": Form.SONG_LYRICS,
    "libretto": Form.DRAMA,
    "dramatik": Form.DRAMA,
    "essä": Form.ESSAYS,
    "essäer": Form.ESSAYS,
    "essäistik": Form.ESSAYS,
    "memoarer": Form.MEMOIR,
    "självbiografi": Form.MEMOIR,
    "reportage": Form.REPORTAGE,
    "sportjournalistik": Form.REPORTAGE,
    "intervjubok": Form.REPORTAGE,
    "dokumentär": Form.REPORTAGE,
    "dokumentärprosa": Form.REPORTAGE,
    "reseskildring": Form.TRAVEL,
    "lokalhistoria": Form.LOCAL_HISTORY,
    "facklitteratur": Form.NON_FICTION,
    "debattskrift": Form.NON_FICTION,
    "etnologi": Form.NON_FICTION,
    "historia": Form.NON_FICTION,
    "kulturhistoria": Form.NON_FICTION,
    "mytologi": Form.NON_FICTION,
    "naturvetenskap": Form.NON_FICTION,
    "rapport": Form.NON_FICTION,
    "religiös litteratur": Form.NON_FICTION,
    "barnbok": Form.CHILDREN,
    "bilderbok": Form.PICTURE_BOOK,
    "pekbok": Form.PICTURE_BOOK,
    "ungdomsroman": Form.YOUNG_ADULT,
    "ungdomsbok": Form.YOUNG_ADULT,
    "saga": Form.FAIRY_TALES,
    "sagor": Form.FAIRY_TALES,
    "lättläst": Form.EASY_READING,
    "läromedel": Form.TEXTBOOK,
    "bildverk": Form.ILLUSTRATED,
    "översättning": Form.TRANSLATION,
    "humor": Form.OTHER,
    "ljudbok": Form.OTHER,
    "ordspråk": Form.OTHER,
    "övrigt": Form.OTHER,
}

WORK_WORDS: Mapping[str, str] = {
    Form.NOVEL: "roman",
    Form.HISTORICAL_NOVEL: "historisk roman",
    Form.CRIME: "kriminalroman",
    Form.THRILLER: "thriller",
    Form.SCIENCE_FICTION: "science fiction",
    Form.SHORT_STORIES: "noveller",
    Form.TALES: "berättelser",
    Form.POETRY: "lyrik",
    Form.SONG_LYRICS: "sångtext",
    Form.DRAMA: "dramatik",
    Form.ESSAYS: "essä",
    Form.MEMOIR: "memoarer",
    Form.REPORTAGE: "reportage",
    Form.TRAVEL: "reseskildring",
    Form.LOCAL_HISTORY: "lokalhistoria",
    Form.NON_FICTION: "facklitteratur",
    Form.CHILDREN: "barnbok",
    Form.PICTURE_BOOK: "bilderbok",
    Form.YOUNG_ADULT: "ungdomsbok",
    Form.FAIRY_TALES: "saga",
    Form.EASY_READING: "lättläst",
    Form.TEXTBOOK: "läromedel",
    Form.ILLUSTRATED: "bildverk",
    Form.TRANSLATION: "översättning",
    Form.OTHER: "övrigt",
}
"""The word for the form of a work in ``works.csv``."""

AUTHOR_WORDS: Mapping[str, str] = {
    **WORK_WORDS,
    Form.SHORT_STORIES: "novell",
    Form.TALES: "berättelse",
    Form.YOUNG_ADULT: "ungdomsroman",
}
"""The word for a form an author writes in, in ``authors.csv``."""

NAME_KIND_WORDS: Mapping[str, str] = {
    NameKind.PSEUDONYM: "",
    NameKind.BIRTH: "född",
    NameKind.FORMER: "tidigare namn",
    NameKind.BAPTISMAL: "dopnamn",
    NameKind.OTHER: "annan stavning",
}
"""What stands in brackets after another name."""


def author_forms(cell: str) -> tuple[FormFacts, ...]:
    """The forms in a cell of genres; a word nobody knows is kept as the wording of ``other``."""
    return tuple(_author_form(word) for word in parts(cell))


def _author_form(word: str) -> FormFacts:
    form = FORMS_BY_WORD.get(word.casefold(), Form.OTHER).value
    return FormFacts(form, "" if AUTHOR_WORDS[form] == word else word)


def genres_cell(forms: tuple[FormFacts, ...]) -> str:
    """A cell of genres: each form in the source's words, or the layout's word for it."""
    return LIST_SEPARATOR.join(row.wording or AUTHOR_WORDS[row.form] for row in forms)


def work_form(cell: str) -> str | None:
    """The form a word stands for; an empty text for an empty cell, None for an unknown word."""
    if not cell:
        return ""
    found = FORMS_BY_WORD.get(cell.casefold())
    return found.value if found else None
