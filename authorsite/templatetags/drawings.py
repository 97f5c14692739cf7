"""Tags that draw: the generated portrait and the letter of the wordmark."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from authorsite.drawings import shorelines

register = template.Library()


@register.simple_tag
def shoreline(name: str, uid: object, rings: int = shorelines.LARGE, tone: str = "") -> SafeString:
    """The generated portrait of a name: `{% shoreline author.name author.slug rings=5 %}`.

    `uid` must differ for every portrait on the page. 11 rings suit a large portrait, 7 a medium
    one, 5 a thumbnail. Without `tone` the name decides it.
    """
    return mark_safe(shorelines.shoreline(str(name), str(uid), rings=rings, tone=tone))  # noqa: S308


@register.simple_tag
def wordmark(initial: str) -> SafeString:
    """The letter of the wordmark with its shorelines: `{% wordmark chrome.initial %}`."""
    return mark_safe(shorelines.wordmark(str(initial)))  # noqa: S308
