"""What has no valid right to be shown: pictures in a text, the picture of an author, an excerpt's text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from authorsite.images.models import Picture
from authorsite.rights.models import Basis, RightsRecord
from portraits.models.protection import explained, protection_of

type Problem = tuple[str, ValidationError]
"""What keeps a page or record from being published: where, and what is wrong."""


def pictures_of(shown: Any) -> Iterator[Picture]:
    """The pictures of a page or record, as in its given state."""
    for block in getattr(shown, "body", None) or ():
        if block.block_type == "picture" and block.value["picture"] is not None:
            yield block.value["picture"]
    portrait = getattr(shown, "portrait_picture", None)
    if portrait is not None:
        yield portrait


def is_cleared(right: RightsRecord | None, on: datetime.date | None = None) -> bool:
    """Whether there is a right to show something on the web, on a day (today) or from a later one.

    What has a right from a later day may be published today: it is shown from that day.
    """
    return right is not None and right.covers_web and not right.has_ended(on)


def uncleared(shown: Any, on: datetime.date | None = None) -> list[Problem]:
    """What may not be shown on the web on a day (today), each with what to do about it.

    Args:
        shown: a page or a record, saved or not.
    """
    found = [
        (
            str(picture),
            ValidationError(
                _(
                    "The picture has no right that is valid. Choose one on the picture, or take it out."
                ),
                code="uncleared",
            ),
        )
        for picture in pictures_of(shown)
        if not is_cleared(picture.rights, on)
    ]
    excerpt = shown if hasattr(shown, "texts") else getattr(shown, "excerpt", None)
    if excerpt is not None and not is_cleared(excerpt.rights, on):
        message = _("The text has no right that is valid. Choose one on the excerpt.")
        found.append((str(excerpt), ValidationError(message, code="uncleared")))
    elif excerpt is not None and excerpt.rights.basis == Basis.FREE:
        protection = protection_of(excerpt)
        if protection.is_protected(on or timezone.localdate()):
            message = _("The right says that the text is free, but it is not yet. %(reason)s")
            values = {"reason": explained(protection)}
            found.append((str(excerpt), ValidationError(message % values, code="still_protected")))
    return found
