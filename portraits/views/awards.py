"""Awards: each with those who received it or were nominated, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from authorsite.collation import sort_key
from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from authorsite.settings.languages import site_language
from portraits.models import Award, AwardIndexPage
from portraits.models.vocabulary import AwardStatus
from portraits.querysets.portraits import is_portrayed
from portraits.querysets.work_lists import listed_works
from portraits.routing import site_tree
from portraits.views.facts.awards import award_line
from portraits.views.facts.links import Links
from portraits.views.facts.wording import record_text
from portraits.views.paging import paged
from portraits.views.rendering import Head, reader_language, record_addresses, render

SECTION = "awardindexpage"
PAGE_SIZE = 40
"""Awards on a page, each with all who received it."""


@dataclass(frozen=True)
class AwardRow:
    """One time an award was given: to whom, for which work, or only nominated."""

    year: int | None
    author: str
    url: str
    work: InterfaceText | None
    work_url: str
    nominated: bool


@dataclass(frozen=True)
class AwardGroup:
    """An award with the times it was given."""

    name: InterfaceText
    rows: list[AwardRow]


def award_index(request: HttpRequest, page: AwardIndexPage) -> HttpResponse:
    """The awards by name."""
    links = Links(site_tree(request), reader_language())
    names, pager = paged(request, award_names(links.language), PAGE_SIZE)
    awards = shown_awards(names)
    request.has_invented = any(award.author.invented for award in awards)  # type: ignore[attr-defined]
    return render(
        request,
        page,
        "portraits/awards/award_index_page.html",
        {"groups": award_groups(awards, names, links), "pager": pager},
        head=Head(
            title=page.seo_title or page.title,
            description=page.search_description
            or page.lead
            or _("Who has received what, and for which book.").plain,
        ),
        addresses=record_addresses(site_tree(request), SECTION),
        section=SECTION,
        keep_query=True,
    )


def award_names(language: str) -> list[str]:
    """The names of all awards of listed authors, in the order of the reader's alphabet."""
    alphabet = site_language(language).alphabet
    names = Award.objects.public().filter(is_portrayed("author")).order_by()
    return sorted(
        names.values_list("name", flat=True).distinct(),
        key=lambda name: sort_key(name, alphabet),
    )


def shown_awards(names: Iterable[str]) -> list[Award]:
    """The awards with the names, newest first, received before nominated."""
    awards = Award.objects.public().filter(is_portrayed("author"), name__in=list(names))
    rows = awards.select_related("author", "work")
    return sorted(
        rows,
        key=lambda award: (
            -(award.year or 0),
            award.status == AwardStatus.NOMINATED,
            award.author.sort_sv,
            award.pk,
        ),
    )


def award_groups(awards: Iterable[Award], names: Iterable[str], links: Links) -> list[AwardGroup]:
    """The awards under their names."""
    found = list(awards)
    works = {award.work_id for award in found if award.work_id}
    linked = set(listed_works().filter(pk__in=works).values_list("pk", flat=True))
    groups = {name: AwardGroup(record_text(name), []) for name in names}
    for award in found:
        line = award_line(award, links, linked)
        groups[award.name].rows.append(
            AwardRow(
                award.year,
                award.author.name,
                links.author(award.author) or "",
                line.work if line.work_url or not award.work_id else None,
                line.work_url or "",
                award.status == AwardStatus.NOMINATED,
            )
        )
    return list(groups.values())
