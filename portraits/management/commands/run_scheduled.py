"""``manage.py run_scheduled``: what happens by the clock. Run it every ten minutes."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from portraits.actions.hold_back_unready import hold_back_unready
from portraits.actions.warn_of_ending_rights import warn_of_ending_rights


class Command(BaseCommand):
    """Publish and take down what is due, and tell the editors which rights end soon."""

    help = (
        "Publish and take down pages and records whose time has come, and mail the editors about "
        "rights that end in 90, 30 or 7 days. Safe to run as often as one likes."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all of it, and say what was held back and what was mailed."""
        for shown, reasons in hold_back_unready():
            self.stdout.write(f"Not published: {shown}. {' '.join(reasons)}")
        call_command("publish_scheduled", verbosity=options["verbosity"])
        for right in warn_of_ending_rights():
            self.stdout.write(f"Mailed about: {right.title}, last day {right.ends}")
