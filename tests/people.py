"""Editors of tests: users in groups, each in a browser of their own."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.users.models import UserProfile


class Browser(Client):
    """A browser in which somebody is logged in."""

    def __init__(self, user) -> None:
        super().__init__()
        self.user = user
        self.force_login(user)


def logged_in(name: str, *groups: str, superuser: bool = False, language: str = "") -> Browser:
    """A new member of groups, which exist, in a browser.

    Args:
        language: the language they read the admin and mail in; the site's own if empty.
    """
    user = get_user_model().objects.create_user(
        name, f"{name}@example.org", first_name=name, is_superuser=superuser
    )
    found = Group.objects.filter(name__in=groups)
    assert len(found) == len(groups)
    user.groups.set(found)
    if language:
        UserProfile.objects.create(user=user, preferred_language=language)
    return Browser(user)
