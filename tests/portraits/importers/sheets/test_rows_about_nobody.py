"""Lines below, above and between the authors of a list; and lists that are no rows at all."""

from pathlib import Path

import pytest

from tests.portraits.importers.running import run
from tests.portraits.importers.sheets.sheet_files import (
    Said,
    authors_in,
    codes_in,
    outcomes,
    planned,
    write_text,
    write_workbook,
)

pytestmark = pytest.mark.usefixtures("places")

ANNA = Said("1921", "", [("Snö", 1950)])


@pytest.mark.parametrize(
    "line",
    [
        ["Antal böcker:", "5", ""],
        ["Antal verk 3", "", ""],
        ["Totalt antal: 2", "", ""],
        ["Summa", "3 författare", ""],
        ["Summa", "", "=SUM(C2:C3)"],
        ["Källa: bibliotekets kartotek", "", ""],
        ["Källor: Libris, kartoteket", "", ""],
        ["* = avliden", "", ""],
        ["* avliden", "", ""],
        ["Senast uppdaterad 2019-03-04", "", ""],
        ["Kilde: Nasjonalbiblioteket", "", ""],
        ["OBS! Listan är inte färdig: mer kommer", "", ""],
    ],
)
def test_a_line_below_the_list_is_left_out(tmp_path: Path, line: list[str]) -> None:
    rows = [["Författare", "Född", "Böcker"], ["Prov, Anna", "1921", "Snö (1950)"], line]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert codes_in(plan) == []
    assert authors_in(plan) == {"Anna Prov": ANNA}
    assert outcomes(plan)[3] == ("skip", "")


@pytest.mark.parametrize("name", ["Källa Prov", "Summanen, Anna", "Antal Prov", "Noteberg"])
def test_a_name_that_begins_like_one_is_an_author(tmp_path: Path, name: str) -> None:
    rows = [["Författare", "Född", "Böcker"], [name, "1921", "Snö (1950)"]]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert [outcome for outcome, _author in outcomes(plan).values()] == ["create"]


CARDS = [
    ["Namn:", "Prov, Anna"],
    ["Född:", "1921 i Kalix"],
    ["Böcker:", "Snö (1950)"],
    [],
    ["Namn:", "Åkerprov, Bo"],
    ["Född:", "1944"],
    ["Bor:", "Boden"],
]


def test_cards_in_a_workbook(tmp_path: Path) -> None:
    plan = planned(write_workbook(tmp_path / "kort.xlsx", {"Blad1": CARDS}))
    assert codes_in(plan) == []
    assert authors_in(plan) == {"Anna Prov": ANNA, "Bo Åkerprov": Said("1944", "", [])}
    assert plan.batch.new_authors[0].birth_place.place == "se-2514-kalix"
    assert outcomes(plan) == {1: ("create", "anna-prov"), 5: ("create", "bo-akerprov")}


def test_cards_as_text(tmp_path: Path) -> None:
    path = tmp_path / "kort.txt"
    path.write_text(
        "Kortregister\n\nNamn: Prov, Anna\nFödd: 1921\nBöcker: Snö (1950)\n  Is (1961)\n\n"
        "Namn: Åkerprov, Bo\nFödd: 1944\nTelefon: 12345\n",
        encoding="utf-8",
    )
    plan = planned(path)
    assert codes_in(plan) == []
    assert authors_in(plan) == {
        "Anna Prov": Said("1921", "", [("Snö", 1950), ("Is", 1961)]),
        "Bo Åkerprov": Said("1944", "", []),
    }
    assert plan.files[0].columns["Telefon"] is None
    assert [row.row.row for row in plan.rows] == [3, 8]


def test_messages_about_further_rows_of_an_author_name_those_rows(tmp_path: Path) -> None:
    rows = [
        ["Författare", "Född", "Titel", "År", "ISBN"],
        ["Prov, Anna", "1921", "Snö", "1950", ""],
        ["", "", "Is", "1961", "978-91-7448-123-7"],
        ["", "", "Älv", "1901", ""],
    ]
    plan = planned(write_text(tmp_path / "verk.csv", rows))
    texts = [message.text for message in plan.rows[0].row.messages if message.level == "error"]
    assert [text.split(",")[1] for text in texts] == [" rad 3", " rad 4"]
    assert outcomes(plan) == {2: ("reject", "anna-prov")}


def test_the_same_author_in_two_sheets(tmp_path: Path) -> None:
    heading = ["Namn", "Född", "Böcker"]
    sheets = {
        "2022": [heading, ["Anna Prov", "1921", "Snö (1950)"]],
        "2023": [heading, ["Anna Prov", "1921", "Is (1961)"]],
    }
    plan = planned(write_workbook(tmp_path / "listor.xlsx", sheets))
    assert [row.outcome.value for row in plan.rows] == ["create", "doubtful"]
    text = plan.rows[1].row.messages[0].text
    assert "listor.xlsx [2022], rad 2, är troligen samma författare" in text


def test_headings_without_rows(tmp_path: Path) -> None:
    path = write_text(tmp_path / "tom.csv", [["Namn", "Född"]])
    answer = run("import_authors", path, language="sv")
    assert "tom.csv har rubriker men inga rader under dem." in answer.out
    assert answer.code == 0


def test_messages_in_english(tmp_path: Path) -> None:
    path = write_text(tmp_path / "list.csv", [["Name", "Hatt"], ["", "svart hatt"]])
    said = run("import_authors", path, language="sv", locale="en").out
    assert "list.csv, row 2, column Name: The author has no name. Fill it in." in said
    assert "Say with --map what the columns left out hold." in said
    assert "Tala om med --map" in run("import_authors", path, language="sv").out


@pytest.mark.parametrize("mark", ["x", "X"])
def test_a_tick_is_no_title(tmp_path: Path, mark: str) -> None:
    rows = [["Namn", "Skönlitteratur", "Facklitteratur"], ["Anna Prov", "Snö (1950)", mark]]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert authors_in(plan) == {"Anna Prov": Said("", "", [("Snö", 1950)])}
