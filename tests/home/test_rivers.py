"""Titles along the rivers of the home page."""

import pytest

from authorsite.drawings.county import capacities, county_hero
from home.rivers import LONGEST_TITLE, lines_of_titles, river_lines
from tests.factories import make_author, make_work


def test_lines_are_filled_without_using_a_title_twice():
    titles = [f"Titel nummer {number}" for number in range(40)]
    lines = lines_of_titles(titles, [75, 33, 60])
    assert [len(line) <= length for line, length in zip(lines, [75, 60, 33], strict=True)] == [
        True
    ] * 3
    used = [title for line in lines for title in line.split(" · ")]
    assert len(used) == len(set(used)) > 5


@pytest.mark.parametrize("titles", [[], ["Kort"], ["x" * 200]])
def test_too_few_titles_give_no_lines(titles):
    assert lines_of_titles(titles, [75, 60]) == []


def test_no_titles_and_no_county_are_no_error():
    assert lines_of_titles(["A"], []) == []
    assert county_hero("99", ["en rad"]) == ""


@pytest.mark.django_db
def test_titles_are_those_readers_may_see_and_change_with_the_week(django_assert_max_num_queries):
    author, hidden = make_author("Anna Berg"), make_author("Dold Person", hidden=True)
    for number in range(60):
        make_work(author, title=f"Bok {number} om {'a' * (number % 23)}lv")
    make_work(hidden, title="Hemlig titel")
    make_work(author, title="Lång " * LONGEST_TITLE)
    with django_assert_max_num_queries(2):
        lines = river_lines("25", 2961)
    lengths = sorted(capacities("25").values(), reverse=True)
    assert len(lengths) - 2 <= len(lines) <= len(lengths)
    assert len(lines[0]) <= lengths[0]
    assert "Hemlig" not in " ".join(lines)
    assert lines != river_lines("25", 2962)
    assert lines == river_lines("25", 2961)
