"""The one rule for text that is stored: forms, imports and interfaces all ask it.

Refused are characters that control a terminal or turn the direction of text round (Unicode categories Cc
and Cs, bidirectional overrides, isolates and marks), and markup where text is plain. Joiners, which are
part of letters in some scripts (U+200C, U+200D), stay. Of rich text only what the editor writes is let
through, in the form in which it writes it, since readers get it as it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.whitelist import check_url

from authorsite.interface import gettext

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufff9-\uffff]"
)
MARKUP = re.compile(
    r"<[/!?a-z]|\bon[a-z]{3,}\s*=\s*[\"'\w]|javascript\s*:|&(?:#\w+|lt|gt|quot);", re.IGNORECASE
)
BEGINS_TAG = re.compile(r"<[/!?a-z]", re.IGNORECASE)
RICH_TAG = re.compile(r'</?([a-z]+)((?:\s+[a-z-]+="[^"<>]*")*)\s*/?>')
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
BLOCK = frozenset({"data-block-key"})
RICH_ELEMENTS = {
    **dict.fromkeys(("p", "li", "ol", "ul"), BLOCK),
    **dict.fromkeys(("b", "strong", "i", "em", "br"), frozenset[str]()),
    "a": frozenset({"href", "linktype", "id"}),
}
"""What rich text may hold: elements with their attributes, as the editor's features write them."""


class TextError(ValueError):
    """A text that cannot be stored; ``code`` names the reason, the message what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def check_characters(text: str) -> None:
    """Refuse characters that nobody types.

    Raises:
        TextError: ``control_character``.
    """
    if FORBIDDEN.search(text):
        raise TextError(
            "control_character",
            gettext(
                "The cell holds an invisible control or direction character. Type the text anew."
            ),
        )


def check_plain(text: str) -> None:
    """Refuse what is no plain text.

    Raises:
        TextError: ``control_character`` or ``markup_in_text``.
    """
    check_characters(text)
    if MARKUP.search(text):
        raise TextError(
            "markup_in_text", gettext("The cell holds markup. Write plain text without tags.")
        )


def check_rich(text: str) -> None:
    """Refuse what no rich text may hold.

    Raises:
        TextError: ``control_character`` or ``markup_in_text``.
    """
    check_characters(text)
    if BEGINS_TAG.search(RICH_TAG.sub(_without_allowed, text)):
        raise TextError(
            "markup_in_text", gettext("The text holds markup that is not allowed. Type it anew.")
        )


def _without_allowed(tag: re.Match[str]) -> str:
    """Nothing for a tag that rich text may hold, else the tag."""
    allowed = RICH_ELEMENTS.get(tag[1])
    if allowed is None:
        return tag[0]
    for name, value in ATTRIBUTE.findall(tag[2]):
        if name not in allowed or (name == "href" and check_url(unescape(value)) is None):
            return tag[0]
    return ""


def without_emptiness(text: str) -> str:
    """Nothing for rich text that says nothing, else the text.

    A field of the editor that nobody has touched is sent as a paragraph without words.
    """
    return text if unescape(RICH_TAG.sub("", text)).strip() else ""


def _strings(value: Any) -> Iterator[str]:
    """All texts in a value made of lists and dictionaries."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def is_text(field: Any) -> bool:
    """Whether a field holds text that people write."""
    if isinstance(field, StreamField):
        return True
    if not isinstance(field, models.CharField | models.TextField) or not field.editable:
        return False
    return not field.choices


def check_field(field: Any, value: Any) -> None:
    """Refuse a value that a field may not hold.

    Raises:
        TextError: as ``check_plain`` or ``check_rich``.
    """
    if isinstance(field, StreamField):
        for text in _strings(field.get_prep_value(value) if isinstance(value, str)
                             else value.get_prep_value() if value else []):  # fmt: skip
            check_rich(text)
    elif isinstance(value, str):
        check = check_rich if isinstance(field, RichTextField) else check_plain
        check(value)


class CleanFields:
    """For a model whose text fields are held to the rule whenever it is validated."""

    _meta: Any

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Validate the fields, and what is written in them.

        Raises:
            ValidationError: by field.
        """
        errors: dict[str, Any] = {}
        for field in self._meta.concrete_fields:
            if isinstance(field, RichTextField) and getattr(self, field.attname):
                setattr(self, field.attname, without_emptiness(getattr(self, field.attname)))
        try:
            super().clean_fields(exclude=exclude)  # type: ignore[misc]
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for field in self._meta.concrete_fields:
            if field.name in (exclude or ()) or field.name in errors or not is_text(field):
                continue
            try:
                check_field(field, getattr(self, field.attname))
            except TextError as problem:
                errors[field.name] = ValidationError(problem.message, code=problem.code)
        if errors:
            raise ValidationError(errors)


class CleanText(CleanFields, models.Model):
    """A model of the project's own that is held to the rule."""

    class Meta:
        abstract = True
