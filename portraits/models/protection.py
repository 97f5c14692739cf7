"""From when the text of an excerpt is free, by what the records say of those who made it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from authorsite.collation import fold
from authorsite.partial_dates import parse_or_none
from authorsite.rights.protection import Maker, Protection, Section, of_work
from portraits.models.vocabulary import Role

if TYPE_CHECKING:
    from portraits.models.excerpts import Excerpt
    from portraits.models.works import Contribution

PROTECTED_ROLES = frozenset({Role.AUTHOR, Role.TRANSLATOR})
"""Whose share stands in a text. A foreword, drawings and photographs are protected by themselves."""


def protection_of(excerpt: Excerpt) -> Protection:
    """The protection of an excerpt's text, its translations included."""
    return of_work(_makers(excerpt), excerpt.work.first_year)


def _makers(excerpt: Excerpt) -> Iterator[Maker]:
    """Authors and translators of the work, then those who translated the excerpt itself."""
    known = {}
    for contribution in excerpt.work.contributions.all():
        if contribution.role in PROTECTED_ROLES:
            maker = _maker(contribution)
            known[fold(maker.name)] = maker
            yield maker
    for text in excerpt.texts.all():
        if text.translator and fold(text.translator) not in known:
            yield Maker(text.translator)


def _maker(contribution: Contribution) -> Maker:
    """Who contributed; the last year in which they can have died."""
    author = contribution.author
    died = parse_or_none(author.death) if author is not None else None
    latest = died.latest if died is not None else None
    return Maker(contribution.display_name, latest.year if latest is not None else None)


def explained(protection: Protection, on: datetime.date | None = None) -> str:
    """The protection in words: whether it has ended, from when it is free, and why."""
    day = on or timezone.localdate()
    if protection.free_from is None:
        reason = _("Nothing is known that would tell when the protection ends.")
    elif protection.section is Section.ANONYMOUS:
        reason = _("Free from %(day)s: first published %(year)d, by nobody known (44 §).") % {
            "day": date_format(protection.free_from, "DATE_FORMAT"),
            "year": protection.year,
        }
    else:
        reason = _("Free from %(day)s: %(name)s died %(year)d (43 §).") % {
            "day": date_format(protection.free_from, "DATE_FORMAT"),
            "name": protection.last.name if protection.last else "",
            "year": protection.year,
        }
    if protection.unknown:
        names = ", ".join(maker.name for maker in protection.unknown)
        return f"{reason} " + _("No year of death is known for: %(names)s.") % {"names": names}
    if protection.is_free(day):
        return f"{reason} " + _("The protection has ended.")
    return reason
