"""Authors A–Ö as a reader sees it: order, letters, references, search, rows."""

import datetime
import json

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from authorsite.rights.models import RightsRecord
from portraits.models import Author, PlaceName, PortraitPage
from tests.factories import (
    make_author,
    make_county,
    make_place,
    make_portrait,
    make_tie,
    make_work,
)
from tests.portraits.views.author_lists import ENGLISH, SWEDISH, add_name, listed

pytestmark = pytest.mark.django_db


def test_only_authors_with_a_portrait_that_may_be_seen_are_listed(see):
    listed("Synlig Svensk")
    listed("Synlig Engelsk", "en")
    make_author("Utan Porträtt")
    listed("Dold Person", hidden=True)
    listed("Avpublicerad Person", live=False)
    make_portrait(make_author("Bara Utkast"), live=False)
    secret = listed("Hemlig Sida")
    page = PortraitPage.objects.get(author=secret)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    for path in (SWEDISH, ENGLISH):
        assert see(path).names == ["Engelsk, Synlig", "Svensk, Synlig"]


def test_a_restriction_of_the_whole_section_holds_for_its_portraits(see):
    page = PortraitPage.objects.get(author=listed("Hemlig Person"))
    listed("Open Person", "en")
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert see(ENGLISH).names == ["Person, Open"]


def test_names_stand_in_the_order_and_under_the_letters_of_the_pages_language(see):
    for name in ("Åsa Öhman", "Bo Ågren", "Stina Aronson", "Aurora von Qvanten", "Ann Ångström"):
        listed(name)
    page = see(SWEDISH)
    assert page.all(".index-letter h3") == ["A", "Q", "Å", "Ö"]
    assert page.names == [
        "Aronson, Stina",
        "Qvanten, Aurora von",
        "Ågren, Bo",
        "Ångström, Ann",
        "Öhman, Åsa",
    ]
    letters = page.all(".alphabet a, .alphabet span:not([hidden])")
    assert letters == [*"ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"]
    assert page.all(".alphabet a") == ["A", "Q", "Å", "Ö"]
    english = see(ENGLISH)
    assert english.all(".index-letter h3") == ["A", "O", "Q"]
    assert english.names[:3] == ["Ågren, Bo", "Ångström, Ann", "Aronson, Stina"]
    assert len(english.all(".alphabet a, .alphabet span:not([hidden])")) == 26


def test_a_letter_narrows_the_list_and_goes_together_with_other_choices(see):
    listed("Stina Aronson")
    other = listed("Bo Ågren")
    make_tie(other, place := make_place("Kiruna", "municipality"), "lives")
    page = see(SWEDISH, letter="å")
    assert page.names == ["Ågren, Bo"]
    assert page.all(".alphabet [aria-current]") == ["Å"]
    assert page.links(".alphabet a") == [
        "/sv/forfattare/?letter=A",
        "/sv/forfattare/?letter=%C3%85",
    ]
    page = see(SWEDISH, letter="A", place=place.key)
    assert page.names == []
    assert page.links(".alphabet a")[-1] == f"/sv/forfattare/?letter=%C3%85&place={place.key}"
    english = see(ENGLISH, letter="Å")
    assert english.left_out == ["Letter: Å"]
    assert len(english.names) == 2


def test_names_of_other_scripts_have_a_sign_of_their_own(see):
    listed("אברהם סוצקעווער")
    page = see()
    assert page.all(".alphabet a") == ["#"]
    assert see(letter="#").names == page.names


class TestSeeReferences:
    """Lines that lead from other names to the names authors publish under."""

    @pytest.fixture
    def aronson(self):
        author = listed("Stina Aronson", key="stina-aronson")
        add_name(author, "Mimmi Palm")
        add_name(author, "Stina Bergqvist", "birth")
        add_name(author, "Stina Arosson", "other")
        return author

    def test_they_stand_at_their_place_and_do_not_count(self, see, aronson):
        listed("Nils Orre")
        page = see(SWEDISH)
        assert page.all(".index-letter h3") == ["A", "B", "O", "P"]
        entries = page.all(".person .name, .see")
        assert [entry.partition(" →")[0].split(" född")[0] for entry in entries] == [
            "Aronson, Stina",
            "Bergqvist, Stina",
            "Orre, Nils",
            "Palm, Mimmi",
        ]
        assert page.all(".results h2")[0].startswith("2 ")
        assert page.links(".see a") == ["/sv/forfattare/stina-aronson/"] * 2
        assert page.all(".alphabet a") == ["A", "B", "O", "P"]

    def test_they_follow_the_filter_of_their_author(self, see, aronson):
        listed("Nils Orre")
        assert see(form="novel").all(".see")
        assert not see(form="poetry").all(".see")
        assert see(letter="P").all(".see") == ["Palm, Mimmi → see Aronson, Stina"]
        assert see(letter="A").all(".see") == []

    def test_they_stand_on_one_page_only(self, see, aronson):
        for number in range(30):
            listed(f"Förnamn Ord{number:02}")
        add_name(aronson, "Zeta Östergård")
        first, second = see(SWEDISH), see(SWEDISH, page=2)
        assert len(first.all(".see")) == 1
        assert len(second.all(".see")) == 2
        assert first.names + second.names == sorted(first.names + second.names)

    def test_only_an_alphabetical_list_has_them(self, see, aronson):
        for parameters in ({"sort": "birth"}, {"sort": "newest"}, {"q": "stina"}):
            page = see(**parameters)
            assert page.names
            assert not page.all(".see, .index-letter")
        assert see(q="stina", sort="name").all(".see, .index-letter")


class TestSearch:
    """Search in all names."""

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("Márjá", "Duottar, Elle Márjá"),
            ("marja", "Duottar, Elle Márjá"),
            ("osten", "Bjørk, Östen"),
            ("björk", "Bjørk, Östen"),
            ("ÖSTEN BJØRK", "Bjørk, Östen"),
            ("Bjork, Osten", "Bjørk, Östen"),
            ("dahl", "Đahl, Ŋorá"),
            ("nora", "Đahl, Ŋorá"),
            ("uottar", "Duottar, Elle Márjá"),
            ("palm", "Aronson, Stina"),
            ("mimmi pal", "Aronson, Stina"),
            ("arosson", "Aronson, Stina"),
        ],
    )
    def test_other_spellings_and_other_names_are_found(self, see, asked, found):
        for name in ("Elle Márjá Duottar", "Östen Bjørk", "Ŋorá Đahl"):
            listed(name)
        author = listed("Stina Aronson")
        add_name(author, "Mimmi Palm")
        add_name(author, "Stina Arosson", "other")
        assert see(q=asked).names == [found]

    def test_all_words_must_stand_in_one_name(self, see):
        author = listed("Stina Aronson")
        add_name(author, "Mimmi Palm")
        assert see(q="stina palm").names == []

    def test_the_best_match_comes_first(self, see):
        names = ["Asa", "Åsa Ek", "Asa Ek", "Åsandra Ek", "Asandra Ek", "Nåsa Ek", "Nasa Ek"]
        for name in reversed([*names, "Åsa"]):
            listed(name)
        assert see(q="åsa").names == [
            "Åsa",
            "Asa",
            "Ek, Åsa",
            "Ek, Asa",
            "Ek, Åsandra",
            "Ek, Asandra",
            "Ek, Nåsa",
            "Ek, Nasa",
        ]
        assert see(q="åsa").all(".orders [aria-current]") == ["Best match"]

    def test_a_pseudonym_ranks_like_a_name_and_the_row_says_it(self, see):
        author = listed("Karolina Ek")
        add_name(author, "Lina")
        listed("Lina Berg")
        page = see(q="lina")
        assert page.names == ["Ek, Karolina", "Berg, Lina"]
        assert page.all(".where")[0].endswith("Pseudonym: Lina")
        assert "Lina" not in page.all(".where")[1]

    @pytest.mark.parametrize("asked", ["%", "_", "a%", "\\", "'", '"', "a\x00b", "😀", "ﷺ", "--"])
    def test_signs_mean_nothing_special(self, see, asked):
        listed("Stina Aronson")
        assert see(q=asked).names in ([], ["Aronson, Stina"])

    def test_long_questions_are_shortened(self, see):
        listed("Stina Aronson")
        page = see(q="stina " * 400)
        assert page.names == ["Aronson, Stina"]
        assert page.left_out[0].startswith("Search words: stina stina")
        many = " ".join(f"o{number}" for number in range(12))
        assert see(q=many).left_out == ["Search words: o8 o9 o10 o11"]

    def test_near_names_are_suggested(self, see):
        listed("Stina Aronson", key="stina-aronson")
        page = see(q="Stina Aronssen")
        assert page.names == []
        assert page.links(".nobody ul a") == ["/en/authors/stina-aronson/"]
        assert not see(q="Xerxes").links(".nobody ul a")


@pytest.mark.parametrize(
    "parameters",
    [
        {"letter": "AB"},
        {"place": "ingenstans"},
        {"place": "a\x00b"},
        {"tie": "married"},
        {"language": "xx"},
        {"form": "<script>"},
        {"audience": "dogs"},
        {"period": "1950-"},
        {"period": "igår"},
        {"sort": "random"},
        {"page": "-1"},
        {"page": "ett"},
        {"page": "99999999999999999999"},
        {"page": "7"},
    ],
)
def test_what_is_not_understood_is_left_out_and_said_so(see, parameters):
    listed("Stina Aronson")
    page = see(**parameters)
    assert page.names == ["Aronson, Stina"]
    assert len(page.left_out) == 1


def test_unknown_parameters_and_empty_ones_mean_nothing(see):
    listed("Stina Aronson")
    page = see(utm_source="x", q="", place="", letter="")
    assert page.left_out == []
    assert page.links("link[rel=canonical]") == ["http://testserver/en/authors/"]
    assert not page.tree.cssselect("meta[name=robots]")


def test_a_flood_of_values_is_bounded(see):
    listed("Stina Aronson")
    page = see(place=[f"p-{number}" for number in range(900)])
    assert page.names == ["Aronson, Stina"]
    assert len(page.left_out) == 6


class TestRows:
    """What a row says."""

    def test_a_row_is_short_and_in_the_readers_language(self, see):
        kiruna = make_place("Kiruna", "municipality")
        PlaceName.objects.create(place=kiruna, name="Giron", language="en")
        author = listed(
            "Stina Aronson",
            birth="1892-12-26",
            birth_place=kiruna,
            portrait={"lead": "Läkarhustru."},
        )
        make_tie(author, make_place("Luleå", "municipality"), "lived")
        make_tie(author, make_place("Boden", "municipality"), "lives")
        make_tie(author, make_place("Osäker", "municipality"), "lives", confidence="low")
        page = see()
        assert page.all(".person .name") == ["Aronson, Stina born 1892"]
        assert page.all(".where") == ["Born: Giron · Lives: Boden Novels · Swedish"]
        lede = page.tree.cssselect(".person p[lang=sv]")[0]
        assert lede.text == "Läkarhustru."
        make_portrait(author, "en", lead="A doctor's wife.")
        page = see()
        assert "A doctor's wife." in page.all(".person p")
        assert not page.tree.cssselect(".person > p[lang]")

    def test_a_picture_is_shown_only_with_a_right(self, see, make_picture):
        right = RightsRecord.objects.create(title="Foto", basis="free")
        author = listed("Stina Aronson", portrait_picture=make_picture(right))
        assert see().tree.cssselect(".person img")
        right.ends = timezone.localdate() - datetime.timedelta(days=1)
        right.save()
        page = see()
        assert not page.tree.cssselect(".person img")
        assert page.tree.cssselect(".person svg")
        author.portrait_picture.file.storage.delete(author.portrait_picture.file.name)
        right.ends = None
        right.save()
        author.portrait_picture.renditions.all().delete()
        assert see().tree.cssselect(".person svg")

    def test_invented_authors_are_said_to_be(self, see):
        listed("Stina Aronson")
        assert "invented" not in see().answer.content.decode()
        listed("Påhittad Person", invented=True)
        assert "invented authors" in see().answer.content.decode()


def test_the_list_offers_the_feed_of_new_portraits(see):
    (feed,) = see("/sv/forfattare/").tree.cssselect('link[type="application/atom+xml"]')
    assert feed.get("href") == "/sv/feeds/portraits.atom"


def test_machines_read_the_whole_list_page_by_page(see, monkeypatch):
    """Not a narrowed or otherwise sorted one, which they are kept out of."""
    monkeypatch.setattr("portraits.views.authors.PAGE_SIZE", 2)
    for name in ("Bo C", "Åsa B", "Ann A"):
        listed(name)

    def found(**parameters):
        scripts = see(**parameters).tree.cssselect('script[type="application/ld+json"]')
        return [json.loads(script.text) for script in scripts]

    (first,), (second,) = found(), found(page=2)
    assert (first["@type"], first["numberOfItems"]) == ("ItemList", 3)
    entries = first["itemListElement"] + second["itemListElement"]
    assert [(row["position"], row["name"]) for row in entries] == [
        (1, "Ann A"),
        (2, "Åsa B"),
        (3, "Bo C"),
    ]
    key = Author.objects.get(name="Bo C").key
    assert entries[2]["url"] == f"http://testserver/en/authors/{key}/"
    assert found(q="ann") == found(letter="C") == found(sort="birth") == []


def test_an_empty_collection_says_so(see):
    page = see()
    assert page.names == []
    assert page.all(".nobody p") == ["No portraits have been published yet."]
    assert page.all(".results h2") == ["0 authors"]


def test_a_very_long_name_is_listed_whole(see):
    name = "Wilhelmina-" * 12 + "Eleonora Stålspiragranatsköld"
    listed(name[:150], key="lang")
    assert len(see().names[0]) > 140


@pytest.mark.parametrize(
    "parameters",
    [{}, {"q": "f"}, {"language": "sv", "form": "novel", "tie": "lives"}, {"sort": "newest"}],
)
def test_the_number_of_queries_does_not_depend_on_the_number_of_authors(
    client, see, parameters, make_picture, django_assert_max_num_queries
):
    right = RightsRecord.objects.create(title="Foto", basis="free")
    county = make_county()

    def add(number: int) -> None:
        place = make_place(f"Ort {number}", "village", parent=county)
        author = listed(f"Förnamn F{number}", birth_place=place, birth="1900")
        make_tie(author, place, "lives")
        make_work(author, first_year=1950 + number % 50)
        add_name(author, f"Förnamn P{number}")
        make_portrait(author, "en")

    author = listed("Förnamn Bild", portrait_picture=make_picture(right), birth="1900")
    make_tie(author, county, "lives")
    add_name(author, "Förnamn Annan")
    see(**parameters)
    with django_assert_max_num_queries(99) as one:
        client.get(ENGLISH, parameters)
    for number in range(60):
        add(number)
    with django_assert_max_num_queries(99) as many:
        client.get(ENGLISH, parameters)
    assert len(many.captured_queries) == len(one.captured_queries)
    assert len(one.captured_queries) <= 45
