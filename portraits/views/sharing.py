"""Ways to pass an excerpt on: plain addresses, no script of anybody's."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from portraits.models import Excerpt
from portraits.models.reuse import Form, permitted
from portraits.views.embedding import HEIGHT, WIDTH, kept_place, permanent_address

_CLASSROOM = "https://classroom.google.com/share"
_TEAMS = "https://teams.microsoft.com/share"


@dataclass(frozen=True)
class Sharing:
    """Addresses at which an excerpt, or the part that is marked, is passed on.

    Attributes:
        permanent: the address that never changes.
        code: its QR code, as a picture.
        mail: a new mail.
        classroom: Google Classroom's own form.
        teams: that of Microsoft Teams.
        frame: what to paste into another page; empty where the right does not let others show it.
    """

    permanent: str
    code: str
    mail: str
    classroom: str
    teams: str
    frame: str


def sharing(request: HttpRequest, record: Excerpt, title: str, language: str) -> Sharing:
    """How an excerpt is passed on.

    Args:
        request: the reader's request, which may ask for a part.
        record: the excerpt.
        title: what it is called there, with author and place.
        language: the reader's language.
    """
    kept = kept_place(request)
    address = permanent_address(request, record.pid, kept)
    query = f"?{urlencode(kept)}" if kept else ""
    frame = ""
    if permitted(record, Form.EMBED):
        source = request.build_absolute_uri(reverse("portraits:embed", args=[record.pid]))
        frame = format_html(
            '<iframe src="{}?{}" width="{}" height="{}" title="{}"></iframe>',
            source, urlencode({**kept, "lang": language}), WIDTH, HEIGHT, title,
        )  # fmt: skip
    return Sharing(
        permanent=address,
        code=f"{request.path}qr.svg{query}",
        mail=f"mailto:?{urlencode({'subject': title, 'body': address}, quote_via=quote)}",
        classroom=f"{_CLASSROOM}?{urlencode({'url': address, 'title': title})}",
        teams=f"{_TEAMS}?{urlencode({'href': address, 'msgText': title, 'preview': 'true'})}",
        frame=str(frame),
    )
