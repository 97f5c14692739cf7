"""Configuration of the app "users"."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    """The people who log in."""

    name = "authorsite.users"
    label = "users"
    verbose_name = _("Users")
