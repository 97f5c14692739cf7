"""Compiled catalogues made on the spot for tests of interface strings."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo


def write_catalogue(folder: Path, language: str, messages, plural_forms: str | None = None):
    """Write `<folder>/<language>/LC_MESSAGES/django.mo`.

    `messages` maps a msgid, a `(msgid, plural)` pair or, for a context, `{"context", "id"}` given
    as a tuple `("context", context, msgid)`, to a string or a tuple of plural forms.
    """
    catalog = Catalog(locale=language if language in {"sv", "en", "se", "fi"} else None)
    if plural_forms:
        catalog.mime_headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", plural_forms),
        ]
    for key, translation in messages.items():
        context = None
        identifier = key
        if isinstance(key, tuple) and key[0] == "context":
            _, context, identifier = key
        catalog.add(identifier, translation, context=context)
    path = folder / language / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
