"""The excerpts there are, as facts."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from portraits.actions.facts import ExcerptFacts, RightFacts, TextFacts
from portraits.importers.excerpts import COVERS, RIGHT_COLUMNS
from portraits.models import Excerpt, ExcerptText, TextVersion


def stored_excerpts() -> dict[str, ExcerptFacts]:
    """All excerpts by their permanent ids, in three queries.

    The text of now stands among the texts only where it is not the last published version.
    """
    texts = _texts()
    rows = Excerpt.objects.select_related("work", "edition", "rights").order_by("pid")
    return {
        row.pid: ExcerptFacts(
            pid=row.pid,
            work=row.work.key,
            title=row.title,
            location=row.location,
            edition_isbn=row.edition.isbn if row.edition else "",
            right=right_facts(row.rights) if row.rights else None,
            texts=tuple(texts[row.pk]),
            draft=not row.live,
        )
        for row in rows
    }


def _texts() -> defaultdict[int, list[TextFacts]]:
    found: defaultdict[int, list[TextFacts]] = defaultdict(list)
    versions = TextVersion.objects.order_by("-is_original", "language", "number")
    last: dict[tuple[int, str], TextFacts] = {}
    for version in versions:
        facts = TextFacts(
            language=version.language,
            form=version.form,
            text=version.text,
            translator="" if version.is_original else version.translator,
            version=version.number,
            published_at=version.published_at.isoformat(),
        )
        found[version.excerpt_id].append(facts)
        last[version.excerpt_id, version.language] = facts
    for text in ExcerptText.objects.order_by("sort_order", "pk"):
        facts = text_facts(text)
        published = last.get((text.excerpt_id, text.language))
        if published is None or not published.says_the_same(facts):
            found[text.excerpt_id].append(facts)
    return found


def text_facts(text: ExcerptText) -> TextFacts:
    """The text of now."""
    return TextFacts(
        language=text.language,
        form=text.form,
        text=text.normal_text,
        translator="" if text.is_original else text.translator,
    )


def right_facts(right: Any) -> RightFacts:
    """A right as facts."""
    said = {name: getattr(right, name) for name in RIGHT_COLUMNS.values()}
    covers = tuple(name for name in COVERS if getattr(right, f"covers_{name}"))
    days = {
        name: day.isoformat() if (day := getattr(right, name)) else ""
        for name in ("starts", "ends")
    }
    return RightFacts(**said, covers=covers, **days)
