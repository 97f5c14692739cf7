"""The demonstration's records as rows of CSV files."""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parent / "data"

type Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """The rows of a file in ``data/``, by heading."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(value: str) -> list[str]:
    """The parts of a cell that holds several values."""
    return [part for part in value.split("; ") if part]
