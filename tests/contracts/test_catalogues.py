"""The catalogues hold exactly the strings of the source, translated and well formed."""

import csv
import shutil
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override

from authorsite.apps import BORROWED
from tests.shared_data import REPOSITORY

HEADER = """\
# Reviewed by nobody yet.
msgid ""
msgstr ""
"Project-Id-Version: authorsite\\n"
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {rule}\\n"

"""
TWO = "nplurals=2; plural=(n != 1);"
THREE = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
SOURCE = """
from authorsite.interface import gettext as _, ngettext, pgettext_lazy
a = _("Search")
b = ngettext("%(count)d work", "%(count)d works", 2)
# Translators: on a button
c = pgettext_lazy("verb", "Search")
"""
TEMPLATE = """
  {% load interface %}
      <p title="it's">{% translate "About 100% of “it”" %}</p>
  {% blocktranslate with name=x trimmed %}
    By <b>{{ name }}</b>
  {% endblocktranslate %}
"""
SWEDISH = """\
msgid "Search"
msgstr "Sök"

msgctxt "verb"
msgid "Search"
msgstr "Leta"

msgid "About 100%% of “it”"
msgstr "Ungefär 100 %% av ”det”"

msgid "By <b>%(name)s</b>"
msgstr "Av <b>%(name)s</b>"

msgid "%(count)d work"
msgid_plural "%(count)d works"
msgstr[0] "%(count)d verk"
msgstr[1] "%(count)d verk"
"""


def run(script, *arguments):
    return subprocess.run(
        [sys.executable, REPOSITORY / "scripts" / script, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path):
    """A checkout with a few strings and a complete Swedish catalogue."""
    module = tmp_path / "portraits" / "strings.py"
    module.parent.mkdir()
    module.write_text(SOURCE, encoding="utf-8")
    (tmp_path / "portraits" / "migrations").mkdir()
    (tmp_path / "portraits" / "migrations" / "0001.py").write_text('_("Old")', encoding="utf-8")
    template = tmp_path / "home" / "templates" / "home" / "page.html"
    template.parent.mkdir(parents=True)
    template.write_text(TEMPLATE, encoding="utf-8")
    write(tmp_path, "sv", SWEDISH)
    return tmp_path


def write(root: Path, language: str, messages: str, rule: str = TWO) -> Path:
    path = root / "locale" / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(language=language, rule=rule) + messages, encoding="utf-8")
    return path


def test_the_catalogues_of_the_site_are_complete_and_correct():
    found = run("check_catalogues.py")
    assert found.stderr == ""
    assert found.returncode == 0


def test_the_catalogues_of_the_site_are_in_the_form_an_update_gives_them(tmp_path):
    for folder in ("authorsite", "home", "portraits", "locale"):
        shutil.copytree(
            REPOSITORY / folder,
            tmp_path / folder,
            ignore=shutil.ignore_patterns("__pycache__", "static", "*.mo"),
        )
    assert run("check_catalogues.py", "--update", "--root", tmp_path).returncode == 0
    for path in (REPOSITORY / "locale").glob("*/LC_MESSAGES/django.po"):
        updated = tmp_path / path.relative_to(REPOSITORY)
        assert updated.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


def test_a_complete_catalogue_passes(checkout):
    found = run("check_catalogues.py", "--root", checkout)
    assert (found.stderr, found.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('msgstr "Sök"', 'msgstr ""', "'Search' is not translated"),
        ('msgid "Search"\nmsgstr "Sök"', '#, fuzzy\nmsgid "Search"\nmsgstr "Sök"', "'Search' is"),
        ('msgid "Search"\nmsgstr "Sök"', 'msgid "Gone"\nmsgstr "Borta"', "'Gone' is used nowhere"),
        ("Av <b>%(name)s</b>", "Av <b>%(namn)s</b>", "no placeholder namn"),
        ("Av <b>%(name)s</b>", "Av <b>någon</b>", "lost the placeholder name"),
        ("Av <b>%(name)s</b>", "Av <b>%(name)s</b> 100 % sant", "no valid format"),
        ('msgstr[1] "%(count)d verk"', 'msgstr[1] ""', "needs 2 plural forms"),
        ('msgstr[1] "%(count)d verk"', 'msgstr[1] "flera verk"', "lost the placeholder count"),
        (
            'msgid_plural "%(count)d works"\nmsgstr[0] "%(count)d verk"\nmsgstr[1]',
            "msgstr",
            "must have a plural",
        ),
    ],
)
def test_a_faulty_catalogue_is_found(checkout, old, new, complaint):
    assert old in SWEDISH
    write(checkout, "sv", SWEDISH.replace(old, new, 1))
    found = run("check_catalogues.py", "--root", checkout)
    assert complaint in found.stderr
    assert found.returncode == 1


def test_a_wrong_plural_rule_is_found(checkout):
    write(checkout, "sv", SWEDISH, "nplurals=2; plural=(n > 1);")
    found = run("check_catalogues.py", "--root", checkout)
    assert "the plural rule is" in found.stderr
    assert found.returncode == 1


def test_other_languages_may_be_incomplete_but_not_wrong(checkout):
    write(checkout, "fit", 'msgid "Search"\nmsgstr "Haku"\n')
    assert run("check_catalogues.py", "--root", checkout).returncode == 0
    write(checkout, "fit", 'msgid "Gone"\nmsgstr "Poissa"\n')
    assert "fit" in run("check_catalogues.py", "--root", checkout).stderr


def test_a_language_that_says_it_is_complete_must_be(checkout):
    write(checkout, "fi", 'msgid "Search"\nmsgstr "Haku"\n')
    found = run("check_catalogues.py", "--root", checkout)
    assert "fi/LC_MESSAGES/django.po: 'About 100%% of “it”' is not translated." in found.stderr
    assert found.returncode == 1


def test_a_language_that_cldr_does_not_know_keeps_its_plural_rule(checkout):
    path = write(checkout, "fit", "")
    run("check_catalogues.py", "--update", "--root", checkout)
    assert run("check_catalogues.py", "--root", checkout).returncode == 0
    write(checkout, "fit", "", THREE)
    assert "the plural rule is" in run("check_catalogues.py", "--root", checkout).stderr
    assert path.is_file()


def test_a_language_with_three_plural_forms_gets_places_for_three(checkout):
    path = write(checkout, "se", "", THREE)
    run("check_catalogues.py", "--update", "--root", checkout)
    assert "msgstr[2]" in path.read_text(encoding="utf-8")
    assert run("check_catalogues.py", "--root", checkout).returncode == 0


def test_an_update_keeps_translations_and_comments_and_repeats_itself(checkout):
    swedish = SWEDISH.replace('msgid "Search"\nmsgstr "Sök"\n', 'msgid "Gone"\nmsgstr "Borta"\n', 1)
    path = write(checkout, "sv", swedish)
    finnish = write(checkout, "fi", '#, fuzzy\nmsgid "Search"\nmsgstr "Haku"\n')
    english = write(checkout, "en", 'msgctxt "verb"\nmsgid "Search"\nmsgstr "Look for"\n')
    run("check_catalogues.py", "--update", "--root", checkout)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Reviewed by nobody yet.\n")
    assert 'msgid "Search"\nmsgstr ""' in text
    assert "Gone" not in text
    assert "#. on a button\n" in text
    assert 'msgctxt "verb"\nmsgid "Search"\nmsgstr "Leta"' in text
    assert "portraits/" not in text
    assert '#, fuzzy\nmsgid "Search"\nmsgstr "Haku"' in finnish.read_text(encoding="utf-8")
    assert english.read_text(encoding="utf-8").count("msgid") == 2
    run("check_catalogues.py", "--update", "--root", checkout)
    assert path.read_text(encoding="utf-8") == text


def test_a_new_language_gets_a_catalogue_with_its_plural_rule(checkout):
    run("check_catalogues.py", "--begin", "--root", checkout)
    path = checkout / "locale" / "smj" / "LC_MESSAGES" / "django.po"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Lule Sami. No speaker has reviewed it yet.\n")
    assert "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);" in text
    assert 'msgid "Search"\nmsgstr ""' in text
    assert "Sök" in (checkout / "locale/sv/LC_MESSAGES/django.po").read_text(encoding="utf-8")


def test_compiling_writes_what_the_site_reads(checkout):
    write(checkout, "rom", 'msgid "Search"\nmsgstr "Rod"\n')
    found = run("compile_catalogues.py", checkout / "locale")
    assert (found.stderr, found.returncode) == ("", 0)
    with (checkout / "locale/sv/LC_MESSAGES/django.mo").open("rb") as file:
        swedish = GNUTranslations(file)
    assert swedish.gettext("Search") == "Sök"
    assert swedish.pgettext("verb", "Search") == "Leta"
    with (checkout / "locale/rom/LC_MESSAGES/django.mo").open("rb") as file:
        assert GNUTranslations(file).gettext("Search") == "Rod"


@pytest.mark.parametrize(
    ("messages", "rule", "complaint"),
    [
        ("", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=<number>"),
        ("", "", "nplurals=<number>"),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', TWO, "misformatted"),
        ('msgid "%(a)s"\nmsgstr "%(b)s"\n', TWO, "no placeholder b"),
    ],
)
def test_nothing_is_compiled_if_one_catalogue_is_wrong(checkout, messages, rule, complaint):
    write(checkout, "fi", messages, rule)
    found = run("compile_catalogues.py", checkout / "locale")
    assert complaint in found.stderr
    assert found.returncode == 1
    assert list(checkout.rglob("*.mo")) == []


def test_a_placeholder_may_be_optional(checkout):
    messages = 'msgid "%(first)d–%(optional_last)d"\nmsgstr "%(first)d-luku"\n'
    write(checkout, "fi", messages)
    assert run("compile_catalogues.py", checkout / "locale").returncode == 0


def test_missing_plurals_are_not_compiled_as_their_msgids(checkout):
    untranslated = 'msgid "%(count)d work"\nmsgid_plural "%(count)d works"\nmsgstr[0] ""\n'
    write(checkout, "fit", f'{untranslated}msgstr[1] ""\n')
    assert run("compile_catalogues.py", checkout / "locale").returncode == 0
    path = checkout / "locale/fit/LC_MESSAGES/django.mo"
    assert b"%(count)d work" not in path.read_bytes()


@pytest.mark.parametrize(("language", "rule"), [("fit", TWO), ("sje", THREE)])
def test_plural_rules_of_languages_unknown_to_cldr_are_compiled(checkout, language, rule):
    forms = "".join(f'msgstr[{number}] "%(count)d {number}"\n' for number in range(int(rule[9])))
    message = f'msgid "%(count)d work"\nmsgid_plural "%(count)d works"\n{forms}'
    write(checkout, language, message, rule)
    assert run("compile_catalogues.py", checkout / "locale").returncode == 0
    with (checkout / f"locale/{language}/LC_MESSAGES/django.mo").open("rb") as file:
        found = GNUTranslations(file)
    numbers = [found.ngettext("%(count)d work", "%(count)d works", n)[-1] for n in (1, 2, 5)]
    assert numbers == (["0", "1", "1"] if rule == TWO else ["0", "1", "2"])


def test_fuzzy_entries_are_not_compiled(checkout):
    write(checkout, "fi", '#, fuzzy\nmsgid "Search"\nmsgstr "Haku"\n')
    assert run("compile_catalogues.py", checkout / "locale").returncode == 0
    with (checkout / "locale/fi/LC_MESSAGES/django.mo").open("rb") as file:
        assert GNUTranslations(file).gettext("Search") == "Search"


GLOSSARY = """\
language,context,msgid,word,confidence,source
fit,,Search,Haku,high,a dictionary
fit,verb,Search,Hae,medium,a lexicon
"""


def test_words_of_the_glossary_fill_what_is_empty(checkout):
    path = write(checkout, "fit", "")
    (checkout / "locale" / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    found = run("glossary_catalogues.py", "--root", checkout)
    assert (found.stdout, found.stderr, found.returncode) == ("", "", 0)
    text = path.read_text(encoding="utf-8")
    assert 'msgid "Search"\nmsgstr "Haku"' in text
    assert '#, fuzzy\nmsgctxt "verb"\nmsgid "Search"\nmsgstr "Hae"' in text


def test_what_a_speaker_has_settled_stays(checkout):
    path = write(
        checkout,
        "fit",
        'msgid "Search"\nmsgstr "Ettiä"\n\nmsgctxt "verb"\nmsgid "Search"\nmsgstr "Hae"\n',
    )
    (checkout / "locale" / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    found = run("glossary_catalogues.py", "--root", checkout)
    assert "'Search' is 'Ettiä', in the glossary 'Haku'" in found.stdout
    assert "fuzzy" not in path.read_text(encoding="utf-8")
    assert "Ettiä" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("fit,,Gone,Poissa,high,a dictionary", "'Gone' is used nowhere"),
        ("fit,,Search,Haku,high,", "row 4: a word, a confidence, a source"),
        ("fit,,Search,Haku,unknown,a dictionary", "row 4: a word, a confidence, a source"),
    ],
)
def test_a_faulty_glossary_is_refused(checkout, row, complaint):
    write(checkout, "fit", "")
    path = checkout / "locale" / "glossary.csv"
    path.write_text(f"{GLOSSARY}{row}\n", encoding="utf-8")
    found = run("glossary_catalogues.py", "--root", checkout)
    assert complaint in found.stderr
    assert found.returncode == 1


@pytest.mark.parametrize("borrowed", BORROWED)
def test_a_string_is_borrowed_only_while_django_does_not_translate_it(borrowed):
    path = Path(django.__file__).parent / "conf/locale/sv/LC_MESSAGES/django.mo"
    with path.open("rb") as file:
        assert GNUTranslations(file).gettext(borrowed) == borrowed, (
            "Delete it from authorsite/apps.py."
        )
    with override("sv"):
        assert gettext(borrowed) != borrowed


def test_the_catalogues_hold_the_words_of_the_glossary():
    """Nothing in a Sami or Meänkieli catalogue is there without a source."""
    rows = list(csv.DictReader((REPOSITORY / "locale/glossary.csv").open(encoding="utf-8")))
    known = {(row["language"], row["context"], row["msgid"]): row for row in rows}
    for language in ("fit", "se", "smj", "sma", "yi", "rom"):
        path = REPOSITORY / "locale" / language / "LC_MESSAGES" / "django.po"
        for message in read_po(path.open("rb"), ignore_obsolete=True):
            words = message.string if isinstance(message.string, tuple) else (message.string,)
            if not message.id or not any(words):
                continue
            row = known[language, message.context or "", message.id]
            assert (message.string, message.fuzzy) == (row["word"], row["confidence"] != "high")
