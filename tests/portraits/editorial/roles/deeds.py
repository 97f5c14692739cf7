"""What can be done in the admin, deed by deed, with the roles that may.

A deed is a request as a browser or a script sends it, and what is then different. Whether a button was
there is not asked: a role that must not is refused by what lies below the form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from lxml import html

from tests.people import Browser
from tests.portraits.editorial.roles.things import Things

type Act = Callable[[Browser, Things, str], Any]
type Seen = Callable[[Things, str], Any]


@dataclass(frozen=True)
class Deed:
    """Something to be done.

    Attributes:
        name: what is done.
        act: sends the request, given the browser, what there is, and which page.
        seen: what is different afterwards if it was done; compared before and after.
        who: the letters of the roles that may: to each of `things.PAGES`, or at all.
    """

    name: str
    act: Act
    seen: Seen
    who: str | tuple[str, str, str]


def number_of(model: Any) -> Seen:
    return lambda _things, _kind: model.objects.count()


def form_of(answer: HttpResponse) -> dict[str, str]:
    """What a browser would send of the largest form of a page, as it is."""
    forms = html.document_fromstring(answer.content.decode()).forms
    fields = dict(max((form.form_values() for form in forms), key=len))
    # Made by a script from the data of the form: a body of no blocks.
    return {"body-count": "0", **fields}


def filled_form(client: Browser, path: str, **fields: str) -> HttpResponse:
    """Send the form at an address as it is, with some fields changed or a button pressed."""
    page = client.get(path)
    form = form_of(page) if page.status_code == 200 else {}
    return client.post(path, {**form, **fields})


def bulk(app: str, model: str, action: str, number: Callable[[Things, str], Any]) -> Any:
    """A request to do something with many, of which there is one."""

    def act(client: Browser, things: Things, kind: str, **fields: Any) -> Any:
        path = reverse("wagtail_bulk_action", args=[app, model, action])
        data = {"include_descendants": "on", **fields}
        return client.post(f"{path}?id={number(things, kind)}&next=/admin/", data)

    return act
