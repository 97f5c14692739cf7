"""What the home page chooses: the portrait of the week and the curiosity of the day."""

import datetime
import uuid

import pytest
from wagtail.models import PageViewRestriction

from home.front_page import portrait_of_the_week, week_number
from portraits.models import Author
from portraits.querysets.curiosities import drawn, in_best_language, key_of
from tests.factories import make_author, make_portrait, own_collection

MONDAY = datetime.date(2026, 11, 23)


def test_weeks_follow_the_iso_calendar():
    weeks = [week_number(MONDAY + datetime.timedelta(days)) for days in range(-1, 8)]
    assert weeks == [weeks[0], *[weeks[0] + 1] * 7, weeks[0] + 2]
    new_year = datetime.date(2026, 12, 28)
    assert week_number(new_year) == week_number(new_year + datetime.timedelta(6))


@pytest.mark.django_db
def test_authors_take_turns_week_by_week():
    keys = []
    for name in ("Bo Ek", "Åsa Al", "Che Ask"):
        author = make_author(name, key=name.lower().replace(" ", "-").replace("å", "a"))
        make_portrait(author, lead="Skriver.")
        keys.append(author.pk)
    facts_only = make_author("Dag Alm")
    make_portrait(facts_only)
    collection = own_collection()
    weeks = [
        portrait_of_the_week(collection, MONDAY + datetime.timedelta(weeks=number))
        for number in range(6)
    ]
    assert sorted(weeks[:3]) == sorted(keys)
    assert weeks[:3] == weeks[3:]
    assert facts_only.pk not in weeks
    sunday = MONDAY + datetime.timedelta(days=6)
    assert portrait_of_the_week(collection, sunday) == weeks[0]


@pytest.mark.django_db
def test_portraits_of_facts_alone_take_turns_while_there_are_no_others():
    author = make_author("Dag Alm")
    make_portrait(author)
    assert portrait_of_the_week(own_collection(), MONDAY) == author.pk


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"own_words": "<p>Jag.</p>"}, {"body": [("heading", "Liv")]}])
def test_own_words_and_body_are_text_too(fields):
    make_portrait(make_author("Dag Alm"))
    written = make_author("Eva Bo")
    make_portrait(written, **fields)
    for number in range(3):
        day = MONDAY + datetime.timedelta(weeks=number)
        assert portrait_of_the_week(own_collection(), day) == written.pk


@pytest.mark.django_db
def test_the_editors_choice_comes_first_if_it_is_shown():
    other, chosen = make_author("Bo Ek"), make_author("Dag Alm")
    make_portrait(other, lead="Skriver.")
    page = make_portrait(chosen)
    collection = own_collection()
    collection.featured = chosen
    assert portrait_of_the_week(collection, MONDAY) == chosen.pk
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert portrait_of_the_week(collection, MONDAY) == other.pk
    PageViewRestriction.objects.all().delete()
    Author.objects.filter(pk=chosen.pk).update(hidden=True)
    assert portrait_of_the_week(collection, MONDAY) == other.pk


@pytest.mark.django_db
def test_an_empty_collection_has_neither():
    assert portrait_of_the_week(own_collection(), MONDAY) is None
    assert key_of(MONDAY) is None


def test_a_week_draws_seven_different_ones_and_a_new_one_changes_little():
    keys = [uuid.uuid5(uuid.NAMESPACE_OID, str(number)) for number in range(200)]
    week = [drawn(MONDAY + datetime.timedelta(days), keys) for days in range(7)]
    assert len(set(week)) == 7
    assert week == [drawn(MONDAY + datetime.timedelta(days), reversed(keys)) for days in range(7)]
    after = [
        drawn(MONDAY + datetime.timedelta(days), [*keys, uuid.uuid5(uuid.NAMESPACE_OID, "new")])
        for days in range(7)
    ]
    assert sum(one != other for one, other in zip(week, after, strict=True)) <= 7
    year = [drawn(MONDAY + datetime.timedelta(days), keys) for days in range(7 * 200)]
    counts = [year.count(key) for key in keys]
    assert min(counts) >= 1
    assert max(counts) < 20


def test_few_curiosities_take_turns():
    week = [drawn(MONDAY + datetime.timedelta(days), ["a", "b"]) for days in range(7)]
    assert set(week) == {"a", "b"}
    assert drawn(MONDAY, []) is None


@pytest.mark.django_db
def test_readers_of_every_language_get_the_same_curiosity():
    author = make_author("Bo Ek")
    swedish = make_portrait(author, curiosities=["<p>Ett.</p>", "<p>Två.</p>"])
    english = make_portrait(author, "en", curiosities=["<p>One.</p>", "<p>Two.</p>"])
    for own, other in zip(swedish.curiosities.all(), english.curiosities.all(), strict=True):
        other.translation_key = own.translation_key
        other.save()
    for number in range(7):
        day = MONDAY + datetime.timedelta(number)
        key = key_of(day)
        in_swedish = in_best_language(key, ("sv", "en"))
        in_english = in_best_language(key, ("en", "sv"))
        assert in_swedish.translation_key == in_english.translation_key
        assert (in_swedish.locale.language_code, in_english.locale.language_code) == ("sv", "en")
