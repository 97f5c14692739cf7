"""Sections that present records or rows: places, works, awards, curiosities."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from portraits.models.pages import PAGE_FIELDS, SitePage, translated


class SectionPage(RoutablePageMixin, SitePage):
    """A section of the site. Those whose records have pages define ``record_view``."""

    record_view: str
    lead = models.TextField(_("lead"), blank=True, max_length=400)

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    translatable_fields = [*translated("title", "slug", "lead"), *PAGE_FIELDS]

    class Meta:
        abstract = True

    @path("", name="index")
    def index(self, request: HttpRequest) -> HttpResponse:
        """The section itself."""
        return import_string(self.view)(request, self)


class RecordSectionPage(SectionPage):
    """A section with one address for each record, the same below it in every language."""

    class Meta:
        abstract = True

    @path("<slug:key>/", name="record")
    def record(self, request: HttpRequest, key: str) -> HttpResponse:
        """One record of the section."""
        return import_string(self.record_view)(request, self, key)


class PlaceIndexPage(RecordSectionPage):
    """Places: our county, its municipalities, towns and villages."""

    view = "portraits.views.places.place_index"
    record_view = "portraits.views.places.place"

    class Meta:
        verbose_name = _("list of places")
        verbose_name_plural = _("lists of places")


class WorkIndexPage(RecordSectionPage):
    """Works by title."""

    view = "portraits.views.works.work_index"
    record_view = "portraits.views.works.work"

    class Meta:
        verbose_name = _("list of works")
        verbose_name_plural = _("lists of works")


class AwardIndexPage(SectionPage):
    """Awards with those who received them."""

    view = "portraits.views.awards.award_index"

    class Meta:
        verbose_name = _("list of awards")
        verbose_name_plural = _("lists of awards")


class CuriosityIndexPage(SectionPage):
    """Curiosities."""

    view = "portraits.views.curiosities.curiosity_index"

    class Meta:
        verbose_name = _("list of curiosities")
        verbose_name_plural = _("lists of curiosities")


class OnThisDayPage(SectionPage):
    """Authors who were born or died on a day of the year, today unless another is chosen."""

    view = "portraits.views.days.on_this_day"

    class Meta:
        verbose_name = _("on this day")
        verbose_name_plural = _("on this day")


class SearchPage(SectionPage):
    """Search in authors, works and places."""

    view = "portraits.views.search.search"

    class Meta:
        verbose_name = _("search page")
        verbose_name_plural = _("search pages")
