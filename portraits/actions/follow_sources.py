"""Letting translations know that the words they were made of have changed."""

from __future__ import annotations

import logging

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

logger = logging.getLogger(__name__)


@transaction.atomic
def follow_source(key: int) -> bool:
    """Take over the published words of a page that is translated into other languages.

    Published translations stay as they are. ``last_updated_at`` of the source says when its words
    changed last; a change of facts alone does not move it.

    Args:
        key: primary key of the page.

    Returns:
        whether the words have changed.
    """
    page = Page.objects.get(pk=key)
    source = (
        TranslationSource.objects.select_for_update()
        .filter(object_id=page.translation_key, locale=page.locale_id)
        .first()
    )
    if source is None:
        return False
    before, changed_at = _words(source), source.last_updated_at
    source.update_from_db()
    if _words(source) != before:
        return True
    TranslationSource.objects.filter(pk=source.pk).update(last_updated_at=changed_at)
    return False


def _words(source: TranslationSource) -> list[tuple[str, str]]:
    segments = source.stringsegment_set.order_by("order", "pk")
    return list(segments.values_list("context__path", "string__data"))


def try_to_follow_source(key: int) -> None:
    """As ``follow_source``, for after a commit: what goes wrong is logged, never raised."""
    try:
        follow_source(key)
    except Exception:
        logger.exception("The translations of page %s do not know of its change.", key)
