"""Awards: grouped by name, received and nominated, each with its work."""

import pytest
from wagtail.models import PageViewRestriction

from portraits.models import Work
from portraits.views.awards import PAGE_SIZE
from tests.factories import make_author, make_award, make_portrait, make_work
from tests.reading import Read

pytestmark = pytest.mark.django_db


def portrayed(name="", **fields):
    author = make_author(name, **fields)
    make_portrait(author)
    return author


@pytest.mark.parametrize("path", ["/sv/utmarkelser/", "/en/awards/"])
def test_no_awards(client, path):
    page = Read(client, path)
    page.check()
    assert page.all(".lede")
    assert not page.tree.cssselect(".award")


def test_awards_stand_under_their_names_newest_first(client):
    stina, bo = portrayed("Stina Inga"), portrayed("Bo Ek")
    work = make_work(stina, title="Giela / Språk", languages="se sv")
    make_award(stina, "Priset", year=1999, work=work)
    make_award(bo, "Priset", year=2010, status="nominated", work_title="Alm")
    make_award(bo, "Priset", year=2010)
    make_award(bo, "Priset")
    make_award(bo, "Ärlighetspriset", year=2001)
    page = Read(client, "/en/awards/")
    page.check()
    assert page.all(".award h2") == ["Ärlighetspriset", "Priset"]
    assert Read(client, "/sv/utmarkelser/").all(".award h2") == ["Priset", "Ärlighetspriset"]
    rows = [" ".join(text.split()) for text in page.all("section.award:last-of-type li")]
    assert rows == [
        "2010 Bo Ek",
        "2010 Bo Ek, Alm nominated",
        "1999 Stina Inga, Giela / Språk",
        "Bo Ek",
    ]
    assert f"/en/works/{work.key}/" in page.links(".award a")
    assert page.lang(".award cite span") == "se"
    assert page.lang(".award h2 span") == "sv"


def test_a_work_nobody_may_see_is_not_named(client):
    author = portrayed()
    work = make_work(author, title="Utkastet")
    make_award(author, year=1999, work=work)
    Work.objects.filter(pk=work.pk).update(live=False)
    page = Read(client, "/sv/utmarkelser/")
    assert len(page.all(".award li")) == 1
    assert "Utkastet" not in page.text


def test_what_is_not_public_is_not_listed(client):
    make_award(portrayed(hidden=True), "Dolt pris")
    make_award(make_author("Utan Porträtt"), "Pris utan porträtt")
    make_award(portrayed(), "Osäkert pris", confidence="low")
    locked = portrayed()
    PageViewRestriction.objects.create(page=locked.portraits.get(), restriction_type="login")
    make_award(locked, "Låst pris")
    assert not Read(client, "/sv/utmarkelser/").tree.cssselect(".award")


def test_many_awards_have_pages_and_cost_no_more_queries(client):
    author = portrayed()
    make_award(author, "Pris 0", work=make_work(author))
    Read(client, "/sv/utmarkelser/")
    few = Read(client, "/sv/utmarkelser/").queries
    for number in range(1, 2 * PAGE_SIZE + 1):
        other = portrayed() if number < 10 else author
        make_award(other, f"Pris {number}", year=1990, work=make_work(other))
    page = Read(client, "/sv/utmarkelser/?page=2")
    assert len(page.all(".award")) == PAGE_SIZE
    assert page.links(".pager a") == ["/sv/utmarkelser/", "/sv/utmarkelser/?page=3"]
    assert page.queries <= few + 1
    assert page.queries <= 22
