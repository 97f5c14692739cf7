"""Names sort, stand under a letter and are matched by the same rules everywhere."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from authorsite import collation
from authorsite.collation import (
    ALPHABETS,
    SORT_KEY_LENGTH,
    alphabet_letters,
    fold,
    letter,
    letter_prefix,
    sort_key,
    sort_name,
)
from tests.shared_data import shared_rows

NORDIC = "abcdefghijklmnopqrstuvwxyzåäöæøáčđŋšŧžïüéABCÅÄÖÆØÁČĐŊŠŦŽ"
names = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=NORDIC + " -,.'’0123456789אבגדжшΩ", max_size=40),
)
alphabets = st.sampled_from(sorted(ALPHABETS))


def in_order(*texts, alphabet="sv"):
    """Assert that the keys of the texts increase in the order the texts are written in."""
    keys = [sort_key(text, alphabet) for text in texts]
    assert [text for _, text in sorted(zip(keys, texts, strict=True))] == list(texts)


def test_swedish_letters():
    in_order("Adam", "Berg", "Zorn", "Åberg", "Ärla", "Öberg")
    in_order("Lax", "Laxe", "Læstad", "Löf", "Löfa", "Løfb")
    in_order("Vall", "Waa", "Xu", "Ya", "Übel", "Yz", "Za")
    in_order("Adam", "Ádám", "Adán", "Agnes")
    in_order("Cohka", "Čohkka", "Cona")
    in_order("Da", "Đa", "De", "Na", "Ŋa", "Ne", "Sa", "Ša", "Se", "Ta", "Ŧa", "Te", "Za", "Ža")
    in_order("Rhone", "Rhône", "Rhones")
    in_order("Laestadius, Lars Levi", "Læstadius, Lars Levi")


def test_letters_of_the_latin_alphabet():
    in_order("Aas", "Åas", "Äas", "Abel", "Oa", "Öa", "Øa", "Ob", "Zorn", alphabet="latin")


def test_words_come_before_letters_and_the_family_name_ends_at_the_comma():
    in_order(
        "Lundgren, Jennie",
        "Lundgren Lindmark, Ulrika",
        "Lundgren-Wik, Anna",
        "Lundgrena, Åke",
    )
    in_order("Huuva, Rose-Marie", "Huuva-Utsi, Inger", "Huuvan, A")
    in_order("O’Brien, Anna", "Obrien, Bo", "O'Brien, Cecilia")
    in_order("1984", "2001", "שלום", "Adam")
    assert sort_key("A,B")[:-16] == sort_key("A , B")[:-16]


def test_accents_decide_only_between_otherwise_equal_names():
    in_order("Isak Alm", "Isák Alm", "Isak Bo", "Isák Bo")


@given(names, names, alphabets)
@example("Åsa", "åsa", "sv")
@example("Anna-Karin", "Anna Karin", "sv")
@example("a" * 400, "a" * 401, "latin")
@example("", "?", "sv")
def test_different_names_never_share_a_key(one, other, alphabet):
    def same(text):
        return " ".join(unicodedata.normalize("NFC", text).split())

    assert (sort_key(one, alphabet) == sort_key(other, alphabet)) == (same(one) == same(other))


@given(names, alphabets)
def test_a_key_is_bounded_and_made_of_digits(text, alphabet):
    key = sort_key(text, alphabet)
    assert len(key) <= SORT_KEY_LENGTH
    assert key.isascii()
    assert key.isdigit()


@given(names, alphabets)
@example("«Ø", "sv")
@example("ßa", "latin")
@example("Þórr", "sv")
def test_the_prefix_of_a_letter_finds_exactly_its_names(text, alphabet):
    key, own = sort_key(text, alphabet), letter(text, alphabet)
    matching = [
        other
        for other in (*alphabet_letters(alphabet), "#")
        if key.startswith(letter_prefix(other, alphabet))
    ]
    assert matching == [own]


@given(names, alphabets)
def test_composed_and_decomposed_letters_are_the_same(text, alphabet):
    assert sort_key(unicodedata.normalize("NFD", text), alphabet) == sort_key(text, alphabet)


@given(st.lists(st.text(alphabet=NORDIC, min_size=1, max_size=6), max_size=8), alphabets)
def test_a_longer_name_follows_its_beginning(words, alphabet):
    texts = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    keys = [sort_key(text, alphabet) for text in texts]
    assert keys == sorted(keys)


@given(st.lists(names, max_size=10), alphabets)
def test_letters_of_a_sorted_list_come_in_the_order_of_the_alphabet(texts, alphabet):
    ordered = sorted(texts, key=lambda text: sort_key(text, alphabet))
    places = ("#", *alphabet_letters(alphabet))
    found = [places.index(letter(text, alphabet)) for text in ordered]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("text", "swedish", "latin"),
    [
        ("Ádám", "A", "A"),
        ("Čohkka", "C", "C"),
        ("Đ", "D", "D"),
        ("ŋ", "N", "N"),
        ("Šadda", "S", "S"),
        ("ŧ", "T", "T"),
        ("Ž", "Z", "Z"),
        ("Ærø", "Ä", "A"),
        ("øst", "Ö", "O"),
        ("Åberg", "Å", "A"),
        ("Übel", "Y", "U"),
        ("’t Hooft", "T", "T"),
        ("  Wik", "W", "W"),
        ("1984", "#", "#"),
        ("", "#", "#"),
        ("…", "#", "#"),
        ("ייִדיש", "#", "#"),
    ],
)
def test_index_letters(text, swedish, latin):
    assert (letter(text, "sv"), letter(text, "latin")) == (swedish, latin)


def test_alphabets():
    assert "".join(alphabet_letters("sv")) == "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
    assert "".join(alphabet_letters("latin")) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    with pytest.raises(ValueError, match="Å"):
        letter_prefix("Å", "latin")
    with pytest.raises(KeyError):
        sort_key("a", "klingon")


def test_an_alphabet_is_one_entry(monkeypatch):
    northern = collation.Alphabet(tuple("aábcčdđefghijklmnŋoprsštŧuvzž"), {"w": "v", "ø": "o"})
    monkeypatch.setattr(collation, "ALPHABETS", {**ALPHABETS, "northern": northern})
    in_order("Az", "Áb", "Ba", "Cz", "Ča", "Dz", "Đa", "Na", "Ŋa", "Vb", "Wc", alphabet="northern")
    assert letter("Ábo", "northern") == "Á"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Čállagat", "callagat"),
        ("Ängström", "angstrom"),
        ("Læstadius", "lastadius"),
        ("Guđoi ĐŊŦ ŧŋđ", "gudoi dnt tnd"),
        ("Åarjelsaemien gïele", "aarjelsaemien giele"),
        ("Straße", "strasse"),
        ("K.G.  Johansson", "kg johansson"),
        ("Ann-Helén", "ann helen"),
        ("O’Brien", "obrien"),
        ("Qvanten,Aurora", "qvanten aurora"),
        ("יִדיש", "ידיש"),
        ("\u05f2\u05b4\u05d3\u05d9\u05e9", "יידיש"),
        ("  \n", ""),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@given(names)
@example("ŉ")
@example("İ")
@example(chr(0x3D3))
@example("\u1e9b\u0323")
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("display", "sorted_name"),
    [
        ("Aurora von Qvanten", "Qvanten, Aurora von"),
        ("Lars Levi Laestadius", "Laestadius, Lars Levi"),
        ("Vincent van der Gogh", "Gogh, Vincent van der"),
        ("Magnus Gabriel De la Gardie", "De la Gardie, Magnus Gabriel"),
        ("Jean de La Fontaine", "La Fontaine, Jean de"),
        ("De la Gardie", "De la Gardie"),
        ("von Qvanten", "Qvanten, von"),
        ("Voltaire", "Voltaire"),
        ("Qvanten, Aurora von", "Qvanten, Aurora von"),
        ("Anders Svensson d.y.", "Svensson, Anders d.y."),
        ("  KG   Johansson ", "Johansson, KG"),
        ("", ""),
    ],
)
def test_names_are_turned_round(display, sorted_name):
    assert sort_name(display) == sorted_name


@given(names)
def test_turning_a_name_round_loses_no_word(text):
    assert sorted(sort_name(text).replace(",", " ").split()) == sorted(
        text.replace(",", " ").split()
    )


TWO_FAMILY_NAMES = {
    "Backe Åstot, Moa",
    "Eidlitz Kuoljok, Kerstin",
    "Holmström Degerman, Anna",
    "Kero Esberg, Carina",
    "Lundgren Lindmark, Ulrika",
    "Mattsson Barsk, Marita",
    "Raattamaa Visén, Pia Mariana",
}


def test_real_names_are_turned_round_except_double_family_names():
    wrong = {
        row["sort_name"]
        for row in shared_rows("authors.csv")
        if sort_name(row["name"]) != row["sort_name"]
    }
    assert wrong == TWO_FAMILY_NAMES


@pytest.mark.django_db
def test_the_database_orders_real_names_as_python_does():
    """Runs on SQLite and on PostgreSQL; both must agree with Python, so with each other."""
    sorted_names = [row["sort_name"] for row in shared_rows("authors.csv")]
    keys = [sort_key(name) for name in sorted_names]
    assert len(set(keys)) == len(sorted_names) == 66
    collations = [""]
    if connection.vendor == "postgresql":
        collations += [' COLLATE "C"', ' COLLATE "sv-x-icu"', ' COLLATE "und-x-icu"']
    for clause in collations:
        with connection.cursor() as cursor:
            values = ", ".join(["(%s)"] * len(keys))
            cursor.execute(
                f"WITH keys(sort_key) AS (VALUES {values}) "  # noqa: S608
                f"SELECT sort_key FROM keys ORDER BY sort_key{clause}",
                keys,
            )
            assert [row[0] for row in cursor.fetchall()] == sorted(keys), clause
    ordered = [name for _, name in sorted(zip(keys, sorted_names, strict=True))]
    assert ordered.index("Lundgren, Jennie") < ordered.index("Lundgren Lindmark, Ulrika")
    assert ordered[-1] == "Åberg, Daniel"
