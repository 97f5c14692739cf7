"""What a record says, as plain values: how the importers and the actions speak of records.

Facts name other records by their keys, so they can be compared, printed, saved and read back
without a database. Defaults are those of the models.
"""

from __future__ import annotations

from dataclasses import dataclass

from portraits.models.vocabulary import (
    AwardStatus,
    Confidence,
    NameKind,
    PlaceNameKind,
    Precision,
    Role,
)


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Where a fact comes from (``models.sources.SourceFields``)."""

    kind: str = ""
    title: str = ""
    url: str = ""
    reference: str = ""
    seen: str = ""


NO_SOURCE = SourceFacts()


@dataclass(frozen=True, slots=True)
class PlaceNameFacts:
    """A name of a place beside its official one."""

    name: str
    language: str = ""
    kind: str = PlaceNameKind.NAME.value
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A place; ``parent`` is the key of the place it lies in, coordinates are decimal degrees."""

    key: str
    name: str = ""
    name_language: str = "sv"
    kind: str = ""
    parent: str = ""
    country: str = ""
    official_code: str = ""
    code_system: str = ""
    latitude: str = ""
    longitude: str = ""
    coordinate_precision: str = ""
    coordinate_source: str = ""
    wikidata_qid: str = ""
    wikidata_qid_candidate: str = ""
    name_source: str = ""
    name_confidence: str = ""
    note: str = ""
    retired: bool = False
    names: tuple[PlaceNameFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A place by its key, in words, or both where the words say more than the place."""

    place: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.place or self.words)


NOWHERE = Location()


@dataclass(frozen=True, slots=True)
class NameFacts:
    """Another name of an author; an empty ``sort_name`` is derived from the name."""

    name: str
    kind: str = NameKind.PSEUDONYM.value
    sort_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormFacts:
    """A form somebody writes in, with the wording of the source."""

    form: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class CuriosityFacts:
    """A curiosity on the portrait page in the default language; ``html`` is rich text."""

    html: str
    source: SourceFacts = NO_SOURCE
    confidence: str = Confidence.HIGH.value
    written_by: str = ""
    written_on: str = ""
    reviewed_by: str = ""
    reviewed_on: str = ""


@dataclass(frozen=True, slots=True)
class AuthorFacts:
    """An author without ties, works and awards, which are facts of their own."""

    key: str
    name: str = ""
    sort_name: str = ""
    names: tuple[NameFacts, ...] = ()
    birth: str = ""
    birth_place: Location = NOWHERE
    birth_place_key: str = ""
    birth_place_confidence: str = Confidence.HIGH.value
    birth_place_note: str = ""
    death: str = ""
    death_place: Location = NOWHERE
    languages: tuple[str, ...] = ()
    forms: tuple[FormFacts, ...] = ()
    audiences: tuple[str, ...] = ()
    homepage: str = ""
    wikidata_qid: str = ""
    libris_id: str = ""
    viaf: str = ""
    isni: str = ""
    region: str = ""
    source: SourceFacts = NO_SOURCE
    confidence: str = Confidence.HIGH.value
    sources: tuple[SourceFacts, ...] = ()
    curiosities: tuple[CuriosityFacts, ...] = ()
    invented: bool = False
    hidden: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class TieFacts:
    """A tie of an author (by key) to a place."""

    key: str
    author: str = ""
    kind: str = ""
    location: Location = NOWHERE
    from_year: int | None = None
    to_year: int | None = None
    precision: str = Precision.EXACT.value
    disputed: bool = False
    note: str = ""
    source: SourceFacts = NO_SOURCE
    confidence: str = Confidence.HIGH.value


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """An edition of a work."""

    isbn: str = ""
    language: str = ""
    title: str = ""
    year: int | None = None
    publisher: str = ""
    libris_id: str = ""
    translator: str = ""


@dataclass(frozen=True, slots=True)
class ContributionFacts:
    """What an author (by key) or somebody named did for a work."""

    key: str = ""
    author: str = ""
    name: str = ""
    role: str = Role.AUTHOR.value
    form_wording: str = ""
    statement: str = ""
    note: str = ""
    source: SourceFacts = NO_SOURCE
    confidence: str = Confidence.HIGH.value


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """A work with its contributions and editions; places and the original by their keys."""

    key: str
    title: str = ""
    languages: tuple[str, ...] = ()
    form: str = ""
    audience: str = ""
    first_year: int | None = None
    is_translation: bool = False
    translation_of: str = ""
    and_others: bool = False
    places: tuple[str, ...] = ()
    contributions: tuple[ContributionFacts, ...] = ()
    editions: tuple[EditionFacts, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """An award of an author (by key), for a work (by key) or for one named in words."""

    key: str
    author: str = ""
    name: str = ""
    year: int | None = None
    status: str = AwardStatus.RECEIVED.value
    work: str = ""
    work_title: str = ""
    note: str = ""
    source: SourceFacts = NO_SOURCE
    confidence: str = Confidence.HIGH.value


@dataclass(frozen=True, slots=True)
class RightFacts:
    """A right to show a text: ``covers`` are uses (``rights.models.Scope``), days are ISO 8601."""

    title: str = ""
    holder: str = ""
    basis: str = ""
    licence_url: str = ""
    reference: str = ""
    credit: str = ""
    notes: str = ""
    covers: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A text of an excerpt: a published version, or without a number the text of now."""

    language: str
    form: str
    text: str
    translator: str = ""
    version: int | None = None
    published_at: str = ""

    def says_the_same(self, other: TextFacts) -> bool:
        """Whether two texts are the same to a reader."""
        return (self.form, self.text, self.translator) == (
            other.form,
            other.text,
            other.translator,
        )


@dataclass(frozen=True, slots=True)
class ExcerptFacts:
    """An excerpt of a work (by key) with its texts and its right; a new one may lack its ``pid``."""

    pid: str
    work: str
    title: str = ""
    location: str = ""
    edition_isbn: str = ""
    right: RightFacts | None = None
    texts: tuple[TextFacts, ...] = ()
    draft: bool = False
