"""The demonstration as a whole: loading it twice, its flags, its users."""

import io
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from portraits.demo.loading import load
from portraits.models import Author, Collection, PortraitPage
from tests.factories import make_author


@pytest.fixture(scope="module")
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration, loaded once for this module and rolled back after it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


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


def test_the_collection_is_described(demo):
    collection = Collection.objects.get()
    assert collection.name_in("en") == "Authors of Norrbotten"
    assert [place.key for place in collection.places.all()] == ["se-25"]
    assert collection.contact_email.endswith("@example.org")


def test_no_users_unless_asked_for(db):
    call_command("load_demo", stdout=io.StringIO())
    assert not get_user_model().objects.exists()


def test_users_keep_their_passwords(db):
    get_user_model().objects.create_user(username="admin", password="mitt eget lösenord")
    out = io.StringIO()
    call_command("load_demo", "--users", stdout=out)
    admin = get_user_model().objects.get(username="admin")
    assert admin.check_password("mitt eget lösenord")
    assert not admin.is_superuser
    assert "konsult / " in out.getvalue()
    assert "admin / " not in out.getvalue()


def test_a_library_is_refused(db):
    make_author()
    with pytest.raises(CommandError, match="not invented"):
        call_command("load_demo", stdout=io.StringIO())
    assert Author.objects.count() == 1
