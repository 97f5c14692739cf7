"""Portraits of the demonstration: a page for each author and language."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from portraits.demo.pictures import picture_of
from portraits.demo.texts import Block, Text, identity, inline, rich, texts
from portraits.models import Author, Curiosity, PortraitIndexPage, PortraitPage
from portraits.models.vocabulary import SourceKind

INTERVIEW = {
    "sv": "Intervju i demomaterialet",
    "en": "Interview in the demonstration material",
    "fi": "Haastattelu esittelyaineistossa",
}


def load_portraits(language: str) -> int:
    """Write the portraits that have no text yet and return how many there were.

    A portrait somebody has written in is left alone.
    """
    index = PortraitIndexPage.objects.get(locale__language_code=language)
    return sum(portrait(index, text) for text in texts("portraits", language))


def portrait(index: PortraitIndexPage, text: Text) -> bool:
    """Write one portrait; whether it was missing or empty."""
    author = Author.objects.filter(key=text.key).first()
    if author is None:
        return False
    page = PortraitPage.objects.filter(author=author, locale=index.locale).first()
    if page is None:
        page = PortraitPage(author=author, locale=index.locale)
        page.follow_record()
        fill(page, text)
        index.add_child(instance=page)
    elif page.body or page.lead:
        return False
    else:
        fill(page, text)
        page.save()
    revision = page.save_revision()
    if page.live:
        revision.publish()
    return True


def fill(page: PortraitPage, text: Text) -> None:
    """Put a text's words into the fields of a page."""
    facts = text.facts
    page.lead = facts["lead"]
    page.body = json.dumps([with_picture(block) for block in text.body])
    own = facts.get("own_words", {})
    page.own_words = rich(own.get("text", ""))
    page.own_words_signature = own.get("signature", "")
    page.own_words_date = own.get("date", "")
    page.written_by = facts.get("written_by", "")
    page.written_on = facts["written_on"]
    page.reviewed_by = facts.get("reviewed_by", "")
    page.reviewed_on = facts.get("reviewed_on")
    page.first_published_at = noon(facts["published"])
    page.search_description = facts["lead"]
    page.curiosities = [
        curiosity(page.locale, text, number, row)
        for number, row in enumerate(facts.get("curiosities", []), start=1)
    ]


def with_picture(block: Block) -> Block:
    """A block as it is stored: a picture by its primary key, everything else as it is."""
    if block["type"] != "picture":
        return block
    said = block["value"]
    picture = picture_of(said["motif"])
    shown = {"image": picture and picture.pk, "alt_text": said["alt"], "decorative": False}
    return {**block, "value": {"picture": shown, "caption": said["caption"]}}


def noon(day: datetime.date) -> datetime.datetime:
    """Noon of a day in the site's time zone."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def curiosity(locale: Locale, text: Text, number: int, row: dict[str, Any]) -> Curiosity:
    """One curiosity, with the same translation key in every language."""
    return Curiosity(
        sort_order=number,
        text=inline(row["text"]),
        source_title=row.get("source", INTERVIEW[text.language]),
        source_kind=row.get("source_kind", SourceKind.CONVERSATION),
        source_reference=row.get("reference", ""),
        written_on=text.facts["written_on"],
        locale=locale,
        translation_key=identity(text.key, f"curiosity {number}"),
    )
