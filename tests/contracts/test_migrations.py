"""Migrations: complete, named, reversible, and careful with what a library has written."""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, migrations
from django.db.migrations.loader import MigrationLoader

# wagtail-localize asks the database for its content types while its migrations are imported.
pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
PLAIN_NAME = re.compile(r"\d{4}_[a-z][a-z0-9_]+")
MADE_UP_NAME = re.compile(r"_auto_\d|_and_more$")

# Migrations after the first that take away data, with the reason why nobody misses it:
# ("portraits", "0007_drop_old_ties"): "moved to Tie by 0006".
REMOVALS: dict[tuple[str, str], str] = {}


def own_labels() -> set[str]:
    """The labels of the apps in this repository."""
    return {
        config.label
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in Path(config.path).parts
    }


def own_migrations() -> dict[tuple[str, str], migrations.Migration]:
    """The migrations of this repository by label and name."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    labels = own_labels()
    return {key: found for key, found in loader.disk_migrations.items() if key[0] in labels}


def operations(migration: migrations.Migration) -> Iterator[object]:
    """All operations of a migration, those inside a pair for state and database too."""
    waiting = list(migration.operations)
    while waiting:
        operation = waiting.pop(0)
        yield operation
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            waiting.extend(operation.database_operations)


def irreversible(migration: migrations.Migration) -> list[str]:
    """The operations of a migration that cannot be taken back."""
    return [type(step).__name__ for step in operations(migration) if not step.reversible]


def takes_away(migration: migrations.Migration) -> bool:
    """Whether a migration removes a field or a model with its data."""
    return any(
        isinstance(step, (migrations.RemoveField, migrations.DeleteModel))
        for step in operations(migration)
    )


def test_no_migration_is_missing() -> None:
    """The models and the migrations say the same."""
    written = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=written)
    except SystemExit:
        pytest.fail(written.getvalue())


def test_every_migration_is_applied_in_the_tests() -> None:
    """The test database is built by the migrations and not from the models."""
    loader = MigrationLoader(connection)
    assert set(own_migrations()) <= set(loader.applied_migrations)


def test_each_app_has_one_history() -> None:
    """Two last migrations in one app would stop every upgrade."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}
    assert {label for label, _ in own_migrations()}, "no migrations found at all"


def test_migrations_are_named_after_what_they_do() -> None:
    """The list of migrations reads as a history."""
    faults = [
        f"{label}.{name}"
        for label, name in own_migrations()
        if not PLAIN_NAME.fullmatch(name) or MADE_UP_NAME.search(name)
    ]
    assert not faults


def test_migrations_can_be_taken_back() -> None:
    """A failed upgrade is undone by migrating backwards, not by restoring a backup."""
    faults = {
        f"{label}.{name}": found
        for (label, name), migration in own_migrations().items()
        if (found := irreversible(migration))
    }
    assert not faults


def test_data_is_not_removed_by_accident() -> None:
    """A migration that takes data away is listed in REMOVALS with its reason."""
    removing = {
        key
        for key, migration in own_migrations().items()
        if not migration.initial and takes_away(migration)
    }
    assert removing == set(REMOVALS)


def test_the_rules_find_faults() -> None:
    """Each rule answers to a migration that breaks it."""
    migration = migrations.Migration("0002_x", "portraits")
    migration.operations = [
        migrations.RunPython(lambda *_: None),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RemoveField("author", "name")]
        ),
    ]
    assert irreversible(migration) == ["RunPython"]
    assert takes_away(migration)
    assert MADE_UP_NAME.search("0002_auto_20260101_0000")
    assert MADE_UP_NAME.search("0002_author_name_and_more")
    assert not PLAIN_NAME.fullmatch("2_Drop")
