"""Lessons: what a class may do with some excerpts before, while and after reading them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail.url_routing import RouteResult

from authorsite.collation import fold
from authorsite.partial_dates import validate_partial_date
from authorsite.places_in_texts import LONGEST
from authorsite.plain_text import CleanText
from portraits.blocks.lessons import MOST_TEXTS, STEP_BLOCKS
from portraits.models.clearing import Problem
from portraits.models.curricula import CURRICULUM_PANEL, CurriculumField
from portraits.models.excerpts import Excerpt
from portraits.models.indexes import SectionPage
from portraits.models.pages import PAGE_FIELDS, SitePage, synchronised, translated
from portraits.models.teaching import (
    TEACHING_FIELDS,
    TEACHING_PANEL,
    Teachable,
    validate_place,
)
from portraits.querysets.lessons import LessonQuerySet

LONGEST_SLUG = 60


class SchoolsPage(SectionPage):
    """The entrance for schools: texts and lessons by what a class needs."""

    view = "portraits.views.schools.schools"

    class Meta:
        verbose_name = _("entrance for schools")
        verbose_name_plural = _("entrances for schools")


class LessonIndexPage(SitePage):
    """All lessons."""

    view = "portraits.views.lesson_lists.lesson_index"
    lead = models.TextField(_("lead"), blank=True, max_length=400)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["portraits.LessonPage"]
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    translatable_fields = [*translated("title", "slug", "lead"), *PAGE_FIELDS]

    class Meta:
        verbose_name = _("list of lessons")
        verbose_name_plural = _("lists of lessons")


class LessonPage(RoutablePageMixin, Teachable, SitePage):
    """A lesson in one language. The pupils' sheet is the page, the teacher's lies below it.

    The slug is the same in every language. A text of the lesson that may not be shown any longer
    leaves a notice in its place; the lesson stays.
    """

    view = "portraits.views.lessons.lesson"
    # The sheets as files, by what follows the address, each with its view and ending.
    forms: ClassVar[Mapping[str, tuple[str, str]]] = {
        f"{below}handout.{ending}": (f"portraits.views.lesson_handouts.{name}", ending)
        for below, name in (("", "pupils"), ("larare/", "teacher"))
        for ending in ("pdf", "docx")
    }
    lead = models.TextField(
        _("lead"), max_length=400, help_text=_("What the class reads, does and learns.")
    )
    folded = models.CharField(max_length=800, editable=False, default="")
    sessions = models.PositiveSmallIntegerField(
        _("number of sessions"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes each"), validators=[MinValueValidator(5), MaxValueValidator(600)]
    )
    preparation = models.CharField(
        _("preparation"), max_length=200, blank=True, help_text=_("For example: print the sheet.")
    )
    steps = StreamField(STEP_BLOCKS, verbose_name=_("steps"), blank=True)
    curriculum = CurriculumField(_("curriculum"))
    curriculum_checked = models.DateField(
        _("checked against the curriculum"), null=True, blank=True
    )
    written_by = models.CharField(
        _("written by"), max_length=120, blank=True, help_text=_("Anyone but the staff is named.")
    )
    written_on = models.CharField(
        _("written"), max_length=30, blank=True, validators=[validate_partial_date]
    )
    reviewed_by = models.CharField(_("reviewed by"), max_length=120, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)

    objects = PageManager.from_queryset(LessonQuerySet)()
    parent_page_types = ["portraits.LessonIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("steps")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("sessions"), FieldPanel("minutes")]),
        FieldPanel("preparation"),
        InlinePanel("readings", label=_("Text"), heading=_("Texts"), max_num=MOST_TEXTS),
        FieldPanel("steps"),
        InlinePanel("words", label=_("Word"), heading=_("Help with words")),
        TEACHING_PANEL,
        CURRICULUM_PANEL,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("written_by"), FieldPanel("written_on")]),
                FieldRowPanel([FieldPanel("reviewed_by"), FieldPanel("reviewed_on")]),
            ],
            heading=_("Who wrote it"),
        ),
    ]
    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]
    translatable_fields = [
        *translated("title", "lead", "preparation", "steps", "words"),
        *synchronised("slug", "sessions", "minutes", "readings"),
        *TEACHING_FIELDS,
        *synchronised("curriculum", "curriculum_checked"),
        *synchronised("written_by", "written_on", "reviewed_by", "reviewed_on"),
        *PAGE_FIELDS,
    ]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Route to the sheets and to the files of them.

        Raises:
            Http404: for what is neither.
        """
        form = "/".join(path_components).lower()
        if self.live and form in self.forms:
            return RouteResult(self, kwargs={"form": form})
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, form: str = "", **kwargs: Any
    ) -> HttpResponse:
        """Render a sheet, or the file that the address asks for."""
        if form:
            view, ending = self.forms[form]
            return import_string(view)(request, self, ending)
        return super().serve(request, *args, **kwargs)

    @path("", name="pupils")
    def pupils(self, request: HttpRequest) -> HttpResponse:
        """The pupils' sheet."""
        return import_string(self.view)(request, self)

    @path("larare/", name="teacher")
    def teacher(self, request: HttpRequest) -> HttpResponse:
        """The teacher's sheet. Its address is the same in every language."""
        return import_string(self.view)(request, self, for_teacher=True)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate with title and lead folded for searching, and an address in plain letters."""
        if not getattr(self, "slug", ""):
            stem = slugify(fold(self.title))[:LONGEST_SLUG].strip("-")
            self.slug = stem or f"lektion-{self.translation_key.hex[:6]}"
        self.folded = fold(f"{self.title} {self.lead}")[:800]
        super().full_clean(*args, **kwargs)

    @property
    def total_minutes(self) -> int:
        """The time of all sessions."""
        return self.sessions * self.minutes

    def hindrances(self) -> list[Problem]:
        """What keeps the lesson from being published; steps that point to a text it lacks too."""
        return (
            super().hindrances()
            + [
                (
                    str(self),
                    ValidationError(_("A step names a text that is not in the list of texts.")),
                )
                for number in sorted(self._named_texts())
                if number > self.readings.count()
            ][:1]
        )

    def _named_texts(self) -> Iterator[int]:
        """The numbers of texts that steps and questions name."""
        for step in self.steps:
            for row in (step.value, *step.value["questions"]):
                if row["text"]:
                    yield row["text"]


class LessonText(CleanText, Orderable):
    """A text of a lesson: an excerpt, or a part of one. The first is text 1."""

    page = ParentalKey(LessonPage, on_delete=models.CASCADE, related_name="readings")
    excerpt = models.ForeignKey(
        Excerpt, verbose_name=_("excerpt"), on_delete=models.PROTECT, related_name="readings"
    )
    place = models.CharField(
        _("paragraphs or lines"),
        max_length=LONGEST,
        blank=True,
        validators=[validate_place],
        help_text=_("For example 3, 5–12 or rad 5–12. Empty: the whole text."),
    )

    panels = [FieldPanel("excerpt"), FieldPanel("place")]

    class Meta(Orderable.Meta):
        verbose_name = _("text of a lesson")
        verbose_name_plural = _("texts of lessons")

    def __str__(self) -> str:
        return str(self.excerpt)


class LessonWord(CleanText, TranslatableMixin, Orderable):
    """A word of the lesson explained."""

    page = ParentalKey(LessonPage, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(_("word"), max_length=80, help_text=_("As it stands in the text."))
    explanation = models.CharField(_("explanation"), max_length=300)
    translation = models.CharField(_("in another language"), max_length=120, blank=True)

    panels = [FieldPanel("word"), FieldPanel("explanation"), FieldPanel("translation")]
    translatable_fields = [*synchronised("word", "translation"), *translated("explanation")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("word of a lesson")
        verbose_name_plural = _("words of lessons")

    def __str__(self) -> str:
        return self.word


def lessons_with(excerpt: Any) -> models.QuerySet[LessonPage]:
    """The lessons that use an excerpt, published or not, in all languages."""
    texts = LessonText.objects.filter(excerpt=excerpt)
    return LessonPage.objects.filter(pk__in=texts.values("page")).order_by("title", "pk")
