"""Questions asked of works, contributions and awards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from portraits.models.awards import Award
    from portraits.models.works import Contribution, Work

LOW = "low"


class WorkQuerySet(models.QuerySet["Work"]):
    """Works."""

    def public(self) -> Self:
        """Published works with at least one contribution that readers may see."""
        from portraits.models.works import Contribution

        shown = Contribution.objects.public().filter(work=models.OuterRef("pk"))
        return self.filter(models.Exists(shown), live=True)

    def with_contributions(self) -> Self:
        """Works with contributions, their authors, and editions, in two more queries."""
        return self.prefetch_related("contributions__author", "editions")


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions to works."""

    def public(self) -> Self:
        """Contributions readers may see: sure enough, to a published work, by a public author."""
        return self.exclude(confidence=LOW).filter(
            work__live=True, author__live=True, author__hidden=False
        )


class AwardQuerySet(models.QuerySet["Award"]):
    """Awards."""

    def public(self) -> Self:
        """Awards readers may see: sure enough, and of a public author."""
        return self.exclude(confidence=LOW).filter(author__live=True, author__hidden=False)
