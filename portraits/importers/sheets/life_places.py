"""Places that stand beside a date in its cell: "1935 i Kalix", "f. 1935 i Kalix, d. 2001 i Luleå"."""

from __future__ import annotations

import re

from portraits.importers.sheets.dates import read_life
from portraits.importers.sheets.remarks import tidy
from portraits.importers.sheets.rows import SheetRow

_LINKS = frozenset({"i", "in", "på", "at", "ved", "vid"})
_DEATH = re.compile(
    r"[,;]?\s*(?=(?:\bd\b\.?|\bdöd\b|\bdød\b|\bdied\b|\bavled\b|†))|(?<=\))\s*[-–—]\s*",
    re.IGNORECASE,
)


def take_places_apart(row: SheetRow) -> None:
    """Put a place beside a date into its own field, where the row has none there.

    Only cells that cannot be read as dates are taken apart.
    """
    for column, fields in (
        ("birth", ("birth_place", "death_place")),
        ("life", ("birth_place", "death_place")),
        ("death", ("death_place",)),
    ):
        text = tidy(row.text(column)).replace("\n", " ")
        life = read_life(text)
        if not (life.birth.failed or life.death.failed):
            continue
        pieces = _DEATH.split(text, maxsplit=1) if len(fields) > 1 else [text]
        dates, places = [], []
        for piece in pieces:
            date, place = _apart(piece.strip(" ,;"))
            dates.append(date)
            places.append(place)
        joined = [joint.join(dates) for joint in (", ", "–")]
        read = next((said for said in joined if not read_life(said).birth.failed), "")
        if not (any(places) and read):
            continue
        heading = row.heading(column)
        row.said[column] = [(heading, read)]
        for field, place in zip(fields, places, strict=False):
            if place and not row.text(field):
                row.said[field].append((heading, place))


def _apart(text: str) -> tuple[str, str]:
    """A date and the place before or after it; the place is empty where there is none."""
    words = text.split()
    for end in range(len(words) - 1, 0, -1):
        place = words[end:]
        date = " ".join(words[:end]).strip(" ,(")
        if place[0] in _LINKS:
            place = place[1:]
        if _is_place(place) and _is_date(date):
            return date, " ".join(place).strip(" .()")
    for start in range(1, len(words)):
        date = " ".join(words[start:])
        if _is_place(words[:start]) and _is_date(date):
            return date, " ".join(words[:start]).strip(" ,.()")
    return text, ""


def _is_place(words: list[str]) -> bool:
    said = " ".join(words).lstrip("(")
    return said[:1].isupper() and not any(sign.isdigit() for sign in said)


def _is_date(text: str) -> bool:
    return any(sign.isdigit() for sign in text) and not read_life(text).birth.failed
