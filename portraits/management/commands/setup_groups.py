"""``manage.py setup_groups``: the groups of editors, what they may do, and the review of what they write."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portraits.actions.set_up_groups import ROLES, set_up_groups
from portraits.actions.set_up_workflow import NAME, set_up_workflow


class Command(BaseCommand):
    """Create the groups and the review; safe to run again."""

    help = (
        "Create the groups of editors with their permissions, and the review that pages and "
        "records go through; safe to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Create them and say so."""
        set_up_groups()
        self.stdout.write(f"Groups ready: {', '.join(role.name for role in ROLES)}")
        is_new = set_up_workflow()
        self.stdout.write(f"Review {'created' if is_new else 'there already'}: {NAME}")
