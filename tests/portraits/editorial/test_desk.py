"""The start page: what waits for whom."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from portraits.actions.set_up_groups import CONSULTANT, EDITOR, WRITER, set_up_groups
from portraits.actions.set_up_workflow import set_up_workflow
from portraits.models import Author
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work
from tests.people import logged_in

pytestmark = pytest.mark.django_db
HOME = reverse("wagtailadmin_home")


@pytest.fixture(autouse=True)
def _review() -> None:
    set_up_groups()
    set_up_workflow()


@pytest.fixture
def consultant() -> Client:
    return logged_in("kim", CONSULTANT)


@pytest.fixture
def editor() -> Client:
    return logged_in("robin", EDITOR)


def desk(client: Client) -> dict[str, tuple[int, list[str]]]:
    """The piles by title: how many, and what is named."""
    tree = html.document_fromstring(client.get(HOME).content.decode())
    (panel,) = tree.cssselect("#desk-section")
    found = {}
    for pile in (row.getparent() for row in panel.cssselect("ul")):
        (heading,) = pile.cssselect("h3")
        (count,) = heading.cssselect("span.w-status")
        title = heading.text.strip()
        found[title] = int(count.text), [link.text for link in pile.cssselect("li a")]
        for link in pile.cssselect("a"):
            assert client.get(link.get("href")).status_code == 200, link.get("href")
    return found


def submitted(client: Client, name: str):
    """A portrait that somebody has sent to review."""
    page = make_portrait(make_author(name), live=False, lead="Om.")
    page.save_revision(user=client.user)
    page.get_workflow().start(page, client.user)
    return page


def test_a_new_colleague_has_nothing_to_do(consultant):
    assert desk(consultant) == {}
    assert "Inget väntar på dig." in consultant.get(HOME).content.decode()


def test_what_is_sent_to_review_waits_for_somebody_else(consultant, editor):
    submitted(consultant, "Elna Kourajärvi")
    assert desk(editor)["Väntar på dig"] == (1, ["Elna Kourajärvi"])
    assert "Väntar på dig" not in desk(consultant)
    assert desk(consultant)["Dina utkast"] == (1, ["Elna Kourajärvi"])


def test_nobody_is_asked_to_approve_what_they_have_written(editor):
    submitted(editor, "Elna Kourajärvi")
    assert "Väntar på dig" not in desk(editor)


def test_drafts_of_records_are_among_the_drafts(consultant):
    author = make_author("Bo Ek")
    author.given_name = "Bo"
    author.save_revision(user=consultant.user)
    assert desk(consultant)["Dina utkast"] == (1, ["Bo Ek"])


def test_rights_that_end_soon_are_named_to_those_who_clear_them(consultant):
    soon = timezone.localdate() + datetime.timedelta(days=40)
    make_excerpt(make_work(make_author()), right=make_right(title="Tillståndet", ends=soon))
    make_right(title="Oanvänd", ends=soon)
    later = timezone.localdate() + datetime.timedelta(days=400)
    make_excerpt(make_work(make_author()), right=make_right(title="Sen", ends=later))
    assert desk(consultant)["Rättigheter som upphör"] == (1, ["Tillståndet"])
    assert "Rättigheter som upphör" not in desk(logged_in("x", WRITER))


def test_portraits_that_nobody_has_looked_through_for_long(consultant):
    today = timezone.localdate()
    for name, days in (("Gammal", 900), ("Färsk", 30)):
        make_portrait(make_author(name), reviewed_on=today - datetime.timedelta(days=days))
    make_portrait(Author.objects.get(name="Gammal"), "en", reviewed_on=datetime.date(2001, 1, 1))
    make_portrait(make_author("Aldrig"))
    assert desk(consultant)["Porträtt att gå igenom på nytt"] == (1, ["Gammal"])


def test_the_number_of_queries_does_not_grow(consultant, editor):
    counts = []
    for number in (6, 14):
        for each in range(number):
            submitted(consultant, f"Någon {number} {each}")
            right = make_right(ends=timezone.localdate() + datetime.timedelta(days=each))
            make_excerpt(make_work(make_author()), right=right)
        editor.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            editor.get(HOME)
        counts.append(len(queries))
    assert counts[0] == counts[1]
