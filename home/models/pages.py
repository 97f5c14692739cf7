"""Home pages, news and text pages."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from authorsite.settings.languages import LANGUAGE_CODE
from portraits.blocks.body import BODY_BLOCKS
from portraits.models.pages import PAGE_FIELDS, SitePage, synchronised, translated
from portraits.routing import resolve


class HomePage(SitePage):
    """The home page in one language, and the root of that language's tree."""

    view = "home.views.home"
    heading = models.CharField(_("heading"), max_length=80, blank=True)
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    about = models.TextField(
        _("about the collection"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences, at the foot of every page."),
    )

    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        FieldPanel("about"),
    ]
    translatable_fields = [*translated("title", "heading", "lead", "about"), *PAGE_FIELDS]
    kept_fields = frozenset({"slug"})

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: Sequence[str]) -> RouteResult:
        """Route in the own tree as Wagtail does, then in all languages (``portraits.routing``).

        Raises:
            Http404: when no live page in any language answers to the address.
        """
        try:
            return super().route(request, list(path_components))
        except Http404:
            if not path_components:
                raise
        return resolve(self, get_language() or LANGUAGE_CODE, request, path_components)


class NewsIndexPage(SitePage):
    """News, newest first."""

    view = "home.views.news_index"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    translatable_fields = [*translated("title", "slug"), *PAGE_FIELDS]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class NewsPage(SitePage):
    """A piece of news."""

    view = "home.views.news"
    date = models.DateField(_("date"))
    lead = models.TextField(_("lead"), max_length=400)
    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    translatable_fields = [
        *translated("title", "lead", "body"),
        *synchronised("slug", "date"),
        *PAGE_FIELDS,
    ]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")


class TextPage(SitePage):
    """A page of text: about the collection, privacy, accessibility.

    Its role, if it has one, is how the footer finds it; each role is given once.
    """

    class Role(models.TextChoices):
        """What a text page is for; a section in itself, so its slug may be translated."""

        ABOUT = "about", _("About the collection")
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        CONTACT = "contact", _("Contact")

    view = "home.views.text"
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, blank=True)
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage", "home.TextPage"]
    subpage_types = ["home.TextPage"]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, FieldPanel("role")]
    translatable_fields = [
        *translated("title", "slug", "lead", "body"),
        *synchronised("role"),
        *PAGE_FIELDS,
    ]

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")
