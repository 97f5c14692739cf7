"""Addresses of excerpts as mails, whiteboards and programs mangle them: a page, never an error."""

import pytest

from tests.factories import make_author, make_excerpt, make_portrait, make_work, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def excerpt():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    lines = "\n".join(f"rad {number}" for number in range(1, 10))
    return make_excerpt(make_work(author, title="Snön på ön"), lines, form="verse")


@pytest.fixture
def right(excerpt):
    return f"/sv/forfattare/anna-prov/{page_of(excerpt).slug}/"


def end(client, address):
    """Where an address leads in the end."""
    for _step in range(4):
        answer = client.get(address, headers={"accept-language": "sv"})
        if answer.status_code not in {301, 302}:
            return answer.status_code, address
        address = answer["Location"]
    raise AssertionError(address)


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("/t/{pid}.", ""),
        ("/t/{pid},", ""),
        ("/t/{pid})", ""),
        ("/t/%3C{pid}%3E", ""),
        ("/t/{pid}%20", ""),
        ("/t/{pid}%2E", ""),
        ("/t/{pid}%252E", ""),
        ("/t/{upper}", ""),
        ("/T/{upper}", ""),
        ("/t/{pid}/.", ""),
        # The sign before an anchor is lost.
        ("/t/{pid}r5", "?rad=5"),
        ("/t/{pid}/r5", "?rad=5"),
        ("/t/{pid}%23r5", "?rad=5"),
        ("/t/{pid}/R5.", "?rad=5"),
        ("/t/{pid}r5?rad=2-3", "?rad=2-3"),
        ("/t/{pid}?rad=2-3.", "?rad=2-3."),
        # The whole address.
        ("/sv/forfattare/anna-prov/vad-som-helst-{pid}/", ""),
        ("/sv/forfattare/anna-prov/vad-som-helst-{upper}/", ""),
        ("/sv/forfattare/anna-prov/sn%C3%B6n-p%C3%A5-%C3%B6n-{pid}/?rad=2", "?rad=2"),
        ("/sv/forfattare/anna-prov/sn%25C3%25B6n-p%25C3%25A5-%25C3%25B6n-{pid}/?rad=2", "?rad=2"),
        ("/sv/f%25C3%25B6rfattare/anna-prov/x-{pid}/", ""),
        ("/sv/forfattare/anna-prov/x-{pid}.", ""),
        ("/sv/forfattare/anna-prov/x-{pid}/)", ""),
        ("/sv/forfattare/anna-prov/x-{pid}%3E", ""),
        ("/sv/forfattare/anna-prov/x-{pid}/%23r5", ""),
    ],
)
def test_they_lead_to_the_text(client, excerpt, right, address, query):
    typed = address.format(pid=excerpt.pid, upper=excerpt.pid.upper())
    assert end(client, typed) == (200, f"{right}{query}")


@pytest.mark.parametrize(
    "address",
    [
        "/t/",
        "/t/.",
        "/t/{other}.",
        "/t/%00",
        "/sv/forfattare/anna-prov/x-{other}.",
        "/sv/forfattare/anna-prov/{pid}x-1.",
        "/media/bild-{other}.jpg",
        "/sv/.-0000000",
    ],
)
def test_what_names_no_text_is_not_found(client, excerpt, address):
    typed = address.format(pid=excerpt.pid, other="0000000")
    assert end(client, typed)[0] == 404


def test_the_marked_passage_survives(client, excerpt, right):
    _status, address = end(client, f"/t/{excerpt.pid.upper()}?RAD=2%E2%80%934.")
    assert client.get(address).content.decode().count("<mark>") == 3
