"""The board: every state in every language, whatever the number of texts, and its exports."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from authorsite.settings.languages import SITE_LANGUAGES
from home.set_up_languages import set_up_languages
from portraits.editorial.parity import STATES, percent_translated, rows, texts
from portraits.models import PortraitPage, Wording
from tests.factories import make_author, make_portrait
from tests.people import logged_in
from tests.portraits.editorial.test_translating import on_board

pytestmark = pytest.mark.django_db

BOARD = "translations:board"


@pytest.fixture
def editor() -> Client:
    """Somebody who may do everything, on a site with all languages."""
    set_up_languages()
    return logged_in("redaktor", superuser=True)


def translated(name: str, *, live: bool = True) -> PortraitPage:
    """A Swedish portrait with a translation into Finnish, as wagtail-localize makes them."""
    source = make_portrait(make_author(name), lead="Snö.")
    translate_object(source, list(Locale.objects.filter(language_code="fi")))
    page = PortraitPage.objects.get(
        translation_key=source.translation_key, locale__language_code="fi"
    )
    if live:
        Translation.objects.update(enabled=False)
        page.save_revision().publish()
        Translation.objects.update(enabled=True)
        page.refresh_from_db()
    return page


def outdate(page: Page) -> None:
    later = page.last_published_at + datetime.timedelta(minutes=1)
    TranslationSource.objects.filter(object_id=page.translation_key).update(last_updated_at=later)


@pytest.fixture
def board(editor: Client) -> Client:
    """One text in each state in Finnish."""
    make_portrait(make_author("Anna Saknas"), lead="Snö.")
    translated("Bo Utkast", live=False)
    outdate(translated("Cecilia Gammal"))
    translated("David Publicerad")
    page = translated("Eva Granskad")
    Wording.objects.create(
        page=page,
        reviewer="Aila Puhuja",
        reviewed_on=datetime.date(2026, 11, 26),
        reviewed_version=page.live_revision,
    )
    return editor


EXPECTED = {
    "missing": "Anna Saknas",
    "draft": "Bo Utkast",
    "outdated": "Cecilia Gammal",
    "published": "David Publicerad",
    "reviewed": "Eva Granskad",
}


@pytest.mark.parametrize("state", STATES)
def test_a_filter_and_a_row_agree_on_the_state(board, state):
    assert on_board(board, language="fi", state=state) == [EXPECTED[state]]
    by_title = {row.title: row for row in rows(list(texts("portraits")))}
    assert by_title[EXPECTED[state]].states["fi"].name == state


def test_an_outdated_text_that_was_reviewed_is_outdated(board):
    page = PortraitPage.objects.get(title="Eva Granskad", locale__language_code="fi")
    outdate(page)
    assert on_board(board, language="fi", state="reviewed") == []
    assert "Eva Granskad" in on_board(board, language="fi", state="outdated")


def test_what_is_missing_is_started_with_a_click(board):
    text = board.get(reverse(BOARD)).content.decode()
    page = PortraitPage.objects.get(title="Anna Saknas")
    start = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert f'href="{start}?select_locale=fi"' in text
    form = board.get(f"{start}?select_locale=fi").context["form"]
    assert [locale.language_code for locale in form.initial["locales"]] == ["fi"]


def test_aliases_are_nobodys_text(editor):
    page = make_portrait(make_author("Anna Saknas"), lead="Snö.")
    parent = Page.objects.get(url_path="/fi/kirjailijat/")
    page.create_alias(
        parent=parent,
        update_locale=Locale.objects.get(language_code="fi"),
        reset_translation_key=False,
    )
    assert on_board(editor, language="fi", state="missing") == ["Anna Saknas"]


def test_the_number_of_queries_does_not_grow(editor):
    counts = []
    for number in range(2):
        for name in range(number * 6 + 1):
            translated(f"Någon {number} {name}")
        editor.get(reverse(BOARD))
        with CaptureQueriesContext(connection) as queries:
            editor.get(reverse(BOARD))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_board_is_exported(board):
    answer = board.get(reverse(BOARD), {"export": "csv"})
    table = list(csv.reader(io.StringIO(b"".join(answer).decode())))
    names = [language.own_name for language in SITE_LANGUAGES]
    assert table[0] == ["Namn", *names]
    found = {row[0]: row[1 + names.index("suomi")] for row in table[1:]}
    assert found == {
        "Anna Saknas": "saknas",
        "Bo Utkast": "utkast",
        "Cecilia Gammal": "inaktuell",
        "David Publicerad": "publicerad",
        "Eva Granskad": "granskad (Aila Puhuja, 2026-11-26)",
    }
    answer = board.get(reverse(BOARD), {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer))).active
    assert sheet.max_row == 6


@pytest.mark.parametrize("kind", ["portraits", "excerpts", "texts"])
def test_every_kind_of_text_has_a_board(board, kind):
    answer = board.get(reverse(BOARD), {"kind": kind})
    assert answer.status_code == 200
    assert ("Om samlingen" in answer.content.decode()) == (kind == "texts")


def test_the_words_of_the_interface_are_counted(editor):
    assert percent_translated("sv")[0] == percent_translated("fi")[0] == 100
    share, waiting = percent_translated("se")
    assert 0 < share < 50
    assert waiting > 0
    assert "davvisámegiella</span>: " in editor.get(reverse(BOARD)).content.decode()


def test_the_board_is_in_the_menu_of_reports(editor):
    assert reverse(BOARD) in editor.get("/admin/").content.decode()
