"""Files that are no sheets: each ends with code 2, a sentence that says what to do, and no trace."""

import errno
import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from portraits.importers.sheets import grids
from portraits.models import Author
from tests.portraits.importers.running import run
from tests.portraits.importers.sheets.sheet_files import write_text, write_workbook

pytestmark = pytest.mark.django_db

CONTENTS = {
    "tom.csv": b"",
    "bara-mellanslag.csv": b"  \r\n \r\n",
    "tom.xlsx": b"",
    "gammal.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "egentligen.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "trasig.xlsx": b"PK\x03\x04" + b"\0" * 40,
    "bild.csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
    "utan-rubriker.csv": b"Anna;Prov;1921\nBo;Prov;1944\n",
    "en-kolumn.csv": b"Anna Prov\nBo Prov\n",
    "utan-namn.csv": "Född;Död;Verk\n1921;1980;Snö\n".encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_that_is_no_sheet(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(CONTENTS[name])
    answer = run("import_authors", path, apply=True)
    assert answer.code == 2
    assert name in answer.err
    assert not Author.objects.exists()


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "saknas.xlsx"):
        answer = run("import_authors", path, apply=True)
        assert (answer.code, str(path) in answer.err) == (2, True)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_text(tmp_path / "last.xlsx", [["Namn"], ["Anna Prov"]])

    def refuse(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    answer = run("import_authors", path, apply=True)
    assert (answer.code, os.strerror(errno.EACCES) in answer.err) == (2, True)


def test_a_workbook_without_a_sheet_inside(tmp_path: Path) -> None:
    path = tmp_path / "annat.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    answer = run("import_authors", path, apply=True)
    assert answer.code == 2
    assert ".xlsx" in answer.err


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "LARGEST_UNPACKED", 1000)
    path = write_workbook(tmp_path / "stor.xlsx", {"Blad": [["Namn"], ["Anna Prov"]]})
    answer = run("import_authors", path, apply=True)
    assert answer.code == 2
    assert "too large" in answer.err


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MOST_ROWS", 2)
    rows = [["Namn"], ["Anna Prov"], ["Bo Prov"]]
    for path in (
        write_workbook(tmp_path / "rader.xlsx", {"Blad": rows}),
        write_text(tmp_path / "rader.csv", [[*row, ""] for row in rows]),
    ):
        assert run("import_authors", path, apply=True).code == 2


def test_only_headings_are_no_mistake(tmp_path: Path) -> None:
    path = write_text(tmp_path / "rubriker.csv", [["Efternamn", "Förnamn", "Född"]])
    answer = run("import_authors", path, apply=True)
    assert answer.code == 0
    assert not Author.objects.exists()


def test_a_formula_in_a_workbook_is_refused_not_computed(tmp_path: Path) -> None:
    rows = [["Efternamn", "Förnamn", "Född"], ['=CONCATENATE("Pro","v")', "Anna", "=1900+21"]]
    path = write_workbook(tmp_path / "formel.xlsx", {"Blad": rows})
    answer = run("import_authors", path, apply=True)
    assert answer.code == 1
    assert answer.out.count("A spreadsheet would run this as a formula") == 2
    assert not Author.objects.exists()


def test_two_hundred_columns(tmp_path: Path) -> None:
    head = ["Efternamn", "Förnamn", *(f"Fält {number}" for number in range(198))]
    path = write_text(tmp_path / "bred.csv", [head, ["Prov", "Anna", *["x"] * 198]])
    answer = run("import_authors", path, apply=True)
    assert answer.code == 0
    assert Author.objects.get().name == "Anna Prov"
