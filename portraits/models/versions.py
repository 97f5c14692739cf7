"""Which state of the public content is in force, so that what is computed from it can be kept."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models, transaction
from django.utils import timezone

_ONLY = 1


class ContentVersion(models.Model):
    """One row whose token changes whenever something readers see may have changed.

    It stands in the database, so every process sees a change as soon as it is committed, whatever
    cache each of them has. Tokens are random: a version that was rolled back never comes again.
    """

    token = models.CharField(max_length=32)
    changed = models.DateTimeField()

    def __str__(self) -> str:
        return self.token


def content_version() -> str | None:
    """The version of the content; None in a transaction that has changed it.

    What such a transaction sees may be rolled back, so nothing computed from it is to be kept.
    """
    if _is_pending():
        return None
    return ContentVersion.objects.filter(pk=_ONLY).values_list("token", flat=True).first() or ""


def content_changed(**_signal: Any) -> None:
    """Say that the content has changed: the version follows when the transaction is committed.

    Receivers call this for every save and delete; whatever writes without signals (bulk
    operations, ``update``) calls it once itself.
    """
    if not _is_pending():
        transaction.on_commit(_set_version, robust=True)


def _is_pending() -> bool:
    """Whether the transaction, if there is one, sets a new version when it is committed."""
    callbacks = transaction.get_connection().run_on_commit
    return any(callback is _set_version for _savepoints, callback, _robust in callbacks)


def _set_version() -> None:
    values = {"token": uuid.uuid4().hex, "changed": timezone.now()}
    if not ContentVersion.objects.filter(pk=_ONLY).update(**values):
        ContentVersion.objects.bulk_create(
            [ContentVersion(pk=_ONLY, **values)], ignore_conflicts=True
        )
