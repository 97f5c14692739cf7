"""The stored authors, ties, works and awards as facts: to compare with files, and to export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db.models import F, Q

from authorsite.collation import sort_name
from portraits.actions.facts import (
    AuthorFacts,
    AwardFacts,
    ContributionFacts,
    CuriosityFacts,
    EditionFacts,
    FormFacts,
    Location,
    NameFacts,
    SourceFacts,
    TieFacts,
    WorkFacts,
)
from portraits.actions.give_keys import (
    missing_award_keys,
    missing_contribution_keys,
    missing_tie_keys,
)
from portraits.importers.records import Records
from portraits.importers.stored_excerpts import stored_excerpts
from portraits.models import (
    Author,
    AuthorAudience,
    AuthorForm,
    AuthorLanguage,
    AuthorName,
    AuthorSource,
    Award,
    Collection,
    Contribution,
    Curiosity,
    Edition,
    PortraitPage,
    Tie,
    Work,
)

SOURCE = ("source_kind", "source_title", "source_url", "source_reference", "source_seen")
_AUTHOR = (
    "name", "sort_name", "birth", "birth_place_key", "birth_place_confidence",
    "birth_place_note", "death", "homepage", "wikidata_qid", "libris_id", "viaf", "isni",
    "region", "confidence", "invented", "hidden",
)  # fmt: skip
_TIE = ("kind", "from_year", "to_year", "precision", "disputed", "note", "confidence")
_WORK = ("title", "form", "audience", "first_year", "is_translation", "and_others")
_CONTRIBUTION = ("name", "role", "form_wording", "statement", "note", "confidence")
_EDITION = ("isbn", "language", "title", "year", "publisher", "libris_id", "translator")
_AWARD = ("name", "year", "status", "work_title", "note", "confidence")
_UNSAVED_DRAFT = Q(live=False, has_unpublished_changes=True)
_OPEN_DRAFT = Q(has_unpublished_changes=True, latest_revision__isnull=False)


def _source(row: dict[str, Any]) -> SourceFacts:
    return SourceFacts(*(row[name] for name in SOURCE))


def _picked(row: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _grouped[T](
    rows: Iterable[dict[str, Any]], parent: str, make: Callable[[dict[str, Any]], T]
) -> defaultdict[int, list[T]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row[parent]].append(make(row))
    return found


def _rows(model: Any, parent: str, *names: str) -> Iterable[dict[str, Any]]:
    """The inline rows of a model in the order of their parents and among themselves."""
    return model.objects.order_by(parent, "sort_order", "pk").values(parent, *names)


def stored_records() -> Records:
    """All records, in a fixed number of queries."""
    # Not `for_site`, which would make one.
    county = Collection.objects.filter(site__is_default_site=True).values_list("places__key")
    pages = _default_pages()
    open_pages = pages.filter(_OPEN_DRAFT).values_list("author__key", flat=True)
    open_authors = Author.objects.filter(_OPEN_DRAFT).values_list("key", flat=True)
    return Records(
        authors=_authors(),
        ties=_ties(),
        works=_works(),
        awards=_awards(),
        excerpts=stored_excerpts(),
        open_authors=frozenset({*open_pages, *open_authors}),
        open_works=frozenset(Work.objects.filter(_OPEN_DRAFT).values_list("key", flat=True)),
        portraits={
            key: None if drafted and not live else live
            for key, live, drafted in pages.values_list(
                "author__key", "live", "has_unpublished_changes"
            )
        },
        county=frozenset(key for (key,) in county if key),
    )


def _default_pages() -> Any:
    return PortraitPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)


def _authors() -> dict[str, AuthorFacts]:
    names = _grouped(
        _rows(AuthorName, "author_id", "name", "kind", "sort_name", "note"), "author_id", _name
    )
    languages = _grouped(
        _rows(AuthorLanguage, "author_id", "language"), "author_id", lambda row: row["language"]
    )
    forms = _grouped(
        _rows(AuthorForm, "author_id", "form", "wording"),
        "author_id",
        lambda row: FormFacts(row["form"], row["wording"]),
    )
    audiences = _grouped(
        _rows(AuthorAudience, "author_id", "audience"), "author_id", lambda row: row["audience"]
    )
    sources = _grouped(_rows(AuthorSource, "author_id", *SOURCE), "author_id", _source)
    curiosities = _curiosities()
    drafts = set(Author.objects.filter(_UNSAVED_DRAFT).values_list("pk", flat=True))
    rows = Author.objects.order_by("key").values(
        "pk", "key", *_AUTHOR, *SOURCE, "birth_place_words", "death_place_words",
        birth_key=F("birth_place__key"), death_key=F("death_place__key"),
    )  # fmt: skip
    return {
        row["key"]: AuthorFacts(
            key=row["key"],
            birth_place=Location(row["birth_key"] or "", row["birth_place_words"]),
            death_place=Location(row["death_key"] or "", row["death_place_words"]),
            names=tuple(names[row["pk"]]),
            languages=tuple(languages[row["pk"]]),
            forms=tuple(forms[row["pk"]]),
            audiences=tuple(audiences[row["pk"]]),
            sources=tuple(sources[row["pk"]]),
            curiosities=tuple(curiosities[row["pk"]]),
            source=_source(row),
            draft=row["pk"] in drafts,
            **_picked(row, _AUTHOR),
        )
        for row in rows
    }


def _name(row: dict[str, Any]) -> NameFacts:
    filed = "" if row["sort_name"] == sort_name(row["name"]) else row["sort_name"]
    return NameFacts(row["name"], row["kind"], filed, row["note"])


def _curiosities() -> defaultdict[int, list[CuriosityFacts]]:
    """The curiosities of portraits in the default language, by author."""
    rows = (
        Curiosity.objects.filter(page__locale__language_code=settings.LANGUAGE_CODE)
        .order_by("page", "sort_order", "pk")
        .values(
            "page__author_id", "text", "confidence", "written_by", "written_on", "reviewed_by",
            "reviewed_on", *SOURCE,
        )
    )  # fmt: skip
    return _grouped(rows, "page__author_id", _curiosity)


def _curiosity(row: dict[str, Any]) -> CuriosityFacts:
    reviewed = row["reviewed_on"]
    return CuriosityFacts(
        html=row["text"],
        source=_source(row),
        reviewed_on=reviewed.isoformat() if reviewed else "",
        **_picked(row, ("confidence", "written_by", "written_on", "reviewed_by")),
    )


def _ties() -> dict[str, TieFacts]:
    rows = Tie.objects.order_by("author", "sort_order", "pk").values(
        "pk", "key", *_TIE, *SOURCE, "place_words", author_key=F("author__key"),
        place_key=F("place__key"),
    )  # fmt: skip
    missing = missing_tie_keys()
    found = {}
    for row in rows:
        key = row["key"] or missing[row["pk"]]
        found[key] = TieFacts(
            key=key,
            author=row["author_key"],
            location=Location(row["place_key"] or "", row["place_words"]),
            source=_source(row),
            **_picked(row, _TIE),
        )
    return found


def _works() -> dict[str, WorkFacts]:
    editions = _grouped(
        _rows(Edition, "work_id", *_EDITION),
        "work_id",
        lambda row: EditionFacts(**_picked(row, _EDITION)),
    )
    places = _grouped(
        Work.places.through.objects.order_by("work_id", "place__key").values(
            "work_id", "place__key"
        ),
        "work_id",
        lambda row: row["place__key"],
    )
    drafts = set(Work.objects.filter(_UNSAVED_DRAFT).values_list("pk", flat=True))
    contributions = _contributions()
    rows = Work.objects.order_by("key").values(
        "pk", "key", "languages", *_WORK, original=F("translation_of__key")
    )
    return {
        row["key"]: WorkFacts(
            key=row["key"],
            languages=tuple(row["languages"].split()),
            translation_of=row["original"] or "",
            places=tuple(places[row["pk"]]),
            contributions=tuple(contributions[row["pk"]]),
            editions=tuple(editions[row["pk"]]),
            draft=row["pk"] in drafts,
            **_picked(row, _WORK),
        )
        for row in rows
    }


def _contributions() -> defaultdict[int, list[ContributionFacts]]:
    rows = Contribution.objects.order_by("work", "sort_order", "pk").values(
        "pk", "work_id", "key", *_CONTRIBUTION, *SOURCE, author_key=F("author__key")
    )
    missing = missing_contribution_keys()

    def contribution(row: dict[str, Any]) -> ContributionFacts:
        return ContributionFacts(
            key=row["key"] or missing.get(row["pk"], ""),
            author=row["author_key"] or "",
            source=_source(row),
            **_picked(row, _CONTRIBUTION),
        )

    return _grouped(rows, "work_id", contribution)


def _awards() -> dict[str, AwardFacts]:
    rows = Award.objects.order_by("author", "pk").values(
        "pk", "key", *_AWARD, *SOURCE, author_key=F("author__key"), work_key=F("work__key")
    )
    missing = missing_award_keys()
    found = {}
    for row in rows:
        key = row["key"] or missing[row["pk"]]
        found[key] = AwardFacts(
            key=key,
            author=row["author_key"],
            work=row["work_key"] or "",
            source=_source(row),
            **_picked(row, _AWARD),
        )
    return found
