"""The consultant's sheet beside the real records, which know all its authors."""

from pathlib import Path

import pytest

from tests.portraits.importers.running import run
from tests.portraits.importers.sheets.sheet_files import answer_key, by_row, reported
from tests.shared_data import shared_data

FILES = ("consultant-sheet.csv", "consultant-sheet.xlsx")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("real_records")
def test_every_row_is_recognised_beside_the_real_records(name: str, tmp_path: Path) -> None:
    _answer, report = reported(tmp_path, shared_data(name))
    assert report["totals"]["create"] == 0
    assert report["totals"]["reject"] == 0
    assert {number: row["author"] for number, row in by_row(report).items()} == {
        number: row["author_id"] for number, row in answer_key().items()
    }


@pytest.mark.usefixtures("real_records")
def test_differences_are_shown_field_by_field() -> None:
    answer = run("import_authors", shared_data(FILES[0]))
    assert "row 32: karin-stenberg\n    Födelseort: “Arvidsjaur” → “Araksuolo”" in answer.out
    # A letter lost to the encoding is matched where one title fits.
    assert "Only “Don čanat mu alccesat” fits" in answer.out
