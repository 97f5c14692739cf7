"""Awards that authors received or were nominated for."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from portraits.models.authors import Author
from portraits.models.base import Record
from portraits.models.sources import Sourced
from portraits.models.vocabulary import AwardStatus
from portraits.models.works import Work
from portraits.querysets.works import AwardQuerySet


class Award(Record, Sourced):
    """A prize, scholarship or honorary degree, received or nominated for, in a year."""

    key = models.CharField(
        _("key"),
        max_length=120,
        unique=True,
        null=True,
        blank=True,
        help_text=_("Id in imported and exported files."),
    )
    author = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="awards"
    )
    name = models.CharField(_("award"), max_length=200, db_index=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=AwardStatus.choices, default=AwardStatus.RECEIVED
    )
    work = models.ForeignKey(
        Work,
        verbose_name=_("for the work"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="awards",
    )
    work_title = models.CharField(
        _("for the work, in words"),
        max_length=300,
        blank=True,
        help_text=_("Only where the work has no record here."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = AwardQuerySet.as_manager()
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.RelatedFields("author", [index.SearchField("name"), index.AutocompleteField("name")]),
        index.FilterField("year"),
        index.FilterField("status"),
    ]
    panels = [
        FieldPanel("author"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("year"), FieldPanel("status")]),
        FieldRowPanel([FieldPanel("work"), FieldPanel("work_title")]),
        FieldPanel("note"),
        MultiFieldPanel(Sourced.source_panels, heading=_("Source")),
        FieldPanel("key", read_only=True),
    ]

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["-year", "name", "pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})" if self.year else self.name

    @property
    def title_for(self) -> str:
        """The title of the work it was for, or an empty text."""
        return self.work.title if self.work is not None else self.work_title

    def clean(self) -> None:
        """The year is possible, and an empty key is stored as none.

        Raises:
            ValidationError: for the year.
        """
        super().clean()
        self.key = self.key or None
        if self.year is not None and not 1700 <= self.year <= timezone.localdate().year:
            raise ValidationError({"year": _("The year must lie between 1700 and this year.")})
        born = self.author.birth_year if self.author_id else None
        if self.year is not None and born is not None and self.year <= born:
            raise ValidationError({"year": _("The author was not born yet.")})
