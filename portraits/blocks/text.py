"""Headings and paragraphs."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

INLINE_FEATURES = ["italic", "link"]
TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    """A heading within the text; it becomes an h3, since the section above it has an h2."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "portraits/blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "portraits/blocks/paragraph.html"
