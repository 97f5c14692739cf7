"""Connections to the database that have died are replaced, not handed to a reader."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from authorsite.settings.base import database


def test_every_connection_is_checked_before_it_is_used_again():
    found = database("postgres://somebody@example.org/authors")
    assert found["CONN_HEALTH_CHECKS"] is True
    assert found["CONN_MAX_AGE"] > 0


@pytest.mark.django_db(transaction=True)
def test_a_reader_does_not_notice_that_a_connection_died():
    client = Client()
    assert client.get("/healthz").status_code == 200
    connection.settings_dict["CONN_HEALTH_CHECKS"] = True
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (pid,) = cursor.fetchone()
        other = connection.copy()
        try:
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        finally:
            other.close()
    connection.close_if_unusable_or_obsolete()
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_health_says_so_when_the_database_is_away(client, monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", fail)
    assert client.get("/healthz").status_code == 503
