"""Places beside a date in its cell."""

import pytest

from portraits.importers.messages import Row
from portraits.importers.sheets.life_places import take_places_apart
from portraits.importers.sheets.rows import SheetRow


def apart(column: str, text: str) -> dict[str, str]:
    row = SheetRow(Row("lista.csv", 1, {}))
    row.said[column].append(("Född", text))
    take_places_apart(row)
    return {name: row.text(name) for name in row.said if row.text(name)}


@pytest.mark.parametrize(
    ("text", "birth", "place"),
    [
        ("1935 i Kalix", "1935", "Kalix"),
        ("12 maj 1935, Kalix", "12 maj 1935", "Kalix"),
        ("Kalix 1935", "1935", "Kalix"),
        ("Kalix 12/5 1935", "12/5 1935", "Kalix"),
        ("Övertorneå socken 1935", "1935", "Övertorneå socken"),
        ("1935 (Råneå, Luleå)", "1935", "Råneå, Luleå"),
        ("1935, Nedre Svedje by, Kalix", "1935", "Nedre Svedje by, Kalix"),
    ],
)
def test_a_birth(text, birth, place):
    assert apart("birth", text) == {"birth": birth, "birth_place": place}


@pytest.mark.parametrize(
    ("text", "life"),
    [
        ("f. 1935 i Kalix, d. 2001 i Luleå", "f. 1935, d. 2001"),
        ("* 1935 Kalix † 2001 Luleå", "* 1935, † 2001"),
        ("1935 (Kalix) – 2001 (Luleå)", "1935–2001"),
        ("född 1935 i Kalix, död 2001 i Luleå", "född 1935, död 2001"),
    ],
)
def test_a_life(text, life):
    assert apart("life", text) == {"life": life, "birth_place": "Kalix", "death_place": "Luleå"}


def test_a_death():
    assert apart("death", "2001 i Luleå") == {"death": "2001", "death_place": "Luleå"}


@pytest.mark.parametrize(
    "text", ["1935", "Maj 1935", "1935 eller 1936", "1935-05-32", "Juni", "ca 1935"]
)
def test_nothing_to_take_apart(text):
    assert apart("birth", text) == {"birth": text}


def test_a_place_of_its_own_column_stays():
    row = SheetRow(Row("lista.csv", 1, {}))
    row.said["birth"].append(("Född", "1935 i Kalix"))
    row.said["birth_place"].append(("Ort", "Boden"))
    take_places_apart(row)
    assert row.text("birth_place") == "Boden"
