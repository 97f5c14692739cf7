"""Languages, forms and audiences in words."""

import pytest

from portraits.importers.sheets.lists import read_audiences, read_forms, read_languages

LANGUAGES = {
    "svenska": ("sv",), "Svenska": ("sv",), "sv": ("sv",), "svenska, meänkieli": ("sv", "fit"),
    "svenska/meänkieli": ("sv", "fit"), "svenska och nordsamiska": ("sv", "se"),
    "nordsamiska + svenska": ("se", "sv"), "samiska (nord), svenska": ("se", "sv"),
    "norsk og kvensk": ("no", "fkv"), "English & Swedish": ("en", "sv"), "lulesamiska": ("smj",),
    "bokmål\nnynorsk": ("nb", "nn"), "jiddisch; romani": ("yi", "rom"), "svenska svenska": None,
    "tornedalsfinska": ("fit",), "": (), "davvisámegiella": ("se",), "swe": ("sv",),
}  # fmt: skip
AUDIENCES = {
    "Vuxna": ("adults",), "V": ("adults",), "bou": ("children", "young_adults"),
    "Barn/ungdom, vuxna": ("children", "young_adults", "adults"),
    "barn o vuxna": ("children", "adults"), "Vuxna + barn": ("adults", "children"),
    "Unga": ("young_adults",), "voksne": ("adults",), "Children and adults": ("children", "adults"),
    "": (), "alla": ("adults", "young_adults", "children"),
}  # fmt: skip
FORMS = {
    "Roman": [("novel", "")],
    "romaner, noveller": [("novel", ""), ("short-stories", "")],
    "Roman; lyrik; SF": [("novel", ""), ("poetry", ""), ("science-fiction", "")],
    "Deckare/thriller": [("crime", ""), ("thriller", "")],
    "Roman (historisk), självbiografi": [("novel", "roman (historisk)"), ("memoir", "")],
    "dikt": [("poetry", "")],
    "barnebøker og dikt": [("children", ""), ("poetry", "")],
    "Debatt": [("non-fiction", "debatt")],
    "Snickeri": [("other", "snickeri")],
}


@pytest.mark.parametrize(
    ("cell", "codes"), [item for item in LANGUAGES.items() if item[1] is not None]
)
def test_languages_are_read(cell: str, codes: tuple[str, ...]) -> None:
    found = read_languages(cell)
    assert (found.codes, found.remarks) == (codes, ())


@pytest.mark.parametrize("cell", ["qxz", "svenska, blåbärska", "svenska svenska"])
def test_an_unknown_language_is_refused(cell: str) -> None:
    assert [remark.code for remark in read_languages(cell).remarks] == ["unknown_language"]


def test_sami_without_saying_which_is_not_guessed() -> None:
    found = read_languages("svenska, samiska")
    assert found.codes == ("sv", "smi")
    assert [remark.code for remark in found.remarks] == ["ambiguous_language"]


def test_the_code_that_is_a_language_and_a_country_is_left_out() -> None:
    found = read_languages("SE")
    assert found.codes == ()
    assert [remark.code for remark in found.remarks] == ["ambiguous_language"]


@pytest.mark.parametrize(("cell", "codes"), AUDIENCES.items())
def test_audiences_are_read(cell: str, codes: tuple[str, ...]) -> None:
    found = read_audiences(cell)
    assert (found.codes, found.remarks) == (codes, ())


def test_an_unknown_audience_is_refused() -> None:
    found = read_audiences("vuxna, hästar")
    assert [(remark.code, remark.level) for remark in found.remarks] == [
        ("unknown_audience", "error")
    ]


@pytest.mark.parametrize(("cell", "forms"), FORMS.items())
def test_forms_are_read(cell: str, forms: list[tuple[str, str]]) -> None:
    assert [(row.form, row.wording) for row in read_forms(cell).forms] == forms
