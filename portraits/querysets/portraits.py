"""Questions asked of portrait pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


def language_rank(languages: Sequence[str], path: str = "locale__language_code") -> models.Case:
    """The place of a row's language in a fallback chain, lower is better."""
    return models.Case(
        *(models.When(**{path: code}, then=number) for number, code in enumerate(languages)),
        default=len(languages),
        output_field=models.IntegerField(),
    )


def is_portrayed(path: str) -> Exists:
    """The condition that readers may see a portrait of the author whose key is at ``path``.

    Only such authors are linked.
    """
    shown = apps.get_model("portraits.PortraitPage").objects.shown()
    return Exists(shown.filter(author=OuterRef(path)))


class PortraitQuerySet(PageQuerySet):
    """Portrait pages."""

    def shown(self) -> Self:
        """Pages readers may see: live, without restriction, of an author they may see."""
        return self.live().unrestricted().filter(author__live=True, author__hidden=False)

    def unrestricted(self) -> Self:
        """Pages neither restricted themselves nor below a restricted page.

        The same answer as Wagtail's ``public()``, but as part of the query: that one asks the
        database for all restrictions first, each time it is called.
        """
        path = ExpressionWrapper(OuterRef("path"), models.CharField())
        above = PageViewRestriction.objects.alias(below=path)
        return self.filter(~Exists(above.filter(below__startswith=F("page__path"))))

    def best_first(self, languages: Sequence[str]) -> Self:
        """Pages with the best language of a fallback chain first."""
        return self.order_by(language_rank(languages), "pk")
