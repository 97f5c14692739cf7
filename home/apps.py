"""Configuration of the app "home"."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home pages, news and text pages."""

    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        """Register the system checks."""
        from home import checks  # noqa: F401
