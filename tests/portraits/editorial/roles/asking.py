"""Opening addresses as a role, and whether the answer is a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from wagtail.models import Page

from tests.people import Browser, logged_in
from tests.portraits.editorial.roles.things import Things

ROLES = {
    "S": "Skribent",
    "K": "Konsult",
    "R": "Redaktör",
    "Ö": "Översättare: suomi",
    "G": "Språkgranskare: suomi",
    "A": "Administratör",
}
"""The groups by the letter that stands for them in the tables."""

EVERYBODY = "".join(ROLES)
NOBODY = ""

METHODS = ("get", "post", "put")
_SCRIPTS = {"x-requested-with": "XMLHttpRequest"}
"""Asked as a script, Wagtail answers a refusal with 403 instead of leading to the start page."""


@dataclass
class Role:
    """Somebody in a group, in a browser, who owns the pages that are to be their own."""

    letter: str
    client: Browser


def play(letter: str, things: Things) -> Role:
    """A new member of a role's group."""
    client = logged_in(f"roll-{letter}", ROLES[letter])
    own = [pages["own"].pk for pages in (things.pages, things.reviewed)]
    Page.objects.filter(pk__in=own).update(owner=client.user)
    return Role(letter, client)


def is_refusal(answer: HttpResponse) -> bool:
    """Whether somebody is turned away, or finds nothing at the address."""
    if answer.status_code in {403, 404}:
        return True
    place = answer.headers.get("Location", "")
    # What is not there is looked for among the readers' pages of the default language.
    return place == "/admin/" or place.startswith(("/admin/login/", "/sv/"))


def _sent(method: str) -> dict[str, Any]:
    """What the few addresses cannot do without that take no form."""
    if method == "get":
        return {}
    if method == "put":
        return {"data": "value=ord", "content_type": "application/x-www-form-urlencoded"}
    words = b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: x\\n"\n'
    file = SimpleUploadedFile("x.po", words, content_type="text/x-gettext")
    return {"data": {"file": file, "next": "/admin/account/"}}


def opens(client: Browser, path: str) -> bool:
    """Whether an address lets somebody in; whatever that changes is taken back."""
    for method in METHODS:
        with transaction.atomic():
            answer = getattr(client, method)(path, headers=_SCRIPTS, **_sent(method))
            transaction.set_rollback(True)
        if answer.status_code != 405:
            break
    return not is_refusal(answer)
