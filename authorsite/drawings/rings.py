"""Shorelines round any shape: the one graphic device of the site.

The shape is drawn again and again with ever thinner strokes, first in the colour of the line, then
in the colour of the water. Overlapping offsets merge by themselves, which gives true contour lines
without any geometry.
"""

import re
from collections.abc import Sequence

_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]")


def element_id(prefix: str, uid: str) -> str:
    """An id that is safe in markup and in `href="#…"`: other letters become their code point."""
    return f"{prefix}-{_NOT_IN_ID.sub(lambda match: f'{ord(match[0]):x}', uid)}"


def number(value: float) -> str:
    """A number with at most one decimal and no needless zero, as short as SVG allows."""
    return f"{value:.1f}".removesuffix(".0")


def distances(count: int, first: float, gap: float, growth: float) -> list[float]:
    """How far each ring lies from the shape, nearest first: each gap is `growth` times the last."""
    steps = [first]
    for ring in range(count - 1):
        steps.append(steps[-1] + gap * growth**ring)
    return steps


def shorelines(target: str, offsets: Sequence[float], line: float) -> str:
    """The rings round the element with the id `target`, outermost first, as SVG `use` elements.

    `offsets` are distances in SVG units, nearest first; `line` is the width of a line. The classes
    `l` (line), `w` (water) and `i0`, `i1`, … (how far out) carry the colours.
    """
    return "".join(
        f'<use href="#{target}" class="l i{ring}" stroke-width="{number(2 * offset + line)}"/>'
        f'<use href="#{target}" class="w i{ring}" stroke-width="{number(2 * offset - line)}"/>'
        for ring, offset in reversed(list(enumerate(offsets)))
    )
