"""System checks: what a language of the site lacks, in words.

``manage.py check`` looks at the files; with ``--database default`` also at the trees of pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core import checks
from django.db import connections
from django.utils.translation import to_locale

from authorsite.collation import ALPHABETS
from authorsite.settings import languages as table
from authorsite.settings.languages import SiteLanguage
from portraits.querysets.alphabets import SORT_FIELDS

HOME_TABLE = "home_homepage"
PLURAL_RULE = re.compile(r"nplurals=[1-6]; plural=[^;]+;")


@checks.register(checks.Tags.translation)
def check_languages(**kwargs: Any) -> list[checks.CheckMessage]:
    """Every language of the table has what it needs in files and settings."""
    return [
        checks.Error(
            f"The language {language.own_name} ({language.code}) {missing}.",
            hint=hint,
            id="home.E001",
        )
        for language in table.SITE_LANGUAGES
        for missing, hint in lacks(language)
    ]


def lacks(language: SiteLanguage) -> Iterator[tuple[str, str]]:
    """What a language lacks, and what to do about it."""
    codes = {entry.code for entry in table.SITE_LANGUAGES}
    locale = to_locale(language.code)
    if language.code not in LANG_INFO:
        yield "is unknown to Django", "settings/languages.py adds its table to LANG_INFO."
    if (language.direction == "rtl") != (language.code in settings.LANGUAGES_BIDI):
        yield "has another direction in LANGUAGES_BIDI", "Derive the setting from the table."
    if not PLURAL_RULE.fullmatch(language.plural_forms):
        yield "has no plural rule", "Write one as gettext does, from CLDR."
    if language.alphabet not in ALPHABETS or language.alphabet not in SORT_FIELDS:
        yield (
            f"sorts by an alphabet that does not exist ({language.alphabet})",
            "Add it to authorsite.collation.ALPHABETS, and its column to SortKeys.",
        )
    if unknown := set(language.fallbacks) - codes:
        yield f"falls back to languages the site lacks: {', '.join(sorted(unknown))}", ""
    paths = [Path(folder) / locale / "LC_MESSAGES" for folder in settings.LOCALE_PATHS]
    if not any((path / "django.mo").is_file() for path in paths):
        yield (
            "has no compiled catalogue",
            f"Add locale/{locale}/LC_MESSAGES/django.po and run scripts/compile_catalogues.py.",
        )
    if not any(
        find_spec(f"{package}.{locale}") for package in ("authorsite.formats", "django.conf.locale")
    ):
        yield (
            "has no formats, so its dates would be American",
            f"Add authorsite/formats/{locale}/formats.py.",
        )


@checks.register(checks.Tags.database)
def check_homes(databases: Sequence[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every language has a home page, once the database has been migrated."""
    from home.models import HomePage

    if "default" not in (databases or ()):
        return []
    tables = connections["default"].introspection.table_names()
    if HOME_TABLE not in tables:
        return []
    found = set(HomePage.objects.live().values_list("locale__language_code", flat=True))
    return [
        checks.Warning(
            f"The language {language.own_name} ({language.code}) has no home page, so its addresses "
            "show another language's pages.",
            hint="Run manage.py setup_languages.",
            id="home.W001",
        )
        for language in table.SITE_LANGUAGES
        if language.code not in found
    ]
