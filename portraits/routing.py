"""Addresses: the resolver for pages a language lacks, and the one right address of everything.

Slugs below the sections are the same in every language, so an address is looked up in all trees at
once and the best live page along the reader's fallback chain is served under the reader's own
prefix. The result is an ordinary ``RouteResult``: restrictions, redirects and hooks stay Wagtail's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import get_script_prefix
from wagtail.models import Locale, Page, Site
from wagtail.url_routing import RouteResult

from authorsite.interface import InterfaceText
from authorsite.settings.languages import fallback_chain

# Root, home, section: what lies deeper has the same slugs in every language.
SECTION_DEPTH = 3


def rank(pages: Iterable[Page], language: str) -> list[Page]:
    """Pages with the best language for a reader first. Needs ``locale`` loaded."""
    order = {code: number for number, code in enumerate(fallback_chain(language))}
    return sorted(pages, key=lambda page: order.get(page.locale.language_code, len(order)))


def translations(page: Page) -> list[Page]:
    """The page in all languages it exists in, itself included, live or not."""
    return list(Page.objects.filter(translation_key=page.translation_key).select_related("locale"))


def resolve(
    home: Page, language: str, request: HttpRequest, components: Sequence[str]
) -> RouteResult:
    """The best live page for an address below a home page, in any language.

    The walk keeps a whole translation group at each step: among the children of every page of the
    group with the next slug it takes the best-ranked one and widens it to its own group. What no
    child answers to is handed to the page, which may route it itself (sections with records).

    Raises:
        Http404: when no live page answers to the address.
    """
    group = translations(home)
    rest = list(components)
    while rest:
        children = [
            child
            for child in Page.objects.filter(slug=rest[0], depth=group[0].depth + 1).select_related(
                "locale"
            )
            if any(child.path.startswith(page.path) for page in group)
        ]
        if not children:
            break
        group = translations(rank(children, language)[0])
        rest.pop(0)
    ranked = rank(group, language)
    live = [page for page in ranked if page.live]
    if len(rest) == len(components):
        raise Http404
    if not live and not getattr(ranked[0].specific_class, "answers_when_gone", False):
        raise Http404
    return (live or ranked)[0].specific.route(request, rest)


@dataclass(frozen=True)
class Section:
    """A page at the level of homes and sections, as far as addresses need it.

    ``language`` is that of the tree, ``spoken`` that of the title: an alias has its source's.
    """

    pk: int
    title: str
    path: str
    url_path: str
    depth: int
    language: str
    spoken: str
    translation_key: Any
    model: str

    @property
    def name(self) -> InterfaceText:
        """The title, with its language."""
        return InterfaceText(self.title, self.spoken)

    @property
    def slugs(self) -> str:
        """The address below the home page: ``""`` for a home, ``"forfattare/"`` for a section."""
        return self.url_path.split("/", 2)[2]


class SiteTree:
    """Homes and sections of a site in all languages, loaded with one query.

    From it follow all addresses without further queries. Use ``site_tree(request)`` in a request
    and an own instance elsewhere.
    """

    def __init__(self) -> None:
        rows = (
            Page.objects.live()
            .filter(depth__in=(SECTION_DEPTH - 1, SECTION_DEPTH))
            .select_related("locale", "content_type", "alias_of__locale")
            .order_by("path")
        )
        self.sections = [
            Section(
                page.pk,
                page.title,
                page.path,
                page.url_path,
                page.depth,
                page.locale.language_code,
                (page.alias_of or page).locale.language_code,
                page.translation_key,
                page.content_type.model,
            )
            for page in rows
        ]

    @cached_property
    def _by_group(self) -> dict[Any, dict[str, Section]]:
        groups: dict[Any, dict[str, Section]] = {}
        for section in self.sections:
            groups.setdefault(section.translation_key, {})[section.language] = section
        return groups

    @cached_property
    def _by_path(self) -> dict[str, Section]:
        return {section.path: section for section in self.sections}

    @cached_property
    def languages(self) -> list[str]:
        """Languages that have a home page, in the order of the tree."""
        return [section.language for section in self.sections if section.depth < SECTION_DEPTH]

    def best(self, model: str, language: str) -> Section | None:
        """The section of a page type (``"portraitindexpage"``) that is best for a reader."""
        found = {section.language: section for section in self.sections if section.model == model}
        return next((found[code] for code in fallback_chain(language) if code in found), None)

    def section_path(self, model: str, language: str, *parts: str) -> str | None:
        """The address of a section, or of a record below it; None where the site has none."""
        section = self.best(model, language)
        if section is None:
            return None
        below = "".join(f"{part}/" for part in parts)
        return f"{prefix(language)}{section.slugs}{below}"

    def reader_path(self, page: Page, language: str) -> str:
        """The one address of a page for readers of a language.

        It is the address of the deepest ancestor at section level in the reader's language (or the
        best language there is) followed by the page's own slugs below it.
        """
        own = self._by_path.get(page.path[: 4 * min(page.depth, SECTION_DEPTH)])
        if own is None:
            return prefix(language)
        group = self._by_group[own.translation_key]
        code = next((code for code in fallback_chain(language) if code in group), own.language)
        return f"{prefix(language)}{group[code].slugs}{page.url_path[len(own.url_path) :]}"


def prefix(language: str) -> str:
    """The first part of every address in a language: ``/sv/``."""
    return f"{get_script_prefix()}{language}/"


def site_tree(request: HttpRequest) -> SiteTree:
    """The tree of homes and sections, loaded once for each request."""
    tree = getattr(request, "_site_tree", None)
    if tree is None:
        tree = request._site_tree = SiteTree()  # type: ignore[attr-defined]  # noqa: SLF001
    return tree


def homes() -> list[Page]:
    """The home pages of the default site, one for each language that has one."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    return translations(site.root_page)


def language_locale(language: str) -> Locale:
    """Wagtail's locale of a language code.

    Raises:
        Locale.DoesNotExist: when the language is not set up.
    """
    return Locale.objects.get(language_code=language)
