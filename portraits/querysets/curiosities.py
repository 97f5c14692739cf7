"""Questions asked of curiosities: which are shown, in which language, and which is today's."""

from __future__ import annotations

import datetime
import hashlib
import heapq
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models

from portraits.querysets.portraits import language_rank
from portraits.querysets.translations import best_versions

if TYPE_CHECKING:
    from portraits.models.portraits import Curiosity

LOW = "low"
DAYS_OF_WEEK = 7


def shown_curiosities() -> models.QuerySet[Curiosity]:
    """Curiosities readers may see, in every language: sure enough, and on a shown portrait."""
    shown = apps.get_model("portraits.PortraitPage").objects.shown()
    curiosities: models.QuerySet[Curiosity] = apps.get_model("portraits.Curiosity").objects.all()
    return curiosities.exclude(confidence=LOW).filter(page__in=shown.order_by().values("pk"))


def best_curiosities(languages: Sequence[str]) -> models.QuerySet[Curiosity]:
    """Each curiosity once, in the best language there is, with its author loaded.

    Args:
        languages: the reader's fallback chain, best first.
    """
    return best_versions(shown_curiosities(), languages).select_related("page__author", "locale")


def key_of(day: datetime.date) -> Any | None:
    """The translation key of the curiosity of a day, drawn among the shown ones of all languages.

    None where there is nothing to draw; see ``drawn``.
    """
    keys = shown_curiosities().order_by().values_list("translation_key", flat=True).distinct()
    return drawn(day, keys)


def in_best_language(key: Any, languages: Sequence[str]) -> Curiosity | None:
    """A curiosity in the reader's best language, if it is shown."""
    versions = shown_curiosities().filter(translation_key=key)
    return (
        versions.order_by(language_rank(languages), "pk")
        .select_related("page__author", "locale")
        .first()
    )


def drawn(day: datetime.date, keys: Iterable[Any]) -> Any | None:
    """What is drawn by lot for a day: seven different ones for each ISO week, one a weekday.

    The lot is a checksum of week and key, so it is the same for everybody and everywhere, and a
    new key seldom changes what has been drawn already. None where there is nothing to draw.
    """
    year, week, weekday = day.isocalendar()

    def lot(key: Any) -> bytes:
        return hashlib.blake2b(f"{year}-{week}:{key}".encode(), digest_size=8).digest()

    seven = heapq.nsmallest(DAYS_OF_WEEK, keys, key=lot)
    return seven[(weekday - 1) % len(seven)] if seven else None
