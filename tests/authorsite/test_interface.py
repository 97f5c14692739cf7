"""Interface strings come in the right language and say which one that is."""

import copy
import json
import pickle

import pytest
from django import forms
from django.db import models
from django.template import Context, Template, TemplateSyntaxError
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import override

from authorsite import interface
from authorsite.interface import InterfaceText, gettext, gettext_lazy, ngettext, pgettext
from tests.authorsite.catalogue_files import write_catalogue

SWEDISH = {
    "Search": "Sök",
    "Books & more": "Böcker & mer",
    "Written by %(name)s": "Skriven av %(name)s",
    "Look at <b>%(name)s</b>": "Titta på <b>%(name)s</b>",
    "100%% sure": "100 %% säker",
    ("%(count)s work", "%(count)s works"): ("%(count)s verk", "%(count)s verk (flera)"),
    ("context", "verb", "Search"): "Leta",
    "Broken %(name)s": "Trasig %(namn)s",
}
NORTHERN_SAMI = {
    "Search": "Oza",
    ("%(count)s work", "%(count)s works"): ("%(count)s a", "%(count)s b", "%(count)s c"),
}


@pytest.fixture(autouse=True)
def _catalogues(tmp_path, settings):
    write_catalogue(tmp_path, "sv", SWEDISH)
    write_catalogue(tmp_path, "se", NORTHERN_SAMI, "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);")
    settings.LOCALE_PATHS = [tmp_path]


def render(source, **context):
    return Template("{% load interface %}" + source).render(Context(context))


def test_a_translated_string_is_in_the_active_language_and_unmarked():
    with override("sv"):
        text = gettext("Search")
        assert (text, text.lang) == ("Sök", "sv")
        assert text.__html__() == "Sök"


def test_a_missing_string_comes_from_the_fallback_and_is_marked():
    with override("se"):
        text = gettext("Books & more")
        assert (text, text.lang) == ("Böcker & mer", "sv")
        assert text.__html__() == '<span lang="sv" dir="ltr">Böcker &amp; mer</span>'
        assert text.plain == "Böcker & mer"
        assert type(text.plain) is str


def test_an_untranslated_msgid_counts_as_english():
    with override("sv"):
        assert gettext("Nowhere").__html__() == '<span lang="en" dir="ltr">Nowhere</span>'
    with override("en"):
        assert gettext("Search") == "Search"
        assert gettext("Search").__html__() == "Search"
    with override("en-gb"):
        assert gettext("Search").__html__() == "Search"


def test_without_an_active_language_the_msgid_is_given():
    with override(None):
        assert gettext("Search") == "Search"
        assert gettext("Search").__html__() == "Search"


def test_context_and_plural_forms():
    with override("sv"):
        assert pgettext("verb", "Search") == "Leta"
        assert pgettext("noun", "Search").lang == "en"
        assert ngettext("%(count)s work", "%(count)s works", 1) % {"count": 1} == "1 verk"
        assert ngettext("%(count)s work", "%(count)s works", 2) % {"count": 2} == "2 verk (flera)"
    with override("se"):
        forms_of = [ngettext("%(count)s work", "%(count)s works", n) for n in (1, 2, 3)]
        assert [text % {"count": "n"} for text in forms_of] == ["n a", "n b", "n c"]


def test_formatting_keeps_the_language_and_escapes_parameters():
    with override("se"):
        text = gettext("Written by %(name)s") % {"name": "<i>Åke</i>"}
        assert (text, text.lang) == ("Skriven av <i>Åke</i>", "sv")
        assert text.__html__() == (
            '<span lang="sv" dir="ltr">Skriven av &lt;i&gt;Åke&lt;/i&gt;</span>'
        )


def test_formatting_keeps_markup_that_is_safe():
    with override("sv"):
        link = mark_safe('<a href="/x?a=1&amp;b=2">Åke &amp; co</a>')
        text = gettext("Written by %(name)s") % {"name": link}
        assert text.__html__() == f"Skriven av {link}"
        assert text.plain == "Skriven av Åke & co"


def test_a_parameter_in_the_page_language_is_marked_inside_a_fallback():
    with override("se"):
        text = gettext("Written by %(name)s") % {"name": gettext("Search")}
        assert text.__html__() == (
            '<span lang="sv" dir="ltr">Skriven av <span lang="se" dir="ltr">Oza</span></span>'
        )


@pytest.mark.parametrize(
    ("template", "values", "result"),
    [
        ("%s & %s", ("<", 2), "&lt; &amp; 2"),
        ("%d of %05.1f", (3, 2.5), "3 of 002.5"),
        ("%s", ["<"], "[&#x27;&lt;&#x27;]"),
        ("100%% %(a)s", {"a": None}, "100% None"),
    ],
)
def test_every_kind_of_format(template, values, result):
    with override("en"):
        assert (InterfaceText(template) % values).__html__() == result


def test_a_text_survives_copying_and_pickling():
    text = gettext("Search") % {}
    marked = InterfaceText("a", "sv", html=mark_safe("<b>a</b>"))
    for original in (text, marked):
        for twin in (copy.deepcopy(original), pickle.loads(pickle.dumps(original))):  # noqa: S301
            assert (twin, twin.lang, twin.markup) == (original, original.lang, original.markup)
    assert json.dumps({"a": InterfaceText("Sök", "sv")}, ensure_ascii=False) == '{"a": "Sök"}'


LAZY = gettext_lazy("Search")
LAZY_FALLBACK = gettext_lazy("Books & more")


def test_lazy_strings_are_looked_up_when_used():
    with override("sv"):
        assert str(LAZY) == LAZY == "Sök"
        assert f"{LAZY}!" == "Sök!"
        assert f"{LAZY:>5}" == "  Sök"
        assert LAZY.lang == "sv"
        assert LAZY.upper() == "SÖK"
        assert "[" + LAZY + "]" == "[Sök]"
    with override("se"):
        assert str(LAZY) == "Oza"
        assert LAZY_FALLBACK.lang == "sv"
        assert LAZY_FALLBACK.plain == "Böcker & mer"
        span = '<span lang="sv" dir="ltr">Böcker &amp; mer</span>'
        assert render("{{ text }}", text=LAZY_FALLBACK) == span
        assert format_html("{}", LAZY_FALLBACK) == span
        assert render("{{ text.plain }}", text=LAZY_FALLBACK) == "Böcker &amp; mer"
        assert render("{{ text|plain }}", text=LAZY_FALLBACK) == "Böcker &amp; mer"
    assert pickle.loads(pickle.dumps(LAZY)) == LAZY  # noqa: S301
    assert {LAZY: 1}[copy.deepcopy(LAZY)] == 1


def test_lazy_plurals_take_their_number_when_filled_in():
    by_name = interface.ngettext_lazy("%(count)s work", "%(count)s works", "count")
    by_value = interface.ngettext_lazy("%(count)s work", "%(count)s works", 1)
    with override("sv"):
        assert by_name % {"count": 1} == "1 verk"
        assert by_name % {"count": 5} == "5 verk (flera)"
        assert by_value % {"count": 1} == "1 verk"


def test_choices_of_models_and_forms_carry_their_language():
    class Kind(models.TextChoices):
        SEARCH = "search", gettext_lazy("Search")
        BOOKS = "books", gettext_lazy("Books & more")

    class Thing(models.Model):
        kind = models.CharField(max_length=9, choices=Kind, verbose_name=gettext_lazy("Search"))

        class Meta:
            app_label = "nowhere"

        def __str__(self):
            return self.kind

    class ThingForm(forms.Form):
        kind = forms.ChoiceField(choices=Kind.choices, label=gettext_lazy("Books & more"))

    with override("se"):
        assert render("{{ thing.get_kind_display }}", thing=Thing(kind="books")) == (
            '<span lang="sv" dir="ltr">Böcker &amp; mer</span>'
        )
        html = ThingForm().as_p()
        assert "Oza" in html
        assert '<span lang="sv" dir="ltr">Böcker &amp; mer</span>:</label>' in html
    field = Thing._meta.get_field("kind")
    with override(None):
        assert repr(str(field.verbose_name)) == "'Search'"


def test_translate_marks_a_fallback():
    with override("se"):
        assert render('{% translate "Search" %}') == "Oza"
        assert render('{% translate "Books & more" %}') == (
            '<span lang="sv" dir="ltr">Böcker &amp; mer</span>'
        )
        assert render('<a title="{% translate "Books & more" plain %}">') == (
            '<a title="Böcker &amp; mer">'
        )
        assert render('{% translate "Search" context "verb" %}') == (
            '<span lang="sv" dir="ltr">Leta</span>'
        )
        assert render('{% translate "Books & more" as x %}{{ x.lang }} {{ x }}') == (
            'sv <span lang="sv" dir="ltr">Böcker &amp; mer</span>'
        )
        assert (
            render(
                '{% translate "Books & more" as x %}'
                '<a title="{{ x.plain }}"{{ x.language_attributes }}>'
            )
            == '<a title="Böcker &amp; mer" lang="sv" dir="ltr">'
        )


def test_translate_takes_variables_noop_and_percent_signs():
    with override("sv"):
        assert render("{% translate word %}", word="Search") == "Sök"
        assert render("{% translate word %}", word=LAZY) == "Sök"
        assert render('{% translate "100% sure" %}') == "100 % säker"
        assert render('{% translate "Search" noop as x %}{{ x.plain }}') == "Search"
        assert render("{% translate word %}", word="<b>") == (
            '<span lang="en" dir="ltr">&lt;b&gt;</span>'
        )
        assert render('{% autoescape off %}{% translate "Books & more" %}{% endautoescape %}') == (
            "Böcker & mer"
        )


def test_blocktranslate_escapes_variables_and_keeps_markup():
    with override("se"):
        html = render(
            "{% blocktranslate with name=who %}Look at <b>{{ name }}</b>{% endblocktranslate %}",
            who="<Åke>",
        )
    assert html == '<span lang="sv" dir="ltr">Titta på <b>&lt;Åke&gt;</b></span>'


def test_blocktranslate_counts():
    source = (
        "{% blocktranslate count count=n trimmed %}\n  {{ count }} work\n"
        "{% plural %}\n  {{ count }} works\n{% endblocktranslate %}"
    )
    with override("sv"):
        assert render(source, n=1) == "1 verk"
        assert render(source, n=7) == "7 verk (flera)"
    with override("en"):
        assert render(source, n=1) == "1 work"
        assert render(source, n=7) == "7 works"
    with override("se"):
        assert render(source, n=2) == "2 b"


def test_blocktranslate_stores_its_text():
    source = (
        "{% blocktranslate trimmed asvar x %}\n  Books & more\n{% endblocktranslate %}"
        "{{ x.plain }}|{{ x }}"
    )
    with override("se"):
        assert render(source) == ('Böcker &amp; mer|<span lang="sv" dir="ltr">Böcker & mer</span>')


def test_blocktranslate_shows_the_msgid_when_a_translation_is_broken():
    with override("sv"):
        html = render(
            "{% blocktranslate with name='Åke' %}Broken {{ name }}{% endblocktranslate %}"
        )
    assert html == '<span lang="en" dir="ltr">Broken Åke</span>'


@pytest.mark.parametrize(
    "source",
    [
        "{% translate %}",
        '{% translate "a"|upper %}',
        '{% translate "a" noop noop %}',
        '{% translate "a" sideways %}',
        '{% translate "a" as %}',
        "{% blocktranslate with %}a{% endblocktranslate %}",
        "{% blocktranslate count a=1 b=2 %}a{% plural %}b{% endblocktranslate %}",
        "{% blocktranslate count a=1 %}a{% endblocktranslate %}",
        "{% blocktranslate %}a{% if b %}c{% endif %}{% endblocktranslate %}",
        "{% blocktranslate count a='x' %}a{% plural %}b{% endblocktranslate %}",
    ],
)
def test_mistakes_in_templates_are_refused(source):
    with pytest.raises(TemplateSyntaxError):
        render(source)


def test_language_attributes_for_content():
    assert render('<p {% language_attributes "yi" %}>') == '<p lang="yi" dir="rtl">'
    with override("en"):
        assert render("<html {% language_attributes %}>") == '<html lang="en" dir="ltr">'
    assert interface.language_attributes('"><x') == 'lang="&quot;&gt;&lt;x" dir="ltr"'


def test_names_of_languages():
    with override("en"):
        assert interface.language_name("se") == "Northern Sami"
        assert interface.language_name("xx") == "xx"
        assert render("{{ code|own_language_name }}", code="yi") == (
            '<span lang="yi" dir="rtl">ייִדיש</span>'
        )
        assert dict(interface.record_language_choices())["fit"] == "Meänkieli"
