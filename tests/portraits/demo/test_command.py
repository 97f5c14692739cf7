"""The command ``load_demo``: whom it creates, and where it refuses."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from portraits.demo.loading import Created
from portraits.management.commands import load_demo
from portraits.models import Author
from tests.factories import make_author


@pytest.fixture(autouse=True)
def _nothing_to_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading itself is tested elsewhere."""
    monkeypatch.setattr(load_demo, "load", lambda: Created(148, 250, 9, 48, 13, 8))


def run(*arguments: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def test_no_users_unless_asked_for(db):
    assert "48 portraits" in run()
    assert not get_user_model().objects.exists()


def test_users_keep_their_passwords(db):
    get_user_model().objects.create_user(username="admin", password="mitt eget lösenord")
    said = run("--users")
    admin = get_user_model().objects.get(username="admin")
    assert admin.check_password("mitt eget lösenord")
    assert not admin.is_superuser
    assert "konsult / " in said
    assert "admin / " not in said


def test_passwords_on_a_server_are_random(db):
    said = run("--users")
    assert get_user_model().objects.count() == 3
    assert load_demo.DEVELOPMENT_PASSWORD not in said


def test_in_development_every_run_says_how_to_log_in(db, settings):
    settings.DEBUG = True
    assert run() == run()
    assert f"admin / {load_demo.DEVELOPMENT_PASSWORD}" in run()
    assert get_user_model().objects.get(username="admin").is_superuser


def test_a_library_is_refused(db):
    make_author()
    with pytest.raises(CommandError, match="not invented"):
        run()
    assert Author.objects.count() == 1


def test_a_library_may_insist(db):
    make_author()
    assert "48 portraits" in run("--beside-real-authors")


def test_developers_are_not_refused(db, settings):
    settings.DEBUG = True
    make_author()
    assert "48 portraits" in run()
