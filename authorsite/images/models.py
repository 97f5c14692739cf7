"""The picture model: a Wagtail image that also knows who made it and why it may be shown."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from authorsite.plain_text import CleanText
from authorsite.rights.models import RightsRecord, Scope


class Picture(CleanText, AbstractImage):
    """An uploaded picture. Wagtail's ``description`` is its alt text."""

    photographer = models.CharField(
        _("photographer or artist"), max_length=200, blank=True, help_text=_("Always credited.")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    rights = models.ForeignKey(
        RightsRecord,
        verbose_name=_("right to show"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pictures",
        help_text=_("Without a valid right the picture is not shown to readers."),
    )

    admin_form_fields = (*Image.admin_form_fields, "photographer", "caption", "rights")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def may_be_shown(self, on: datetime.date | None = None) -> bool:
        """Whether a right covers showing this picture on the web on the day (today)."""
        return self.rights is not None and self.rights.covers(Scope.WEB, on)


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
