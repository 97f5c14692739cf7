"""``manage.py setup_groups``: the groups of editors and what they may do."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portraits.actions.set_up_groups import CONSULTANT, set_up_groups


class Command(BaseCommand):
    """Create the groups; safe to run again."""

    help = "Create the groups of editors and give them their permissions; safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Create them and say so."""
        set_up_groups()
        self.stdout.write(f"Group ready: {CONSULTANT}")
