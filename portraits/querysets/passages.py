"""What a translation has not said yet: passages of the source that are new or have changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation


@dataclass(frozen=True)
class Passage:
    """A passage that waits for its translator.

    ``path`` names the field and the block; ``before`` and ``said`` are the passage as it was and its
    translation then, both empty for a new one; ``now`` is empty for one that has been taken out.
    """

    path: str
    now: str
    before: str = ""
    said: str = ""


def translation_of(key: Any, locale: int) -> Translation | None:
    """The translation that is made of a text into a language, by translation key and locale."""
    return Translation.objects.filter(
        source__object_id=key, target_locale=locale, enabled=True
    ).first()


def untranslated(translation: Translation) -> QuerySet[StringSegment]:
    """The passages of the source that have no translation, in their order."""
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=translation.target_locale_id,
        has_error=False,
    )
    segments = StringSegment.objects.filter(~Exists(said), source=translation.source_id)
    return segments.select_related("string", "context").order_by("order")


def waiting(translation: Translation, published: str) -> list[Passage]:
    """The passages that wait, each with what it was and how it was said; two queries.

    Args:
        translation: the translation.
        published: what the page of the translation holds now, as JSON, to see what is still there.
    """
    segments = list(untranslated(translation))
    memory = StringTranslation.objects.filter(
        context__object=translation.source.object_id, locale=translation.target_locale_id
    ).select_related("translation_of", "context")
    last: dict[int, StringTranslation] = {}
    for row in memory.order_by("updated_at", "pk"):
        last[row.context_id] = row
    found = [_passage(segment, last.get(segment.context_id)) for segment in segments]
    kept = set(
        StringSegment.objects.filter(source=translation.source_id).values_list("context", flat=True)
    )
    gone = [row for context, row in last.items() if context not in kept]
    return found + _removed(gone, published)


def _passage(segment: StringSegment, said: StringTranslation | None) -> Passage:
    if said is None:
        return Passage(segment.context.path, segment.string.data)
    return Passage(segment.context.path, segment.string.data, said.translation_of.data, said.data)


def _removed(rows: Iterable[StringTranslation], published: str) -> list[Passage]:
    """The passages that the source has taken out and the published translation still has."""
    return [
        Passage(row.context.path, "", row.translation_of.data, row.data)
        for row in rows
        if any(part in published for part in row.context.path.split(".") if len(part) == 36)
    ]
