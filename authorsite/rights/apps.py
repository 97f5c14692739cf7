"""Configuration of the app "rights"."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    """The rights ledger."""

    name = "authorsite.rights"
    label = "rights"
    verbose_name = _("Rights")
