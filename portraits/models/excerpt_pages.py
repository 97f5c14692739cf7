"""Pages about excerpts: what is said in a language about a passage that stands once, as a record."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail.url_routing import RouteResult

from authorsite.collation import fold
from authorsite.plain_text import CleanText
from portraits.models.authors import Author
from portraits.models.excerpts import Excerpt
from portraits.models.pages import PAGE_FIELDS, SitePage, synchronised, translated
from portraits.models.teaching import (
    TEACHING_FIELDS,
    TEACHING_PANEL,
    Teachable,
    validate_place,
)
from portraits.querysets.excerpts import ExcerptPageQuerySet

# Translation keys follow from the permanent id, so that the database forbids a second page.
NAMESPACE = uuid.UUID("5d0c1c86-0a3e-5a8e-8f4e-3f1f0c9f4b7d")
LONGEST_SLUG = 60


def page_key(pid: str) -> uuid.UUID:
    """The translation key of the pages of an excerpt."""
    return uuid.uuid5(NAMESPACE, pid)


class ExcerptPage(Teachable, SitePage):
    """An excerpt in one language, below the portrait of its author.

    Title, slug and translation key follow from the record. The slug is given once: a new title
    does not move the page.
    """

    view = "portraits.views.excerpts.excerpt"
    answers_when_gone = True
    one_per_record = True
    # The other forms of the text, by what follows the address, each with its view like ``view``.
    forms: ClassVar[Mapping[str, str]] = {
        "handout.pdf": "portraits.views.handouts.pdf",
        "handout.docx": "portraits.views.handouts.document",
        "text.txt": "portraits.views.handouts.plain_text",
        "qr.svg": "portraits.views.embedding.qr_svg",
        "words.csv": "portraits.views.glosses.words_csv",
    }
    excerpt = models.ForeignKey(
        Excerpt, verbose_name=_("excerpt"), on_delete=models.PROTECT, related_name="pages"
    )
    author = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="excerpt_pages"
    )
    introduction = models.TextField(
        _("introduction"), blank=True, max_length=600, help_text=_("One to three sentences.")
    )

    objects = PageManager.from_queryset(ExcerptPageQuerySet)()
    parent_page_types = ["portraits.PortraitPage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    content_panels = [
        FieldPanel("excerpt", read_only=True),
        FieldPanel("introduction"),
        InlinePanel("words", label=_("Word"), heading=_("Help with words")),
        InlinePanel("questions", label=_("Question"), heading=_("Questions")),
        TEACHING_PANEL,
    ]
    promote_panels = [FieldPanel("search_description")]
    translatable_fields = [
        *synchronised("title", "slug", "excerpt", "author"),
        *translated("introduction", "words", "questions"),
        *TEACHING_FIELDS,
        *PAGE_FIELDS,
    ]

    class Meta:
        verbose_name = _("page of an excerpt")
        verbose_name_plural = _("pages of excerpts")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Route to the page and its other forms, also when it has been withdrawn.

        ``views.serving`` then says so.

        Raises:
            Http404: for what is no form of the page, and for a page that was never published.
        """
        form = "/".join(path_components).lower()
        if (not form or form in self.forms) and self.first_published_at is not None:
            return RouteResult(self, kwargs={"form": form} if form else {})
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, form: str = "", **kwargs: Any
    ) -> HttpResponse:
        """Render the page, or the form of it that the address asks for."""
        if form:
            return import_string(self.forms[form])(request, self)
        return super().serve(request, *args, **kwargs)

    def follow_record(self) -> None:
        """Take title, slug and translation key from the record."""
        self.title = self.draft_title = self.excerpt.title or self.excerpt.work.title
        self.translation_key = page_key(self.excerpt.pid)
        if not getattr(self, "slug", ""):
            stem = slugify(fold(self.title))[:LONGEST_SLUG].strip("-") or "utdrag"
            self.slug = f"{stem}-{self.excerpt.pid}"

    def open(self, user: Any = None) -> None:
        """Publish the page with no words of its own, whatever becomes of the text's right.

        The address has been given away for ever. Without a right it answers with a notice.
        """
        Page.publish(self, self.save_revision(user=user), user=user)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate after taking title and slug from the record."""
        if self.excerpt_id is not None:
            self.follow_record()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """There is one page of an excerpt in each language.

        Raises:
            ValidationError: when another page shows the excerpt in this language.
        """
        others = ExcerptPage.objects.filter(excerpt=self.excerpt_id, locale=self.locale_id)
        if self.excerpt_id and self.locale_id and others.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is already a page of this excerpt in this language."))
        super().clean()


class ExcerptWord(CleanText, TranslatableMixin, Orderable):
    """A word of the text explained."""

    page = ParentalKey(ExcerptPage, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(_("word"), max_length=80, help_text=_("As it stands in the text."))
    explanation = models.CharField(_("explanation"), max_length=300)
    translation = models.CharField(
        _("in another language"),
        max_length=120,
        blank=True,
        help_text=_("The word itself, for those who learn the language. May be empty."),
    )

    panels = [FieldPanel("word"), FieldPanel("explanation"), FieldPanel("translation")]
    translatable_fields = [*synchronised("word"), *translated("explanation", "translation")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("word help")
        verbose_name_plural = _("word help")

    def __str__(self) -> str:
        return self.word


class ExcerptQuestion(CleanText, TranslatableMixin, Orderable):
    """A question to a text, perhaps to certain paragraphs or lines of it."""

    page = ParentalKey(ExcerptPage, on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(_("question"), max_length=400)
    rows = models.CharField(
        _("paragraphs or lines"),
        max_length=20,
        blank=True,
        validators=[validate_place],
        help_text=_("For example 3 or 5–12."),
    )

    panels = [FieldPanel("question"), FieldPanel("rows")]
    translatable_fields = [*translated("question"), *synchronised("rows")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.question
