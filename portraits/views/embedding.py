"""Excerpts on other people's pages: a card in a frame, and the answer by which pages find it (oEmbed 1.0).

The card is the only page that may be framed. It has no script, sets no cookies and stores nothing, so
that it works in a sandboxed frame too.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import get_language_from_request, override
from django.views import View
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from authorsite.permanent_ids import is_valid, normalised
from authorsite.settings.languages import LANGUAGE_CODE, SITE_LANGUAGES
from portraits.handouts.codes import code_svg
from portraits.models import ExcerptPage
from portraits.models.reuse import Form, permitted
from portraits.routing import site_tree
from portraits.views.excerpt_credits import right_line
from portraits.views.extracts import Extract, Wanted, extract, shown_pages
from portraits.views.facts.links import Links
from portraits.views.ranges import asked_in
from portraits.views.rendering import current_collection

WIDTH, HEIGHT = 600, 300
"""Pixels of the card, as designed; it shrinks to any width."""
LEAST = 120
CARD_CHARACTERS, CARD_ROWS = 320, 6
"""How much of a text a card has room for."""
CACHE_SECONDS = 24 * 60 * 60
_CODES = frozenset(language.code for language in SITE_LANGUAGES)
_PAGE = re.compile(r".*-(?P<pid>[0-9A-Za-z]{7})/(?:[a-z]+\.[a-z]+)?")
_PERMANENT = re.compile(r"/(?:t|T|embed)/(?P<pid>[0-9A-Za-z]{7})/?")
_FRAMEABLE: dict[str, Any] = {
    **settings.SECURE_CSP,
    "script-src": [CSP.NONE],
    "frame-ancestors": ["*"],
}


def place_in(asked: dict[str, str]) -> str:
    """The place that an address asks for, as lessons write it: "r5-12", "s3"; empty for the whole."""
    for name, letter in (("rad", "r"), ("st", "s")):
        if said := asked.get(name, "").strip()[:20]:
            return f"{letter}{said}"
    return ""


@method_decorator(xframe_options_exempt, name="dispatch")
@method_decorator(csp_override(_FRAMEABLE), name="dispatch")
class EmbedView(View):
    """The card of an excerpt."""

    def get(self, request: HttpRequest, typed: str) -> HttpResponse:
        """The beginning of the text, or the part asked for, with its author and its right.

        A text that its right does not let others show is named and linked to; one that is not shown
        answers 410 and says so; an id that is none answers 404. All of them in a card.
        """
        request.has_no_language = True  # type: ignore[attr-defined]
        asked = asked_in(request.GET.dict())
        language = asked.get("lang", "")
        if language not in _CODES:
            language = get_language_from_request(request) or LANGUAGE_CODE
        with override(language):
            answer = self._card(request, normalised(typed), asked, language)
        patch_vary_headers(answer, ["Accept-Language"])
        answer["X-Robots-Tag"] = "noindex"
        answer["Content-Language"] = language
        return answer

    @staticmethod
    def _card(request: HttpRequest, pid: str, asked: dict[str, str], language: str) -> HttpResponse:
        found = found_text(request, pid, language, place_in(asked))
        context: dict[str, Any] = {"language": language, "collection": current_collection(request)}
        status = 200
        if found is None or found.page is None:
            status = 410 if is_valid(pid) and ExcerptPage.objects.filter(excerpt__pid=pid) else 404
            context["permanent"] = request.build_absolute_uri("/")
        else:
            record = found.page.excerpt
            context |= {
                "extract": found,
                "lines": _beginning(found) if permitted(record, Form.EMBED) else [],
                "right": right_line(record.rights) if record.rights else None,
                "permanent": permanent_address(request, pid, _place_of(asked)),
            }
        return render(request, "portraits/excerpts/embed.html", context, status=status)


def found_text(request: HttpRequest, pid: str, language: str, place: str = "") -> Extract | None:
    """The text with an id, as readers may see it; None for an id that is none."""
    if not is_valid(pid):
        return None
    page = shown_pages([pid], language).get(pid)
    return extract(1, Wanted(pid, place), page, Links(site_tree(request), language))


def _beginning(found: Extract) -> list[str]:
    """The rows that fit a card; at least one."""
    lines: list[str] = []
    for row in found.rows:
        room = CARD_CHARACTERS - sum(map(len, lines))
        if lines and (len(row.text) > room or len(lines) == CARD_ROWS):
            break
        lines.append(row.text)
    return lines


def kept_place(request: HttpRequest) -> dict[str, str]:
    """The part of the text that an address asks for, as it is passed on."""
    return _place_of(asked_in(request.GET.dict()))


def _place_of(asked: dict[str, str]) -> dict[str, str]:
    return {name: asked[name] for name in ("rad", "st", "v") if asked.get(name)}


def permanent_address(request: HttpRequest, pid: str, kept: dict[str, str]) -> str:
    """The address that never changes, with the part asked for."""
    address = request.build_absolute_uri(reverse("portraits:permanent", args=[pid]))
    return f"{address}?{urlencode(kept)}" if kept else address


def discovery(request: HttpRequest) -> str:
    """The address at which the page that is asked for is described, for its head."""
    kept = kept_place(request)
    page = request.build_absolute_uri(request.path)
    url = f"{page}?{urlencode(kept)}" if kept else page
    return f"{request.build_absolute_uri(reverse('portraits:oembed'))}?{urlencode({'url': url})}"


def qr_svg(request: HttpRequest, page: ExcerptPage) -> HttpResponse:
    """The code of the permanent address, with the part asked for: dark on white whatever the theme."""
    address = permanent_address(request, page.excerpt.pid, kept_place(request))
    answer = HttpResponse(code_svg(address, title=address), content_type="image/svg+xml")
    answer["X-Robots-Tag"] = "noindex"
    answer["Content-Disposition"] = f'inline; filename="{page.excerpt.pid}.svg"'
    return answer


def oembed(request: HttpRequest) -> HttpResponse:
    """What a page shows where somebody pastes the address of an excerpt (oembed.com, version 1.0).

    Only JSON is spoken: for XML the answer is 501. An address that is none of ours, or of something
    else than an excerpt that is shown, is not found. Where the right does not let others show the
    text the answer is of the type ``link``, so that a plain link stands there.
    """
    request.has_no_language = True  # type: ignore[attr-defined]
    if request.GET.get("format", "json") != "json":
        return _answer({"error": "Only JSON is offered."}, status=501)
    try:
        address = urlsplit(request.GET.get("url", "")[:2000])
    except ValueError:  # brackets of an address that is none
        address = urlsplit("")
    match = _PERMANENT.fullmatch(address.path) or _PAGE.fullmatch(address.path)
    if match is None or address.netloc != request.get_host():
        return _answer({"error": "This is no address of an excerpt here."}, status=404)
    pid, asked = normalised(match["pid"]), asked_in(dict(parse_qsl(address.query)))
    first = address.path.split("/")[1]
    language = first if first in _CODES else LANGUAGE_CODE
    with override(language):
        found = found_text(request, pid, language, place_in(asked))
        if found is None or found.page is None:
            return _answer({"error": "There is no such excerpt."}, status=404)
        return _answer(_described(request, found, asked, language))


def _described(
    request: HttpRequest, found: Extract, asked: dict[str, str], language: str
) -> dict[str, Any]:
    """The answer for an excerpt that is shown."""
    assert found.page is not None  # noqa: S101 - as asked for
    author = found.page.author
    home = request.build_absolute_uri("/")
    title = found.label.plain
    said = {
        "version": "1.0",
        "title": title,
        "author_name": author.name,
        "author_url": request.build_absolute_uri(
            Links(site_tree(request), language).author(author) or "/"
        ),
        "provider_name": current_collection(request).name_in(language),
        "provider_url": home,
        "cache_age": CACHE_SECONDS,
    }
    if not permitted(found.page.excerpt, Form.EMBED):
        return {"type": "link", **said}
    width = _at_most(request.GET.get("maxwidth", ""), WIDTH)
    height = _at_most(request.GET.get("maxheight", ""), HEIGHT)
    kept = _place_of(asked)
    frame = request.build_absolute_uri(reverse("portraits:embed", args=[found.pid]))
    source = f"{frame}?{urlencode({**kept, 'lang': language})}"
    label = _("Excerpt: %(title)s") % {"title": InterfaceText(title, NO_LANGUAGE)}
    html = format_html(
        '<blockquote><a href="{}">{}</a></blockquote>'
        '<iframe src="{}" width="{}" height="{}" title="{}"></iframe>',
        permanent_address(request, found.pid, kept), title, source, width, height, label.plain,
    )  # fmt: skip
    return {"type": "rich", **said, "width": width, "height": height, "html": str(html)}


def _at_most(said: str, most: int) -> int:
    """A size that is asked for, within what the card can be; the designed one for no number."""
    return max(LEAST, min(int(said), most)) if said.isdecimal() and len(said) < 6 else most


def _answer(said: dict[str, Any], status: int = 200) -> JsonResponse:
    """An answer that any page's script may read."""
    answer = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    answer["X-Robots-Tag"] = "noindex"
    return answer
