"""Measure the planning of a consultants' sheet: rows a second, and how much memory it takes.

    scripts/bench_sheet.py                 10,000 rows, each with works, awards and places in words
    scripts/bench_sheet.py --rows 1000

Ends with 1 where ten times the rows take more than twenty times as long, or from 1 GB on.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import django
from bench_import import FAMILY, GIVEN, MUNICIPALITIES, VILLAGES, prepared

ROOT = Path(__file__).resolve().parent.parent
MOST_MEGABYTES = 1000
MOST_GROWTH = 20
SYLLABLES = ("bal", "der", "fin", "gor", "hum", "jix", "kap", "lov", "mus", "nyt")
HEADINGS = ["Efternamn", "Förnamn", "Född", "Död", "Födelseort", "Anknytning", "Kommun", "Språk",
            "Genre", "Målgrupp", "Verk (år)", "Priser", "Kuriosa"]  # fmt: skip


def in_letters(number: int) -> str:
    """The end of a family name for a number, without digits and unlike that of any other number."""
    return "".join(SYLLABLES[int(digit)] for digit in str(number))


def write_sheet(path: Path, rows: int) -> Path:
    """A workbook with as many authors."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Författare")
    sheet.append(HEADINGS)
    for number in range(rows):
        municipality = number % MUNICIPALITIES
        sheet.append([
            FAMILY[number % len(FAMILY)] + in_letters(number), GIVEN[number % len(GIVEN)],
            f"{1 + number % 28}/{1 + number % 12} {1850 + number % 120}", "",
            f"By {municipality}-{number % VILLAGES}",
            f"Kommun {municipality} (sedan 1990); uppvuxen i By {municipality}-{number % VILLAGES}",
            f"Kommun {municipality}", "svenska, finska", "Roman, lyrik", "Vuxna",
            f"Bok {number} (1995); En till {number} (1999); Tredje {number} (2004)",
            "nom. Provpriset 2001 för En till", "Har skrivit på ett tåg.",
        ])  # fmt: skip
    book.save(path)
    return path


def seconds_for(path: Path) -> float:
    """Processor seconds that planning a sheet takes."""
    from portraits.importers.matching import PlaceRegister
    from portraits.importers.reading import read_files
    from portraits.importers.record_planning import LAYOUTS, Wishes, plan_records
    from portraits.importers.stored_places import stored_places
    from portraits.importers.stored_records import stored_records

    start = time.process_time()
    found = read_files([path], LAYOUTS, sheets_too=True)
    register = PlaceRegister(stored_places())
    plan = plan_records(found.tables, stored_records(), register, Wishes(), found.sheets)
    if plan.totals["create"] < len(plan.rows) * 0.99:
        sys.exit(f"Not every row was taken: {plan.totals}")
    return time.process_time() - start


def main() -> None:
    """Print the rate for a tenth of the rows and for all of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=10_000)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "authorsite.settings.test"
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        django.setup()
        prepared(folder)
        taken = []
        for rows in (options.rows // 10, options.rows):
            taken.append(seconds_for(write_sheet(folder / f"{rows}.xlsx", rows)))
            print(f"sheet {rows:>7} rows {taken[-1]:>7.1f} s CPU {rows / taken[-1]:>7.0f} rows/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 if sys.platform == "darwin" else 1024
    )
    print(f"Ten times the rows take {taken[1] / taken[0]:.1f} times as long and {peak:.0f} MB.")
    if taken[1] / taken[0] > MOST_GROWTH or peak >= MOST_MEGABYTES:
        sys.exit(f"Expected at most {MOST_GROWTH} times as long, below {MOST_MEGABYTES} MB.")


if __name__ == "__main__":
    main()
