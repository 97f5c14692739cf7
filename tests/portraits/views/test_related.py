"""Authors to read next."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import make_author, make_award, make_portrait, make_tie, make_work

pytestmark = pytest.mark.django_db


def test_related_authors_share_a_reason_and_are_few_and_always_the_same(show, kiruna):
    author = make_author("Någon", birth_year=1950, birth="1950")
    make_tie(author, kiruna, "grew_up")
    make_award(author, "Priset")
    friend = make_author("Vän Vännen")
    make_portrait(friend)
    make_work(author, friend, title="Gemensamt")
    rival = make_author("Rival Rivalsson")
    make_portrait(rival)
    make_award(rival, "Priset")
    for number in range(9):
        other = make_author(f"Granne {number}", birth=str(1940 + number))
        make_tie(other, kiruna, "grew_up")
        if number:
            make_portrait(other)
    lives_there = make_author("Annan anknytning")
    make_tie(lives_there, kiruna, "lives")
    make_portrait(lives_there)
    make_portrait(author)
    related = show(author).all(".related li > div")
    assert len(related) == 6
    assert related[0] == "Vän Vännen Skrivet tillsammans: Gemensamt"
    assert related[1] == "Granne 8 Uppvuxen: Kiruna"
    assert show(author).all(".related li > div") == related
    everybody = " ".join(related)
    assert "Granne 0" not in everybody
    assert "Annan" not in everybody


def test_pages_behind_a_restriction_are_not_linked(show, kiruna):
    author, other = make_author("Ett"), make_author("Två")
    for one in (author, other):
        make_tie(one, kiruna, "lives")
    make_portrait(author)
    page = make_portrait(other)
    assert show(author).all(".related li > div")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not show(author).all(".related li > div")
