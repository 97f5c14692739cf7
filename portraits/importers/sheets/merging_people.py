"""What a row adds to the facts of a person, and in what it contradicts them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from authorsite.collation import fold
from authorsite.partial_dates import PartialDate, parse_or_none
from authorsite.settings.languages import RECORD_LANGUAGE_BY_CODE
from portraits.actions.facts import AuthorFacts, Location, NameFacts
from portraits.importers.sheets.entries import Entry
from portraits.importers.sheets.holdings import Merged, heading
from portraits.importers.sheets.people import Likeness, likeness
from portraits.importers.sheets.place_words import PlaceReader
from portraits.importers.terms import AUTHOR_WORDS
from portraits.models.vocabulary import Audience, Confidence, NameKind

_UNSPECIFIED_SAMI = "smi"
_SAMI = frozenset({"se", "smj", "sma", "sje", "sju", "smn", "sms"})
_DATES = {"birth": ("birth", "life"), "death": ("death", "birth", "life")}
_SINGLE = ("wikidata_qid", "libris_id", "viaf", "isni", "homepage")


class PersonMerger:
    """Compares persons; ``places`` tells which places lie in which."""

    def __init__(self, places: PlaceReader) -> None:
        self.places = places

    def merge(self, entry: Entry, stored: AuthorFacts, result: Merged) -> None:
        """Put the facts of a row beside those that are stored; ``result`` takes what comes of it."""
        values: dict[str, Any] = {name: self._date(entry, name, stored, result) for name in _DATES}
        for name in ("birth_place", "death_place"):
            values[name] = self._place(entry, name, stored, result)
        for name in _SINGLE:
            values[name] = self._single(entry, name, stored, result)
        values |= self._lists(entry, stored, result)
        result.author = replace(stored, **values)

    def _lists(self, entry: Entry, stored: AuthorFacts, result: Merged) -> dict[str, Any]:
        """Languages, forms, audiences, names, curiosities and sources that are new."""
        said = entry.author
        languages = _added_languages(stored.languages, said.languages)
        result.add_to_list(
            heading(entry, "languages"), map(_language, stored.languages), map(_language, languages)
        )
        known_forms = {row.form for row in stored.forms}
        forms = tuple(row for row in said.forms if row.form not in known_forms)
        result.add_to_list(
            heading(entry, "forms"),
            (row.wording or AUTHOR_WORDS[row.form] for row in stored.forms),
            (row.wording or AUTHOR_WORDS[row.form] for row in forms),
        )
        audiences = tuple(code for code in said.audiences if code not in stored.audiences)
        result.add_to_list(
            heading(entry, "audience"), map(_audience, stored.audiences), map(_audience, audiences)
        )
        names = _names(said, stored)
        result.add_to_list(
            heading(entry, "family_name", "full_name"), [stored.name], (row.name for row in names)
        )
        known = {_words(row.html) for row in stored.curiosities}
        curiosities = tuple(row for row in said.curiosities if _words(row.html) not in known)
        result.add_to_list(
            heading(entry, "curiosity"), (), (_words(row.html) for row in curiosities)
        )
        urls = {row.url for row in stored.sources if row.url}
        sources = tuple(row for row in said.sources if row.url and row.url not in urls)
        result.add_to_list(heading(entry, "source"), (), (row.url for row in sources))
        return {
            "languages": stored.languages + languages,
            "forms": stored.forms + forms,
            "audiences": stored.audiences + audiences,
            "names": stored.names + names,
            "curiosities": stored.curiosities + curiosities,
            "sources": stored.sources + sources,
        }

    def _single(self, entry: Entry, name: str, stored: AuthorFacts, result: Merged) -> str:
        """A value that is one text: taken where nothing is known, a conflict where it differs."""
        old, said = getattr(stored, name), getattr(entry.author, name)
        if not said or said == old:
            return str(old)
        result.add(heading(entry, name), old, said, is_conflict=bool(old))
        return str(old or said)

    def _date(self, entry: Entry, name: str, stored: AuthorFacts, result: Merged) -> str:
        """A date: the more exact of two that agree."""
        old, said = getattr(stored, name), getattr(entry.author, name)
        before, new = parse_or_none(old), parse_or_none(said)
        if new is None or (before and _covers(new, before)):
            return str(old)
        finer = before is None or (
            _covers(before, new) and entry.author.confidence != Confidence.LOW
        )
        result.add(heading(entry, *_DATES[name]), old, said, is_conflict=not finer)
        return str(said if finer else old)

    def _place(self, entry: Entry, name: str, stored: AuthorFacts, result: Merged) -> Location:
        """A place: the smaller of two of which one lies in the other."""
        old: Location = getattr(stored, name)
        said: Location = getattr(entry.author, name)
        if not said or self.places.agree(old, said):
            return old
        smaller = bool(
            old.place
            and said.place
            and self.places.lies_in(said.place, self.places.widest(old.place))
        )
        finer = not old or (smaller and not old.words)
        result.add(
            heading(entry, name, "places"),
            self.places.text_of(old),
            self.places.text_of(said),
            is_conflict=not finer,
        )
        return said if finer else old


def _names(said: AuthorFacts, stored: AuthorFacts) -> tuple[NameFacts, ...]:
    """Names that are new: pseudonyms, and the spelling by which the author was matched."""
    known = {fold(stored.name), *(fold(row.name) for row in stored.names)}
    found = [row for row in said.names if fold(row.name) not in known]
    own = {stored.name.casefold(), *(row.name.casefold() for row in stored.names)}
    lost = likeness(said.name, stored.name) == Likeness.LOST_LETTER
    if said.name.casefold() not in own and not lost:
        found.append(NameFacts(said.name, NameKind.OTHER.value))
    return tuple(found)


def _covers(wide: PartialDate, narrow: PartialDate) -> bool:
    """Whether a date allows all days that another allows."""
    if wide.earliest and (narrow.earliest is None or narrow.earliest < wide.earliest):
        return False
    return not (wide.latest and (narrow.latest is None or narrow.latest > wide.latest))


def _added_languages(old: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """Languages that are new; Sami, unspecified is not where a Sami language is known."""
    return tuple(
        code
        for code in said
        if code not in old and not (code == _UNSPECIFIED_SAMI and _SAMI & {*old, *said})
    )


def _language(code: str) -> str:
    return RECORD_LANGUAGE_BY_CODE[code].own_name or RECORD_LANGUAGE_BY_CODE[code].name


def _audience(code: str) -> str:
    return str(Audience(code).label)


def _words(html: str) -> str:
    return html.removeprefix("<p>").removesuffix("</p>")
