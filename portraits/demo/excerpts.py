"""Excerpts of the demonstration: texts with their rights, and what is said about them.

A file starts with TOML between two lines ``+++`` and goes on with the texts, each after a line
``=== fi`` with its language, for a translation ``=== sv | Translator``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from authorsite.permanent_ids import from_number
from authorsite.rights.models import RightsRecord
from portraits.actions.publish_excerpts import publish_excerpt
from portraits.demo.texts import FENCE, TEXTS, identity
from portraits.models import (
    Excerpt,
    ExcerptPage,
    ExcerptQuestion,
    ExcerptText,
    ExcerptWord,
    PortraitPage,
    Work,
)

FOLDER = TEXTS / "excerpts"
_HEADING = re.compile(r"^=== (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Written:
    """An excerpt as it is written: its facts, and its texts by language and translator."""

    key: str
    facts: dict[str, Any]
    texts: list[tuple[str, str, str]]


def read(path: Path) -> Written:
    """An excerpt from its file."""
    _start, front, running = path.read_text(encoding="utf-8").split(FENCE, 2)
    pieces = _HEADING.split(running)
    texts = []
    for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
        language, _bar, translator = heading.partition(" | ")
        texts.append((language.strip(), translator.strip(), text.strip()))
    return Written(path.stem, tomllib.loads(front), texts)


def pid_of(key: str) -> str:
    """The permanent id of an excerpt of the demonstration, the same on every machine."""
    return from_number(identity(key, "excerpt").int)


def load_rights() -> dict[str, RightsRecord]:
    """The rights of the excerpts by name; those that exist are left as they are.

    Nothing can be published whose right has ended, so their ends are written by ``end_rights``.
    """
    rights = {}
    for name, values in rights_table().items():
        found = RightsRecord.objects.filter(title=values["title"]).first()
        lasting = {key: value for key, value in values.items() if key != "ends"}
        rights[name] = found or RightsRecord.objects.create(**lasting)
    return rights


def rights_table() -> dict[str, dict[str, Any]]:
    """The rights by name, as they are written."""
    return tomllib.loads((FOLDER / "rights.toml").read_text(encoding="utf-8"))


def end_rights(rights: dict[str, RightsRecord]) -> None:
    """Let the rights end that are written with a last day."""
    for name, values in rights_table().items():
        if "ends" in values:
            rights[name].ends = values["ends"]
            rights[name].save()


def load_excerpts() -> int:
    """Create the excerpts that are missing, with their pages, and return how many there were."""
    rights = load_rights()
    created = 0
    for path in sorted(FOLDER.glob("*.md")):
        written = read(path)
        work = Work.objects.filter(key=written.facts["work"]).first()
        location = written.facts["location"]
        if work is None or Excerpt.objects.filter(pid=pid_of(written.key)).exists():
            continue
        excerpt = Excerpt(
            pid=pid_of(written.key),
            title=written.facts.get("title", ""),
            work=work,
            location=location,
            edition=work.editions.first(),
            rights=rights[written.facts["right"]],
        )
        texts = [
            ExcerptText(
                sort_order=number,
                language=language,
                form=written.facts["form"],
                text=text,
                is_original=not translator,
                translator=translator,
            )
            for number, (language, translator, text) in enumerate(written.texts)
        ]
        excerpt.texts.set(texts)
        excerpt.save()
        page = publish_excerpt(excerpt.pk)
        if page is not None:
            _say(page, written)
            _translate(page, written)
        created += 1
    if created:
        end_rights(rights)
    return created


def _say(page: ExcerptPage, written: Written) -> None:
    """Put what is said about the excerpt on its page in the language of the page."""
    language = page.locale.language_code
    page.introduction = written.facts["introduction"][language]
    for name, value in written.facts["teaching"].items():
        setattr(page, name, value)
    page.words.set(
        [
            ExcerptWord(
                sort_order=number,
                word=row["word"],
                explanation=row[language],
                translation=row.get("translation", ""),
                locale=page.locale,
                translation_key=identity(written.key, f"word {number}"),
            )
            for number, row in enumerate(written.facts.get("words", []))
        ]
    )
    page.questions.set(
        [
            ExcerptQuestion(
                sort_order=number,
                question=row[language],
                rows=row.get("rows", ""),
                locale=page.locale,
                translation_key=identity(written.key, f"question {number}"),
            )
            for number, row in enumerate(written.facts.get("questions", []))
        ]
    )
    page.save_revision().publish()


def _translate(page: ExcerptPage, written: Written) -> None:
    """The same page in the other languages it is written in, where there is a portrait."""
    for language in written.facts["introduction"]:
        locale = Locale.objects.filter(language_code=language).first()
        portrait = PortraitPage.objects.filter(author=page.author, locale=locale).first()
        if locale is None or locale == page.locale or portrait is None:
            continue
        other = ExcerptPage(excerpt=page.excerpt, author=page.author, locale=locale, slug=page.slug)
        other.follow_record()
        portrait.add_child(instance=other)
        _say(other, written)
