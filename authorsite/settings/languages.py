"""The languages of the site and of the records, and everything that follows from them.

Adding, removing or promoting a language of the site is one entry in `SITE_LANGUAGES` plus its
catalogue in `locale/<code>/` (and, where Django has none, its formats in `authorsite/formats/`).
Nothing else in the project may name a language or count how many there are.

Codes are BCP 47 tags (RFC 5646) in lower case: the shortest ISO 639 code, so `se` and not `sme`
for Northern Sami. `se` is the language, `SE` the country. Plural rules are those of CLDR.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.conf.locale import LANG_INFO
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from authorsite.settings.environment import BASE_DIR

Direction = Literal["ltr", "rtl"]

TWO_FORMS = "nplurals=2; plural=(n != 1);"
THREE_FORMS = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"


def gettext_noop(message: str) -> str:
    """Mark a msgid for extraction; Django's own function needs the settings this file is part of."""
    return message


@dataclass(frozen=True)
class SiteLanguage:
    """A language the site can be read in.

    `name` is an English msgid, `fallbacks` are the languages to try first when something is
    missing (the default language and the others follow by themselves), `alphabet` names an entry
    of `authorsite.collation.ALPHABETS`. With `interface=False` only content exists in the
    language and the interface around it comes from the fallbacks. With `complete=True` the
    catalogue must have every string; CI fails when it lacks one.
    """

    code: str
    own_name: str
    name: str
    alphabet: str
    plural_forms: str = TWO_FORMS
    direction: Direction = "ltr"
    fallbacks: tuple[str, ...] = ()
    interface: bool = True
    complete: bool = False


SITE_LANGUAGES: tuple[SiteLanguage, ...] = (
    SiteLanguage("sv", "svenska", gettext_noop("Swedish"), alphabet="sv", complete=True),
    SiteLanguage("en", "English", gettext_noop("English"), alphabet="latin"),
    SiteLanguage("fi", "suomi", gettext_noop("Finnish"), alphabet="sv", complete=True),
    SiteLanguage(
        "nb", "norsk bokmål", gettext_noop("Norwegian Bokmål"), alphabet="nb", complete=True
    ),
    SiteLanguage(
        "fit", "meänkieli", gettext_noop("Meänkieli"), alphabet="sv", fallbacks=("fi", "sv")
    ),
    SiteLanguage(
        "se",
        "davvisámegiella",
        gettext_noop("Northern Sami"),
        alphabet="se",
        plural_forms=THREE_FORMS,
    ),
    SiteLanguage(
        "smj",
        "julevsámegiella",
        gettext_noop("Lule Sami"),
        alphabet="smj",
        plural_forms=THREE_FORMS,
    ),
    SiteLanguage(
        "sma",
        "åarjelsaemien gïele",
        gettext_noop("South Sami"),
        alphabet="sv",
        plural_forms=THREE_FORMS,
    ),
    SiteLanguage(
        "yi",
        "ייִדיש",
        gettext_noop("Yiddish"),
        alphabet="yi",
        direction="rtl",
        interface=False,
    ),
    SiteLanguage("rom", "romani čhib", gettext_noop("Romani"), alphabet="sv", interface=False),
)


@dataclass(frozen=True)
class RecordLanguage:
    """A language a work, a name or a piece of text may be in; `name` is an English msgid."""

    code: str
    name: str
    own_name: str
    direction: Direction = "ltr"
    iso639_3: str = ""


RECORD_LANGUAGES: tuple[RecordLanguage, ...] = (
    RecordLanguage("sv", gettext_noop("Swedish"), "svenska", iso639_3="swe"),
    RecordLanguage("fi", gettext_noop("Finnish"), "suomi", iso639_3="fin"),
    RecordLanguage("fit", gettext_noop("Meänkieli"), "meänkieli", iso639_3="fit"),
    RecordLanguage("fkv", gettext_noop("Kven"), "kvääni", iso639_3="fkv"),
    RecordLanguage("se", gettext_noop("Northern Sami"), "davvisámegiella", iso639_3="sme"),
    RecordLanguage("smj", gettext_noop("Lule Sami"), "julevsámegiella", iso639_3="smj"),
    RecordLanguage("sma", gettext_noop("South Sami"), "åarjelsaemien gïele", iso639_3="sma"),
    RecordLanguage("sje", gettext_noop("Pite Sami"), "bidumsámegiella", iso639_3="sje"),
    RecordLanguage("sju", gettext_noop("Ume Sami"), "ubmejesámiengiälla", iso639_3="sju"),
    RecordLanguage("smn", gettext_noop("Inari Sami"), "anarâškielâ", iso639_3="smn"),
    RecordLanguage("sms", gettext_noop("Skolt Sami"), "sää\u02b9mǩiõll", iso639_3="sms"),
    RecordLanguage("smi", gettext_noop("Sami, unspecified"), "", iso639_3="smi"),
    RecordLanguage("yi", gettext_noop("Yiddish"), "ייִדיש", direction="rtl", iso639_3="yid"),
    RecordLanguage("rom", gettext_noop("Romani"), "romani čhib", iso639_3="rom"),
    RecordLanguage("rmn", gettext_noop("Romani (Arli)"), "", iso639_3="rmn"),
    RecordLanguage("rmy", gettext_noop("Romani (Kelderash, Lovari)"), "", iso639_3="rmy"),
    RecordLanguage("rmu", gettext_noop("Romani (Scandoromani)"), "", iso639_3="rmu"),
    RecordLanguage("rmf", gettext_noop("Romani (Finnish Kalo)"), "", iso639_3="rmf"),
    RecordLanguage("en", gettext_noop("English"), "English", iso639_3="eng"),
    RecordLanguage("no", gettext_noop("Norwegian"), "norsk", iso639_3="nor"),
    RecordLanguage("nb", gettext_noop("Norwegian Bokmål"), "norsk bokmål", iso639_3="nob"),
    RecordLanguage("nn", gettext_noop("Norwegian Nynorsk"), "norsk nynorsk", iso639_3="nno"),
    RecordLanguage("da", gettext_noop("Danish"), "dansk", iso639_3="dan"),
    RecordLanguage("is", gettext_noop("Icelandic"), "íslenska", iso639_3="isl"),
    RecordLanguage("fo", gettext_noop("Faroese"), "føroyskt", iso639_3="fao"),
    RecordLanguage("kl", gettext_noop("Greenlandic"), "kalaallisut", iso639_3="kal"),
    RecordLanguage("de", gettext_noop("German"), "Deutsch", iso639_3="deu"),
    RecordLanguage("nl", gettext_noop("Dutch"), "Nederlands", iso639_3="nld"),
    RecordLanguage("fr", gettext_noop("French"), "français", iso639_3="fra"),
    RecordLanguage("es", gettext_noop("Spanish"), "español", iso639_3="spa"),
    RecordLanguage("it", gettext_noop("Italian"), "italiano", iso639_3="ita"),
    RecordLanguage("et", gettext_noop("Estonian"), "eesti", iso639_3="est"),
    RecordLanguage("ru", gettext_noop("Russian"), "русский", iso639_3="rus"),
    RecordLanguage("pl", gettext_noop("Polish"), "polski", iso639_3="pol"),
    RecordLanguage("la", gettext_noop("Latin"), "Latina", iso639_3="lat"),
    RecordLanguage("ar", gettext_noop("Arabic"), "العربية", direction="rtl", iso639_3="ara"),
    RecordLanguage("fa", gettext_noop("Persian"), "فارسی", direction="rtl", iso639_3="fas"),
    RecordLanguage("he", gettext_noop("Hebrew"), "עברית", direction="rtl", iso639_3="heb"),
    RecordLanguage("ckb", gettext_noop("Central Kurdish"), "کوردی", "rtl", iso639_3="ckb"),
    RecordLanguage("ti", gettext_noop("Tigrinya"), "ትግርኛ", iso639_3="tir"),
    RecordLanguage("so", gettext_noop("Somali"), "Soomaali", iso639_3="som"),
    RecordLanguage("uk", gettext_noop("Ukrainian"), "українська", iso639_3="ukr"),
)

LANGUAGE_CODE = SITE_LANGUAGES[0].code
SOURCE_LANGUAGE = "en"
"""The language msgids are written in."""

KNOWN_LANGUAGES: tuple[SiteLanguage | RecordLanguage, ...] = (*SITE_LANGUAGES, *RECORD_LANGUAGES)
RECORD_LANGUAGE_BY_CODE = {language.code: language for language in RECORD_LANGUAGES}

# The second holds words of Wagtail's admin that Wagtail's own Swedish lacks; see docs/translation.md.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale_wagtail"]
FORMAT_MODULE_PATH = ["authorsite.formats"]


def languages_setting(table: Iterable[SiteLanguage]) -> list[tuple[str, Promise | str]]:
    """`LANGUAGES` and `WAGTAIL_CONTENT_LANGUAGES` of a table: code and translatable name."""
    return [(language.code, gettext_lazy(language.name)) for language in table]


def bidi_setting(table: Iterable[SiteLanguage]) -> list[str]:
    """`LANGUAGES_BIDI` of a table: every language written from right to left."""
    return [language.code for language in table if language.direction == "rtl"]


def language_info(table: Iterable[SiteLanguage]) -> dict[str, dict[str, object]]:
    """What Django's `LANG_INFO` must learn: the languages of a table it does not know."""
    return {
        language.code: {
            "bidi": language.direction == "rtl",
            "code": language.code,
            "name": language.name,
            "name_local": language.own_name,
        }
        for language in table
        if language.code not in LANG_INFO
    }


def chain_in(table: Iterable[SiteLanguage], code: str) -> tuple[str, ...]:
    """The fallback chain of a code in a table; see `fallback_chain`."""
    languages = list(table)
    chains = {language.code: language.fallbacks for language in languages}
    wanted = [code, *([code.partition("-")[0]] if "-" in code else [])]
    wanted += chains.get(wanted[-1], ())
    wanted += [language.code for language in languages]
    return tuple(dict.fromkeys(wanted))


@lru_cache(maxsize=256)
def fallback_chain(code: str) -> tuple[str, ...]:
    """The languages to look in, best first, for a reader of `code` (a BCP 47 tag).

    The order: the language itself; for a variant such as `en-gb` the language without its
    variant; the language's own `fallbacks`; the default language; the remaining languages in the
    order of the table. An unknown code is not an error, it simply has no fallbacks of its own.
    """
    return chain_in(SITE_LANGUAGES, code.lower())


def site_language(code: str) -> SiteLanguage:
    """The entry of a language of the site; `KeyError` for any other code."""
    for language in SITE_LANGUAGES:
        if language.code == code:
            return language
    raise KeyError(code)


@lru_cache(maxsize=256)
def direction(code: str) -> Direction:
    """The direction a language is written in; left to right for an unknown code."""
    base = code.lower().partition("-")[0]
    for language in KNOWN_LANGUAGES:
        if language.code == base:
            return language.direction
    return "rtl" if LANG_INFO.get(base, {}).get("bidi") else "ltr"


LANGUAGES = languages_setting(SITE_LANGUAGES)
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LANGUAGES_BIDI = bidi_setting(SITE_LANGUAGES)
LANG_INFO.update(language_info(SITE_LANGUAGES))
