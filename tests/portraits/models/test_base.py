"""Drafts, publishing and history of records and pages."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Page

from portraits.models import Author, Curiosity, PublishRefused, Tie, problems
from tests.factories import (
    make_author,
    make_place,
    make_portrait,
    make_tie,
    make_work,
)

pytestmark = pytest.mark.django_db


def test_a_draft_changes_nothing_that_readers_see():
    author = make_author("Anna Berg")
    make_tie(author, make_place("Råneå"), "lives")
    author.name = "Anna Ek"
    author.ties = []
    author.save_revision()
    stored = Author.objects.get(pk=author.pk)
    assert (stored.name, stored.ties.count()) == ("Anna Berg", 1)


def test_publishing_refuses_a_row_that_is_incomplete():
    author = make_author("Anna Berg")
    author.ties = [Tie(kind="lives")]
    revision = author.save_revision(clean=False)
    with pytest.raises(PublishRefused) as refused:
        revision.publish()
    assert isinstance(refused.value, PermissionDenied)
    assert [where for where, error in refused.value.problems] == ["Anknytning 1"]
    assert Author.objects.get(pk=author.pk).ties.count() == 0


def test_publishing_a_page_refuses_a_curiosity_without_text():
    page = make_portrait(make_author("Anna Berg"), curiosities=["Bytte skor två gånger om dagen."])
    page.curiosities = [Curiosity(text="", source_title="Intervju", locale=page.locale)]
    revision = page.save_revision(clean=False)
    with pytest.raises(PublishRefused):
        revision.publish()
    assert Page.objects.get(pk=page.pk).specific.curiosities.get().text.startswith("Bytte")


def test_a_complete_revision_is_published():
    author = make_author("Anna Berg")
    place = make_place("Råneå")
    author.ties = [Tie(kind="lives", place=place)]
    author.save_revision().publish()
    assert Author.objects.get(pk=author.pk).ties.get().place == place


def test_a_draft_whose_place_was_removed_can_be_opened():
    author = make_author("Anna Berg")
    gone, kept = make_place("Gamla byn"), make_place("Nya byn")
    author.birth_place = gone
    author.ties = [Tie(kind="lives", place=gone), Tie(kind="lived", place=kept)]
    author.save_revision()
    gone.delete()
    draft = Author.objects.get(pk=author.pk).get_latest_revision_as_object()
    assert draft.birth_place is None
    assert [tie.place for tie in draft.ties.all()] == [None, kept]
    assert problems(draft), "the tie without its place is reported, not silently dropped"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"birth": "1900", "death": "1890"}, "death"),
        ({"birth": "2999"}, "birth"),
        ({"birth": "i vintras"}, "birth"),
        ({"birth": "1800", "death": "1990"}, "death"),
        ({"isni": "0000000000000000X"}, "isni"),
        ({"wikidata_qid": "Q0"}, "wikidata_qid"),
    ],
)
def test_impossible_facts_of_an_author(fields, wrong):
    author = make_author("Anna Berg")
    for name, value in fields.items():
        setattr(author, name, value)
    [(_where, error), *_rest] = problems(author)
    assert wrong in error.message_dict


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [({"first_year": 1899}, "first_year"), ({"first_year": 2999}, "first_year")],
)
def test_impossible_facts_of_a_work(fields, wrong):
    work = make_work(make_author("Anna Berg", birth="1900"), first_year=1930)
    assert not problems(work)
    for name, value in fields.items():
        setattr(work, name, value)
    [(_where, error)] = problems(work)
    assert wrong in error.message_dict


@pytest.mark.parametrize("isbn", ["978-91-0-012345-6", "abc"])
def test_a_wrong_isbn_is_refused(isbn):
    work = make_work(make_author("Anna Berg"), isbn="9789100123451"[:12] + "0")
    [edition] = work.editions.all()
    edition.isbn = isbn
    work.editions = [edition]
    [(_where, error)] = problems(work)
    assert "isbn" in error.message_dict


def test_keys_derived_on_save_sort_swedish():
    names = [
        "Åström, Eva",
        "Qvanten, Aurora von",
        "Ærlig, Bo",
        "Ängman, Di",
        "Zorn, Al",
        "Östh, Ju",
    ]
    for name in names:
        make_author(name.split(", ")[1], sort_name=name)
    expected = [
        "Qvanten, Aurora von",
        "Zorn, Al",
        "Åström, Eva",
        "Ängman, Di",
        "Ærlig, Bo",
        "Östh, Ju",
    ]
    found = list(Author.objects.order_by("sort_sv").values_list("sort_name", flat=True))
    assert found == expected
    assert make_author("Aurora von Qvanten").sort_name == "Qvanten, Aurora von"


def test_a_portrait_follows_its_record():
    page = make_portrait(make_author("Anna Berg", key="anna-berg"))
    assert (page.title, page.slug) == ("Anna Berg", "anna-berg")
    assert page.translation_key == page.author.portrait_key


def test_a_second_portrait_in_the_same_language_is_refused():
    author = make_author("Anna Berg")
    make_portrait(author)
    with pytest.raises(ValidationError) as refused:
        make_portrait(author)
    assert "author" in refused.value.message_dict
