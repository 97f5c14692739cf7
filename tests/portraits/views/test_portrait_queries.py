"""What a portrait costs: few queries, and as many for fifty rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from authorsite.rights.models import RightsRecord
from portraits.models import AuthorName, AuthorSource
from portraits.views.rendering import render
from tests.factories import (
    make_author,
    make_award,
    make_place,
    make_portrait,
    make_tie,
    make_work,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def queries_of(client, author):
    """How many queries a portrait costs beyond a page with the same address and frame."""
    address = f"/sv/forfattare/{author.key}/"
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        client.get(address)
    return len(found)


def bare(request, page):
    """A page with nothing but the frame."""
    return render(request, page, "base.html", section="portraitindexpage")


def many_facts(author, place, number):
    """A number of rows of every kind for an author."""
    for count in range(number):
        there = make_place(f"By {count}", parent=place)
        make_tie(author, there, "lived", from_year=1900 + count)
        neighbour = make_author(f"Granne {count}")
        make_tie(neighbour, there, "lived")
        make_portrait(neighbour)
        work = make_work(author, neighbour, first_year=1900 + count, isbn="9789189196391")
        make_award(author, f"Pris {count}", work=work)
        AuthorSource.objects.create(author=author, source_url=f"https://example.org/{count}")
        AuthorName.objects.create(author=author, name=f"Namn {count}")


@pytest.mark.parametrize("with_pictures", [False, True])
def test_the_number_of_queries_is_small_and_does_not_grow(
    client, kiruna, make_picture, monkeypatch, with_pictures
):
    counts = {}
    right = RightsRecord.objects.create(title="Foto", basis="free")
    for number in (1, 12):
        pictures = [make_picture(right) for _ in range(number)] if with_pictures else []
        author = make_author(
            f"Någon {number}", birth_place=kiruna,
            portrait_picture=pictures[0] if pictures else None,
        )  # fmt: skip
        many_facts(author, kiruna, number)
        make_portrait(
            author, curiosities=[f"<p>{count}</p>" for count in range(number)],
            body=[("picture", {"picture": it, "caption": ""}) for it in pictures],
        )  # fmt: skip
        counts[number] = queries_of(client, author)
    assert counts[12] == counts[1]
    monkeypatch.setattr("portraits.views.portraits.portrait", bare)
    assert counts[1] - queries_of(client, author) <= MOST_QUERIES
