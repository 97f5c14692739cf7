"""What a portrait weighs for a reader who comes for the first time, pictures left out."""

import pytest

from tests.factories import make_author, make_award, make_portrait, make_tie, make_work
from tests.weighing import MOST_BYTES, MOST_REQUESTS, weight_of

pytestmark = pytest.mark.django_db


def test_a_long_portrait_is_light_and_comes_in_few_requests(show, kiruna, collected):
    author = make_author("Björn-Erik Höijer", birth="1907-03-14", death="1996-02-10")
    for kind in ("grew_up", "lived", "studied"):
        make_tie(author, kiruna, kind, from_year=1910)
    neighbours = [make_author(f"Simon Issát Marainen {number}") for number in range(6)]
    for other in neighbours:
        make_tie(other, kiruna, "lived")
        make_portrait(other)
    for number in range(48):
        make_work(author, title=f"Galbma rádná, del {number}", first_year=1940 + number)
        make_award(author, f"Priset {number % 9}", year=1950 + number)
    sentence = "Gränsen mellan språken blev tidigt ämnet, och skolan i byn var svensk. "
    make_portrait(
        author,
        lead="Romanförfattare och novellist. " * 5,
        body=[("paragraph", f"<p>{sentence * 6}{number}</p>") for number in range(12)],
        curiosities=["<p>En backe i byn bär namnet.</p>"] * 3,
    )
    page = show(author)
    size, requests = weight_of(page, collected)
    assert size <= MOST_BYTES
    assert requests <= MOST_REQUESTS
