"""What robots are asked not to fetch, and where the sitemap is (RFC 9309)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

MAX_AGE = 24 * 60 * 60


@cache_control(public=True, max_age=MAX_AGE)
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be fetched; the editor has nothing for robots."""
    sitemap = request.build_absolute_uri(reverse("portraits:sitemap"))
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
