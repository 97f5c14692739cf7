"""Portraits: what is said about an author in one language, and the list of all authors."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail.url_routing import RouteResult

from authorsite.partial_dates import validate_partial_date
from authorsite.permanent_ids import normalised
from portraits.blocks.body import BODY_BLOCKS
from portraits.blocks.text import INLINE_FEATURES, TEXT_FEATURES
from portraits.models.authors import Author
from portraits.models.pages import PAGE_FIELDS, SitePage, synchronised, translated
from portraits.models.sources import SourceFields
from portraits.models.vocabulary import Confidence
from portraits.querysets.portraits import PortraitQuerySet


class PortraitIndexPage(SitePage):
    """Authors A–Ö."""

    view = "portraits.views.authors.author_index"
    lead = models.TextField(_("lead"), blank=True, max_length=400)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["portraits.PortraitPage"]
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    translatable_fields = [*translated("title", "slug", "lead"), *PAGE_FIELDS]

    class Meta:
        verbose_name = _("list of authors")
        verbose_name_plural = _("lists of authors")


class PortraitPage(SitePage):
    """A portrait in one language. The facts are the author record's and stand in no field here.

    Title, slug and translation key follow from the record, so that there is one portrait per
    author and language, at an address that is the same below every section.
    """

    view = "portraits.views.portraits.portrait"
    one_per_record = True
    author = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="portraits"
    )
    lead = models.TextField(
        _("lead"), blank=True, max_length=400, help_text=_("One or two sentences.")
    )
    body = StreamField(BODY_BLOCKS, verbose_name=_("about the author"), blank=True)
    picture_alt = models.CharField(
        _("what the picture of the author shows"),
        max_length=250,
        blank=True,
        help_text=_("For those who cannot see it. Empty: as the picture itself says."),
    )
    own_words = RichTextField(
        _("the author's own presentation"), blank=True, features=TEXT_FEATURES
    )
    own_words_signature = models.CharField(
        _("signed"), max_length=120, blank=True, help_text=_("Name and place, as signed.")
    )
    own_words_date = models.CharField(
        _("date"),
        max_length=30,
        blank=True,
        validators=[validate_partial_date],
        help_text=_("Year and month: 2014-05."),
    )
    written_by = models.CharField(
        _("written by"), max_length=120, blank=True, help_text=_("Anyone but the staff is named.")
    )
    written_on = models.CharField(
        _("written"), max_length=30, blank=True, validators=[validate_partial_date]
    )
    reviewed_by = models.CharField(_("reviewed by"), max_length=120, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)

    objects = PageManager.from_queryset(PortraitQuerySet)()
    parent_page_types = ["portraits.PortraitIndexPage"]
    subpage_types = ["portraits.ExcerptPage"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("own_words"),
    ]
    content_panels = [
        FieldPanel("author"),
        FieldPanel("lead"),
        FieldPanel("picture_alt"),
        FieldPanel("body"),
        InlinePanel("curiosities", label=_("Curiosity"), heading=_("Curiosities")),
        MultiFieldPanel(
            [
                FieldPanel("own_words"),
                FieldRowPanel([FieldPanel("own_words_signature"), FieldPanel("own_words_date")]),
            ],
            heading=_("Own words"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("written_by"), FieldPanel("written_on")]),
                FieldRowPanel([FieldPanel("reviewed_by"), FieldPanel("reviewed_on")]),
            ],
            heading=_("Who wrote it"),
        ),
    ]
    promote_panels = [FieldPanel("search_description")]
    translatable_fields = [
        *synchronised("title", "slug", "author"),
        *translated("lead", "picture_alt", "body", "curiosities", "own_words"),
        *synchronised("own_words_signature", "own_words_date"),
        *synchronised("written_by", "written_on", "reviewed_by", "reviewed_on"),
        *PAGE_FIELDS,
    ]

    class Meta:
        verbose_name = _("portrait")
        verbose_name_plural = _("portraits")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Route to a page below, an excerpt by its id alone, whatever stands before the id.

        Raises:
            Http404: when nothing answers to the address.
        """
        try:
            return super().route(request, path_components)
        except Http404:
            if not path_components:
                raise
            pid = normalised(path_components[0].rpartition("-")[2])
            pages = Page.objects.filter(excerptpage__excerpt__pid=pid, locale=self.locale_id)
            page = pages.first() or Page.objects.filter(excerptpage__excerpt__pid=pid).first()
            if page is None:
                raise
            return page.specific.route(request, path_components[1:])

    def follow_record(self) -> None:
        """Take title, slug and translation key from the author record."""
        self.title = self.draft_title = self.author.name
        self.slug = self.author.key
        self.translation_key = self.author.portrait_key

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate after taking title and slug from the record."""
        if self.author_id is not None:
            self.follow_record()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """There is one portrait of an author in each language.

        Raises:
            ValidationError: when another page portrays the author in this language.
        """
        others = PortraitPage.objects.filter(author=self.author_id, locale=self.locale_id)
        if self.author_id and self.locale_id and others.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"author": _("There is already a portrait of this author in this language.")}
            )
        super().clean()


class Curiosity(TranslatableMixin, SourceFields, Orderable):
    """A short unexpected fact, with its source, its writer and who has checked it.

    Without a source of its own the fact stands in one of the author's sources.
    """

    page = ParentalKey(PortraitPage, on_delete=models.CASCADE, related_name="curiosities")
    text = RichTextField(_("text"), features=INLINE_FEATURES, max_length=600)
    confidence = models.CharField(
        _("confidence"), max_length=6, choices=Confidence.choices, default=Confidence.HIGH
    )
    written_by = models.CharField(_("written by"), max_length=120, blank=True)
    written_on = models.CharField(
        _("written"), max_length=30, blank=True, validators=[validate_partial_date]
    )
    reviewed_by = models.CharField(_("reviewed by"), max_length=120, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("source_title"), FieldPanel("source_url")]),
        FieldRowPanel([FieldPanel("source_kind"), FieldPanel("source_reference")]),
        FieldRowPanel([FieldPanel("source_seen"), FieldPanel("confidence")]),
        FieldRowPanel([FieldPanel("written_by"), FieldPanel("written_on")]),
        FieldRowPanel([FieldPanel("reviewed_by"), FieldPanel("reviewed_on")]),
    ]
    translatable_fields = [
        *translated("text", "source_title"),
        *synchronised("source_kind", "source_url", "source_reference", "source_seen"),
        *synchronised("confidence", "written_by", "written_on", "reviewed_by", "reviewed_on"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("curiosity")
        verbose_name_plural = _("curiosities")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.sort_order or ''}".strip()

    def clean(self) -> None:
        """A curiosity has a source: its own, or those of the author.

        Raises:
            ValidationError: for the text.
        """
        super().clean()
        if self.has_source:
            return
        author = self.page.author if self.page_id or self.page else None
        if author is None or not author.sources.exists():
            raise ValidationError({"source_title": _("Say where the fact comes from.")})
