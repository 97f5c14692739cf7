"""The page of a teacher's own set of texts: to read, to change, to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.models import Page

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from portraits.models import ExcerptPage
from portraits.routing import site_tree
from portraits.views.extracts import Extract, extracts
from portraits.views.facts.links import Links
from portraits.views.facts.wording import joined
from portraits.views.lesson_sets import (
    LONGEST_QR,
    MOST_ITEMS,
    LessonSet,
    SetItem,
    read_item,
    read_link,
    read_set,
    set_path,
    wanted_in,
)
from portraits.views.rendering import Address, Head, page_addresses, render


@dataclass(frozen=True)
class SetRow:
    """A text of the set with the addresses of the set without it, and with it moved."""

    extract: Extract
    without_url: str
    up_url: str
    down_url: str


def lesson_set(request: HttpRequest, language: str) -> HttpResponse:
    """A set, from its address. What is added comes as fields of a form, and leads to the new address.

    Raises:
        Http404: in a language that the site does not have.
    """
    tree = site_tree(request)
    section = tree.best("schoolspage", language)
    if language not in tree.languages or section is None:
        raise Http404
    found = read_set(request.GET)
    changed, failed = _changed(request, found)
    if changed is not None:
        return HttpResponseRedirect(set_path(language, changed))
    links = Links(tree, language)
    texts = extracts([wanted_in(item) for item in found.items], links)
    page = Page.objects.get(pk=section.pk).specific
    request.has_invented = any(  # type: ignore[attr-defined]
        text.page.author.invented for text in texts if text.page is not None
    )
    address = request.build_absolute_uri(set_path(language, found))
    title = found.title or _("Your lesson").plain
    answer = render(
        request,
        page,
        "portraits/lessons/set_page.html",
        {
            "set": found,
            "title": InterfaceText(found.title, NO_LANGUAGE) if found.title else _("Your lesson"),
            "rows": _rows(texts, found, language),
            "is_full": len(found.items) >= MOST_ITEMS,
            "failed": failed,
            "left_out": [InterfaceText(text, NO_LANGUAGE) for text in found.left_out],
            "path": set_path(language, LessonSet()),
            "address": address,
            "files": [
                (
                    ending.upper(),
                    f"{reverse('portraits:set-handout', args=[language, ending])}?{found.query}",
                )
                for ending in ("pdf", "docx")
            ]
            if found.items
            else [],
            "has_code": bool(found.items) and len(address) <= LONGEST_QR,
            "more_url": _more_url(tree.section_path("schoolspage", language), found),
            "crumbs": [
                {
                    "label": section.name,
                    "url": tree.section_path("schoolspage", language),
                },
                {"label": _("Your lesson"), "url": ""},
            ],
        },
        head=Head(
            title=title,
            description=_("Texts chosen for a lesson. Everything stands in the address.").plain,
            robots="noindex, nofollow",
        ),
        addresses=[
            Address(each.language, set_path(each.language, found), each.whole)
            for each in page_addresses(tree, page)
        ],
        section="schoolspage",
    )
    # Titles and questions are a teacher's own words; they go to nobody else.
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _changed(request: HttpRequest, found: LessonSet) -> tuple[LessonSet | None, str]:
    """The set with what a form adds, and what could not be added."""
    link, pid = request.GET.get("lank", "").strip(), request.GET.get("add", "").strip()
    item = read_link(link) if link else read_item(pid) if pid else None
    if link and item is None:
        return None, link[:80]
    if item is None:
        return (found, "") if "add" in request.GET or "ny" in request.GET else (None, "")
    first, last = request.GET.get("fran", "").strip(), request.GET.get("till", "").strip()
    if first or last:
        unit = "r" if request.GET.get("enhet") == "r" else "s"
        item = SetItem.read_place(item.pid, f"{unit}{first or last}-{last or first}")
    return found.with_item(item), ""


def _rows(texts: list[Extract], found: LessonSet, language: str) -> list[SetRow]:
    last = len(texts) - 1
    return [
        SetRow(
            text,
            set_path(language, found.without(position)),
            set_path(language, found.moved_up(position)) if position else "",
            set_path(language, found.moved_up(position + 1)) if position < last else "",
        )
        for position, text in enumerate(texts)
    ]


def _more_url(path: str | None, found: LessonSet) -> str:
    """The entrance for schools, carrying the set."""
    return f"{path}?{found.query}" if path and found.query else path or ""


@dataclass(frozen=True)
class SetForm:
    """The form by which an excerpt is put into a set."""

    action: str
    pairs: list[tuple[str, str]]
    pid: str
    unit: str
    first: str
    last: str
    count: int
    url: str


def set_form(
    request: HttpRequest, page: ExcerptPage, language: str, *, is_lines: bool, numbers: str
) -> SetForm:
    """The form for an excerpt, carrying the set that its address holds.

    Args:
        is_lines: whether lines or printed rows are numbered, rather than paragraphs.
        numbers: the range that is marked, "5–12"; empty if none is.
    """
    found = read_set(request.GET)
    first, _dash, last = numbers.partition("–")
    return SetForm(
        action=set_path(language, LessonSet()),
        pairs=found.pairs,
        pid=page.excerpt.pid,
        unit="r" if is_lines else "s",
        first=first,
        last=last or first,
        count=len(found.items),
        url=set_path(language, found) if found else "",
    )


def bar_of(request: HttpRequest, language: str) -> dict[str, Any] | None:
    """What is said above a list of a set that the address carries: how many texts, and the way there."""
    found = read_set(request.GET)
    if not found:
        return None
    count = InterfaceText(str(len(found.items)), NO_LANGUAGE)
    return {
        "label": joined([_("Your lesson"), count], ": "),
        "url": set_path(language, found),
        "pairs": found.pairs,
    }
