"""Consents: what those who wrote a text have agreed to. Asked for before a review can end.

Only people who are named beside a text are asked; the staff's own texts are the library's
(upphovsrättslagen 1960:729, 28 §: who is given a text may not alter it or pass it on without leave).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.models import Translation

from authorsite.collation import fold
from authorsite.plain_text import CleanText
from portraits.models.clearing import Problem

RECORDED = gettext_lazy(
    "The answers of this writer for this text are recorded already. Change those."
)
ANSWERS = [(True, gettext_lazy("yes")), (False, gettext_lazy("no"))]


class Consent(CleanText, models.Model):
    """What the writer of a text, or of all texts of theirs in the collection, has agreed to.

    It has no drafts: an answer counts from the moment in which it is recorded.
    """

    writer = models.CharField(
        gettext_lazy("writer"), max_length=120, help_text=gettext_lazy("As named beside the text.")
    )
    page = models.ForeignKey(
        Page,
        verbose_name=gettext_lazy("text"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="consents",
        help_text=gettext_lazy("In any language. Empty: all that the writer writes for us."),
    )
    may_be_revised = models.BooleanField(gettext_lazy("may be revised"), choices=ANSWERS)
    may_be_translated = models.BooleanField(gettext_lazy("may be translated"), choices=ANSWERS)
    may_be_reused = models.BooleanField(
        gettext_lazy("may be reused"),
        choices=ANSWERS,
        help_text=gettext_lazy("By us in other places: in print, in exhibitions, by schools."),
    )
    given_on = models.DateField(gettext_lazy("given on"), default=timezone.localdate)
    how = models.CharField(
        gettext_lazy("how"),
        max_length=200,
        help_text=gettext_lazy("Letter, mail, conversation; where it is kept."),
    )
    notes = models.TextField(
        gettext_lazy("notes"), blank=True, help_text=gettext_lazy("For editors only.")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("recorded by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("writer"),
        FieldPanel("page"),
        MultiFieldPanel(
            [
                FieldPanel("may_be_revised"),
                FieldPanel("may_be_translated"),
                FieldPanel("may_be_reused"),
            ],
            heading=gettext_lazy("The answers"),
        ),
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("how")]),
        FieldPanel("notes"),
    ]

    class Meta:
        verbose_name = gettext_lazy("consent")
        verbose_name_plural = gettext_lazy("consents")
        ordering = ["writer", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["writer", "page"],
                name="one_consent_per_text",
                violation_error_message=RECORDED,
            ),
            models.UniqueConstraint(
                fields=["writer"],
                condition=models.Q(page=None),
                name="one_consent_for_all_texts",
                violation_error_message=RECORDED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.writer}: {self.page or _('all texts')}"


def named_writers(page: Any) -> list[str]:
    """Everyone who is named as the writer of something on a page, as in its given state.

    An invented author's own words have no writer who could be asked.
    """
    names = [getattr(page, "written_by", "")]
    names += [row.written_by for row in _rows(page, "curiosities")]
    if getattr(page, "own_words", "") and not page.author.invented:
        names.append(page.author.name)
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))


def _rows(page: Any, relation: str) -> Iterator[Any]:
    rows = getattr(page, relation, None)
    yield from rows.all() if rows is not None else ()


def consents_for(page: Page) -> dict[str, Consent]:
    """The consents that concern a page in any of its languages, by the folded name of the writer.

    One for the page itself comes before one for all texts of the writer.
    """
    concerned = models.Q(page=None) | models.Q(page__translation_key=page.translation_key)
    found = Consent.objects.filter(concerned).order_by(models.F("page").asc(nulls_first=True))
    return {fold(consent.writer): consent for consent in found}


def unasked(page: Any) -> list[Problem]:
    """Who has written something on a page and has not been asked, or has said no to this language."""
    if not isinstance(page, Page) or not (writers := named_writers(page)):
        return []
    given = consents_for(page)
    translated = _is_translation(page)
    found = []
    for writer in writers:
        consent = given.get(fold(writer))
        if consent is None:
            message = _(
                "Nobody has recorded whether the text may be revised, translated and reused. Ask, "
                "and record the answer."
            )
            found.append((writer, ValidationError(message, code="not_asked")))
        elif translated and not consent.may_be_translated:
            message = _("The writer does not want the text to be translated.")
            found.append((writer, ValidationError(message, code="no_translation")))
    return found


def _is_translation(page: Page) -> bool:
    """Whether a page is made from one in another language."""
    return bool(
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id
        ).exists()
    )
