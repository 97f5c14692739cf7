"""Identifiers are brought to one form, and a wrong one is refused with advice."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from authorsite import identifiers
from authorsite.identifiers import (
    IdentifierError,
    address,
    format_isbn,
    format_isni,
    isbn13,
    normalise_isbn,
    normalise_isni,
    normalise_libris,
    normalise_viaf,
    normalise_wikidata,
)
from tests.shared_data import shared_rows

ISBN_13_WEIGHTS = (1, 3) * 6


def isbn_13_of(first_twelve):
    total = sum(
        int(digit) * weight for digit, weight in zip(first_twelve, ISBN_13_WEIGHTS, strict=True)
    )
    return f"{first_twelve}{-total % 10}"


@pytest.mark.parametrize(
    ("text", "compact", "thirteen"),
    [
        ("978-91-0-012345-1", "9789100123451", "9789100123451"),
        ("ISBN 978 91 0 012345 1", "9789100123451", "9789100123451"),
        ("ISBN-13: 978–91–0–012345–1", "9789100123451", "9789100123451"),
        (" 91-975047-1-8\n", "9197504718", "9789197504713"),
        ("ISBN-10:9197504718", "9197504718", "9789197504713"),
        ("0-8044-2957-x", "080442957X", "9780804429573"),
    ],
)
def test_isbn_as_printed_and_with_thirteen_digits(text, compact, thirteen):
    assert normalise_isbn(text) == compact
    assert isbn13(text) == thirteen


def test_digits_of_full_width_are_read():
    wide = "9197504718".translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert normalise_isbn(wide) == "9197504718"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("9788290625383", "does not match the others"),
        ("987-91-86115-15-9", "starts with 987"),
        ("91-7448-12", "has 8 characters"),
        ("", "has 0 characters"),
        ("97891001234512", "has 14 characters"),
        ("978910012345A", "is not an ISBN"),
        ("91975X4718", "is not an ISBN"),
        ("978910012345X", "does not match the others"),
        ("٩١٩٧٥٠٤٧١٨", "is not an ISBN"),
    ],
)
def test_a_wrong_isbn_is_explained(text, advice):
    with override("en"), pytest.raises(IdentifierError, match=advice) as caught:
        normalise_isbn(text)
    assert caught.value.code == "invalid_isbn"


@given(st.text(alphabet="0123456789", min_size=9, max_size=9), st.integers(0, 12))
def test_one_wrong_digit_is_always_found(nine, place):
    number = isbn_13_of(f"978{nine}")
    assert normalise_isbn(number) == isbn13(number) == number
    assert format_isbn(number).replace("-", "") == number
    wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    with pytest.raises(IdentifierError):
        normalise_isbn(wrong)


def test_real_isbns_are_valid():
    numbers = [row["isbn"] for row in shared_rows("works.csv") if row["isbn"]]
    assert len(numbers) == 45
    for number in numbers:
        assert len(isbn13(number)) == 13


def test_isbn_with_hyphens():
    assert format_isbn("9789100123451") == "978-91-0-012345-1"


@pytest.mark.parametrize(
    ("normalise", "text", "stored"),
    [
        (normalise_isni, "0000 0001 2103 2683", "0000000121032683"),
        (normalise_isni, "ISNI: 0000-0001-2281-955x", "000000012281955X"),
        (normalise_isni, "https://isni.org/isni/0000000121032683", "0000000121032683"),
        (normalise_viaf, "VIAF 20488121", "20488121"),
        (normalise_viaf, "https://viaf.org/viaf/20488121/", "20488121"),
        (normalise_wikidata, " q26268", "Q26268"),
        (normalise_wikidata, "https://www.wikidata.org/wiki/Q26268#P31", "Q26268"),
        (normalise_libris, "20dgg35l5hbqh80", "20dgg35l5hbqh80"),
        (normalise_libris, "https://libris.kb.se/20dgg35l5hbqh80#it", "20dgg35l5hbqh80"),
        (normalise_libris, "http://libris.kb.se/bib/1234567", "1234567"),
    ],
)
def test_other_identifiers_are_normalised(normalise, text, stored):
    assert normalise(text) == stored
    assert normalise(stored) == stored


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("isni", "0000 0001 2103 2684"),
        ("isni", "0000 0001 2103 268"),
        ("isni", "X000000121032683"),
        ("viaf", "0123"),
        ("viaf", "12a"),
        ("viaf", ""),
        ("wikidata", "Q0"),
        ("wikidata", "26268"),
        ("wikidata", "Q12٣"),
        ("libris", "20dgg35l5hbqh8"),
        ("libris", "20DGG35L5HBQH80"),
        ("libris", "12"),
        ("libris", "20dgg35l5hbqh80<"),
    ],
)
def test_wrong_identifiers_are_refused(kind, text):
    with pytest.raises(IdentifierError) as caught:
        getattr(identifiers, f"normalise_{kind}")(text)
    assert caught.value.code == f"invalid_{kind}"
    with pytest.raises(ValidationError) as invalid:
        getattr(identifiers, f"validate_{kind}")(text)
    assert invalid.value.code == f"invalid_{kind}"
    assert invalid.value.messages[0]


@pytest.mark.parametrize(
    ("kind", "column"), [("wikidata", "wikidata_qid"), ("viaf", "viaf"), ("libris", "libris_id")]
)
def test_real_identifiers_are_valid_and_have_addresses(kind, column):
    stored = [row[column] for row in shared_rows("authors.csv") if row[column]]
    assert stored
    for identifier in stored:
        getattr(identifiers, f"validate_{kind}")(identifier)
        assert getattr(identifiers, f"normalise_{kind}")(address(kind, identifier)) == identifier


def test_isni_in_groups():
    assert format_isni("0000000121032683") == "0000 0001 2103 2683"
