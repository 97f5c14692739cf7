"""Tags for templates that show facts: names, pictures, the facts of a record in preview."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language

from authorsite import interface
from authorsite.images.models import Picture
from authorsite.settings.languages import LANGUAGE_CODE
from portraits.models import Author, Excerpt
from portraits.routing import site_tree
from portraits.views.excerpt_credits import credit_of
from portraits.views.excerpt_rows import ShownRow, View, passage
from portraits.views.excerpts import draft_versions, heads_of, texts_of
from portraits.views.facts import Links, ShownFacts, ShownPicture, shown_facts, shown_picture
from portraits.views.facts.loading import AuthorFacts, awards_of, contributions_of
from portraits.views.facts.wording import is_right_to_left
from portraits.views.glosses import Glosses
from portraits.views.rendering import current_collection, reader_language

register = template.Library()

PORTRAIT_WIDTH, PORTRAIT_HEIGHT = 720, 900
BODY_WIDTH = 1200
FORMATS = ("avif", "webp")


@register.filter
def isolated(name: str) -> str:
    """A name that cannot turn the line around it: one written from right to left in `bdi`."""
    return format_html("<bdi>{}</bdi>", name) if is_right_to_left(str(name)) else name


@register.simple_tag
def content_attributes(language: str) -> str:
    """`lang` and `dir` for words in another language than the reader's, else nothing."""
    if interface.same_language(language, get_language()):
        return ""
    return interface.language_attributes(language)


@register.simple_tag
def glossed(row: ShownRow, glosses: Glosses | None = None) -> str:
    """The text of a row; behind each explained word a button that shows the explanation.

    The number on the button is drawn from an attribute, so that copied text holds none.
    """
    text = row.words.text if row.words is not None else ""
    pieces, start = [], 0
    for end, number, word in (glosses or {}).get(row.anchor, ()):
        label = (interface.gettext("What does it mean: %(word)s") % {"word": word}).plain
        button = format_html(
            '<button type="button" class="gloss" popovertarget="gloss-{}" aria-label="{}" '
            'data-n="{}"></button>',
            number,
            label,
            number,
        )
        pieces.append((text[start:end], button))
        start = end
    return format_html_join("", "{}{}", [*pieces, (text[start:], "")])


@register.simple_tag
def reader_attributes() -> str:
    """`lang` and `dir` of the reader's language, for the interface's words within a text."""
    return interface.language_attributes(reader_language())


@register.simple_tag
def shown(picture: Picture | None, caption: str = "") -> ShownPicture | None:
    """A picture with its credit, if it may be shown: `{% shown value.picture as shown %}`."""
    return shown_picture(picture, caption)


@register.inclusion_tag("portraits/blocks/img.html")
def portrait_picture(picture: Picture, words: str = "", language: str = "") -> dict[str, Any]:
    """The large picture at the head of a portrait, fetched before everything else.

    Args:
        words: what a portrait says that it shows, and in which language; the picture's own
            description otherwise.
    """
    found = _sources(picture, f"fill-{PORTRAIT_WIDTH}x{PORTRAIT_HEIGHT}")
    if words:
        found |= {"alt": words, "lang": language}
    if not found["alt"] or interface.same_language(found["lang"], get_language()):
        found["lang"] = ""
    return {**found, "first": True}


@register.inclusion_tag("portraits/blocks/img.html")
def body_picture(picture: Picture) -> dict[str, Any]:
    """A picture within a text, fetched when it comes near the window.

    What the text says that it shows is in the language of the text, which stands around it.
    """
    found = _sources(picture, f"width-{BODY_WIDTH}")
    if getattr(picture, "contextual_alt_text", None) or not found["alt"]:
        found["lang"] = ""
    return found


def _sources(picture: Picture, size: str) -> dict[str, Any]:
    """A picture in the small formats, the most widely understood one last, and what it shows."""
    specs = [f"{size}|format-{name}" for name in FORMATS]
    *better, plain = picture.get_renditions(*specs).values()
    return {
        "sources": [{"url": it.url, "type": f"image/{it.filter_spec[-4:]}"} for it in better],
        "image": plain,
        "alt": plain.alt,
        "lang": LANGUAGE_CODE,
    }


@register.simple_tag(takes_context=True)
def author_facts(context: Context, author: Author) -> ShownFacts:
    """The facts of an author as in the given state, saved or not: `{% author_facts object as x %}`.

    For the preview of a record; works and awards are records of their own and as saved.
    """
    request = context["request"]
    facts = AuthorFacts(author, contributions_of(author), awards_of(author))
    links = Links(site_tree(request), reader_language())
    return shown_facts(facts, current_collection(request), links)


@register.simple_tag
def excerpt_draft(excerpt: Excerpt) -> dict[str, Any]:
    """The texts of an excerpt as they are in the form, and the lines below them, for its preview."""
    language = reader_language()
    texts = texts_of(draft_versions(excerpt), language)
    if texts is None:
        return {}
    view: View = "both" if texts.translation is not None else "original"
    contributions = excerpt.work.contributions.all() if excerpt.work_id else ()
    author = next((row.author for row in contributions if row.author is not None), None)
    return {
        "passage": passage(texts.original, texts.translation, view, {}),
        "heads": heads_of(texts) if texts.translation is not None else [],
        "credit": credit_of(excerpt, texts.translation, author, language) if author else None,
    }
