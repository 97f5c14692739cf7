"""QR codes of addresses, drawn as SVG (ISO/IEC 18004)."""

import segno

QUIET_ZONE = 4
"""Modules of white around a code, which readers need."""


def qr_code(address: str) -> str:
    """The code of an address as an SVG element; always dark on white, whatever the page's colours."""
    code = segno.make(address, error="l", micro=False)
    return code.svg_inline(border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True)
