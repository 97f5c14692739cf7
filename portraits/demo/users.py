"""Logins of the demonstration: a consultant, an editor who approves, and an administrator."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.crypto import get_random_string

from portraits.actions.set_up_groups import CONSULTANT, EDITOR, set_up_groups

GROUPS = {"konsult": CONSULTANT, "redaktor": EDITOR}
NAMES = (*GROUPS, "admin")
PASSWORD_LENGTH = 16


@dataclass(frozen=True)
class Login:
    """A login whose password is known here; the database keeps only a hash of it."""

    name: str
    password: str


def create_users(password: str = "") -> list[Login]:
    """Create the users that are missing and return the logins that are known.

    A user who exists keeps the password; it is known only if it is still the one given here.

    Args:
        password: the password of all; a random one for each if empty.
    """
    found = []
    for name in NAMES:
        user = get_user_model().objects.filter(username=name).first()
        own = password or get_random_string(PASSWORD_LENGTH)
        if user is None:
            create_user(name, own)
        if user is None or user.check_password(own):
            found.append(Login(name, own))
    return found


def create_user(name: str, password: str) -> None:
    """Create an administrator, or a member of a group."""
    users = get_user_model().objects
    if name == "admin":
        users.create_superuser(username=name, email="admin@example.org", password=password)
        return
    user = users.create_user(username=name, email=f"{name}@example.org", password=password)
    set_up_groups()
    user.groups.add(Group.objects.get(name=GROUPS[name]))
