"""Configuration of the app "images"."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    """The project's picture model."""

    name = "authorsite.images"
    label = "images"
    verbose_name = _("Pictures")
