"""Make the fonts of handouts anew from the npm packages of the design's fonts.

    npm pack @fontsource-variable/brygada-1918 @fontsource-variable/noto-serif-hebrew    (and unpack them)
    uv run --with fonttools --with brotli scripts/build_handout_fonts.py BRYGADA/files HEBREW/files

Brygada 1918 comes in parts for the web and with an axis of weights; a sheet wants whole files of one weight.
Neither font has a reserved name (OFL), so these keep theirs. Writes beside the fonts of the web.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "authorsite" / "static" / "authorsite" / "fonts"
BRYGADA = (("Regular", "normal", 400), ("Bold", "normal", 700), ("Italic", "italic", 400))
HEBREW = (("Regular", 400), ("Bold", 700))
SCRIPTS = ("latin", "latin-ext")
_NAMES = {1, 2, 3, 4, 6, 16, 17, 21, 22, 25}
_ITALIC, _BOLD, _REGULAR = 1, 32, 64


def of_weight(path: Path, weight: int) -> TTFont:
    """A part of the family in one weight."""
    font = instancer.instantiateVariableFont(TTFont(path), {"wght": weight})
    font.flavor = None
    for table in ("STAT", "GlyphOrder"):
        if table in font:
            del font[table]
    return font


def named(font: TTFont, family: str, style: str, weight: int) -> TTFont:
    """The font with the names and marks of its style, by which it is chosen."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in _NAMES]
    full = f"{family}-{style}".replace(" ", "")
    said = {1: family, 2: style, 3: full, 4: f"{family} {style}", 6: full}
    for number, text in said.items():
        names.setName(text, number, 3, 1, 0x409)
    mark = {"Italic": _ITALIC, "Bold": _BOLD}.get(style, _REGULAR)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~(_ITALIC | _BOLD | _REGULAR) | mark
    font["head"].macStyle = {"Bold": 1, "Italic": 2}.get(style, 0)
    return font


def main(brygada: Path, hebrew: Path) -> None:
    """Write the five files."""
    with tempfile.TemporaryDirectory() as folder:
        for style, kind, weight in BRYGADA:
            parts = []
            for script in SCRIPTS:
                part = Path(folder) / f"{style}-{script}.ttf"
                of_weight(brygada / f"brygada-1918-{script}-wght-{kind}.woff2", weight).save(part)
                parts.append(str(part))
            font = named(Merger().merge(parts), "Brygada 1918", style, weight)
            font.save(TARGET / f"brygada-1918-{style.lower()}.ttf")
    for style, weight in HEBREW:
        font = of_weight(hebrew / "noto-serif-hebrew-hebrew-wght-normal.woff2", weight)
        named(font, "Noto Serif Hebrew", style, weight)
        font.save(TARGET / f"noto-serif-hebrew-{style.lower()}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
