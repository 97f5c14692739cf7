"""A new portrait from one short form."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from wagtail.models import Locale

from portraits.actions.set_up_groups import CONSULTANT, WRITER, set_up_groups
from portraits.editorial.beginning import likely_the_same
from portraits.models import Author, PortraitPage, Work
from tests.factories import make_author, make_place
from tests.people import logged_in

pytestmark = pytest.mark.django_db
ADDRESS = reverse("begin_portrait")


@pytest.fixture(autouse=True)
def _groups() -> None:
    set_up_groups()


@pytest.fixture
def consultant() -> Client:
    return logged_in("kim", CONSULTANT)


def sent(client: Client, **fields):
    """The form as it is sent."""
    locale = Locale.objects.get(language_code="sv")
    values = {"name": "Elna Kourajärvi", "birth_year": "", "place": "", "tie": "", "works": ""}
    return client.post(ADDRESS, {**values, "locale": locale.pk, **fields})


def test_one_form_makes_author_tie_works_and_page_and_opens_the_page(consultant):
    place = make_place("Korpilombolo")
    answer = sent(
        consultant,
        name="  Elna   Kourajärvi ",
        birth_year="1926",
        place=place.pk,
        tie="grew_up",
        works="Tröskeln (1956)\n\nVinden, och sedan (1961)\nUtan år\n",
    )
    page = PortraitPage.objects.get()
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    author = Author.objects.get()
    assert (author.name, author.birth, author.live) == ("Elna Kourajärvi", "1926", False)
    assert [(tie.place, tie.kind) for tie in author.ties.all()] == [(place, "grew_up")]
    works = Work.objects.order_by("pk")
    assert [(work.title, work.first_year, work.live) for work in works] == [
        ("Tröskeln", 1956, False),
        ("Vinden, och sedan", 1961, False),
        ("Utan år", None, False),
    ]
    assert not page.live
    assert consultant.get(answer.headers["Location"]).status_code == 200
    # Readers see nothing of it.
    assert Author.objects.listed().count() == 0


@pytest.mark.parametrize("name", ["Elna Kourajarvi", "elna kourajärvi", "Kourajärvi, Elna"])
def test_somebody_who_is_here_already_is_pointed_out(consultant, name):
    there = make_author("Elna Kourajärvi", birth="1926")
    answer = sent(consultant, name=name)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Titta om författaren redan finns" in text
    assert f"/edit/{there.pk}/" in text
    assert Author.objects.count() == 1
    answer = sent(consultant, name=name, is_another="on")
    assert answer.status_code == 302
    assert Author.objects.count() == 2


def test_another_year_of_birth_is_another_person(consultant):
    make_author("Elna Kourajärvi", birth="1926")
    assert likely_the_same("Elna Kourajärvi", "1950") == []
    assert len(likely_the_same("Elna Kourajärvi", "1927")) == 1
    assert len(likely_the_same("Elna Kourajärvi", "")) == 1
    assert likely_the_same("Nils Ek", "") == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "error"),
        ({"name": "<b>Elna</b>"}, "märkkod"),
        ({"birth_year": "19"}, "1000"),
        ({"tie": "lives"}, "Ange hur författaren är knuten till platsen"),
        ({"works": "<script>alert(1)</script> (1982)"}, "märkkod"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(consultant, fields, said):
    answer = sent(consultant, **fields)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert said in answer.content.decode()
    assert not Author.objects.exists()
    assert not PortraitPage.objects.exists()


def test_only_those_who_write_facts_may_begin():
    writer = logged_in("x", WRITER)
    assert writer.get(ADDRESS).status_code == 302
    assert sent(writer).status_code == 302
    assert not Author.objects.exists()
    assert "begin-portrait" not in writer.get(reverse("wagtailadmin_home")).content.decode()


def test_the_form_is_in_the_menu(consultant):
    assert ADDRESS in consultant.get(reverse("wagtailadmin_home")).content.decode()
    text = consultant.get(ADDRESS).content.decode()
    assert "Nytt porträtt" in text
    chosen = html.document_fromstring(text).cssselect("select[name=locale] [selected]")
    assert [option.text for option in chosen] == ["svenska"]


def test_there_is_room_for_three_ties_and_a_picture(consultant, make_picture):
    places = [make_place(name) for name in ("Korpilombolo", "Pajala", "Luleå")]
    picture = make_picture(None)
    answer = sent(
        consultant,
        picture=picture.pk,
        works="Tröskeln (1956)",
        place=places[0].pk,
        tie="grew_up",
        place_2=places[1].pk,
        tie_2="lived",
        place_3=places[2].pk,
        tie_3="worked",
    )
    assert answer.status_code == 302
    author = Author.objects.get()
    assert author.portrait_picture == picture
    found = [(tie.place, tie.kind) for tie in author.get_latest_revision_as_object().ties.all()]
    assert found == list(zip(places, ("grew_up", "lived", "worked"), strict=True))
    # From here one goes on to an excerpt.
    text = consultant.get(answer.headers["Location"]).content.decode()
    assert f"/excerpt/add/?author={author.pk}" in text


def test_a_second_place_needs_its_tie_too(consultant):
    answer = sent(consultant, place_2=make_place("Pajala").pk)
    assert "Ange hur författaren är knuten till platsen" in answer.content.decode()
    assert not Author.objects.exists()
