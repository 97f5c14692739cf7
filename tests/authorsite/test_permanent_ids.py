"""Permanent ids: minted, checked, forgiven."""

from hypothesis import given
from hypothesis import strategies as st

from authorsite.permanent_ids import ALPHABET, LENGTH, is_valid, mint, neighbours, normalised

ids = st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_minted_ids_are_valid_and_differ() -> None:
    minted = {mint() for _number in range(500)}
    assert len(minted) == 500
    assert all(is_valid(pid) for pid in minted)
    assert not set("aeiouyl") & set("".join(minted))


@given(st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(place: int, sign: str) -> None:
    pid = mint()
    wrong = pid[:place] + sign + pid[place + 1 :]
    assert wrong == pid or not is_valid(wrong)


@given(st.integers(0, LENGTH - 3))
def test_two_exchanged_characters_are_noticed(place: int) -> None:
    pid = mint()
    wrong = pid[:place] + pid[place + 1] + pid[place] + pid[place + 2 :]
    assert wrong == pid or not is_valid(wrong)


def test_what_is_typed_is_forgiven() -> None:
    assert normalised(" B0c1D2f ") == "b0c1d2f"
    assert normalised("bOcIdlf") == "b0c1d1f"


@given(ids)
def test_the_id_meant_is_among_the_neighbours_of_a_slip(text: str) -> None:
    pid = mint()
    slip = ("0" if pid[0] != "0" else "1") + pid[1:]
    assert pid in set(neighbours(slip))
    assert text not in set(neighbours(text))


def test_other_texts_are_no_ids() -> None:
    for text in ("", "b", "bcdfghjk", "öäå1234", "bcdfgh\0"):
        assert not is_valid(text)
        assert list(neighbours("b" * 50)) == []
