"""Publish portraits with their author records, where the facts allow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import batched
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from portraits.actions.log_records import PUBLISHED, log_records
from portraits.models import Author, Collection, Outcome, PortraitPage, inclusion
from portraits.models.versions import content_changed
from portraits.models.vocabulary import Confidence

BATCH = 500


def county_ids() -> frozenset[int]:
    """The places that make up the county of the default site's collection."""
    keys = Collection.objects.filter(site__is_default_site=True).values_list("places", flat=True)
    return frozenset(key for key in keys if key is not None)


def may_be_published(author: Author, county: frozenset[int]) -> bool:
    """Whether a portrait may go out without an editor: sure facts, and a documented tie.

    Args:
        author: with ties and places loaded, or it queries.
        county: our county; while there is none, the inclusion rule is not asked.
    """
    if author.confidence == Confidence.LOW:
        return False
    return not county or inclusion(author, county).outcome != Outcome.NOT_ESTABLISHED


@transaction.atomic
def publish_portraits(
    keys: Sequence[str], user: Any = None, known: Mapping[str, Author] = MappingProxyType({})
) -> list[str]:
    """Publish the portraits in the default language and the records of authors.

    Those that may not go out stay drafts, and so does what an editor has a draft of.

    Args:
        keys: the authors' keys.
        user: who does it, for the history; None for a command.
        known: authors by key that are loaded already, with their ties and all places above.

    Returns:
        the keys of the authors whose portraits are out now.
    """
    county = county_ids()
    published: list[str] = []
    for batch in batched(keys, BATCH):
        loaded = [known[key] for key in batch if key in known]
        authors = [
            author
            for author in (*loaded, *_authors(key for key in batch if key not in known))
            if not author.has_unpublished_changes and may_be_published(author, county)
        ]
        published += _publish(authors, user)
    if published:
        content_changed()
    return published


def _authors(keys: Iterable[str]) -> Iterable[Author]:
    wanted = list(keys)
    if not wanted:
        return []
    return (
        Author.objects.filter(key__in=wanted)
        # Each place is loaded once, however many authors are tied to it.
        .prefetch_related("birth_place__parent__parent", "ties__place__parent__parent")
        .order_by("pk")
    )


def _publish(authors: Sequence[Author], user: Any) -> list[str]:
    pages = dict(
        PortraitPage.objects.filter(
            author__in=authors,
            locale__language_code=settings.LANGUAGE_CODE,
            live=False,
            has_unpublished_changes=False,
        ).values_list("pk", "author__key")
    )
    drafts = [author for author in authors if not author.live]
    now = timezone.now()
    said = {
        "live": True,
        "first_published_at": Coalesce("first_published_at", now),
        "last_published_at": now,
    }
    Author.objects.filter(pk__in=[author.pk for author in drafts]).update(**said)
    found = Page.objects.filter(pk__in=list(pages))
    found.update(**said)
    log_records([*drafts, *found], PUBLISHED, user)
    return list(pages.values())
