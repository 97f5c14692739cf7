"""Cells that mean the same in every layout: years, dates, languages, confidence, sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone

from authorsite.identifiers import IdentifierError
from authorsite.interface import gettext
from authorsite.partial_dates import PartialDateError, parse, validate_not_in_future
from authorsite.settings.languages import RECORD_LANGUAGE_BY_CODE
from portraits.actions.facts import SourceFacts
from portraits.importers.cells import parts
from portraits.importers.messages import Row
from portraits.models.sources import web_address
from portraits.models.vocabulary import Audience, Confidence, SourceKind

YES = "yes"
SOURCE_COLUMNS = {
    "source_kind": "kind",
    "source_title": "title",
    "source_url": "url",
    "source_reference": "reference",
    "source_seen": "seen",
}
"""The columns of a row's own source, with the fields they fill."""


def required(row: Row, given: Mapping[str, str], *columns: str) -> None:
    """Say that an empty cell must be filled in."""
    for column in columns:
        if column not in given or given[column]:
            continue
        row.error("missing_value", column, gettext("The cell is empty. Fill it in."))


def year(row: Row, column: str, text: str, earliest: int = 1000) -> int | None:
    """A year, or None for an empty cell; says what is wrong with any other text."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) >= earliest):
        row.error(
            "invalid_year", column, gettext("This is not a year. Write four digits, like 1957.")
        )
        return None
    if int(text) > timezone.localdate().year:
        row.error("year_in_future", column, gettext("The year has not come yet. Check the digits."))
        return None
    return int(text)


def partial_date(row: Row, column: str, text: str) -> str:
    """A date that may be known in part, in its normal form; says what is wrong with others."""
    if not text:
        return ""
    try:
        found = parse(text).text
        validate_not_in_future(found, timezone.localdate())
    except PartialDateError as error:
        row.error(error.code, column, error.message)
    except ValidationError as error:
        row.error(error.code or "invalid_date", column, " ".join(error.messages))
    else:
        return found
    return ""


def languages(row: Row, column: str, text: str) -> tuple[str, ...]:
    """The language codes in a cell."""
    codes = parts(text)
    unknown = [code for code in codes if code not in RECORD_LANGUAGE_BY_CODE]
    if unknown:
        row.error(
            "unknown_language",
            column,
            gettext("“%(code)s” is not a known language code. Write for example sv, se or fit.")
            % {"code": unknown[0]},
        )
    return tuple(code for code in codes if code not in unknown)


def chosen(row: Row, column: str, text: str, choices: Collection[str], code: str) -> str:
    """A code from a list; says which there are for any other text. An empty cell stays empty."""
    if text and text not in choices:
        row.error(
            code, column, gettext("Write one of: %(choices)s.") % {"choices": ", ".join(choices)}
        )
        return ""
    return text


def audiences(row: Row, column: str, text: str) -> tuple[str, ...]:
    """The audiences in a cell."""
    found = parts(text)
    for part in found:
        chosen(row, column, part, Audience.values, "unknown_audience")
    return tuple(part for part in found if part in Audience.values)


def confidence(row: Row, text: str) -> str:
    """How sure a row is; an empty cell is as sure as the model's default."""
    found = chosen(row, "confidence", text, Confidence.values, "unknown_confidence")
    return found or Confidence.HIGH.value


def identifier(row: Row, column: str, text: str, normalise: Callable[[str], str]) -> str:
    """An identifier in its normal form; says what is wrong with any other text."""
    try:
        return normalise(text) if text else ""
    except IdentifierError as error:
        row.error(error.code, column, error.message)
        return ""


def flag(text: str) -> bool:
    """Whether a cell says yes."""
    return text.casefold() in {YES, "ja", "true", "1"}


def addresses(row: Row, column: str, text: str) -> tuple[str, ...]:
    """The web addresses in a cell, with spaces between them."""
    found = tuple(text.split())
    for address in found:
        address_or_error(row, column, address)
    return found


def address_or_error(row: Row, column: str, text: str) -> str:
    """A web address; says when it is none."""
    try:
        if text:
            web_address(text)
    except ValidationError:
        row.error(
            "invalid_url",
            column,
            gettext("“%(address)s” is not a web address. Write it with https://.")
            % {"address": text[:80]},
        )
        return ""
    return text


def source(row: Row, given: Mapping[str, str], stored: SourceFacts) -> SourceFacts:
    """The source of a row, from the columns the file has; the others stay as they are stored."""
    said = {
        field: given.get(column, getattr(stored, field)) for column, field in SOURCE_COLUMNS.items()
    }
    chosen(row, "source_kind", said["kind"], SourceKind.values, "unknown_source_kind")
    address_or_error(row, "source_url", said["url"])
    partial_date(row, "source_seen", said["seen"])
    return SourceFacts(**said)


def source_cells(facts: SourceFacts) -> dict[str, str]:
    """A source as cells."""
    return {column: getattr(facts, field) for column, field in SOURCE_COLUMNS.items()}


def number_cell(number: int | None) -> str:
    """A year as a cell."""
    return "" if number is None else str(number)


def flag_cell(*, value: bool) -> str:
    """A yes or nothing."""
    return YES if value else ""
