"""Lessons of the demonstration: one file for each, with its words in both languages."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from portraits.demo.excerpts import pid_of
from portraits.demo.portraits import noon
from portraits.demo.texts import TEXTS, identity, rich
from portraits.models import Excerpt, LessonIndexPage, LessonPage, LessonText, LessonWord
from portraits.models.curricula import chosen

FOLDER = TEXTS / "lessons"
CHECKED = datetime.date(2026, 11, 22)


def read(path: Path) -> dict[str, Any]:
    """A lesson from its file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def load_lessons(language: str) -> int:
    """Create the lessons that are missing in a language, and return how many there were.

    A lesson whose excerpts are not there is left out.
    """
    index = LessonIndexPage.objects.filter(locale__language_code=language).first()
    if index is None:
        return 0
    return sum(_load(index, path, language) for path in sorted(FOLDER.glob("*.toml")))


def _load(index: LessonIndexPage, path: Path, language: str) -> bool:
    key, lesson = path.stem, read(path)
    translation_key = identity(key, "lesson")
    excerpts = {
        excerpt.pid: excerpt
        for excerpt in Excerpt.objects.filter(pid__in=[pid_of(name) for name, _ in lesson["texts"]])
    }
    present = LessonPage.objects.filter(translation_key=translation_key, locale=index.locale)
    if present.exists() or len(excerpts) < len(lesson["texts"]):
        return False
    page = LessonPage(
        locale=index.locale,
        translation_key=translation_key,
        slug=key,
        title=lesson["title"][language],
        lead=lesson["lead"][language],
        preparation=lesson["preparation"][language],
        search_description=lesson["lead"][language],
        written_by=lesson.get("written_by", ""),
        written_on=lesson["published"].isoformat()[:7],
        curriculum=[entry.key for code in lesson["curriculum"] if (entry := chosen(code))],
        curriculum_checked=CHECKED,
        first_published_at=noon(lesson["published"]),
        **{name: lesson[name] for name in ("sessions", "minutes", "school_years", "subjects")},
        **{name: lesson[name] for name in ("themes", "difficulty")},
    )
    page.steps = json.dumps(
        [_step(key, number, step, language) for number, step in enumerate(lesson["steps"], start=1)]
    )
    page.readings.set(
        [
            LessonText(excerpt=excerpts[pid_of(name)], place=place, sort_order=number)
            for number, (name, place) in enumerate(lesson["texts"])
        ]
    )
    page.words.set([_word(page.locale, key, *row, language) for row in enumerate(lesson["words"])])
    index.add_child(instance=page)
    page.save_revision().publish()
    return True


def _word(locale: Locale, key: str, number: int, row: dict[str, str], language: str) -> LessonWord:
    return LessonWord(
        sort_order=number,
        word=row["word"],
        explanation=row[language],
        locale=locale,
        translation_key=identity(key, f"word {number}"),
    )


def _step(key: str, number: int, step: dict[str, Any], language: str) -> dict[str, Any]:
    """A step as it is stored. Ids follow from the place, so that every language has the same ones."""
    questions = [
        {
            "type": "item",
            "id": str(identity(key, f"step {number} question {place}")),
            "value": {
                "question": row[language],
                "text": row.get("text", 1) if "place" in row else row.get("text"),
                "place": row.get("place", ""),
            },
        }
        for place, row in enumerate(step.get("questions", []), start=1)
    ]
    return {
        "type": "step",
        "id": str(identity(key, f"step {number}")),
        "value": {
            "phase": step["phase"],
            "title": step["title"][language],
            "minutes": step.get("time"),
            "instructions": rich(step.get("text", {}).get(language, "")),
            "text": step.get("text_number"),
            "place": step.get("place", ""),
            "questions": questions,
            "teacher": rich(step.get("teacher", {}).get(language, "")),
        },
    }
