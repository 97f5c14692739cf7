"""The six lessons of the demonstration: whole in both languages, right about their texts, and loaded once."""

import re

import pytest

from portraits.demo.excerpts import FOLDER as EXCERPTS
from portraits.demo.excerpts import read as read_excerpt
from portraits.demo.lessons import FOLDER, read
from portraits.models.curricula import curriculum
from portraits.models.numbering import rows_in
from portraits.models.teaching import Difficulty, SchoolYears, Subject, Theme

FILES = sorted(FOLDER.glob("*.toml"))
LANGUAGES = {"sv", "en"}


def said(value):
    """All tables of words in a lesson."""
    if isinstance(value, dict):
        if set(value) & LANGUAGES:
            yield value
        else:
            for part in value.values():
                yield from said(part)
    elif isinstance(value, list):
        for part in value:
            yield from said(part)


def numbers_of(key):
    """How many rows the original of an excerpt has."""
    written = read_excerpt(EXCERPTS / f"{key}.md")
    return len(rows_in(written.texts[0][2], is_verse=written.facts["form"] == "verse"))


def test_there_are_six():
    assert len(FILES) == 6


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_lesson_is_whole_in_both_languages(path):
    lesson = read(path)
    words = list(said(lesson))
    assert len(words) >= 12
    for table in words:
        assert set(table) >= LANGUAGES, table
        for language, text in table.items():
            if language not in LANGUAGES:
                continue
            assert text.strip()
            assert not re.search("[\"']|\\s-\\s|  |\\.\\.\\.", text), text
            quotes = "“" if language == "sv" else "„"
            assert quotes not in text, text
    assert {step["phase"] for step in lesson["steps"]} == {"before", "during", "after"}
    assert any("teacher" in step for step in lesson["steps"])
    assert max(len(lesson["lead"][language]) for language in LANGUAGES) <= 400


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_time_of_the_steps_is_that_of_the_lesson(path):
    lesson = read(path)
    assert sum(step["time"] for step in lesson["steps"]) == lesson["sessions"] * lesson["minutes"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_places_and_codes_exist(path):
    lesson = read(path)
    assert set(lesson["curriculum"]) <= set(curriculum().entries)
    assert set(lesson["school_years"]) <= set(SchoolYears.values)
    assert set(lesson["subjects"]) <= set(Subject.values)
    assert set(lesson["themes"]) <= set(Theme.values)
    assert lesson["difficulty"] in Difficulty.values
    numbers = [numbers_of(name) for name, _place in lesson["texts"]]
    for step in lesson["steps"]:
        for row, text in [(step, step.get("text_number"))] + [
            (question, question.get("text", 1)) for question in step.get("questions", [])
        ]:
            if "place" in row:
                last = int(re.findall(r"\d+", row["place"])[-1])
                assert last <= numbers[(text or 1) - 1], row


@pytest.mark.parametrize("path", sorted(EXCERPTS.glob("*.md")), ids=lambda path: path.stem)
def test_excerpts_have_word_help_questions_and_what_teachers_look_for(path):
    written = read_excerpt(path)
    facts, rows = written.facts, numbers_of(path.stem)
    assert set(facts["teaching"]["school_years"]) <= set(SchoolYears.values)
    assert set(facts["teaching"]["subjects"]) <= set(Subject.values)
    assert set(facts["teaching"]["themes"]) <= set(Theme.values)
    if facts["right"] == "lapsed":
        return
    assert facts["words"]
    assert len(facts["questions"]) >= 2
    text = written.texts[0][2].casefold()
    explained = [row for row in facts["words"] if row["word"].casefold() in text]
    assert explained, "no explained word stands in the text"
    for question in facts["questions"]:
        for number in re.findall(r"\d+", question.get("rows", "")):
            assert int(number) <= rows, question
