"""What a search field understands, and how names are ranked by it, in Python and in SQL alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authorsite.collation import fold
from portraits.models import Author
from portraits.querysets.matching import (
    FULL,
    INSIDE,
    LONGEST,
    MOST_TERMS,
    NO_RANK,
    PREFIX,
    WORDS,
    SearchWords,
)
from tests.factories import make_author

NAMES = (
    "Åsa Larsson",
    "Asa Larsson",
    "Lars Ahlin",
    "Lars-Åke Ek",
    "Ellen Márjá Duottar",
    "Nora Đahl",
    "K.G. Håkansson",
    "אברהם סוצקעווער",
)
QUESTIONS = (
    "lars",
    "Åsa",
    "åsa larsson",
    "Larsson, Åsa",
    "marja duo",
    "dahl",
    "kg",
    "son",
    "אברהם",
)


@given(st.text(max_size=65_536))
def test_any_text_is_made_harmless_and_short(typed: str) -> None:
    words = SearchWords.read(typed)
    assert len(words.text) <= LONGEST
    assert len(words.terms) <= MOST_TERMS
    assert words.text.isprintable()
    assert SearchWords.read(words.text) == words
    assert bool(words) == bool(fold(words.in_order))


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("  Åsa   LARSSON ", ("asa", "larsson")),
        ("Larsson, Åsa", ("asa", "larsson")),
        ("a\x00b", ("a", "b")),
        ("åsa ASA asa", ("asa",)),
        ("--- !!", ()),
        ("", ()),
    ],
)
def test_words_are_folded_and_stand_once(typed: str, terms: tuple[str, ...]) -> None:
    assert SearchWords.read(typed).terms == terms


@pytest.mark.parametrize(
    ("typed", "name", "fit"),
    [
        ("åsa larsson", "Asa Larsson", FULL),
        ("lars", "Lars Ahlin", WORDS),
        ("lars", "Åsa Larsson", PREFIX),
        ("sson", "Åsa Larsson", INSIDE),
        ("lars x", "Lars Ahlin", NO_RANK),
        ("", "Lars Ahlin", NO_RANK),
    ],
)
def test_names_fit_more_or_less(typed: str, name: str, fit: int) -> None:
    assert SearchWords.read(typed).fit(fold(name)) == fit


@pytest.mark.django_db
def test_the_database_answers_as_python_does() -> None:
    for name in NAMES:
        make_author(name)
    for question in QUESTIONS:
        words = SearchWords.read(question)
        expected = {name: fit for name in NAMES if (fit := words.fit(fold(name))) < NO_RANK}
        rows = Author.objects.filter(words.matches()).annotate(how_well=words.rank())
        found = dict(rows.values_list("name", "how_well"))
        assert {name: rank - rank % 2 for name, rank in found.items()} == expected, question


@pytest.mark.django_db
def test_the_exact_spelling_comes_first_within_a_rank() -> None:
    for name in ("Asa Larsson", "Åsa Larsson", "ÅSA LARSSON"):
        make_author(name)
    words = SearchWords.read("åsa larsson")
    ranks = dict(Author.objects.annotate(how_well=words.rank()).values_list("name", "how_well"))
    assert ranks == {"Åsa Larsson": FULL, "ÅSA LARSSON": FULL, "Asa Larsson": FULL + 1}
