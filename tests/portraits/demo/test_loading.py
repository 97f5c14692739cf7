"""The demonstration as it is loaded: twice the same, complete, and its pictures with their rights."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from authorsite.images.models import Picture
from portraits.demo.loading import load
from portraits.models import Author, Collection, Outcome, PortraitPage, inclusion
from tests.kept_for_module import kept_for_module


@pytest.fixture(scope="module")
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration, loaded once for this module and rolled back after it."""
    with kept_for_module(django_db_blocker):
        load()
        yield


@pytest.fixture
def demo(_demo: None, db: None) -> None:
    """The loaded demonstration."""


def counts() -> dict[str, int]:
    """How many rows each model has."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }


def test_second_run_writes_nothing(demo):
    before = counts()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert not load()
    assert counts() == before
    writes = [
        query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert writes == []


def test_every_author_is_invented_and_has_a_source(demo):
    for author in Author.objects.all():
        assert author.invented
        assert author.sources.exists()


def test_every_author_has_a_live_portrait_in_each_language(demo):
    for author in Author.objects.all():
        pages = PortraitPage.objects.live().filter(author=author)
        languages = set(pages.values_list("locale__language_code", flat=True))
        assert languages == {"sv", "en"}, author.key


def test_what_is_published_has_no_draft_beside_it(demo):
    assert not PortraitPage.objects.live().filter(has_unpublished_changes=True).exists()


def test_the_collection_is_described(demo):
    collection = Collection.objects.get()
    assert collection.name_in("en") == "Authors of Norrbotten"
    assert [place.key for place in collection.places.all()] == ["se-25"]
    assert collection.contact_email.endswith("@example.org")


def test_every_picture_but_one_may_be_shown(demo):
    shown = {picture.title: picture.may_be_shown() for picture in Picture.objects.all()}
    assert len(shown) == 9
    assert [title for title, may in shown.items() if not may] == ["Demobild: dammen"]
    assert Author.objects.exclude(portrait_picture=None).count() == 8


def test_pictures_say_that_code_has_drawn_them(demo):
    for picture in Picture.objects.all():
        assert "gjord av kod" in picture.description
        assert picture.photographer == ""


def test_a_picture_stands_within_a_text(demo):
    page = PortraitPage.objects.get(author__key="nils-edvard-laxede", locale__language_code="en")
    (block,) = page.body.blocks_by_name("picture")
    assert block.value["picture"].title == "Demobild: älven"
    assert block.value["picture"].contextual_alt_text.startswith("A river seen from above")


def test_the_rule_is_met_where_it_should_be(demo):
    county = frozenset(Collection.objects.get().place_ids())
    outcomes = {author.key: inclusion(author, county).outcome for author in Author.objects.all()}
    assert set(outcomes.values()) == {Outcome.MEETS}
