"""Lists kept as cards, one label and what it says to a line, turned into rows with headings.

Namn:   Olle Prov
Född:   1935 i Kalix
Böcker: Laxen (1966)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from portraits.importers.sheets.grids import Grid
from portraits.importers.sheets.headings import NAME_FIELDS, field_of, find_headings

_MOST_HEADINGS_OF_CARDS = 1
type _Card = tuple[int, dict[str, str]]


def cards_as_rows(grid: Grid, given: Mapping[str, str]) -> Grid:
    """The grid itself, or, where it holds cards, one with a row for each of them.

    Most lines must begin with a label that is known as a heading, a name among them, and no row may
    look like the headings of a list.

    Args:
        grid: the sheet.
        given: what whoever imports says that headings mean.
    """
    headings = find_headings(grid, given)
    if headings is not None and len(headings.fields) > _MOST_HEADINGS_OF_CARDS:
        return grid
    lines = [
        (number, *_label(row, grid.delimiter)) for number, row in enumerate(grid.rows) if any(row)
    ]
    known = {label for _number, label, _text in lines if label and field_of(label, given)[0]}
    names = {label for label in known if field_of(label, given)[0] in NAME_FIELDS}
    labelled = sum(label in known for _number, label, _text in lines)
    if not names or len(known) < 2 or labelled * 2 <= len(lines):
        return grid
    cards = _cards(lines, known, names)
    labels = list(dict.fromkeys(label for _number, card in cards for label in card))
    rows = [[card.get(label, "") for label in labels] for _number, card in cards]
    numbers = [cards[0][0], *(number for number, _card in cards)]
    return replace(grid, rows=[labels, *rows], numbers=numbers, wide={}, is_text=False)


def _label(row: list[str], delimiter: str) -> tuple[str, str]:
    """The label of a line, and what it says; one cell may hold both, with a colon between.

    Separated text was parted at signs that belong to what the line says, and is joined again.
    """
    cells = [cell.strip() for cell in row if cell.strip()]
    if len(cells) == 1 or (delimiter and ":" in row[0].strip(": ")):
        whole = delimiter.join(row).strip(f"{delimiter} ")
        label, colon, text = whole.partition(":")
        return (label.strip(), text.strip()) if colon else ("", whole)
    return cells[0].rstrip(": "), "; ".join(cells[1:])


def _cards(lines: list[tuple[int, str, str]], known: set[str], names: set[str]) -> list[_Card]:
    """The cards; one begins where a name begins, or where a label of it comes again.

    A line without a label goes on with the one before; so does one whose label nobody knows, as a
    heading of its own.
    """
    cards: list[_Card] = []
    last = ""
    for number, label, text in lines:
        if label and (label in known or last):
            begins = label in names and not (cards and not set(cards[-1][1]) - names)
            if not cards or ((begins or label in cards[-1][1]) and label in known):
                cards.append((number, {}))
            card = cards[-1][1]
            card[label] = f"{card[label]}\n{text}" if label in card else text
            last = label
        elif cards and last:
            cards[-1][1][last] += f"\n{text or label}"
    return cards
