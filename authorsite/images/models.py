"""The picture model: a Wagtail image that also knows who made it and why it may be shown."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags
from PIL import Image as PillowImage
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from authorsite.plain_text import CleanFields
from authorsite.rights.models import RightsRecord, Scope

POSITION, TURN = ExifTags.IFD.GPSInfo, ExifTags.Base.Orientation
_XMP_POSITION = re.compile(rb"GPSL(?:at|ong)itude")


def decode(file: Any) -> None:
    """Read every pixel of a picture; the file is left at its start.

    A file of a few bytes may claim any number of pixels (CWE-409), so these are counted first.

    Raises:
        OSError, SyntaxError, ValueError, struct.error, DecompressionBombError: for what is no whole
            picture.
    """
    file.seek(0)
    with PillowImage.open(file) as picture:
        if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise ValueError("too many pixels")
        picture.load()
    file.seek(0)


def without_position(file: Any) -> ContentFile[bytes] | None:
    """The picture without what the camera wrote into it, if that says where it was taken; else nothing.

    A picture of somebody at home says where they live. The turn of the picture and its colour profile
    are kept, and JPEG keeps its own quality. The file is left at its start.
    """
    file.seek(0)
    with PillowImage.open(file) as picture:
        written = picture.getexif()
        if POSITION not in written and not _XMP_POSITION.search(_xmp(picture)):
            file.seek(0)
            return None
        kept = PillowImage.Exif()
        if TURN in written:
            kept[TURN] = written[TURN]
        out = io.BytesIO()
        form = "JPEG" if picture.format == "MPO" else picture.format
        quality = "keep" if picture.format == "JPEG" else 95
        profile = picture.info.get("icc_profile")
        picture.save(out, form, exif=kept, icc_profile=profile, quality=quality)
    file.seek(0)
    return ContentFile(out.getvalue(), name=file.name)


def _xmp(picture: PillowImage.Image) -> bytes:
    """The picture's XMP packet, as it is written."""
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return packet.encode() if isinstance(packet, str) else bytes(packet)


class Picture(CleanFields, AbstractImage):
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, a new file without the place where it was taken.

        A file that was stored for a row that cannot be is removed again.
        """
        is_new_file = bool(self.file) and not self.file._committed  # noqa: SLF001 - Django's own flag
        if is_new_file:
            self.forget_position()
        try:
            super().save(*args, **kwargs)
        except Exception:
            if is_new_file and self.file and self.file._committed:  # noqa: SLF001
                self.file.storage.delete(self.file.name)
            raise

    def forget_position(self) -> None:
        """Take a file that says where it was taken without that."""
        picture: Any = self
        placeless = without_position(picture.file)
        if placeless is not None:
            picture.file, picture.file_size = placeless, placeless.size

    def may_be_shown(self, on: datetime.date | None = None) -> bool:
        """Whether a right covers showing this picture on the web on the day (today)."""
        return self.rights is not None and self.rights.covers(Scope.WEB, on)


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
