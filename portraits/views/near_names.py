"""Names like the one a reader looked for and did not find."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import HttpRequest

from portraits.models import AuthorName
from portraits.querysets.authors import AuthorQuerySet
from portraits.querysets.matching import SearchWords, beginning_alike
from portraits.routing import site_tree
from portraits.views.facts.links import Links
from portraits.views.rendering import reader_language

MOST_NAMES = 3
MOST_COMPARED = 400
COMMON_START = 2
"""Letters at the start of a word that a name must share to be compared at all."""

LIKE_ENOUGH = 0.72


@dataclass(frozen=True)
class NearName:
    """An author whose name is much like the one looked for."""

    name: str
    url: str


def near_names(request: HttpRequest, listed: AuthorQuerySet, words: SearchWords) -> list[NearName]:
    """The authors with the names most like the words, in two queries; none if none is like them."""
    longer = [term for term in words.terms if len(term) > COMMON_START]
    begins = beginning_alike(longer, COMMON_START)
    if begins is None:
        return []
    columns = ("name", "key", "folded")
    known = list(listed.filter(begins).values_list(*columns)[:MOST_COMPARED])
    others = AuthorName.objects.filter(begins, author__in=listed.values("pk"))
    known += others.values_list("name", "author__key", "folded")[:MOST_COMPARED]
    scored = sorted(
        ((likeness(words, folded), name, key) for name, key, folded in known),
        key=lambda scored: (-scored[0], scored[1]),
    )
    links = Links(site_tree(request), reader_language())
    best = dict.fromkeys((name, key) for score, name, key in scored if score >= LIKE_ENOUGH)
    return [NearName(name, links.author_key(key) or "") for name, key in list(best)[:MOST_NAMES]]


def likeness(words: SearchWords, folded: str) -> float:
    """How much a folded name is like the words, from 0 to 1: the mean over the words."""
    parts = folded.split() or [""]
    best = [
        max(SequenceMatcher(None, term, part).ratio() for part in parts) for term in words.terms
    ]
    return sum(best) / len(best) if best else 0.0
