"""How every page is rendered: its addresses in all languages, its head, its chrome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from wagtail.models import Page

from authorsite.settings.languages import (
    LANGUAGE_CODE,
    direction,
    fallback_chain,
    site_language,
)
from portraits.models import SitePage
from portraits.models.collection import Collection
from portraits.routing import SiteTree, prefix, site_tree

State = Literal["here", "whole", "fallback"]


@dataclass(frozen=True)
class Address:
    """A page's address in one language, and whether the page exists in it as a whole."""

    language: str
    path: str
    whole: bool


@dataclass
class Head:
    """What machines read about a page (template ``layout/head.html``).

    ``alternates`` are (hreflang, absolute address) pairs, ``og`` Open Graph properties without
    their prefix, ``json_ld`` serialised JSON-LD documents, ``oembed`` the address that describes the
    page for embedding.
    """

    title: str = ""
    description: str = ""
    canonical: str = ""
    alternates: list[tuple[str, str]] = field(default_factory=list)
    og: dict[str, str] = field(default_factory=dict)
    json_ld: list[str] = field(default_factory=list)
    feeds: list[tuple[str, str]] = field(default_factory=list)
    robots: str = ""
    oembed: str = ""


def reader_language() -> str:
    """The language of the address asked for, which is that of everything around the content."""
    return get_language() or LANGUAGE_CODE


def reader_chain() -> tuple[str, ...]:
    """The reader's language and those to fall back to, best first."""
    return fallback_chain(reader_language())


def current_collection(request: HttpRequest) -> Collection:
    """The collection's settings with its names and places, loaded once for each request."""
    found: Collection = Collection.for_request(request)
    if not hasattr(found, "_prefetched_objects_cache"):
        prefetch_related_objects([found], "names", "places__names")
    return found


def page_versions(page: Page) -> list[Page]:
    """The live pages that say the same, each with its language and what is known of its wording."""
    pages = Page.objects.live().filter(translation_key=page.translation_key, alias_of=None)
    return list(pages.select_related("locale", "wording"))


def page_addresses(
    tree: SiteTree, page: Page, versions: Iterable[Page] | None = None
) -> list[Address]:
    """The addresses of a page with translations; languages without one show the best there is.

    Args:
        tree: homes and sections.
        page: the page.
        versions: its ``page_versions``, where they are known already.
    """
    found = page_versions(page) if versions is None else versions
    existing = {version.locale.language_code for version in found}
    return [
        Address(code, tree.reader_path(page, code), code in existing) for code in tree.languages
    ]


def record_addresses(tree: SiteTree, model: str, *parts: str) -> list[Address]:
    """The addresses of a section or of a record below it.

    Facts are whole in every language that has an interface to say them in.
    """
    paths = ((code, tree.section_path(model, code, *parts)) for code in tree.languages)
    return [
        Address(code, path, whole=site_language(code).interface)
        for code, path in paths
        if path is not None
    ]


def render(
    request: HttpRequest,
    page: SitePage,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    head: Head | None = None,
    addresses: Iterable[Address] | None = None,
    section: str = "",
    keep_query: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Render a page with head and chrome.

    Args:
        request: the reader's request; its language is that of the address.
        page: the Wagtail page the address belongs to (for a record its section).
        template: template name.
        context: what the template needs beside ``page``, ``content_language``, ``is_fallback``.
        head: title, description and structured data; canonical, alternates and Open Graph
            basics are filled in here.
        addresses: the same page in all languages; found from the page's translations if not given.
        section: model name of the section that the main menu marks as current.
        keep_query: whether the language switcher and canonical keep the query string (lists).
        status: HTTP status.
    """
    tree = site_tree(request)
    language = reader_language()
    found = list(addresses) if addresses is not None else page_addresses(tree, page)
    own = next((address for address in found if address.language == language), None)
    is_fallback = own is not None and not own.whole
    query = f"?{request.GET.urlencode()}" if keep_query and request.GET else ""
    request.addresses = [  # type: ignore[attr-defined]
        Address(address.language, f"{address.path}{query}", address.whole) for address in found
    ]
    request.current_section = section  # type: ignore[attr-defined]
    content_language = page.content_language if is_fallback else language
    head = head or Head(title=page.seo_title or page.title, description=page.search_description)
    _complete_head(request, head, found, content_language if is_fallback else language)
    return TemplateResponse(
        request,
        template,
        {
            "page": page,
            "head": head,
            "interface_language": language,
            "content_language": content_language,
            "content_direction": direction(content_language),
            "is_fallback": is_fallback,
            "addresses": found,
            "home_path": prefix(language),
            **(context or {}),
        },
        status=status,
    )


def _complete_head(
    request: HttpRequest, head: Head, addresses: list[Address], original: str
) -> None:
    """Fill in canonical, hreflang and Open Graph from the addresses.

    A page shown in another language points to its original; alternates name only languages in
    which the page exists, with the default language (or the first) as ``x-default``.
    """
    absolute = {
        address.language: request.build_absolute_uri(address.path)
        for address in addresses
        if address.whole
    }
    if not head.canonical:
        head.canonical = absolute.get(original) or request.build_absolute_uri(request.path)
    if len(absolute) > 1:
        head.alternates = list(absolute.items())
        default = absolute.get(LANGUAGE_CODE) or next(iter(absolute.values()))
        head.alternates.append(("x-default", default))
    head.og = {
        "type": "website",
        "title": head.title,
        **({"description": head.description} if head.description else {}),
        "url": head.canonical,
        "site_name": current_collection(request).name_in(original).plain,
        "locale": original,
        **head.og,
    }
