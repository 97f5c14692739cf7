"""The start page of the admin: what waits for whom, with one click to act."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState

from authorsite.rights.models import RightsRecord
from authorsite.settings.languages import SITE_LANGUAGES
from portraits.actions.warn_of_ending_rights import AHEAD
from portraits.editorial.panels import edit_url
from portraits.editorial.parity import OUTDATED, in_state
from portraits.editorial.translating import own_locales
from portraits.models import Author, Excerpt, PortraitPage, Work
from portraits.routing import homes

FIRST = 5
"""How many of each kind are named; the number says how many there are."""

REVIEW_AFTER = datetime.timedelta(days=2 * 365)
"""How old a portrait's facts may grow before somebody should look at them again."""


@dataclass(frozen=True)
class Item:
    """Something to act on: what it is, what is to be said of it, and where one acts."""

    title: str
    note: str
    url: str


@dataclass(frozen=True)
class Pile:
    """What waits of one kind; ``url`` leads to all of it, where there is such a list."""

    title: str
    count: int
    items: list[Item]
    url: str = ""


def waiting(user: Any) -> Pile:
    """What a user is asked to decide, that which has waited longest first."""
    states = TaskState.objects.reviewable_by(user)
    first = states.select_related("workflow_state", "task").order_by("started_at")[:FIRST]
    items = []
    for state in first:
        shown = state.workflow_state.content_object
        due = getattr(state.task.specific, "due", None)
        until = _("by %(day)s") % {"day": date_format(due(state), "DATE_FORMAT")} if due else ""
        note = ", ".join(part for part in (state.task.name, until) if part)
        items.append(Item(str(shown), note, _edit(shown)))
    return Pile(
        _("Waiting for you"), states.count(), items, reverse("wagtailadmin_reports:workflow_tasks")
    )


def _edit(shown: Any) -> str:
    """Where a page or a record is edited."""
    if isinstance(shown, Page):
        return reverse("wagtailadmin_pages:edit", args=[shown.pk])
    return edit_url(shown)


def drafts(user: Any) -> Pile:
    """What a user was the last to write in and nobody has published, the latest first."""
    mine = Q(has_unpublished_changes=True, latest_revision__user=user.pk)
    found: list[Any] = []
    count = 0
    everything: tuple[Any, ...] = (Page, Author, Work, Excerpt)
    for model in everything:
        rows = model.objects.filter(mine).select_related("latest_revision")
        count += rows.count()
        found += rows.order_by("-latest_revision__created_at")[:FIRST]
    found.sort(key=lambda row: row.latest_revision.created_at, reverse=True)
    items = [
        Item(
            _draft_title(row),
            date_format(timezone.localtime(row.latest_revision.created_at), "DATE_FORMAT"),
            _edit(row),
        )
        for row in found[:FIRST]
    ]
    return Pile(_("Your drafts"), count, items)


def _draft_title(shown: Any) -> str:
    """The title of a page as its draft has it, or a record as it is."""
    return str(shown.get_admin_display_title()) if isinstance(shown, Page) else str(shown)


def outdated(user: Any) -> Pile:
    """Translations into the user's languages whose originals have changed."""
    locales = own_locales(user)
    codes = [home.locale.language_code for home in homes() if home.locale_id in locales]
    count = 0
    items: list[Item] = []
    for language in SITE_LANGUAGES:
        if language.code not in codes:
            continue
        texts = PortraitPage.objects.filter(in_state(language.code, OUTDATED), alias_of=None)
        texts = texts.filter(locale__language_code=language.code)
        count += texts.count()
        items += [
            Item(str(page), language.own_name, reverse("translations:page", args=[page.pk]))
            for page in texts.order_by("title")[: FIRST - len(items)]
        ]
    board = f"{reverse('translations:board')}?state={OUTDATED}"
    return Pile(_("Outdated translations"), count, items, board)


def ending_rights(user: Any) -> Pile:
    """Rights that end soon; for those who may clear them."""
    if not user.has_perm("rights.change_rightsrecord"):
        return Pile(_("Rights that end"), 0, [])
    today = timezone.localdate()
    last = today + AHEAD
    rights = RightsRecord.objects.ending(today, last)
    items = [
        Item(str(right), date_format(right.ends or today, "DATE_FORMAT"), edit_url(right))
        for right in rights[:FIRST]
    ]
    index = reverse(RightsRecord.snippet_viewset.get_url_name("list"))
    return Pile(_("Rights that end"), rights.count(), items, f"{index}?ends_before={last}")


def due_for_review(user: Any) -> Pile:
    """Portraits in the user's languages that nobody has looked through for long, the oldest first."""
    before = timezone.localdate() - REVIEW_AFTER
    old = PortraitPage.objects.live().filter(
        locale__in=own_locales(user), alias_of=None, reviewed_on__lt=before
    )
    # What is old in several languages is one thing to do.
    first = old.order_by().values("author").annotate(first=Min("pk")).values("first")
    pages = PortraitPage.objects.filter(pk__in=first)
    items = [
        Item(
            str(page),
            date_format(page.reviewed_on, "DATE_FORMAT"),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )
        for page in pages.order_by("reviewed_on", "title")[:FIRST]
    ]
    return Pile(_("Portraits to look through again"), pages.count(), items)


PILES = (waiting, drafts, outdated, ending_rights, due_for_review)


class DeskPanel(Component):
    """All that waits; says so when nothing does."""

    name = "desk"
    template_name = "portraits/editorial/desk.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The piles that are not empty."""
        user = parent_context["request"].user
        piles = [pile(user) for pile in PILES]
        return {"piles": [pile for pile in piles if pile.count]}


# Wagtail's own panels that say the same in another place.
REPLACED = {"workflow_objects_to_moderate"}


def construct_desk(request: HttpRequest, panels: list[Component]) -> None:
    """Put the desk first, in place of what it says as well."""
    kept = (panel for panel in panels if getattr(panel, "name", "") not in REPLACED)
    panels[:] = [DeskPanel(), *kept]
