"""Fetch the table of curricula anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portraits.actions.refresh_curriculum import CurriculumUnreachableError, refresh_curriculum
from portraits.models import LessonPage
from portraits.models.curricula import curriculum_path, is_outdated


class Command(BaseCommand):
    """Fetch the table of curricula anew, and list the lessons that have become outdated."""

    help = "Fetches the subjects and levels of the curricula anew from Skolverket."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the table is, and where the source."""
        parser.add_argument("--file", type=Path, help="the table; without it that of the site")
        parser.add_argument("--source", default="", help="the address of the interface")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fetch, write, and say what has changed.

        Raises:
            CommandError: when the source cannot be reached or the table cannot be written.
        """
        try:
            changed = refresh_curriculum(options["file"], source=options["source"])
        except CurriculumUnreachableError as error:
            raise CommandError(f"The table is as it was. {error}") from error
        except OSError as error:
            path = options["file"] or curriculum_path()
            message = f"{path} cannot be written: {error}. Set CURRICULUM_FILE to one that can."
            raise CommandError(message) from error
        self.stdout.write(f"changed: {', '.join(changed) or 'nothing'}")
        for page in LessonPage.objects.order_by("title", "pk"):
            old = [key for key in page.curriculum if is_outdated(key)]
            if old:
                self.stdout.write(f"outdated: {page.title} ({page.pk}): {', '.join(old)}")
