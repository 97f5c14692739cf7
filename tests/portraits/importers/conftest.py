"""Collections filled once a module: tests change them inside transactions that are rolled back."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.kept_for_module import kept_for_module
from tests.portraits.importers.running import import_places, import_records


@pytest.fixture(scope="module")
def _places(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_module(django_db_blocker):
        answer = import_places()
        assert answer.code == 0, answer
        yield


@pytest.fixture(scope="module")
def _records(_places: None) -> None:
    answer = import_records()
    assert answer.code == 0, answer


@pytest.fixture
def places(_places: None, db: None) -> None:
    """A collection that has the real places and no authors."""


@pytest.fixture
def real_records(_records: None, db: None) -> None:
    """A collection with the real places and the 66 authors, published where they may be."""
