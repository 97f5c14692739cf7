"""Partial dates are read strictly, compared carefully and written as each language writes them."""

from datetime import date
from time import perf_counter

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.translation import override
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from authorsite import partial_dates
from authorsite.partial_dates import (
    MAX_LENGTH,
    PartialDateError,
    certainly_before,
    format_life_span,
    format_partial_date,
    is_in_future,
    parse,
    shortest_span,
    validate_life_span,
    validate_not_in_future,
    validate_partial_date,
    year,
)
from tests.authorsite.catalogue_files import write_catalogue
from tests.shared_data import shared_rows

SWEDISH = {
    ("context", "alt. month", "January"): "januari",
    ("context", "alt. month", "December"): "december",
    ("context", "month alone", "December"): "december",
    ("context", "month and year", "%(month)s %(year)d"): "%(month)s %(year)d",
    ("context", "day, month and year", "%(day)d %(month)s %(year)d"): "%(day)d %(month)s %(year)d",
    ("context", "century", "%(first)d–%(optional_last)d"): "%(first)d-talet",
    ("context", "decade", "%(year)ds"): "%(year)d-talet",
    "c. %(date)s": "omkring %(date)s",
    "possibly %(date)s": "möjligen %(date)s",
    "until %(date)s": "till %(date)s",
    "from %(date)s": "från %(date)s",
    "born %(date)s": "född %(date)s",
    "died %(date)s": "död %(date)s",
}
# The Northern Sami order of CLDR; no names of months, so dates come in Swedish as a whole.
NORTHERN_SAMI = {
    ("context", "day, month and year", "%(day)d %(month)s %(year)d"): "%(year)d %(month)s %(day)d",
    "c. %(date)s": "su. %(date)s",
}


@pytest.fixture(autouse=True)
def _catalogues(tmp_path, settings):
    write_catalogue(tmp_path, "sv", SWEDISH)
    write_catalogue(tmp_path, "se", NORTHERN_SAMI, "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);")
    settings.LOCALE_PATHS = [tmp_path]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1892-12-26", date(1892, 12, 26), date(1892, 12, 26), "day"),
        ("1892-02", date(1892, 2, 1), date(1892, 2, 29), "month"),
        (" 1892 ", date(1892, 1, 1), date(1892, 12, 31), "year"),
        ("189X", date(1890, 1, 1), date(1899, 12, 31), "decade"),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31), "century"),
        ("00XX", date(1, 1, 1), date(99, 12, 31), "century"),
        ("1890/1892-03", date(1890, 1, 1), date(1892, 3, 31), "span"),
        ("1890/..", date(1890, 1, 1), None, "span"),
        ("1890/", date(1890, 1, 1), None, "span"),
        ("../1892", None, date(1892, 12, 31), "span"),
        ("/1892", None, date(1892, 12, 31), "span"),
        ("9999-12-31/9999-12-31", date(9999, 12, 31), date(9999, 12, 31), "span"),
    ],
)
def test_what_a_date_can_mean(text, earliest, latest, precision):
    found = parse(text)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)
    assert found.text == text.strip()
    assert not found.uncertain
    assert not found.approximate


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1892?", True, False),
        ("1892~", False, True),
        ("1892-12-26%", True, True),
        ("189X~", False, True),
        ("1890~/1892?", True, True),
    ],
)
def test_what_is_not_certain(text, uncertain, approximate):
    found = parse(text)
    assert (found.uncertain, found.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "invalid_date", "not a date"),
        ("19o0", "invalid_date", "not a date"),
        ("92", "invalid_date", "not a date"),
        ("0000", "invalid_date", "not a date"),
        ("-0044", "invalid_date", "not a date"),
        ("1892-1-2", "invalid_date", "not a date"),
        ("1892/12/26", "invalid_date", "not a date"),
        ("189X-12", "invalid_date", "not a date"),
        ("1892?~", "invalid_date", "not a date"),
        ("1892-21", "invalid_date", "no such month"),
        ("١٨٩٢", "invalid_date", "not a date"),
        ("../..", "invalid_date", "not a date"),
        ("/", "invalid_date", "not a date"),
        ("1892/1890", "invalid_date", "ends before it starts"),
        ("1923-13", "invalid_date", "no such month"),
        ("1923-00", "invalid_date", "no such month"),
        ("1923-02-31", "invalid_date", "28 days"),
        ("1900-02-29", "invalid_date", "28 days"),
        ("1923-02-00", "invalid_date", "no such day"),
        ("19233", "invalid_year", "four digits"),
        ("<b>", "invalid_date", "“<b>”"),
    ],
)
def test_what_is_refused_and_why(text, code, words):
    with override("en"), pytest.raises(PartialDateError, match=words) as caught:
        parse(text)
    assert caught.value.code == code
    with pytest.raises(ValidationError) as invalid:
        validate_partial_date(text)
    assert invalid.value.code == code
    assert year(text) is None


months = st.integers(0, 13).map("{:02}".format)
days = st.integers(0, 32).map("{:02}".format)
years = st.one_of(st.integers(1, 9999).map("{:04}".format), st.sampled_from(["189X", "18XX"]))
marks = st.sampled_from(["", "", "?", "~", "%"])
singles = st.one_of(
    st.tuples(years, marks).map("".join),
    st.tuples(years, st.just("-"), months, marks).map("".join),
    st.tuples(years, st.just("-"), months, st.just("-"), days, marks).map("".join),
)


@given(singles)
def test_the_edtf_package_agrees(text):
    """Whatever is accepted here is EDTF and has the same bounds there."""
    try:
        found = parse(text)
    except PartialDateError:
        return
    other = parse_edtf(text)
    assert tuple(other.lower_strict()[:3]) == (
        found.earliest.year,
        found.earliest.month,
        found.earliest.day,
    )
    assert tuple(other.upper_strict()[:3]) == (
        found.latest.year,
        found.latest.month,
        found.latest.day,
    )
    assert len(found.text) <= MAX_LENGTH


@given(st.dates())
def test_every_day_of_the_calendar_is_accepted(day):
    assert parse(day.isoformat()).earliest == parse(day.isoformat()).latest == day


@given(st.text(max_size=12) | st.text(alphabet="0123456789-/.X?~%", max_size=MAX_LENGTH))
def test_any_text_is_read_or_refused(text):
    try:
        found = parse(text)
    except PartialDateError:
        assert format_partial_date(text, "en") == text
        return
    assert found.earliest or found.latest
    assert format_partial_date(text, "en")


def test_years():
    assert year("1892-12-26") == year("1892~") == year("1892-01/1892-03") == 1892
    assert year("189X") is year("1890/1892") is year("1890/..") is year("") is year(None) is None


TODAY = date(2026, 11, 26)


def test_the_future():
    assert not is_in_future(parse("2026"), TODAY)
    assert not is_in_future(parse("202X"), TODAY)
    assert not is_in_future(parse("2026-11-26"), TODAY)
    assert not is_in_future(parse("2020/.."), TODAY)
    for text in ("2026-11-27", "2027", "2027/..", "../2027", "2031~"):
        assert is_in_future(parse(text), TODAY), text
        with pytest.raises(ValidationError) as caught:
            validate_not_in_future(text, TODAY)
        assert caught.value.code == "year_in_future"
    for text in ("1892", "", None, "unreadable"):
        validate_not_in_future(text, TODAY)


def test_comparisons_hold_only_where_they_are_certain():
    assert certainly_before(parse("1891"), parse("1892-01-01"))
    assert not certainly_before(parse("1892"), parse("1892-05-01"))
    assert not certainly_before(parse("189X"), parse("1895"))
    assert not certainly_before(parse("1890/.."), parse("1895"))
    assert certainly_before(parse("../1890"), parse("1895/.."))
    assert shortest_span(parse("189X"), parse("1990")) == 91
    assert shortest_span(parse("1890/.."), parse("1990")) is None


@pytest.mark.parametrize(
    ("birth", "death", "code"),
    [
        ("1892", "1892", None),
        ("1892-12-26", "1892", None),
        ("189X", "1893", None),
        ("1892", "2012", None),
        ("1892", "", None),
        (None, "1892", None),
        ("1892", "unreadable", None),
        ("1892", "1891", "death_before_birth"),
        ("1892-12-26", "1892-12-25", "death_before_birth"),
        ("1892", "2013", "implausible_lifespan"),
        ("1790", "1988", "implausible_lifespan"),
    ],
)
def test_life_spans(birth, death, code):
    if code is None:
        validate_life_span(birth, death)
        return
    with pytest.raises(ValidationError) as caught:
        validate_life_span(birth, death)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("1892-12-26", "26 december 1892", "26 December 1892"),
        ("1892-12", "december 1892", "December 1892"),
        ("1892", "1892", "1892"),
        ("0892", "892", "892"),
        ("189X", "1890-talet", "1890s"),
        ("18XX", "1800-talet", "1800–1899"),
        ("1892~", "omkring 1892", "c. 1892"),
        ("1892?", "möjligen 1892", "possibly 1892"),
        ("1892%", "möjligen omkring 1892", "possibly c. 1892"),
        ("189X~", "omkring 1890-talet", "c. 1890s"),
        ("1890/1892", "1890–1892", "1890–1892"),
        ("1890/1890", "1890", "1890"),
        ("1890-12-26/1892", "26 december 1890 – 1892", "26 December 1890 – 1892"),
        ("1890/..", "från 1890", "from 1890"),
        ("../1892~", "till omkring 1892", "until c. 1892"),
        ("unreadable", "unreadable", "unreadable"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_dates_in_words(text, swedish, english):
    assert format_partial_date(text, "sv") == swedish
    assert format_partial_date(text, "en") == english


def test_the_words_come_in_the_language_asked_for_and_say_so():
    with override("en"):
        text = format_partial_date("1892-12-26", "sv")
        assert text.__html__() == '<span lang="sv" dir="ltr">26 december 1892</span>'
        assert format_partial_date("1892", "sv").__html__() == "1892"
    with override("sv"):
        assert format_partial_date("1892-12-26", "sv").__html__() == "26 december 1892"


def test_a_date_is_never_mixed_from_two_languages():
    """Without names of months, the order of the words is that of the fallback as well."""
    with override("se"):
        text = format_partial_date("1892-12-26~", "se")
        assert text == "su. 26 december 1892"
        assert text.__html__() == 'su. <span lang="sv" dir="ltr">26 december 1892</span>'


@pytest.mark.parametrize(
    ("birth", "death", "swedish", "english"),
    [
        ("1892-12-26", "1956-11-24", "1892–1956", "1892–1956"),
        ("1948-03", "", "född 1948", "born 1948"),
        (None, "1975", "död 1975", "died 1975"),
        ("1892~", "1956", "omkring 1892 – 1956", "c. 1892 – 1956"),
        ("1982/1983", "2010", "1982–1983 – 2010", "1982–1983 – 2010"),
        ("1948-03-02~", None, "född omkring 1948", "born c. 1948"),
        ("", None, "", ""),
        ("unreadable", "", "", ""),
    ],
)
def test_life_spans_in_words(birth, death, swedish, english):
    assert format_life_span(birth, death, "sv") == swedish
    assert format_life_span(birth, death, "en") == english


def test_real_dates_are_accepted():
    dates = [row[name] for row in shared_rows("authors.csv") for name in ("birth", "death")]
    found = [parse(text) for text in dates if text]
    assert len(found) > 50
    for row in shared_rows("authors.csv"):
        validate_life_span(row["birth"], row["death"])
        assert str(year(row["birth"]) or "") == row["birth_year"]


def test_templates_write_dates_in_the_language_of_the_page():
    source = "{% load interface %}{{ born|partial_date }}; {% life_span born died %}"
    with override("sv"):
        html = Template(source).render(Context({"born": "1892-12-26", "died": "1956"}))
    assert html == "26 december 1892; 1892–1956"


def seconds(read, dates):
    start = perf_counter()
    for text in dates:
        read(text)
    return perf_counter() - start


def test_reading_a_date_is_much_faster_than_with_the_package():
    """The reason for a grammar of its own: imports read tens of thousands of dates."""
    dates = [f"{1000 + number}-{number % 12 + 1:02}-{number + 1:02}" for number in range(28)]
    partial_dates._parsed.cache_clear()
    assert seconds(parse, dates) * 20 < seconds(parse_edtf, dates)
