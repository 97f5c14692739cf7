"""Real portraits as readers get them: imported, then read over HTTP."""

import json

import pytest
from lxml import html

pytestmark = pytest.mark.usefixtures("real_records")

# What the shared data says of five authors: facts on the page, hosts of sources, JSON-LD.
PORTRAITS = {
    "eyvind-johnson": (
        ["1900–1976", "Björkelund", "29 juli 1900", "Olof Edvin Verner Jonsson", "Nobelpriset"],
        ["bibblo.se", "sewiki.info"],
        {"birthDate": "1900-07-29", "deathDate": "1976-08-25", "knowsLanguage": ["sv"]},
    ),
    "johan-turi": (
        ["1854–1936", "Kautokeino", "Jukkasjärvi", "Johan Thuri"],
        [],
        {"birthDate": "1854-03-12", "deathDate": "1936-11-30"},
    ),
    "stina-aronson": (
        ["1892–1956", "Stockholm", "Uppsala", "Mimmi Palm", "Sara Sand"],
        ["skbl.se", "bibblo.se"],
        {"birthDate": "1892-12-26", "deathDate": "1956-11-24"},
    ),
    "linnea-axelsson": (
        ["född 1980", "Porjus", "Ædnan", "Augustpriset"],
        ["albertbonniersforlag.se"],
        {"birthDate": "1980"},
    ),
    "mikael-niemi": (["född 1959"], [], {"birthDate": "1959"}),
}


def read(client, key):
    """The page of an author: the whole tree, its visible text, and its JSON-LD documents."""
    answer = client.get(f"/sv/forfattare/{key}/")
    assert answer.status_code == 200
    tree = html.fromstring(answer.content)
    documents = [json.loads(node.text) for node in tree.cssselect('[type="application/ld+json"]')]
    [main] = tree.cssselect("main")
    return tree, " ".join(main.text_content().split()), documents


@pytest.mark.parametrize("key", PORTRAITS)
def test_a_real_portrait_tells_its_facts_and_sources(client, key):
    facts, hosts, expected = PORTRAITS[key]
    tree, text, documents = read(client, key)
    assert [fact for fact in facts if fact not in text] == []
    links = [node.get("href") for node in tree.cssselect("section[aria-labelledby=sources] a")]
    assert [host for host in hosts if not any(host in link for link in links)] == []
    [person] = [document for document in documents if document.get("@type") == "Person"]
    assert {name: person.get(name) for name in expected} == expected


def test_an_uncertain_fact_is_not_shown(client):
    """The sources disagree on where Mikael Niemi was born, so the page does not say."""
    _tree, text, documents = read(client, "mikael-niemi")
    [person] = [document for document in documents if document.get("@type") == "Person"]
    assert "birthPlace" not in person
    assert "Tärnaby" not in text


def test_the_living_have_no_birthday(client):
    """His exact date is in the data, but not on the page."""
    _tree, text, documents = read(client, "mikael-niemi")
    assert "13 augusti" not in text
    assert "1959-08-13" not in json.dumps(documents)


def test_readers_of_english_get_the_swedish_portrait_marked_as_such(client):
    answer = client.get("/en/authors/eyvind-johnson/")
    tree = html.fromstring(answer.content)
    assert tree.get("lang") == "en"
    [canonical] = tree.cssselect("link[rel=canonical]")
    assert canonical.get("href").endswith("/sv/forfattare/eyvind-johnson/")
    assert tree.cssselect("link[hreflang=en]") == []
    [curiosity] = tree.cssselect("section[aria-labelledby=curiosities] [lang=sv] , .x")[:1]
    assert "Eyvind Johnson-priset" in curiosity.text_content()
    assert "Read" not in tree.cssselect("h1")[0].text_content()
    assert "has not been translated" in tree.text_content()
