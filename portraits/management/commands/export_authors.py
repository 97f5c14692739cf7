"""``manage.py export_authors DIR``: all records as files the importers read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from authorsite.interface import gettext
from portraits.importers.export import Everything, export
from portraits.importers.stored_places import stored_places
from portraits.importers.stored_records import stored_records

UNUSABLE = 2


class Command(BaseCommand):
    """Write authors, works, ties, awards, places and excerpts; see docs/importing.md."""

    help = "Export all records as CSV files in the importer's own format."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files and say how many rows each has.

        Raises:
            SystemExit: with code 2 for a folder that cannot be written.
        """
        try:
            with transaction.atomic():
                written = export(options["folder"], Everything(stored_records(), stored_places()))
        except OSError as error:
            self.stderr.write(
                str(gettext("%(folder)s cannot be written: %(reason)s.")
                    % {"folder": options["folder"], "reason": error.strerror or error})
            )  # fmt: skip
            sys.exit(UNUSABLE)
        for name, rows in written.items():
            self.stdout.write(
                str(gettext("%(file)s: %(rows)d rows") % {"file": name, "rows": rows})
            )
