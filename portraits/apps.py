"""Configuration of the app "portraits"."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortraitsConfig(AppConfig):
    """Records and the pages that present them."""

    name = "portraits"
    verbose_name = _("Portraits")

    def ready(self) -> None:
        """Connect the receivers."""
        from portraits.receivers import connect

        connect()
