"""Facts in one cell as JSON: what the plain columns of an exported file cannot say.

A cell holds a list of objects; what has its default value is left out, so that an ordinary record
leaves the cell empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from authorsite.interface import gettext
from portraits.actions.facts import SourceFacts
from portraits.importers.cells import CellError, clean, neutralised

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

RICH_TEXT = "html"
"""The field of facts that holds rich text; whoever reads it cleans it."""


def write_details(rows: Iterable[DataclassInstance]) -> str:
    """Facts as a cell; an empty text for none."""
    objects = [_as_object(row) for row in rows]
    return json.dumps(objects, ensure_ascii=False) if objects else ""


def _as_object(row: DataclassInstance) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        default = None if field.default is MISSING else field.default
        if value != default or field.default is MISSING:
            said[field.name] = _as_object(value) if isinstance(value, SourceFacts) else value
    return said


def read_details[T: DataclassInstance](cell: str, kind: type[T]) -> tuple[T, ...]:
    """The facts in a cell written by ``write_details``.

    Raises:
        CellError: ``invalid_details`` for a cell that was not, or as ``cells.clean``.
    """
    if not cell.strip():
        return ()
    try:
        return tuple(_as_facts(item, kind) for item in json.loads(cell))
    except (ValueError, TypeError, AttributeError) as error:
        if isinstance(error, CellError):
            raise
        raise CellError(
            "invalid_details",
            gettext("The cell is not as it was exported. Leave it as it was, or empty it."),
        ) from error


def _as_facts[T: DataclassInstance](item: Mapping[str, Any], kind: type[T]) -> T:
    hints = get_type_hints(kind)
    return kind(**{name: _value(name, value, hints[name]) for name, value in item.items()})


def _value(name: str, value: Any, hint: Any) -> Any:
    if hint is SourceFacts:
        return _as_facts(value, SourceFacts)
    allowed = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if type(value) not in allowed and value is not None:
        raise TypeError(name)
    # Inside the cell nothing is run, so text that looks like a formula is text.
    return clean(neutralised(value)) if isinstance(value, str) and name != RICH_TEXT else value
