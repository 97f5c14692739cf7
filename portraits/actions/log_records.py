"""Note in Wagtail's history who created or changed records, for many at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry

CREATED = "wagtail.create"
CHANGED = "wagtail.edit"
PUBLISHED = "wagtail.publish"
BATCH = 1000


def log_records(records: Iterable[Any], action: str, user: Any = None) -> None:
    """Write one entry a record, as ``wagtail.log_actions.log`` does for a single one.

    Args:
        records: saved records or pages.
        action: ``CREATED``, ``CHANGED`` or ``PUBLISHED``.
        user: who did it; None for a command.
    """
    now, group = timezone.now(), uuid.uuid4()
    entries: list[ModelLogEntry] = []
    page_entries: list[PageLogEntry] = []
    for record in records:
        said: dict[str, Any] = {
            "label": str(record)[:255],
            "action": action,
            "timestamp": now,
            "uuid": group,
            "user": user,
            "content_changed": True,
            "data": {},
        }
        if isinstance(record, Page):
            content_type = ContentType.objects.get_for_id(record.content_type_id)
            page_entries.append(PageLogEntry(page_id=record.pk, content_type=content_type, **said))
        else:
            content_type = ContentType.objects.get_for_model(record, for_concrete_model=False)
            entries.append(
                ModelLogEntry(object_id=str(record.pk), content_type=content_type, **said)
            )
    ModelLogEntry.objects.bulk_create(entries, batch_size=BATCH)
    PageLogEntry.objects.bulk_create(page_entries, batch_size=BATCH)
