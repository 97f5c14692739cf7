"""The entrance for schools: what a class needs, with counts, at no, one and many items."""

import time

import pytest
from django.utils import timezone

from portraits.models import ExcerptPage
from portraits.querysets.school_index import FACETS, LESSON, TEXT, Item, SchoolIndex, time_of
from tests.factories import (
    make_author,
    make_county,
    make_excerpt,
    make_place,
    make_portrait,
    make_right,
    make_tie,
    make_work,
    page_of,
)
from tests.lessons import make_lesson
from tests.reading import Read

pytestmark = pytest.mark.django_db

SV, EN = "/sv/skola/", "/en/schools/"


def teach(excerpt, **fields):
    """Say on the page of an excerpt what it is for."""
    ExcerptPage.objects.filter(excerpt=excerpt).update(**fields)
    return excerpt


def options(page, facet):
    """The values of a facet with their counts."""
    found = {}
    for box in page.tree.cssselect(f'input[name="{facet}"]'):
        number = box.getparent().cssselect(".num")[0].text_content().split()[-1]
        found[box.get("value")] = int(number)
    return found


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def author(county):
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    kiruna = make_place("Kiruna kommun", "municipality", key="kiruna", parent=county)
    make_tie(author, make_place("Karesuando", "village", parent=kiruna))
    return author


@pytest.fixture
def texts(author, county):
    pajala = make_place("Pajala kommun", "municipality", key="pajala", parent=county)
    novel = make_work(author, title="Snö", form="novel")
    novel.places.add(make_place("Junosuando", "village", key="junosuando", parent=pajala))
    novel.save()
    prose = make_excerpt(novel, " ".join(["ord"] * 1300), title="Första snön")
    poem = make_excerpt(
        make_work(author, title="Is", form="poetry", languages="fi"),
        "yksi\nkaksi",
        form="verse",
        language="fi",
        title="Jää",
        right=make_right(covers_classroom=False, covers_print=False),
    )
    teach(prose, school_years=["7-9", "gy"], subjects=["swedish"], difficulty="medium")
    teach(poem, school_years=["7-9"], subjects=["mother-tongue"], themes=["nature"])
    return prose, poem


def test_nothing_yet(client):
    for path in (SV, EN):
        page = Read(client, path)
        page.check()
        assert page.all(".results .lede")
        assert not page.tree.cssselect(".facet")


def test_every_facet_has_its_counts(client, texts):
    make_lesson(texts[0], school_years=["gy"], subjects=["swedish", "history"], minutes=60)
    page = Read(client, SV)
    page.check()
    assert page.one("#results-label") == "3 texter och lektioner"
    assert options(page, "kind") == {"lesson": 1, "text": 2}
    assert options(page, "year") == {"7-9": 2, "gy": 2}
    assert options(page, "time") == {"0-5": 1, "6-15": 1, "41-60": 1}
    assert options(page, "subject") == {"swedish": 2, "mother-tongue": 1, "history": 1}
    assert options(page, "theme") == {"nature": 1}
    assert options(page, "language") == {"sv": 2, "fi": 1}
    assert options(page, "difficulty") == {"medium": 1}
    assert options(page, "form") == {"novel": 2, "poetry": 1}
    assert options(page, "municipality") == {"kiruna": 3}
    assert {"pajala": 2, "junosuando": 2}.items() <= options(page, "place").items()
    assert options(page, "rights") == {"class": 2, "read": 1}


def test_choices_narrow_and_a_facet_is_counted_without_its_own(client, texts):
    page = Read(client, f"{SV}?year=gy")
    page.check()
    assert page.all(".excerpts h3") == ["Första snön"]
    assert options(page, "year") == {"7-9": 2, "gy": 1}
    assert options(page, "subject") == {"swedish": 1}
    assert page.meta("robots") == "noindex, follow"
    both = Read(client, f"{SV}?year=gy&year=7-9")
    assert len(both.all(".excerpts h3")) == 2
    assert Read(client, f"{SV}?year=gy&theme=nature").all(".excerpts h3") == []
    assert Read(client, f"{SV}?municipality=kiruna&rights=read").all(".excerpts h3") == ["Jää"]
    assert Read(client, f"{SV}?place=pajala").all(".excerpts h3") == ["Första snön"]
    # Each choice can be taken back by itself.
    (year, clear) = page.links(".picked a")
    assert (year, clear) == (SV, SV)


def test_the_form_works_without_a_script(client, texts):
    page = Read(client, f"{SV}?year=gy")
    (form,) = page.tree.cssselect("form#filter")
    assert form.get("action") == SV
    assert form.get("method", "get") == "get"
    boxes = page.tree.cssselect('input[type="checkbox"]')
    assert {box.get("form") for box in boxes} == {"filter"}
    assert page.tree.cssselect('button[type="submit"][form="filter"]')


def test_what_is_not_understood_is_left_out_and_said(client, texts):
    page = Read(client, f"{SV}?year=13&place=<script>&page=abc&subject=swedish")
    page.check()
    assert page.all(".excerpts h3") == ["Första snön"]
    assert len(page.all(".notice li")) == 2
    assert "<script>&" not in page.text


def test_what_may_not_be_shown_is_not_found(client, texts):
    prose, _poem = texts
    assert len(Read(client, SV).all(".excerpts h3")) == 2
    prose.rights.ends = timezone.localdate() - timezone.timedelta(days=1)
    prose.rights.save()
    page = Read(client, SV)
    assert page.all(".excerpts h3") == ["Jää"]
    assert options(page, "difficulty") == {}


def test_what_the_first_page_says_of_a_text_holds_in_every_language(client, texts, author):
    prose, _poem = texts
    make_portrait(author, "en")
    swedish = page_of(prose)
    english = ExcerptPage(
        excerpt=prose, author=author, locale=author.portraits.get(locale__language_code="en").locale
    )
    english.follow_record()
    author.portraits.get(locale__language_code="en").add_child(instance=english)
    assert english.school_years == []
    page = Read(client, f"{EN}?year=gy")
    assert page.all(".excerpts h3") == ["Första snön"]
    assert swedish.pk < english.pk


def test_the_number_of_queries_does_not_follow_that_of_items(client, author, texts):
    Read(client, SV)
    few = Read(client, f"{SV}?page=1")
    for number in range(25):
        teach(
            make_excerpt(make_work(author, title=f"Bok {number}"), title=f"Bit {number}"),
            school_years=["4-6"],
        )
        make_lesson(texts[0], title=f"Lektion {number}")
    Read(client, SV)
    many = Read(client, f"{SV}?page=1")
    assert len(many.all(".excerpts h3")) == 24
    assert many.queries <= few.queries + 1
    assert many.links('.pager a[rel="next"]') == [f"{SV}?page=2"]


def test_ten_thousand_items_are_counted_at_once():
    items = []
    for number in range(10_000):
        item = Item(TEXT if number % 5 else LESSON, number, f"Titel {number}")
        item.values["kind"] = {item.kind}
        item.values["year"] = {("f-3", "4-6", "7-9", "gy")[number % 4]}
        item.values["theme"] = {("nature", "work", "humour")[number % 3], "places"}
        item.values["time"] = {time_of(number % 130)}
        items.append(item)
    index = SchoolIndex.of(items)
    asked = {"year": ["gy"], "theme": ["nature", "work"]}
    started = time.process_time()
    counts = {facet: index.counts(asked, facet) for facet in FACETS}
    found = index.found(asked)
    assert time.process_time() - started < 0.5
    right = [item for item in items if "gy" in item.values["year"]
             and item.values["theme"] & {"nature", "work"}]  # fmt: skip
    assert len(found) == len(right)
    assert {key for _kind, key in found} == {item.page for item in right}
    assert counts["kind"][LESSON] == sum(item.kind == LESSON for item in right)
    assert counts["year"]["f-3"] == sum(
        "f-3" in item.values["year"] and bool(item.values["theme"] & {"nature", "work"})
        for item in items
    )


def test_the_way_to_the_entrance_stands_in_the_menu(client):
    page = Read(client, "/sv/")
    assert SV in page.links(".site-nav a")
    assert "/en/schools/" in Read(client, "/en/").links(".site-nav a")
