"""Tags that draw: the generated portrait, the wordmark's letter, error numbers, the year strip."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from authorsite.drawings import shorelines, years

register = template.Library()


@register.simple_tag
def shoreline(name: str, uid: object, rings: int = shorelines.LARGE, tone: str = "") -> SafeString:
    """The generated portrait of a name: `{% shoreline author.name author.slug rings=5 %}`.

    `uid` must differ for every portrait on the page. 11 rings suit a large portrait, 7 a medium
    one, 5 a thumbnail. Without `tone` the name decides it.
    """
    return _drawn(shorelines.shoreline(str(name), str(uid), rings=rings, tone=tone))


@register.simple_tag
def wordmark(initial: str) -> SafeString:
    """The letter of the wordmark with its shorelines: `{% wordmark chrome.initial %}`."""
    return _drawn(shorelines.wordmark(str(initial)))


@register.simple_tag
def figures(digits: str) -> SafeString:
    """Three digits as islands, for the error pages: `{% figures "404" %}`."""
    return _drawn(shorelines.figures(digits))


@register.simple_tag
def year_strip(lanes: Iterable[Mapping[str, Any]]) -> SafeString:
    """Publications along a line of years: `{% year_strip lanes %}`, each lane with label, years."""
    return _drawn(
        years.year_strip(
            [years.Lane(strip_tags(str(lane["label"])), lane["years"]) for lane in lanes]
        )
    )


def _drawn(svg: str) -> SafeString:
    """An SVG that the drawings made; they escape every text in it."""
    return mark_safe(svg)  # noqa: S308
