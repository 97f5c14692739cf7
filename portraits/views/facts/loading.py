"""The facts of one author for readers, in as few queries as they need however many rows there are.

author, picture and places 1 · ties 1 · names of places 1 · languages, forms, other names and
sources 1 · works with contributions 1 · editions 1 · awards 1
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, Value, prefetch_related_objects

from portraits.models import (
    Author,
    AuthorForm,
    AuthorLanguage,
    AuthorName,
    AuthorSource,
    Award,
    Contribution,
    Place,
)

COLUMNS = 5
# Inline rows that are a few words each, with the fields that are shown.
SMALL_ROWS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "languages": (AuthorLanguage, ("language",)),
    "forms": (AuthorForm, ("form", "wording")),
    "names": (AuthorName, ("name", "kind", "note")),
    "sources": (
        AuthorSource,
        ("source_kind", "source_title", "source_url", "source_reference", "source_seen"),
    ),
}


@dataclass(frozen=True)
class AuthorFacts:
    """An author with all rows that readers may see, and the rows of other records."""

    author: Author
    contributions: list[Contribution]
    awards: list[Award]


def load_author(pk: int) -> AuthorFacts:
    """The author with a key, with the rows of readers only.

    The inline rows stand on the returned object in memory, sure ones only; it must not be saved.
    """
    author = Author.objects.with_portrait_facts().get(pk=pk)
    _load_small_rows(author)
    load_place_names(author)
    return AuthorFacts(author, contributions_of(author), awards_of(author))


def contributions_of(author: Author) -> list[Contribution]:
    """Everybody's sure contributions to the author's works, with works, editions and authors."""
    if not author.pk:
        return []
    rows = Contribution.objects.to_works_of(author.pk)
    return list(rows.prefetch_related("work__editions"))


def awards_of(author: Author) -> list[Award]:
    """The author's awards that are sure enough, with their works."""
    if not author.pk:
        return []
    sure = [award for award in author.awards.select_related("work") if award.is_shown]
    return sorted(sure, key=lambda award: (award.year or 9999, award.name, award.pk))


def load_place_names(author: Author) -> None:
    """Load the names of all places of an author at once, in all languages."""
    places = [author.birth_place, author.death_place, *(tie.place for tie in author.ties.all())]
    known: list[Place] = []
    for place in places:
        if place is not None:
            known += [place, *place.ancestors]
    prefetch_related_objects(known, "names")


def _load_small_rows(author: Author) -> None:
    """Put languages, forms, other names and sources on the author, from one query."""
    parts = [
        _texts(model._default_manager.filter(author=author), relation, fields)  # noqa: SLF001
        for relation, (model, fields) in SMALL_ROWS.items()
    ]
    found: dict[str, list[Model]] = {relation: [] for relation in SMALL_ROWS}
    rows = parts[0].union(*parts[1:], all=True).order_by("relation", "number", "pk")
    for relation, number, _pk, *texts in rows:
        model, fields = SMALL_ROWS[relation]
        values = dict(zip(fields, texts, strict=False))
        found[relation].append(model(sort_order=number, **values))
    for relation, instances in found.items():
        setattr(author, relation, instances)


def _texts(rows: QuerySet[Any], relation: str, fields: tuple[str, ...]) -> QuerySet[Any, Any]:
    """Rows as a relation's name, their order, and their texts, as many as the longest has."""
    texts: dict[str, Any] = {f"text_{number}": Value("", CharField()) for number in range(COLUMNS)}
    texts |= {f"text_{number}": F(field) for number, field in enumerate(fields)}
    return (
        rows.order_by()
        .annotate(relation=Value(relation, CharField()), number=F("sort_order"), **texts)
        .values_list("relation", "number", "pk", *texts)
    )
