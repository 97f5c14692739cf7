"""Sources in lists: a title or a readable address, the full address as link, the day it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from authorsite.identifiers import address
from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from authorsite.partial_dates import format_partial_date
from portraits.models import Author
from portraits.models.sources import SourceFields
from portraits.models.vocabulary import SourceKind
from portraits.views.facts.wording import capitalised, label_text, record_text

LONGEST_ADDRESS = 90
"""Letters of a bare address that are shown; the link has all of it."""
IDENTIFIERS = {
    "wikidata": ("wikidata_qid", "Wikidata"),
    "libris": ("libris_id", "Libris"),
    "viaf": ("viaf", "VIAF"),
    "isni": ("isni", "ISNI"),
}
"""Kinds of identifiers with the author's field and the name of the register, in their order."""


@dataclass(frozen=True)
class SourceLine:
    """A source as readers see it; ``text`` is linked where there is an address."""

    text: InterfaceText
    url: str
    reference: InterfaceText | None
    seen: InterfaceText | None
    is_address: bool = False


@dataclass(frozen=True)
class Sources:
    """The sources of a portrait, and whether some facts are general knowledge without one."""

    lines: list[SourceLine]
    general_knowledge: bool


def sources_of(
    rows: Iterable[SourceFields], facts: Iterable[SourceFields], language: str
) -> Sources:
    """The author's sources, then those of single facts that are not among them, each once."""
    found: dict[str, SourceLine] = {}
    general = False
    for row in (*rows, *facts):
        line = source_line(row, language)
        if line is not None:
            key = line.url or f"{line.text.plain} {line.reference or ''}".casefold()
            found.setdefault(key, line)
        elif row.source_kind == SourceKind.GENERAL_KNOWLEDGE:
            general = True
    return Sources(list(found.values()), general)


def source_line(
    row: SourceFields, language: str, words_language: str | None = None
) -> SourceLine | None:
    """One source, or nothing where none is given.

    Args:
        row: anything with the fields of a source.
        language: the reader's.
        words_language: the language its title is in, if it is not that of the records.
    """
    url = row.source_url if is_web_address(row.source_url) else ""
    words = row.source_title
    reference = row.source_reference
    if not words and not url:
        words, reference = reference, ""
    if not words and not url:
        return None
    lang = words_language
    text = _words(words or readable_address(url), lang if words else "")
    return SourceLine(
        text,
        url,
        _words(reference, lang) if reference else None,
        format_partial_date(row.source_seen, language) if row.source_seen else None,
        is_address=not words,
    )


def _words(text: str, lang: str | None) -> InterfaceText:
    return record_text(text) if lang is None else InterfaceText(text, lang)


def kind_of(row: SourceFields) -> InterfaceText | None:
    """What kind of source it is, as a label of its own where nothing else is said."""
    if not row.source_kind:
        return None
    return capitalised(label_text(SourceKind(row.source_kind).label))


def is_web_address(url: str) -> bool:
    """Whether an address may stand in a link: of the web, and nothing that runs."""
    return urlsplit(url).scheme in {"http", "https"} if url else False


def readable_address(url: str) -> str:
    """Host and path of an address as people write them: without scheme, "www." and codes."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host.startswith("xn--") or ".xn--" in host:
        host = _unicode_host(host)
    text = unquote(f"{host}{parts.path}").rstrip("/")
    text = "".join(character for character in text if character.isprintable())
    if len(text) > LONGEST_ADDRESS:
        text = f"{text[: LONGEST_ADDRESS // 2]}…{text[-LONGEST_ADDRESS // 2 + 1 :]}"
    return text


def _unicode_host(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


@dataclass(frozen=True)
class Elsewhere:
    """A page about the author at another place: the author's own, or an entry of a register."""

    label: InterfaceText
    text: str
    url: str


def elsewhere(author: Author) -> list[Elsewhere]:
    """The author's own website and the entries of registers."""
    found = []
    if is_web_address(author.homepage):
        label = _("Own website")
        found.append(Elsewhere(label, readable_address(author.homepage), author.homepage))
    for kind, (field, register) in IDENTIFIERS.items():
        if value := getattr(author, field):
            found.append(Elsewhere(InterfaceText(register, ""), value, address(kind, value)))
    return found
