"""Pages and rows that say the same in several languages: which version is best for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.db.models import OuterRef, Subquery

from portraits.querysets.portraits import language_rank


def best_versions[Rows: models.QuerySet[models.Model]](
    shown: Rows, languages: Sequence[str]
) -> Rows:
    """Each page or row once, in the best language there is.

    Args:
        shown: what readers may see, in all languages, with translation keys.
        languages: the reader's fallback chain, best first.
    """
    same = shown.order_by().filter(translation_key=OuterRef("translation_key"))
    best = same.order_by(language_rank(languages), "pk").values("pk")[:1]
    return shown.filter(pk=Subquery(best))
