"""Prose with its printed rows shown: the breaks of a version, the same here, on paper and in files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from authorsite.settings.languages import Direction, direction
from portraits.handouts.handout import shows_number
from portraits.models import TextForm, TextVersion
from portraits.views.excerpt_rows import View, number_label
from portraits.views.ranges import Range, read_range

ROWS, WHOLE = "rader", "text"
"""What the parameter ``visa`` may say: show the printed rows, or do not even for a range of rows."""


@dataclass(frozen=True, slots=True)
class RuledRow:
    """A row with the link that leads to it, in this version, for ever."""

    anchor: str
    number: str
    label: InterfaceText
    url: str
    text: str
    marked: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class RuledText:
    """A text with its rows shown.

    Attributes:
        paragraphs: the anchor and the rows of each.
        found: the range that is marked.
    """

    language: str
    paragraphs: list[tuple[str, list[RuledRow]]]
    found: Range

    @property
    def direction(self) -> Direction:
        """How it is written."""
        return direction(self.language)


@dataclass(frozen=True)
class RowChoice:
    """The link that shows the rows, or the text without them."""

    label: InterfaceText
    url: str


def are_asked_for(asked: Mapping[str, str], version: TextVersion) -> bool:
    """Whether an address asks for the rows of prose; a range of rows does, unless it says otherwise."""
    if version.form == TextForm.VERSE:
        return False
    shown = asked.get("visa", "").lower()
    said = shown == ROWS or (shown != WHOLE and bool(asked.get("rad")))
    return said and asked.get("text") != "both"


def row_numbers(version: TextVersion) -> list[str]:
    """The numbers of the rows."""
    return [row.number for rows in version.printed for row in rows]


def rows_of_places(version: TextVersion, places: Sequence[str]) -> tuple[str, ...]:
    """The rows of some paragraphs."""
    return tuple(row.number for part in version.printed for row in part if row.place in places)


def ruled_text(version: TextVersion, view: View, asked: Mapping[str, str]) -> RuledText:
    """Prose with its rows.

    Args:
        version: the text.
        view: whether it is the original or the translation, for the links.
        asked: the query of the address.
    """
    found = read_range(asked.get("rad", ""), row_numbers(version))
    places = read_range(asked.get("st", ""), [row.number for row in version.text_rows])
    paragraphs = []
    for rows in version.printed:
        shown = [
            RuledRow(
                anchor=f"r{row.number}",
                number=row.number,
                label=number_label(row.number, is_verse=True),
                url=_link(version, view, row.number),
                text=row.text,
                marked=row.number in found.numbers or row.place in places.numbers,
                quiet=not shows_number(row.number, is_first=row.number == "1"),
            )
            for row in rows
        ]
        paragraphs.append((f"s{rows[0].place}", shown))
    return RuledText(version.language, paragraphs, found)


def _link(version: TextVersion, view: View, number: str) -> str:
    """The address of a row: with the version, since an edit may move the rows."""
    query = {"rad": number, "v": str(version.number)}
    if view == "translation":
        query = {"text": view, **query}
    return f"?{urlencode(query)}#r{number}"


def places_of_rows(version: TextVersion, rows: Sequence[str]) -> str:
    """The paragraphs in which rows stand, as a range for the parameter ``st``."""
    found = [row.place for part in version.printed for row in part if row.number in rows]
    if not found:
        return ""
    return found[0] if found[0] == found[-1] else f"{found[0]}-{found[-1]}"


def row_choice(asked: Mapping[str, str], version: TextVersion, view: View) -> RowChoice | None:
    """The link between the text with rows and without, which keeps the passage; none for verse."""
    if version.form == TextForm.VERSE or not version.rows:
        return None
    kept = {name: asked[name] for name in ("v", "rad", "st") if asked.get(name)}
    if view == "translation":
        kept["text"] = view
    if are_asked_for(asked, version):
        rows = read_range(kept.pop("rad", ""), row_numbers(version)).numbers
        if places := places_of_rows(version, rows):
            kept["st"] = places
        # A reader in another language would else get both texts.
        kept.setdefault("text", "original")
        return RowChoice(_("Hide rows"), f"?{urlencode(kept)}")
    return RowChoice(_("Show rows"), f"?{urlencode({**kept, 'visa': ROWS})}")
