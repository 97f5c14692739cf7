"""Our county: what this collection is, as data. Nothing in the code knows which county it is."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from authorsite.interface import InterfaceText, record_language_choices
from authorsite.plain_text import CleanText
from authorsite.settings.languages import LANGUAGE_CODE, fallback_chain
from portraits.models.places import Place


@register_setting(icon="globe")
class Collection(CleanText, BaseSiteSetting, ClusterableModel):
    """The collection of one site: its name, its county, and who answers for it.

    The wordmark, the locator map and the inclusion rule follow from it.
    """

    name = models.CharField(
        _("name"), max_length=80, default="Författarporträtt", help_text=_("In the main language.")
    )
    places = ParentalManyToManyField(
        Place,
        verbose_name=_("our county"),
        blank=True,
        related_name="+",
        help_text=_("The county or counties whose authors are collected."),
    )
    publisher = models.CharField(
        _("responsible publisher"), max_length=120, blank=True, help_text=_("Ansvarig utgivare.")
    )
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact"), blank=True)
    featured = models.ForeignKey(
        "portraits.Author",
        verbose_name=_("portrait of the week"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: chosen by week, the same for everybody."),
    )
    second_pair_of_eyes = models.BooleanField(
        _("nothing is published that only its writer has read"),
        default=True,
        help_text=_(
            "Take this away only where there is nobody else: then whoever writes also approves."
        ),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                InlinePanel("names", label=_("Name"), heading=_("Names in other languages")),
                FieldPanel("places"),
            ],
            heading=_("Collection"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("publisher"),
                FieldPanel("contact_email"),
            ],
            heading=_("Who answers for it"),
        ),
        FieldPanel("featured"),
        FieldPanel("second_pair_of_eyes"),
    ]

    class Meta(BaseSiteSetting.Meta):
        verbose_name = _("collection")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Our county consists of counties, municipalities or regions with members.

        Raises:
            ValidationError: for a village or a town.
        """
        super().clean()
        small = [place.name for place in self.places.all() if place.kind in {"village", "town"}]
        if small:
            raise ValidationError(
                {
                    "places": _("%(name)s is too small: choose a county or municipality.")
                    % {"name": small[0]}
                }
            )

    def name_in(self, language: str) -> InterfaceText:
        """The collection's name for readers of a language, with the language it is in."""
        names = {LANGUAGE_CODE: self.name} | {row.language: row.name for row in self.names.all()}
        found = next(code for code in fallback_chain(language) if code in names)
        return InterfaceText(names[found], found)

    def place_ids(self) -> list[int]:
        """Primary keys of the places that make up our county."""
        return [place.pk for place in self.places.all()]


class CollectionName(CleanText, Orderable):
    """The collection's name in another language."""

    collection = ParentalKey(Collection, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=8, choices=record_language_choices)
    name = models.CharField(_("name"), max_length=80)
    panels = [FieldPanel("language"), FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("name of the collection")
        verbose_name_plural = _("names of the collection")

    def __str__(self) -> str:
        return self.name
