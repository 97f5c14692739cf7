"""The demonstration's texts: the same in both languages, and written as they should be."""

import re
from pathlib import Path

import pytest

from portraits.demo.texts import TEXTS, block, inline, read, rich, texts

FOLDERS = ["portraits", "news", "home"]
FILES = sorted(TEXTS.glob("*/*/*.md"))
WORDS = range(145, 351)
OWN_WORDS = range(80, 151)


PAIRS = [
    pytest.param(path, TEXTS / folder / "en" / path.name, id=f"{folder}/{path.stem}")
    for folder in FOLDERS
    for path in sorted((TEXTS / folder / "sv").glob("*.md"))
]


def words(path: Path) -> list[str]:
    """The words of the running text without headings, quotations and pictures."""
    running = path.read_text(encoding="utf-8").split("+++\n", 2)[2]
    return re.sub(r"^(##|>|!\[).*$", "", running, flags=re.MULTILINE).split()


def shape(path: Path, language: str):
    """What must be equal in every language."""
    text = read(path, language)
    facts = text.facts
    own = facts.get("own_words", {})
    return {
        "blocks": [(part["type"], part["id"]) for part in text.body],
        "quotation languages": [
            part["value"]["language"] for part in text.body if part["type"] == "quote"
        ],
        "curiosities": [row.get("source_kind") for row in facts.get("curiosities", [])],
        "facts": sorted(facts),
        "own words": (sorted(own), own.get("date"), own.get("signature")),
        "dates": [facts.get(name) for name in ("date", "published", "written_on", "reviewed_on")],
        "paragraphs": rich(own.get("text", "")).count("<p>"),
    }


@pytest.mark.parametrize(("original", "translation"), PAIRS)
def test_both_languages_have_the_same_shape(original, translation):
    assert shape(original, "sv") == shape(translation, "en")


FINNISH = sorted((TEXTS / "portraits" / "fi").glob("*.md"))


@pytest.mark.parametrize("path", FINNISH, ids=lambda path: path.stem)
def test_what_is_translated_passage_by_passage_has_the_same_shape(path):
    expected = shape(path.parent.parent / "sv" / path.name, "sv")
    found = shape(path, "fi")
    found["facts"].remove("translation")
    assert found == expected


def test_the_finnish_portraits_show_every_state():
    states = [read(path, "fi").facts["translation"] for path in FINNISH]
    assert len(states) == 8
    assert sum("draft" in state for state in states) == 1
    assert sum("earlier_lead" in state for state in states) == 1
    assert sum("reviewer" in state for state in states) == 1


def test_every_translation_has_an_original():
    for folder in FOLDERS:
        names = [
            sorted(path.name for path in (TEXTS / folder / language).glob("*.md"))
            for language in ("sv", "en")
        ]
        assert names[0] == names[1]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_portraits_have_their_parts_in_measure(language):
    for text in texts("portraits", language):
        path = TEXTS / "portraits" / language / f"{text.key}.md"
        types = [part["type"] for part in text.body]
        assert len(words(path)) in WORDS, text.key
        assert types.count("quote") == 1, text.key
        assert types.count("paragraph") in range(3, 7), text.key
        assert len(text.facts["lead"]) <= 400, text.key
        assert len(text.facts["curiosities"]) in range(1, 5), text.key
        own = text.facts.get("own_words")
        assert own is None or len(own["text"].split()) in OWN_WORDS, text.key


def said(value) -> list[str]:
    """All words in a value of a text, however deep."""
    if isinstance(value, dict):
        return [words for part in value.values() for words in said(part)]
    if isinstance(value, list):
        return [words for part in value for words in said(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_typography(path):
    language = path.parent.name
    text = read(path, language)
    content = "\n".join(said([text.facts, text.body]))
    assert "  " not in content
    assert not re.search("[\"']", content), "straight quotation marks"
    assert not re.search(r"\s-\s", content), "a hyphen for a dash"
    assert "..." not in content, "three full stops for an ellipsis"
    if language in ("sv", "fi"):
        assert "“" not in content, "quotations open with ” in Swedish and Finnish"
        assert content.count("”") % 2 == 0
    else:
        assert content.count("“") == content.count("”")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_clichés_of_the_north(path):
    content = path.read_text(encoding="utf-8").casefold()
    for word in ("norrsken", "midnattssol", "aurora", "midnight sun", "northern lights", "renar"):
        assert not re.search(rf"\b{word}\b", content)


def test_a_text_is_read_into_blocks(tmp_path):
    path = tmp_path / "key.md"
    path.write_text(
        '+++\nlead = "Ingress"\n+++\nEtt & *två*\ntre.\n\n## Rubrik\n\n'
        "> [fi] Sanoja\n> — Jossakin, 1975\n\n![En väg](road) Bildtext.\n",
        encoding="utf-8",
    )
    text = read(path, "sv")
    assert text.facts == {"lead": "Ingress"}
    assert [(part["type"], part["value"]) for part in text.body] == [
        ("paragraph", "<p>Ett &amp; <i>två</i> tre.</p>"),
        ("heading", "Rubrik"),
        ("quote", {"text": "Sanoja", "attribution": "Jossakin, 1975", "language": "fi"}),
        ("picture", {"alt": "En väg", "motif": "road", "caption": "Bildtext."}),
    ]


def test_markup_is_escaped():
    assert inline("<script> & *kursivt*") == "&lt;script&gt; &amp; <i>kursivt</i>"
    assert block("<b>")["value"] == "<p>&lt;b&gt;</p>"


def test_ids_do_not_depend_on_the_language(tmp_path):
    for language in ("sv", "en"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "key.md").write_text("+++\n+++\nOrd.\n", encoding="utf-8")
    ids = {read(tmp_path / code / "key.md", code).body[0]["id"] for code in ("sv", "en")}
    assert len(ids) == 1
