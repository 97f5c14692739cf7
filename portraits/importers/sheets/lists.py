"""Languages, forms and audiences in words, several in a cell.

Words are Swedish, Norwegian and English; beside them the codes of the records count. A word that may
mean several things is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from authorsite.collation import fold
from authorsite.interface import gettext
from authorsite.settings.languages import RECORD_LANGUAGES
from portraits.actions.facts import FormFacts
from portraits.importers.sheets.remarks import Remark, error, info, tidy, warning
from portraits.importers.terms import AUTHOR_WORDS, FORMS_BY_WORD
from portraits.models.vocabulary import Audience, Form

_SEPARATOR = re.compile(
    r"\s*(?:[/;,+&\n|]|\s(?:och|og|and|samt|o|ja)\s|\s[–—-]\s)\s*(?![^()]*\))", re.IGNORECASE
)

_LANGUAGE_WORDS = {
    "sv": "svenska svensk swedish",
    "fi": "finska finsk finnish suomi finskspråkig",
    "fit": "meänkieli tornedalsfinska tornedalsfinsk",
    "fkv": "kvänska kvensk kven kvenska",
    "se": "nordsamiska nordsamisk northern_sami northern_sámi north_sami samiska_(nord) nord_samiska "
    "samiska_nord davvisamegiella",
    "smj": "lulesamiska lulesamisk lule_sami lule_sámi samiska_(lule) samiska_lule julevsamegiella",
    "sma": "sydsamiska sørsamisk sörsamiska south_sami south_sámi southern_sami samiska_(syd) "
    "samiska_syd",
    "sje": "pitesamiska pitesamisk pite_sami",
    "sju": "umesamiska umesamisk ume_sami",
    "smn": "enaresamiska enaresamisk inari_sami",
    "sms": "skoltsamiska skoltesamisk skolt_sami",
    "yi": "jiddisch jiddisk yiddish",
    "rom": "romani romska romanes romani_chib romani_čhib",
    "en": "engelska engelsk english eng",
    "no": "norska norsk norwegian",
    "nb": "bokmål norskt_bokmål norsk_bokmål",
    "nn": "nynorska nynorsk",
    "da": "danska dansk danish",
    "is": "isländska islandsk icelandic",
    "fo": "färöiska færøysk faroese",
    "de": "tyska tysk german ty",
    "nl": "nederländska holländska nederlandsk dutch",
    "fr": "franska fransk french fra",
    "es": "spanska spansk spanish spa",
    "it": "italienska italiensk italian",
    "et": "estniska estisk estonian",
    "ru": "ryska russisk russian",
    "pl": "polska polsk polish",
    "la": "latin",
    "ar": "arabiska arabisk arabic",
    "fa": "persiska persisk persian farsi dari",
    "he": "hebreiska hebraisk hebrew",
    "uk": "ukrainska ukrainsk ukrainian",
    "so": "somaliska somalisk somali",
    "ti": "tigrinska tigrinja tigrinya",
}
_UNSPECIFIED = {"samiska", "samisk", "sami", "sámi", "lapska", "sápmi", "saami"}
_MIXED_UP = "se"

_AUDIENCE_WORDS = {
    Audience.ADULTS: "adults adult vuxna vuxen vux v voksne voksen voksenlitteratur allmän vuxenbok",
    Audience.YOUNG_ADULTS: "young_adults young_adult ya unga ungdom ungdomar u unga_vuxna ungdomsbok "
    "ungdommer unge tonår teens hcg",
    Audience.CHILDREN: "children child barn b småbarn barnbok kids hcf",
}
_CHILDREN_AND_YOUNG = {"bou", "barn ungdom", "barn unga", "bu"}
_EVERYONE = {"alla", "alle", "all", "everyone", "alla aldrar"}

_FORM_WORDS = {
    Form.NOVEL: "romaner novel novels romanar skönlitteratur prosa fiction",
    Form.HISTORICAL_NOVEL: "historiska_romaner historical_novel",
    Form.CRIME: "deckare krim kriminalromaner kriminal crime krimi",
    Form.THRILLER: "thrillers",
    Form.SCIENCE_FICTION: "sf sci-fi scifi science-fiction",
    Form.SHORT_STORIES: "novellsamling novellsamlingar short_stories noveller",
    Form.TALES: "fortellinger tales berättelser fortelling",
    Form.POETRY: "dikter poems poetry poesi dikt diktsamling diktsamlingar vers lyriker",
    Form.SONG_LYRICS: "visor sånger songs joik jojk viser",
    Form.DRAMA: "drama teater dramatik skuespill plays teaterpjäser pjäser",
    Form.ESSAYS: "essayer essays essä essay",
    Form.MEMOIR: "självbiografi memoarer memoir memoirs selvbiografi självbiografiskt",
    Form.REPORTAGE: "reportage reportageböcker journalistik reportasje",
    Form.TRAVEL: "reseskildringar reisebok travel",
    Form.LOCAL_HISTORY: "hembygd hembygdslitteratur lokalhistoria lokalhistorie local_history",
    Form.NON_FICTION: "fack fackbok fackböcker facklitteratur sakprosa nonfiction non-fiction "
    "faglitteratur fagbok",
    Form.CHILDREN: "barnböcker barnebok barnebøker barnlitteratur children's_books bou barn",
    Form.PICTURE_BOOK: "bilderböcker bildebok bildebøker picture_book picture_books",
    Form.YOUNG_ADULT: "ungdomsböcker ungdomsbok ungdomsroman ungdomsromaner young_adult",
    Form.FAIRY_TALES: "sagor saga eventyr fairy_tales",
    Form.EASY_READING: "lättlästa lättläst lettlest",
    Form.TEXTBOOK: "läroböcker läromedel lærebok textbooks",
    Form.ILLUSTRATED: "bildverk fotobok illustrated",
    Form.TRANSLATION: "översättningar oversettelser translations",
}

_NARROWER = {
    "debatt": Form.NON_FICTION,
    "botanik": Form.NON_FICTION,
    "religiös litt": Form.NON_FICTION,
    "religion": Form.NON_FICTION,
    "populärvetenskap": Form.NON_FICTION,
    "biografi": Form.NON_FICTION,
    "biografier": Form.NON_FICTION,
    "spänning": Form.THRILLER,
    "fantasy": Form.OTHER,
    "serier": Form.OTHER,
    "kåseri": Form.OTHER,
    "kåserier": Form.OTHER,
}
"""Words that say more than the form; they are kept as its wording."""


def _table(words: dict[str, str]) -> dict[str, str]:
    return {
        word.replace("_", " ").casefold(): str(code)
        for code, line in words.items()
        for word in line.split()
    }


_LANGUAGES = {
    **{language.code: language.code for language in RECORD_LANGUAGES},
    **{language.iso639_3: language.code for language in RECORD_LANGUAGES if language.iso639_3},
    **{
        language.own_name.casefold(): language.code
        for language in RECORD_LANGUAGES
        if language.own_name
    },
    **_table(_LANGUAGE_WORDS),
}
_AUDIENCES = {
    **_table({str(code): words for code, words in _AUDIENCE_WORDS.items()}),
    **{str(label): str(code) for code, label in zip(Audience.values, Audience.values, strict=True)},
}
_FORMS = {
    **{word: str(form) for word, form in FORMS_BY_WORD.items()},
    **{word: str(form) for word, form in _NARROWER.items()},
    **_table({str(form): words for form, words in _FORM_WORDS.items()}),
}
_SAYING_NO_MORE = frozenset(_table({str(form): words for form, words in _FORM_WORDS.items()}))


@dataclass(frozen=True, slots=True)
class LanguagesReading:
    """Language codes (``authorsite.settings.languages``), and what there is to say."""

    codes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class AudiencesReading:
    """Audiences (``vocabulary.Audience``), and what there is to say."""

    codes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class FormsReading:
    """Forms with the wording of the sheet, and what there is to say."""

    forms: tuple[FormFacts, ...] = ()
    remarks: tuple[Remark, ...] = ()


def words_of(text: str) -> Iterator[str]:
    """The words of a list, without what parts them: / ; , + & "och", "og", "and", line ends."""
    for word in _SEPARATOR.split(tidy(text)):
        if word and word.strip(" ."):
            yield word.strip(" .?")


def read_languages(text: str) -> LanguagesReading:
    """The languages in a cell."""
    codes: list[str] = []
    remarks: list[Remark] = []
    for word in words_of(text):
        said = word.casefold()
        if said in _UNSPECIFIED:
            codes.append("smi")
            sentence = gettext(
                "“%(word)s” does not say which Sami language, so it is kept as unspecified."
            )
            remarks.append(warning("ambiguous_language", sentence % {"word": word}))
        elif said == _MIXED_UP:
            sentence = gettext(
                "“%(word)s” is the code of Northern Sami and of the country Sweden, so it is left "
                "out. Write the language in words."
            )
            remarks.append(warning("ambiguous_language", sentence % {"word": word}))
        elif said in _LANGUAGES:
            codes.append(_LANGUAGES[said])
        else:
            sentence = gettext(
                "“%(word)s” is not a known language. Write it in words, for example svenska, or "
                "correct the spelling."
            )
            remarks.append(error("unknown_language", sentence % {"word": word}))
    return LanguagesReading(tuple(dict.fromkeys(codes)), tuple(remarks))


def read_audiences(text: str) -> AudiencesReading:
    """The audiences in a cell; "bou" is children and young adults."""
    whole = fold(text)
    if whole in _EVERYONE:
        return AudiencesReading(tuple(Audience.values))
    codes: list[str] = []
    remarks: list[Remark] = []
    for word in words_of(text):
        said = word.casefold()
        if fold(word) in _CHILDREN_AND_YOUNG:
            codes += [Audience.CHILDREN.value, Audience.YOUNG_ADULTS.value]
        elif said in _AUDIENCES:
            codes.append(_AUDIENCES[said])
        else:
            sentence = gettext("“%(word)s” is not a known audience. Write vuxna, unga or barn.")
            remarks.append(error("unknown_audience", sentence % {"word": word}))
    return AudiencesReading(tuple(dict.fromkeys(codes)), tuple(remarks))


def is_form(text: str) -> bool:
    """Whether words are the name of a form, such as "roman" or "dikter"."""
    return text.strip(" .").casefold() in _FORMS


def read_forms(text: str) -> FormsReading:
    """The forms in a cell; a word nobody knows is kept as the wording of ``other``."""
    forms: dict[tuple[str, str], FormFacts] = {}
    remarks: list[Remark] = []
    for word in words_of(text):
        said = word.casefold()
        bare = re.sub(r"\s*\([^)]*\)", "", said)
        code = _FORMS.get(said) or _FORMS.get(bare)
        if code is None:
            sentence = gettext("“%(word)s” is not a known form, so it is kept as these words.")
            remarks.append(info("unknown_form", sentence % {"word": word}))
        form = code or Form.OTHER.value
        plain = said == AUTHOR_WORDS[form] or said in _SAYING_NO_MORE
        wording = "" if plain else word[:1].lower() + word[1:]
        forms.setdefault((form, wording), FormFacts(form, wording))
    return FormsReading(tuple(forms.values()), tuple(remarks))
