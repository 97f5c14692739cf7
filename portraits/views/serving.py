"""Asked before any page is served: is it shown at all, and is this its one right address?"""

from __future__ import annotations

from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from wagtail.models import Page

from portraits.models import ExcerptPage, PortraitPage
from portraits.routing import site_tree
from portraits.views.permanent import withdrawn
from portraits.views.rendering import reader_language


def refuse_unshown(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    """Answer for a page that is live, or was, of a record that readers may not see.

    Nothing is unpublished in cascade, so this question is asked whenever a page is served. A
    portrait is not found; an excerpt, which schools link to, says that it has been withdrawn.

    Raises:
        Http404: when the author of a portrait is unpublished or hidden.
    """
    if isinstance(page, PortraitPage) and not page.author.is_public:
        raise Http404
    if (
        isinstance(page, ExcerptPage)
        and not ExcerptPage.objects.shown().filter(pk=page.pk).exists()
    ):
        return withdrawn(request, page.excerpt)
    return None


def redirect_to_reader_path(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    """Lead an address in mixed languages (``/en/forfattare/…``) to the one right address.

    What a page routes itself (the key of a record, the form of a text) is kept, and so is the query.
    """
    if request.method not in {"GET", "HEAD"}:
        return None
    right = site_tree(request).reader_path(page, reader_language())
    match = getattr(request, "routable_resolver_match", None)
    if match is not None:
        right += page.reverse_subpage(match.url_name, match.args, match.kwargs)
    right += kwargs.get("form", "")
    if request.path == right:
        return None
    query = request.META.get("QUERY_STRING", "")
    address = f"{right}?{query}" if query else right
    # The address of an excerpt is for ever; what is around its id may be wrong.
    if isinstance(page, ExcerptPage):
        return HttpResponsePermanentRedirect(address)
    return HttpResponseRedirect(address)
