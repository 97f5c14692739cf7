"""Names of places in cells: official names in several languages, and lists of other names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portraits.actions.facts import PlaceNameFacts
from portraits.models.vocabulary import PlaceKind, PlaceNameKind

PARALLEL_SEPARATOR = " - "

# Languages of the parts of official names in several languages, by the number of the Norwegian
# municipality, in the order of the name (stadnamnlova; Kartverket and SSB, names of 2024).
PARALLEL_LANGUAGES: dict[str, tuple[str, ...]] = {
    "1826": ("sma", "no"),  # Aarborte - Hattfjelldal
    "1841": ("no", "smj"),  # Fauske - Fuossko
    "1853": ("no", "se"),  # Evenes - Evenášši
    "1870": ("no", "se"),  # Sortland - Suortá
    "1875": ("smj", "no"),  # Hábmer - Hamarøy
    "5001": ("no", "sma"),  # Trondheim - Tråante
    "5007": ("no", "sma"),  # Namsos - Nåavmesjenjaelmie
    "5025": ("sma", "no"),  # Rosse - Røros
    "5041": ("sma", "no"),  # Snåase - Snåsa
    "5043": ("sma", "no"),  # Raarvihke - Røyrvik
    "5503": ("no", "se"),  # Harstad - Hárstták
    "5512": ("se", "no"),  # Dielddanuorri - Tjeldsund
    "5518": ("se", "no"),  # Loabák - Lavangen
    "5538": ("no", "se", "fkv"),  # Storfjord - Omasvuotna - Omasvuono
    "5540": ("se", "no", "fkv"),  # Gáivuotna - Kåfjord - Kaivuono
    "5544": ("no", "se", "fkv"),  # Nordreisa - Ráisa - Raisi
    "5603": ("no", "se"),  # Hammerfest - Hámmerfeasta
    "5610": ("se", "no"),  # Kárášjohka - Karasjok
    "5612": ("se", "no"),  # Guovdageaidnu - Kautokeino
    "5622": ("no", "se", "fkv"),  # Porsanger - Porsáŋgu - Porsanki
    "5628": ("se", "no"),  # Deatnu - Tana
    "5636": ("se", "no"),  # Unjárga - Nesseby
}

# Norwegian counties of 2024 (SSB Klass 104), with their official names in other languages.
NORWEGIAN_COUNTIES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "03": ("Oslo fylke", ()),
    "11": ("Rogaland fylke", ()),
    "15": ("Møre og Romsdal fylke", ()),
    "18": ("Nordland fylke", (("Nordlánnda", "smj"),)),
    "31": ("Østfold fylke", ()),
    "32": ("Akershus fylke", ()),
    "33": ("Buskerud fylke", ()),
    "34": ("Innlandet fylke", ()),
    "39": ("Vestfold fylke", ()),
    "40": ("Telemark fylke", ()),
    "42": ("Agder fylke", ()),
    "46": ("Vestland fylke", ()),
    "50": ("Trøndelag fylke", (("Trööndelage", "sma"),)),
    "55": ("Troms fylke", (("Romsa", "se"), ("Tromssa", "fkv"))),
    "56": ("Finnmark fylke", (("Finnmárku", "se"), ("Finmarkku", "fkv"))),
}
COUNTY_ENDING = " fylke"

_LANGUAGE_WORDS = {
    "fi": "fi", "Finnish": "fi", "fit": "fit", "se": "se", "smj": "smj", "Lule": "smj",
    "sma": "sma", "sje": "sje", "sju": "sju", "fkv": "fkv",
}  # fmt: skip
_FORMER_WORDS = ("older", "former")
_GROUP = re.compile(r"(?P<names>[^()]*?)\s*(?:\((?P<note>[^()]*)\))?")
_BETWEEN_GROUPS = re.compile(r";\s*(?![^()]*\))")
_ALSO = re.compile(r"\balso (?P<language>[a-z]{2,3}) (?P<name>[^\s;,()]+)")
_ALTERNATIVES = frozenset(
    {PlaceNameKind.ALTERNATIVE.value, PlaceNameKind.SHORT.value, PlaceNameKind.FORMER.value}
)


def split_parallel(name: str, code: str) -> tuple[str, str, tuple[PlaceNameFacts, ...]]:
    """An official name in several languages, taken apart.

    Args:
        name: the name as the register writes it, perhaps "Guovdageaidnu - Kautokeino".
        code: the number of the Norwegian municipality.

    Returns:
        the name to show, its language, and the other names: one for each other language, and the
        whole name. Where the languages are not known the whole name is shown and its parts are
        names without a language.
    """
    found = name.split(PARALLEL_SEPARATOR)
    if len(found) == 1:
        return name, "no", ()
    whole = PlaceNameFacts(name, kind=PlaceNameKind.PARALLEL.value)
    languages = PARALLEL_LANGUAGES.get(code, ())
    if len(languages) != len(found):
        alternative = PlaceNameKind.ALTERNATIVE.value
        return name, "no", (*(PlaceNameFacts(part, kind=alternative) for part in found), whole)
    names = dict(zip(languages, found, strict=True))
    others = tuple(PlaceNameFacts(part, language) for language, part in names.items())
    return names["no"], "no", (*(row for row in others if row.language != "no"), whole)


def _language_of(note: str) -> str:
    return next((_LANGUAGE_WORDS[word] for word in re.findall(r"\w+", note) if word in
                 _LANGUAGE_WORDS), "")  # fmt: skip


def _kind_of(note: str, place_kind: str) -> str:
    if note.startswith(_FORMER_WORDS):
        return PlaceNameKind.FORMER.value
    if not note and place_kind == PlaceKind.COUNTY:
        return PlaceNameKind.SHORT.value
    return PlaceNameKind.ALTERNATIVE.value


def read_alternatives(cell: str, place_kind: str) -> tuple[PlaceNameFacts, ...]:
    """Every name in a cell such as "Kari; Seittenkari (fit)" or "Kiruna, Kiiruna (fit variants)".

    What stands in brackets belongs to the names before it, back to the last semicolon; a further
    name inside the brackets ("also sma Plaassja") is a name too.
    """
    rows: list[PlaceNameFacts] = []
    for group in _BETWEEN_GROUPS.split(cell):
        match = _GROUP.fullmatch(group.strip())
        names, note = (match["names"], match["note"] or "") if match else (group.strip(), "")
        kind = _kind_of(note, place_kind)
        rows += [
            PlaceNameFacts(name.strip(), _language_of(note), kind, note=note)
            for name in (names.split(", ") if note else [names])
            if name.strip()
        ]
        rows += [
            PlaceNameFacts(also["name"], also["language"], PlaceNameKind.ALTERNATIVE.value)
            for also in _ALSO.finditer(note)
        ]
    return tuple(rows)


def write_alternatives(
    names: Iterable[PlaceNameFacts], place_kind: str
) -> tuple[str, tuple[PlaceNameFacts, ...]]:
    """The cell that ``read_alternatives`` reads as these names.

    Returns:
        the cell, and the names it cannot say, which are all of them if any.
    """
    rows = tuple(row for row in names if row.kind in _ALTERNATIVES)
    groups: list[tuple[str, list[str]]] = []
    notes = " ".join(row.note for row in rows)
    for row in rows:
        if not row.note and f"also {row.language} {row.name}" in notes:
            continue
        if row.note and groups and groups[-1][0] == row.note:
            groups[-1][1].append(row.name)
        else:
            groups.append((row.note, [row.name]))
    cell = "; ".join(
        f"{', '.join(group)} ({note})" if note else ", ".join(group) for note, group in groups
    )
    if read_alternatives(cell, place_kind) == rows:
        return cell, ()
    return "", rows
