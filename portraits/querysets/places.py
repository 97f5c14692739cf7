"""Questions asked of places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models

from portraits.querysets.matching import SearchWords

if TYPE_CHECKING:
    from portraits.models.places import Place


DEPTH = 3
"""How deep places lie in each other: county, municipality, town or village."""


def places_above() -> dict[int, int | None]:
    """For every place the one it lies in."""
    return dict(apps.get_model("portraits.Place").objects.values_list("pk", "parent_id"))


def chain(place: int, above: Mapping[int, int | None]) -> list[int]:
    """A place and those it lies in, nearest first, as deep as ``within_q`` looks."""
    found: list[int] = []
    step: int | None = place
    while step is not None and step not in found and len(found) < DEPTH:
        found.append(step)
        step = above.get(step)
    return found


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

    def called(self, words: SearchWords) -> Self:
        """The places with the words in one of their names, in any language."""
        others = apps.get_model("portraits.PlaceName").objects.filter(words.matches())
        return self.filter(words.matches() | models.Q(pk__in=others.values("place")))

    def with_names(self) -> Self:
        """Places with their names in all languages and their parents' names."""
        return self.select_related("parent__parent").prefetch_related(
            "names", "parent__names", "parent__parent__names"
        )
