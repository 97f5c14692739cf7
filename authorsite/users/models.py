"""The user model. It is the project's own from the start, since it cannot be exchanged later."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who logs in: consultant, translator, reviewer or administrator."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]

    def __str__(self) -> str:
        """The person's name as it is credited, otherwise the login name."""
        return self.get_full_name() or self.get_username()
