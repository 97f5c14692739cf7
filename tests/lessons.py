"""Small lessons for tests."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale

from portraits.models import Excerpt, LessonIndexPage, LessonPage, LessonText, LessonWord


def step(title: str = "Läs", **values: Any) -> tuple[str, dict[str, Any]]:
    """A step of a lesson; questions are texts, or (text, number of the text, place)."""
    questions = []
    for row in values.pop("questions", []):
        question, text, place = row if isinstance(row, tuple) else (row, None, "")
        questions.append({"question": question, "text": text, "place": place})
    given = {"phase": "during", "minutes": None, "instructions": "", "text": None, "place": "",
             "teacher": "", **values}  # fmt: skip
    return ("step", {"title": title, "questions": questions, **given})


def make_lesson(
    *texts: Excerpt | tuple[Excerpt, str],
    language: str = "sv",
    steps: list[Any] | None = None,
    words: list[tuple[str, str]] | None = None,
    **fields: Any,
) -> LessonPage:
    """A published lesson on some excerpts, or parts of them."""
    locale = Locale.objects.get(language_code=language)
    values = {"title": "Att vänta", "lead": "Två texter om väntan.", "minutes": 60}
    page = LessonPage(locale=locale, **{**values, **fields})
    page.steps = steps if steps is not None else [step()]
    page.readings = [
        LessonText(
            excerpt=text[0] if isinstance(text, tuple) else text,
            place=text[1] if isinstance(text, tuple) else "",
            sort_order=number,
        )
        for number, text in enumerate(texts)
    ]
    page.words = [
        LessonWord(word=word, explanation=said, locale=locale, sort_order=number)
        for number, (word, said) in enumerate(words or [])
    ]
    LessonIndexPage.objects.get(locale=locale).add_child(instance=page)
    page.save_revision().publish()
    return page
