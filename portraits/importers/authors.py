"""Authors from files: ``authors.csv``, one row an author, and the same row again on export."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape, unescape
from typing import Any

from django.core.exceptions import ValidationError

from authorsite.collation import sort_name
from authorsite.identifiers import (
    normalise_isni,
    normalise_libris,
    normalise_viaf,
    normalise_wikidata,
)
from authorsite.interface import gettext
from authorsite.partial_dates import validate_life_span, year
from portraits.actions.facts import (
    NO_SOURCE,
    AuthorFacts,
    CuriosityFacts,
    FormFacts,
    NameFacts,
    SourceFacts,
)
from portraits.importers import fields
from portraits.importers.cells import LIST_SEPARATOR, CellError, parts, portable_html
from portraits.importers.details import read_details, write_details
from portraits.importers.layouts import Layout
from portraits.importers.messages import Row
from portraits.importers.tables import cleaned
from portraits.importers.terms import NAME_KIND_WORDS, author_forms, genres_cell
from portraits.models.vocabulary import Form, NameKind, SourceKind

AUTHORS = Layout(
    "authors",
    columns=(
        "author_id", "name", "sort_name", "pseudonyms", "birth", "birth_year", "birth_place",
        "death", "death_year", "death_place", "languages", "genres", "audience", "wikidata_qid",
        "viaf", "libris_id", "region", "kuriosa", "confidence", "source_urls",
    ),
    extra=(
        "birth_place_id", "death_place_id", "isni", "homepage", "form_codes", "more_names",
        "more_sources", "curiosities", *fields.SOURCE_COLUMNS, "invented", "hidden", "status",
    ),
    required=frozenset({"author_id", "name", "sort_name"}),
)  # fmt: skip

DRAFT = "draft"
DETAILS: Mapping[str, type] = {
    "more_names": NameFacts,
    "more_sources": SourceFacts,
    "curiosities": CuriosityFacts,
}
_IDENTIFIERS = {
    "wikidata_qid": normalise_wikidata,
    "viaf": normalise_viaf,
    "libris_id": normalise_libris,
    "isni": normalise_isni,
}
_NAME = re.compile(
    rf"(?P<name>.+?)\s*\((?P<kind>{'|'.join(word for word in NAME_KIND_WORDS.values() if word)})\)"
)
_KINDS = {word: kind for kind, word in NAME_KIND_WORDS.items()}
_SLUG = re.compile(r"[A-Za-z0-9_-]+")
_PARAGRAPH = re.compile(r"<p>(?P<text>[^<]*)</p>")


@dataclass(slots=True)
class AuthorRow:
    """What one row says about an author.

    Attributes:
        row: where it stands.
        key: the author's key.
        values: the fields of ``AuthorFacts`` the row speaks about.
        places: for ``birth_place`` and ``death_place`` the words of the cell and the key of the
            place, if the file gives one.
    """

    row: Row
    key: str
    values: dict[str, Any]
    places: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_names(cell: str) -> tuple[NameFacts, ...]:
    """Other names in a cell: "Stina Marsja (tidigare namn)"; a name alone is a pseudonym."""
    found = []
    for part in parts(cell):
        match = _NAME.fullmatch(part)
        kind = _KINDS[match["kind"]] if match else NameKind.PSEUDONYM.value
        found.append(NameFacts(match["name"] if match else part, str(kind)))
    return tuple(found)


def _write_names(names: tuple[NameFacts, ...]) -> tuple[str, str]:
    """The cells ``pseudonyms`` and ``more_names``; the second where the first cannot say all."""
    cell = LIST_SEPARATOR.join(
        f"{row.name} ({word})" if (word := NAME_KIND_WORDS[row.kind]) else row.name for row in names
    )
    return (cell, "") if read_names(cell) == names else ("", write_details(names))


def curiosity_html(text: str) -> str:
    """A sentence of plain text as rich text."""
    return f"<p>{escape(text, quote=False)}</p>"


def _plain_curiosity(facts: AuthorFacts) -> str | None:
    """The text of an only curiosity that says nothing but its text, or None for others."""
    if not facts.curiosities:
        return ""
    match = _PARAGRAPH.fullmatch(portable_html(facts.curiosities[0].html))
    text = unescape(match["text"]) if match else ""
    plain = (CuriosityFacts(curiosity_html(text), confidence=facts.confidence),)
    said = tuple(replace(row, html=curiosity_html(text)) for row in facts.curiosities)
    return text if text and said == plain else None


def check_author(row: Row, stored: AuthorFacts | None) -> AuthorRow:
    """What a row says about an author; errors are noted on the row.

    Args:
        row: a row of ``authors.csv``.
        stored: the author as stored, for what the columns do not say.
    """
    given = cleaned(row, frozenset(DETAILS))
    key = given.get("author_id", "")
    fields.required(row, given, "author_id")
    if not row.has_errors and not given.get("name"):
        row.error("missing_name", "name", gettext("The author has no name. Fill it in."))
    if key and not _SLUG.fullmatch(key):
        row.error(
            "invalid_id", "author_id", gettext("An id has only letters a–z, digits and hyphens.")
        )
    values: dict[str, Any] = {name: given[name] for name in ("name", "region") if name in given}
    values["sort_name"] = given.get("sort_name") or sort_name(given.get("name", ""))
    values |= _identifiers(row, given) | _dates(row, given) | _terms(row, given)
    values |= _flags(given)
    if "confidence" in given:
        values["confidence"] = fields.confidence(row, given["confidence"])
    base = stored or AuthorFacts(key)
    values |= _names_and_sources(row, given, base)
    values |= _curiosities(row, given, values.get("confidence", base.confidence))
    places: dict[str, tuple[str, str]] = {
        name: (given[name], given.get(f"{name}_id", ""))
        for name in ("birth_place", "death_place")
        if name in given
    }
    return AuthorRow(row, key, values, places)


def _identifiers(row: Row, given: Mapping[str, str]) -> dict[str, Any]:
    values = {
        name: fields.identifier(row, name, given[name], normalise)
        for name, normalise in _IDENTIFIERS.items()
        if name in given
    }
    if "homepage" in given:
        values["homepage"] = fields.address_or_error(row, "homepage", given["homepage"])
    return values


def _dates(row: Row, given: Mapping[str, str]) -> dict[str, str]:
    """Birth and death; a year in its own column counts where the date is empty."""
    values = {}
    for name in ("birth", "death"):
        year_text = given.get(f"{name}_year", "")
        if name not in given and not year_text:
            continue
        values[name] = fields.partial_date(row, name, given.get(name) or year_text)
        found = year(values[name])
        if year_text and values[name] and year_text != str(found or ""):
            row.error(
                "date_conflict",
                f"{name}_year",
                gettext("The year is not that of the date, %(date)s. Correct one of them.")
                % {"date": values[name]},
            )
    try:
        validate_life_span(values.get("birth"), values.get("death"))
    except ValidationError as error:
        row.error(error.code or "death_before_birth", "death", " ".join(error.messages))
    return values


def _terms(row: Row, given: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "languages" in given:
        values["languages"] = fields.languages(row, "languages", given["languages"])
    if "audience" in given:
        values["audiences"] = fields.audiences(row, "audience", given["audience"])
    if "genres" in given:
        values["forms"] = _forms(row, given["genres"], given.get("form_codes", ""))
    return values


def _forms(row: Row, genres: str, codes: str) -> tuple[FormFacts, ...]:
    """The forms a cell of genres names; an exported file may give their codes as well."""
    forms = author_forms(genres)
    chosen = parts(codes)
    if not chosen:
        return forms
    if len(chosen) != len(forms) or not set(chosen) <= set(Form.values):
        row.error(
            "unknown_form",
            "form_codes",
            gettext("There must be a code for each of the genres. Empty the cell, or correct it."),
        )
        return forms
    return tuple(
        FormFacts(code, word if word != genres_cell((FormFacts(code),)) else "")
        for code, word in zip(chosen, parts(genres), strict=True)
    )


def _flags(given: Mapping[str, str]) -> dict[str, bool]:
    values = {name: fields.flag(given[name]) for name in ("invented", "hidden") if name in given}
    if "status" in given:
        values["draft"] = given["status"] == DRAFT
    return values


def _names_and_sources(row: Row, given: Mapping[str, str], stored: AuthorFacts) -> dict[str, Any]:
    values: dict[str, Any] = {}
    details = _details(row, given)
    if "pseudonyms" in given:
        values["names"] = read_names(given["pseudonyms"]) + details.get("more_names", ())
    if "source_urls" in given:
        urls = fields.addresses(row, "source_urls", given["source_urls"])
        page = SourceKind.PAGE.value
        values["sources"] = (
            *(SourceFacts(page, url=url) for url in urls),
            *details.get("more_sources", ()),
        )
    if fields.SOURCE_COLUMNS.keys() & given.keys():
        values["source"] = fields.source(row, given, stored.source)
    return values


def _details(row: Row, given: Mapping[str, str]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for column, kind in DETAILS.items():
        try:
            found[column] = read_details(given.get(column, ""), kind)
        except CellError as error:
            row.error(error.code, column, error.message)
    return found


def _curiosities(row: Row, given: Mapping[str, str], sure: str) -> dict[str, Any]:
    """The curiosities; one in plain words is as sure as its author's row."""
    if "kuriosa" not in given:
        return {}
    details = _details(row, {"curiosities": given.get("curiosities", "")})["curiosities"]
    text = given["kuriosa"]
    if details or not text:
        clean = (replace(row, html=portable_html(row.html)) for row in details)
        return {"curiosities": tuple(clean)}
    return {"curiosities": (CuriosityFacts(curiosity_html(text), confidence=sure),)}


def _write_curiosities(facts: AuthorFacts) -> str:
    return write_details(replace(row, html=portable_html(row.html)) for row in facts.curiosities)


def _write_sources(sources: tuple[SourceFacts, ...]) -> tuple[str, str]:
    """The cells ``source_urls`` and ``more_sources``."""
    plain = [row for row in sources if row.url and row == SourceFacts("page", url=row.url)]
    others = [row for row in sources if row not in plain]
    return " ".join(row.url for row in plain), write_details(others)


def author_cells(facts: AuthorFacts, place_text: Mapping[str, str]) -> dict[str, str]:
    """An author as a row of ``authors.csv``.

    Args:
        facts: the author.
        place_text: the official names of all places by key.
    """
    pseudonyms, more_names = _write_names(facts.names)
    source_urls, more_sources = _write_sources(facts.sources)
    genres = genres_cell(facts.forms)
    kuriosa = _plain_curiosity(facts)
    cells = {
        "author_id": facts.key,
        "pseudonyms": pseudonyms,
        "more_names": more_names,
        "birth_year": fields.number_cell(year(facts.birth)),
        "death_year": fields.number_cell(year(facts.death)),
        "languages": LIST_SEPARATOR.join(facts.languages),
        "genres": genres,
        "form_codes": ""
        if author_forms(genres) == facts.forms
        else LIST_SEPARATOR.join(row.form for row in facts.forms),
        "audience": LIST_SEPARATOR.join(facts.audiences),
        "kuriosa": kuriosa or "",
        "curiosities": _write_curiosities(facts) if kuriosa is None else "",
        "source_urls": source_urls,
        "more_sources": more_sources,
        "invented": fields.flag_cell(value=facts.invented),
        "hidden": fields.flag_cell(value=facts.hidden),
        "status": DRAFT if facts.draft else "",
        **(fields.source_cells(facts.source) if facts.source != NO_SOURCE else {}),
    }
    for name in ("birth_place", "death_place"):
        location = getattr(facts, name)
        cells[name] = location.words or place_text.get(location.place, "")
        cells[f"{name}_id"] = location.place
    for name in ("name", "sort_name", "birth", "death", "region", "confidence", "homepage"):
        cells[name] = getattr(facts, name)
    return cells | {name: getattr(facts, name) for name in _IDENTIFIERS}
