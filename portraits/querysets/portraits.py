"""Questions asked of portrait pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from django.db import models
from wagtail.query import PageQuerySet


def language_rank(languages: Sequence[str], path: str = "locale__language_code") -> models.Case:
    """The place of a row's language in a fallback chain, lower is better."""
    return models.Case(
        *(models.When(**{path: code}, then=number) for number, code in enumerate(languages)),
        default=len(languages),
        output_field=models.IntegerField(),
    )


class PortraitQuerySet(PageQuerySet):
    """Portrait pages."""

    def shown(self) -> Self:
        """Pages readers may see: live, without restriction, of an author they may see."""
        return self.live().public().filter(author__live=True, author__hidden=False)

    def best_first(self, languages: Sequence[str]) -> Self:
        """Pages with the best language of a fallback chain first."""
        return self.order_by(language_rank(languages), "pk")
