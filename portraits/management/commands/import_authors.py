"""``manage.py import_authors FILE… [--apply] [--publish] …``: authors, works, ties and awards."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import translation

from authorsite.interface import gettext
from portraits.actions.import_records import STEPS, import_records
from portraits.importers.matching import PlaceRegister
from portraits.importers.reading import read_files, read_headings
from portraits.importers.record_planning import LAYOUTS, RecordPlan, Wishes, plan_records
from portraits.importers.stored_places import stored_places
from portraits.importers.stored_records import stored_records
from portraits.importers.tables import UnusableFileError
from portraits.management.memory import settling
from portraits.management.progress import ProgressLine

UNUSABLE = 2


class Command(BaseCommand):
    """Plan or make an import of records; see docs/importing.md."""

    help = "Import authors, works, ties and awards; without --apply only say what would be done."

    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and what to do with them."""
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument("--apply", action="store_true", help="write what is planned")
        parser.add_argument("--publish", action="store_true", help="publish what may be published")
        parser.add_argument("--skip-invalid", action="store_true", help="leave out rejected rows")
        parser.add_argument(
            "--accept-matches", action="store_true", help="take likely matches for the same"
        )
        parser.add_argument("--map", type=Path, metavar="FILE.toml", help="what columns mean")
        parser.add_argument(
            "--locale",
            choices=dict(settings.LANGUAGES),
            help="language of the messages, for example en",
        )
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the plan there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, plan, print; write in one transaction when asked to.

        Raises:
            SystemExit: with code 1 for rejected or doubtful rows, 2 for a file that is unusable.
        """
        with translation.override(options["locale"] or translation.get_language()):
            self._handle(options)

    def _handle(self, options: dict[str, Any]) -> None:
        with transaction.atomic():
            plan = self._plan(options)
            if options["report"]:
                report = json.dumps(plan.as_json(), ensure_ascii=False, indent=2)
                options["report"].write_text(f"{report}\n", encoding="utf-8")
            for line in plan.lines(every_row=options["verbosity"] > 1):
                self.stdout.write(line)
            if any(None in table.columns.values() for table in plan.files):
                self.stdout.write(str(gettext("Say with --map what the columns left out hold.")))
            if options["apply"] and plan.may_be_written:
                self._write(plan)
        if plan.exit_code:
            sys.exit(plan.exit_code)
        if not options["apply"]:
            self.stdout.write(str(gettext("Nothing is written. Add --apply to write it.")))

    def _write(self, plan: RecordPlan) -> None:
        names = {
            "authors": gettext("authors"),
            "ties": gettext("ties"),
            "works": gettext("works"),
            "awards": gettext("awards"),
            "portraits": gettext("portraits"),
            "excerpts": gettext("excerpts"),
            "search": gettext("search index"),
        }
        with ProgressLine(self.stderr, len(STEPS)) as line, settling(len(plan.rows)) as settle:

            def step(name: str) -> None:
                line.step(str(names[name]))
                settle()

            import_records(plan.batch, progress=step)

    def _plan(self, options: dict[str, Any]) -> RecordPlan:
        wishes = Wishes(
            publish=options["publish"],
            skip_invalid=options["skip_invalid"],
            accept_matches=options["accept_matches"],
        )
        try:
            found = read_files(
                options["files"], LAYOUTS, read_headings(options["map"], LAYOUTS), sheets_too=True
            )
        except UnusableFileError as error:
            self.stderr.write(str(error))
            sys.exit(UNUSABLE)
        for sentence in found.others:
            self.stdout.write(sentence)
        tables = [*(table for table, _layout in found.tables), *(row.table for row in found.sheets)]
        with settling(sum(len(table.rows) for table in tables)):
            return plan_records(
                found.tables, stored_records(), PlaceRegister(stored_places()), wishes, found.sheets
            )
