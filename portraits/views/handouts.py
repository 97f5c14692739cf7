"""An excerpt as a class takes it away: a sheet (PDF), a document (DOCX), a text file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from portraits import handouts as making
from portraits.handouts.documents import document_of
from portraits.handouts.handout import Handout, HandoutTooLongError, UnprintableTextError
from portraits.handouts.plain_texts import plain_text_of
from portraits.handouts.sheets import pdf_of
from portraits.models import ExcerptPage
from portraits.models.reuse import Form, permitted
from portraits.routing import site_tree
from portraits.views.excerpt_credits import uses_line
from portraits.views.handout_contents import handout_of
from portraits.views.rendering import reader_language

KEPT_SECONDS = 24 * 60 * 60
type Make = Callable[[Handout], bytes]


def pdf(request: HttpRequest, page: ExcerptPage) -> HttpResponse:
    """A sheet to print."""
    return _answer(request, page, Form.PRINT, "pdf", "application/pdf", pdf_of)


def document(request: HttpRequest, page: ExcerptPage) -> HttpResponse:
    """A document that a teacher may change."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _answer(request, page, Form.DOCUMENT, "docx", kind, document_of)


def plain_text(request: HttpRequest, page: ExcerptPage) -> HttpResponse:
    """The text alone, for reading aids: row N is line N."""
    return _answer(request, page, Form.TEXT, "txt", "text/plain; charset=utf-8", plain_text_of)


def _answer(
    request: HttpRequest, page: ExcerptPage, form: Form, ending: str, kind: str, make: Make
) -> HttpResponse:
    """One form of an excerpt.

    Raises:
        Http404: for an excerpt without a text.
    """
    if not permitted(page.excerpt, form):
        return _refused(request, page)
    handout = handout_of(request, page)
    if handout is None:
        raise Http404
    path = site_tree(request).reader_path(page, reader_language())
    return handout_response(
        request, handout, (ending, kind, make), canonical=request.build_absolute_uri(path)
    )


def handout_response(
    request: HttpRequest, handout: Handout, form: tuple[str, str, Make], *, canonical: str
) -> HttpResponse:
    """A handout in a form, made when it is asked for and kept by its content.

    Args:
        request: the reader's request.
        handout: what stands on it.
        form: the ending of its file name, its media type, and what makes it.
        canonical: the address of the page that it is a form of.
    """
    ending, kind, make = form
    key = f"{handout.digest}-{_making()}-{ending}"
    etag = quote_etag(key)
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        try:
            made = cache.get_or_set(f"handout:{key}", lambda: make(handout), KEPT_SECONDS)
        except HandoutTooLongError:
            return _impossible(request, canonical, _("The text is too long for one handout."))
        except UnprintableTextError:
            return _impossible(
                request, canonical, _("There are letters in the text that cannot be printed here.")
            )
        answer = HttpResponse(made, content_type=kind)
        name = f"{handout.source.text}.{ending}".replace("/", "-")
        shown = content_disposition_header(as_attachment=False, filename=name)
        answer["Content-Disposition"] = shown or "inline"
    answer["ETag"] = etag
    answer["Link"] = f'<{canonical}>; rel="canonical"'
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "no-cache"
    return answer


@lru_cache(maxsize=1)
def _making() -> str:
    """A name for the code that makes handouts: what it made before is not what it makes now."""
    folder = Path(making.__file__).parent
    content = b"".join(path.read_bytes() for path in sorted(folder.glob("*.[pt]y*")))
    return hashlib.sha256(content).hexdigest()[:12]


def _refused(request: HttpRequest, page: ExcerptPage) -> HttpResponse:
    """Why a form of a text is not to be had (403), and where it can be read."""
    right = page.excerpt.rights
    reason = uses_line(right, reader_language()) if right is not None else None
    path = site_tree(request).reader_path(page, reader_language())
    return _explained(request, page.title, reason, path, 403)


def _impossible(request: HttpRequest, canonical: str, reason: InterfaceText) -> HttpResponse:
    """Why a handout could not be made (422), and where the text can be read."""
    return _explained(request, "", reason, canonical, 422)


def _explained(
    request: HttpRequest, title: str, reason: InterfaceText | None, url: str, status: int
) -> HttpResponse:
    context = {"title": title, "reason": reason, "url": url, "status": status}
    answer = render(request, "portraits/excerpts/no_handout.html", context, status=status)
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "no-cache"
    return answer
