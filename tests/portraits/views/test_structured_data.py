"""Structured data: what is known, nothing of the living, and no way out of the script element."""

import json

import pytest

from portraits.models import AuthorLanguage, AuthorName
from portraits.views import structured_data
from tests.factories import (
    make_author,
    make_award,
    make_place,
    make_portrait,
    make_tie,
    make_work,
    planted,
)

pytestmark = pytest.mark.django_db
PAGE = structured_data.PortraitAddresses("https://example.org/sv/forfattare/x/")


def documents(show, author, language="sv"):
    """The JSON-LD documents of a portrait, by type; the books are under "Book"."""
    scripts = show(author, language).tree.cssselect("script[type='application/ld+json']")
    found = {}
    for script in scripts:
        document = json.loads(script.text)
        assert document.pop("@context") == "https://schema.org"
        found[document.get("@type", "Book")] = document.get("@graph", document)
    return found


def test_nothing_in_a_description_can_end_the_script():
    text = "</script><!--<script>&\u2028\u2029'\""
    found = structured_data.serialised({"name": text})
    assert not set("<>&\u2028\u2029") & set(found)
    assert json.loads(found)["name"] == text
    assert found.__html__() == found


def test_a_hostile_name_stays_inside_the_page(show):
    author = make_author("Någon", key="x")
    planted(make_portrait(author), lead="<!-- </script>")
    planted(author, name="</script><script>alert(1)</script>")
    assert documents(show, author)["Person"]["name"] == author.name


def test_a_dead_author_is_described_in_full(show, kiruna):
    kiruna.parent.kind = "county"
    municipality = make_place("Kiruna kommun", "municipality", parent=kiruna.parent)
    author = make_author(
        "Aurora von Qvanten",
        key="aurora",
        birth="1816-09-12",
        death="1907-03",
        birth_place=kiruna,
        death_place=municipality,
        wikidata_qid="Q42",
        libris_id="vs689wwd543zvpv",
        homepage="https://example.org/aurora",
    )
    author.names.set([AuthorName(name="Turdus Merula")])
    author.languages.set([AuthorLanguage(language="sv"), AuthorLanguage(language="smj")])
    author.save()
    make_tie(author, kiruna, "lives")
    make_award(author, "Priset", year=1850)
    make_award(author, "Det andra", status="nominated")
    make_award(author, "Det osäkra", confidence="low")
    make_portrait(author, lead="Författare.")
    found = documents(show, author)["Person"]
    url = "http://testserver/sv/forfattare/aurora/"
    assert found == {
        "@type": "Person",
        "@id": f"{url}#person",
        "name": "Aurora von Qvanten",
        "givenName": "Aurora",
        "familyName": "von Qvanten",
        "alternateName": ["Turdus Merula"],
        "description": "Författare.",
        "birthDate": "1816-09-12",
        "birthPlace": {"@type": "Place", "name": "Kiruna"},
        "deathDate": "1907-03",
        "deathPlace": {"@type": "AdministrativeArea", "name": "Kiruna kommun"},
        "knowsLanguage": ["sv", "smj"],
        "award": ["Priset (1850)"],
        "sameAs": [
            "https://example.org/aurora",
            "https://www.wikidata.org/entity/Q42",
            "https://libris.kb.se/vs689wwd543zvpv",
        ],
        "url": url,
        "mainEntityOfPage": url,
    }


def test_of_the_living_the_year_of_birth_and_the_municipality(show, kiruna):
    village = make_place("Kurravaara", parent=make_place("Kiruna kommun", "municipality"))
    author = make_author("Någon", birth="1943-05-17", birth_place_confidence="low")
    author.birth_place = kiruna
    author.save()
    make_tie(author, village, "lives")
    make_tie(author, kiruna, "lived")
    make_portrait(author)
    found = documents(show, author)["Person"]
    assert found["birthDate"] == "1943"
    assert found["homeLocation"] == [{"@type": "AdministrativeArea", "name": "Kiruna kommun"}]
    assert "birthPlace" not in found
    assert "Kurravaara" not in json.dumps(found)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1900-07-29", "1900-07-29"),
        ("1900-07", "1900-07"),
        ("1900", "1900"),
        ("1900~", ""),
        ("1900?", ""),
        ("190X", ""),
        ("1900/1901", ""),
        ("", ""),
    ],
)
def test_only_certain_dates_are_given(text, date):
    assert structured_data.exact_date(text) == date


def test_books_name_everybody_as_readers_see_them(show):
    author, other = make_author("Ett", key="ett"), make_author("Två", key="tva")
    make_portrait(author)
    make_portrait(other)
    work = make_work(
        author, other, title="Viidát / Vidd", languages="se sv", isbn="9789189196391",
        first_year=2006,
    )  # fmt: skip
    work.contributions.create(name="Ulla", role="ill")
    work.save()
    make_work(author, title="Utan år", languages="")
    first, second = documents(show, author)["Book"]
    assert first == {
        "@type": "Book",
        "name": "Viidát / Vidd",
        "inLanguage": ["se", "sv"],
        "datePublished": "2006",
        "isbn": "9789189196391",
        "url": f"http://testserver/sv/verk/{work.key}/",
        "author": [
            {
                "@type": "Person",
                "@id": "http://testserver/sv/forfattare/ett/#person",
                "name": "Ett",
            },
            {"@type": "Person", "name": "Två", "url": "http://testserver/sv/forfattare/tva/"},
        ],
        "illustrator": [{"@type": "Person", "name": "Ulla"}],
    }
    assert second["name"] == "Utan år"
    assert not {"datePublished", "inLanguage", "isbn"} & set(second)


def test_breadcrumbs_lead_to_the_portrait(show):
    author = make_author("Eyvind Johnson", key="eyvind-johnson")
    make_portrait(author)
    entries = documents(show, author)["BreadcrumbList"]["itemListElement"]
    assert [(entry["position"], entry["name"], entry.get("item")) for entry in entries] == [
        (1, "Författare", "http://testserver/sv/forfattare/"),
        (2, "J", "http://testserver/sv/forfattare/?letter=J"),
        (3, "Eyvind Johnson", None),
    ]


def test_an_invented_author_is_described_as_one(show):
    author = make_author("Påhittad", invented=True)
    make_portrait(author)
    found = documents(show, author)["Person"]
    assert found["disambiguatingDescription"] == "Invented author"


def test_a_place_is_described_with_its_names_and_what_it_lies_in(kiruna):
    kiruna.wikidata_qid = "Q26301"
    assert structured_data.place(kiruna, "https://example.org/p/") == {
        "@type": "Place",
        "name": "Kiruna",
        "sameAs": "https://www.wikidata.org/entity/Q26301",
        "@id": "https://example.org/p/#place",
        "url": "https://example.org/p/",
        "alternateName": ["Giron"],
        "geo": {"@type": "GeoCoordinates", "latitude": 67.85572, "longitude": 20.22513},
        "containedInPlace": {"@type": "AdministrativeArea", "name": "Norrbottens län"},
    }


def test_a_site_is_described_with_its_search():
    site = structured_data.website(
        "N", "https://e.org/sv/", "sv", "https://e.org/sv/sok/?q={query}"
    )
    assert site["potentialAction"]["target"]["urlTemplate"].endswith("{query}")
    assert "potentialAction" not in structured_data.website("N", "https://e.org/", "sv")


def test_open_graph_names_the_person_and_describes_from_facts(show, kiruna):
    author = make_author("Eyvind Johnson", birth="1900", death="1976", birth_place=kiruna)
    make_work(author, title="Nu var det 1914")
    make_portrait(author)
    page = show(author)
    found = {
        node.get("property"): node.get("content") for node in page.tree.cssselect("meta[property]")
    }
    assert found["og:type"] == "profile"
    assert found["profile:first_name"] == "Eyvind"
    assert found["profile:last_name"] == "Johnson"
    description = page.tree.cssselect("meta[name=description]")[0].get("content")
    assert description == (
        "1900–1976. Genrer: Romaner. Språk: Svenska. Född: Kiruna. Verk: Nu var det 1914."
    )
    assert found["og:description"] == description
