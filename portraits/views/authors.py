"""Authors A–Ö."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from portraits.models import PortraitIndexPage
from portraits.views.rendering import render


def author_index(request: HttpRequest, page: PortraitIndexPage) -> HttpResponse:
    """The list of authors, searched and narrowed."""
    return render(
        request,
        page,
        "portraits/authors/author_index_page.html",
        section="portraitindexpage",
        keep_query=True,
    )
