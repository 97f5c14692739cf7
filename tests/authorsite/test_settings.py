"""Environment variables, security headers and the health check."""

import pytest
from django.db import connection
from django.db.utils import OperationalError

from authorsite.settings import environment
from authorsite.settings.base import database

pytestmark = pytest.mark.django_db


def test_sqlite_waits_for_its_lock_and_writes_ahead():
    options = database("sqlite:////srv/data/b%C3%B6cker.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_connections_are_health_checked():
    assert database("postgres://a@b/c")["CONN_HEALTH_CHECKS"] is True


def test_mail_goes_to_the_server_of_the_address():
    options = environment.mailer("smtp://a%40b:p%2Fw@mail.example.org:2525")["OPTIONS"]
    assert options["username"] == "a@b"
    assert options["password"] == "p/w"
    assert (options["host"], options["port"]) == ("mail.example.org", 2525)
    assert options["use_tls"] is True
    assert "console" in environment.mailer("")["BACKEND"]
    with pytest.raises(ValueError, match="EMAIL_URL"):
        environment.mailer("mail.example.org")


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("no", False), ("", False)])
def test_flags(monkeypatch, value, expected):
    monkeypatch.setenv("TRUSTED_PROXY", value)
    assert environment.flag("TRUSTED_PROXY") is expected


def test_public_pages_have_a_strict_policy(client):
    answer = client.get("/sv/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert not answer.cookies


def test_the_editor_may_frame_itself_but_nobody_else(admin_client):
    policy = admin_client.get("/admin/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("address", ["/", "/sv/", "/en/", "/sv/finns-inte/", "/healthz"])
def test_readers_get_no_cookies(client, address):
    assert not client.get(address).cookies


def test_health(client, monkeypatch):
    assert client.get("/healthz").json() == {"status": "ok"}

    def broken():
        raise OperationalError("no connection with password hunter2")

    monkeypatch.setattr(connection, "cursor", broken)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert b"hunter2" not in answer.content
