"""The drawn pictures: the same every time, small, and of a size that fits a portrait."""

import io

import pytest
from PIL import Image

from portraits.demo.drawing import HEIGHT, MOTIFS, WIDTH, blend


@pytest.mark.parametrize("motif", ["road", "river"])
def test_a_drawing_is_the_same_every_time(motif):
    draw = MOTIFS[motif]
    first = draw("seed").png()
    assert first == draw("seed").png()
    assert first != draw("another").png()


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_drawing_is_small_and_colourful(motif):
    content = MOTIFS[motif]("seed").png()
    picture = Image.open(io.BytesIO(content))
    assert picture.size == (WIDTH, HEIGHT)
    assert len(content) < 60_000
    assert len(picture.convert("RGB").getcolors(WIDTH * HEIGHT)) > 5


def test_colours_are_blended():
    assert blend("#000000", "#ffffff", 0) == "#000000"
    assert blend("#000000", "#ffffff", 0.5) == "#808080"
    assert blend("#000000", "#ffffff", 1) == "#ffffff"
