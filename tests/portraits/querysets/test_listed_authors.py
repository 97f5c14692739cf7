"""Which authors lists name, and which of their portraits is best for a reader."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portraits.models import Author, PortraitPage
from portraits.querysets.matching import FULL, SearchWords
from tests.factories import make_author, make_portrait, portrait_index

pytestmark = pytest.mark.django_db


def best(author: Author, *languages: str) -> str:
    found = Author.objects.with_best_portrait(languages).get(pk=author.pk).best_portrait
    return PortraitPage.objects.get(pk=found).content_language if found else ""


def test_the_best_portrait_follows_the_chain_of_the_reader() -> None:
    author = make_author()
    make_portrait(author, "sv")
    english = make_portrait(author, "en")
    assert best(author, "en", "sv") == "en"
    assert best(author, "sv", "en") == "sv"
    assert best(author, "fi", "sv", "en") == "sv"
    Page.objects.filter(pk=english.pk).update(live=False)
    assert best(author, "en", "sv") == "sv"
    PageViewRestriction.objects.create(page=portrait_index("sv"), restriction_type="login")
    assert best(author, "en", "sv") == ""
    assert not Author.objects.listed().exists()


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_a_restriction_anywhere_above_hides_what_wagtail_hides(depth: int) -> None:
    page = make_portrait(make_author("Ett A"))
    make_portrait(make_author("Två B"), "en")
    above = Page.objects.get(path=page.path[: depth * Page.steplen])
    PageViewRestriction.objects.create(page=above, restriction_type="login")
    pages = PortraitPage.objects.live()
    assert set(pages.unrestricted()) == set(pages.public())


def test_the_first_publication_is_that_of_the_oldest_portrait() -> None:
    author, now = make_author(), timezone.now()
    earlier = now - datetime.timedelta(days=3)
    make_portrait(author, "sv", first_published_at=now)
    make_portrait(author, "en", first_published_at=earlier)
    found = Author.objects.with_first_publication().get(pk=author.pk)
    assert found.first_publication == earlier


def test_the_best_of_an_authors_names_ranks_it() -> None:
    author = make_author("Karolina Ek")
    author.names.create(name="Lina", kind="pseudonym")
    author.save()
    words = SearchWords.read("lina")
    assert Author.objects.named(words).ranked(words).get().rank == FULL


def test_the_list_looks_restrictions_up_in_the_same_query(django_assert_num_queries) -> None:
    make_portrait(make_author())
    with django_assert_num_queries(1):
        assert Author.objects.listed().count() == 1
