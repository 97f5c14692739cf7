"""Headings over two rows, as people write and merge them."""

from pathlib import Path

import pytest

from tests.portraits.importers.sheets.sheet_files import (
    Grid,
    Said,
    authors_in,
    codes_in,
    planned,
    write_text,
    write_workbook,
)

pytestmark = pytest.mark.usefixtures("places")

ANNA = Said("1921", "1980", [("Snö", 1950), ("Is", 1961)])
BO = Said("1944", "", [("Älven", 1999)])

BOOKS: Grid = [
    ["Författare", None, "Ort", "Böcker", None],
    ["Namn", "Levnadsår", None, "Titel", "Utgivningsår"],
    ["Prov, Anna", "1921–1980", "Luleå", "Snö", 1950],
    [None, None, None, "Is", 1961],
    ["Åkerprov, Bo", "f. 1944", "Boden", "Älven", 1999],
]


@pytest.mark.parametrize("merged", [["A1:B1", "D1:E1"], []])
def test_a_heading_over_title_and_year(tmp_path: Path, merged: list[str]) -> None:
    path = write_workbook(tmp_path / "verk.xlsx", {"Blad1": BOOKS}, {"Blad1": merged})
    plan = planned(path)
    assert codes_in(plan) == []
    assert authors_in(plan) == {"Anna Prov": ANNA, "Bo Åkerprov": BO}
    assert plan.files[0].header_row == 2
    assert plan.files[0].columns == {
        "Författare Namn": "full_name", "Författare Levnadsår": "life", "Ort": "places",
        "Böcker Titel": "title", "Böcker Utgivningsår": "year",
    }  # fmt: skip
    assert {tie.location.place for tie in plan.batch.new_ties} == {"se-2580-lulea", "se-2582-boden"}


def test_a_heading_of_the_upper_row_alone(tmp_path: Path) -> None:
    rows = [
        ["Efternamn", "Förnamn", "Född", "", "Anknytning", "Verk"],
        ["", "", "År", "Ort", "", ""],
        ["Prov", "Anna", "1921", "Luleå", "Boden", "Snö (1950)"],
    ]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert codes_in(plan) == []
    assert authors_in(plan) == {"Anna Prov": Said("1921", "", [("Snö", 1950)])}
    author = plan.batch.new_authors[0]
    assert author.birth_place.place == "se-2580-lulea"
    assert [tie.location.place for tie in plan.batch.new_ties] == ["se-2582-boden"]


def test_a_line_of_title_is_no_heading(tmp_path: Path) -> None:
    rows = [
        ["Böcker från länet", "", ""],
        ["Namn", "Född", "Titel"],
        ["Prov, Anna", "1921", "Snö (1950)"],
    ]
    plan = planned(write_workbook(tmp_path / "lista.xlsx", {"A": rows}, {"A": ["A1:C1"]}))
    assert codes_in(plan) == []
    assert list(plan.files[0].columns) == ["Namn", "Född", "Titel"]
    assert authors_in(plan) == {"Anna Prov": Said("1921", "", [("Snö", 1950)])}


def test_two_titles_side_by_side_under_one_heading(tmp_path: Path) -> None:
    rows = [
        ["Namn", "Född", "Böcker", "", "", ""],
        ["", "", "Titel", "År", "Titel", "År"],
        ["Prov, Anna", "1921", "Snö", "1950", "Is", "1961"],
    ]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert codes_in(plan) == []
    assert authors_in(plan) == {"Anna Prov": Said("1921", "", [("Snö", 1950), ("Is", 1961)])}


def test_an_author_below_the_headings_is_no_second_line(tmp_path: Path) -> None:
    rows = [["Namn", "Född"], ["Prov, Anna", "1921"], ["Åkerprov, Bo", "1944"]]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert list(authors_in(plan)) == ["Anna Prov", "Bo Åkerprov"]
