"""Words of Wagtail's admin that its own Swedish lacks; each is deleted when Wagtail has it."""

import re
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext, override

OURS = Path(settings.BASE_DIR) / "locale_wagtail" / "sv" / "LC_MESSAGES" / "django.po"
PACKAGES = ("wagtail", "wagtail_localize")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
TAG = re.compile(r"<[^>]+>")

type Words = dict[tuple[str, str | None], polib.POEntry]


def theirs(language: str) -> Words:
    """The entries of the installed packages in a language that are translated, by msgid and context."""
    found: Words = {}
    for package in PACKAGES:
        spec = find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        for path in Path(spec.origin).parent.glob(f"**/locale/{language}/LC_MESSAGES/django.po"):
            for entry in polib.pofile(str(path)):
                if language == "en" or (entry.translated() and "fuzzy" not in entry.flags):
                    found[entry.msgid, entry.msgctxt] = entry
    return found


@pytest.fixture(scope="module")
def ours() -> polib.POFile:
    return polib.pofile(str(OURS))


def test_each_of_them_is_a_word_of_wagtail_that_has_no_swedish(ours):
    english, swedish = theirs("en"), theirs("sv")
    keys = [(entry.msgid, entry.msgctxt) for entry in ours]
    assert [key for key in keys if key not in english] == [], "Wagtail no longer says this"
    assert [key for key in keys if key in swedish] == [], "Wagtail says it in Swedish: delete ours"
    assert len(keys) == len(set(keys))


def test_placeholders_and_markup_are_kept(ours):
    for entry in ours:
        assert entry.translated(), entry.msgid
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            original = entry.msgid_plural or entry.msgid
            assert set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(original)), text
            assert TAG.findall(text) == TAG.findall(original), text
            if not entry.msgid_plural:
                assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(original)), text


def test_the_admin_says_them():
    with override("sv"):
        assert gettext("Currently viewing") == "Tittar just nu"
