"""Cells are made safe to store and to open in a spreadsheet, and nothing is lost by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portraits.importers.cells import CellError, clean, neutralised, parts, portable_html, restored

RUN = "=+-@\t\r"


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r ab\n,\"")))
def test_neutralising_is_undone_exactly(text):
    assert restored(neutralised(text)) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r ab")))
def test_no_neutralised_cell_is_run(text):
    assert not neutralised(text).startswith(tuple(RUN))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+46 920", "'+46 920"),
        ("-ismer", "'-ismer"),
        ("@home", "'@home"),
        ("\tx", "'\tx"),
        ("'=1", "''=1"),
        ("'n Bok", "'n Bok"),
        ("Bok", "Bok"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text, cell):
    assert neutralised(text) == cell
    assert restored(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Luleå\u00a0 ", "Luleå"),
        ("Lulea\u030a", "Luleå"),
        ("\ufeffÅsa", "Åsa"),
        ("två\nrader", "två rader"),
        ("två \t\n rader", "två rader"),
        ("två  blanksteg", "två  blanksteg"),
        ("10\u00a0000 mil", "10\u00a0000 mil"),
        ("'=SUMMA", "=SUMMA"),
        ("-ismer", "-ismer"),
        ("+46 920", "+46 920"),
        ("1 < 2", "1 < 2"),
        ("Jag <3 Luleå", "Jag <3 Luleå"),
        ("Solen & månen", "Solen & månen"),
        ("Sjödahl = Sjödal", "Sjödahl = Sjödal"),
        ("Ođđa Áigi", "Ođđa Áigi"),
    ],
)
def test_ordinary_text_is_kept(cell, text):
    assert clean(cell) == text


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('=HYPERLINK("http://example.invalid")', "formula"),
        ("+cmd|' /C calc'!A0", "formula"),
        ("-2+3+cmd|' /C calc'!A0", "formula"),
        ("@SUM(1+1)", "formula"),
        ("\t=1+1", "formula"),
        ("Bakfram\u202enossmad", "control_character"),
        ("Pling\x07", "control_character"),
        ("noll\x00", "control_character"),
        ("\u2067dold", "control_character"),
        ("<script>alert('x')</script>", "markup_in_text"),
        ('"><img src=x onerror=alert(1)>', "markup_in_text"),
        ('" onmouseover="alert(1)', "markup_in_text"),
        ("javascript:alert(1)", "markup_in_text"),
        ("&lt;b&gt;", "markup_in_text"),
        ("</p>", "markup_in_text"),
        ("x" * 5001, "field_too_long"),
    ],
)
def test_dangerous_cells_are_refused_by_name(cell, code):
    with pytest.raises(CellError) as error:
        clean(cell)
    assert error.value.code == code
    assert error.value.message


def test_rich_text_keeps_words_and_web_links_only():
    html = (
        '<p data-block-key="a1">En <i>bok</i> <a linktype="page" id="3">här</a> '
        '<a href="https://example.org/">där</a><script>alert(1)</script>'
        '<a href="javascript:alert(1)">nej</a></p>'
    )
    assert portable_html(html) == (
        '<p>En <i>bok</i> <a>här</a> <a href="https://example.org/">där</a><a>nej</a></p>'
    )


def test_lists_are_split_at_semicolons():
    assert parts("lyrik; sångtext;roman ; ") == ("lyrik", "sångtext", "roman")
