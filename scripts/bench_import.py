"""Measure the import: generated authors in bulk against a loop of single saves.

    scripts/bench_import.py                      10,000 authors, three works and two ties each
    scripts/bench_import.py --authors 1000 --loop 100
    scripts/bench_import.py --database URL       an empty database of your own instead of SQLite

The bulk import is the command itself, from CSV files to the committed transaction, with plan,
portraits, publishing, history and search index. The loop saves rows of the same kind one by one,
author by author, in one transaction, with Wagtail's signals at work; it is shorter, and its rate is
what is compared. Processor time counts, not the clock. Ends with 1 below six times the rate or
from 1 GB on.
"""

import argparse
import csv
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
LEAST_RATIO = 6
MOST_MEGABYTES = 1000
WORKS, TIES = 3, 2
MUNICIPALITIES, VILLAGES = 14, 8
GIVEN = ("Anna", "Erik", "Siri", "Åke", "Össur", "Märta", "Nils", "Inga")
FAMILY = ("Berg", "Åström", "Niemi", "Kero", "Lundgren", "Öqvist", "von Ek")

type Rows = list[dict[str, str]]


def write(path: Path, rows: Rows) -> Path:
    """A CSV file with these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def place_rows() -> Iterator[dict[str, str]]:
    """A county with municipalities and villages."""
    county = {"county": "Provlän", "county_code": "99", "code_system": "SCB", "country": "SE"}
    yield {"id": "se-99", "name": "Provlän", "kind": "county", "municipality_code": "", **county}
    for number in range(MUNICIPALITIES):
        code, name = str(9900 + number), f"Kommun {number}"
        yield {"id": f"se-{code}", "name": name, "kind": "municipality",
               "municipality_code": code, **county}  # fmt: skip
        for village in range(VILLAGES):
            yield {"id": f"se-{code}-{village}", "name": f"By {number}-{village}",
                   "kind": "village", "municipality_code": code, **county}  # fmt: skip


def record_rows(prefix: str, authors: int) -> dict[str, Rows]:
    """Rows of as many authors, with their works and ties."""
    found: dict[str, Rows] = {"authors": [], "works": [], "ties": []}
    for number in range(authors):
        key = f"{prefix}-{number}"
        name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]} {prefix} {number}"
        address = f"https://example.org/{key}"
        found["authors"].append(
            {"author_id": key, "name": name, "sort_name": "", "birth": str(1900 + number % 90),
             "languages": "sv", "genres": "roman; lyrik", "audience": "adults",
             "kuriosa": "Har skrivit på ett tåg." if number % 3 == 0 else "",
             "confidence": "high", "source_urls": address}
        )  # fmt: skip
        for book in range(WORKS):
            found["works"].append(
                {"work_id": f"{key}--{book}", "author_id": key, "title": f"Bok {number} {book}",
                 "language": "sv", "year": str(1995 + book), "form": "roman",
                 "confidence": "high", "source_kind": "page", "source_url": address}
            )  # fmt: skip
        for tie in range(TIES):
            municipality = (number + tie) % MUNICIPALITIES
            found["ties"].append(
                {"tie_id": f"{key}--t{tie}", "author_id": key,
                 "place": f"By {municipality}-{number % VILLAGES}",
                 "municipality": f"Kommun {municipality}",
                 "municipality_code": str(9900 + municipality), "county": "Provlän",
                 "kind": ("grew_up", "lives")[tie], "confidence": "high", "source_urls": address}
            )  # fmt: skip
    return found


def files_of(folder: Path, prefix: str, authors: int) -> list[Path]:
    """The rows as files."""
    return [
        write(folder / f"{prefix}-{name}.csv", rows)
        for name, rows in record_rows(prefix, authors).items()
    ]


def prepared(folder: Path) -> None:
    """An empty collection whose county is the generated one."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    places = write(folder / "places.csv", list(place_rows()))
    with Path(os.devnull).open("w") as nowhere:
        call_command("import_places", str(places), apply=True, collection=["se-99"], stdout=nowhere)


def measured(action: Any) -> dict[str, float]:
    """What a call costs: processor seconds and seconds by the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    action()
    return {
        "processor": time.process_time() - processor,
        "clock": time.perf_counter() - clock,
    }


def bulk(files: list[Path]) -> None:
    """The import command."""
    from django.core.management import call_command

    with Path(os.devnull).open("w") as nowhere:
        call_command("import_authors", *map(str, files), apply=True, publish=True,
                     stdout=nowhere, stderr=nowhere)  # fmt: skip


def loop(files: list[Path]) -> None:
    """The same rows, each saved by itself; what they mean is read beforehand by the same code."""
    from django.db import transaction

    from portraits.actions import build_records as build
    from portraits.importers.matching import PlaceRegister
    from portraits.importers.reading import read_files
    from portraits.importers.record_planning import LAYOUTS, Wishes, plan_records
    from portraits.importers.stored_places import stored_places
    from portraits.importers.stored_records import stored_records
    from portraits.models import Author, Place, PortraitIndexPage, PortraitPage

    register = PlaceRegister(stored_places())
    said = plan_records(
        read_files(files, LAYOUTS).tables, stored_records(), register, Wishes()
    ).batch
    places = Place.objects.in_bulk(field_name="key")
    authors: dict[str, Author] = {}
    index = PortraitIndexPage.objects.first()
    assert index is not None  # noqa: S101
    with transaction.atomic():
        for facts in said.new_authors:
            author = authors[facts.key] = build.author_from(facts, places)
            author.save()
            for rows in build.author_children(facts, author).values():
                for row in rows:
                    row.save()
            page = PortraitPage(author=author, locale=index.locale)
            page.follow_record()
            index.add_child(instance=page)
            for curiosity in facts.curiosities:
                build.curiosity_from(curiosity, page=page, locale=page.locale).save()
        for tie in said.new_ties:
            build.tie_from(tie, authors[tie.author], places).save()
        for work_facts in said.new_works:
            work = build.work_from(work_facts)
            work.save()
            for contribution in work_facts.contributions:
                build.contribution_from(contribution, work, authors).save()


def main() -> None:
    """Print both rates and their ratio, and how much memory the import took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--authors", type=int, default=10_000)
    parser.add_argument("--loop", type=int, default=200, help="authors saved one by one")
    parser.add_argument("--database", metavar="URL")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "authorsite.settings.test"
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        os.environ["DATABASE_URL"] = options.database or f"sqlite:///{folder}/db.sqlite3"
        django.setup()
        prepared(folder)
        few = files_of(folder, "enkel", options.loop)
        many = files_of(folder, "mangd", options.authors)
        single = measured(lambda: loop(few))
        together = measured(lambda: bulk(many))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 if sys.platform == "darwin" else 1024
    )
    ratio = (options.authors / together["processor"]) / (options.loop / single["processor"])
    for label, number, cost in (
        ("one by one", options.loop, single),
        ("import", options.authors, together),
    ):
        print(
            f"{label:<12} {number:>6} authors  {cost['processor']:>7.1f} s CPU "
            f"{cost['clock']:>7.1f} s clock {number / cost['processor']:>7.1f} authors/s"
        )
    print(f"The import is {ratio:.1f} times as fast and takes {peak:.0f} MB at most.")
    if options.json:
        figures = {"one_by_one": single, "import": together, "ratio": ratio, "megabytes": peak}
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(figures, indent=2) + "\n")
    if ratio < LEAST_RATIO or peak >= MOST_MEGABYTES:
        sys.exit(f"Expected at least {LEAST_RATIO} times the rate, below {MOST_MEGABYTES} MB.")


if __name__ == "__main__":
    main()
