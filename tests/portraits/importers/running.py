"""Run the import and export commands, and write the small files tests give them."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.utils.translation import override

from tests.shared_data import shared_data

PLACE_FILES = ("places.csv", "municipalities.csv")
RECORD_FILES = ("authors.csv", "works.csv", "ties.csv", "awards.csv")
OUR_COUNTY = "se-25"


@dataclass(frozen=True)
class Answer:
    """What a command answered: its exit code and what it printed."""

    code: int
    out: str
    err: str


def run(command: str, *arguments: object, language: str = "en", **options: Any) -> Answer:
    """Run a command; messages are in English unless another language is given."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with override(language):
        try:
            call_command(command, *map(str, arguments), stdout=out, stderr=err, **options)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return Answer(code, out.getvalue(), err.getvalue())


def import_places(*, apply: bool = True) -> Answer:
    """Import the real gazetteer and all municipalities; Norrbotten becomes our county."""
    files = [shared_data(name) for name in PLACE_FILES]
    return run("import_places", *files, apply=apply, collection=[OUR_COUNTY])


def import_records(*, apply: bool = True, publish: bool = True, **options: Any) -> Answer:
    """Import the real authors, works, ties and awards."""
    files = [shared_data(name) for name in RECORD_FILES]
    return run("import_authors", *files, apply=apply, publish=publish, **options)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_csv(path: Path, rows: list[dict[str, str]]) -> Path:
    """A CSV file with these rows, their columns in the order of the first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def author_row(key: str = "anna-prov", **cells: str) -> dict[str, str]:
    """A row of authors.csv that is in order."""
    return {
        "author_id": key,
        "name": key.replace("-", " ").title(),
        "sort_name": "",
        "pseudonyms": "",
        "birth": "1950",
        "birth_place": "",
        "death": "",
        "languages": "sv",
        "genres": "roman",
        "audience": "adults",
        "kuriosa": "",
        "confidence": "high",
        "source_urls": "https://example.org/kalla",
        **cells,
    }


def work_row(author: str = "anna-prov", title: str = "Provbok", **cells: str) -> dict[str, str]:
    """A row of works.csv that is in order."""
    return {
        "work_id": f"{author}--{title.lower().replace(' ', '-')}",
        "author_id": author,
        "title": title,
        "language": "sv",
        "year": "1990",
        "form": "roman",
        "form_detail": "",
        "contributors": "",
        "coauthor_ids": "",
        "original_or_translation": "original",
        "isbn": "",
        "confidence": "high",
        "source_kind": "page",
        "source_url": "https://example.org/bok",
        "note": "",
        **cells,
    }


def tie_row(author: str = "anna-prov", number: int = 1, **cells: str) -> dict[str, str]:
    """A row of ties.csv that is in order."""
    return {
        "tie_id": f"{author}--t{number}",
        "author_id": author,
        "place": "Luleå",
        "municipality": "Luleå",
        "municipality_code": "2580",
        "county": "Norrbottens län",
        "kind": "lives",
        "from_year": "",
        "to_year": "",
        "confidence": "high",
        "note": "",
        "source_urls": "https://example.org/kalla",
        **cells,
    }


def award_row(author: str = "anna-prov", number: int = 1, **cells: str) -> dict[str, str]:
    """A row of awards.csv that is in order."""
    return {
        "award_id": f"{author}--p{number}",
        "author_id": author,
        "year": "1991",
        "award": "Provpriset",
        "status": "received",
        "work_title": "",
        "confidence": "high",
        "source_kind": "page",
        "source_url": "https://example.org/pris",
        **cells,
    }
