"""Pictures for readers: which may be shown, and the credit that goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from authorsite.images.models import Picture, Rendition
from authorsite.interface import InterfaceText
from portraits.views.facts.wording import record_text

LICENCE = re.compile(
    r"^https?://creativecommons\.org/(?P<kind>licenses|publicdomain)/(?P<name>[a-z-]+)/(?P<version>[0-9.]+)"
)
PUBLIC_DOMAIN = {"zero": "CC0", "mark": "Public Domain Mark"}


@dataclass(frozen=True)
class ShownPicture:
    """A picture that may be shown, with caption, photographer and the terms it is shown on.

    ``words`` is the caption that a text gives it, in the language of the text; where there is none,
    ``caption`` is the picture's own.
    """

    picture: Picture
    words: str
    caption: InterfaceText | None
    photographer: str
    credit: InterfaceText | None
    licence_url: str


def shown_picture(picture: Picture | None, caption: str = "") -> ShownPicture | None:
    """A picture for readers; nothing where no right covers showing it today.

    Args:
        caption: what a text says of it.
    """
    if picture is None or not picture.may_be_shown() or picture.rights is None:
        return None
    rights = picture.rights
    credit = rights.credit or licence_name(rights.licence_url)
    return ShownPicture(
        picture,
        caption,
        record_text(picture.caption) if picture.caption and not caption else None,
        picture.photographer,
        record_text(credit) if credit else None,
        rights.licence_url,
    )


def licence_name(url: str) -> str:
    """The short name of a Creative Commons licence, "CC BY-SA 4.0"; nothing for other addresses."""
    match = LICENCE.match(url)
    if match is None:
        return ""
    name = match["name"]
    if match["kind"] == "publicdomain":
        name = PUBLIC_DOMAIN.get(name, name)
        return f"{name} {match['version']}"
    return f"CC {name.upper()} {match['version']}"


def load_renditions(pictures: Iterable[Picture]) -> None:
    """Load the renditions and rights of several pictures with one query.

    A picture that has never been shown has no renditions yet; they are made, and its right is
    read, when it is shown the first time.
    """
    by_key: dict[int, list[Picture]] = {}
    for picture in pictures:
        picture.prefetched_renditions = []
        by_key.setdefault(picture.pk, []).append(picture)
    if not by_key:
        return
    for rendition in Rendition.objects.filter(image__in=by_key).select_related("image__rights"):
        for picture in by_key[rendition.image_id]:
            picture.prefetched_renditions.append(rendition)
            picture.rights = rendition.image.rights
