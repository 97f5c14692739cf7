"""The demonstration's records: invented people, real places, every odd case."""

import csv
import re
from collections import Counter

import pytest

from authorsite.collation import fold
from authorsite.identifiers import isbn13
from portraits.actions.facts import EditionFacts
from portraits.demo.records import DATA
from portraits.importers.details import read_details
from portraits.importers.terms import AUTHOR_WORDS, WORK_WORDS
from tests.shared_data import shared_rows


def rows(name):
    """The rows of a file of the demonstration."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


AUTHORS = {row["author_id"]: row for row in rows("authors")}
WORKS = rows("works")
TIES = rows("ties")


def test_twenty_four_authors_all_invented():
    assert len(AUTHORS) == 24
    assert {row["invented"] for row in AUTHORS.values()} == {"yes"}


def test_nobody_has_the_name_of_a_real_author():
    real = {fold(row["name"]) for row in shared_rows("authors.csv")}
    families = {fold(row["sort_name"].split(",")[0]) for row in shared_rows("authors.csv")}
    for row in AUTHORS.values():
        assert fold(row["name"]) not in real
        assert fold(row["sort_name"].split(",")[0]) not in families


def test_sources_are_plainly_invented():
    for name in ("authors", "ties", "works", "awards"):
        for row in rows(name):
            for url in (row.get("source_urls") or row.get("source_url", "")).split():
                assert url.startswith("https://example.org/")


def test_places_are_those_of_the_shared_data():
    known = {row["id"]: row for row in shared_rows("places.csv")}
    for row in rows("places"):
        if row["id"] in known:
            assert row == known[row["id"]]
    used = {row["place_id"] for row in TIES} - {""}
    assert used <= {row["id"] for row in rows("places")}


def test_every_municipality_of_the_county_has_an_author():
    codes = {row["municipality_code"] for row in TIES if row["county"] == "Norrbottens län"}
    county = {
        row["municipality_code"]
        for row in rows("places")
        if row["kind"] == "municipality" and row["county_code"] == "25"
    }
    assert len(county) == 14
    assert codes == county


def test_forms_are_in_the_words_of_the_list():
    """Other words would be kept as the source's and shown untranslated."""
    for row in AUTHORS.values():
        assert set(row["genres"].split("; ")) <= set(AUTHOR_WORDS.values())
    assert {row["form"] for row in WORKS} <= set(WORK_WORDS.values())


def test_isbns_are_valid_and_belong_to_nobody():
    editions = [
        edition
        for row in WORKS
        for edition in read_details(row["editions"], EditionFacts)
        if edition.isbn
    ]
    assert len(editions) > 60
    for edition in editions:
        assert isbn13(edition.isbn).startswith("9795")


def test_titles_in_languages_nobody_here_writes_are_names_of_places():
    names = {
        row[column]
        for row in rows("places")
        for column in row
        if column == "name" or re.fullmatch(r"name_[a-z]{2,3}", column)
    }
    others = {"se", "smj", "sma", "sje", "sju", "fit", "yi", "rom"}
    for row in WORKS:
        codes = row["language"].split("; ")
        parts = row["title"].split(" / ")
        if len(parts) == len(codes):
            for code, part in zip(codes, parts, strict=True):
                assert code not in others or part in names, row["title"]


def key(condition):
    """The authors that fulfil a condition."""
    return [author for author, row in AUTHORS.items() if condition(row)]


WORK_COUNTS = Counter(row["author_id"] for row in WORKS)
ODD_CASES = {
    "one name only": lambda row: " " not in row["name"],
    "pseudonyms": lambda row: row["pseudonyms"].count(";") >= 2,
    "a name of more than sixty letters": lambda row: len(row["name"]) > 60,
    "no works": lambda row: WORK_COUNTS[row["author_id"]] == 0,
    "thirty works": lambda row: WORK_COUNTS[row["author_id"]] >= 30,
    "hidden": lambda row: row["hidden"] == "yes",
    "birth unknown": lambda row: not row["birth"],
    "approximate death": lambda row: row["death"].endswith("~"),
    "exact dates": lambda row: len(row["birth"]) == len(row["death"]) == 10,
    "letters beyond Swedish": lambda row: re.search("[æø]", row["name"]),
    "a caron and an acute": lambda row: re.search("[šč]", row["name"]),
    "a Northern Sámi letter": lambda row: (
        "á" in row["name"].casefold() and "se" in row["languages"]
    ),
    "a name in Hebrew letters": lambda row: re.search("[\u05d0-\u05ea]", row["pseudonyms"]),
    "born on a leap day": lambda row: row["birth"].endswith("-02-29"),
    "a disputed tie": lambda row: any(
        tie["disputed"] and tie["author_id"] == row["author_id"] for tie in TIES
    ),
}


@pytest.mark.parametrize("case", ODD_CASES)
def test_odd_cases_occur(case):
    assert key(ODD_CASES[case])


def test_two_were_born_on_the_same_day():
    days = Counter(row["birth"] for row in AUTHORS.values() if len(row["birth"]) == 10)
    assert max(days.values()) == 2


def test_works_are_shared_and_translated():
    assert any(row["coauthor_ids"] for row in WORKS)
    assert any(row["contributors"].startswith("med ") for row in WORKS)
    originals = {row["work_id"] for row in WORKS}
    translations = [row for row in WORKS if row["translation_of"]]
    assert {row["language"] for row in translations} >= {"sv", "fi", "en"}
    assert {row["translation_of"] for row in translations} <= originals
