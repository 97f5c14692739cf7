"""The table of languages is complete, everything follows from it, and templates mark language."""

import re
from datetime import date
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.template.base import Lexer, TokenType
from django.utils import formats, translation
from django.utils.translation import get_supported_language_variant, override

from authorsite import interface
from authorsite.collation import ALPHABETS
from authorsite.interface import gettext
from authorsite.settings import languages
from authorsite.settings.languages import (
    RECORD_LANGUAGES,
    SITE_LANGUAGES,
    SiteLanguage,
    bidi_setting,
    chain_in,
    direction,
    fallback_chain,
    language_info,
    languages_setting,
)
from tests.authorsite.catalogue_files import write_catalogue
from tests.shared_data import REPOSITORY, shared_rows

codes = [language.code for language in SITE_LANGUAGES]
each_language = pytest.mark.parametrize("language", SITE_LANGUAGES, ids=codes)

MADE_UP = SiteLanguage(
    "qaa",
    own_name="qaaqaa",
    name="Made-up",
    alphabet="latin",
    direction="rtl",
    fallbacks=("en",),
    plural_forms=languages.THREE_FORMS,
)


@each_language
def test_everything_a_language_needs_exists(language):
    assert language.alphabet in ALPHABETS
    assert set(language.fallbacks) < set(codes)
    assert re.fullmatch(r"nplurals=\d; plural=[^;]+;", language.plural_forms)
    assert LANG_INFO[language.code]["bidi"] == (language.direction == "rtl")
    assert translation.to_locale(language.code) in {
        path.name for path in (REPOSITORY / "locale").iterdir()
    }
    assert get_supported_language_variant(language.code, strict=True) == language.code
    locale = translation.to_locale(language.code)
    assert find_spec(f"authorsite.formats.{locale}") or find_spec(f"django.conf.locale.{locale}")


@each_language
def test_no_language_shows_dates_or_numbers_in_the_american_way(language):
    with override(language.code):
        assert re.match(r"5|2026", formats.date_format(date(2026, 11, 5)))
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


def test_dates_and_numbers_as_each_language_writes_them():
    day = date(2026, 11, 5)
    with override("sv"):
        assert formats.date_format(day) == "5 november 2026"
        assert formats.number_format(1234.5, force_grouping=True) == "1\xa0234,5"
        assert "%d/%m/%Y" in formats.get_format("DATE_INPUT_FORMATS")
        assert "%m/%d/%Y" not in formats.get_format("DATE_INPUT_FORMATS")
    with override("en"):
        assert formats.date_format(day) == "5 November 2026"
        assert formats.number_format(1234.5, force_grouping=True) == "1,234.5"


def test_settings_follow_from_the_table():
    assert [code for code, _ in settings.LANGUAGES] == codes
    assert settings.WAGTAIL_CONTENT_LANGUAGES == settings.LANGUAGES
    assert settings.LANGUAGE_CODE == codes[0] == "sv"
    assert {code for code in codes if direction(code) == "rtl"} == set(settings.LANGUAGES_BIDI)


def test_fallback_chains():
    assert fallback_chain("en")[:2] == ("en", "sv")
    assert fallback_chain("sv")[:2] == ("sv", "en")
    assert fallback_chain("EN-GB")[:2] == ("en-gb", "en")
    assert fallback_chain("xx")[:3] == ("xx", "sv", "en")
    assert fallback_chain("fit")[:3] == ("fit", "fi", "sv")
    assert fallback_chain("smj")[:2] == ("smj", "sv")
    table = (
        SiteLanguage("sv", "svenska", "Swedish", alphabet="sv"),
        SiteLanguage("aa", "aa", "A", alphabet="sv"),
        SiteLanguage("ab", "ab", "B", alphabet="sv", fallbacks=("aa",)),
    )
    assert chain_in(table, "ab") == ("ab", "aa", "sv")
    assert chain_in(table, "aa") == ("aa", "sv", "ab")


def test_a_new_language_is_one_entry_and_its_catalogue(tmp_path, settings, monkeypatch):
    table = (*SITE_LANGUAGES, MADE_UP)
    monkeypatch.setattr(languages, "SITE_LANGUAGES", table)
    monkeypatch.setattr(languages, "KNOWN_LANGUAGES", (*table, *RECORD_LANGUAGES))
    monkeypatch.setattr(interface, "KNOWN_LANGUAGES", (*table, *RECORD_LANGUAGES))
    for code, info in language_info(table).items():
        monkeypatch.setitem(LANG_INFO, code, info)
    write_catalogue(tmp_path, "qaa", {"Search": "Qaa"}, MADE_UP.plural_forms)
    settings.LOCALE_PATHS = [tmp_path, *settings.LOCALE_PATHS]
    settings.LANGUAGES_BIDI = bidi_setting(table)
    settings.LANGUAGES = languages_setting(table)
    fallback_chain.cache_clear()
    direction.cache_clear()
    try:
        assert get_supported_language_variant("qaa") == "qaa"
        assert translation.get_language_info("qaa")["name_local"] == "qaaqaa"
        assert fallback_chain("qaa")[:3] == ("qaa", "en", "sv")
        assert direction("qaa") == "rtl"
        with override("qaa"):
            assert translation.get_language_bidi()
            assert gettext("Search").lang == "qaa"
            assert gettext("Nothing").__html__() == '<span lang="en" dir="ltr">Nothing</span>'
            assert interface.language_name("qaa") == "Made-up"
        with override("sv"):
            assert interface.own_language_name("qaa").__html__() == (
                '<span lang="qaa" dir="rtl">qaaqaa</span>'
            )
    finally:
        fallback_chain.cache_clear()
        direction.cache_clear()


def test_records_can_be_in_every_language_of_the_shared_data():
    known = {language.code: language for language in RECORD_LANGUAGES}
    assert len(known) == len(RECORD_LANGUAGES)
    used = {
        code
        for row in shared_rows("works.csv")
        for code in row["language"].split("; ")
        if row["language"]
    }
    assert used <= known.keys()
    for row in shared_rows("languages.csv"):
        language = known[row["code"]]
        assert language.direction == row["direction"]
        assert language.iso639_3 == row["iso639_3"]
        assert language.own_name == row["endonym"]
    assert set(codes) <= known.keys()


@pytest.mark.parametrize(
    "language",
    [entry for entry in SITE_LANGUAGES if entry.complete or entry.code == "en"],
    ids=lambda entry: entry.code,
)
def test_every_language_has_a_name_in_the_language_of_the_page(language):
    with override(language.code):
        for record_language in RECORD_LANGUAGES:
            assert interface.language_name(record_language.code).lang == language.code


EDITOR_ONLY = {
    "TextPage.role", "ExcerptText.form", "TextVersion.form", "RightsRecord.basis",
    "Consent.may_be_revised", "Consent.may_be_translated", "Consent.may_be_reused",
}  # fmt: skip
"""Fields with choices whose labels no reader sees."""


def test_labels_of_choices_know_their_language():
    """A label from Django's own `gettext_lazy` would fall back without a mark."""
    unmarked = set()
    for model in apps.get_models():
        if model.__module__.partition(".")[0] not in {"authorsite", "home", "portraits"}:
            continue
        for model_field in model._meta.concrete_fields:
            labels = [label for value, label in model_field.flatchoices if value]
            if not all(isinstance(label, interface.LazyInterfaceText) for label in labels):
                unmarked.add(f"{model.__name__}.{model_field.name}")
    assert unmarked <= EDITOR_ONLY


def public_templates():
    """All templates but those of the admin, whose strings are Django's own."""
    for folder in ("authorsite", "home", "portraits"):
        for path in (REPOSITORY / folder).rglob("templates/**/*"):
            if (
                "editorial" not in path.parts
                and path.is_file()
                and path.suffix in {".html", ".txt", ".xml", ".svg"}
            ):
                yield path


templates = list(public_templates())
each_template = pytest.mark.parametrize(
    "path", templates, ids=[str(path.relative_to(REPOSITORY)) for path in templates]
)


def test_there_are_templates_to_check():
    assert templates


def template_problems(source: str) -> list[str]:
    """What in a template would show a string without the mark of its language."""
    problems = []
    html = ""
    stored: set[str] = set()
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.TEXT:
            html += token.contents
            continue
        if token.token_type == TokenType.COMMENT:
            continue
        words = token.contents.split()
        if re.search(r"(?<!\w)_\(", token.contents):
            problems.append(f"uses _() in {token.contents!r}")
        if token.token_type == TokenType.VAR:
            problems += variable_problems(token.contents, html, stored)
        elif words[0] == "load" and "i18n" in words:
            problems.append("loads Django's i18n instead of interface")
        elif words[:2] == ["block", "title"]:
            html += "<title>"
        elif words[0] == "endblock" and "<title>" in html:
            html += "</title>"
        elif words[0] in {"translate", "blocktranslate"}:
            stored |= {name for key, name in pairwise(words) if key in {"as", "asvar"}}
            problems += translation_problems(words, html, token.contents)
    return problems


def takes_only_text(html: str) -> str | None:
    """Where the end of some HTML takes text but no elements: an attribute, title or option."""
    if html.rfind("<") > html.rfind(">"):
        return "an attribute"
    last = re.findall(r"<(/?(?:title|option)\b)", html)
    return f"<{last[-1]}>" if last and not last[-1].startswith("/") else None


def variable_problems(contents: str, html: str, stored: set[str]) -> list[str]:
    """What is wrong with a variable that holds an interface string, given the HTML before it."""
    name = re.split(r"[.|]", contents)[0]
    holds_string = name in stored or re.search(r"get_\w+_display|language_name", contents)
    bare = re.search(r"\.(plain|lang|language_attributes)\b|\|plain\b", contents)
    place = takes_only_text(html)
    if holds_string and not bare and place:
        return [f"puts an element into {place}: {contents!r}; use .plain"]
    return []


def translation_problems(words: list[str], html: str, contents: str) -> list[str]:
    """What is wrong with one translation tag, given the HTML before it."""
    bare = {"plain", "as", "noop", "asvar"} & set(words[2:] if words[0] == "translate" else words)
    place = takes_only_text(html)
    problems = []
    if not bare and place:
        problems.append(f"puts an element into {place}: {contents!r}; add “plain”")
    if words[0] == "translate" and re.search(r"translate\s+(['\"]).*?(<|&\w+;).*?\1", contents):
        problems.append(f"has markup in {contents!r}; use blocktranslate")
    return problems


@each_template
def test_templates_mark_the_language_of_their_strings(path: Path):
    assert template_problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("{% load i18n %}", 1),
        ("{% load interface %}{% translate 'a' %}", 0),
        ("{% include 'x' with label=_('a') %}", 1),
        ("{{ _('a') }}", 1),
        ("{# _('a') #}", 0),
        ('<a title="{% translate "a" %}">', 1),
        ('<a title="{% translate "a" plain %}">{% translate "b" %}</a>', 0),
        ('<a{% if b %} title="{% blocktranslate %}x{% endblocktranslate %}"{% endif %}>', 1),
        ('<title>{% translate "a" %}</title>', 1),
        ('<title>{% translate "a" plain %}</title><p>{% translate "b" %}', 0),
        ('{% block title %}{% translate "a" %}{% endblock %}<p>{% translate "b" %}', 1),
        ('{% block title %}{% endblock %}{% block main %}{% translate "a" %}{% endblock %}', 0),
        ('<option value="1">{% translate "a" %}</option>', 1),
        ('{% translate "a" as b %}<a title="{{ b }}">{{ b }}</a>', 1),
        ('{% translate "a" as b %}<a title="{{ b.plain }}"{{ b.language_attributes }}>', 0),
        ("<option>{{ tie.get_kind_display }}</option>", 1),
        ("<option>{{ tie.get_kind_display|plain }}</option>", 0),
        ("<p>{{ tie.get_kind_display }}</p>", 0),
        ('{% translate "a <b>b</b>" %}', 1),
        ('{% translate "a &amp; b" %}', 1),
    ],
)
def test_unmarked_strings_would_be_found(source, count):
    assert len(template_problems(source)) == count
