"""The Finnish portraits of the demonstration: translated passage by passage, in every state there is."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from home.set_up_languages import set_up_languages
from portraits.demo.loading import load
from portraits.demo.texts import texts
from portraits.editorial.parity import rows
from portraits.models import PortraitPage
from portraits.querysets.passages import untranslated
from tests.kept_for_module import kept_for_module
from tests.reading import Read

FINNISH = {text.key: text for text in texts("portraits", "fi")}
DRAFT, OUTDATED, REVIEWED = "brita-caisa-vedenoja", "elsa-kabdal", "aune-saariniva"


@pytest.fixture(scope="module")
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with kept_for_module(django_db_blocker):
        set_up_languages()
        load()
        yield


@pytest.fixture
def demo(_demo: None, db: None) -> None:
    """The demonstration in all languages of the site."""


def in_finnish(key: str) -> PortraitPage:
    """The Finnish portrait of an author."""
    return PortraitPage.objects.get(author__key=key, locale__language_code="fi")


def test_eight_portraits_are_translated_and_all_but_one_published(demo):
    pages = PortraitPage.objects.filter(locale__language_code="fi")
    assert set(pages.values_list("author__key", flat=True)) == set(FINNISH)
    assert set(pages.filter(live=False).values_list("author__key", flat=True)) == {DRAFT}


def test_the_words_are_those_of_the_files(demo):
    for key, text in FINNISH.items():
        page = in_finnish(key)
        assert page.lead == text.facts["lead"]
        assert [block.block_type for block in page.body] == [part["type"] for part in text.body]
        assert [block.id for block in page.body] == [part["id"] for part in text.body]
        written = [row["text"].replace("*", "") for row in text.facts["curiosities"]]
        shown = [row.text.replace("<i>", "").replace("</i>", "") for row in page.curiosities.all()]
        if key != DRAFT:
            assert [part in found for part, found in zip(written, shown, strict=True)].count(
                False
            ) == 0
    body = str(in_finnish("ruske").body)
    assert "Hän kuoli jouluaattona 1987." in body
    assert "tidningen" not in body


def test_every_state_of_the_board_is_there(demo):
    pages = Page.objects.filter(portraitpage__author__key__in=FINNISH, locale__language_code="sv")
    states = {row.title: row.states["fi"].name for row in rows(list(pages))}
    assert sorted(states.values()) == ["draft", "outdated", *["published"] * 5, "reviewed"]
    assert states["Elsa Kåbdal"] == "outdated"
    assert states["Aune Saariniva"] == "reviewed"


def test_the_draft_lacks_a_passage_and_the_outdated_one_has_a_new_one(demo):
    for key, missing in ((DRAFT, 1), (OUTDATED, 1), (REVIEWED, 0)):
        page = in_finnish(key)
        made = Translation.objects.get(
            source__object_id=page.translation_key, target_locale=page.locale
        )
        assert untranslated(made).count() == missing, key


def test_readers_are_told_who_has_read_it_or_that_nobody_has(client, demo):
    for key, said in ((REVIEWED, "Maija Mallikas"), ("ruske", "Konekäännös")):
        assert said in Read(client, f"/fi/kirjailijat/{key}/").text
    # A draft is not shown: readers get the Swedish words, marked.
    page = Read(client, f"/fi/kirjailijat/{DRAFT}/")
    assert page.lang(".lede") == "sv"
    assert page.tree.cssselect("#notice-language")


def test_a_second_run_writes_nothing(demo):
    before = StringTranslation.objects.count()
    with CaptureQueriesContext(connection) as queries:
        assert not load()
    assert StringTranslation.objects.count() == before
    assert [
        query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ] == []
