"""The resolver: the best live page for an address, whatever languages it exists in."""

import pytest
from django.test import Client

from portraits.routing import SiteTree
from tests.factories import make_author, make_portrait

pytestmark = pytest.mark.django_db


@pytest.fixture
def swedish_portrait():
    """A portrait that exists in Swedish only."""
    return make_portrait(make_author("Stina Aronson", key="stina-aronson"))


def test_a_portrait_is_served_in_the_language_it_exists_in(client: Client, swedish_portrait):
    answer = client.get("/en/authors/stina-aronson/")
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == "en"
    assert answer.context["is_fallback"] is True
    assert answer.context["content_language"] == "sv"
    assert answer.context["head"].canonical == "http://testserver/sv/forfattare/stina-aronson/"


def test_an_own_translation_comes_first(client: Client, swedish_portrait):
    english = make_portrait(swedish_portrait.author, "en")
    answer = client.get("/en/authors/stina-aronson/")
    assert answer.context["page"].pk == english.pk
    assert answer.context["is_fallback"] is False


def test_a_draft_translation_does_not_hide_the_live_original(client: Client, swedish_portrait):
    make_portrait(swedish_portrait.author, "en", live=False)
    answer = client.get("/en/authors/stina-aronson/")
    assert answer.context["page"].pk == swedish_portrait.pk


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/en/forfattare/", "/en/authors/"),
        ("/sv/authors/", "/sv/forfattare/"),
        ("/en/forfattare/stina-aronson/?a=1", "/en/authors/stina-aronson/?a=1"),
    ],
)
def test_a_mixed_address_leads_to_the_right_one(client, swedish_portrait, asked, right):
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (302, right)


@pytest.mark.parametrize(
    "address", ["/sv/finns-inte/", "/en/authors/finns-inte/", "/en/finns/inte/alls/"]
)
def test_an_unknown_address_is_not_found(client, swedish_portrait, address):
    assert client.get(address).status_code == 404


def test_an_unpublished_or_hidden_author_is_not_shown(client, swedish_portrait):
    author = swedish_portrait.author
    for fields in ({"live": False}, {"hidden": True}):
        type(author).objects.filter(pk=author.pk).update(**{"live": True, "hidden": False} | fields)
        assert client.get("/sv/forfattare/stina-aronson/").status_code == 404
        assert client.get("/en/authors/stina-aronson/").status_code == 404


def test_addresses_need_one_query_for_the_whole_tree(swedish_portrait, django_assert_num_queries):
    with django_assert_num_queries(1):
        tree = SiteTree()
    with django_assert_num_queries(0):
        assert tree.reader_path(swedish_portrait, "en") == "/en/authors/stina-aronson/"
        assert tree.section_path("placeindexpage", "en", "se-25") == "/en/places/se-25/"
        assert tree.section_path("portraitindexpage", "sv") == "/sv/forfattare/"


@pytest.mark.parametrize(
    ("accept", "expected"), [("en-GB,en;q=0.8", "/en/"), ("sv", "/sv/"), ("de", "/sv/")]
)
def test_the_root_follows_the_readers_language_without_a_cookie(client, accept, expected):
    answer = client.get("/", headers={"accept-language": accept})
    assert (answer.status_code, answer.headers["Location"]) == (302, expected)
    assert not answer.cookies
