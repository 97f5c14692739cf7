"""Statements of responsibility: "med Märta och Karin Nylund", "ill. Ulrika Tapio Blind"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portraits.importers.cells import parts
from portraits.models.vocabulary import Role

AND_OTHERS = frozenset({"med flera", "m.fl.", "med fl.", "m. fl."})
_ROLES: tuple[tuple[str, Role], ...] = (
    (r"översatt(?: och bearbetad)? av|övers(?:\.|ättning)(?: av)?", Role.TRANSLATOR),
    (r"illustrerad av|ill(?:\.|ustr(?:\.|ationer))(?: av)?", Role.ILLUSTRATOR),
    (r"foto(?:n|grafier)?(?: av|:)?", Role.PHOTOGRAPHER),
    (r"red(?:\.|aktör|igerad av)", Role.EDITOR),
    (r"förord(?: av|:)?", Role.FOREWORD),
    (r"inläst av|uppläst av|uppläsning:?", Role.NARRATOR),
    (r"med|tillsammans med", Role.AUTHOR),
)
_PATTERNS = tuple((re.compile(rf"(?:{words})\s+(.+)", re.IGNORECASE), role) for words, role in
                  _ROLES)  # fmt: skip
_BETWEEN_NAMES = re.compile(r",\s+|\s+(?:och|&|samt)\s+")


def read_statement(cell: str) -> tuple[list[tuple[str, str]], bool, list[str]]:
    """The people a statement names.

    Returns:
        pairs of role and name, whether there are others, and the parts nobody understands.
    """
    people: list[tuple[str, str]] = []
    others = False
    unknown = []
    for part in parts(cell):
        if part.casefold() in AND_OTHERS:
            others = True
            continue
        found = next(((match, role) for pattern, role in _PATTERNS
                      if (match := pattern.fullmatch(part))), None)  # fmt: skip
        if found is None:
            unknown.append(part)
            continue
        match, role = found
        people += [(role.value, name) for name in _names(match[1])]
    return people, others, unknown


def _names(text: str) -> Iterator[str]:
    """Names in a list; a given name alone before a full name shares its family name."""
    names = [name for name in _BETWEEN_NAMES.split(text) if name]
    last = names[-1].split()
    for name in names:
        yield f"{name} {last[-1]}" if " " not in name and len(last) > 1 else name
