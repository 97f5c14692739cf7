"""Template tags for interface strings that carry their language (WCAG 3.1.2).

`{% load interface %}` replaces Django's `{% load i18n %}` in every public template. The tags
`translate` and `blocktranslate` have Django's syntax, so that the same tools extract their
msgids, with these differences:

* Where a string falls back to another language it is wrapped in `<span lang dir>`.
* `{% translate "…" plain %}` gives the bare text, for attributes, `<title>` and `<option>`.
* The msgid of `translate` is text and is escaped; that of `blocktranslate` is markup, and only
  its variables are escaped.
* Filters on the msgid are refused: store the text with `as name` and filter that.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from html import unescape
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, TokenType, token_kwargs
from django.template.base import render_value_in_context as render_value
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from authorsite import interface
from authorsite.interface import InterfaceText, plain_text, plural_text_in, text_in
from authorsite.partial_dates import format_life_span, format_partial_date
from authorsite.settings.languages import LANGUAGE_CODE

register = template.Library()


class TranslateNode(template.Node):
    """`{% translate %}`: one msgid without parameters."""

    child_nodelists = ()

    def __init__(
        self,
        msgid: FilterExpression,
        options: dict[str, FilterExpression | None],
        target: str | None,
    ) -> None:
        self.msgid = msgid
        self.options = options
        self.target = target

    def render(self, context: Context) -> SafeString:
        """The string as HTML, or nothing when it is stored in a variable."""
        text = self.text(context)
        if self.target:
            context[self.target] = text
            return SafeString("")
        if not context.autoescape:
            return mark_safe(text.plain)  # noqa: S308
        return escape(text.plain) if "plain" in self.options else text.__html__()

    def text(self, context: Context) -> InterfaceText:
        """The string with its language; a variable that has one already is passed through."""
        msgid = self.msgid.resolve(context)
        msgid = str(msgid) if isinstance(msgid, Promise) else msgid
        if isinstance(msgid, InterfaceText):
            return msgid
        if "noop" in self.options:
            return InterfaceText(str(msgid))
        expression = self.options.get("context")
        message_context = str(expression.resolve(context)) if expression else None
        # Extraction doubles percent signs in templates, so msgids have them doubled.
        found = text_in(get_language(), str(msgid).replace("%", "%%"), message_context)
        return InterfaceText(found.plain.replace("%%", "%"), found.lang)


class BlockTranslateNode(template.Node):
    """`{% blocktranslate %}`: a msgid with variables, and perhaps a plural."""

    child_nodelists = ()

    def __init__(
        self,
        options: dict[str, Any],
        singular: tuple[str, list[str]],
        plural: tuple[str, list[str]] | None,
    ) -> None:
        self.options = options
        self.singular, self.names = singular
        self.plural = plural[0] if plural else None
        self.names = [*self.names, *(plural[1] if plural else [])]

    def render(self, context: Context) -> SafeString:
        """The text as HTML with its variables escaped, or nothing when it is stored."""
        variables: Mapping[str, FilterExpression] = self.options.get("with", {})
        with context.push({name: value.resolve(context) for name, value in variables.items()}):
            text = self.text(context)
        if target := self.options.get("asvar"):
            context[target] = text
            return SafeString("")
        if not context.autoescape:
            return text.markup
        return text.__html__()

    def text(self, context: Context) -> InterfaceText:
        """The text with its language; the msgid itself where a translation cannot be filled in."""
        found = self.found(context)
        try:
            return self.filled(found, context)
        except (KeyError, TypeError, ValueError):
            return self.filled(InterfaceText(self.singular), context)

    def found(self, context: Context) -> InterfaceText:
        """The translated format string, in the plural form for the counter."""
        expression = self.options.get("context")
        message_context = str(expression.resolve(context)) if expression else None
        if self.plural is None:
            return text_in(get_language(), self.singular, message_context)
        name, counter = next(iter(self.options["count"].items()))
        number = counter.resolve(context)
        if not isinstance(number, int | float | Decimal):
            raise template.TemplateSyntaxError(f"blocktranslate: {name!r} must be a number.")
        context[name] = number
        return plural_text_in(
            get_language(), self.singular, self.plural, int(number), message_context
        )

    def filled(self, found: InterfaceText, context: Context) -> InterfaceText:
        """A format string with its variables in place."""
        invalid = context.template.engine.string_if_invalid if context.template else ""
        values: dict[str, str] = {}
        for name in self.names:
            value = context.get(name, invalid)
            value = str(value) if isinstance(value, Promise) else value
            if isinstance(value, InterfaceText):
                values[name] = value.marked_in(found.lang)
            else:
                values[name] = render_value(value, context)
        html = mark_safe(found.plain % values)  # noqa: S308
        return InterfaceText(unescape(strip_tags(html)), found.lang, html=html)


@register.tag("translate")
def do_translate(parser: Parser, token: Token) -> TranslateNode:
    """`{% translate "msgid" [context "…"] [noop] [plain] [as name] %}`."""
    tag, *bits = token.split_contents()
    if not bits:
        raise template.TemplateSyntaxError(f"{tag!r} takes a string to translate.")
    msgid = parser.compile_filter(bits.pop(0))
    if msgid.filters:
        raise template.TemplateSyntaxError(f"{tag!r} takes no filters; store the text with “as”.")
    options: dict[str, FilterExpression | None] = {}
    target = None
    while bits:
        option = bits.pop(0)
        if option in options or (option == "as" and target):
            raise template.TemplateSyntaxError(f"{tag!r}: {option!r} is given twice.")
        if option in {"noop", "plain"}:
            options[option] = None
        elif option in {"context", "as"}:
            if not bits:
                raise template.TemplateSyntaxError(f"{tag!r}: {option!r} needs a value.")
            if option == "as":
                target = bits.pop(0)
            else:
                options[option] = parser.compile_filter(bits.pop(0))
        else:
            raise template.TemplateSyntaxError(f"{tag!r}: unknown option {option!r}.")
    return TranslateNode(msgid, options, target)


def block_options(parser: Parser, tag: str, bits: list[str]) -> dict[str, Any]:
    """The options of an opening `blocktranslate` tag."""
    options: dict[str, Any] = {}
    while bits:
        option = bits.pop(0)
        if option in options:
            raise template.TemplateSyntaxError(f"{tag!r}: {option!r} is given twice.")
        if option in {"with", "count"}:
            options[option] = token_kwargs(bits, parser, support_legacy=True)
            wanted = len(options[option]) == 1 if option == "count" else options[option]
            if not wanted:
                raise template.TemplateSyntaxError(f"{tag!r}: {option!r} needs name=value.")
        elif option == "trimmed":
            options[option] = True
        elif option in {"context", "asvar"} and bits:
            value = bits.pop(0)
            options[option] = value if option == "asvar" else parser.compile_filter(value)
        else:
            raise template.TemplateSyntaxError(f"{tag!r}: unknown option {option!r}.")
    return options


def block_message(parser: Parser, *, trimmed: bool) -> tuple[tuple[str, list[str]], Token]:
    """A msgid read up to the next block tag, the names in it, and that tag."""
    parts: list[str] = []
    names: list[str] = []
    while parser.tokens:
        token = parser.next_token()
        if token.token_type == TokenType.TEXT:
            parts.append(token.contents.replace("%", "%%"))
        elif token.token_type == TokenType.VAR:
            parts.append(f"%({token.contents})s")
            names.append(token.contents)
        elif token.token_type == TokenType.BLOCK:
            break
    text = "".join(parts)
    if trimmed:
        text = re.sub(r"\s*\n\s*", " ", text.strip())
    return (text, names), token


@register.tag("blocktranslate")
def do_block_translate(parser: Parser, token: Token) -> BlockTranslateNode:
    """`{% blocktranslate [with a=b] [count n=x] [context "…"] [trimmed] [asvar name] %}`."""
    tag, *bits = token.split_contents()
    options = block_options(parser, tag, bits)
    trimmed = options.get("trimmed", False)
    singular, end = block_message(parser, trimmed=trimmed)
    plural = None
    if "count" in options:
        if end.contents.strip() != "plural":
            raise template.TemplateSyntaxError(f"{tag!r} with count needs a plural tag.")
        plural, end = block_message(parser, trimmed=trimmed)
    if end.contents.strip() != f"end{tag}":
        raise template.TemplateSyntaxError(
            f"{tag!r} may hold only text and variables, not {end.contents!r}."
        )
    return BlockTranslateNode(options, singular, plural)


def active_language() -> str:
    """The active language, or the default one where translation is switched off."""
    return get_language() or LANGUAGE_CODE


@register.simple_tag
def language_attributes(code: str = "") -> SafeString:
    """`lang` and `dir` for an element whose content is in a language; the active one by default.

    Usage: `<p {% language_attributes work.language %}>`.
    """
    return interface.language_attributes(code or active_language())


@register.filter
def plain(value: object) -> str:
    """An interface string as bare text, for attributes, `<title>` and `<option>`."""
    return plain_text(value)


@register.filter
def language_name(code: str) -> InterfaceText:
    """The name of a language for the reader, as in "Northern Sami"."""
    return interface.language_name(code)


@register.filter
def own_language_name(code: str) -> InterfaceText:
    """The name of a language in the language itself, as in "davvisámegiella"."""
    return interface.own_language_name(code)


@register.filter
def partial_date(value: str | None) -> InterfaceText:
    """A partial date (EDTF) written out in the language of the page."""
    return format_partial_date(value, active_language())


@register.simple_tag
def life_span(birth: str | None, death: str | None) -> InterfaceText:
    """The years of a life in the language of the page: `{% life_span born died %}`."""
    return format_life_span(birth, death, active_language())
