"""Connections to the database that have died are replaced, not handed to a reader."""

import os
import subprocess
import sys

import pytest
from django.db import OperationalError, connection

from authorsite.settings.base import database
from tests.own_databases import new_database
from tests.shared_data import REPOSITORY

# Asks for its health as a server does, lets the connection die as when a database is restarted, and
# asks again. SQLite has no connection that could die.
PROGRAM = """
from wsgiref.util import setup_testing_defaults
from authorsite.wsgi import application
from django.conf import settings
from django.db import connection
settings.ALLOWED_HOSTS = ["*"]

def health():
    environment, answers = {}, []
    setup_testing_defaults(environment)
    environment["PATH_INFO"] = "/healthz"
    body = application(environment, lambda status, headers: answers.append(status))
    list(body)
    body.close()
    return answers[0][:3]

first = health()
if connection.vendor == "postgresql":
    import psycopg
    connection.ensure_connection()
    info = connection.connection.info
    with psycopg.connect(info.dsn, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [info.backend_pid])
print(first, health())
"""


def test_every_connection_is_checked_before_it_is_used_again():
    found = database("postgres://somebody@example.org/authors")
    assert found["CONN_HEALTH_CHECKS"] is True
    assert found["CONN_MAX_AGE"] > 0


@pytest.mark.django_db
def test_a_reader_does_not_notice_that_a_connection_died(tmp_path):
    own = new_database(tmp_path, f"health_{os.getpid()}")
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={
                **os.environ,
                "DATABASE_URL": own.url,
                "DJANGO_SETTINGS_MODULE": "authorsite.settings.test",
                "PYTHONPATH": str(REPOSITORY),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    finally:
        own.drop()
    assert done.stdout.strip() == "200 200", done.stdout + done.stderr


@pytest.mark.django_db
def test_health_says_so_when_the_database_is_away(client, monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", fail)
    assert client.get("/healthz").status_code == 503
