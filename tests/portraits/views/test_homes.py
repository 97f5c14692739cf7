"""Where the living live is told no closer than the municipality, wherever readers look.

A village may be a few houses; the register of the real authors says "present homes are given on
municipality level". What is stored stays as the source has it.
"""

import pytest

from home.front_page import point_in_county
from portraits.models import Tie
from tests.factories import make_author, make_place, make_portrait, make_tie, own_collection
from tests.reading import Read

pytestmark = pytest.mark.django_db

VILLAGE = "Karesuando"


@pytest.fixture
def places():
    """Our county with a municipality and a village in it, each with a point on the map."""
    county = make_place("Norrbottens län", "county", official_code="25", key="se-25")
    municipality = make_place(
        "Kiruna", "municipality", parent=county, key="se-2584", latitude="68.04", longitude="20.48"
    )
    village = make_place(
        VILLAGE, "village", parent=municipality, key="byn", latitude="68.44", longitude="22.48"
    )
    collection = own_collection()
    collection.places.add(county)
    collection.save()
    return {"county": county, "municipality": municipality, "village": village}


@pytest.fixture
def at_home(places):
    """Two authors who live in the village."""
    authors = [make_author("Stina Inga", birth="1974"), make_author("Bo Ek", birth="1975")]
    for author in authors:
        make_tie(author, places["village"], "lives")
        make_portrait(author)
    return authors


def test_the_portrait_tells_the_municipality(client, at_home):
    """In facts, map, reason, related authors, description and structured data."""
    page = Read(client, f"/sv/forfattare/{at_home[0].key}/")
    page.check()
    assert VILLAGE not in page.text
    assert "/sv/platser/se-2584/" in page.links("main a")
    assert "Kiruna" in page.one(".locator")
    assert page.json_ld["Person"]["homeLocation"][0]["name"] == "Kiruna"
    assert "Bo Ek" in page.one("[aria-labelledby=related]")


@pytest.mark.parametrize(
    "path",
    [
        "/sv/",
        "/sv/forfattare/",
        "/sv/platser/",
        "/sv/platser/se-25/",
        "/sv/sok/?q=stina",
        "/sv/feeds/portraits.atom",
    ],
)
def test_no_list_names_the_village_for_it(client, at_home, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "Stina" in answer.content.decode() or "Kiruna" in answer.content.decode()
    assert VILLAGE not in answer.content.decode()


def test_the_page_of_the_municipality_names_the_village_as_a_place_only(client, at_home):
    page = Read(client, "/sv/platser/se-2584/")
    assert VILLAGE not in page.one("#lives")
    assert page.all("[aria-labelledby=inside] .gazetteer > li") == [f"{VILLAGE} ingen än"]


def test_the_berry_of_the_front_page_stands_in_the_municipality(at_home):
    spot = point_in_county(at_home[0].pk, "25")
    assert spot is not None
    assert (spot.latitude, spot.longitude) == (68.04, 20.48)


def test_who_lived_or_grew_up_there_is_told(client, at_home, places):
    make_tie(at_home[0], places["village"], "grew_up")
    assert VILLAGE in Read(client, f"/sv/forfattare/{at_home[0].key}/").one(".ties")
    assert "Stina Inga" in Read(client, "/sv/platser/byn/").one("#grew_up")
    assert "Bo Ek" not in Read(client, "/sv/platser/byn/").text


@pytest.mark.parametrize("kind", ["lives", "lived", "roots"])
@pytest.mark.parametrize("at", ["county", "municipality", "village", None])
def test_model_and_database_agree_on_what_is_shown(places, kind, at):
    place = places[at] if at else None
    make_tie(make_author(), place, kind, place_words="" if place else "i Paris")
    tie = Tie.objects.shown().get()
    assert tie.shown_at == (tie.shown_place.pk if tie.shown_place else None)
