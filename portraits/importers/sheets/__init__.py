"""Sheets that consultants keep, in whatever layout: read, check, match, plan.

``grids`` reads a file into cells, ``headings`` finds out what its columns mean, ``rows`` which rows
are about an author. What people write in a cell is read by a grammar of its own (``dates``,
``titles``, ``prizes``, ``lists``, ``people``, ``place_words``, ``tie_words``); these are functions
of text alone. ``reading_rows`` puts a row together, ``planning`` compares it with what is stored.
"""
