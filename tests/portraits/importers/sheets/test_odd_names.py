"""Cells for a name that hold more than a name: said, never stored."""

import pytest

from portraits.importers.sheets.people import is_more_than_a_name


@pytest.mark.parametrize(
    "said",
    [
        "Ulla Tornéus (död 2020)", "Lisa Berg och Bo Ek", "Lisa Berg/Bo Ek", "Pekkari & Vaara",
        "Antal böcker:", "* = avliden", "Källa: kartoteket", "Berg, 1950-", "†", "-",
    ],
)  # fmt: skip
def test_more_than_a_name(said):
    assert is_more_than_a_name(said)


@pytest.mark.parametrize(
    "name",
    ["Aurora von Qvanten", "Biret-Ánne Lainio", "D'Artagnan", "J. R. Ek", "Ruske", "Maj-Lis Vikdahl",
     "Jadranka Šimunčić", "Andersson", "K?ke Noréus", "Helena Brandt"],
)  # fmt: skip
def test_a_name(name):
    assert not is_more_than_a_name(name)
