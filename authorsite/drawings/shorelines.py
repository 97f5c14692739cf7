"""The generated portrait: a picture for every author without a photograph that may be shown.

The initials are islands, and every ring round them is an earlier shoreline, as on a coast that
still rises from the sea. Everything is derived from the name: the picture never changes unless the
name does, and it says nothing about the person but the name.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from html import escape
from typing import Final

from authorsite.drawings.rings import distances, element_id, shorelines

TONES: Final = ("snow", "river", "lichen", "dusk", "dawn")
WIDTH: Final = 400
HEIGHT: Final = 500
LARGE: Final = 11
"""Rings of a large portrait; 7 suit a medium one, 5 a thumbnail."""

_PARTICLES: Final = frozenset(
    [
        "af",
        "av",
        "von",
        "van",
        "der",
        "den",
        "de",
        "du",
        "di",
        "dos",
        "la",
        "le",
        "och",
        "zu",
        "zum",
        "zur",
        "ter",
        "ten",
        "bin",
        "ibn",
    ]
)
_SUFFIXES: Final = frozenset(["d.ä.", "d.y.", "dä", "dy", "jr", "jr.", "sr", "sr.", "ii", "iii"])
_FLOW: Final = 0.72
"""Above this share of the seed, the first letter stands to the right and the second to the left."""


@dataclass(frozen=True)
class Island:
    """A letter: where its foot stands and how large it is, in shares of the picture's sides."""

    letter: str
    x: float
    y: float
    size: float

    def svg(self) -> str:
        """The letter as an SVG text element."""
        return (
            f'<text x="{self.x * WIDTH:.0f}" y="{self.y * HEIGHT:.0f}" '
            f'font-size="{self.size * HEIGHT:.0f}" text-anchor="middle">{escape(self.letter)}</text>'
        )


class Seed:
    """Thirty-two bytes drawn from a name, read as numbers between two limits."""

    def __init__(self, name: str) -> None:
        self.digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode()).digest()

    def __getitem__(self, index: int) -> int:
        """The byte at `index`."""
        return self.digest[index]

    def pick(self, index: int, low: float, high: float) -> float:
        """A number from `low` to `high`, by the byte at `index`."""
        return low + (high - low) * self.digest[index] / 255


def initials(name: str) -> list[str]:
    """One or two initials: of the first and the last word, particles and suffixes left aside.

    Works in any script. A letter keeps its combining marks, and a name without a letter gives a
    dot, so that there is always something to draw.
    """
    words = [word.strip("()\"'”“’,") for word in unicodedata.normalize("NFC", name).split()]
    words = [word for word in words if any(map(str.isalpha, word))]
    proper = [word for word in words if word.lower() not in _PARTICLES | _SUFFIXES] or words
    picked = [proper[0], proper[-1]] if len(proper) > 1 else proper
    return [_first_letter(word) for word in picked] or ["·"]


def _first_letter(word: str) -> str:
    """The first letter of `word` as a capital, with the marks that combine with it."""
    start = next(index for index, sign in enumerate(word) if sign.isalpha())
    end = start + 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    letter = word[start:end]
    capital = unicodedata.normalize("NFC", letter.upper())
    return capital if len(capital) <= len(letter) else letter


def shoreline(name: str, uid: str, *, rings: int = LARGE, tone: str = "") -> str:
    """The portrait of `name` as an SVG string of 400 by 500 units.

    `uid` must differ for every portrait on a page. It is hidden from screen readers: the name
    stands beside it, and the caption says how the picture came about.
    """
    seed = Seed(name)
    target = element_id("s", uid)
    islands = _islands(initials(name), seed)
    large = rings > 7
    gap = seed.pick(29, 7.0, 10.0) * (LARGE / rings if rings < LARGE else 1)
    offsets = distances(rings, gap * 0.9, gap, seed.pick(30, 1.04, 1.10))
    berry_x, berry_y = _berry(seed)
    shapes = "".join([island.svg() for island in islands] + _skerries(seed, islands[0]))
    return (
        f'<svg class="shoreline" data-tone="{tone or TONES[seed[31] % len(TONES)]}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" preserveAspectRatio="xMidYMid slice">'
        f'<defs><g id="{target}">{shapes}</g></defs>'
        f'<rect class="deep" width="{WIDTH}" height="{HEIGHT}"/>'
        f"{shorelines(target, offsets, 1.25 if large else 3.2)}"
        f'<use href="#{target}" class="land"/>'
        f'<circle class="berry" cx="{berry_x:.0f}" cy="{berry_y:.0f}" r="{9 if large else 16}"/>'
        "</svg>"
    )


def _islands(letters: list[str], seed: Seed) -> list[Island]:
    """Where the letters stand: one in the middle, or two across the picture."""
    if len(letters) == 1:
        return [Island(letters[0], 0.5, 0.7, 0.6)]
    first = Island(
        letters[0], seed.pick(1, 0.27, 0.38), seed.pick(2, 0.39, 0.45), seed.pick(3, 0.38, 0.48)
    )
    last = Island(
        letters[1], seed.pick(4, 0.62, 0.73), seed.pick(5, 0.79, 0.87), seed.pick(6, 0.38, 0.48)
    )
    if unicodedata.normalize("NFD", first.letter) != first.letter:  # room for the ring of Å
        first = Island(first.letter, first.x, max(first.y, 0.44), min(first.size, 0.42))
    if seed.pick(0, 0.0, 1.0) > _FLOW:
        return [Island(it.letter, 1 - it.x, it.y, it.size) for it in (first, last)]
    return [first, last]


def _skerries(seed: Seed, first: Island) -> list[str]:
    """Two to five small islands in the corners that the letters leave free, as SVG circles."""
    circles = []
    for index in range(2 + seed[7] % 4):
        lower = seed[8 + index * 3] % 2
        x = seed.pick(9 + index * 3, *((0.02, 0.30) if lower else (0.70, 0.98))) * WIDTH
        y = seed.pick(10 + index * 3, *((0.60, 0.97) if lower else (0.04, 0.36))) * HEIGHT
        if first.x > 0.5:
            x = WIDTH - x
        radius = seed.pick(20 + index, 7, 14)
        circles.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}"/>')
    return circles


def _berry(seed: Seed) -> tuple[float, float]:
    """Where the one berry lies: above or below, never on the letters' centre line."""
    if seed[28] % 2:
        return seed.pick(26, 0.40, 0.58) * WIDTH, seed.pick(27, 0.90, 0.95) * HEIGHT
    return seed.pick(26, 0.42, 0.60) * WIDTH, seed.pick(27, 0.05, 0.12) * HEIGHT


def wordmark(initial: str) -> str:
    """The small drawing in the wordmark: one letter with four shorelines, 40 by 40 units."""
    rings = "".join(
        f'<use href="#wordmark" class="l i{tone}" stroke-width="{line}"/>'
        f'<use href="#wordmark" class="w i{tone}" stroke-width="{line - 2}"/>'
        for tone, line in ((7, 31), (5, 22), (3, 14), (1, 7))
    )
    return (
        '<svg class="shoreline" data-tone="snow" viewBox="0 0 40 40" aria-hidden="true"><defs>'
        f'<text id="wordmark" x="20" y="29" font-size="26" text-anchor="middle">{escape(initial)}</text>'
        f'</defs><rect class="deep" width="40" height="40"/>{rings}'
        '<use href="#wordmark" class="land"/><circle class="berry" cx="34" cy="6" r="2.6"/></svg>'
    )


def figures(digits: str) -> str:
    """Three digits as islands in a wide sea, for the error pages: 640 by 480 units."""
    spots = zip(digits, ((150, 250), (330, 330), (500, 430)), strict=True)
    shapes = "".join(
        f'<text x="{x}" y="{y}" font-size="210" text-anchor="middle">{escape(digit)}</text>'
        for digit, (x, y) in spots
    )
    return (
        '<svg class="shoreline" data-tone="river" viewBox="0 0 640 480" aria-hidden="true">'
        f'<defs><g id="figures">{shapes}<circle cx="500" cy="90" r="11"/>'
        '<circle cx="90" cy="400" r="8"/></g></defs><rect class="deep" width="640" height="480"/>'
        f"{shorelines('figures', distances(LARGE, 9, 10, 1.06), 1.25)}"
        '<use href="#figures" class="land"/><circle class="berry" cx="330" cy="252" r="10"/></svg>'
    )
