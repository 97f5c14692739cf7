"""Questions asked of authors, their ties and their works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from portraits.models.authors import Author
    from portraits.models.names import AuthorName
    from portraits.models.ties import Tie

LOW = "low"


class AuthorQuerySet(models.QuerySet["Author"]):
    """Authors; a never-published draft's inline rows are in the database, so readers' queries
    always start from ``public()``."""

    def public(self) -> Self:
        """Authors whose facts readers may see: published, and not hidden on request."""
        return self.filter(live=True, hidden=False)


class AuthorNameQuerySet(models.QuerySet["AuthorName"]):
    """Other names of authors."""

    def public(self) -> Self:
        """Names of authors that readers may see."""
        return self.filter(author__live=True, author__hidden=False)


class TieQuerySet(models.QuerySet["Tie"]):
    """Ties between authors and places."""

    def public(self) -> Self:
        """Ties readers may see: sure enough, and of authors they may see."""
        return self.exclude(confidence=LOW).filter(author__live=True, author__hidden=False)
