"""Authors A–Ö: facets with their counts, and pages."""

import datetime

import pytest
from django.utils import timezone

from portraits.models import Place
from tests.factories import (
    make_county,
    make_place,
    make_tie,
    make_work,
)
from tests.portraits.views.author_lists import ENGLISH, SWEDISH, listed

pytestmark = pytest.mark.django_db


class TestFacets:
    """The choices beside the list."""

    @pytest.fixture
    def places(self):
        county = make_county()
        kiruna = make_place("Kiruna", "municipality", parent=county)
        town = make_place("Kiruna", "town", parent=kiruna)
        village = make_place("Karesuando", "village", parent=kiruna)
        elsewhere = make_place("Västerbottens län", "county")
        return {
            "county": county,
            "kiruna": kiruna,
            "town": town,
            "village": village,
            "elsewhere": elsewhere,
        }

    def options(self, page) -> dict[str, str]:
        found = {}
        for label in page.tree.cssselect(".facet label"):
            box = label.cssselect("input")[0]
            text = " ".join(label.text_content().split()).replace("hits: ", "")
            found[f"{box.get('name')}={box.get('value')}"] = text
        return found

    def test_places_go_from_the_county_down_to_villages(self, see, places):
        for name, place in (("Ett A", "town"), ("Två B", "village"), ("Tre C", "elsewhere")):
            make_tie(listed(name), places[place], "lived")
        options = self.options(see())
        found = [text for key, text in options.items() if key.startswith("place=")]
        assert found == [
            "Norrbottens län 2",
            "Kiruna 2",
            "Karesuando 1",
            "Kiruna (town) 1",
            "Västerbottens län 1",
        ]

    def test_a_place_that_is_no_longer_used_is_no_choice(self, see, places):
        make_tie(listed("Ett A"), places["village"], "lived")
        Place.objects.filter(pk=places["village"].pk).update(retired=True)
        options = self.options(see())
        found = [text for key, text in options.items() if key.startswith("place=")]
        assert found == ["Norrbottens län 1", "Kiruna 1"]

    def test_a_home_is_told_no_closer_than_the_municipality(self, see, places):
        """Of the living nothing private is said; a village may be a single house."""
        make_tie(listed("Ett A"), places["village"], "lives")
        page = see()
        found = [text for key, text in self.options(page).items() if key.startswith("place=")]
        assert found == ["Norrbottens län 1", "Kiruna 1"]
        assert "Karesuando" not in page.tree.text_content()
        assert see(place=places["kiruna"].key, tie="lives").names == ["A, Ett"]
        assert see(place=places["village"].key).names == []
        assert see(place=places["village"].key, tie="lives").names == []

    def test_choices_can_be_removed_one_by_one(self, see, places):
        author = listed("Ett A")
        make_tie(author, places["village"], "lived")
        make_work(author, first_year=1955)
        key = places["village"].key
        page = see(q="ett", place=key, tie="lived", period="1950-1979", sort="name", page=1)
        assert [text.removesuffix(" ×") for text in page.all(".picked a")] == [
            "Remove: “ett”",
            "Remove: Karesuando",
            "Remove: Has lived",
            "Remove: 1950–1979",
            "Clear all",
        ]
        whole = f"/en/authors/?q=ett&place={key}&tie=lived&period=1950-1979&sort=name"
        assert page.links(".picked a") == [
            whole.replace("q=ett&", ""),
            whole.replace(f"&place={key}", ""),
            whole.replace("&tie=lived", ""),
            whole.replace("&period=1950-1979", ""),
            "/en/authors/",
        ]
        assert page.tree.cssselect("details.finer[open]")
        checked = page.tree.cssselect("input:checked")
        assert [box.get("value") for box in checked] == [key, "lived", "1950-1979"]
        kept = page.tree.cssselect("#filter input[type=hidden]")
        assert [(field.get("name"), field.get("value")) for field in kept] == [("sort", "name")]
        assert self.options(page)["period=1950-1979"] == "1950–1979 1"
        title = page.tree.findtext(".//title")
        assert title.startswith("Authors A–Z: “ett”, Karesuando, Has lived …")

    def test_a_choice_without_authors_stays_visible(self, see, places):
        listed("Ett A")
        page = see(place=places["village"].key, form="poetry")
        assert page.names == []
        options = self.options(page)
        assert options["form=poetry"] == "Poetry 0"
        assert options[f"place={places['village'].key}"] == "Karesuando 0"
        assert page.links(".nobody a")[-1] == "/en/authors/"

    def test_values_of_a_facet_add_up_and_facets_narrow(self, see):
        first = listed("Ett A")
        second = listed("Två B")
        second.languages.all()[0].language = "se"
        second.languages = [type(second.languages.all()[0])(language="se")]
        second.save()
        assert first.languages.count() == 1
        assert see(language="se").names == ["B, Två"]
        assert see(language=["se", "sv"]).names == ["A, Ett", "B, Två"]
        assert see(language=["se", "sv"], form="poetry").names == []


class TestPages:
    """Order and pages."""

    def test_a_list_of_pages_has_ranges_and_addresses(self, see):
        for number in range(50):
            listed(f"Förnamn A{number:02}")
        first = see()
        assert first.all(".results h2") == ["50 authors showing 1–24"]
        assert first.links(".pager a") == ["/en/authors/?page=2"]
        assert first.all(".pager a") == ["Next page (25–48)"]
        second = see(page=2)
        assert second.links(".pager a") == ["/en/authors/", "/en/authors/?page=3"]
        assert second.links("link[rel=canonical]") == ["http://testserver/en/authors/?page=2"]
        assert not second.tree.cssselect("meta[name=robots]")
        assert second.tree.findtext(".//title").startswith("Authors A–Z – Page: 2")
        last = see(page=3)
        assert last.names == ["A48, Förnamn", "A49, Förnamn"]
        assert last.all(".pager a") == ["Previous page (25–48)"]
        assert see(form="novel", page=2).links(".pager a")[1] == "/en/authors/?form=novel&page=3"

    def test_narrowed_lists_are_not_for_search_engines_and_switch_language(self, see):
        listed("Stina Aronson")
        page = see(SWEDISH, form="novel", letter="A", bogus="1")
        robots = page.tree.cssselect("meta[name=robots]")[0]
        assert robots.get("content") == "noindex, follow"
        query = "?letter=A&form=novel"
        assert page.links("link[rel=canonical]") == [f"http://testserver{SWEDISH}{query}"]
        assert f"{ENGLISH}{query}" in page.links(".switcher a")
        assert f"{ENGLISH}?form=novel" in see(SWEDISH, form="novel", letter="Å").links(
            ".switcher a"
        )

    def test_by_birth_and_newest_first(self, see):
        now = timezone.now()
        for number, (name, birth) in enumerate((("A", "1900"), ("B", ""), ("C", "1850"))):
            listed(
                f"Förnamn {name}",
                birth=birth,
                portrait={"first_published_at": now - datetime.timedelta(days=number)},
            )
        assert see(sort="birth").names == ["C, Förnamn", "A, Förnamn", "B, Förnamn"]
        assert see(sort="newest").names == ["A, Förnamn", "B, Förnamn", "C, Förnamn"]
        page = see(sort="birth")
        assert page.all(".orders [aria-current]") == ["Year of birth"]
        assert page.links(".orders a")[0] == "/en/authors/"
