"""Wiring of the author-portrait CMS: settings, addresses, chrome and the nested apps."""
