"""Places: the gazetteer of our county and elsewhere, and the page of a place."""

import pytest
from wagtail.models import PageViewRestriction

from portraits.models import Author, Place, PlaceName, Tie
from portraits.querysets.place_lists import places_with_content
from portraits.views.place_rows import MOST_IN_KIND
from tests.factories import make_author, make_place, make_portrait, make_tie, make_work
from tests.reading import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(kiruna):
    """Norrbotten with two municipalities, and the town of Kiruna in its municipality."""
    county = kiruna.parent
    municipality = make_place(
        "Kiruna", "municipality", parent=county, key="se-2584", official_code="2584",
        latitude="68.04", longitude="20.48",
    )  # fmt: skip
    for name, language, confidence in (
        ("Giron", "se", "high"),
        ("Kiiruna", "fi", "medium"),
        ("Ovisst", "sma", "low"),
    ):
        PlaceName.objects.create(
            place=municipality, name=name, language=language, confidence=confidence
        )
    kiruna.parent = municipality
    kiruna.key = "se-2584-kiruna"
    kiruna.save()
    Place.objects.filter(pk=county.pk).update(key="se-25")
    make_place("Älvsbyn", "municipality", parent=county, key="se-2560", official_code="2560")
    return {"county": county, "municipality": municipality, "town": kiruna}


def portrayed(name="", **fields):
    author = make_author(name, **fields)
    make_portrait(author)
    return author


@pytest.mark.parametrize("path", ["/sv/platser/", "/en/places/"])
def test_no_places(client, path):
    page = Read(client, path)
    page.check()
    assert page.all(".lede")
    assert not page.tree.cssselect(".gazetteer")


def test_the_gazetteer_counts_authors_once(client, places):
    author = portrayed("Stina Inga", birth_place=places["town"])
    make_tie(author, places["town"], "grew_up")
    make_tie(author, places["municipality"], "lives")
    other = portrayed("Bo Ek")
    make_tie(other, places["municipality"])
    page = Read(client, "/en/places/")
    page.check()
    assert page.all(".result-bar h2") == ["Norrbottens län"]
    rows = page.all(".atlas .gazetteer > li")
    assert rows == ["Älvsbyn nobody yet", "Kiruna 2 authors Kiruna 1"]
    assert "/en/places/se-2584/" in page.links(".atlas-map a.muni")
    assert page.tree.cssselect(".atlas-map .dot")


def test_other_counties_and_regions_stand_apart(client, places):
    author = portrayed()
    malmo = make_place("Malmö", parent=make_place("Skåne län", "county"))
    make_tie(author, malmo)
    make_tie(author, make_place("Tornedalen", "region"))
    page = Read(client, "/en/places/")
    assert page.all("[aria-labelledby=regions] .gazetteer > li") == ["Tornedalen 1 author"]
    assert page.all("[aria-labelledby=elsewhere] .gazetteer > li") == ["Skåne län 1 author Malmö 1"]


def test_names_stand_in_the_readers_language(client, places):
    kiruna = places["town"]
    PlaceName.objects.create(place=kiruna, name="Kiruna stad", language="en")
    make_tie(portrayed(), kiruna, "lived")
    page = Read(client, "/en/places/")
    assert "Kiruna stad 1" in page.all(".gazetteer li li")[0]
    assert page.lang(".place-line a span") == "sv"


def test_a_place_has_its_names_in_all_languages(client, places):
    page = Read(client, "/sv/platser/se-2584/")
    page.check()
    assert page.one("h1") == "Kiruna"
    assert page.all(".place-names dd") == ["Giron", "Kiiruna"]
    assert [page.lang(f".place-names div:nth-child({n}) dd span") for n in (1, 2)] == ["se", "fi"]
    assert page.all(".crumbs li") == ["Platser", "Norrbottens län", "Kiruna"]
    assert page.tree.cssselect(".locator .own")
    assert page.meta("robots") == "noindex"


def test_crumbs_tell_a_town_from_its_municipality(client, places):
    page = Read(client, "/sv/platser/se-2584-kiruna/")
    assert page.all(".crumbs li") == ["Platser", "Norrbottens län", "Kiruna (kommun)", "Kiruna"]
    assert page.links(".crumbs a")[-1] == "/sv/platser/se-2584/"
    assert page.tree.cssselect(".locator .dot")


def test_authors_stand_under_their_kinds_of_tie_with_the_place_they_come_from(client, places):
    born = portrayed("Stina Inga", birth="1974", birth_place=places["town"])
    make_tie(born, places["town"], "grew_up", from_year=1974, to_year=1990)
    make_tie(born, places["municipality"], "lives")
    dead = portrayed("Johan Turi", birth="1854", death="1936", death_place=places["town"])
    page = Read(client, "/en/places/se-2584/")
    page.check()
    assert [node.get("id") for node in page.tree.cssselect(".section h3 + ul")] == [None] * 4
    kinds = [node.getparent().get("id") for node in page.tree.cssselect(".tied")]
    assert kinds == ["born", "grew_up", "lives", "died"]
    assert page.all("#grew_up li") == ["Stina Inga born 1974 Kiruna 1974–1990"]
    assert page.all("#lives li") == ["Stina Inga born 1974"]
    assert page.links("#died li a") == [
        f"/en/authors/{dead.key}/",
        "/en/places/se-2584-kiruna/",
    ]
    assert page.meta("robots") is None
    assert "Stina Inga" in page.meta("description")


def test_the_county_and_the_town_know_the_same_authors(client, places):
    make_tie(portrayed("Stina Inga"), places["town"], "lived")
    for key in ("se-25", "se-2584", "se-2584-kiruna"):
        page = Read(client, f"/sv/platser/{key}/")
        page.check()
        assert "Stina Inga" in page.one("#lived")
    assert Read(client, "/sv/platser/se-25/").tree.cssselect(".atlas-map a.muni")


def test_a_home_is_told_no_closer_than_the_municipality(client, places):
    """On the page of the village nothing, on those above it without the village's name."""
    village = make_place("Karesuando", "village", parent=places["municipality"], key="village")
    make_tie(portrayed("Stina Inga"), village, "lives")
    page = Read(client, "/sv/platser/village/")
    assert not page.tree.cssselect(".tied")
    assert page.meta("robots") == "noindex"
    for key in ("se-25", "se-2584"):
        assert "Stina Inga" in Read(client, f"/sv/platser/{key}/").one("#lives")
        assert "Karesuando" not in Read(client, f"/sv/platser/{key}/").one("#lives")
    assert village.pk not in places_with_content()
    assert places["municipality"].pk in places_with_content()


def test_works_set_here_come_with_their_authors(client, places):
    author = portrayed("Stina Inga")
    work = make_work(author, title="Giela / Språk", languages="se sv", first_year=1999)
    work.places.add(places["town"])
    work.save()
    page = Read(client, "/en/places/se-2584/")
    page.check()
    assert page.all("[aria-labelledby=works] .year-row") == ["1999 Giela / Språk Stina Inga novel"]
    assert page.lang("[aria-labelledby=works] cite span") == "se"
    assert page.links("[aria-labelledby=works] a")[0] == f"/en/works/{work.key}/"


def test_a_place_shows_what_is_inside_and_beside_it(client, places):
    make_place("Vittangi", parent=places["municipality"], key="vittangi")
    make_tie(portrayed(), places["town"], "lived")
    town = Read(client, "/en/places/vittangi/")
    assert town.all("[aria-labelledby=beside] .gazetteer > li") == ["Kiruna 1 author"]
    municipality = Read(client, "/en/places/se-2584/")
    assert municipality.all("[aria-labelledby=inside] .gazetteer > li") == [
        "Kiruna 1 author",
        "Vittangi nobody yet",
    ]


def test_a_region_has_a_page(client, places):
    region = make_place("Tornedalen", "region", key="region-tornedalen")
    make_tie(portrayed("Bengt Pohjanen"), region)
    page = Read(client, "/sv/platser/region-tornedalen/")
    page.check()
    assert "Bengt Pohjanen" in page.one("#lives")
    assert not page.tree.cssselect(".locator")


@pytest.mark.parametrize("path", ["/sv/platser/finns-inte/", "/en/places/finns-inte/"])
def test_an_unknown_place_is_not_found(client, places, path):
    assert client.get(path).status_code == 404


def test_a_retired_place_is_not_found_nor_linked(client, places):
    make_tie(portrayed(), places["town"], "lived")
    Place.objects.filter(pk=places["town"].pk).update(retired=True)
    assert client.get("/sv/platser/se-2584-kiruna/").status_code == 404
    page = Read(client, "/sv/platser/se-2584/")
    assert "/sv/platser/se-2584-kiruna/" not in page.links("a")


def test_an_empty_place_is_kind_and_not_for_search_engines(client, places):
    page = Read(client, "/en/places/se-2560/")
    page.check()
    assert page.meta("robots") == "noindex"
    assert "No author in the collection" in page.one("[aria-labelledby=authors] > p")


def test_machines_read_where_a_place_is(client, places):
    data = Read(client, "/en/places/se-2584/").json_ld
    place = data["AdministrativeArea"]
    assert place["name"] == "Kiruna"
    assert set(place["alternateName"]) >= {"Giron", "Kiiruna"}
    assert place["geo"]["latitude"] == 68.04
    assert place["containedInPlace"]["name"] == "Norrbottens län"
    crumbs = data["BreadcrumbList"]["itemListElement"]
    assert [crumb["name"] for crumb in crumbs] == ["Places", "Norrbottens län", "Kiruna"]
    assert crumbs[0]["item"] == "http://testserver/en/places/"


def test_what_is_not_public_is_neither_listed_nor_counted(client, places):
    town = places["town"]
    hidden = portrayed("Dold Person", hidden=True, birth_place=town)
    make_tie(hidden, town)
    make_tie(make_author("Utan Porträtt"), town)
    restricted = portrayed("Låst Porträtt", death_place=town)
    PageViewRestriction.objects.create(page=restricted.portraits.get(), restriction_type="login")
    unsure = portrayed("Osäker Uppgift", birth_place=town, birth_place_confidence="low")
    make_tie(unsure, town, confidence="low")
    page = Read(client, "/sv/platser/se-2584-kiruna/")
    assert not page.tree.cssselect(".tied")
    assert page.meta("robots") == "noindex"
    assert "Kiruna nobody yet" in Read(client, "/en/places/").all(".gazetteer > li")


def test_a_place_with_very_many_authors_lists_some_and_leads_to_all(client, places):
    make_tie(portrayed("Bo Ek"), places["town"])
    Read(client, "/en/places/se-2584/")
    few = Read(client, "/en/places/se-2584/").queries
    rows = []
    for number in range(MOST_IN_KIND + 20):
        author = portrayed(f"Anna Alm {number}", birth_place=places["town"])
        rows.append(Tie(author=author, place=places["town"], kind="lives", from_year=1990))
    Tie.objects.bulk_create(rows)
    page = Read(client, "/en/places/se-2584/")
    page.check()
    assert len(page.all("#lives li")) == MOST_IN_KIND
    assert page.links("#lives > p a") == ["/en/authors/?place=se-2584&tie=lives"]
    assert page.one("#lives h3") == f"Lives {MOST_IN_KIND + 21}"
    assert page.queries <= few + 2
    assert page.queries <= 40
    index = Read(client, "/en/places/")
    assert index.queries <= 26
    assert Author.objects.listed().count() == MOST_IN_KIND + 21
