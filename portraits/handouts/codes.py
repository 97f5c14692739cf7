"""QR codes of addresses for paper (ISO/IEC 18004): dark on white, with the quiet zone readers need."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4
_LEVEL = "m"
"""A code on paper is copied and creased: what stands in 15 % of it may be lost."""


def code_svg(address: str, title: str = "") -> str:
    """The code of an address as an SVG document, with what it says for those who cannot see it."""
    found = io.BytesIO()
    segno.make(address, error=_LEVEL, micro=False).save(
        found,
        kind="svg",
        border=QUIET_ZONE,
        dark="#000",
        light="#fff",
        xmldecl=False,
        nl=False,
        title=title or None,
    )
    return found.getvalue().decode()


def code_png(address: str, scale: int = 8) -> bytes:
    """The code of an address as a PNG picture."""
    found = io.BytesIO()
    segno.make(address, error=_LEVEL, micro=False).save(
        found, kind="png", border=QUIET_ZONE, scale=scale
    )
    return found.getvalue()
