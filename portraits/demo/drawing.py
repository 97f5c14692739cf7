"""Pictures drawn by code: shores, roads and light, plainly not photographs.

Every drawing follows from its seed, so it is the same wherever the demonstration is loaded. It is
drawn large and made smaller, which smooths the edges, and keeps few colours, which keeps it small.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable, Iterator, Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 960, 1200
SCALE = 2
COLOURS = 128

type Point = tuple[float, float]
type Colour = str

SNOW, ICE, MIST, STONE, WATER, DUSK, NIGHT = (
    "#f4f7f6", "#dde7ea", "#b9cad2", "#7f97a3", "#3f6f86", "#2c4c5e", "#14222b",
)  # fmt: skip
DAWN, LICHEN, BERRY, LAMP = "#e9c7b4", "#a9b394", "#a8114e", "#f2d27a"


class Canvas:
    """A drawing in coordinates of the finished picture."""

    def __init__(self, seed: str, ground: Colour) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a drawing is no secret
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), ground)
        self._draw = ImageDraw.Draw(self.image)

    def area(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled shape."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """A line with round joints."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(width * SCALE), joint="curve")

    def disc(self, centre: Point, across: float, down: float, colour: Colour) -> None:
        """A filled ellipse, by its half axes."""
        x, y = centre
        box = [(x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE]
        self._draw.ellipse(box, fill=colour)

    def shore(self, height: float, swing: float) -> list[Point]:
        """A line across the picture that rises and falls around a height."""
        waves = [
            (self.chance.uniform(0.6, 1.4) * number, self.chance.uniform(0, math.tau), 1 / number)
            for number in (1, 2, 3, 5)
        ]
        return [
            (x, height + swing * sum(part * math.sin(rate * x / 170 + start)
                                     for rate, start, part in waves) / 2)
            for x in range(-20, WIDTH + 21, 8)
        ]  # fmt: skip

    def land(self, height: float, swing: float, colour: Colour) -> list[Point]:
        """Everything below a shore; returns the shore."""
        edge = self.shore(height, swing)
        self.area([*edge, (WIDTH + 20, HEIGHT), (-20, HEIGHT)], colour)
        return edge

    def png(self) -> bytes:
        """The finished picture."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        palette = small.quantize(
            COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        palette.save(out, "PNG", optimize=True)
        return out.getvalue()


def blend(start: Colour, end: Colour, share: float) -> Colour:
    """A colour on the way from one to another."""
    pairs = ((int(start[at : at + 2], 16), int(end[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def steps(count: int) -> Iterator[tuple[int, float]]:
    """Numbers with their share of the way, from 0 to 1."""
    for number in range(count):
        yield number, number / max(count - 1, 1)


def road(seed: str) -> Canvas:
    """A cleared road between two banks of snow, with marker poles."""
    canvas = Canvas(seed, ICE)
    canvas.disc((690, 250), 46, 46, DAWN)
    for number, share in steps(4):
        canvas.land(330 + 42 * number, 46, blend(MIST, SNOW, share))

    def middle(depth: float) -> float:
        return 480 + 150 * math.sin(depth * 4.2) * (1 - depth) ** 0.7

    rows = [share for _number, share in steps(60)]
    for factor, colour in ((1.9, SNOW), (1.45, MIST), (1.0, DUSK)):
        half = [(middle(d), 470 + 760 * d**1.6, (14 + 300 * d**1.7) * factor) for d in rows]
        left = [(x - reach, y) for x, y, reach in half]
        right = [(x + reach, y) for x, y, reach in half]
        canvas.area([*left, *reversed(right)], colour)
    for depth in (0.16, 0.28, 0.42, 0.58, 0.78):
        x, y = middle(depth), 470 + 760 * depth**1.6
        reach, tall = (14 + 300 * depth**1.7) * 1.6, 18 + 190 * depth
        for side in (-1, 1):
            foot = x + side * reach
            canvas.line([(foot, y), (foot, y - tall)], NIGHT, 2 + 7 * depth)
            canvas.line([(foot, y - tall), (foot, y - tall * 0.72)], BERRY, 2 + 7 * depth)
    return canvas


def rails(seed: str) -> Canvas:
    """Two rails that run along a lake into a mountain."""
    canvas = Canvas(seed, DAWN)
    for number, share in steps(5):
        canvas.land(300 + 90 * number, 120 - 18 * number, blend(MIST, DUSK, share))
    canvas.area([(520, 705), (WIDTH, 705), (WIDTH, HEIGHT), (800, HEIGHT)], WATER)
    for number in range(9):
        y = 740 + 5.5 * number * (number + 1)
        canvas.line([(545 + 18 * number, y), (WIDTH, y)], blend(WATER, ICE, 0.25), 3)
    canvas.disc((420, 706), 62, 74, NIGHT)
    canvas.area([(0, 706), (560, 706), (880, HEIGHT), (0, HEIGHT)], SNOW)
    for number in range(16):
        y = 712 + 2 * number**2
        reach = 20 + (y - 706) * 0.62
        canvas.line([(420 - reach, y), (420 + reach, y)], STONE, 2 + number * 0.8)
    for side in (-1, 1):
        canvas.line([(420 + 12 * side, 706), (420 + 260 * side, HEIGHT)], NIGHT, 9)
    return canvas


def seams(seed: str) -> Canvas:
    """Bands of shore like pieces of cloth, sewn together."""
    canvas = Canvas(seed, SNOW)
    cloth = (ICE, LICHEN, MIST, DAWN, STONE, WATER, DUSK)
    edges = [canvas.land(150 + 150 * number, 60, colour) for number, colour in enumerate(cloth)]
    for number, edge in enumerate(edges):
        thread = BERRY if number == 3 else SNOW
        for start in range(1, len(edge) - 3, 5):
            stitch = [(x, y + 16) for x, y in edge[start : start + 3]]
            canvas.line(stitch, thread, 5)
    return canvas


def lake(seed: str) -> Canvas:
    """A frozen lake with old shorelines, and one small red thing."""
    canvas = Canvas(seed, MIST)
    for number, share in steps(9):
        across, down = 620 - 62 * number, 700 - 72 * number
        points = [
            (
                480 + across * math.cos(turn) * (1 + 0.07 * math.sin(3 * turn + number / 3)),
                620 + down * math.sin(turn) * (1 + 0.06 * math.sin(2 * turn + number / 4)),
            )
            for turn in (math.tau * at / 120 for at in range(120))
        ]
        canvas.area(points, blend(ICE, SNOW, share) if number % 2 else blend(MIST, SNOW, share))
    x, y = 560.0, 690.0
    canvas.disc((x + 10, y + 30), 44, 12, MIST)
    canvas.disc((x, y), 26, 34, BERRY)
    canvas.disc((x + 25, y + 4), 10, 17, BERRY)
    canvas.area([(x - 24, y + 16), (x + 24, y + 16), (x + 20, y + 40), (x - 20, y + 40)], BERRY)
    return canvas


def pit(seed: str) -> Canvas:
    """Terraces that lead down, and one house left at the edge."""
    canvas = Canvas(seed, ICE)
    canvas.land(300, 40, LICHEN)
    for number, share in steps(10):
        shift = 12 * math.sin(number)
        across, down = 470 - 42 * number, 400 - 36 * number
        canvas.disc((480 + shift, 790 + 16 * number), across, down, blend(STONE, NIGHT, share))
    canvas.area([(120, 300), (240, 300), (240, 390), (120, 390)], DAWN)
    canvas.area([(105, 305), (180, 245), (255, 305)], BERRY)
    canvas.area([(165, 330), (195, 330), (195, 360), (165, 360)], LAMP)
    return canvas


def layers(seed: str) -> Canvas:
    """Thirty-three thin layers, one for each book; one of them is the best read."""
    canvas = Canvas(seed, SNOW)
    for number, share in steps(33):
        colour = BERRY if number == 30 else blend(SNOW, DUSK, share)
        if number % 2 and number != 30:
            colour = blend(colour, LICHEN, 0.35)
        canvas.land(130 + 32 * number, 54 - 1.2 * number, colour)
    return canvas


def halves(seed: str) -> Canvas:
    """Two landscapes that do not quite meet, and a line that crosses both."""
    canvas = Canvas(seed, DAWN)
    for number, share in steps(6):
        canvas.land(380 + 130 * number, 70, blend(DAWN, BERRY, 0.12 + 0.5 * share))
    other = Canvas(f"{seed} again", ICE)
    for number, share in steps(6):
        other.land(310 + 150 * number, 70, blend(MIST, DUSK, share))
    mask = Image.new("L", canvas.image.size, 0)
    corners = [(0, 0), (560, 0), (400, HEIGHT), (0, HEIGHT)]
    ImageDraw.Draw(mask).polygon([(x * SCALE, y * SCALE) for x, y in corners], fill=255)
    canvas.image.paste(other.image, mask=mask)
    canvas.line([(-20, 700), (WIDTH + 20, 560)], SNOW, 7)
    canvas.disc((474, 628), 17, 17, SNOW)
    return canvas


def dam(seed: str) -> Canvas:
    """A wall, the water behind it, and a single lamp."""
    canvas = Canvas(seed, DUSK)
    for number, share in steps(4):
        canvas.land(260 + 50 * number, 60, blend(DUSK, NIGHT, share))
    canvas.area([(0, 520), (WIDTH, 560), (WIDTH, HEIGHT), (0, HEIGHT)], STONE)
    for number in range(7):
        x = 90 + 130 * number
        canvas.area([(x, 524), (x + 60, 527), (x + 84, HEIGHT), (x - 24, HEIGHT)], MIST)
    canvas.area([(0, 980), (WIDTH, 1000), (WIDTH, HEIGHT), (0, HEIGHT)], WATER)
    canvas.disc((705, 470), 44, 44, blend(NIGHT, LAMP, 0.35))
    canvas.disc((705, 470), 17, 17, LAMP)
    return canvas


def river(seed: str) -> Canvas:
    """A river from above, full of logs."""
    canvas = Canvas(seed, LICHEN)

    def middle(y: float) -> float:
        return 480 + 130 * math.sin(y / 210) + 40 * math.sin(y / 90)

    rows = range(-20, HEIGHT + 21, 12)
    for reach, colour in ((330, SNOW), (300, MIST), (270, WATER)):
        right = [(middle(y) + reach, float(y)) for y in reversed(rows)]
        canvas.area([*((middle(y) - reach, float(y)) for y in rows), *right], colour)
    for number in range(90):
        y = 14.0 * number
        x = middle(y) + canvas.chance.uniform(-205, 205)
        turn = canvas.chance.gauss(0, 0.35)
        half = canvas.chance.uniform(24, 48)
        log = [
            (x - half * math.sin(turn), y - half * math.cos(turn)),
            (x + half * math.sin(turn), y + half * math.cos(turn)),
        ]
        canvas.line(log, BERRY if number == 61 else DAWN, 11)
    return canvas


MOTIFS: dict[str, Callable[[str], Canvas]] = {
    motif.__name__: motif for motif in (road, rails, seams, lake, pit, layers, halves, dam, river)
}
