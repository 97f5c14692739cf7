"""Questions asked of works, contributions and awards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models

from portraits.querysets.portraits import is_portrayed

if TYPE_CHECKING:
    from portraits.models.awards import Award
    from portraits.models.works import Contribution, Work

LOW = "low"
SHOWN_CONTRIBUTION = ~models.Q(confidence=LOW) & models.Q(author__live=True, author__hidden=False)


class WorkQuerySet(models.QuerySet["Work"]):
    """Works."""

    def public(self) -> Self:
        """Published works with at least one contribution that readers may see."""
        contribution = apps.get_model("portraits", "Contribution")
        shown = contribution._default_manager.filter(  # noqa: SLF001 - documented API
            SHOWN_CONTRIBUTION, work=models.OuterRef("pk")
        )
        return self.filter(models.Exists(shown), live=True)

    def with_contributions(self) -> Self:
        """Works with contributions, their authors, and editions, in two more queries."""
        return self.prefetch_related("contributions__author", "editions")


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions to works."""

    def public(self) -> Self:
        """Contributions readers may see: sure enough, to a published work, by a public author."""
        return self.filter(SHOWN_CONTRIBUTION, work__live=True)

    def to_works_of(self, author: int) -> Self:
        """Every sure contribution to the works of an author, whoever made it.

        Each comes with its work and author; ``portrayed`` says whether that author can be linked.
        """
        own = self.model._default_manager.filter(author=author)  # noqa: SLF001 - documented API
        return (
            self.exclude(confidence=LOW)
            .filter(work__in=own.exclude(confidence=LOW).values("work"), work__live=True)
            .select_related("work__translation_of", "author")
            .annotate(portrayed=is_portrayed("author"))
            .order_by("work__first_year", "work__sort_sv", "work", "sort_order", "pk")
        )


class AwardQuerySet(models.QuerySet["Award"]):
    """Awards."""

    def public(self) -> Self:
        """Awards readers may see: sure enough, and of a public author."""
        return self.exclude(confidence=LOW).filter(author__live=True, author__hidden=False)
