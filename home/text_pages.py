"""Text pages: their sections, and what stands on them by their role, from data and settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from authorsite.interface import NO_LANGUAGE, InterfaceText, own_language_name
from authorsite.interface import gettext as _
from authorsite.partial_dates import format_partial_date
from authorsite.settings.languages import LANGUAGE_CODE
from home.models import TextPage
from home.overview import number_text, overview
from portraits.models import Collection, SitePage
from portraits.querysets.curiosities import shown_curiosities
from portraits.querysets.place_lists import places_with_content
from portraits.views.keeping import kept
from portraits.views.rendering import Address, reader_language


@dataclass
class TextSection:
    """A heading, which stands in the margin, and the blocks under it."""

    heading: str
    blocks: list[Any] = field(default_factory=list)


def sections(body: Iterable[Any]) -> list[TextSection]:
    """The blocks of a text by their headings; what comes before the first has none."""
    found: list[TextSection] = []
    for block in body:
        if block.block_type == "heading":
            found.append(TextSection(str(block.value)))
            continue
        if not found:
            found.append(TextSection(""))
        found[-1].blocks.append(block)
    return found


@dataclass(frozen=True)
class Line:
    """A label with a value; ``url`` links the value."""

    label: InterfaceText
    value: InterfaceText
    url: str = ""


def numbers_of_collection() -> list[Line]:
    """How large the collection is, counted when the page is shown."""
    counted = kept("numbers", count_collection)
    labels = (_("Authors"), _("Works"), _("Places"), _("Written languages"), _("Curiosities"))
    return [
        Line(label, InterfaceText(number_text(number), NO_LANGUAGE))
        for label, number in zip(labels, counted, strict=True)
    ]


def count_collection() -> tuple[int, int, int, int, int]:
    """Authors, works, places, languages and curiosities that readers may see."""
    counts = overview(LANGUAGE_CODE)
    curiosities = shown_curiosities().values("translation_key").distinct().count()
    places = len(places_with_content())
    return counts.authors, counts.works, places, counts.languages, curiosities


def responsible(collection: Collection, language: str) -> list[Line]:
    """Who answers for the site, from the settings; what is not known is said, not left open."""
    organisation = collection.organisation
    found = [
        Line(_("Site"), collection.name_in(language)),
        Line(
            _("Organisation"),
            InterfaceText(organisation, NO_LANGUAGE)
            if organisation
            else _("The libraries of the county"),
        ),
    ]
    if collection.publisher:
        found.append(
            Line(_("Responsible publisher"), InterfaceText(collection.publisher, NO_LANGUAGE))
        )
    email = collection.contact_email
    found.append(
        Line(_("E-mail"), InterfaceText(email, NO_LANGUAGE), f"mailto:{email}")
        if email
        else Line(_("Contact"), _("Ask at your library; it will pass the question on."))
    )
    return found


def updated(page: TextPage, language: str) -> InterfaceText | None:
    """When the text was published last; nothing for a text that has never been edited."""
    if page.last_published_at is None:
        return None
    return format_partial_date(page.last_published_at.date().isoformat(), language)


def language_notice(page: SitePage, addresses: Sequence[Address]) -> dict[str, Any] | None:
    """What ``layout/notice_language.html`` says of a page in another language than the reader's."""
    own = page.content_language
    if own == reader_language():
        return None
    return {
        "shown": {"code": own, "name": own_language_name(own).plain},
        "links": [
            {
                "url": address.path,
                "code": address.language,
                "name": own_language_name(address.language).plain,
            }
            for address in addresses
            if address.whole
        ],
    }
