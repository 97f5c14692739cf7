"""What follows when an excerpt has been published: versions that never change, and its page.

Both may be done again at any time, and then do nothing more.
"""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portraits.models import Excerpt, ExcerptPage, ExcerptText, PortraitPage, TextVersion
from portraits.models.numbering import numbered
from portraits.models.vocabulary import Role

logger = logging.getLogger(__name__)


@transaction.atomic
def publish_excerpt(key: int, user: Any = None) -> ExcerptPage | None:
    """Freeze the texts of a published excerpt, and make its page in the default language.

    Args:
        key: primary key of the excerpt.
        user: who published it.

    Returns:
        the page; None for an excerpt that is not published, or whose author has no portrait yet.
    """
    excerpt = Excerpt.objects.select_for_update(of=("self",)).filter(pk=key, live=True).first()
    if excerpt is None:
        return None
    for text in excerpt.texts.all():
        freeze_text(text)
    return make_page(excerpt, user)


def freeze_text(text: ExcerptText, published_at: Any = None) -> TextVersion | None:
    """Keep a text as its next version, unless it says what the last one says.

    Args:
        text: the text.
        published_at: when it was published; now if not given.
    """
    versions = TextVersion.objects.filter(excerpt=text.excerpt_id, language=text.language)
    last = versions.order_by("-number").first()
    rows = text.rows
    said = [[row, stanza] for row, stanza in rows], text.form, text.is_original, text.translator
    if last is not None and said == (
        [[row.text, row.stanza] for row in last.text_rows],
        last.form,
        last.is_original,
        last.translator,
    ):
        return None
    same_form = last is not None and last.form == text.form
    before = last.text_rows if last is not None and same_form else ()
    return TextVersion.objects.create(
        excerpt_id=text.excerpt_id,
        language=text.language,
        number=last.number + 1 if last else 1,
        form=text.form,
        is_original=text.is_original,
        translator=text.translator,
        rows=[[row.number, row.text, row.stanza] for row in numbered(rows, before)],
        published_at=published_at or timezone.now(),
    )


def make_page(excerpt: Excerpt, user: Any = None) -> ExcerptPage | None:
    """The page of an excerpt in the default language, below the portrait of its first author."""
    found = ExcerptPage.objects.filter(
        excerpt=excerpt, locale__language_code=settings.LANGUAGE_CODE
    ).first()
    if found is not None:
        return found
    portrait = portrait_for(excerpt)
    if portrait is None:
        logger.warning("Excerpt %s has no page yet: its author has no portrait.", excerpt.pid)
        return None
    page = ExcerptPage(excerpt=excerpt, author=portrait.author, locale=portrait.locale, owner=user)
    page.follow_record()
    portrait.add_child(instance=page)
    page.open(user)
    return page


def portrait_for(excerpt: Excerpt) -> PortraitPage | None:
    """The portrait, in the default language, of the first author of the work who has one."""
    authors = excerpt.work.contributions.filter(role=Role.AUTHOR, author__isnull=False)
    for contribution in authors.order_by("sort_order", "pk"):
        page = PortraitPage.objects.filter(
            author=contribution.author_id, locale__language_code=settings.LANGUAGE_CODE
        ).first()
        if page is not None:
            return page
    return None


def try_to_publish_excerpt(key: int) -> None:
    """As ``publish_excerpt``, for after a commit: what goes wrong is logged, never raised."""
    try:
        publish_excerpt(key)
    except Exception:
        logger.exception("The page of excerpt %s could not be made.", key)
