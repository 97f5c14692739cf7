"""An import that is killed at any moment leaves the collection as it was.

The imports run in processes of their own, on a SQLite file, and kill themselves with SIGKILL, which
nothing can catch or tidy up after.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.portraits.importers.running import (
    author_row,
    award_row,
    tie_row,
    work_row,
    write_csv,
)
from tests.shared_data import REPOSITORY, shared_data

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the database of these imports is a file of their own"
)
ALL_ROWS = 'SELECT * FROM "{}"'
AUTHORS = ("anna-prov", "bo-ek", "cia-berg")
# Runs a command; kills itself when the named function of a module is called for the nth time.
PROGRAM = """
import importlib, os, signal, sys
import django
django.setup()
from django.core.management import call_command
module, name, count, *command = sys.argv[1:]
if module:
    owner = importlib.import_module(module)
    *outer, last = name.split(".")
    for part in outer:
        owner = getattr(owner, part)
    real, calls = getattr(owner, last), [0]
    def killing(*arguments, **options):
        calls[0] += 1
        if calls[0] == int(count):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    setattr(owner, last, killing)
call_command(*command)
"""


def run(database: Path, command: list[str], where: tuple[str, str, int] = ("", "", 1)) -> int:
    """Run a command on a database; the exit code is negative when a signal ended it."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "authorsite.settings.test",
        "PYTHONPATH": str(REPOSITORY),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, where), *command],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode


def content(database: Path) -> dict[str, list[str]]:
    """All rows of all tables, as text."""
    with sqlite3.connect(database) as opened:
        tables = [
            name
            for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "_fts" not in name and not name.startswith("sqlite_")
        ]
        return {name: sorted(map(repr, opened.execute(ALL_ROWS.format(name)))) for name in tables}


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A database with the real places and one author, copied by each test."""
    folder = tmp_path_factory.mktemp("killed")
    database = folder / "template.sqlite3"
    assert run(database, ["migrate", "--verbosity", "0"]) == 0
    places = str(shared_data("places.csv"))
    assert run(database, ["import_places", places, "--apply", "--collection", "se-25"]) == 0
    path = write_csv(folder / "authors.csv", [author_row("forst-har")])
    assert run(database, ["import_authors", str(path), "--apply"]) == 0
    with sqlite3.connect(database) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database


@pytest.fixture
def database(template, tmp_path):
    return Path(shutil.copy(template, tmp_path / "db.sqlite3"))


@pytest.fixture
def command(tmp_path):
    """An import of new authors with all that belongs to them, and a change of a stored one."""
    changed = author_row("forst-har", death="2020")
    files = {
        "authors": [changed, *(author_row(key, kuriosa="Simmar.") for key in AUTHORS)],
        "works": [work_row(key, isbn="9789189196391") for key in AUTHORS],
        "ties": [tie_row(key) for key in AUTHORS],
        "awards": [award_row(key) for key in AUTHORS],
    }
    paths = [str(write_csv(tmp_path / f"{name}.csv", rows)) for name, rows in files.items()]
    return ["import_authors", *paths, "--apply", "--publish"]


@pytest.mark.parametrize(
    "where",
    [
        ("portraits.management.progress", "ProgressLine.step", 1),  # authors are written
        ("portraits.models", "Curiosity.objects.bulk_create", 1),  # half of the portraits
        ("portraits.management.progress", "ProgressLine.step", 6),  # all is written
        ("django.db.backends.sqlite3.base", "DatabaseWrapper._commit", 1),  # at the last moment
    ],
)
def test_a_killed_import_of_authors_leaves_no_trace(database, command, where):
    before = content(database)
    assert run(database, command, where) == -signal.SIGKILL
    assert content(database) == before


def test_an_import_that_is_not_killed_writes_all(database, command):
    assert run(database, command) == 0
    after = content(database)
    assert len(after["portraits_author"]) == 4
    assert len(after["portraits_portraitpage"]) == 4
    assert len(after["portraits_award"]) == 3


def test_a_killed_import_of_places_leaves_no_trace(database, tmp_path):
    before = content(database)
    command = ["import_places", str(shared_data("municipalities.csv")), "--apply"]
    where = ("portraits.actions.import_places", "log_records", 1)
    assert run(database, command, where) == -signal.SIGKILL
    assert content(database) == before
