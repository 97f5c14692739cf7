"""Numbers of paragraphs and lines over versions."""

import pytest

from portraits.models.numbering import TextRow, numbered, rows_in, text_of


def versions(*texts: list[str]) -> list[str]:
    """The rows of the last version as number:text."""
    rows: tuple[TextRow, ...] = ()
    for text in texts:
        rows = numbered([(line, 0) for line in text], rows)
    return [f"{row.number}:{row.text}" for row in rows]


def test_prose_is_parted_at_empty_lines_only() -> None:
    text = "Ett\nstycke.\r\n\r\n  Två   stycken.\n \n\nTre."
    assert rows_in(text, is_verse=False) == [("Ett stycke.", 0), ("Två stycken.", 0), ("Tre.", 0)]


def test_verse_keeps_its_lines_and_stanzas() -> None:
    assert rows_in("rad ett\nrad två\n\nrad tre", is_verse=True) == [
        ("rad ett", 0), ("rad två", 0), ("rad tre", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("is_verse", [True, False])
def test_a_text_comes_back_from_its_rows(is_verse: bool) -> None:
    text = "rad ett\nrad två\n\nrad tre" if is_verse else "Ett stycke.\n\nTvå stycken."
    assert text_of(numbered(rows_in(text, is_verse=is_verse)), is_verse=is_verse) == text


def test_numbers_start_at_one() -> None:
    assert versions(["a", "b"]) == ["1:a", "2:b"]


def test_a_corrected_row_keeps_its_number() -> None:
    assert versions(["a", "b", "c"], ["a", "B", "c"]) == ["1:a", "2:B", "3:c"]


def test_a_removed_row_leaves_a_hole() -> None:
    assert versions(["a", "b", "c"], ["a", "c"]) == ["1:a", "3:c"]


def test_a_new_row_takes_a_letter() -> None:
    assert versions(["a", "b"], ["a", "ny", "b"]) == ["1:a", "1a:ny", "2:b"]
    assert versions(["a"], ["först", "a"]) == ["0a:först", "1:a"]
    assert versions(["a", "b"], ["a", "x", "y", "b"]) == ["1:a", "1a:x", "1b:y", "2:b"]


def test_a_number_is_not_given_twice() -> None:
    assert versions(["a", "b"], ["a", "x", "b"], ["a", "x", "y", "b"]) == [
        "1:a", "1a:x", "1b:y", "2:b",
    ]  # fmt: skip
    assert len(set(versions(["a"], ["a", *"bcdefghijklmnopqrstuvwxyzåäö0123456789"]))) == 40 - 1
