"""What is published together with a portrait: records of its author that nobody has published yet.

A new portrait comes with its author, works and excerpts as drafts. They are read and approved together,
in one review; what has been published before goes through its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from portraits.models.base import DraftRecord
from portraits.models.clearing import Problem
from portraits.models.excerpts import Excerpt
from portraits.models.portraits import PortraitPage
from portraits.models.works import Work


@dataclass
class Companions:
    """Drafts beside a portrait.

    Attributes:
        ready: those that are published with it, in the order in which they can be.
        waiting: works and excerpts that stay drafts, since something keeps them from being published.
        hindrances: what keeps the author from being published, and so the portrait from being shown.
    """

    ready: list[DraftRecord] = field(default_factory=list)
    waiting: list[DraftRecord] = field(default_factory=list)
    hindrances: list[Problem] = field(default_factory=list)


def companions(shown: Any) -> Companions:
    """The drafts beside a portrait; nothing beside other pages and records."""
    found = Companions()
    if not isinstance(shown, PortraitPage):
        return found
    author = shown.author
    if not author.live and author.first_published_at is None and not author.workflow_in_progress:
        found.hindrances = author.get_latest_revision_as_object().hindrances()
        found.ready.append(author)
    staying = set()
    for work in _new(Work.objects.filter(contributions__author=author)):
        is_ready = not work.get_latest_revision_as_object().hindrances()
        (found.ready if is_ready else found.waiting).append(work)
        staying |= set() if is_ready else {work.pk}
    for excerpt in _new(Excerpt.objects.filter(work__contributions__author=author)):
        is_ready = excerpt.work_id not in staying
        is_ready = is_ready and not excerpt.get_latest_revision_as_object().hindrances()
        (found.ready if is_ready else found.waiting).append(excerpt)
    return found


def _new(records: QuerySet[Any]) -> list[Any]:
    """Those that nobody has published yet; one that is in a review of its own waits for that."""
    drafts = records.filter(live=False, first_published_at=None).distinct().order_by("pk")
    return [record for record in drafts if not record.workflow_in_progress]
