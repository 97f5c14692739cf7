"""Pictures of the demonstration, each with its right; one of the rights has run out."""

from __future__ import annotations

import tomllib
from typing import Any

from django.core.files.base import ContentFile

from authorsite.images.models import Picture
from authorsite.rights.models import RightsRecord
from portraits.demo.drawing import MOTIFS
from portraits.demo.records import DATA
from portraits.models import Author


def load_pictures() -> int:
    """Draw the pictures that are missing and return how many there were.

    A picture that an author has already is left alone.
    """
    data = tomllib.loads((DATA / "pictures.toml").read_text(encoding="utf-8"))
    missing = [
        row for row in data["pictures"] if not Picture.objects.filter(title=row["title"]).exists()
    ]
    for row in missing:
        picture = draw(row, right(data["rights"][row["rights"]]))
        author = Author.objects.filter(key=row.get("author", "")).first()
        if author is not None and author.portrait_picture is None:
            author.portrait_picture = picture
            author.save()
    return len(missing)


def right(row: dict[str, Any]) -> RightsRecord:
    """The right with a title, created if it is missing."""
    record = RightsRecord.objects.filter(title=row["title"]).first()
    if record is None:
        record = RightsRecord(**row)
        record.full_clean()
        record.save()
    return record


def draw(row: dict[str, Any], rights: RightsRecord) -> Picture:
    """Draw and store a picture."""
    motif = row["motif"]
    content = MOTIFS[motif](motif).png()
    picture = Picture(
        title=row["title"],
        description=row["alt"],
        rights=rights,
        file=ContentFile(content, name=f"demo-{motif}.png"),
        file_size=len(content),
    )
    picture.save()
    picture.get_file_hash()
    return picture


def picture_of(motif: str) -> Picture | None:
    """The stored picture with a motif."""
    return Picture.objects.filter(file__contains=f"/demo-{motif}").first()
