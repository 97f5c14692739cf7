"""Sheets in layouts that no county has sent yet; each library keeps its own."""

import datetime
from pathlib import Path

import pytest

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

ANNA = Said("1921-04-03", "1980", [("Snö", 1950), ("Is", 1961)])
BO = Said("1944", "", [("Älven", 1999)])
TWO = {"Anna Prov": ANNA, "Bo Åkerprov": BO}


def test_norwegian_tab_separated_utf16(tmp_path: Path) -> None:
    rows = [
        ["Etternavn", "Fornavn", "Født", "Død", "Fødested", "Kommune", "Språk", "Sjanger", "Bøker"],
        ["Prov", "Anna", "3. april 1921", "1980", "Kautokeino", "Trondheim", "nordsamisk og norsk",
         "romaner", "Snö (1950); Is (1961)"],
        ["Åkerprov", "Bo", "f. 1944", "", "", "Trondheim", "bokmål", "dikt", "Älven (1999)"],
    ]  # fmt: skip
    plan = planned(write_text(tmp_path / "forfattere.txt", rows, delimiter="\t", encoding="utf-16"))
    assert codes_in(plan) == []
    assert authors_in(plan) == TWO
    anna = plan.batch.new_authors[0]
    assert anna.languages == ("se", "no")
    assert anna.birth_place.place == "no-5612"
    assert plan.files[0].encoding == "utf-16"


def test_one_row_per_work_with_the_person_on_the_first(tmp_path: Path) -> None:
    rows = [
        ["Författare", "Född", "Död", "Titel", "Utgivningsår", "ISBN"],
        ["Prov, Anna", "1921-04-03", "1980", "Snö", 1950, ""],
        ["", "", "", "Is", 1961, "978-91-89196-39-1"],
        ["Åkerprov, Bo", "1944", "", "Älven", 1999, ""],
    ]
    plan = planned(write_workbook(tmp_path / "verk.xlsx", {"Blad1": rows}))
    assert codes_in(plan) == []
    assert authors_in(plan) == TWO
    assert [row.row.row for row in plan.rows] == [2, 4]
    assert plan.batch.new_works[1].editions[0].isbn == "9789189196391"


def test_one_row_per_work_with_the_person_on_every_row(tmp_path: Path) -> None:
    rows = [
        ["Title", "Year", "Author", "Born", "Died"],
        ["Snö", "1950", "Anna Prov", "1921-04-03", "1980"],
        ["Is", "1961", "Anna Prov", "1921-04-03", "1980"],
        ["Älven", "1999", "Bo Åkerprov", "1944", ""],
    ]
    plan = planned(write_text(tmp_path / "works.csv", rows, delimiter=","))
    assert codes_in(plan) == []
    assert authors_in(plan) == TWO


def test_title_row_two_lines_of_headings_merged_cells_dividers_and_totals(tmp_path: Path) -> None:
    rows = [
        ["Författare i länet, sammanställt av biblioteket"],
        [],
        ["Namn", None, "Född", None, "Död", "Verk"],
        ["Efternamn", "Förnamn", "År", "Ort", "År", None],
        ["P"],
        ["Prov", "Anna", datetime.date(1921, 4, 3), "Luleå", 1980, "Snö 1950\nIs 1961"],
        [],
        ["Å"],
        ["Åkerprov", "Bo", 1944, "Boden", None, "1999: Älven"],
        ["Totalt", 2],
    ]
    merged = {"Lista": ["A1:F1", "A3:B3", "C3:D3"]}
    sheets = {"Lista": rows, "Att göra": [["Ring Anna"], ["Köp kaffe"]]}
    plan = planned(write_workbook(tmp_path / "lista.xlsx", sheets, merged))
    assert codes_in(plan) == []
    assert authors_in(plan) == TWO
    assert plan.batch.new_authors[0].birth_place.place == "se-2580-lulea"
    assert plan.files[0].header_row == 4
    assert [outcome for outcome, _author in outcomes(plan).values()] == [
        "skip", "create", "skip", "create", "skip",
    ]  # fmt: skip


def test_names_the_usual_way_round_and_a_life_span_in_one_cell(tmp_path: Path) -> None:
    rows = [
        ["Nr", "Författarens namn", "Levnadsår", "Böcker i urval", "Vad jag tycker"],
        ["1", "Anna Prov", "3/4 1921 – 1980", "Snö, 1950; Is, 1961", "bra"],
        ["2", "ÅKERPROV Bo", "1944–", "Älven (-99)", "läs"],
    ]
    path = write_text(tmp_path / "lista.csv", rows, delimiter=";", encoding="mac_roman")
    plan = planned(path)
    assert codes_in(plan) == []
    assert authors_in(plan) == TWO
    assert plan.files[0].columns["Vad jag tycker"] is None


def test_several_columns_of_works_and_an_empty_first_column(tmp_path: Path) -> None:
    rows = [
        [None, "Efternamn", "Förnamn", "Födelseår", "Dödsår", "Verk 1", "År 1", "Verk 2", "År 2"],
        [None, "Prov", "Anna", "1921-04-03", "1980", "Snö", "1950", "Is", "1961"],
        [None, "Åkerprov", "Bo", "1944", None, "Älven", "1999", None, None],
    ]
    plan = planned(write_workbook(tmp_path / "kolumner.xlsx", {"Ark1": rows}))
    assert codes_in(plan) == []
    assert authors_in(plan) == TWO


def test_several_sheets_with_authors(tmp_path: Path) -> None:
    head = ["Efternamn", "Förnamn", "Född", "Död", "Titlar"]
    sheets = {
        "A–P": [head, ["Prov", "Anna", "1921-04-03", "1980", "Snö (1950), Is (1961)"]],
        "Å–Ö": [head, ["Åkerprov", "Bo", "1944", "", "Älven (1999)"]],
        "Noter": [["Ska kompletteras"]],
    }
    plan = planned(write_workbook(tmp_path / "delad.xlsx", sheets))
    assert codes_in(plan) == []
    assert authors_in(plan) == TWO
    assert [table.sheet for table in plan.files] == ["A–P", "Å–Ö"]
    assert [row.row.file for row in plan.rows] == ["delad.xlsx [A–P]", "delad.xlsx [Å–Ö]"]


def test_pipes_and_an_old_encoding(tmp_path: Path) -> None:
    rows = [
        ["Namn", "Född", "Död", "Utgivna böcker"],
        ["Prov, Anna", "1921-04-03", "1980", "Snö (1950) / Is (1961)"],
        ["Åkerprov, Bo", "1944", "", "Älven (1999)"],
    ]
    plan = planned(write_text(tmp_path / "dos.txt", rows, delimiter="|", encoding="cp850"))
    assert codes_in(plan) == []
    assert authors_in(plan) == TWO
    assert plan.files[0].encoding == "cp850"


def test_headings_of_ones_own_are_told_by_a_map(tmp_path: Path) -> None:
    rows = [
        ["Vem", "När", "Böckerna"],
        ["Anna Prov", "1921-04-03 – 1980", "Snö (1950); Is (1961)"],
        ["Bo Åkerprov", "1944", "Älven (1999)"],
    ]
    path = write_text(tmp_path / "egen.csv", rows)
    headings = {"Vem": "full_name", "När": "life", "Böckerna": "titles"}
    assert authors_in(planned(path, headings)) == TWO


def test_only_names(tmp_path: Path) -> None:
    path = write_text(tmp_path / "namn.csv", [["Namn"], ["Anna Prov"], ["Bo Åkerprov"]])
    assert list(authors_in(planned(path))) == ["Anna Prov", "Bo Åkerprov"]


def test_ties_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [
        ["Namn", "Uppväxtort", "Bor i", "Hemkommun"],
        ["Anna Prov", "Karungi", "Vuollerim", "Jokkmokk"],
    ]
    plan = planned(write_text(tmp_path / "orter.csv", rows))
    found = {(tie.kind, tie.location.place, tie.location.words) for tie in plan.batch.new_ties}
    # A present home is told for the municipality.
    assert found == {("grew_up", "se-2583-karungi", ""), ("lives", "se-2510", "")}
