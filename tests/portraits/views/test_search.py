"""The search page: authors, works and places by name."""

import pytest
from lxml import html

from portraits.models import AuthorName, PlaceName
from tests.factories import (
    make_author,
    make_county,
    make_place,
    make_portrait,
    make_tie,
    make_work,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(client):
    """A function that gives the search page for words."""

    def get(words: str | None = None, path: str = "/en/search/"):
        answer = client.get(path, {} if words is None else {"q": words})
        assert answer.status_code == 200
        return html.fromstring(answer.content.decode())

    return get


def texts(tree, selector: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree.cssselect(selector)]


@pytest.fixture
def aronson():
    """An author with a work, a pseudonym and a place in our county."""
    county = make_county()
    place = make_place("Sandträsk", "village", parent=county)
    PlaceName.objects.create(place=place, name="Stinajärvi", language="fi")
    author = make_author("Stina Aronson", birth="1892-12-26", death="1956")
    author.names.add(AuthorName(name="Mimmi Palm"))
    author.save()
    make_tie(author, place, "lived")
    make_portrait(author, lead="Läkarhustru.")
    make_work(author, title="Stinas bok", first_year=1946)
    return author


def test_authors_works_and_places_are_found_by_their_names(search, aronson):
    page = search("stina")
    assert texts(page, "[role=status]") == ["3 hits for “stina”"]
    assert texts(page, ".kinds a") == ["Authors 1", "Works 1", "Places 1"]
    assert texts(page, ".section h2") == ["Authors", "Works", "Places"]
    assert texts(page, ".hit h3") == ["Stina Aronson", "Stinas bok", "Sandträsk"]
    assert [node.get("href") for node in page.cssselect(".hit h3 a")] == [
        f"/en/authors/{aronson.key}/",
        f"/en/works/{aronson.contributions.get().work.key}/",
        f"/en/places/{aronson.ties.all()[0].place.key}/",
    ]
    assert texts(page, ".hit mark") == ["Stina", "Stinas", "Stinajärvi"]
    assert texts(page, ".hit .meta") == [
        "1892–1956 · Has lived: Sandträsk · Novels · Swedish",
        "Stina Aronson · novel · 1946",
        "Village · Finnish: Stinajärvi · Norrbottens län · 1 author",
    ]
    assert page.cssselect("#works h3 [lang=sv]")
    assert page.cssselect("#places .meta [lang=fi]")


def test_other_names_and_other_spellings_are_found(search, aronson):
    assert texts(search("PALM"), "#authors .meta")[0].endswith("Pseudonym: Mimmi Palm")
    assert texts(search("sandtrask"), "#places mark") == ["Sandträsk"]
    assert texts(search("aronson"), ".hit h3") == ["Stina Aronson", "Stinas bok"]


def test_more_hits_are_a_link_away(search):
    for number in range(7):
        author = make_author(f"Anna {number}")
        make_portrait(author)
        make_work(author, title=f"Boken {number}")
    page = search("anna")
    assert texts(page, "#authors .hits > p a") == ["Show all 7 authors"]
    assert page.cssselect("#authors .hits > p a")[0].get("href") == "/en/authors/?q=anna"
    page = search("boken")
    assert len(page.cssselect("#works .hit")) == 5
    assert page.cssselect("#works .hits > p a")[0].get("href") == "/en/works/?q=boken"


def test_what_readers_may_not_see_is_not_found(search, aronson):
    make_author("Stina Utan Porträtt")
    hidden = make_author("Stina Dold", hidden=True)
    make_portrait(hidden)
    make_work(hidden, title="Stina och dold")
    make_work(aronson, title="Stinas utkast", live=False)
    make_place("Stinaby utan författare", "village")
    make_place("Stinaberg", "village", retired=True)
    assert texts(search("stina"), ".hit h3") == ["Stina Aronson", "Stinas bok", "Sandträsk"]


def test_nothing_asked_and_nothing_found_lead_on(search, aronson):
    for words in (None, "", "   ", "\x00", "!!"):
        page = search(words)
        assert not page.cssselect("[role=status]")
        assert "Authors A–Z" in texts(page, ".nobody li")
    page = search("Stina Aronssen")
    assert texts(page, "[role=status]") == ["0 hits for “Stina Aronssen”"]
    assert texts(page, ".nobody li")[0] == "Stina Aronson"
    assert page.cssselect("meta[name=robots]")[0].get("content") == "noindex, follow"
    assert not search().cssselect("meta[name=robots]")


@pytest.mark.parametrize("words", ["x" * 9000, "a " * 500, "'", '"><script>', "%", "\\", "🙂"])
def test_odd_questions_are_answered(search, aronson, words):
    page = search(words)
    assert not page.cssselect("script:not([type])")
    assert len(page.cssselect("input[name=q]")[0].get("value") or "") <= 100


def test_the_search_goes_along_when_the_language_is_switched(search, aronson):
    page = search("stina", "/sv/sok/")
    assert "/en/search/?q=stina" in [a.get("href") for a in page.cssselect(".switcher a")]


def test_the_number_of_queries_does_not_depend_on_the_hits(
    client, aronson, django_assert_max_num_queries
):
    client.get("/en/search/?q=stina")
    with django_assert_max_num_queries(99) as one:
        client.get("/en/search/?q=stina")
    for number in range(20):
        place = make_place(f"Stinaby {number}", "village")
        author = make_author(f"Stina {number}", birth_place=place)
        make_portrait(author)
        make_work(author, title=f"Stina {number}")
    with django_assert_max_num_queries(99) as many:
        client.get("/en/search/?q=stina")
    assert len(many.captured_queries) == len(one.captured_queries) <= 55
