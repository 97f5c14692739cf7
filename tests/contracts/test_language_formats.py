"""Dates, numbers, plurals and alphabets as each language writes them.

The expected words are those of CLDR 47 and of the dictionaries that ``locale/glossary.csv`` names.
"""

import datetime

import pytest
from django.utils import formats
from django.utils.translation import override

from authorsite.collation import sort_key
from authorsite.interface import ngettext
from authorsite.partial_dates import format_partial_date
from authorsite.settings.languages import SITE_LANGUAGES, site_language
from portraits.views.dates import day_in_words, month_in_date, month_name
from tests.shared_data import shared_rows

CODES = [language.code for language in SITE_LANGUAGES]
DAY = datetime.date(2026, 11, 5)


@pytest.mark.parametrize(
    ("code", "day", "day_of_year", "month"),
    [
        ("sv", "6 maj 1934", "5 november", "maj 1934"),
        ("en", "6 May 1934", "5 November", "May 1934"),
        ("fi", "6. toukokuuta 1934", "5. marraskuuta", "toukokuu 1934"),
        ("nb", "6. mai 1934", "5. november", "mai 1934"),
        ("fit", "6. toukokuuta 1934", "5. marraskuuta", "toukokuu 1934"),
        ("se", "1934 miessemánnu 6", "skábmamánnu 5", "1934 miessemánnu"),
        ("smj", "6 maj 1934", "5 november", "maj 1934"),
        ("sma", "6 maj 1934", "5 november", "maj 1934"),
        ("yi", "6טן מיי 1934", "5טן נאוועמבער", "מיי 1934"),  # noqa: RUF001
        ("rom", "6 maj 1934", "5 november", "maj 1934"),
    ],
)
def test_dates_in_words(code, day, day_of_year, month):
    with override(code):
        assert day_in_words(DAY).plain == day_of_year
        assert format_partial_date("1934-05-06", code).plain == day
        assert format_partial_date("1934-05", code).plain == month


@pytest.mark.parametrize(
    ("code", "speaks"), [("fit", "fi"), ("smj", "sv"), ("sma", "sv"), ("rom", "sv"), ("se", "se")]
)
def test_a_date_is_in_one_language_and_says_in_which(code, speaks):
    """A month whose form in dates is not attested is not used there."""
    with override(code):
        said = format_partial_date("1934-05-06", code)
        mark = f'lang="{speaks}"'
        assert (mark in said.__html__()) is (speaks != code)


@pytest.mark.parametrize(
    ("code", "january", "december"),
    [
        ("sv", "januari", "december"),
        ("fi", "tammikuu", "joulukuu"),
        ("fit", "tammikuu", "joulukuu"),
        ("se", "ođđajagemánnu", "juovlamánnu"),
        ("smj", "ådåjakmánno", "javllamánno"),
        ("sma", "tsïengele", "goeve"),
        ("yi", "יאַנואַר", "דעצעמבער"),
    ],
)
def test_months_alone(code, january, december):
    with override(code):
        assert month_name(1).plain == january
        assert month_name(12).plain == december


def test_months_are_those_of_the_sources():
    forms = {"sv": "in date", "se": "in date", "yi": "in date"}
    forms |= {"fi": "standalone", "smj": "standalone", "sma": "standalone", "nb": "in date"}
    for row in shared_rows("calendar-names.csv"):
        if row["kind"] == "month" and forms.get(row["lang"]) == row["form"]:
            with override(row["lang"]):
                assert month_name(int(row["number"])).plain == row["name"]


@pytest.mark.parametrize("code", CODES)
def test_who_names_months_in_dates_names_them_alone_too(code):
    with override(code):
        in_dates, alone = (
            {month for month in range(1, 13) if name(month).lang == code}
            for name in (month_in_date, month_name)
        )
    assert in_dates in (set(), set(range(1, 13)))
    assert alone >= in_dates


@pytest.mark.parametrize("code", CODES)
def test_numbers(code):
    """A comma and groups with a no-break space everywhere but in English (CLDR 47)."""
    with override(code):
        said = formats.number_format(1234567.5, 1, force_grouping=True)
        assert said == ("1,234,567.5" if code == "en" else "1\xa0234\xa0567,5")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sv", ["0 författare", "1 författare", "2 författare"]),
        ("en", ["0 authors", "1 author", "2 authors"]),
        ("fi", ["0 kirjailijaa", "1 kirjailija", "2 kirjailijaa"]),
        ("nb", ["0 forfattere", "1 forfatter", "2 forfattere"]),
    ],
)
def test_plurals(code, said):
    with override(code):
        found = [
            (ngettext("%(count)s author", "%(count)s authors", number) % {"count": number}).plain
            for number in (0, 1, 2)
        ]
        assert found == said


@pytest.mark.parametrize("code", ["se", "smj", "sma"])
def test_the_sami_languages_have_a_dual(code):
    """CLDR 47: one, two, other."""
    assert site_language(code).plural_forms == "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("sv", ["Ahlin", "Čiegat", "Dahl", "Vik", "Wik", "Åberg", "Ärlig", "Öman"]),
        ("fi", ["Ahlin", "Dahl", "Vaara", "Wik", "Åberg", "Äijö", "Öman"]),
        ("nb", ["Ahlin", "Dahl", "Vik", "Zorn", "Ærlig", "Ødegård", "Åberg"]),
        (
            "se",
            ["Aikio", "Áillohaš", "Carlsen", "Čiegat", "Dahl", "Đuro", "Eira", "Zorn", "Žuolla"],
        ),
    ],
)
def test_names_come_in_the_order_of_the_language(code, names):
    alphabet = site_language(code).alphabet
    found = names[::-1]
    found.sort(key=lambda name: sort_key(name, alphabet))
    assert found == names
