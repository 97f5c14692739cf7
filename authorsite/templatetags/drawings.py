"""Tags that draw: the generated portrait, the wordmark's letter, error numbers, years, maps."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from authorsite.drawings import county, qr, shorelines, years
from authorsite.drawings.atlas import Area, Dot
from authorsite.drawings.atlas import atlas as atlas_map
from authorsite.drawings.locator import Spot
from authorsite.drawings.locator import locator as locator_map
from authorsite.interface import InterfaceText, plain_text, same_language

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
def qr_code(address: str) -> SafeString:
    """An address as a code for telephones, dark on white: `{% qr_code address %}`."""
    return _drawn(qr.qr_code(str(address)))


@register.simple_tag
def figures(digits: str) -> SafeString:
    """Three digits as islands, for the error pages: `{% figures "404" %}`."""
    return _drawn(shorelines.figures(digits))


@register.simple_tag
def year_strip(lanes: Iterable[Mapping[str, Any]]) -> SafeString:
    """Publications along a line of years: `{% year_strip lanes %}`, each lane with label, years."""
    return _drawn(years.year_strip([_lane(lane["label"], lane["years"]) for lane in lanes]))


def _lane(label: object, its_years: Sequence[int]) -> years.Lane:
    """A lane; a label that falls back to another language brings that language along."""
    spoken = label.lang if isinstance(label, InterfaceText) else ""
    foreign = "" if same_language(spoken, get_language()) else spoken
    return years.Lane(strip_tags(plain_text(label)), its_years, foreign)


@register.simple_tag
def pile(count: int, marked: int, step: int = 1) -> SafeString:
    """The books of a decade as a pile: `{% pile decade.count decade.marked step %}`.

    One line stands for `step` books (`authorsite.drawings.years.books_per_line`).
    """
    return _drawn(years.pile(count, marked, step))


@register.simple_tag
def locator(codes: Sequence[str], spots: Iterable[Mapping[str, Any]]) -> SafeString:
    """The map of an author's places: `{% locator codes spots as map %}`, then `{% if map %}`.

    `codes` are county codes (SCB), `spots` have label, latitude and longitude, in the order of a
    life. Empty if no place lies in a county that has been drawn.
    """
    return _drawn(
        locator_map(
            codes,
            [
                Spot(strip_tags(str(spot["label"])), spot["latitude"], spot["longitude"])
                for spot in spots
            ],
        )
    )


@register.simple_tag
def atlas(
    code: str,
    areas: Iterable[Mapping[str, Any]],
    dots: Iterable[Mapping[str, Any]] = (),
    label_id: str = "atlas-label",
) -> SafeString:
    """The map of a county: `{% atlas "25" areas dots as map %}`; empty if it has not been drawn.

    `areas` are municipalities with code, label, count, url; `dots` are places with latitude,
    longitude, count. `label_id` is the id of the element that names the map.
    """
    return _drawn(
        atlas_map(
            code,
            [
                Area(str(it["code"]), name, f"{name}: {it['count']}", it["count"], str(it["url"]))
                for it in areas
                for name in [strip_tags(str(it["label"]))]
            ],
            [Dot(it["latitude"], it["longitude"], it["count"]) for it in dots],
            label_id,
        )
    )


@register.simple_tag
def county_hero(
    code: str,
    lines: Iterable[str] = (),
    latitude: float | None = None,
    longitude: float | None = None,
) -> SafeString:
    """The home page's county: `{% county_hero "25" lines latitude longitude as county %}`.

    `lines` follow the rivers where they fit (`authorsite.drawings.county.capacities` says how
    long); the berry lies at the place given. Empty if the county has not been drawn.
    """
    spot = (latitude, longitude) if latitude is not None and longitude is not None else None
    return _drawn(county.county_hero(code, lines, spot))


def _drawn(svg: str) -> SafeString:
    """An SVG that the drawings made; they escape every text in it."""
    return mark_safe(svg)  # noqa: S308
