"""Rights records: holder, basis, scope and period of a permission to show a text or picture."""

import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin
from wagtail.search import index

from authorsite.plain_text import CleanText


class Basis(models.TextChoices):
    """Why something may be shown (upphovsrättslagen 1960:729; Creative Commons)."""

    FREE = "free", _("Free: the term of protection has ended, or the work was never protected")
    CC = "cc", _("Creative Commons licence")
    PERMISSION = "permission", _("Permission from the rights holder")
    QUOTATION = "quotation", _("Quotation (section 22 of the Copyright Act)")


class Scope(models.TextChoices):
    """A use that a right covers; each is a column of its own on the record."""

    WEB = "web", _("Web")
    PRINT = "print", _("Print")
    CLASSROOM = "classroom", _("Classroom")
    SOUND = "sound", _("Sound")
    TRANSLATION = "translation", _("Translation")


class RightsQuerySet(models.QuerySet["RightsRecord"]):
    """Questions asked of the ledger."""

    def valid(self, on: datetime.date | None = None, scope: Scope = Scope.WEB) -> Self:
        """Rights that cover a use on a day (today in Swedish time unless given)."""
        return self.filter(valid_q("", on, scope))

    def ending(self, first: datetime.date, last: datetime.date) -> Self:
        """Rights that something rests on and that end within some days, those that end first first."""
        used = models.Q(excerpts__isnull=False) | models.Q(pictures__isnull=False)
        return self.filter(used, ends__gte=first, ends__lte=last).distinct().order_by("ends", "pk")


def valid_q(prefix: str, on: datetime.date | None = None, scope: Scope = Scope.WEB) -> models.Q:
    """The condition "this right covers the use on the day", for a path such as ``rights__``."""
    day = on or timezone.localdate()
    return (
        models.Q(**{f"{prefix}covers_{scope.value}": True})
        & (
            models.Q(**{f"{prefix}starts__isnull": True})
            | models.Q(**{f"{prefix}starts__lte": day})
        )
        & (models.Q(**{f"{prefix}ends__isnull": True}) | models.Q(**{f"{prefix}ends__gte": day}))
    )


class RightsRecord(CleanText, RevisionMixin, index.Indexed, models.Model):
    """One right: what a library may point to when somebody asks why a text is shown.

    It has history but no drafts, so that clearing a right takes effect at once.
    """

    title = models.CharField(
        _("title"), max_length=200, help_text=_("What the right is about, in a few words.")
    )
    holder = models.CharField(_("rights holder"), max_length=200, blank=True)
    basis = models.CharField(_("basis"), max_length=12, choices=Basis.choices)
    licence_url = models.URLField(
        _("address of the licence"), blank=True, max_length=300, help_text=_("For a licence.")
    )
    covers_web = models.BooleanField(_("covers the web"), default=True)
    covers_print = models.BooleanField(_("covers print"), default=False)
    covers_classroom = models.BooleanField(_("covers classroom use"), default=False)
    covers_sound = models.BooleanField(_("covers sound"), default=False)
    covers_translation = models.BooleanField(_("covers translation"), default=False)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(
        _("to"), null=True, blank=True, help_text=_("Last day. Empty: no end is agreed.")
    )
    reference = models.CharField(
        _("reference"), max_length=300, blank=True, help_text=_("Case number, letter, agreement.")
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    credit = models.CharField(
        _("credit line"), max_length=300, blank=True, help_text=_("Shown beside the work.")
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("For editors only."))
    warned = models.PositiveSmallIntegerField(
        null=True,
        editable=False,
        help_text="How many days before the end the editors were told last.",
    )

    objects = RightsQuerySet.as_manager()
    search_fields = [
        index.SearchField("title"),
        index.SearchField("holder"),
        index.AutocompleteField("title"),
        index.AutocompleteField("holder"),
        index.FilterField("basis"),
        index.FilterField("ends"),
    ]

    class Meta:
        verbose_name = _("rights record")
        verbose_name_plural = _("rights records")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                name="rights_period_in_order",
                violation_error_message=_("The right ends before it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A permission names its holder; a licence has an address.

        Raises:
            ValidationError: for the field that is missing.
        """
        super().clean()
        if self.basis == Basis.PERMISSION and not self.holder:
            raise ValidationError({"holder": _("Say who has given the permission.")})
        if self.basis == Basis.CC and not self.licence_url:
            raise ValidationError({"licence_url": _("Give the address of the licence.")})

    def has_ended(self, on: datetime.date | None = None) -> bool:
        """Whether the last day of the right lies before a day (today)."""
        return self.ends is not None and self.ends < (on or timezone.localdate())

    def covers(self, scope: Scope = Scope.WEB, on: datetime.date | None = None) -> bool:
        """Whether this right covers a use on a day; the same rule as ``valid_q``."""
        day = on or timezone.localdate()
        return (
            bool(getattr(self, f"covers_{scope.value}"))
            and (self.starts is None or self.starts <= day)
            and (self.ends is None or self.ends >= day)
        )
