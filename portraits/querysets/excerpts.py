"""Questions asked of excerpts."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from authorsite.rights.models import valid_q

if TYPE_CHECKING:
    from portraits.models.excerpts import Excerpt


class ExcerptQuerySet(models.QuerySet["Excerpt"]):
    """Excerpts."""

    def public(self, on: datetime.date | None = None) -> Self:
        """Excerpts readers may see on a day: published, from a published work, with a right."""
        return self.filter(valid_q("rights__", on), live=True, work__live=True)
