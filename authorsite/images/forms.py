"""The form in which pictures are uploaded."""

from __future__ import annotations

import struct
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from authorsite.images.models import decode


class PictureFileField(WagtailImageField):
    """A field for a whole picture. Wagtail's own answers a damaged one with an error of the server."""

    def to_python(self, data: Any) -> Any:
        """The uploaded file, after every pixel of it has been read.

        Raises:
            ValidationError: for a damaged picture, one that is too large, or none at all.
        """
        if data:
            try:
                decode(data)
            except (
                OSError,
                SyntaxError,
                ValueError,
                struct.error,
                Image.DecompressionBombError,
            ) as error:
                raise ValidationError(
                    _("The picture is damaged or too large. Save it anew as JPEG or PNG."),
                    code="damaged_picture",
                ) from error
        return super().to_python(data)


class PictureForm(BaseImageForm):
    """Wagtail's form with that field."""

    file = PictureFileField(label=_("File"))
