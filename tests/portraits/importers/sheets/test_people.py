"""Names of persons: put together and compared."""

import pytest

from portraits.importers.sheets.people import (
    Likeness,
    likeness,
    pseudonyms_in,
    read_full_name,
    read_other_names,
    read_person,
)

CELLS = {
    ("Aronson ", "Stina"): ("Stina Aronson", "Aronson, Stina"),
    ("von Qvanten", "Aurora"): ("Aurora von Qvanten", "Qvanten, Aurora von"),
    ("POHJANEN", "Bengt"): ("Bengt Pohjanen", "Pohjanen, Bengt"),
    ("ÅKER-PROV", "ANN"): ("Ann Åker-Prov", "Åker-Prov, Ann"),
    ("Backe Åstot", "Moa"): ("Moa Backe Åstot", "Backe Åstot, Moa"),
    ("Johansson", "KG"): ("KG Johansson", "Johansson, KG"),
    ("De la Gardie", "Magnus"): ("Magnus De la Gardie", "De la Gardie, Magnus"),
    ("", "Stina"): ("Stina", "Stina"),
    ("Stalpe\u00a0", "\u00a0Bo"): ("Bo Stalpe", "Stalpe, Bo"),
}
FULL = {
    "Aronson, Stina": ("Stina Aronson", "Aronson, Stina"),
    "Stina Aronson": ("Stina Aronson", "Aronson, Stina"),
    "POHJANEN Bengt": ("Bengt Pohjanen", "Pohjanen, Bengt"),
    "POHJANEN, BENGT": ("Bengt Pohjanen", "Pohjanen, Bengt"),
    "von Qvanten, Aurora": ("Aurora von Qvanten", "Qvanten, Aurora von"),
    "Aurora von Qvanten": ("Aurora von Qvanten", "Qvanten, Aurora von"),
    "K.G. Johansson": ("K.G. Johansson", "Johansson, K.G."),
    "Madonna": ("Madonna", "Madonna"),
    "": ("", ""),
}
ALIKE = [
    ("Björn Erik Höijer", "Björn-Erik Höijer", Likeness.SAME),
    ("Asa Larsson", "Åsa Larsson", Likeness.SAME),
    ("KG Johansson", "K.G. Johansson", Likeness.SAME),
    ("Birger Wikström", "Birger Vikström", Likeness.SPELLING),
    ("Lars Levi Læstadius", "Lars Levi Laestadius", Likeness.SPELLING),
    ("Åsa Larson", "Åsa Larsson", Likeness.SPELLING),
    ("Inger Utsi", "Inger Huuva-Utsi", Likeness.PART_OF_NAME),
    ("K.G. Johansson", "Karl-Gunnar Johansson", Likeness.INITIALS),
    ("M. Niemi", "Mikael Niemi", Likeness.INITIALS),
    ("Eva Neader", "Eva Neander", Likeness.NEAR),
    ("?uhtti Niemi", "Čuhtti Niemi", Likeness.LOST_LETTER),
    ("Paulus Utsi", "Inger Utsi", Likeness.DIFFERENT),
    ("Karin Smirnoff", "Karin Stenberg", Likeness.DIFFERENT),
    ("Ann Ek", "Ann Ok", Likeness.DIFFERENT),
    ("Rose-Marie Huuva", "Inger Huuva-Utsi", Likeness.DIFFERENT),
    ("Stina", "Stina Inga", Likeness.DIFFERENT),
]


@pytest.mark.parametrize(("cells", "expected"), CELLS.items())
def test_a_name_in_two_cells(cells: tuple[str, str], expected: tuple[str, str]) -> None:
    found = read_person(*cells)
    assert (found.name, found.sort_name) == expected


@pytest.mark.parametrize(("cell", "expected"), FULL.items())
def test_a_name_in_one_cell(cell: str, expected: tuple[str, str]) -> None:
    found = read_full_name(cell)
    assert (found.name, found.sort_name) == expected


@pytest.mark.parametrize(("one", "other", "expected"), ALIKE)
def test_how_alike_names_are(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) == expected
    assert likeness(other, one) == expected


def test_pseudonyms_in_a_comment() -> None:
    found = pseudonyms_in("pseud. Mimmi Prov, Sara Sand. Debutår? bibblo 1929")
    assert [name.name for name in found] == ["Mimmi Prov", "Sara Sand"]
    assert pseudonyms_in("även bildkonst") == ()


def test_names_in_a_column_of_their_own() -> None:
    found = read_other_names("Mimmi Prov; pseud. Sara Sand")
    assert [name.name for name in found] == ["Mimmi Prov", "Sara Sand"]
