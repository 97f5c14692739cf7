"""Dates and lives as people write them."""

import pytest

from portraits.importers.sheets.dates import full_year, read_date, read_life, work_year

SURE = {
    "1959": "1959", "f. 1959": "1959", "f.1980": "1980", "född 1959": "1959", "Født: 1959": "1959",
    "b. 1959": "1959", "* 1959": "1959", "7/7 1918": "1918-07-07", "12.3.1854": "1854-03-12",
    "24.9.1964": "1964-09-24", "9/9-62": "1962-09-09", "9/9-1962": "1962-09-09",
    "1/2 1946": "1946-02-01", "12/3/1954": "1954-03-12", "1-2-1946": "1946-02-01",
    "1854-03-12": "1854-03-12", "1854.03.12": "1854-03-12", "1884 05 01": "1884-05-01",
    "18540312": "1854-03-12", "1950-01-02 00:00:00": "1950-01-02", "1854-03": "1854-03",
    "12 mars 1854": "1854-03-12", "12. mars 1854": "1854-03-12", "27 dec 1951": "1951-12-27",
    "10 januari 1800": "1800-01-10", "5. desember 1901": "1901-12-05", "mars 1854": "1854-03",
    "May 5, 1950": "1950-05-05", "5 May 1950": "1950-05-05", "1921 (3/4)": "1921-04-03",
    "ca 1850": "1850~", "c. 1850": "1850~", "omkring 1850": "1850~", "about 1850": "1850~",
    "1850?": "1850?", "troligen 1850": "1850?", "ca 1850?": "1850%", "1850-talet": "185X",
    "1850-tal": "185X", "1850s": "185X", "u.å.": "", "okänt": "", "ukjent": "", "?": "", "–": "",
    "": "", "  1959 ": "1959", "1959\u00a0": "1959",
}  # fmt: skip
UNSURE = {
    "1982/83": ("1982/1983", "uncertain_year"),
    "1982/1983": ("1982/1983", "uncertain_year"),
    "1982 eller 1983": ("1982/1983", "uncertain_year"),
    "1905-05-10": ("1957", "year_as_date"),
    "-62": ("1962", "short_year"),
    "'62": ("1962", "short_year"),
}
REFUSED = {
    "19745": "invalid_year", "31/2 1950": "invalid_date", "1950-13-05": "invalid_date",
    "30.2.1950": "invalid_date", "kring sekelskiftet": "invalid_date", "=1+1": "invalid_date",
    "1/13 1950": "invalid_date", "Luleå": "invalid_date", "195": "invalid_date",
    "32 mars 1950": "invalid_date", "5 gånger 1950": "invalid_date",
}  # fmt: skip
LIVES = {
    "1900–1976": ("1900", "1976"), "1923—2018": ("1923", "2018"), "1903 - 1979": ("1903", "1979"),
    "1900-": ("1900", ""), "1915 –": ("1915", ""), "(1900-1976)": ("1900", "1976"),
    "* 1900 † 1976": ("1900", "1976"), "f. 1900, d. 1976": ("1900", "1976"),
    "född ca 1850, död 1901": ("1850~", "1901"), "f. 12/3 1900 d. 1/2 1976":
    ("1900-03-12", "1976-02-01"), "1900-07-29–1976-08-25": ("1900-07-29", "1976-08-25"),
    "1900-07-29 - 1976-08-25": ("1900-07-29", "1976-08-25"), "1850-76": ("1850", "1876"),
    "d. 1920": ("", "1920"), "†1920": ("", "1920"),
    "död 1920": ("", "1920"), "1982-83": ("1982/1983", ""), "1959": ("1959", ""),
    "3/4 1921 – 1980": ("1921-04-03", "1980"), "born 1900, died 1976": ("1900", "1976"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SURE.items())
def test_a_date_is_read(text: str, expected: str) -> None:
    found = read_date(text, [1995])
    assert (found.edtf, found.sure, found.remarks) == (expected, True, ())


@pytest.mark.parametrize(("text", "expected"), UNSURE.items())
def test_an_odd_date_is_kept_as_uncertain(text: str, expected: tuple[str, str]) -> None:
    found = read_date(text, [1995])
    assert (found.edtf, found.sure) == (expected[0], False)
    assert [remark.code for remark in found.remarks] == [expected[1]]
    assert found.remarks[0].level == "warning"


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_what_is_no_date_is_refused_and_not_guessed(text: str, code: str) -> None:
    found = read_date(text)
    assert found.edtf == ""
    assert [(remark.code, remark.level) for remark in found.remarks] == [(code, "error")]


@pytest.mark.parametrize(("text", "expected"), LIVES.items())
def test_a_life_is_read(text: str, expected: tuple[str, str]) -> None:
    found = read_life(text, [1995])
    assert (found.birth.edtf, found.death.edtf) == expected


def test_a_day_of_1905_is_a_day_where_the_works_fit_it() -> None:
    assert read_date("1905-05-10", [1931]).edtf == "1905-05-10"
    assert read_date("1905-05-10", [1986]).edtf == "1957"
    assert read_date("1906-05-10", [1986]).edtf == "1906-05-10"


def test_two_digits_are_in_the_century_that_fits() -> None:
    assert full_year(62) == 1962
    assert full_year(9) == 2009
    assert full_year(30, latest=1950) == 1930
    assert work_year(18, born=1964) == 2018
    assert work_year(18, born=1890, died=1950) == 1918
    assert work_year(40, born=1907, died=1996) == 1940
    assert work_year(92, born=1860, died=1930) == 1892
