"""Previews for editors: the facts of a record, and a portrait that is not published."""

import pytest
from django.contrib.auth import get_user_model
from lxml import html

from portraits.models import Author, Tie
from tests.factories import make_author, make_portrait, make_work

pytestmark = pytest.mark.django_db


def previewed(record, rf):
    """The preview of a record or page, as the editor's view asks for it."""
    request = rf.get("/")
    request.user = get_user_model().objects.create_superuser("red", "red@example.org", "lösen")
    answer = record.make_preview_request(request, record.default_preview_mode)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def texts(tree, selector):
    """The texts of the elements a selector finds."""
    return [" ".join(node.text_content().split()) for node in tree.cssselect(selector)]


def test_the_preview_of_a_record_shows_its_facts_as_they_are_in_the_form(rf, kiruna):
    author = make_author("Sparat namn", live=False)
    make_work(author, title="Räkna stenar")
    author.name = "Nytt namn"
    author.ties = [
        Tie(place=kiruna, kind="lives"),
        Tie(place_words="Osäkert", kind="lived", confidence="low"),
    ]
    tree = previewed(author, rf)
    assert texts(tree, "h1") == ["Nytt namn"]
    assert texts(tree, ".notice h2") == ["Förhandsvisning av uppgifterna"]
    assert texts(tree, ".ties > div")[0] == "Bor Kiruna"
    assert "Osäkert" not in tree.text_content()
    assert texts(tree, ".works cite") == ["Räkna stenar"]
    author.refresh_from_db()
    assert author.name == "Sparat namn"


def test_a_record_that_was_never_saved_can_be_previewed(rf):
    assert texts(previewed(Author(name="Ny"), rf), "h1") == ["Ny"]


def test_an_unpublished_portrait_of_an_unpublished_author_can_be_previewed(rf, kiruna):
    author = make_author("Någon", live=False)
    author.ties.set([Tie(place=kiruna, kind="lives")])
    author.save()
    page = make_portrait(author, live=False)
    page.lead = "Ny ingress."
    tree = previewed(page, rf)
    assert texts(tree, ".lede") == ["Ny ingress."]
    assert texts(tree, ".ties > div")[0] == "Bor Kiruna"
    assert not texts(tree, ".notice")
