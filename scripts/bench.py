"""Measure what the main pages cost: processor time, queries and bytes.

    scripts/bench.py                     one page of every type and language of the demonstration
    scripts/bench.py /sv/ /en/ …         these addresses
    scripts/bench.py --rounds 50 --json FILE

With BENCH_DATABASE_URL set the data there is measured as it is and nothing is written to it;
otherwise the demonstration collection is loaded into a SQLite file that is thrown away.
Processor time is compared, not the clock: on a busy machine only the former is steady.
"""

import argparse
import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = "{:<58} {:>6} {:>8} {:>8} {:>8} {:>8}"


@contextmanager
def database() -> Iterator[None]:
    """Set Django up with the data to measure."""
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "authorsite.settings.test"
    given = os.environ.get("BENCH_DATABASE_URL")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ["DATABASE_URL"] = given or f"sqlite:///{folder}/db.sqlite3"
        django.setup()
        if not given:
            from django.core.management import call_command

            call_command("migrate", verbosity=0)
            with Path(os.devnull).open("w") as nowhere:
                call_command("load_demo", stdout=nowhere)
        yield


def main_addresses() -> list[str]:
    """The address of the newest live page of each type in each language."""
    from wagtail.models import Page

    found: dict[tuple[int, int], str] = {}
    for page in Page.objects.live().public().filter(depth__gt=1).order_by("-pk"):
        if address := page.get_url():
            found.setdefault((page.content_type_id, page.locale_id), address)
    return sorted(found.values())


def cost_of(address: str, rounds: int) -> dict[str, Any]:
    """Ask for an address again and again and return what one answer costs."""
    from django.db import connection
    from django.test import Client

    queries: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    client = Client(raise_request_exception=False)
    client.get(address)
    with connection.execute_wrapper(note):
        answer = client.get(address)
    times = []
    for _ in range(rounds):
        start = time.process_time()
        client.get(address)
        times.append((time.process_time() - start) * 1000)
    body = b"".join(answer) if answer.streaming else answer.content
    return {
        "address": address,
        "status": answer.status_code,
        "milliseconds": round(statistics.median(times), 2),
        "queries": len(queries),
        "repeated": len(queries) - len(set(queries)),
        "bytes": len(body),
        "compressed": len(gzip.compress(body)),
    }


def main() -> None:
    """Print one line per address and, when asked, write the same as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("addresses", nargs="*")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with database():
        addresses = options.addresses or main_addresses()
        print(COLUMNS.format("address", "status", "CPU ms", "queries", "bytes", "gzip"))
        costs = []
        for address in addresses:
            cost = cost_of(address, options.rounds)
            costs.append(cost)
            shown = (cost[name] for name in ("address", "status", "milliseconds", "queries"))
            print(COLUMNS.format(*shown, cost["bytes"], cost["compressed"]))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(costs, indent=2) + "\n")


if __name__ == "__main__":
    main()
