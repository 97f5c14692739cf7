"""What teachers look for: school years, subjects, themes, how hard a text is.

The codes are stored; the labels are translated. Difficulty is an editor's judgement, never a formula's.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from authorsite.interface import gettext_lazy as _
from authorsite.interface import pgettext_lazy
from authorsite.places_in_texts import read_place
from portraits.models.pages import synchronised


def validate_place(value: str) -> None:
    """Refuse what is no place in a text.

    Raises:
        ValidationError: with the code ``no_place``.
    """
    if read_place(value) is None:
        raise ValidationError(gettext_lazy("Write numbers, such as 3 or 5–12."), code="no_place")


class SchoolYears(models.TextChoices):
    """The stages of the Swedish school."""

    F_3 = "f-3", _("Preschool class to year 3")
    Y4_6 = "4-6", _("Years 4–6")
    Y7_9 = "7-9", _("Years 7–9")
    UPPER = "gy", _("Upper secondary school")
    ADULTS = "vux", _("Adult education and folk high school")


class Subject(models.TextChoices):
    """School subjects that texts and lessons are for."""

    SWEDISH = "swedish", pgettext_lazy("school subject", "Swedish")
    SWEDISH_SECOND = "swedish-second", _("Swedish as a second language")
    MOTHER_TONGUE = "mother-tongue", _("Mother tongue")
    SAMI = "sami", pgettext_lazy("school subject", "Sámi")
    HISTORY = "history", _("History")
    SOCIAL_STUDIES = "social-studies", _("Social studies")
    GEOGRAPHY = "geography", _("Geography")
    SCIENCE = "science", _("Science")
    ART = "art", pgettext_lazy("school subject", "Art")
    MUSIC = "music", _("Music")
    ENGLISH = "english", pgettext_lazy("school subject", "English")


class Theme(models.TextChoices):
    """What texts and lessons are about."""

    BORDERS = "borders", _("Borders")
    LANGUAGES = "languages", _("Languages")
    WORK = "work", _("Work and working life")
    NATURE = "nature", _("Nature and weather")
    FAMILY = "family", _("Family and growing up")
    FRIENDSHIP = "friendship", _("Friendship")
    HUMOUR = "humour", _("Humour")
    POWER = "power", _("Power and justice")
    MEMORY = "memory", _("Memory and history")
    MIGRATION = "migration", _("Leaving and arriving")
    THE_UNCANNY = "uncanny", _("The strange and uncanny")
    PLACES = "places", _("Places and belonging")


class Difficulty(models.TextChoices):
    """How hard a text is to read, as an editor judges it."""

    EASY = "easy", pgettext_lazy("difficulty", "Easy")
    MEDIUM = "medium", pgettext_lazy("difficulty", "Medium")
    HARD = "hard", pgettext_lazy("difficulty", "Demanding")


class CodesFormField(forms.MultipleChoiceField):
    """Boxes to tick; what is ticked comes in the order of the vocabulary."""

    widget = forms.CheckboxSelectMultiple

    def pairs(self) -> list[tuple[str, Any]]:
        """The codes with their labels."""
        choices: Any = self.choices
        return list(choices)

    def clean(self, value: Any) -> list[str]:
        """The codes ticked.

        Raises:
            ValidationError: for a code that cannot be chosen.
        """
        chosen = super().clean(value)
        order = [code for code, _label in self.pairs()]
        known = [code for code in order if code in chosen]
        return known + [code for code in chosen if code not in order]


class CodesField(models.JSONField):
    """Codes of a vocabulary, as a list. The vocabulary is not part of migrations."""

    form_class = CodesFormField

    def __init__(
        self, *args: Any, vocabulary: type[models.TextChoices] | None = None, **kwargs: Any
    ) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def options(self) -> list[tuple[str, Any]]:
        """The codes that may be chosen, with their labels."""
        return list(self.vocabulary.choices) if self.vocabulary is not None else []

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is not a list of known codes.

        Raises:
            ValidationError: with the code ``unknown_code``.
        """
        super().validate(value, model_instance)
        known = [code for code, _label in self.options()]
        given = value if isinstance(value, list) else [value]
        unknown = [each for each in given if each not in known]
        if unknown or not isinstance(value, list):
            raise ValidationError(
                gettext_lazy("“%(code)s” is not in the list."),
                code="unknown_code",
                params={"code": str(unknown[0] if unknown else value)[:40]},
            )

    def formfield(self, **kwargs: Any) -> Any:
        """Boxes to tick."""
        return self.form_class(
            choices=self.options,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=self.help_text,
        )


class Teachable(models.Model):
    """What a teacher needs to know to choose. It is the same in every language."""

    school_years = CodesField(gettext_lazy("school years"), vocabulary=SchoolYears)
    subjects = CodesField(gettext_lazy("subjects"), vocabulary=Subject)
    themes = CodesField(gettext_lazy("themes"), vocabulary=Theme)
    difficulty = models.CharField(
        gettext_lazy("difficulty"), max_length=8, choices=Difficulty.choices, blank=True
    )

    class Meta:
        abstract = True


TEACHING_FIELDS = synchronised("school_years", "subjects", "themes", "difficulty")
TEACHING_PANEL = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("school_years"), FieldPanel("subjects")]),
        FieldRowPanel([FieldPanel("themes"), FieldPanel("difficulty")]),
    ],
    heading=gettext_lazy("For schools"),
)
