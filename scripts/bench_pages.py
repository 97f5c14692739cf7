"""Compare what the main pages cost with 100 and with 10,000 generated authors.

    scripts/bench_pages.py
    scripts/bench_pages.py --small 100 --large 10000 --rounds 15 --json FILE

The queries of a page must be the same in number, and the processor time may grow at most one and a half
times for a page about one thing, twice for a list. Ends with 1 where one does not hold.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "home": "/sv/",
    "portrait": "/sv/forfattare/{author}/",
    # The county: it names as many authors with a hundred as with ten thousand.
    "place": "/sv/platser/se-99/",
    "excerpt": "{excerpt}",
}
LISTS = {
    "list": "/sv/forfattare/",
    "list, three facets": "/sv/forfattare/?place=se-9900&tie=grew_up&language=sv",
    "works": "/sv/verk/",
    "search": "/sv/sok/?q=bok+7",
}
MOST_PAGE, MOST_LIST = 1.5, 2.0


def measure(authors: int, rounds: int) -> None:
    """Fill a collection and print what each page costs, as JSON; run in a process of its own."""
    sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
    import django

    django.setup()
    from bench import cost_of
    from bench_import import bulk, files_of, prepared

    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        prepared(folder)
        bulk(files_of(folder, "prov", authors))
        author = _with_excerpt()
        addresses = {**PAGES, **LISTS}
        costs = {
            label: cost_of(address.format(author=author[0], excerpt=author[1]), rounds)
            for label, address in addresses.items()
        }
    print(json.dumps(costs))


def _with_excerpt() -> tuple[str, str]:
    """An author with an excerpt: the key, and the address of the excerpt."""
    from authorsite.rights.models import RightsRecord
    from portraits.actions.publish_excerpts import publish_excerpt
    from portraits.models import Excerpt, ExcerptText, Work

    work = Work.objects.order_by("pk").first()
    assert work is not None  # noqa: S101
    right = RightsRecord.objects.create(title="Fri", basis="free")
    excerpt = Excerpt(work=work, rights=right)
    text = "\n\n".join(f"Stycke {number} med några ord." for number in range(20))
    excerpt.texts.set([ExcerptText(language="sv", form="prose", text=text)])
    excerpt.save()
    page = publish_excerpt(excerpt.pk)
    assert page is not None  # noqa: S101
    return page.author.key, page.get_url()


def costs_with(authors: int, rounds: int) -> dict[str, Any]:
    """What the pages cost with as many authors."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        answer = subprocess.run(
            [sys.executable, __file__, "--measure", str(authors), "--rounds", str(rounds)],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "authorsite.settings.test",
                "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            },
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Print a line for each page, and end with 1 where one costs too much."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--small", type=int, default=100)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure, options.rounds)
        return
    small = costs_with(options.small, options.rounds)
    large = costs_with(options.large, options.rounds)
    faults = []
    print(f"{'page':<20} {'queries':>12} {'CPU ms':>18} {'ratio':>6}")
    for label, few in small.items():
        many = large[label]
        ratio = many["milliseconds"] / few["milliseconds"]
        most = MOST_LIST if label in LISTS else MOST_PAGE
        queries = f"{few['queries']} → {many['queries']}"
        cost = f"{few['milliseconds']} → {many['milliseconds']}"
        print(f"{label:<20} {queries:>12} {cost:>18} {ratio:>6.2f}")
        if many["status"] != 200 or few["status"] != 200:
            faults.append(f"{label}: answers {few['status']} and {many['status']}")
        if many["queries"] != few["queries"]:
            faults.append(f"{label}: {queries} queries")
        if ratio > most:
            faults.append(f"{label}: {ratio:.2f} times the processor time, at most {most}")
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps({"small": small, "large": large}, indent=2) + "\n")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
