"""``manage.py load_demo``: fill the site with the demonstration collection."""

from __future__ import annotations

import logging
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portraits.demo.loading import is_a_library, load
from portraits.demo.users import NAMES, create_users

# In development the passwords are the same everywhere and worth nothing; elsewhere they are random.
DEVELOPMENT_PASSWORD = "norrsken-finns-inte-har"  # noqa: S105


class Command(BaseCommand):
    """Load invented authors with their works, places, portraits and news, in three languages."""

    help = (
        "Fill the site with a demonstration collection of invented authors. What is there already "
        "is left alone, so the command can be run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Two options, both for servers."""
        parser.add_argument(
            "--users",
            action="store_true",
            help="create the users konsult, redaktor and admin, with passwords printed once "
            "(in development they are always created)",
        )
        parser.add_argument(
            "--beside-real-authors",
            action="store_true",
            help="load even if the site holds authors who are not invented",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what was done.

        Raises:
            CommandError: on a library's own site without the option for it.
        """
        if is_a_library() and not options["beside_real_authors"]:
            message = (
                "This site holds authors who are not invented. To put the demonstration beside "
                "them all the same: load_demo --beside-real-authors"
            )
            raise CommandError(message)
        # Every search entry is a task of its own, and in development each says so twice.
        logging.getLogger("django.tasks").setLevel(logging.WARNING)
        created = load()
        if created:
            self.stdout.write(
                f"Loaded {created.places} places, {created.records} records of authors, works and "
                f"awards, {created.pictures} pictures, {created.portraits} portraits, "
                f"{created.excerpts} excerpts and {created.pages} other pages."
            )
        else:
            self.stdout.write("The demonstration is loaded already; nothing was changed.")
        if settings.DEBUG or options["users"]:
            self.print_users()

    def print_users(self) -> None:
        """Create the users that are missing and print the logins that are known."""
        logins = create_users(DEVELOPMENT_PASSWORD if settings.DEBUG else "")
        for login in logins:
            self.stdout.write(f"Editor login: {login.name} / {login.password}")
        if len(logins) < len(NAMES):
            self.stdout.write("A user who existed before has kept the password.")
