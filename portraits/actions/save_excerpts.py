"""Create or change excerpts with their texts, versions and rights."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from authorsite.rights.models import RightsRecord, Scope
from portraits.actions.facts import ExcerptFacts, RightFacts, TextFacts
from portraits.actions.log_records import CHANGED, CREATED
from portraits.actions.publish_excerpts import freeze_text, publish_excerpt
from portraits.models import Edition, Excerpt, ExcerptText, Work


@transaction.atomic
def save_excerpt(facts: ExcerptFacts, user: Any = None) -> Excerpt:
    """Create an excerpt or change a stored one; what has been published stays.

    Versions that the facts name and that are not stored are frozen in their order, then the texts of
    now are set. A published excerpt gets its next versions and its page.
    """
    stored = Excerpt.objects.filter(pid=facts.pid).first() if facts.pid else None
    excerpt = stored or Excerpt(pid=facts.pid)
    excerpt.title, excerpt.location = facts.title, facts.location
    excerpt.work = Work.objects.get(key=facts.work)
    excerpt.edition = Edition.objects.filter(
        work=excerpt.work, isbn=facts.edition_isbn
    ).first() if facts.edition_isbn else (stored.edition if stored else None)  # fmt: skip
    excerpt.rights = _right(facts.right)
    if stored is None:
        excerpt.live, excerpt.has_unpublished_changes = not facts.draft, facts.draft
    known = set(excerpt.versions.values_list("language", "number")) if stored else set()
    for text in facts.texts:
        if text.version is not None and (text.language, text.version) not in known:
            _set_texts(excerpt, [text])
            excerpt.save()
            moment = text.published_at and datetime.datetime.fromisoformat(text.published_at)
            row = excerpt.texts.get(language=text.language)
            freeze_text(row, moment or None)
    current: dict[str, TextFacts] = {}
    for text in facts.texts:
        current[text.language] = text
    _set_texts(excerpt, list(current.values()))
    excerpt.save()
    log(excerpt, CREATED if stored is None else CHANGED, user=user)
    publish_excerpt(excerpt.pk, user)
    return excerpt


def _set_texts(excerpt: Excerpt, texts: list[TextFacts]) -> None:
    """The texts of now; rows of the same language keep their primary keys."""
    rows = {row.language: row for row in excerpt.texts.all()}
    said = []
    for number, facts in enumerate(texts):
        row = rows.get(facts.language) or ExcerptText(language=facts.language)
        row.sort_order = number
        row.form, row.text = facts.form, facts.text
        row.is_original, row.translator = not facts.translator, facts.translator
        said.append(row)
    excerpt.texts.set(said)


def _right(facts: RightFacts | None) -> RightsRecord | None:
    """The right that says the same, made where there is none."""
    if facts is None:
        return None
    values = {
        "title": facts.title,
        "holder": facts.holder,
        "basis": facts.basis,
        "licence_url": facts.licence_url,
        "reference": facts.reference,
        "credit": facts.credit,
        "notes": facts.notes,
        "starts": facts.starts or None,
        "ends": facts.ends or None,
        **{f"covers_{scope}": scope in facts.covers for scope in Scope.values},
    }
    found = RightsRecord.objects.filter(**values).order_by("pk").first()
    if found is not None:
        return found
    right = RightsRecord(**values)
    right.full_clean()
    right.save()
    return right
