"""What the page of an excerpt costs: few queries, and little to fetch."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portraits.models import ExcerptQuestion, ExcerptWord
from portraits.views.rendering import render
from tests.factories import make_author, make_excerpt, make_portrait, make_work, page_of
from tests.reading import Read
from tests.shared_data import shared_rows
from tests.weighing import MOST_BYTES, MOST_REQUESTS, weight_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def bare(request, page):
    """A page with nothing but the frame."""
    return render(request, page, "base.html", section="portraitindexpage")


@pytest.fixture
def address():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    rows = shared_rows("sample-texts.csv")
    excerpt = make_excerpt(
        make_work(author, isbn="9789189196391"),
        "\n\n".join(row["se"] for row in rows if row["se"]),
        language="se",
        translation=("sv", "\n\n".join(row["sv"] for row in rows if row["sv"])),
    )
    page = page_of(excerpt)
    page.introduction = "En inledning. " * 30
    page.words = [ExcerptWord(word=f"ord {n}", explanation="förklaring " * 8) for n in range(12)]
    page.questions = [ExcerptQuestion(question="Vad händer här? " * 8) for _n in range(8)]
    page.save()
    return f"/sv/forfattare/anna-prov/{page.slug}/"


@pytest.mark.parametrize("query", ["", "?visa=rader", "?rad=3-9&v=1", "?st=2"])
def test_it_takes_few_queries(client, address, query, monkeypatch):
    counts = []
    for _kind in ("whole", "bare"):
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            client.get(f"{address}{query}")
        counts.append(len(found))
        monkeypatch.setattr("portraits.views.excerpts.excerpt", bare)
    assert counts[0] - counts[1] <= MOST_QUERIES


@pytest.mark.parametrize("query", ["", "?visa=rader"])
def test_it_is_light_and_comes_in_few_requests(client, address, query, collected):
    size, requests = weight_of(Read(client, f"{address}{query}"), collected)
    assert size <= MOST_BYTES
    assert requests <= MOST_REQUESTS
