"""Places and ties in words, by the real gazetteer."""

import pytest

from portraits.importers.matching import PlaceRegister
from portraits.importers.sheets.place_words import PlaceReader
from portraits.importers.sheets.tie_words import TieReader
from portraits.importers.stored_places import stored_places

pytestmark = pytest.mark.usefixtures("places")

ONE = {
    "Boden": ("se-2582-boden", ""),
    "kiruna": ("se-2584-kiruna", ""),
    "Giron": ("se-2584-kiruna", ""),
    "Kautokeino": ("no-5612", ""),
    "Bodens kommun": ("se-2582", ""),
    "Gällivare kn": ("se-2523", ""),
    "Norrbottens län": ("se-25", ""),
    "Norrbotten": ("se-25", ""),
    "Lappland": ("se-region-lappland", ""),
    "Malmberget (Gällivare kommun)": ("se-2523-malmberget", ""),
    "Boden (Björkelund)": ("se-2582-bjorkelund", ""),
    "Pålmark, Piteå": ("se-2581-palmark", ""),
    "Våler, Innlandet": ("no-3419", ""),
    "Storbyn, Boden": ("se-2582", "Storbyn, Boden"),
    "Steneby, Dalsland": ("se-region-dalsland", "Steneby, Dalsland"),
    "Jukkasjärvi socken": ("se-2584-jukkasjarvi", "Jukkasjärvi socken"),
    "Norge (Lyngseidet)": ("", "Norge (Lyngseidet)"),
    "Herøy": ("", "Herøy"),
    "Norrsjövattnet": ("", "Norrsjövattnet"),
    "Storbäcks kommun": ("", "Storbäcks kommun"),
}
SEVERAL = {
    "Luleå/Boden": ["Luleå", "Boden"],
    "Kiruna och Pajala": ["Kiruna", "Pajala"],
    "Boden; Luleå\nPiteå": ["Boden", "Luleå", "Piteå"],
    "Pålmark, Piteå": ["Pålmark, Piteå"],
    "Boden, Luleå": ["Boden", "Luleå"],
    "Kalix + Haparanda & Boden": ["Kalix", "Haparanda", "Boden"],
    "Bo och Hammarö kommun": ["Bo", "Hammarö kommun"],
}
TIES = {
    "Luleå (sedan 1977)": [("lives", "se-2580-lulea", 1977, None)],
    "Uppsala 1936–56": [("lived", "se-0380", 1936, 1956)],
    "rötter i Karungi": [("roots", "se-2583-karungi", None, None)],
    "f. Malmberget, d. Uppsala": [
        ("born", "se-2523-malmberget", None, None), ("died", "se-0380", None, None),
    ],
    "Kangos, bor i Luleå": [
        ("other", "se-2521-kangos", None, None), ("lives", "se-2580-lulea", None, None),
    ],
    "Uppväxt i Kiruna": [("grew_up", "se-2584-kiruna", None, None)],
    "Gällivare–1958": [("lived", "se-2523-gallivare", None, 1958)],
    "Kalix (folkhögskolan)": [("studied", "se-2514-kalix", None, None)],
    "oppvokst i Kautokeino": [("grew_up", "no-5612", None, None)],
    "Boden": [("other", "se-2582-boden", None, None)],
    "": [],
}  # fmt: skip


@pytest.fixture
def reader() -> PlaceReader:
    return PlaceReader(PlaceRegister(stored_places()))


@pytest.mark.parametrize(("text", "expected"), ONE.items())
def test_one_place(reader: PlaceReader, text: str, expected: tuple[str, str]) -> None:
    found = reader.read_one(text)
    assert found is not None
    assert (found.location.place, found.location.words) == expected
    assert bool(found.remarks) == (not expected[0])


@pytest.mark.parametrize(("text", "expected"), SEVERAL.items())
def test_several_places(reader: PlaceReader, text: str, expected: list[str]) -> None:
    assert [found.text for found in reader.read_many(text)] == expected


@pytest.mark.parametrize(("text", "expected"), TIES.items())
def test_ties(reader: PlaceReader, text: str, expected: list[tuple[object, ...]]) -> None:
    found = TieReader(reader).read(text)
    assert [
        (tie.kind, tie.place.location.place, tie.from_year, tie.to_year) for tie in found
    ] == expected


def test_near_names_are_offered(reader: PlaceReader) -> None:
    found = reader.read_one("Lulea")
    assert found is not None
    assert found.location.place == ""
    assert "Luleå" in found.remarks[0].text


def test_the_dead_live_nowhere(reader: PlaceReader) -> None:
    (tie,) = TieReader(reader).read("Luleå sedan 1977", died=True)
    assert tie.kind == "lived"
