"""The terms of the Copyright Act (1960:729)."""

from datetime import date

import pytest

from authorsite.rights.protection import Maker, Section, of_photograph, of_work


@pytest.mark.parametrize(
    ("makers", "published", "free_from", "section"),
    [
        # 43 §: to the end of the seventieth year after the year of death.
        ([Maker("A", 1955)], 1920, date(2026, 1, 1), Section.LIFE),
        ([Maker("A", 1956)], 1920, date(2027, 1, 1), Section.LIFE),
        # The last of several; a translator counts.
        ([Maker("A", 1930), Maker("B", 1976)], 1920, date(2047, 1, 1), Section.LIFE),
        # 44 §: nobody is known; from the year of publication.
        ([], 1920, date(1991, 1, 1), Section.ANONYMOUS),
        ([], None, None, Section.ANONYMOUS),
        ([Maker("A")], 1920, None, Section.LIFE),
    ],
)
def test_from_when_a_work_is_free(makers, published, free_from, section):
    found = of_work(makers, published)
    assert (found.free_from, found.section) == (free_from, section)


def test_the_last_day_of_protection_is_new_years_eve():
    found = of_work([Maker("A", 1956)])
    assert found.is_protected(date(2026, 12, 31))
    assert not found.is_free(date(2026, 12, 31))
    assert found.is_free(date(2027, 1, 1))


def test_while_a_year_is_unknown_nothing_is_certainly_free():
    found = of_work([Maker("A", 1900), Maker("B")])
    assert found.free_from == date(1971, 1, 1)
    assert found.unknown == (Maker("B"),)
    assert not found.is_free(date(2026, 1, 1))
    assert not found.is_protected(date(2026, 1, 1))
    assert of_work([Maker("A", 2000), Maker("B")]).is_protected(date(2026, 1, 1))


def test_a_photograph_that_is_no_work_has_a_term_of_its_own():
    """49 a §: fifty years after the year in which it was taken."""
    assert of_photograph(1975).free_from == date(2026, 1, 1)
    assert of_photograph(None).free_from is None
