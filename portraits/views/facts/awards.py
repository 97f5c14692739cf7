"""Awards in lists: received and nominated for, each with its year and work."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from portraits.models import Award
from portraits.models.vocabulary import AwardStatus
from portraits.views.facts.links import Links
from portraits.views.facts.wording import joined, named, record_text


@dataclass(frozen=True)
class AwardLine:
    """One award; its name is in the main language of the collection."""

    award: Award
    year: int | None
    name: InterfaceText
    work: InterfaceText | None
    work_url: str | None
    note: InterfaceText | None


@dataclass(frozen=True)
class AwardGroup:
    """Awards received, or those the author was nominated for; a heading only where both exist."""

    heading: InterfaceText | None
    lines: list[AwardLine]


def award_groups(
    awards: Iterable[Award], links: Links, linked_works: Collection[int]
) -> list[AwardGroup]:
    """The awards of an author, received first, in the order of their years.

    Args:
        awards: sure ones, with ``work`` loaded.
        links: addresses for the reader.
        linked_works: keys of the works that have a page.
    """
    lines = [award_line(award, links, linked_works) for award in awards]
    lines.sort(key=lambda line: (line.year or 9999, line.award.name, line.award.pk))
    received = [line for line in lines if line.award.status == AwardStatus.RECEIVED]
    nominated = [line for line in lines if line.award.status == AwardStatus.NOMINATED]
    groups = []
    if received:
        groups.append(AwardGroup(_("Received") if nominated else None, received))
    if nominated:
        groups.append(AwardGroup(_("Nominated for"), nominated))
    return groups


def award_line(award: Award, links: Links, linked_works: Collection[int]) -> AwardLine:
    """One award; a work that readers may not see is not named."""
    work, url = None, None
    if award.work is not None and award.work.live:
        work = joined((named(part) for part in award.work.title_parts), " / ")
        url = links.work(award.work) if award.work.pk in linked_works else None
    elif award.work_title:
        work = InterfaceText(award.work_title, "")
    note = record_text(award.note) if award.note else None
    return AwardLine(award, award.year, record_text(award.name), work, url, note)
