#!/usr/bin/env python
"""Compile every `locale/<code>/LC_MESSAGES/django.po` to the `.mo` file the site reads.

    scripts/compile_catalogues.py            all catalogues of the project (OWN)
    scripts/compile_catalogues.py FOLDER     all catalogues under another folder

Checks all catalogues first and writes nothing if one is wrong: a plural rule left as it was in a
template, placeholders that differ from the msgid (one named `optional_…` may be left out), a
missing plural form. Needs neither Django's settings nor GNU gettext. Fuzzy entries are left out,
so unreviewed words are not shown.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po
from polib import pofile

ROOT = Path(__file__).resolve().parent.parent
OWN = ("locale", "locale_wagtail")
"""The project's own words, and words that Wagtail's own catalogues lack."""
PLACEHOLDER = re.compile(r"%\((\w+)\)")


class CatalogueError(Exception):
    """A catalogue that cannot be read at all."""


def read_catalogue(path: Path) -> Catalog:
    """Read a .po file; `CatalogueError` with the reason if it is no valid catalogue."""
    text = path.read_text(encoding="utf-8")
    plural_forms = re.search(r'^"Plural-Forms:\s*(.*?)\\n"', text, re.MULTILINE)
    if not plural_forms or not re.fullmatch(r"nplurals=\d+; plural=[^;]+;?", plural_forms[1]):
        raise CatalogueError("the header needs Plural-Forms: nplurals=<number>; plural=<rule>;")
    try:
        with path.open("rb") as file:
            # Codes such as fit and rom are unknown to CLDR; the header has the plural rule.
            return read_po(file, abort_invalid=True, ignore_obsolete=True)
    except (PoFileError, ValueError, UnicodeDecodeError) as error:
        raise CatalogueError(str(error)) from error


def forms_of(message: Message) -> tuple[str, ...]:
    """The translation of a message as a tuple of plural forms; empty texts where there is none."""
    string = message.string
    return tuple(string) if isinstance(string, tuple | list) else (string or "",)


def message_problems(message: Message, plural_count: int) -> Iterator[str]:
    """What is wrong with the translation of one msgid; nothing for an untranslated one."""
    originals = message.id if isinstance(message.id, tuple | list) else (message.id,)
    forms = forms_of(message)
    if not any(forms):
        return
    if message.pluralizable and (len(forms) != plural_count or not all(forms)):
        yield f"{originals[0]!r} needs {plural_count} plural forms."
        return
    allowed = {name for original in originals for name in PLACEHOLDER.findall(original)}
    required = {
        name for name in PLACEHOLDER.findall(originals[-1]) if not name.startswith("optional_")
    }
    for number, form in enumerate(forms):
        names = set(PLACEHOLDER.findall(form))
        if names - allowed:
            yield f"{originals[0]!r} has no placeholder {', '.join(sorted(names - allowed))}."
        # Only the last form, for all other numbers, must name every placeholder.
        if number == len(forms) - 1 and required - names:
            yield f"{originals[0]!r} lost the placeholder {', '.join(sorted(required - names))}."
        if allowed and not can_be_filled(form):
            yield f"{originals[0]!r}: the translation is no valid format; double a lone %."


def can_be_filled(form: str) -> bool:
    """Whether every directive of a format string is one that Python knows."""
    try:
        form % defaultdict(int)
    except (TypeError, ValueError):
        return False
    return True


def catalogue_problems(catalog: Catalog) -> list[str]:
    """Everything that is wrong with the translations of a catalogue."""
    problems: list[str] = []
    for message in catalog:
        if not message.id:
            continue
        problems += message_problems(message, catalog.num_plurals)
        if "python-format" in message.flags and message.string and not message.fuzzy:
            problems += [f"{message.id!r}: {error}" for error in message.check(catalog)]
    return problems


def write_compiled(path: Path) -> None:
    """Write the .mo file of a catalogue in one step, so that a running site never reads half of it.

    Not by Babel, which drops the plural rule of a language that CLDR does not know, and writes the
    msgid where plural forms are missing, so that nothing would fall back.
    """
    target = path.with_suffix(".mo")
    temporary = path.with_suffix(".mo.new")
    pofile(str(path)).save_as_mofile(str(temporary))
    temporary.replace(target)


def main(arguments: list[str]) -> int:
    """Compile all catalogues of the folders; 1 if one of them is wrong."""
    folders = [Path(argument) for argument in arguments] or [ROOT / name for name in OWN]
    catalogues: dict[Path, Catalog] = {}
    failed = False
    paths = (path for folder in folders for path in sorted(folder.glob("*/LC_MESSAGES/django.po")))
    for path in paths:
        try:
            catalogues[path] = read_catalogue(path)
            problems = catalogue_problems(catalogues[path])
        except CatalogueError as error:
            problems = [str(error)]
        for problem in problems:
            failed = True
            print(f"{path}: {problem}", file=sys.stderr)
    if failed:
        return 1
    if not catalogues:
        print(f"No catalogues found in {', '.join(map(str, folders))}.", file=sys.stderr)
        return 1
    for path in catalogues:
        write_compiled(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
