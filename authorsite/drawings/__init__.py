"""Drawings made by the site itself: portraits of initials, locator maps and the home page's county.

Every drawing is an SVG string made by the standard library alone, and the same input always gives
the same drawing. Colours and lines come from style sheets by class, never from style attributes,
which the content security policy refuses.
"""
