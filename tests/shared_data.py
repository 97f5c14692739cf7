"""Where tests find the shared data: real authors, works, places and calendars as CSV."""

import csv
import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def shared_data(name: str) -> Path:
    """The path of a shared data file; fails, never skips, where the data is missing.

    The folder is given by the environment variable `SHARED_DATA`, or is `../shared/data` beside
    the repository.
    """
    folder = Path(os.environ.get("SHARED_DATA") or REPOSITORY.parent / "shared" / "data")
    path = folder / name
    if not path.is_file():
        raise AssertionError(
            f"The shared data file {name} is missing in {folder}. Set the environment variable "
            "SHARED_DATA to the folder that holds it."
        )
    return path


def shared_rows(name: str) -> list[dict[str, str]]:
    """The rows of a shared CSV file."""
    with shared_data(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
