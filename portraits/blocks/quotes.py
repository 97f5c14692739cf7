"""Quotations, which carry the language they are in (WCAG 2.2, 3.1.2)."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from authorsite.settings.languages import RECORD_LANGUAGES


def quote_languages() -> list[tuple[str, str]]:
    """The languages a quotation may be in, by their own names."""
    return [(language.code, language.own_name or language.name) for language in RECORD_LANGUAGES]


class PullQuoteBlock(blocks.StructBlock):
    """Words of the author, once per portrait."""

    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(
        label=_("Where it was said"), help_text=_("For example “From a radio talk, 1996”.")
    )
    language = blocks.ChoiceBlock(
        choices=quote_languages, required=False, label=_("Language, if not the page's")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "portraits/blocks/pull_quote.html"
