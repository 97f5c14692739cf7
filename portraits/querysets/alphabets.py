"""Which stored sort key belongs to which alphabet."""

from authorsite.settings.languages import site_language

SORT_FIELDS = {name: f"sort_{name}" for name in ("sv", "latin", "nb", "se", "smj", "yi")}
"""The column of records for each alphabet of ``authorsite.collation.ALPHABETS``."""


def sort_field(language: str) -> str:
    """The column that sorts records in the order of a language of the site."""
    return SORT_FIELDS[site_language(language).alphabet]
