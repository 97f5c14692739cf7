"""Which stored sort key belongs to which alphabet."""

from authorsite.settings.languages import site_language

SORT_FIELDS = {"sv": "sort_sv", "latin": "sort_latin"}
"""The column of records for each alphabet of ``authorsite.collation.ALPHABETS``."""


def sort_field(language: str) -> str:
    """The column that sorts records in the order of a language of the site."""
    return SORT_FIELDS[site_language(language).alphabet]
