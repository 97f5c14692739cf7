#!/usr/bin/env python
"""Compare the catalogues in `locale/` with the strings in the source, and update them.

    scripts/check_catalogues.py             report what is wrong; exit 1 if anything is
    scripts/check_catalogues.py --update    add new msgids, drop unused ones, keep translations
    scripts/check_catalogues.py --begin     the same, and begin the catalogues of new languages
    --root FOLDER                           another checkout

Strings are taken from Python and templates without GNU gettext. An update sorts by msgid and
writes no line numbers, so that two branches rarely collide. The default language and those that say
so in the table of languages must be complete; others may lack strings, which then fall back. The catalogue of the source language holds
only deviations from the msgids.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from babel.messages.catalog import Catalog, Message  # noqa: E402
from babel.messages.extract import extract  # noqa: E402
from babel.messages.pofile import write_po  # noqa: E402
from compile_catalogues import (  # noqa: E402
    CatalogueError,
    catalogue_problems,
    forms_of,
    read_catalogue,
)
from django.utils.translation import to_locale  # noqa: E402
from django.utils.translation.template import templatize  # noqa: E402

from authorsite.settings.languages import (  # noqa: E402
    LANGUAGE_CODE,
    SITE_LANGUAGES,
    SOURCE_LANGUAGE,
    TWO_FORMS,
)

FOLDERS = ("authorsite", "home", "portraits")
TEMPLATE_ENDINGS = {".html", ".txt", ".xml", ".svg"}
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
COMMENT_TAGS = ("Translators:",)
WIDTH = 100


def python_source(path: Path) -> str:
    """A file as Python in which every string to translate is a call of a gettext function."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    # Templates indent freely, which Python's tokenizer refuses.
    return "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())


def source_files(root: Path) -> Iterator[Path]:
    """Every Python file and template that may hold strings; no migrations."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if "migrations" in path.parts or not path.is_file():
                continue
            if path.suffix == ".py" or (
                "templates" in path.parts and path.suffix in TEMPLATE_ENDINGS
            ):
                yield path


def extracted(root: Path) -> Catalog:
    """All msgids in the source, with the comments meant for translators."""
    template = Catalog()
    for path in source_files(root):
        source = io.BytesIO(python_source(path).encode())
        for _, message, comments, context in extract(
            "python", source, keywords=KEYWORDS, comment_tags=COMMENT_TAGS, strip_comment_tags=True
        ):
            template.add(message, auto_comments=comments, context=context)
    return template


def key(message: Message) -> tuple[str, str]:
    """What identifies a message within a catalogue: its context and its singular."""
    identifier = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return (message.context or "", identifier)


def messages(catalog: Catalog) -> dict[tuple[str, str], Message]:
    """The messages of a catalogue without its header."""
    return {key(message): message for message in catalog if message.id}


def is_translated(message: Message | None) -> bool:
    """Whether a message has a translation that is shown."""
    return message is not None and not message.fuzzy and all(forms_of(message))


def problems_of(language: str, catalog: Catalog, template: Catalog, rule: str) -> Iterator[str]:
    """What is wrong with a catalogue, compared with the strings in the source.

    Args:
        language: its code.
        catalog: the catalogue.
        template: the strings in the source.
        rule: the plural rule in its header.
    """
    wanted, present = messages(template), messages(catalog)
    yield from catalogue_problems(catalog)
    for identity in sorted(present.keys() - wanted.keys()):
        yield f"{identity[1]!r} is used nowhere."
    for identity in sorted(present.keys() & wanted.keys()):
        if present[identity].pluralizable != wanted[identity].pluralizable:
            yield f"{identity[1]!r} must {'have' if wanted[identity].pluralizable else 'lose'} a plural."
    complete = {LANGUAGE_CODE, *(entry.code for entry in SITE_LANGUAGES if entry.complete)}
    if language in complete:
        for identity in sorted(wanted):
            if not is_translated(present.get(identity)):
                yield f"{identity[1]!r} is not translated."
    rules = {entry.code: entry.plural_forms for entry in SITE_LANGUAGES}
    if language in rules and bare(rule) != bare(rules[language]):
        yield f"the plural rule is {rule!r}, not {rules[language]!r}."


def written_rule(text: str) -> str:
    """The plural rule in the header of a catalogue. Babel forgets it where CLDR has no locale."""
    found = re.search(r'^"Plural-Forms:\s*(.*?)\\n"', text, re.MULTILINE)
    return found[1] if found else ""


def bare(rule: str) -> str:
    """A plural rule without the spaces and brackets that tools write differently."""
    return re.sub(r"[\s;()]", "", rule)


def updated(language: str, old: Catalog, template: Catalog) -> list[Message]:
    """The messages of an updated catalogue, in order, with the translations there were."""
    kept = messages(old)
    result = []
    for identity, message in sorted(messages(template).items(), key=lambda item: item[0][::-1]):
        previous = kept.get(identity)
        string: str | tuple[str, ...] = ""
        flags = set(message.flags)
        if previous is not None and previous.pluralizable == message.pluralizable:
            forms = forms_of(previous)
            string = forms if previous.pluralizable else forms[0]
            flags |= previous.flags & {"fuzzy"}
        if language == SOURCE_LANGUAGE and not (previous and is_translated(previous)):
            continue
        result.append(
            Message(
                message.id,
                string,
                flags=flags,
                auto_comments=message.auto_comments,
                user_comments=previous.user_comments if previous else (),
                context=message.context,
            )
        )
    return result


def header(language: str, text: str) -> str:
    """The head of a catalogue: its own comments, then fields that never change by themselves."""
    comments = re.match(r"(?:#(?!,).*\n)*", text)
    rules = {entry.code: entry.plural_forms for entry in SITE_LANGUAGES}
    rule = rules.get(language) or written_rule(text) or TWO_FORMS
    fields = {
        "Project-Id-Version": "authorsite",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": rule,
    }
    lines = [f'"{name}: {value}\\n"' for name, value in fields.items()]
    return (comments[0] if comments else "") + "\n".join(['msgid ""', 'msgstr ""', *lines]) + "\n"


def write_catalogue(path: Path, language: str, entries: list[Message]) -> None:
    """Write a catalogue in the one form that does not change unless its content does."""
    catalog = Catalog(charset="utf-8")
    head = header(language, path.read_text(encoding="utf-8"))
    # Babel writes as many forms as the header says.
    catalog.mime_headers = [("Plural-Forms", written_rule(head))]
    for entry in entries:
        catalog[entry.id] = entry
    body = io.BytesIO()
    write_po(body, catalog, width=WIDTH, no_location=True, omit_header=True)
    path.write_text(head + "\n" + body.getvalue().decode(), encoding="utf-8")


def begin_catalogues(root: Path) -> None:
    """An empty catalogue for each language of the table that has none."""
    for entry in SITE_LANGUAGES:
        path = root / "locale" / to_locale(entry.code) / "LC_MESSAGES" / "django.po"
        if not path.exists():
            path.parent.mkdir(parents=True)
            head = header(entry.code, f"# {entry.name}. No speaker has reviewed it yet.\n")
            path.write_text(f"{head}\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Check or update all catalogues; 1 if something is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--begin", action="store_true")
    parser.add_argument("--root", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    template = extracted(options.root)
    if options.begin:
        begin_catalogues(options.root)
    failed = False
    for path in sorted((options.root / "locale").glob("*/LC_MESSAGES/django.po")):
        language = path.parent.parent.name.replace("_", "-").lower()
        try:
            catalog = read_catalogue(path)
            if options.update or options.begin:
                write_catalogue(path, language, updated(language, catalog, template))
                catalog = read_catalogue(path)
            rule = written_rule(path.read_text(encoding="utf-8"))
            problems = list(problems_of(language, catalog, template, rule))
        except CatalogueError as error:
            problems = [str(error)]
        for problem in problems:
            failed = True
            print(f"{path.relative_to(options.root)}: {problem}", file=sys.stderr)
    if failed and not options.update:
        print("scripts/check_catalogues.py --update adds and removes msgids.", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
