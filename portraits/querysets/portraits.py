"""Questions asked of portrait pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Substr
from django.db.models.lookups import In
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

DEEPEST = 5
"""How deep pages lie in the tree: root, home, section, portrait, excerpt."""


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
        shown = self.live().unrestricted()
        return shown.filter(author__live=True, author__hidden=False, alias_of=None)

    def unrestricted(self) -> Self:
        """Pages neither restricted themselves nor below a restricted page.

        The same answer as Wagtail's ``public()``, but as part of the query: that one asks the
        database for all restrictions first, each time it is called. The restricted paths are
        looked up once for the whole query, not once for each page.
        """
        restricted = PageViewRestriction.objects.values("page__path")
        none_at_all = ~Exists(PageViewRestriction.objects.all())
        above = models.Q()
        for depth in range(1, DEEPEST + 1):
            beginning = Substr("path", Value(1), Value(depth * Page.steplen))
            above |= models.Q(In(beginning, restricted))
        return self.filter(none_at_all | ~above)

    def best_first(self, languages: Sequence[str]) -> Self:
        """Pages with the best language of a fallback chain first."""
        return self.order_by(language_rank(languages), "pk")
