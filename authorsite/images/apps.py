"""Configuration of the app "images"."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    """The project's picture model."""

    name = "authorsite.images"
    label = "images"
    verbose_name = _("Pictures")

    def ready(self) -> None:
        """Let files be removed by those only who may."""
        from authorsite.images.permissions import register_policies

        register_policies()
