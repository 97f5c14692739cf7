"""The excerpts that wait to be loaded: whose they are, by what right, and in which languages."""

import csv
import re
import tomllib

import pytest

from authorsite.rights.models import Basis
from portraits.demo.records import DATA
from portraits.demo.texts import TEXTS

FOLDER = TEXTS / "excerpts"
FILES = sorted(FOLDER.glob("*.md"))
RIGHTS = tomllib.loads((FOLDER / "rights.toml").read_text(encoding="utf-8"))
with (DATA / "works.csv").open(encoding="utf-8", newline="") as file:
    WORKS = {row["work_id"]: row for row in csv.DictReader(file)}


def parts(path):
    """The facts of an excerpt, and its texts by what stands after ``===``."""
    _start, front, running = path.read_text(encoding="utf-8").split("+++\n", 2)
    pieces = re.split(r"^=== (.+)\n", running, flags=re.MULTILINE)
    return tomllib.loads(front), dict(zip(pieces[1::2], pieces[2::2], strict=True))


def test_twelve_may_be_shown_and_one_right_has_run_out():
    rights = [parts(path)[0]["right"] for path in FILES]
    assert len(rights) - rights.count("lapsed") == 12
    assert rights.count("lapsed") == 1
    assert set(rights) == set(RIGHTS)
    assert {right["basis"] for right in RIGHTS.values()} <= set(Basis.values)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_excerpt_is_complete(path):
    facts, texts = parts(path)
    work = WORKS[facts["work"]]
    languages = [heading.split(" | ")[0] for heading in texts]
    assert languages[0] in work["language"].split("; ")
    assert all(" | " in heading for heading in list(texts)[1:])
    assert facts["form"] in {"prose", "verse"}
    assert facts["location"]
    for words in (facts["introduction"], *facts.get("questions", []), *facts.get("words", [])):
        assert {"sv", "en"} <= set(words)
    for text in texts.values():
        assert text.strip()
        assert not re.search("[\"'“]|  |\\s-\\s|\\.\\.\\.", text)
        assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_a_translation_has_the_lines_of_its_original():
    _facts, texts = parts(FOLDER / "rajalla.md")
    finnish, swedish = texts.values()
    assert [len(stanza.splitlines()) for stanza in finnish.strip().split("\n\n")] == [
        len(stanza.splitlines()) for stanza in swedish.strip().split("\n\n")
    ]


def test_both_prose_and_verse_occur():
    forms = [parts(path)[0]["form"] for path in FILES]
    assert min(forms.count("prose"), forms.count("verse")) >= 4
