"""The portrait page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from portraits.models import PortraitPage
from portraits.views.rendering import render


def portrait(request: HttpRequest, page: PortraitPage) -> HttpResponse:
    """One portrait: the facts of the record and what is said in the best language there is."""
    return render(
        request, page, "portraits/portraits/portrait_page.html", section="portraitindexpage"
    )
