"""What is done with pages: through forms, by scripts, and with many at once."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from tests.people import Browser
from tests.portraits.editorial.roles.asking import NOBODY
from tests.portraits.editorial.roles.deeds import Act, Deed, Seen, bulk, filled_form, number_of
from tests.portraits.editorial.roles.things import Things

_LATER = "2099-01-01 10:00"


def _page(things: Things, kind: str) -> Page | None:
    return Page.objects.filter(pk=things.pages[kind].pk).first()


def _state(*names: str) -> Seen:
    """Some columns of the page; nothing once it is gone."""
    return lambda things, kind: (
        Page.objects.filter(pk=things.pages[kind].pk).values_list(*names).first()
    )


def _reviewed(things: Things, kind: str) -> Any:
    """Where the review of a page is, and whether it is published."""
    page = type(things.reviewed[kind]).objects.get(pk=things.reviewed[kind].pk)
    state = page.current_workflow_state
    return page.live, state and (state.status, state.current_task_state_id)


def _edit(**fields: str) -> Act:
    """The form of a page."""

    def act(client: Browser, things: Things, kind: str) -> Any:
        path = reverse("wagtailadmin_pages:edit", args=[things.pages[kind].pk])
        if kind == "fi":
            # A translation is saved passage by passage; its form only publishes.
            return client.post(path, {"action": "publish"} if "action-publish" in fields else {})
        return filled_form(client, path, **fields)

    return act


def _post(name: str, **fields: str) -> Act:
    """A request to an address of a page."""
    return lambda client, things, kind: client.post(
        reverse(f"wagtailadmin_pages:{name}", args=[things.pages[kind].pk]), fields
    )


def _api(action: str, **data: Any) -> Act:
    """A request to the interface of scripts."""

    def act(client: Browser, things: Things, kind: str) -> Any:
        page = things.pages[kind]
        given = {name: value(page) if callable(value) else value for name, value in data.items()}
        path = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
        return client.post(path, given, content_type="application/json")

    return act


def _decide(action: str) -> Act:
    def act(client: Browser, things: Things, kind: str) -> Any:
        page = things.reviewed[kind]
        state = page.current_workflow_task_state
        path = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
        return client.post(path, {"comment": "Se över."})

    return act


PUBLISHED = _state("live", "live_revision_id", "alias_of_id")
EDITORS = ("RA", "RA", "RA")
NO_PAGE = (NOBODY, NOBODY, NOBODY)

ON_PAGES = [
    Deed("save", _edit(slug="nytt"), _state("latest_revision_id"), ("KRA", NOBODY, "SKRA")),
    Deed("publish", _edit(**{"action-publish": "1"}), PUBLISHED, EDITORS),
    Deed(
        "publish later",
        _edit(**{"action-publish": "1", "go_live_at": _LATER}),
        lambda things, kind: _page(things, kind).scheduled_revision,
        ("RA", NOBODY, "RA"),
    ),
    Deed("expire", _edit(expire_at=_LATER), _state("expire_at"), (NOBODY, NOBODY, "SKRA")),
    Deed(
        "submit",
        _edit(**{"action-submit": "1"}),
        lambda things, kind: _page(things, kind).current_workflow_state,
        ("KRA", NOBODY, "SKRA"),
    ),
    Deed("unpublish", _post("unpublish"), PUBLISHED, ("RA", NOBODY, NOBODY)),
    Deed("delete", _post("delete"), _state("pk"), ("A", "KRÖA", "SKRA")),
    Deed("copy", _post("copy", new_title="Ny", new_slug="ny"), number_of(Page), NO_PAGE),
    Deed("order", _post("set_page_position", position="0"), _state("path"), EDITORS),
    Deed("lock", _post("lock"), _state("locked"), EDITORS),
    Deed(
        "make private",
        _post("set_privacy", restriction_type="login"),
        number_of(PageViewRestriction),
        EDITORS,
    ),
    Deed(
        "mirror",
        lambda client, things, kind: client.post(
            reverse("wagtail_localize:convert_to_alias", args=[things.pages[kind].pk])
        ),
        PUBLISHED,
        (NOBODY, "RA", NOBODY),
    ),
    Deed(
        "approve",
        _decide("approve"),
        _reviewed,
        ("RA", "G", "RA"),
    ),
    Deed("send back", _decide("reject"), _reviewed, ("RA", "G", "RA")),
]

API_ACTIONS = [
    Deed("publish", _api("publish"), PUBLISHED, EDITORS),
    Deed("unpublish", _api("unpublish"), PUBLISHED, ("RA", NOBODY, NOBODY)),
    Deed("delete", _api("delete"), _state("pk"), ("A", "KRÖA", "SKRA")),
    Deed("copy", _api("copy", slug="kopia"), number_of(Page), NO_PAGE),
    Deed(
        "move",
        _api("move", destination_page_id=lambda page: page.get_parent().pk, position="last-child"),
        _state("path"),
        ("RA", "KRÖA", "SKRA"),
    ),
    Deed(
        "create_alias",
        _api(
            "create_alias", destination_page_id=lambda page: page.get_parent().pk, update_slug="x"
        ),
        number_of(Page),
        NO_PAGE,
    ),
    Deed("convert_alias", _api("convert_alias"), PUBLISHED, NO_PAGE),
    Deed(
        "copy_for_translation", _api("copy_for_translation", locale="en"), number_of(Page), NO_PAGE
    ),
    Deed(
        "revert_to_page_revision",
        _api("revert_to_page_revision", revision_id=lambda page: page.revisions.first().pk),
        _state("latest_revision_id"),
        ("KRA", "KRÖGA", "SKRA"),
    ),
]
"""What ``wagtailadmin_api:pages:action`` knows."""


def _of_page(things: Things, kind: str) -> int:
    return things.pages[kind].pk


BULK_ON_PAGES = [
    Deed("publish", bulk("wagtailcore", "page", "publish", _of_page), PUBLISHED, EDITORS),
    Deed(
        "unpublish", bulk("wagtailcore", "page", "unpublish", _of_page), PUBLISHED, ("RA", "", "")
    ),
    Deed(
        "delete",
        bulk("wagtailcore", "page", "delete", _of_page),
        _state("pk"),
        ("A", "KRÖA", "SKRA"),
    ),
    Deed("move", bulk("wagtailcore", "page", "move", _of_page), _state("path"), NO_PAGE),
]
