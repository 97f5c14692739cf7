"""Works: the list by title and by year, and the page of a work."""

import pytest

from portraits.models import Author, Contribution, Edition, Work
from portraits.views.work_lists import PAGE_SIZE
from tests.factories import make_author, make_award, make_place, make_portrait, make_work
from tests.reading import Read

pytestmark = pytest.mark.django_db


def portrayed(name="", **fields):
    author = make_author(name, **fields)
    make_portrait(author)
    return author


@pytest.fixture
def works():
    """Four works by two authors, one of them by both."""
    stina, bo = portrayed("Stina Inga"), portrayed("Bo Ek")
    return [
        make_work(stina, title="Över isen", first_year=1984, key="over-isen"),
        make_work(stina, title="Giela / Språk", languages="se sv", form="poetry", first_year=1999, key="giela"),
        make_work(bo, title="Alm", first_year=1991, form="crime", key="alm"),
        make_work(stina, bo, title="Tillsammans", key="tillsammans"),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["/sv/verk/", "/en/works/", "/sv/verk/?sort=year"])
def test_no_works(client, path):
    page = Read(client, path)
    page.check()
    assert not page.tree.cssselect(".year-row, .pager, .decades")


def test_works_stand_under_letters_in_the_order_of_the_language(client, works):
    page = Read(client, "/sv/verk/")
    page.check()
    assert page.all(".index-letter h3") == ["A", "G", "T", "Ö"]
    assert page.links(".alphabet a") == [
        f"/sv/verk/?letter={letter}" for letter in ("A", "G", "T", "%C3%96")
    ]
    assert Read(client, "/en/works/").all(".index-letter h3") == ["A", "G", "O", "T"]
    row = page.tree.cssselect(".year-row")[3]
    assert row.cssselect("time")[0].text == "1984"
    assert page.links(".index-letter a")[-2:] == [
        "/sv/verk/over-isen/",
        f"/sv/forfattare/{works[0].contributions.get().author.key}/",
    ]


def test_titles_are_marked_part_by_part(client, works):
    page = Read(client, "/sv/verk/")
    (part,) = page.tree.cssselect("cite span[lang=se]")
    assert part.text == "Giela"
    assert "Giela / Språk" in page.all("cite")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("letter=Ö", ["Över isen"]),
        ("q=isen", ["Över isen"]),
        ("q=ek", ["Alm", "Tillsammans"]),
        ("form=poetry", ["Giela / Språk"]),
        ("form=poetry&form=crime", ["Alm", "Giela / Språk"]),
        ("language=se", ["Giela / Språk"]),
        ("language=sv", ["Alm", "Giela / Språk", "Tillsammans", "Över isen"]),
        ("period=1990-1999", ["Alm", "Giela / Språk"]),
        ("period=1990-1999&form=crime", ["Alm"]),
        ("sort=year", ["Över isen", "Alm", "Giela / Språk", "Tillsammans"]),
        ("q=finnsinte", []),
        ("language=s", ["Alm", "Giela / Språk", "Tillsammans", "Över isen"]),
        (
            "q=%00&page=x&period=1&form=zzz&sort=zzz",
            ["Alm", "Giela / Språk", "Tillsammans", "Över isen"],
        ),
    ],
)
def test_the_list_is_narrowed(client, works, query, titles):
    page = Read(client, f"/sv/verk/?{query}")
    assert page.all(".year-row cite") == titles


def test_facets_count_without_their_own_choice(client, works):
    page = Read(client, "/sv/verk/?form=crime")
    counts = {
        node.cssselect("input")[0].get("value"): node.cssselect(".num")[0]
        .text_content()
        .split()[-1]
        for node in page.tree.cssselect(".facet label")
    }
    assert counts["crime"] == "1"
    assert counts["poetry"] == "1"
    assert counts["novel"] == "2"
    assert counts["sv"] == "1"
    assert "se" not in counts
    assert counts["1990-1999"] == "1"
    assert page.meta("robots") == "noindex, follow"
    assert page.tree.cssselect(".picked a")[0].get("href") == "/sv/verk/"


def test_by_year_works_stand_under_decades_with_their_piles(client, works):
    page = Read(client, "/en/works/?sort=year")
    page.check()
    assert page.all(".decade-block h3") == ["1980s", "1990s", "Year unknown"]
    assert page.links(".decades a") == [
        "/en/works/?period=1980-1989&sort=year",
        "/en/works/?period=1990-1999&sort=year",
    ]
    assert not page.tree.cssselect(".alphabet")
    hidden = page.tree.cssselect('form.search input[type="hidden"]')
    assert [(node.get("name"), node.get("value")) for node in hidden] == [("sort", "year")]


def test_works_of_a_place(client, works):
    place = make_place("Kiruna", key="se-2584")
    works[2].places.add(place)
    works[2].save()
    page = Read(client, "/sv/verk/?place=se-2584")
    assert page.all(".year-row cite") == ["Alm"]
    assert "Kiruna" in page.one(".picked a:first-child")


def test_many_works_have_pages_and_cost_no_more_queries(client, works):
    author = works[0].contributions.get().author
    Read(client, "/sv/verk/")
    few = Read(client, "/sv/verk/").queries
    for number in range(2 * PAGE_SIZE):
        make_work(author, title=f"Bok {number}", first_year=1950 + number % 70)
    page = Read(client, "/sv/verk/?page=2")
    page.check()
    assert len(page.all(".year-row")) == PAGE_SIZE
    assert page.links(".pager a") == ["/sv/verk/", "/sv/verk/?page=3"]
    assert page.queries <= few
    assert page.queries <= 26
    assert len(Read(client, "/sv/verk/?page=99999999").all(".year-row")) == 4


def test_a_work_has_its_facts(client, works):
    work = works[1]
    work.audience = "adults"
    work.editions = [
        Edition(isbn="9789100123451", year=1999, publisher="DAT", language="se"),
        Edition(year=2001, title="Language", language="en", translator="Eva Al"),
    ]
    place = make_place("Kiruna", key="se-2584")
    work.places.add(place)
    work.contributions.add(Contribution(name="Lisa Ill", role="ill"))
    row = work.contributions.first()
    row.source_url, row.source_title = "https://example.org/giela", "Lexikon"
    work.save()
    make_award(Author.objects.get(name="Stina Inga"), "Priset", year=2000, work=work)
    make_award(Author.objects.get(name="Stina Inga"), "Andra priset", work=work, status="nominated")
    page = Read(client, "/en/works/giela/")
    page.check()
    assert page.one("h1") == "Giela / Språk"
    assert page.lang("h1 cite span") == "se"
    assert "Stina Inga" in page.one(".page-head .lede")
    assert "Illustrator: Lisa Ill" in page.one(".page-head .lede")
    facts = dict(zip(page.all(".lines dt"), page.all(".lines dd"), strict=True))
    assert facts["First published"] == "1999"
    assert facts["Form"] == "Poetry"
    assert facts["Language"] == "Northern Sami, Swedish"
    assert facts["Set in"] == "Kiruna"
    assert page.all("[aria-labelledby=editions] li") == [
        "1999 · Northern Sami · DAT · ISBN 978-91-0-012345-1",
        "2001 · Language · English · Translator: Eva Al",
    ]
    assert page.all("[aria-labelledby=awards] li") == [
        "2000 Priset, Stina Inga",
        "Andra priset, Stina Inga nominated",
    ] or page.all("[aria-labelledby=awards] li")[0].startswith("Andra")
    assert page.links("[aria-labelledby=sources] a") == ["https://example.org/giela"]
    assert "9789100123451" in page.links("a.button")[0]
    book = page.json_ld["Book"]
    assert book["isbn"] == "9789100123451"
    assert book["inLanguage"] == ["se", "sv"]
    assert book["author"][0]["name"] == "Stina Inga"
    assert book["illustrator"][0]["name"] == "Lisa Ill"
    assert book["award"] == ["Priset (2000)"]
    assert book["contentLocation"][0]["name"] == "Kiruna"
    assert page.meta("og:type") == "book"


def test_a_work_that_came_out_after_the_authors_death_says_so(client):
    work = make_work(portrayed("Paulus Utsi", death="1975"), first_year=1980)
    page = Read(client, f"/en/works/{work.key}/")
    assert "1980, after the author's death" in page.all(".lines dd")


def test_a_work_by_two_leads_to_both(client, works):
    page = Read(client, "/sv/verk/tillsammans/")
    assert len(page.links(".page-head .lede a")) == 2
    assert page.all(".crumbs li") == ["Verk", "T", "Tillsammans"]
    assert page.links(".crumbs a") == ["/sv/verk/", "/sv/verk/?letter=T"]


def test_translations_lead_both_ways(client, works):
    original = works[0]
    translation = make_work(
        Author.objects.get(name="Stina Inga"),
        title="Over the Ice",
        languages="en",
        translation_of=original,
        is_translation=True,
        key="over-the-ice",
        first_year=2001,
    )
    page = Read(client, "/sv/verk/over-isen/")
    assert page.links("[aria-labelledby=translations] a")[0] == f"/sv/verk/{translation.key}/"
    back = Read(client, "/sv/verk/over-the-ice/")
    assert "/sv/verk/over-isen/" in back.links(".lines a")
    assert back.json_ld["Book"]["translationOfWork"]["name"] == "Över isen"
    Work.objects.filter(pk=translation.pk).update(live=False)
    assert "Over the Ice" not in Read(client, "/sv/verk/over-isen/").text


def test_who_is_not_public_is_not_named(client, works):
    Author.objects.filter(name="Bo Ek").update(hidden=True)
    page = Read(client, "/en/works/tillsammans/")
    assert "Bo Ek" not in page.text
    assert "and others" in page.one(".page-head .lede")
    assert client.get("/en/works/alm/").status_code == 404
    assert "Alm" not in Read(client, "/en/works/").all("cite")


@pytest.mark.parametrize("change", ["hidden", "draft", "low", "no portrait", "draft work"])
def test_a_work_nobody_may_see_is_not_found(client, works, change):
    work = works[2]
    author = Author.objects.get(name="Bo Ek")
    if change == "low":
        Contribution.objects.filter(work=work).update(confidence="low")
    elif change == "no portrait":
        author.portraits.get().delete()
    elif change == "draft work":
        Work.objects.filter(pk=work.pk).update(live=False)
    else:
        Author.objects.filter(pk=author.pk).update(
            **{"hidden": {"hidden": True}, "draft": {"live": False}}[change]
        )
    assert client.get("/sv/verk/alm/").status_code == 404
    assert "Alm" not in Read(client, "/sv/verk/").all("cite")


def test_an_author_without_a_portrait_is_named_but_not_linked(client, works):
    other = make_author("Eva Utan")
    works[0].contributions.add(Contribution(author=other, role="trl"))
    works[0].save()
    page = Read(client, "/en/works/over-isen/")
    assert "Translator: Eva Utan" in page.one(".page-head .lede")
    assert len(page.links(".page-head .lede a")) == 1


@pytest.mark.parametrize("path", ["/sv/verk/finns-inte/", "/en/works/finns-inte/"])
def test_an_unknown_work_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_page_of_a_work_costs_the_same_for_much_as_for_little(client, works):
    Read(client, "/sv/verk/over-isen/")
    few = Read(client, "/sv/verk/over-isen/").queries
    work = works[0]
    for number in range(20):
        work.contributions.add(
            Contribution(author=portrayed(f"Medförfattare {number}"), role="aut")
        )
        work.editions.add(Edition(year=1990 + number))
        work.places.add(make_place(f"Ort {number}"))
    work.save()
    author = Author.objects.get(name="Stina Inga")
    for number in range(10):
        make_award(author, f"Pris {number}", work=work)
        make_work(author, title=f"Översättning {number}", translation_of=work)
    page = Read(client, "/sv/verk/over-isen/")
    page.check()
    assert page.queries <= few + 2
    assert page.queries <= 26
