"""The sitemap (sitemaps.org): an index, and parts of at most 5,000 addresses.

Every address is named with its counterparts in the other languages (``hreflang``) and a default.
Only what exists in a language is named in it: addresses at which a reader gets another language
point to that one, and are left out. So are pages that not everybody may see.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from wagtail.models import Locale, Page

from authorsite.settings.languages import LANGUAGE_CODE, site_language
from portraits.models import Author, Excerpt, ExcerptPage, Place, PortraitPage, SearchPage
from portraits.querysets.place_lists import places_with_content
from portraits.querysets.work_lists import listed_works
from portraits.routing import SiteTree, prefix, site_tree

MOST_ADDRESSES = 5000
MAX_AGE = 3600
"""Seconds for which a sitemap may be kept."""

COLUMNS = ("path", "depth", "url_path", "locale_id", "author_id", "last_published_at")
"""What is read of a portrait."""

type Versions = dict[str, tuple[str, datetime.datetime | None]]
"""The address of the same thing in each language it exists in, and when it changed last."""


if TYPE_CHECKING:
    _Sitemap = Sitemap[Any]
else:
    _Sitemap = Sitemap


class Part(_Sitemap):
    """A kind of pages. Its items are things; each gives an address for every language."""

    def __init__(self, tree: SiteTree) -> None:
        self.tree = tree
        self.limit = MOST_ADDRESSES // max(len(tree.languages), 1)

    def versions(self, things: Sequence[Any]) -> Iterable[Versions]:
        """The addresses of the things, in a constant number of queries."""
        raise NotImplementedError

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """The addresses of a part as the template takes them."""
        base = f"{protocol}://{site.domain}"
        things = list(self.paginator.page(page).object_list)
        return [entry for found in self.versions(things) for entry in entries(found, base)]


def entries(versions: Versions, base: str) -> Iterator[dict[str, Any]]:
    """One entry for each language, with its counterparts where there are any."""
    alternates = [(code, f"{base}{path}") for code, (path, _changed) in versions.items()]
    if len(alternates) > 1:
        default = LANGUAGE_CODE if LANGUAGE_CODE in versions else alternates[0][0]
        alternates.append(("x-default", f"{base}{versions[default][0]}"))
    else:
        alternates = []
    for path, changed in versions.values():
        yield {"location": f"{base}{path}", "lastmod": changed, "alternates": alternates}


class PagesPart(Part):
    """Home pages, sections, texts and news; portraits have a part of their own."""

    def items(self) -> list[Versions]:
        """The pages everybody may see, grouped by what is the same in several languages."""
        pages = (
            Page.objects.live()
            .public()
            .filter(depth__gt=1, alias_of=None)
            .not_type(PortraitPage, ExcerptPage, SearchPage)
            .select_related("locale")
            .order_by("path")
        )
        groups: dict[Any, Versions] = {}
        for page in pages:
            language = page.locale.language_code
            path = self.tree.reader_path(page, language)
            if path != prefix(language) or page.depth == 2:
                changed = page.last_published_at
                groups.setdefault(page.translation_key, {})[language] = (path, changed)
        return list(groups.values())

    def versions(self, things: Sequence[Versions]) -> Iterable[Versions]:
        """The groups themselves."""
        return things


class PortraitsPart(Part):
    """Portraits."""

    def items(self) -> QuerySet[Any]:
        """The authors with a portrait that everybody may see."""
        return Author.objects.listed().order_by("pk").values_list("pk", "last_published_at")

    def versions(self, things: Sequence[tuple[int, Any]]) -> Iterable[Versions]:
        """The shown portraits of authors given as (key, last change)."""
        changed = dict(things)
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        pages = PortraitPage.objects.shown().filter(author__in=changed).only(*COLUMNS)
        groups: dict[int, Versions] = {author: {} for author in changed}
        for page in pages.order_by("path"):
            language = languages[page.locale_id]
            dates = [it for it in (page.last_published_at, changed[page.author_id]) if it]
            path = self.tree.reader_path(page, language)
            groups[page.author_id][language] = (path, max(dates, default=None))
        return [found for found in groups.values() if found]


class ExcerptsPart(Part):
    """Excerpts."""

    def items(self) -> QuerySet[Any]:
        """The excerpts with a page that everybody may see."""
        shown = ExcerptPage.objects.shown()
        return Excerpt.objects.filter(pk__in=shown.values("excerpt")).order_by("pk")

    def versions(self, things: Sequence[Any]) -> Iterable[Versions]:
        """The shown pages of excerpts."""
        pages = ExcerptPage.objects.shown().filter(excerpt__in=[thing.pk for thing in things])
        groups: dict[int, Versions] = {}
        for page in pages.select_related("locale").order_by("path"):
            language = page.locale.language_code
            path = self.tree.reader_path(page, language)
            groups.setdefault(page.excerpt_id, {})[language] = (path, page.last_published_at)
        return list(groups.values())


class RecordsPart(Part):
    """Records, which have an address in every language with an interface."""

    section: ClassVar[str]

    def versions(self, things: Sequence[tuple[str, Any]]) -> Iterable[Versions]:
        """The addresses of records given as (key, last change)."""
        prefixes = self.prefixes()
        for key, changed in things:
            yield {code: (f"{path}{key}/", changed) for code, path in prefixes.items()}

    def prefixes(self) -> dict[str, str]:
        """The address of the section in each language, without those not everybody may see."""
        spoken = [code for code in self.tree.languages if site_language(code).interface]
        found = {code: self.tree.best(self.section, code) for code in spoken}
        sections = {section.pk for section in found.values() if section is not None}
        seen = set(Page.objects.filter(pk__in=sections).public().values_list("pk", flat=True))
        return {
            code: self.tree.section_path(self.section, code) or ""
            for code, section in found.items()
            if section is not None and section.pk in seen
        }


class WorksPart(RecordsPart):
    """Works."""

    section = "workindexpage"

    def items(self) -> QuerySet[Any]:
        """The works that lists name."""
        return listed_works().order_by("pk").values_list("key", "last_published_at")


class PlacesPart(RecordsPart):
    """Places at which there is something to read."""

    section = "placeindexpage"

    def items(self) -> list[tuple[str, None]]:
        """The places in use that have an author or a work."""
        wanted = places_with_content()
        rows = Place.objects.public().order_by("pk").values_list("pk", "key")
        return [(key, None) for pk, key in rows if pk in wanted]


PARTS: dict[str, type[Part]] = {
    "pages": PagesPart,
    "portraits": PortraitsPart,
    "excerpts": ExcerptsPart,
    "works": WorksPart,
    "places": PlacesPart,
}


@cache_control(public=True, max_age=MAX_AGE)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The list of all parts."""
    tree = site_tree(request)
    return sitemap_views.index(
        request,
        {name: part(tree) for name, part in PARTS.items()},
        template_name="portraits/sitemaps/index.xml",
        sitemap_url_name="portraits:sitemap-part",
    )


@cache_control(public=True, max_age=MAX_AGE)
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    """One part; with ``p``, its second, third … file."""
    tree = site_tree(request)
    return sitemap_views.sitemap(
        request,
        {name: part(tree) for name, part in PARTS.items()},
        section=section,
        template_name="portraits/sitemaps/part.xml",
    )
