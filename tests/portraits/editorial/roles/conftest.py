"""What the tests of roles share."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.kept_for_module import kept_for_module
from tests.portraits.editorial.roles.things import Things, make_things


@pytest.fixture(scope="module")
def _things(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Things]:
    with kept_for_module(django_db_blocker):
        yield make_things()


@pytest.fixture
def things(_things: Things, db: None) -> Things:
    """One of everything, as the database has it at the beginning of a test."""
    return copy.deepcopy(_things)
