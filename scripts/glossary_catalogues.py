#!/usr/bin/env python
"""Put the words of `locale/glossary.csv` into the catalogues of their languages.

    scripts/glossary_catalogues.py           fill in what is empty, list what differs
    --root FOLDER                            another checkout

Words of high confidence are shown at once; those of medium confidence are marked fuzzy, which keeps
them from readers until a speaker has settled them. What a catalogue says already is somebody's
decision and stays as it is. Every row of the glossary names its source.
"""

import argparse
import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "scripts"))

from babel.messages.catalog import Message  # noqa: E402
from check_catalogues import extracted, key, updated, write_catalogue  # noqa: E402
from compile_catalogues import forms_of, read_catalogue  # noqa: E402

CONFIDENCES = ("high", "medium")
Words = dict[tuple[str, str], tuple[str, str]]


class GlossaryError(Exception):
    """The glossary is not as it should be."""


def read_glossary(path: Path) -> dict[str, Words]:
    """The words by language, and in it by context and msgid: the word and its confidence.

    Raises:
        GlossaryError: for a row without a source, or with a confidence of another kind.
    """
    found: dict[str, Words] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if row["confidence"] not in CONFIDENCES or not row["source"] or not row["word"]:
                raise GlossaryError(f"{path.name}, row {number}: a word, a confidence, a source.")
            words = found.setdefault(row["language"], {})
            words[row["context"], row["msgid"]] = row["word"], row["confidence"]
    return found


def filled(entries: list[Message], words: Words) -> list[str]:
    """Write words into empty entries, in place; what differs from the glossary, in words."""
    differing = []
    for entry in entries:
        if entry.pluralizable or key(entry) not in words:
            continue
        word, confidence = words[key(entry)]
        written = forms_of(entry)[0]
        if not written:
            entry.string = word
            entry.flags |= {"fuzzy"} if confidence == "medium" else set()
        elif written != word:
            differing.append(f"{entry.id!r} is {written!r}, in the glossary {word!r}.")
    return differing


def main(arguments: list[str]) -> int:
    """Fill the catalogues; 1 if the glossary is wrong or names a msgid that is used nowhere."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    root = parser.parse_args(arguments).root
    try:
        glossary = read_glossary(root / "locale" / "glossary.csv")
    except GlossaryError as error:
        print(error, file=sys.stderr)
        return 1
    template = extracted(root)
    used = {key(message) for message in template if message.id}
    failed = False
    for language, words in sorted(glossary.items()):
        for _context, msgid in sorted(words.keys() - used):
            failed = True
            print(f"glossary.csv, {language}: {msgid!r} is used nowhere.", file=sys.stderr)
        path = root / "locale" / language / "LC_MESSAGES" / "django.po"
        entries = updated(language, read_catalogue(path), template)
        for difference in filled(entries, words):
            print(f"{language}: {difference}")
        write_catalogue(path, language, entries)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
