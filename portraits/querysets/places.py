"""Questions asked of places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from portraits.models.places import Place


def within_q(path: str, places: models.QuerySet[Place] | list[int]) -> models.Q:
    """The condition that the place at ``path`` is one of the places or lies inside one.

    Args:
        path: lookup path to a place, for example ``ties__place``, or ``""`` for the place itself.
        places: primary keys or a queryset of places. The depth is bounded: county, municipality,
            town or village.
    """
    levels = ("", "parent", "parent__parent")
    condition = models.Q()
    for level in levels:
        steps = "__".join(part for part in (path, level) if part) or "pk"
        condition |= models.Q(**{f"{steps}__in": places})
    return condition


class PlaceQuerySet(models.QuerySet["Place"]):
    """Places with their hierarchy."""

    def within(self, places: models.QuerySet[Place] | list[int]) -> Self:
        """The places themselves and all that lie inside them."""
        return self.filter(within_q("", places))

    def public(self) -> Self:
        """The places readers may see."""
        return self.filter(retired=False)

    def with_names(self) -> Self:
        """Places with their names in all languages and their parents' names."""
        return self.select_related("parent__parent").prefetch_related(
            "names", "parent__names", "parent__parent__names"
        )
