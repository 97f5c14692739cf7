"""Permanent addresses of excerpts (``/t/<id>``), and what they answer when a text is withdrawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from authorsite.permanent_ids import is_valid, neighbours, normalised
from authorsite.settings.languages import LANGUAGE_CODE, fallback_chain
from portraits.models import Excerpt, ExcerptPage
from portraits.models.vocabulary import Role
from portraits.querysets.portraits import is_portrayed
from portraits.querysets.work_lists import listed_works
from portraits.routing import site_tree
from portraits.views.facts.links import Links
from portraits.views.facts.wording import joined, labelled
from portraits.views.facts.works import library_url
from portraits.views.rendering import reader_language

MOST_OTHERS = 3
_AROUND = " \t\r\n.,;:!?()[]{}<>“”„\"'’«»*_/"
"""What mails and texts put around an address."""
_ID_AND_PLACE = re.compile(r"([0-9A-Za-z]{7})[/#]*(?:([rsRS])([0-9]{1,6}[a-zA-Z]{0,3}))?")
_ID_IN_ADDRESS = re.compile(r"[-/]([0-9A-Za-z]{7})(?![\w-])")


@dataclass(frozen=True)
class Way:
    """A link offered to somebody who did not find a text."""

    label: InterfaceText
    url: str


def permanent(request: HttpRequest, typed: str, place: str = "") -> HttpResponse:
    """Lead from a permanent id to the excerpt, in the reader's language; the query is kept.

    Capitals, look-alike letters and what a mail puts around an address are forgiven, and an anchor whose
    ``#`` was lost. An id that is no id answers 404, with the excerpt that is one slip away where there is
    exactly one; a withdrawn text answers 410.

    Raises:
        Http404: for an id that was never given.
    """
    request.has_no_language = True  # type: ignore[attr-defined]
    language = get_language_from_request(request) or LANGUAGE_CODE
    pid, place = _read(typed, place)
    with override(language):
        if not is_valid(pid):
            return _mistyped(request, pid)
        answer = _lead(request, pid, language, place)
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


def astray(request: HttpRequest, typed: str) -> HttpResponse:
    """Lead an address of an excerpt that was mangled on its way to the right one, by the id in it.

    A full stop or bracket that a mail took for a part of it, letters encoded twice: no page has such an
    address, so this is asked last of all.

    Raises:
        Http404: where there is no id that was given.
    """
    for found in reversed(_ID_IN_ADDRESS.findall(typed)):
        pid = normalised(found)
        if is_valid(pid) and Excerpt.objects.filter(pid=pid).exists():
            return _lead(request, pid, reader_language())
    raise Http404


def _lead(request: HttpRequest, pid: str, language: str, place: str = "") -> HttpResponse:
    """Redirect to the page of an excerpt in the best language; 410 if it is no longer shown.

    Raises:
        Http404: for an id that was never given.
    """
    record = Excerpt.objects.filter(pid=pid).select_related("work", "rights").first()
    if record is None or not (record.live or record.versions.exists()):
        raise Http404
    page = ExcerptPage.objects.shown().filter(excerpt=record).best_first(
        fallback_chain(language)
    ).select_related("locale").first()  # fmt: skip
    if page is None:
        return withdrawn(request, record)
    return HttpResponseRedirect(_with_query(request, page, language, place))


def _read(typed: str, place: str) -> tuple[str, str]:
    """The id in what was typed, and the place whose ``#`` was lost, as a query."""
    said = unquote(f"{typed}/{place}").strip(_AROUND)
    match = _ID_AND_PLACE.fullmatch(said)
    if match is None:
        return normalised(typed.strip(_AROUND)), ""
    pid, unit, number = match.groups()
    if not unit:
        return normalised(pid), ""
    return normalised(pid), f"{'rad' if unit.lower() == 'r' else 'st'}={number.lower()}"


def _with_query(request: HttpRequest, page: ExcerptPage, language: str, place: str) -> str:
    path = site_tree(request).reader_path(page, language)
    query = request.META.get("QUERY_STRING", "") or place
    return f"{path}?{query}" if query else path


def _mistyped(request: HttpRequest, pid: str) -> HttpResponse:
    """Not found, with the excerpt that was likely meant.

    Raises:
        Http404: where none or several are one slip away.
    """
    near = list(ExcerptPage.objects.shown().filter(excerpt__pid__in=list(neighbours(pid)))
                .select_related("excerpt", "locale").order_by("pk"))  # fmt: skip
    if len({page.excerpt_id for page in near}) != 1:
        raise Http404
    page = near[0]
    way = Way(
        labelled(_("Did you mean"), InterfaceText(page.title, NO_LANGUAGE)),
        reverse("portraits:permanent", args=[page.excerpt.pid]),
    )
    return render(request, "404.html", {"ways": [way]}, status=404)


def withdrawn(request: HttpRequest, record: Excerpt) -> HttpResponse:
    """The courteous answer for a text that is no longer shown (410): what it was, and what there is.

    Args:
        request: the reader's request.
        record: the excerpt, which readers may not see.
    """
    language = reader_language()
    links = Links(site_tree(request), language)
    ways: list[Way] = []
    names = []
    authors = record.work.contributions.filter(role=Role.AUTHOR).select_related("author")
    for row in authors.annotate(portrayed=is_portrayed("author")):
        if row.author is None:
            names.append(InterfaceText(row.name, NO_LANGUAGE))
        elif row.author.is_public:
            if row.author.invented:
                request.has_invented = True  # type: ignore[attr-defined]
            names.append(InterfaceText(row.author.name, NO_LANGUAGE))
            if row.portrayed and (url := links.author(row.author)):
                ways.append(
                    Way(labelled(_("Portrait"), InterfaceText(row.author.name, NO_LANGUAGE)), url)
                )
    # A work that no list names is not named here either.
    may_be_named = bool(names) and listed_works().filter(pk=record.work_id).exists()
    title = InterfaceText(record.work.title, NO_LANGUAGE)
    if may_be_named and (url := library_url(record.work, names[0].plain)):
        ways.append(Way(labelled(_("Find in a library"), title), url))
    ways += [
        Way(labelled(_("Another excerpt"), InterfaceText(f"{page.author.name}: {page.title}",
                                                        NO_LANGUAGE)),
            site_tree(request).reader_path(page, language))
        for page in others_like(record)
    ]  # fmt: skip
    context = {
        "title": joined([*names, title]) if may_be_named else "",
        "links": ways,
        "expired": record.live and record.rights is not None and record.rights.has_ended(),
        "uncleared": record.live and not record.may_be_shown(),
    }
    answer = render(request, "410.html", {"withdrawn": context}, status=410)
    answer["Cache-Control"] = "no-cache"
    return answer


def others_like(record: Excerpt) -> list[ExcerptPage]:
    """Other excerpts: of the same author first, then in the same form and language."""
    languages = fallback_chain(reader_language())
    shown = (
        ExcerptPage.objects.shown()
        .best_of_each(languages)
        .exclude(excerpt=record)
        .select_related("author", "excerpt__work", "locale")
        .order_by("pk")
    )
    authors = set(record.work.contributions.values_list("author", flat=True)) - {None}
    own = list(shown.filter(author__in=authors)[:MOST_OTHERS])
    if len(own) < MOST_OTHERS:
        near = shown.exclude(author__in=authors).filter(
            excerpt__work__languages=record.work.languages
        )
        same_form = list(near.filter(excerpt__work__form=record.work.form)[:MOST_OTHERS])
        own += same_form or list(near[:MOST_OTHERS])
    return own[:MOST_OTHERS]
