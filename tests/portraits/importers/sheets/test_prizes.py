"""Awards as people list them."""

import pytest

from portraits.importers.sheets.prizes import read_prizes

R, N = "received", "nominated"
CELLS = {
    "Priset -03": [("Priset", 2003, R, "")],
    "Priset 2001 för Titeln": [("Priset", 2001, R, "Titeln")],
    "Priset, 2001": [("Priset", 2001, R, "")],
    "Priset (1998)": [("Priset", 1998, R, "")],
    "2003 Augustpriset": [("Augustpriset", 2003, R, "")],
    "nom. Augustpriset 2010": [("Augustpriset", 2010, N, "")],
    "Nominerad till Augustpriset 2010": [("Augustpriset", 2010, N, "")],
    "Augustpriset (nominerad) 2010": [("Augustpriset", 2010, N, "")],
    "Augustpriset 2000, nominerad": [("Augustpriset", 2000, N, "")],
    "nominert Brageprisen 2010; Brageprisen 2012": [
        ("Brageprisen", 2010, N, ""), ("Brageprisen", 2012, R, ""),
    ],
    "nom. Augustpriset 2021 för Himlabrand": [("Augustpriset", 2021, N, "Himlabrand")],
    "Norrlands litteraturpris 1989 (Titeln)": [("Norrlands litteraturpris", 1989, R, "Titeln")],
    "Norrlands litteraturpris (barn och unga) 2017 för Tio över ett": [
        ("Norrlands litteraturpris (barn och unga)", 2017, R, "Tio över ett"),
    ],
    "Ledamot av Akademien (stol 11) (1957)": [("Ledamot av Akademien (stol 11)", 1957, R, "")],
    "Priset 2001, 2005": [("Priset", 2001, R, ""), ("Priset", 2005, R, "")],
    "Priset (2001 och 2003)": [("Priset", 2001, R, ""), ("Priset", 2003, R, "")],
    "Augustpriset 1998, Piratenpriset 2002": [
        ("Augustpriset", 1998, R, ""), ("Piratenpriset", 2002, R, ""),
    ],
    "Priset A 1990\nPriset B": [("Priset A", 1990, R, ""), ("Priset B", None, R, "")],
    # Words that are no work and no list.
    "Priset för bästa bok": [("Priset för bästa bok", None, R, "")],
    "Michael L. Printz Award, Honor Book 2024": [
        ("Michael L. Printz Award, Honor Book", 2024, R, ""),
    ],
    "Pris i Åhlén & Åkerlunds novelltävling (1945)": [
        ("Pris i Åhlén & Åkerlunds novelltävling", 1945, R, ""),
    ],
    "": [],
}  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), CELLS.items())
def test_awards_are_read(cell: str, expected: list[tuple[str, int | None, str, str]]) -> None:
    found = [(prize.name, prize.year, prize.status, prize.work) for prize in read_prizes(cell)]
    assert found == expected


def test_two_digits_are_within_the_life() -> None:
    assert read_prizes("Priset -12", born=1860, died=1930)[0].year == 1912
    assert read_prizes("Priset -12", born=1960)[0].year == 2012
