"""What stands on every page: wordmark, main menu, language switcher, footer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from authorsite.settings.languages import site_language
from home.models import HomePage, TextPage
from portraits.routing import Section, SiteTree, prefix, site_tree
from portraits.views.rendering import (
    Address,
    current_collection,
    reader_chain,
    reader_language,
)

# The main menu: page types in their order; a section that does not exist is left out.
MENU = (
    "portraitindexpage",
    "placeindexpage",
    "workindexpage",
    "schoolspage",
)
MENU_LABELS = {
    "portraitindexpage": lambda: _("Authors"),
    "placeindexpage": lambda: _("Places"),
    "workindexpage": lambda: _("Works"),
    "schoolspage": lambda: _("Schools"),
}
FOOTER_SECTIONS = (
    "curiosityindexpage",
    "lessonindexpage",
    "awardindexpage",
    "onthisdaypage",
    "newsindexpage",
)


@dataclass(frozen=True)
class Link:
    """A link of the chrome."""

    url: str
    label: Any
    current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """One language of the switcher; ``state`` is here, whole or fallback."""

    code: str
    name: str
    url: str
    state: str
    current: bool


def chrome(request: HttpRequest) -> dict[str, object]:
    """The chrome of a page, computed only when a template asks for it."""
    return {"chrome": SimpleLazyObject(lambda: Chrome(request))}


class Chrome:
    """Masthead, switcher and footer for one request."""

    def __init__(self, request: HttpRequest) -> None:
        self.tree: SiteTree = site_tree(request)
        self.language = reader_language()
        self.collection = current_collection(request)
        self.name = self.collection.name_in(self.language)
        self.initial = self.name[:1]
        self.home_url = prefix(self.language)
        self.current_section: str = getattr(request, "current_section", "")
        self.addresses: list[Address] = getattr(request, "addresses", None) or [
            Address(code, prefix(code), whole=True) for code in self.tree.languages
        ]
        self.contact_email = self.collection.contact_email
        self.has_invented = bool(getattr(request, "has_invented", False))

    @property
    def nav(self) -> list[Link]:
        """The main menu."""
        return [link for model in MENU if (link := self._section_link(model))]

    @property
    def search_url(self) -> str:
        """The address of the search page."""
        return self.tree.section_path("searchpage", self.language) or self.home_url

    @property
    def switcher(self) -> list[LanguageLink]:
        """The languages of the site with this page's address in each."""
        return [
            LanguageLink(
                address.language,
                site_language(address.language).own_name.capitalize(),
                address.path,
                "fallback"
                if not address.whole
                else "here"
                if address.language == self.language
                else "whole",
                address.language == self.language,
            )
            for address in self.addresses
        ]

    @cached_property
    def about(self) -> InterfaceText | None:
        """A sentence about the collection, from the home page in the best language."""
        texts = dict(
            HomePage.objects.live().exclude(about="").values_list("locale__language_code", "about")
        )
        found = next((code for code in reader_chain() if code in texts), None)
        return InterfaceText(texts[found], found) if found else None

    @property
    def footer_groups(self) -> list[dict[str, object]]:
        """Groups of links at the foot of the page; empty groups are left out."""
        groups: list[dict[str, object]] = [
            {"heading": _("About"), "links": self._text_links()},
            {
                "heading": _("More to read"),
                "links": [link for model in FOOTER_SECTIONS if (link := self._titled_link(model))],
            },
        ]
        return [group for group in groups if group["links"]]

    def _section_link(self, model: str) -> Link | None:
        path = self.tree.section_path(model, self.language)
        if path is None:
            return None
        return Link(path, MENU_LABELS[model](), model == self.current_section)

    def _titled_link(self, model: str) -> Link | None:
        """A section by its own title, which may be longer than there is room for in the menu."""
        section = self.tree.best(model, self.language)
        if section is None:
            return None
        url = f"{self.home_url}{section.slugs}"
        return Link(url, section.name, model == self.current_section)

    def _text_links(self) -> list[Link]:
        """Text pages that have a role, in the best language, in the order of the roles."""
        pages = {
            section.pk: section for section in self.tree.sections if section.model == "textpage"
        }
        roles = dict(TextPage.objects.filter(pk__in=pages).values_list("pk", "role"))
        found: list[Link] = []
        for role in TextPage.Role.values:
            candidates: dict[str, Section] = {
                pages[pk].language: pages[pk] for pk, own in roles.items() if own == role
            }
            best = next((candidates[code] for code in reader_chain() if code in candidates), None)
            if best is not None:
                found.append(Link(f"{self.home_url}{best.slugs}", best.name))
        return found
