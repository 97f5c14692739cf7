"""Years, other names, roles and references beside a name in its cell."""

from pathlib import Path

import pytest

from portraits.importers.sheets.name_notes import (
    NameCell,
    names_nobody,
    read_name_cell,
    referred_to,
    says_the_same,
)
from portraits.models.vocabulary import NameKind
from tests.portraits.importers.sheets.sheet_files import (
    Said,
    authors_in,
    codes_in,
    outcomes,
    planned,
    write_text,
)


@pytest.mark.parametrize(
    ("text", "life"),
    [
        ("Lisa Prov (död 2020)", "död 2020"),
        ("Lisa Prov (f. 1950)", "f. 1950"),
        ("Lisa Prov (1950–)", "1950–"),
        ("Lisa Prov [1950–2020]", "1950–2020"),
        ("Lisa Prov (f. 1950, d. 2020)", "f. 1950, d. 2020"),
        ("Lisa Prov, 1950-", "1950-"),
        ("Lisa Prov 1950-2020", "1950-2020"),
        ("Lisa Prov f. 1950", "f. 1950"),
        ("Lisa Prov †2001", "†2001"),
        ("Lisa Prov * 1950 † 2011", "* 1950 † 2011"),
    ],
)
def test_years_beside_a_name(text, life):
    assert read_name_cell(text) == NameCell("Lisa Prov", life=life)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prov, Lisa (pseud. Lo Li)", NameCell("Prov, Lisa", pseudonyms="Lo Li")),
        ("Prov, Lisa (egentl. Lisa Provström)", NameCell("Prov, Lisa", birth_name="Lisa Provström")),
        ("Lo Li [pseud. för Lisa Prov]", NameCell("Lo Li", birth_name="Lisa Prov")),
        ("Prov (f. Ek), Lisa", NameCell("Prov, Lisa", birth_name="Ek")),
        ("Prov, Lisa, f.d. Ek", NameCell("Prov, Lisa", former_name="Ek")),
        ("Prov, Lisa (tidigare Ek)", NameCell("Prov, Lisa", former_name="Ek")),
        ("Prov, Lisa (red.)", NameCell("Prov, Lisa", left_out="red")),
        ("*Lisa Prov", NameCell("Lisa Prov", left_out="*")),
        ("Lisa Prov †", NameCell("Lisa Prov", left_out="†")),
        ("Lisa Prov?", NameCell("Lisa Prov", left_out="?")),
    ],
)  # fmt: skip
def test_what_else_stands_beside_a_name(text, found):
    assert read_name_cell(text) == found


@pytest.mark.parametrize(
    "name",
    ["Lisa Prov", "Prov, Lisa", "Prov, Lisa von", "Lisa F. Ek", "D’Ek", "Anna (Stina) Prov", "D", "†",
     "Lisa Prov (Luleå)", "K?ke Prov", "Prov-Ek, Lisa"],
)  # fmt: skip
def test_other_names_stay_as_they_are(name):
    assert read_name_cell(name) == NameCell(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lo Li, se Prov, Bo", "Prov, Bo"),
        ("Lo Li (se Bo Prov)", "Bo Prov"),
        ("Se Prov, Bo", "Prov, Bo"),
        ("Lo Li, se även Bo Prov", "Bo Prov"),
        ("Lo Li se under Prov, Bo", "Prov, Bo"),
        ("Else Prov", ""),
        ("Anna Se Prov", ""),
        ("se", ""),
    ],
)
def test_a_reference(text, name):
    assert referred_to(text) == name


@pytest.mark.parametrize("name", ["Okänd", "ANONYM", "N.N.", "Diverse författare", "Ukjent"])
def test_nobody(name):
    assert names_nobody(name)


def test_somebody():
    assert not names_nobody("Anonyma Prov")


@pytest.mark.parametrize("text", ['"', "”", "-”-", "- ” -", "d:o", "dito", "Dito"])
def test_ditto(text):
    assert says_the_same(text)


@pytest.mark.parametrize("text", ["-", "", "Do", "D", "Dahl"])
def test_no_ditto(text):
    assert not says_the_same(text)


@pytest.mark.usefixtures("places")
def test_a_list_with_notes_in_the_names(tmp_path: Path) -> None:
    rows = [
        ["Författare", "Född", "Ort", "Böcker"],
        ["Anna Prov (1921–1980)", "", "Luleå", "Snö (1950)"],
        ["Åkerprov, Bo (död 2020, pseud. Lo Li)", "1944", "Boden", "Älven (1999)"],
        ["Ek, Lisa (pseud. Li Lo)", "1950", "Boden", ""],
        ["Alm, Karin (död 2020)", "1951", "Boden", ""],
        ["Alm, Vera (f. 1952)", "1951", "Boden", ""],
        ["Lo Li, se Åkerprov, Bo", "", "", ""],
        ["Okänd", "", "Luleå", "Visor (1900)"],
        ["Lisa Prov, Luleå", "", "Luleå", ""],
    ]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert authors_in(plan) == {
        "Anna Prov": Said("1921", "1980", [("Snö", 1950)]),
        "Lisa Ek": Said("1950", "", []),
        "Karin Alm": Said("1951", "2020", []),
    }
    lisa = next(author for author in plan.batch.new_authors if author.name == "Lisa Ek")
    assert [(name.name, name.kind) for name in lisa.names] == [("Li Lo", NameKind.PSEUDONYM)]
    assert codes_in(plan) == [
        (3, "more_than_a_name", "Författare"),
        (6, "date_conflict", "Författare"),
        (8, "missing_name", "Författare"),
        (9, "more_than_a_name", "Författare"),
    ]
    assert outcomes(plan)[7] == ("skip", "")
    assert (7, "see_reference", "") in codes_in(plan, level="warning")


@pytest.mark.usefixtures("places")
def test_the_family_name_first_without_a_comma_is_a_likely_match(tmp_path: Path) -> None:
    rows = [["Författare", "Född"], ["Lisa Prov", "1950"], ["Prov Lisa", "1950"]]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert outcomes(plan) == {2: ("create", "lisa-prov"), 3: ("doubtful", "lisa-prov")}


@pytest.mark.usefixtures("places")
def test_ditto_marks_go_on_with_the_author_above(tmp_path: Path) -> None:
    rows = [
        ["Författare", "Titel", "År"],
        ["Prov, Anna", "Snö", "1950"],
        ["-”-", "Is", "1961"],
    ]
    plan = planned(write_text(tmp_path / "verk.csv", rows))
    assert codes_in(plan) == []
    assert authors_in(plan) == {"Anna Prov": Said("", "", [("Snö", 1950), ("Is", 1961)])}
