"""Questions asked of authors, their ties and their works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Least

from portraits.querysets.matching import NO_RANK, PREFIX, SearchWords
from portraits.querysets.portraits import language_rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portraits.models.authors import Author
    from portraits.models.names import AuthorName
    from portraits.models.ties import Tie

LOW = "low"
LIVES, MUNICIPALITY = "lives", "municipality"

# Kinds of names that A–Ö refers from; another spelling of the same name is only searched.
REFERRED_FROM = ("pseudonym", "birth", "former", "baptismal")


class AuthorQuerySet(models.QuerySet["Author"]):
    """Authors; a never-published draft's inline rows are in the database, so readers' queries
    always start from ``public()``."""

    def public(self) -> Self:
        """Authors whose facts readers may see: published, and not hidden on request."""
        return self.filter(live=True, hidden=False)

    def with_portrait_facts(self) -> Self:
        """Authors with their picture, places and the ties that are sure enough, in two queries."""
        places = "birth_place__parent__parent", "death_place__parent__parent"
        ties = apps.get_model("portraits.Tie").objects.shown()
        return self.select_related(*places, "portrait_picture__rights").prefetch_related(
            models.Prefetch("ties", ties.select_related("place__parent__parent"))
        )

    def listed(self) -> Self:
        """Public authors with at least one portrait readers may see, in whatever language."""
        portraits = apps.get_model("portraits.PortraitPage").objects.live().unrestricted()
        return self.public().filter(Exists(portraits.filter(author=OuterRef("pk"))))

    def with_best_portrait(self, languages: Sequence[str]) -> Self:
        """Authors with ``best_portrait``: the key of the page that is best for a reader.

        Meant for the few authors of a page of a list: it is looked for in every row.

        Args:
            languages: the reader's fallback chain, best first.
        """
        portraits = apps.get_model("portraits.PortraitPage").objects.shown()
        best = portraits.filter(author=OuterRef("pk")).order_by(language_rank(languages), "pk")
        return self.annotate(best_portrait=Subquery(best.values("pk")[:1]))

    def with_first_publication(self) -> Self:
        """Authors with ``first_publication``: when the first of their portraits was published."""
        portraits = apps.get_model("portraits.PortraitPage").objects.live()
        dates = portraits.filter(author=OuterRef("pk"), first_published_at__isnull=False)
        first = dates.order_by("first_published_at").values("first_published_at")[:1]
        return self.annotate(first_publication=Subquery(first))

    def named(self, words: SearchWords) -> Self:
        """Authors one of whose names has all the words; see ``SearchWords.matches``."""
        names = apps.get_model("portraits.AuthorName").objects
        others = names.filter(words.matches()).values("author")
        return self.filter(words.matches() | Q(pk__in=others))

    def ranked(self, words: SearchWords) -> Self:
        """Authors with ``rank``: how well the best of their names matches, lower is better."""
        names = apps.get_model("portraits.AuthorName").objects
        others = names.filter(words.matches(), author=OuterRef("pk")).annotate(
            how_well=words.rank()
        )
        best_other = Subquery(others.order_by("how_well").values("how_well")[:1])
        own = models.Case(
            models.When(words.matches(), then=words.rank()),
            default=Value(NO_RANK),
            output_field=models.IntegerField(),
        )
        # Other names are only looked at where the published one matches poorly or not at all.
        rank = models.Case(
            models.When(own_rank__lte=PREFIX, then=F("own_rank")),
            default=Least(F("own_rank"), Coalesce(best_other, Value(NO_RANK))),
            output_field=models.IntegerField(),
        )
        return self.alias(own_rank=own).annotate(rank=rank)


class AuthorNameQuerySet(models.QuerySet["AuthorName"]):
    """Other names of authors."""

    def public(self) -> Self:
        """Names of authors that readers may see."""
        return self.filter(author__live=True, author__hidden=False)

    def referred_from(self) -> Self:
        """Names from which A–Ö refers to the name an author publishes under."""
        return self.filter(kind__in=REFERRED_FROM)


class TieQuerySet(models.QuerySet["Tie"]):
    """Ties between authors and places."""

    def shown(self) -> Self:
        """Ties that are sure enough, with ``shown_at``: the key of the place they are shown at.

        It is that of ``Tie.shown_place``: a present home is shown no closer than the municipality.
        """
        home = Q(kind=LIVES, place__parent__kind=MUNICIPALITY)
        shown_at = models.Case(models.When(home, then=F("place__parent")), default=F("place"))
        return self.exclude(confidence=LOW).annotate(shown_at=shown_at)

    def inside(self, places: models.QuerySet[Any]) -> Self:
        """Ties to the places, of those that are ``shown()``.

        Args:
            places: the places and all that lie in them, as ``author_lists.within`` gives them.
        """
        # What is shown at a place lies there too; this way the index on the place is used.
        return self.filter(place__in=places, shown_at__in=places)

    def public(self) -> Self:
        """Ties readers may see, ``shown()`` and of authors they may see."""
        return self.shown().filter(author__live=True, author__hidden=False)
