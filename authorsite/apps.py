"""Configuration of the project's own app: templates, static files, template tags."""

from django.apps import AppConfig


class AuthorsiteConfig(AppConfig):
    """What every page uses."""

    name = "authorsite"
