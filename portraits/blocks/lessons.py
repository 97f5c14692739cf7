"""The steps of a lesson: what the class does, with which text, and what only the teacher reads."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from authorsite.places_in_texts import LONGEST, PATTERN
from portraits.blocks.text import TEXT_FEATURES

BEFORE, DURING, AFTER = "before", "during", "after"
PHASES = [
    (BEFORE, _("Before reading")),
    (DURING, _("While reading")),
    (AFTER, _("After reading")),
]
MOST_MINUTES = 600
MOST_TEXTS = 12


class PlaceBlock(blocks.RegexBlock):
    """A place in a text. It is the same in every language, so no translator gets to see it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            regex=rf"^\s*{PATTERN}\s*$",
            required=False,
            max_length=LONGEST,
            label=_("Paragraphs or lines"),
            help_text=_("For example 3, 5–12 or rad 5–12."),
            error_messages={"invalid": _("Write numbers, such as 3 or 5–12.")},
            **kwargs,
        )

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing to translate (wagtail-localize asks for it)."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """The place as it is."""
        return value

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """A block of its own name, so that its wording is not kept in migrations."""
        return ("portraits.blocks.lessons.PlaceBlock", [], {})


def text_number() -> blocks.IntegerBlock:
    """Which of the lesson's texts is meant."""
    return blocks.IntegerBlock(
        required=False,
        min_value=1,
        max_value=MOST_TEXTS,
        label=_("Text number"),
        help_text=_("As in the list of texts: 1 for the first. Empty: no text."),
    )


class QuestionBlock(blocks.StructBlock):
    """A question, perhaps to certain paragraphs or lines of one of the texts."""

    question = blocks.CharBlock(max_length=400, label=_("Question"))
    text = text_number()
    place = PlaceBlock()

    class Meta:
        icon = "help"
        label = _("Question")


class StepBlock(blocks.StructBlock):
    """A step of the lesson."""

    phase = blocks.ChoiceBlock(choices=PHASES, default=DURING, label=_("When"))
    title = blocks.CharBlock(max_length=120, label=_("What the class does"))
    minutes = blocks.IntegerBlock(
        required=False, min_value=1, max_value=MOST_MINUTES, label=_("Minutes")
    )
    instructions = blocks.RichTextBlock(
        features=TEXT_FEATURES, label=_("To the pupils"), required=False
    )
    text = text_number()
    place = PlaceBlock()
    questions = blocks.ListBlock(QuestionBlock(), default=[], label=_("Questions"))
    teacher = blocks.RichTextBlock(
        features=TEXT_FEATURES,
        label=_("To the teacher"),
        required=False,
        help_text=_("Shown on the teacher’s sheet only."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")


STEP_BLOCKS = [("step", StepBlock())]
