"""What people write beside a name in its cell: years, other names, roles, a reference elsewhere.

Only what is clear is taken apart; anything else stays in the name, which is then refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from authorsite.collation import fold
from portraits.importers.sheets.dates import read_life
from portraits.importers.sheets.remarks import tidy

_YEAR = r"(?:1[4-9]|20)\d{2}"
_BRACKETS = re.compile(r"\s*[(\[](?P<note>[^()\[\]]*)[)\]]")
_LAST_YEARS = re.compile(
    rf"[,;]?\s*(?P<note>(?:(?:född|født|fødd|död|død|f|d|b|born|died|ca|c)\.?\s*|[*†]\s*)?"
    rf"{_YEAR}\s*(?:[-–—]\s*(?:{_YEAR})?)?"
    rf"(?:[,;]?\s*(?:(?:död|død|d|died)\.?\s*|†\s*){_YEAR})?)\s*$",
    re.IGNORECASE,
)
# A note after a comma is told by the abbreviation it begins with: "Lisa Prov, f.d. Ek".
_AFTER_COMMA = re.compile(
    r"[,;]\s*(?P<note>(?:f|fd|f\.\s?d|född|g|gift|tidigare|eg|egentl|pseud|pseudonym|sign|red|ill)\b\.?[^,;]*)$"
)
_MARKED = re.compile(r"\s*[†‡*?]+\s*$|^\s*[†‡*]+\s*")
_PSEUDONYM = re.compile(
    r"(?:pseud(?:onym(?:en)?)?|psevd(?:onym)?|signatur(?:en)?|sign|alias|a\.?k\.?a|"
    r"skriver (?:även |också |også )?som|skriver under)(?!\w)\.?+:?+\s*+"
    r"(?P<name>(?!för |for |til |av )\S.*)",
    re.IGNORECASE,
)
_BIRTH_NAME = re.compile(
    r"(?:(?:född|født|fødd|née|nee|f|ogift|eg(?:entl(?:igen|iga|ig)?)?(?:\s+namn)?|"
    r"ps(?:eud(?:onym)?)?\.? (?:för|for))\b\.?:?\s*)"
    r"(?P<name>[^\W\d_].*)",
    re.IGNORECASE,
)
_FORMER_NAME = re.compile(
    r"(?:tidigare|tidl(?:igere)?|förut|fd|f\.\s?d\.?|formerly|g|gift)\b\.?:?\s*(?P<name>[^\W\d_].*)",
    re.IGNORECASE,
)
# Folded, as ``fold`` writes them: without accents and points.
_ROLES = frozenset({
    "red", "redaktor", "utg", "utgivare", "ill", "illustrator", "overs", "oversattare", "oversetter", "forf",
    "forfattare", "forfatter", "poet", "ed", "editor", "foto", "fotograf", "avliden", "dod", "samisk forfattare",
})  # fmt: skip
_NOBODY = frozenset({
    "okand", "okant", "okand forfattare", "okand forf", "anonym", "anon", "anonymous", "ukjent", "ukjend", "unknown",
    "diverse", "diverse forfattare", "div", "div forf", "flera", "flera forfattare", "flere", "flere forfattere",
    "various", "namn saknas", "saknas", "n n", "nn", "ingen", "vet ej", "forfattare saknas",
})  # fmt: skip
_SEE = re.compile(
    r"(?:[Ss]e|[Ss]jå|[Ss]ee|.*?[\s,(](?:se|sjå|see))(?:\s+(?:även|också|också|under|også|also))?:?\s+(?P<name>[^\W\d_a-zåäöæø].+)"
)
_DITTO = re.compile(
    r"[-–—]?\s*[\"”″“'’\u00b4]{1,2}\s*[-–—]?|d[:.]o\.?|dito|ditto|ibid\.?|samma", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NameCell:
    """A cell for a name, taken apart.

    Attributes:
        name: the name alone.
        life: years of birth and death, as they are written.
        pseudonyms: names the author writes under.
        birth_name: the name at birth.
        former_name: an earlier name.
        left_out: a word that says nothing about who it is, such as a role.
    """

    name: str
    life: str = ""
    pseudonyms: str = ""
    birth_name: str = ""
    former_name: str = ""
    left_out: str = ""


def read_name_cell(text: str) -> NameCell:
    """A name, and what stands beside it in brackets or after a comma."""
    found = NameCell(tidy(text).replace("\n", " "))
    for match in _BRACKETS.finditer(found.name):
        found = _with_note(found, match.group(), match["note"].strip(" .,;"))
    if last := _AFTER_COMMA.search(found.name):
        found = _with_note(found, last.group(), last["note"].strip(" ."))
    last = _LAST_YEARS.search(found.name)
    if last is not None and last.start() and not found.life:
        found = replace(found, name=found.name[: last.start()], life=last["note"])
    if (mark := _MARKED.search(found.name)) and len(mark.group()) < len(found.name):
        left_out = found.left_out or mark.group().strip()
        found = replace(found, name=_MARKED.sub("", found.name), left_out=left_out)
    return replace(found, name=re.sub(r"\s+(?=,)", "", " ".join(found.name.split())).strip(" ;"))


def _with_note(found: NameCell, written: str, note: str) -> NameCell:
    """The cell without a note, where it is clear what the note says."""
    rest = found.name.replace(written, " ", 1)
    if re.search(_YEAR, note):
        life = read_life(note)
        known = not life.birth.failed and not life.death.failed
        return replace(found, name=rest, life=note) if known and not found.life else found
    if fold(note) in _ROLES:
        return replace(found, name=rest, left_out=note)
    for field, pattern in (
        ("pseudonyms", _PSEUDONYM), ("former_name", _FORMER_NAME), ("birth_name", _BIRTH_NAME),
    ):  # fmt: skip
        if match := pattern.fullmatch(note):
            return replace(found, name=rest, **{field: match["name"]})
    return found


def referred_to(text: str) -> str:
    """The name that a line such as "Lo Li, se Ek, Bo" refers to; empty for a name."""
    match = _SEE.fullmatch(" ".join(text.split()).rstrip(" ).")) if " " in text.strip() else None
    return match["name"] if match else ""


def names_nobody(name: str) -> bool:
    """Whether words stand for a name that is not known: "Okänd", "Diverse författare"."""
    return fold(name) in _NOBODY


def says_the_same(text: str) -> bool:
    """Whether a cell repeats the one above: a ditto mark, "d:o"."""
    return _DITTO.fullmatch(text.strip()) is not None
