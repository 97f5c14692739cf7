"""Configuration of the project's own app: templates, static files, template tags."""

from django.apps import AppConfig

from authorsite.settings.languages import gettext_noop

BORROWED = (gettext_noop("- Select an option -"),)
"""Strings of Django 6.1 that its own Swedish catalogue lacks. A test tells when it has them."""


class AuthorsiteConfig(AppConfig):
    """What every page uses."""

    name = "authorsite"
