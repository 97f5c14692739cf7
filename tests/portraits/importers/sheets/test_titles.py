"""Titles with years and ISBNs as people list them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portraits.importers.sheets.titles import read_titles

CELLS = {
    "Titel (1982)": [("Titel", 1982)],
    "Titel (1982); Andra (1990)": [("Titel", 1982), ("Andra", 1990)],
    "Titel (1982);Andra (1990);": [("Titel", 1982), ("Andra", 1990)],
    "Titel (-82), Andra (-09)": [("Titel", 1982), ("Andra", 2009)],
    "Titel, 1982; Andra, 1990": [("Titel", 1982), ("Andra", 1990)],
    "Titel, 1982, Andra, 1985": [("Titel", 1982), ("Andra", 1985)],
    "Titel 1982; Andra 1990": [("Titel", 1982), ("Andra", 1990)],
    "Titel (1982); Titel två, 1983": [("Titel", 1982), ("Titel två", 1983)],
    "1982 Titel\n1983: Annan\n1990 - Tredje": [("Titel", 1982), ("Annan", 1983), ("Tredje", 1990)],
    "1982 Titel; 1983 Annan": [("Titel", 1982), ("Annan", 1983)],
    "1. Första (1980)\n2. Andra (1990)": [("Första", 1980), ("Andra", 1990)],
    "• Första (1980) • Andra (1990)": [("Första", 1980), ("Andra", 1990)],
    "A (1990) / B (1992)": [("A", 1990), ("B", 1992)],
    # A title may hold whatever else parts titles.
    "Att resa, att skriva (1990)": [("Att resa, att skriva", 1990)],
    "Land (1979); Dagning; röd (1988)": [("Land", 1979), ("Dagning; röd", 1988)],
    "Land (1979)\nDagning; röd (1988)": [("Land", 1979), ("Dagning; röd", 1988)],
    "Du gamla, du fria (2011); Sen (2012)": [("Du gamla, du fria", 2011), ("Sen", 2012)],
    "Sámi / Samiska (2006); Ny (2007)": [("Sámi / Samiska", 2006), ("Ny", 2007)],
    "Katt (och hund) eller råtta (1956)": [("Katt (och hund) eller råtta", 1956)],
    # Numbers that are no years of publication.
    "1984 (1949)": [("1984", 1949)],
    "2001: ett äventyr (1968), Annan (1970)": [("2001: ett äventyr", 1968), ("Annan", 1970)],
    "Nu var det 1914 (1934)": [("Nu var det 1914", 1934)],
    "13 historier (1958)": [("13 historier", 1958)],
    "1:a kompaniet, 1972; Av dig, 1976": [("1:a kompaniet", 1972), ("Av dig", 1976)],
    "1985": [("1985", None)],
    # Without years.
    "Titel": [("Titel", None)],
    "Titel (u.å.)": [("Titel", None)],
    "A (u.å.); B (1990)": [("A", None), ("B", 1990)],
    "Utan år; Med (1990)": [("Utan år", None), ("Med", 1990)],
    "Bok A;Bok B\nBok C": [("Bok A", None), ("Bok B", None), ("Bok C", None)],
    "Titel, Andra, Tredje": [("Titel", None), ("Andra", None), ("Tredje", None)],
    "Att resa, att skriva": [("Att resa, att skriva", None)],
    # More in the bracket.
    "Bok (roman, 1982)": [("Bok", 1982)],
    "Bok (1982, ny uppl. 1990)": [("Bok", 1982)],
    "Bok (1982) (ny uppl. 1990); C (2000)": [("Bok", 1982), ("C", 2000)],
    "Bok (ca 1982)": [("Bok", 1982)],
    "Bok [1982]": [("Bok", 1982)],
    "": [],
    "m.fl.": [],
}


@pytest.mark.parametrize(("cell", "expected"), CELLS.items())
def test_titles_are_read(cell: str, expected: list[tuple[str, int | None]]) -> None:
    found = read_titles(cell, 1930)
    assert [(title.title, title.year) for title in found.titles] == expected


@pytest.mark.parametrize(
    ("cell", "isbn"),
    [
        ("Bok (2007, ISBN 9789113017334)", "9789113017334"),
        ("Bok (2013, ISBN 978-8273747990)", "9788273747990"),
        ("Bok, 1990, ISBN 978-91-89196-39-1", "9789189196391"),
        ("Bok (1990) 9789113017334", "9789113017334"),
    ],
)
def test_an_isbn_among_the_words(cell: str, isbn: str) -> None:
    (title,) = read_titles(cell).titles
    assert (title.title, title.isbn) == ("Bok", isbn)


@pytest.mark.parametrize("isbn", ["9788290625383", "987-91-86115-15-9", "91-7448-12"])
def test_a_wrong_isbn_is_refused(isbn: str) -> None:
    found = read_titles(f"Bok (1950, ISBN {isbn})")
    assert [remark.code for remark in found.remarks] == ["invalid_isbn"]
    assert isbn in found.remarks[0].text


def test_more_works_that_are_not_named() -> None:
    found = read_titles("Bok (1950), m.fl.")
    assert found.and_others
    assert len(found.titles) == 1


@pytest.mark.parametrize("cell", ["Bok (1982/83)", "Bok (1982?)", "Bok (ca 1982)"])
def test_an_odd_year_is_uncertain(cell: str) -> None:
    found = read_titles(cell)
    assert (found.titles[0].year, found.titles[0].sure) == (1982, False)
    assert [remark.code for remark in found.remarks] == ["uncertain_year"]


def test_a_lost_letter_is_seen_and_a_question_is_not() -> None:
    lost = read_titles("Don ?anat mu (1992); Är detta en bra dag? (1995); S?mi (1990)").titles
    assert [title.lost_letter for title in lost] == [True, False, True]


def test_parting_at_commas_is_said() -> None:
    assert [remark.code for remark in read_titles("Snö, Is").remarks] == ["titles_by_comma"]


@given(st.text(max_size=120))
def test_any_text_is_read_without_failing(text: str) -> None:
    found = read_titles(text)
    assert all(title.title.strip() for title in found.titles)


@given(st.lists(st.text(alphabet="abcåäö ABC", min_size=3, max_size=20), min_size=1, max_size=6))
def test_no_word_is_lost(words: list[str]) -> None:
    names = [" ".join(word.split()) or "x" for word in words]
    cell = "; ".join(f"{name} ({1950 + number})" for number, name in enumerate(names))
    assert [title.year for title in read_titles(cell).titles] == [
        1950 + number for number in range(len(names))
    ]
