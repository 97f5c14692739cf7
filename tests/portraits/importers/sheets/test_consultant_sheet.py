"""The consultant's sheet on a collection without authors, and the sheet with every fault."""

import csv
from pathlib import Path

import pytest

from portraits.models import Author, PortraitPage, Work
from tests.portraits.importers.running import run
from tests.portraits.importers.sheets.sheet_files import answer_key, by_row, reported
from tests.shared_data import shared_data

FILES = ("consultant-sheet.csv", "consultant-sheet.xlsx")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("places")
def test_an_empty_collection_gets_42_authors_and_4_rows_stay_doubtful(
    name: str, tmp_path: Path
) -> None:
    answer, report = reported(tmp_path, shared_data(name))
    assert answer.code == 1
    assert report["totals"] == {
        "create": 42, "update": 0, "same": 0, "doubtful": 4, "reject": 0, "skip": 0,
    }  # fmt: skip
    rows = by_row(report)
    assert {number: row["author"] for number, row in rows.items()} == {
        number: row["author_id"] for number, row in answer_key().items()
    }
    assert {number for number, row in rows.items() if row["outcome"] == "doubtful"} == {
        number for number, row in answer_key().items() if row["is_duplicate"] == "yes"
    }


@pytest.mark.usefixtures("places")
def test_nothing_is_written_while_rows_are_doubtful() -> None:
    answer = run("import_authors", shared_data(FILES[1]), apply=True)
    assert answer.code == 1
    assert not Author.objects.exists()


@pytest.mark.usefixtures("places")
def test_the_rest_is_written_when_doubtful_rows_are_left_out_and_a_second_run_changes_nothing(
    tmp_path: Path,
) -> None:
    answer = run(
        "import_authors", shared_data(FILES[1]), apply=True, publish=True, skip_invalid=True
    )
    assert answer.code == 0, answer
    assert Author.objects.count() == 42
    assert PortraitPage.objects.count() == 42
    mortlund = Author.objects.get(key="mona-mortlund")
    assert (mortlund.birth, mortlund.confidence) == ("1957", "low")
    assert Work.objects.filter(title="Dagning; röd", first_year=1988).exists()
    assert not Work.objects.filter(title__contains="?avdagat").exists()
    _answer, report = reported(tmp_path, shared_data(FILES[1]))
    assert report["totals"]["same"] == 42
    assert report["totals"]["doubtful"] == 4


@pytest.mark.usefixtures("places")
def test_accepted_matches_are_put_together_and_then_recognised(tmp_path: Path) -> None:
    answer = run("import_authors", shared_data(FILES[1]), apply=True, accept_matches=True)
    assert answer.code == 0, answer
    assert Author.objects.count() == 42
    # The day of birth stands in the poorer of the two rows.
    assert Author.objects.get(key="bjorn-erik-hoijer").birth == "1907-03-14"
    assert Work.objects.filter(title__startswith="Viidát").count() == 1
    _answer, report = reported(tmp_path, shared_data(FILES[1]))
    assert report["totals"]["same"] == 46


def test_the_bad_sheet_is_refused_row_by_row(places: None, tmp_path: Path) -> None:
    answer, report = reported(tmp_path, shared_data("consultant-sheet-bad.csv"))
    assert answer.code == 1
    with shared_data("consultant-sheet-bad.expected.csv").open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    found = {
        number: [
            (message["code"], message["column"])
            for message in row["messages"]
            if message["level"] == "error"
        ]
        for number, row in by_row(report).items()
    }
    assert found == {
        int(row["row"]): [(row["error_code"], row["column"])] if row["error_code"] else []
        for row in expected
    }
    assert {number: row["outcome"] for number, row in by_row(report).items()} == {
        int(row["row"]): "create" if row["outcome"] == "accept" else "reject" for row in expected
    }


def test_only_the_rows_in_order_of_a_bad_sheet_are_written(places: None) -> None:
    answer = run(
        "import_authors", shared_data("consultant-sheet-bad.csv"), apply=True, skip_invalid=True
    )
    assert answer.code == 0
    assert sorted(Author.objects.values_list("name", flat=True)) == [
        "Valfrid Provsson",
        "Åsa Åström-Öhman",
    ]


def test_messages_are_in_swedish_and_say_where_and_what_to_do(places: None) -> None:
    answer = run("import_authors", shared_data("consultant-sheet-bad.csv"), language="sv")
    assert "consultant-sheet-bad.csv, rad 6, kolumn Kommun, ”Storbäcks kommun”:" in answer.out
