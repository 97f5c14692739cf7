"""Where a fact comes from, and how sure it is."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from authorsite.partial_dates import validate_partial_date
from authorsite.plain_text import CleanText
from portraits.models.vocabulary import Confidence, SourceKind

web_address = URLValidator(schemes=["http", "https"])


class SourceFields(CleanText):
    """What identifies a source: its title, its address or reference, and when it was seen."""

    source_kind = models.CharField(
        _("kind of source"), max_length=20, choices=SourceKind.choices, blank=True
    )
    source_title = models.CharField(_("source"), max_length=300, blank=True)
    source_url = models.CharField(
        _("address of the source"), max_length=1000, blank=True, validators=[web_address]
    )
    source_reference = models.CharField(
        _("reference"), max_length=300, blank=True, help_text=_("Page, volume, archive number.")
    )
    source_seen = models.CharField(
        _("date seen"), max_length=30, blank=True, validators=[validate_partial_date]
    )

    class Meta:
        abstract = True

    @property
    def has_source(self) -> bool:
        """Whether anything says where the fact comes from."""
        return bool(
            self.source_title
            or self.source_url
            or self.source_reference
            or self.source_kind == SourceKind.GENERAL_KNOWLEDGE
        )


class Sourced(SourceFields):
    """A fact with a source of its own and a confidence."""

    confidence = models.CharField(
        _("confidence"),
        max_length=6,
        choices=Confidence.choices,
        default=Confidence.HIGH,
        help_text=_("Facts of low confidence are kept here but not shown to readers."),
    )

    source_panels = [
        FieldRowPanel([FieldPanel("confidence"), FieldPanel("source_kind")]),
        FieldPanel("source_title"),
        FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_reference")]),
        FieldPanel("source_seen"),
    ]

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        """Whether the fact is sure enough for readers."""
        return self.confidence != Confidence.LOW


class AuthorSource(SourceFields, Orderable):
    """A source of an author's facts taken together; a fact without its own stands in one of them."""

    author = ParentalKey("portraits.Author", on_delete=models.CASCADE, related_name="sources")

    panels = [
        FieldPanel("source_kind"),
        FieldPanel("source_title"),
        FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_reference")]),
        FieldPanel("source_seen"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.source_title or self.source_url or self.source_reference

    def clean(self) -> None:
        """A source row says something.

        Raises:
            ValidationError: when title, address and reference are all empty.
        """
        super().clean()
        if not str(self):
            raise ValidationError(_("Give the source's title, address or reference."))
