"""Names of places are taken apart so that each can be found, and put together as they were."""

import pytest

from portraits.actions.facts import PlaceNameFacts
from portraits.importers.place_names import (
    PARALLEL_LANGUAGES,
    read_alternatives,
    split_parallel,
    write_alternatives,
)
from tests.shared_data import shared_rows


def names(cell, kind="village"):
    return [(row.name, row.language, row.kind) for row in read_alternatives(cell, kind)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Kiruna, Kiiruna (fit variants)",
            [("Kiruna", "fit", "alternative"), ("Kiiruna", "fit", "alternative")],
        ),
        (
            "Kari; Seittenkari (fit)",
            [("Kari", "", "alternative"), ("Seittenkari", "fit", "alternative")],
        ),
        (
            "Plassje (se, GiellaLT; also sma Plaassja)",
            [("Plassje", "se", "alternative"), ("Plaassja", "sma", "alternative")],
        ),
        ("Kainuu (older Finnish name)", [("Kainuu", "fi", "former")]),
        (
            "Dálvvadis (older Lule Sámi name, form in GiellaLT)",
            [("Dálvvadis", "smj", "former")],
        ),
        ("Matarengi (village name)", [("Matarengi", "", "alternative")]),
        ("", []),
    ],
)
def test_each_name_in_a_cell_is_a_name(cell, expected):
    assert names(cell) == expected


def test_a_bare_name_of_a_county_is_its_short_name():
    assert names("Norrbotten", "county") == [("Norrbotten", "", "short")]


def test_every_real_cell_comes_back():
    cells = [row for row in shared_rows("places.csv") if row["alt_names"]]
    assert len(cells) > 30
    for row in cells:
        read = read_alternatives(row["alt_names"], row["kind"])
        assert write_alternatives(read, row["kind"]) == (row["alt_names"], ())


@pytest.mark.parametrize(
    "name",
    [
        PlaceNameFacts("Två, namn", kind="alternative", note="not"),
        PlaceNameFacts("Namn (gammalt)", kind="alternative"),
        PlaceNameFacts("Namn", "fi", "former"),
        PlaceNameFacts("Namn", "se", "alternative", note="skrivet 1900; osäkert)"),
    ],
)
def test_names_a_cell_cannot_say_are_given_back(name):
    assert write_alternatives([name], "village") == ("", (name,))


def test_official_names_in_several_languages_are_known_by_language():
    shown, language, others = split_parallel("Guovdageaidnu - Kautokeino", "5612")
    assert (shown, language) == ("Kautokeino", "no")
    assert others == (
        PlaceNameFacts("Guovdageaidnu", "se"),
        PlaceNameFacts("Guovdageaidnu - Kautokeino", kind="parallel"),
    )


def test_three_languages():
    _shown, _language, others = split_parallel("Porsanger - Porsáŋgu - Porsanki", "5622")
    assert [(row.name, row.language) for row in others[:2]] == [
        ("Porsáŋgu", "se"),
        ("Porsanki", "fkv"),
    ]


def test_an_unknown_language_is_left_blank():
    shown, _language, others = split_parallel("Ena - Toinen", "9999")
    assert shown == "Ena - Toinen"
    assert [(row.name, row.language) for row in others] == [
        ("Ena", ""),
        ("Toinen", ""),
        ("Ena - Toinen", ""),
    ]


def test_every_real_official_name_in_several_languages_is_in_the_table():
    real = {
        row["code"]: row["name"]
        for row in shared_rows("municipalities.csv")
        if " - " in row["name"]
    }
    assert real.keys() == PARALLEL_LANGUAGES.keys()
    for code, name in real.items():
        assert len(name.split(" - ")) == len(PARALLEL_LANGUAGES[code])
