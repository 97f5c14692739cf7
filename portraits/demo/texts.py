"""Texts of the demonstration: one file for each text and language, read into blocks.

A file starts with TOML between two lines ``+++`` and goes on with the running text: paragraphs
with empty lines between them, ``## `` before a heading, ``> `` before a quotation and ``> —``
before where it was said, ``> [fi]`` before a quotation in another language, ``![what it shows]
(motif) caption`` for a picture. Stars stand around *titles*.
"""

from __future__ import annotations

import re
import tomllib
import uuid
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts"
FENCE = "+++\n"
# Block ids and translation keys follow from a text's key and position, so that a translation has
# the same ones as its original. Never changed.
NAMESPACE = uuid.UUID("0f7d9d06-31a5-5c55-9a0b-5f3c1d2a7b64")

PICTURE = re.compile(r"!\[(?P<alt>[^\]]+)\] ?\((?P<motif>\w+)\) (?P<caption>.+)")

type Block = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """A text in one language: its key, its facts and its blocks."""

    key: str
    language: str
    facts: dict[str, Any]
    body: list[Block]


def read(path: Path, language: str) -> Text:
    """A text from its file."""
    _start, front, running = path.read_text(encoding="utf-8").split(FENCE, 2)
    body = [block(chunk) for chunk in chunks(running)]
    key = path.stem
    for number, part in enumerate(body, start=1):
        part["id"] = str(identity(key, f"block {number}"))
    return Text(key, language, tomllib.loads(front), body)


def texts(folder: str, language: str) -> list[Text]:
    """All texts of a folder in a language, by key."""
    return [read(path, language) for path in sorted((TEXTS / folder / language).glob("*.md"))]


def identity(key: str, part: str) -> uuid.UUID:
    """The id of a part of a text, the same in every language."""
    return uuid.uuid5(NAMESPACE, f"{key}: {part}")


def chunks(running: str) -> list[str]:
    """The parts of a running text between empty lines."""
    return [chunk.strip() for chunk in re.split(r"\n\s*\n", running) if chunk.strip()]


def block(chunk: str) -> Block:
    """One part as a block of a StreamField, without its id."""
    if chunk.startswith("## "):
        return {"type": "heading", "value": chunk.removeprefix("## ")}
    if chunk.startswith(">"):
        return {"type": "quote", "value": quotation(chunk)}
    if match := PICTURE.fullmatch(" ".join(chunk.split())):
        return {"type": "picture", "value": match.groupdict()}
    return {"type": "paragraph", "value": rich(chunk)}


def quotation(chunk: str) -> dict[str, str]:
    """The words, where they were said, and their language if it is not the page's."""
    lines = [line.removeprefix(">").strip() for line in chunk.splitlines()]
    said = [line.removeprefix("—").strip() for line in lines if line.startswith("—")]
    words = " ".join(line for line in lines if not line.startswith("—"))
    match = re.match(r"\[(?P<language>[a-z]+)\] ", words)
    return {
        "text": words[match.end() :] if match else words,
        "attribution": said[0] if said else "",
        "language": match["language"] if match else "",
    }


def inline(words: str) -> str:
    """One line of words as HTML, with *titles* in italics."""
    joined = escape(" ".join(words.split()), quote=False)
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", joined)


def rich(words: str) -> str:
    """Words with empty lines between paragraphs as HTML."""
    return "".join(f"<p>{inline(chunk)}</p>" for chunk in chunks(words))
