"""Facts as unsaved records: the one place where they become model instances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from modelcluster.models import ClusterableModel, get_all_child_relations

from portraits.actions.facts import (
    AuthorFacts,
    AwardFacts,
    ContributionFacts,
    CuriosityFacts,
    EditionFacts,
    Location,
    SourceFacts,
    TieFacts,
    WorkFacts,
)
from portraits.models import (
    Author,
    AuthorAudience,
    AuthorForm,
    AuthorLanguage,
    AuthorName,
    AuthorSource,
    Award,
    Contribution,
    Curiosity,
    Edition,
    Place,
    Tie,
    Work,
)
from portraits.models.sources import SourceFields

type Places = Mapping[str, Place]
type Authors = Mapping[str, Author]

_AUTHOR_FIELDS = (
    "name", "sort_name", "birth", "birth_place_key", "birth_place_confidence",
    "birth_place_note", "death", "homepage", "wikidata_qid", "libris_id", "viaf", "isni",
    "region", "confidence", "invented", "hidden",
)  # fmt: skip
_TIE_FIELDS = (
    "key", "kind", "from_year", "to_year", "precision", "disputed", "note", "confidence",
)  # fmt: skip
_WORK_FIELDS = ("title", "form", "audience", "first_year", "is_translation", "and_others")
_CONTRIBUTION_FIELDS = (
    "key", "name", "role", "form_wording", "statement", "note", "confidence",
)  # fmt: skip
_EDITION_FIELDS = ("isbn", "language", "title", "year", "publisher", "libris_id", "translator")
_AWARD_FIELDS = ("name", "year", "status", "work_title", "note", "confidence")
_REVIEW_FIELDS = ("confidence", "written_by", "written_on", "reviewed_by")


def _copy(facts: object, record: object, names: Iterable[str]) -> None:
    for name in names:
        setattr(record, name, getattr(facts, name))


def _set_source(record: SourceFields, facts: SourceFacts) -> None:
    record.source_kind = facts.kind
    record.source_title = facts.title
    record.source_url = facts.url
    record.source_reference = facts.reference
    record.source_seen = facts.seen


def place_of(location: Location, places: Places) -> Place | None:
    """The place of a location, or None for words alone."""
    return places[location.place] if location.place else None


def author_from(
    facts: AuthorFacts, places: Places, author: Author | None = None, *, derived: bool = True
) -> Author:
    """The author's own fields, derived ones unless not wanted; see ``author_children`` too."""
    author = author or Author(key=facts.key)
    _copy(facts, author, _AUTHOR_FIELDS)
    author.birth_place = place_of(facts.birth_place, places)
    author.birth_place_words = facts.birth_place.words
    author.death_place = place_of(facts.death_place, places)
    author.death_place_words = facts.death_place.words
    _set_source(author, facts.source)
    if derived:
        author.derive()
    return author


def author_children(
    facts: AuthorFacts, author: Author
) -> dict[str, list[AuthorName | AuthorLanguage | AuthorForm | AuthorAudience | AuthorSource]]:
    """The inline rows of an author by relation, in order; ties are facts of their own."""
    children: dict[str, list[AuthorName | AuthorLanguage | AuthorForm | AuthorAudience |
                             AuthorSource]] = {
        "names": [
            AuthorName(
                author=author, name=row.name, sort_name=row.sort_name, kind=row.kind, note=row.note
            )
            for row in facts.names
        ],
        "languages": [AuthorLanguage(author=author, language=code) for code in facts.languages],
        "forms": [
            AuthorForm(author=author, form=row.form, wording=row.wording) for row in facts.forms
        ],
        "audiences": [AuthorAudience(author=author, audience=code) for code in facts.audiences],
        "sources": [],
    }  # fmt: skip
    for source in facts.sources:
        row = AuthorSource(author=author)
        _set_source(row, source)
        children["sources"].append(row)
    return {name: numbered(rows) for name, rows in children.items()}


def set_rows(record: ClusterableModel, **rows: list[Any]) -> None:
    """Let a record that has just been made know its inline rows; relations not named have none.

    They are kept in memory, so that nothing is asked for what is known.
    """
    for relation in get_all_child_relations(type(record)):
        name = relation.get_accessor_name()
        getattr(record, name).set(rows.get(name, []))


def numbered[Row](rows: list[Row]) -> list[Row]:
    """Inline rows with their place in the order, and their derived fields set."""
    for number, row in enumerate(rows):
        row.sort_order = number  # type: ignore[attr-defined]
        if hasattr(row, "derive"):
            row.derive()
    return rows


def tie_from(facts: TieFacts, author: Author, places: Places, tie: Tie | None = None) -> Tie:
    """A tie of an author."""
    tie = tie or Tie(author=author)
    _copy(facts, tie, _TIE_FIELDS)
    tie.place = place_of(facts.location, places)
    tie.place_words = facts.location.words
    _set_source(tie, facts.source)
    return tie


def work_from(facts: WorkFacts, work: Work | None = None, *, derived: bool = True) -> Work:
    """The work's own fields, without links to other records; derived ones unless not wanted."""
    work = work or Work(key=facts.key)
    _copy(facts, work, _WORK_FIELDS)
    work.languages = " ".join(facts.languages)
    if derived:
        work.derive()
    return work


def contribution_from(
    facts: ContributionFacts,
    work: Work,
    authors: Authors,
    contribution: Contribution | None = None,
) -> Contribution:
    """What somebody did for a work."""
    contribution = contribution or Contribution(work=work)
    _copy(facts, contribution, _CONTRIBUTION_FIELDS)
    contribution.author = authors[facts.author] if facts.author else None
    _set_source(contribution, facts.source)
    return contribution


def edition_from(facts: EditionFacts, work: Work, edition: Edition | None = None) -> Edition:
    """An edition of a work."""
    edition = edition or Edition(work=work)
    _copy(facts, edition, _EDITION_FIELDS)
    return edition


def award_from(
    facts: AwardFacts, author: Author, work: Work | None, award: Award | None = None
) -> Award:
    """An award of an author."""
    award = award or Award(key=facts.key)
    award.author = author
    award.work = work
    _copy(facts, award, _AWARD_FIELDS)
    _set_source(award, facts.source)
    return award


def curiosity_from(facts: CuriosityFacts, **fields: object) -> Curiosity:
    """A curiosity of a portrait page."""
    curiosity = Curiosity(text=facts.html, reviewed_on=facts.reviewed_on or None, **fields)
    _copy(facts, curiosity, _REVIEW_FIELDS)
    _set_source(curiosity, facts.source)
    return curiosity
