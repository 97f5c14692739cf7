"""What is said on a portrait beside its facts: own words, curiosities, dates, citation, contact."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from urllib.parse import quote

from django.utils import timezone

from authorsite.interface import NO_LANGUAGE, InterfaceText, ngettext
from authorsite.interface import gettext as _
from authorsite.partial_dates import format_partial_date, parse_or_none
from portraits.models import Author, Curiosity, PortraitPage
from portraits.models.vocabulary import Confidence
from portraits.views.facts import SourceLine, source_line
from portraits.views.facts.wording import joined, labelled

AGED = 2
"""Years after which the author's own words say how old they are."""


@dataclass(frozen=True)
class OwnWords:
    """The author's own presentation: who signed it, when, and how long ago if it is old."""

    text: str
    signature: str
    date: InterfaceText | None
    age: InterfaceText | None


def own_words(page: PortraitPage, language: str) -> OwnWords | None:
    """The author's own presentation, if there is one."""
    if not page.own_words:
        return None
    date = format_partial_date(page.own_words_date, language) if page.own_words_date else None
    return OwnWords(page.own_words, page.own_words_signature, date, _age(page.own_words_date))


def _age(text: str) -> InterfaceText | None:
    written = parse_or_none(text)
    if written is None or written.latest is None:
        return None
    years = timezone.localdate().year - written.latest.year
    if years < AGED:
        return None
    return ngettext("%(count)d year ago", "%(count)d years ago", years) % {"count": years}


@dataclass(frozen=True)
class ShownCuriosity:
    """A curiosity with its source, or without one of its own, and who wrote and checked it."""

    text: str
    source: SourceLine | None
    written: InterfaceText | None
    reviewed: InterfaceText | None


def curiosities(page: PortraitPage, language: str, written_in: str) -> list[ShownCuriosity]:
    """The curiosities of a portrait that are sure enough, for a reader of a language.

    Their texts and sources are in the language the portrait is written in.
    """
    return [
        ShownCuriosity(
            row.text,
            source_line(row, language, written_in),
            _by(row.written_by, row.written_on, language),
            _by(row.reviewed_by, _iso(row.reviewed_on), language),
        )
        for row in page.curiosities.all()
        if _is_shown(row)
    ]


def _is_shown(row: Curiosity) -> bool:
    return row.confidence != Confidence.LOW


def _iso(date: datetime.date | None) -> str:
    return date.isoformat() if date else ""


def _by(name: str, date: str, language: str) -> InterfaceText | None:
    """A name with a date, of which one may be missing."""
    parts = [InterfaceText(name, NO_LANGUAGE)] if name else []
    if date:
        parts.append(format_partial_date(date, language))
    return joined(parts) if parts else None


@dataclass(frozen=True)
class DatedLine:
    """A label with a day, and the day for machines."""

    label: InterfaceText
    text: InterfaceText
    iso: str = ""


def colophon(page: PortraitPage, author: Author, language: str) -> list[DatedLine]:
    """Who wrote and reviewed the text, when it was published, when text or facts changed."""
    lines = []
    if written := _by(page.written_by, page.written_on, language):
        lines.append(DatedLine(_("Written"), written))
    if reviewed := _by(page.reviewed_by, _iso(page.reviewed_on), language):
        lines.append(DatedLine(_("Reviewed"), reviewed))
    first, updated = _day(page.first_published_at), updated_on(page, author)
    if first:
        lines.append(_dated(_("Published"), first, language))
    if updated and updated != first:
        lines.append(_dated(_("Updated"), updated, language))
    return lines


def _dated(label: InterfaceText, day: datetime.date, language: str) -> DatedLine:
    return DatedLine(label, format_partial_date(day.isoformat(), language), day.isoformat())


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(moment) if moment else None


def updated_on(page: PortraitPage, author: Author) -> datetime.date | None:
    """The day the portrait last changed: its text or the facts, whichever was later."""
    moments = [page.last_published_at, author.last_published_at]
    return _day(max((moment for moment in moments if moment), default=None))


@dataclass(frozen=True)
class Citation:
    """How to cite a portrait, in the parts that are set differently."""

    writer: str
    title: InterfaceText
    collection: str
    updated: InterfaceText | None
    url: str
    retrieved: InterfaceText

    @property
    def plain(self) -> str:
        """The citation as one line of text, to be copied."""
        parts = [
            f"{self.writer}." if self.writer else "",
            self.title.plain,
            f"{self.collection}.",
            self.updated.plain if self.updated else "",
            self.url,
            self.retrieved.plain,
        ]
        return " ".join(part for part in parts if part)


def citation(
    page: PortraitPage, author: Author, collection: str, url: str, language: str
) -> Citation:
    """How to cite a portrait today."""
    updated = updated_on(page, author)
    today = format_partial_date(timezone.localdate().isoformat(), language)
    day = format_partial_date(updated.isoformat(), language) if updated else None
    return Citation(
        page.written_by,
        _("“%(title)s”.") % {"title": author.name},
        collection,
        _("Updated %(date)s.") % {"date": day} if day else None,
        url,
        _("Retrieved %(date)s.") % {"date": today},
    )


def mail_link(address: str, subject: InterfaceText, name: str, url: str) -> str:
    """A link that opens a letter about a portrait; without an address the reader chooses one."""
    line = labelled(subject, InterfaceText(name, NO_LANGUAGE)).plain
    return f"mailto:{quote(address)}?subject={quote(line)}&body={quote(url)}"
