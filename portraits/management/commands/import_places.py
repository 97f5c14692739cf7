"""``manage.py import_places FILE… [--apply]``: counties, municipalities, towns and villages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from authorsite.interface import gettext
from portraits.actions.import_places import import_places
from portraits.actions.set_collection import set_collection
from portraits.importers.place_planning import plan_places
from portraits.importers.places import LAYOUTS
from portraits.importers.reading import read_files
from portraits.importers.stored_places import stored_places
from portraits.importers.tables import UnusableFileError

UNUSABLE = 2


class Command(BaseCommand):
    """Plan or make an import of places; see docs/importing.md."""

    help = "Import places; without --apply only say what would be done."

    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and what to do with them."""
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument("--apply", action="store_true", help="write what is planned")
        parser.add_argument("--skip-invalid", action="store_true", help="leave out rejected rows")
        parser.add_argument(
            "--collection",
            nargs="+",
            metavar="KEY",
            default=[],
            help="places that are our county from now on, for example se-25 (with --apply)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, plan, print; write in one transaction when asked to.

        Raises:
            SystemExit: with code 1 for rejected rows, 2 for a file that cannot be used.
        """
        with transaction.atomic():
            try:
                sheets = read_files(options["files"], LAYOUTS).tables
            except UnusableFileError as error:
                self.stderr.write(str(error))
                sys.exit(UNUSABLE)
            plan = plan_places(sheets, stored_places(), skip_invalid=options["skip_invalid"])
            for line in plan.lines(every_row=options["verbosity"] > 1):
                self.stdout.write(line)
            if options["apply"] and plan.may_be_written:
                import_places(plan.create, plan.update)
                self._set_collection(options["collection"])
        if plan.exit_code:
            sys.exit(plan.exit_code)
        if not options["apply"]:
            self.stdout.write(str(gettext("Nothing is written. Add --apply to write it.")))

    def _set_collection(self, keys: list[str]) -> None:
        if not keys:
            return
        try:
            set_collection(keys)
        except ValidationError as error:
            self.stderr.write("\n".join(error.messages))
            sys.exit(UNUSABLE)
