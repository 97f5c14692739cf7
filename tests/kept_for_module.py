"""Content that the tests of a module share: made once, changed by each in a transaction of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def kept_for_module(blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around the tests of a module, taken back after the last."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
