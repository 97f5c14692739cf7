"""Notations of titles, awards, ties and sources that few people use, but some do in every row."""

from pathlib import Path

import pytest

from portraits.importers.sheets.prizes import read_prizes
from portraits.importers.sheets.titles import read_titles
from portraits.models.vocabulary import AwardStatus, SourceKind, TieKind
from tests.portraits.importers.running import run
from tests.portraits.importers.sheets.sheet_files import (
    Said,
    authors_in,
    codes_in,
    planned,
    write_text,
)

SNOW, ICE, RIVER = ("Snö", 1982), ("Is", 1983), ("Älv", 1984)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("Snö – 1982", [SNOW]),
        ("Snö - 1982; Is - 1983", [SNOW, ICE]),
        ("Snö. 1982.", [SNOW]),
        ("Snö. - 1982", [SNOW]),
        ("Snö. 1982. Is. 1983.", [SNOW, ICE]),
        ("Snö (c1982)", [SNOW]),
        ("Snö (utk. 1982)", [SNOW]),
        ("Snö /1982/; Is /1983/", [SNOW, ICE]),
        ("Snö (1982), Is (1983) & Älv (1984)", [SNOW, ICE, RIVER]),
        ("Snö (1982) och Is (1983)", [SNOW, ICE]),
        ("1982 Snö, 1983 Is", [SNOW, ICE]),
        ("”Snö” 1982, »Is« 1983", [SNOW, ICE]),
    ],
)
def test_titles_and_years(text, works):
    found = read_titles(text, 1940)
    assert [(title.title, title.year) for title in found.titles] == works
    assert all(title.sure and not title.note for title in found.titles)
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("Snö 1982 (roman); Is 1983 (dikter)", [(*SNOW, "roman"), (*ICE, "dikter")]),
        ("Snö (1982) - roman; Is (1983) - dikter", [(*SNOW, "roman"), (*ICE, "dikter")]),
        ("Snö (roman) 1982", [(*SNOW, "roman")]),
        ("Snö, roman, 1982", [(*SNOW, "roman")]),
        ("Snö (tills. m. Bo Prov) (1982)", [(*SNOW, "tills. m. Bo Prov")]),
        ("Snö. Stockholm: Bonniers, 1982", [(*SNOW, "Stockholm: Bonniers")]),
    ],
)
def test_what_stands_beside_a_title(text, works):
    found = read_titles(text, 1940)
    assert [(title.title, title.year, title.note) for title in found.titles] == works


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("1984 (1984)", [("1984", 1984)]),
        ("1984", [("1984", None)]),
        ("Brev 1914–1918 (1962)", [("Brev 1914–1918", 1962)]),
        ("Brev 1914–1918", [("Brev 1914–1918", None)]),
        ("Snö och is (1982)", [("Snö och is", 1982)]),
        ("Och is (1982)", [("Och is", 1982)]),
        ("Röd 2 (1982)", [("Röd 2", 1982)]),
        ("Land (1979); Dagning; röd (1988)", [("Land", 1979), ("Dagning; röd", 1988)]),
        ("Norrland: roman (1982)", [("Norrland: roman", 1982)]),
        ("Nr 12 (1982)", [("Nr 12", 1982)]),
        ("Snö (Norrbotten)", [("Snö (Norrbotten)", None)]),
    ],
)  # fmt: skip
def test_titles_that_look_like_another_notation(text, works):
    assert [(title.title, title.year) for title in read_titles(text, 1940).titles] == works


def test_two_digits_in_brackets_are_uncertain():
    found = read_titles("Snö (82), Is (83)", 1940)
    assert [(t.title, t.year, t.sure) for t in found.titles] == [(*SNOW, False), (*ICE, False)]
    assert [remark.code for remark in found.remarks] == ["short_year", "short_year"]


def test_two_digits_among_four_are_part_of_the_title():
    found = read_titles("Snö (82) (1982)", 1940)
    assert [(title.title, title.year) for title in found.titles] == [("Snö (82)", 1982)]


def test_a_wrong_isbn_without_the_word_is_said_and_no_title():
    found = read_titles("Snö (1982) 91-7448-123-X", 1940)
    assert [(title.title, title.year) for title in found.titles] == [SNOW]
    assert [remark.code for remark in found.remarks] == ["invalid_isbn"]


@pytest.mark.parametrize(
    "text",
    ["Brageprisen nom. 1999", "nominerad till Brageprisen 1999", "Shortlistad Brageprisen 1999",
     "Brageprisen 1999 (finalist)", "Brageprisen (nominerad) 1999", "Nominert: Brageprisen 1999"],
)  # fmt: skip
def test_nominations(text):
    (prize,) = read_prizes(text)
    assert (prize.name, prize.year, prize.status) == ("Brageprisen", 1999, AwardStatus.NOMINATED)


@pytest.mark.parametrize(
    ("text", "prizes"),
    [
        ("Priset (’07)", [("Priset", 2007, "", None)]),
        ("Stipendium 1999–2001", [("Stipendium", 1999, "", 2001)]),
        ("Priset 1999/00", [("Priset", 1999, "", 2000)]),
        ("Norrpriset för Snö (1999)", [("Norrpriset", 1999, "Snö", None)]),
        ("Norrpriset 1999 för Snö, Sydpriset 2001",
         [("Norrpriset", 1999, "Snö", None), ("Sydpriset", 2001, "", None)]),
        ("Priset för bästa debut 1999", [("Priset för bästa debut", 1999, "", None)]),
    ],
)  # fmt: skip
def test_prizes(text, prizes):
    assert [(p.name, p.year, p.work, p.until) for p in read_prizes(text, 1940)] == prizes


@pytest.mark.usefixtures("places")
def test_a_sheet_of_them(tmp_path: Path) -> None:
    rows = [
        ["Namn", "Född", "Anknytning", "Priser", "Källa"],
        ["Anna Prov", "1921", "Luleå (bor)", "Stipendium 1999–2001", "NLT 2001-03-04"],
        ["Bo Prov", "1922", "Kiruna (uppväxt), Boden (född)", "", "?"],
        ["Cia Prov", "1923", "Boden (bosatt sedan 1977)", "", "https://example.org/ NSD 1999"],
        ["Dan Prov", "1924", "Luleå - bor", "", ""],
        ["Eva Prov", "1925", "Verksam som lärare i Pajala 1950–60; lulea", "", ""],
    ]
    plan = planned(write_text(tmp_path / "lista.csv", rows))
    assert codes_in(plan) == []
    assert [
        (tie.author, tie.kind, tie.location.place, tie.from_year) for tie in plan.batch.new_ties
    ] == [
        ("anna-prov", TieKind.LIVES, "se-2580", None),
        ("bo-prov", TieKind.GREW_UP, "se-2584-kiruna", None),
        ("cia-prov", TieKind.LIVES, "se-2582", 1977),
        ("dan-prov", TieKind.LIVES, "se-2580", None),
        ("eva-prov", TieKind.WORKED, "se-2521-pajala", 1950),
        ("eva-prov", TieKind.OTHER, "", None),
    ]
    anna, bo, cia, _dan, eva = plan.batch.new_authors
    assert bo.birth_place.place == "se-2582-boden"
    assert [(source.kind, source.reference) for source in anna.sources] == [
        (SourceKind.SPREADSHEET, "NLT 2001-03-04")
    ]
    assert bo.sources[0].reference == ""
    assert [source.url or source.reference for source in cia.sources] == [
        "https://example.org/",
        "NSD 1999",
    ]
    assert codes_in(plan, level="warning") == [
        (2, "award_of_several_years", "Priser"),
        (6, "unknown_place", "Anknytning"),
    ]
    assert eva.name == "Eva Prov"
    assert "Är det någon av dessa: Luleå?" in plan.rows[-1].row.messages[0].text


@pytest.mark.usefixtures("places")
def test_columns_of_years(tmp_path: Path) -> None:
    rows = [
        ["Namn", "Född", "Titel", "År"],
        ["Anna Prov", "1921", "Snö", "1968 (roman)"],
        ["", "", "Is", "[1982]"],
        ["", "", "Älv", "c1984"],
        ["", "", "Sten", "1985, 2. uppl. 1990"],
        ["", "", "Vind", "-88"],
    ]
    plan = planned(write_text(tmp_path / "verk.csv", rows))
    assert codes_in(plan) == []
    assert authors_in(plan)["Anna Prov"] == Said(
        "1921", "", [("Snö", 1968), ("Is", 1982), ("Älv", 1984), ("Sten", 1985), ("Vind", 1988)]
    )
    assert plan.batch.new_works[0].form == "novel"


@pytest.mark.usefixtures("places")
def test_strangers_with_the_same_title_are_not_put_together(tmp_path: Path) -> None:
    rows = [
        ["Namn", "Född", "Böcker"],
        ["Anna Prov", "1921", "Dikter (1982)"],
        ["Bo Ek", "1922", "Dikter (1982)"],
        ["Cia Lund", "1923", "Dikter (1982, tills. m. Anna Prov)"],
    ]
    path = write_text(tmp_path / "lista.csv", rows)
    plan = planned(path, accept_matches=True)
    works = {work.key: work for work in plan.batch.new_works}
    authors = sorted(sorted(row.author for row in work.contributions) for work in works.values())
    assert authors == [["anna-prov", "cia-lund"], ["bo-ek"]]


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize(
    ("born", "published"),
    [("1959", True), ("1959?", False), ("troligen 1959", False), ("ca 1959", True), ("1950-talet", True)],
)  # fmt: skip
def test_a_year_the_list_doubts_stays_a_draft(tmp_path: Path, born: str, published: bool) -> None:
    rows = [["Namn", "Född", "Bor"], ["Anna Prov", born, "Luleå"]]
    plan = planned(write_text(tmp_path / "lista.csv", rows), publish=True)
    kept_back = [message.code for row in plan.rows for message in row.row.messages]
    assert ("kept_low_confidence" in kept_back) is not published, kept_back


@pytest.mark.usefixtures("places")
def test_what_is_written_is_the_same_the_next_time(tmp_path: Path) -> None:
    rows = [
        ["Namn", "Född", "Böcker", "Priser", "Källa"],
        ["Anna Prov (pseud. Lo Li)", "1921 i Kalix", "Snö 1982 (roman); Is – 1983", "Priset nom. 1999",
         "NSD 1999"],
    ]  # fmt: skip
    path = write_text(tmp_path / "lista.csv", rows)
    assert run("import_authors", path, apply=True).code == 0
    assert planned(path).totals["same"] == 1
