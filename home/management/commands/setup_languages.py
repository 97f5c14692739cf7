"""``manage.py setup_languages``: a tree, a group and a collection for every language."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management.base import BaseCommand

from home.set_up_languages import set_up_languages


class Command(BaseCommand):
    """Create what a language of the table of languages lacks."""

    help = (
        "Create the home, the sections, the translators' group and the collection of every language "
        "of authorsite/settings/languages.py. What is there is left alone, so the command can be "
        "run again, also on a running site."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up, and say what was created."""
        # Every search entry is a task of its own, and in development each says so twice.
        logging.getLogger("django.tasks").setLevel(logging.WARNING)
        report = set_up_languages()
        if report.languages:
            self.stdout.write(f"New languages: {', '.join(report.languages)}.")
        if report.pages:
            self.stdout.write(f"New pages: {', '.join(report.pages)}.")
        if not report.languages and not report.pages:
            self.stdout.write("Every language has what it needs; nothing was changed.")
