"""Questions asked of excerpts and their pages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from authorsite.rights.models import valid_q
from portraits.querysets.portraits import PortraitQuerySet

if TYPE_CHECKING:
    from portraits.models.excerpts import Excerpt


class ExcerptQuerySet(models.QuerySet["Excerpt"]):
    """Excerpts."""

    def public(self, on: datetime.date | None = None) -> Self:
        """Excerpts readers may see on a day: published, from a published work, with a right.

        A text is published once a version of it has been frozen.
        """
        versions = apps.get_model("portraits.TextVersion").objects.filter(excerpt=OuterRef("pk"))
        return self.filter(valid_q("rights__", on), Exists(versions), live=True, work__live=True)


class ExcerptPageQuerySet(PortraitQuerySet):
    """Pages of excerpts."""

    def shown(self, on: datetime.date | None = None) -> Self:
        """Pages readers may see on a day: live, unrestricted, their record public on that day.

        The author may be seen, and so may a portrait of the author: a page stands below one.
        """
        portraits = apps.get_model("portraits.PortraitPage").objects.shown()
        records = apps.get_model("portraits.Excerpt").objects.public(on)
        return (
            self.live()
            .unrestricted()
            .filter(
                Exists(portraits.filter(author=OuterRef("author"))),
                excerpt__in=records.values("pk"),
            )
        )

    def best_of_each(self, languages: Sequence[str]) -> Self:
        """One page for each excerpt, in the best language of a fallback chain."""
        best = (
            self.model.objects.shown()
            .filter(excerpt=OuterRef("excerpt"))
            .best_first(languages)
            .values("pk")[:1]
        )
        return self.filter(pk=models.Subquery(best))
