"""Facet counts equal what counting by hand gives, for many combinations of filters."""

import random
from itertools import chain

import pytest
from django.db import connection, transaction
from django.http import QueryDict

from authorsite.collation import fold, letter
from portraits.models import (
    Author,
    AuthorAudience,
    AuthorForm,
    AuthorLanguage,
    AuthorName,
    Contribution,
    Place,
    Tie,
    content_changed,
    content_version,
)
from portraits.models.vocabulary import Audience, TieKind
from portraits.querysets.facet_index import facet_counts
from portraits.views.author_filters import read_author_query
from portraits.views.facets import facet_data
from tests.factories import (
    make_author,
    make_county,
    make_place,
    make_portrait,
    make_tie,
    make_work,
)

GIVEN = ("Åsa", "Asa", "Bo", "Ellen Márjá", "Ruth", "Östen")
FAMILY = ("Aronson", "Ångström", "Niemi", "Åberg", "Ek", "Öhman", "Quist", "Wåhlin")
FORMS = ("novel", "poetry", "crime")
LANGUAGES = ("sv", "fi", "se")


class Collection:
    """A collection of random authors, and the answers found by looking at each of them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.county = make_county()
        elsewhere = make_place("Västerbotten", "county")
        self.municipalities = [
            make_place(name, "municipality", parent=self.county) for name in ("Kiruna", "Boden")
        ]
        self.municipalities.append(make_place("Umeå", "municipality", parent=elsewhere))
        self.villages = [
            make_place(f"By {number}", "village", parent=self.random.choice(self.municipalities))
            for number in range(5)
        ]
        region = make_place("Tornedalen", "region")
        self.places = [
            self.county, elsewhere, *self.municipalities, *self.villages, region, None,
        ]  # fmt: skip
        for _number in range(30):
            self._add()
        self.authors = [
            self._facts(author) for author in Author.objects.all() if author.portraits.exists()
        ]

    def _add(self) -> None:
        pick = self.random
        author = make_author(
            f"{pick.choice(GIVEN)} {pick.choice(FAMILY)}",
            birth_place=pick.choice(self.places),
            birth_place_confidence=pick.choice(("high", "high", "low")),
            death_place=pick.choice((None, None, *self.places)),
            death_place_words=pick.choice(("", "", "någonstans")),
        )
        author.languages = _rows(AuthorLanguage, "language", pick.sample(LANGUAGES, 2))
        author.forms = _rows(AuthorForm, "form", pick.sample(FORMS, pick.randint(0, 2)))
        audience = pick.choice(Audience.values)
        author.audiences = _rows(AuthorAudience, "audience", [audience])
        if pick.random() < 0.4:
            name = f"{pick.choice(GIVEN)} {pick.choice(FAMILY)}"
            author.names = [AuthorName(name=name, kind=pick.choice(("pseudonym", "other")))]
        author.save()
        for _number in range(pick.randint(0, 3)):
            place = pick.choice(self.places)
            confidence = pick.choice(("high", "medium", "low"))
            kind = pick.choice((TieKind.LIVES, TieKind.LIVED, TieKind.GREW_UP))
            make_tie(author, place, kind, confidence=confidence, place_words="x" * (not place))
        for _number in range(pick.randint(0, 2)):
            work = make_work(author, first_year=pick.randint(1945, 1985), live=pick.random() < 0.8)
            if pick.random() < 0.2:
                Contribution.objects.filter(work=work).update(confidence="low")
        if pick.random() < 0.9:
            make_portrait(author, pick.choice(("sv", "en")))

    def _facts(self, author: Author) -> dict:
        too_close = {("lives", village.key) for village in self.villages}
        ties = [
            # Nobody is said to live closer than in a municipality.
            (tie.kind, [key for key in _up(tie.place) if (tie.kind, key) not in too_close])
            for tie in author.ties.all()
            if tie.confidence != "low"
        ]
        if author.birth_place and author.birth_place_confidence != "low":
            ties.append(("born", _up(author.birth_place)))
        if author.death_place or author.death_place_words:
            ties.append(("died", _up(author.death_place)))
        contributions = author.contributions.exclude(confidence="low").filter(work__live=True)
        names = [author.name, *(row.name for row in author.names.all())]
        return {
            "key": author.key,
            "names": [fold(name) for name in names],
            "letter": letter(author.sort_name, "sv"),
            "ties": ties,
            "language": {row.language for row in author.languages.all()},
            "form": {row.form for row in author.forms.all()},
            "audience": {row.audience for row in author.audiences.all()},
            "years": {row.work.first_year for row in contributions},
        }

    def random_filter(self) -> dict[str, list[str]]:
        """Some choices in some of the facets."""
        pick = self.random
        keys = [place.key for place in self.places if place]
        values = {
            "q": [pick.choice(("a", "nie", "asa", "bo ek"))],
            "letter": [pick.choice("AENÅÖQ")],
            "place": pick.sample(keys, pick.randint(1, 2)),
            "tie": pick.sample(["born", "died", "lives", "lived", "grew_up"], pick.randint(1, 2)),
            "language": pick.sample(LANGUAGES, pick.randint(1, 2)),
            "form": pick.sample(FORMS, 1),
            "audience": pick.sample(Audience.values, pick.randint(1, 2)),
            "period": [pick.choice(("1950-1959", "1948-1963", "1970-1979"))],
        }
        return {name: values[name] for name in pick.sample(sorted(values), pick.randint(0, 3))}

    def passing(self, asked: dict, without: str = "") -> list[dict]:
        """The authors that pass, found one by one."""
        left = {name: values for name, values in asked.items() if name != without}
        return [author for author in self.authors if _passes(author, left)]

    def expected(self, asked: dict) -> dict[str, dict]:
        """The counts of all facets, found one by one."""
        found: dict[str, dict] = {
            facet: _tally(author[facet] for author in self.passing(asked, facet))
            for facet in ("language", "form", "audience")
        }
        found["tie"] = _tally(
            {kind for kind, places in author["ties"] if _is_at(places, asked)}
            for author in self.passing(asked, "tie")
        )
        found["place"] = _tally(
            {
                place
                for kind, places in author["ties"]
                if kind in asked.get("tie", [kind])
                for place in places
            }
            for author in self.passing(asked, "place")
        )
        decades = self.passing(asked, "period")
        found["period"] = _tally(
            {(year - year % 10, year - year % 10 + 9) for year in author["years"]}
            for author in decades
        )
        for period in asked.get("period", []):
            first, last = map(int, period.split("-"))
            number = sum(any(first <= y <= last for y in author["years"]) for author in decades)
            found["period"][first, last] = number
        found["letter"] = _tally([a["letter"]] for a in self.passing(asked, "letter"))
        return found


def _rows(model, column, values):
    return [model(**{column: value}) for value in values]


def _up(place: Place | None) -> list[str]:
    return [place.key, *(above.key for above in place.ancestors)] if place else []


def _is_at(places, asked):
    return "place" not in asked or not set(places).isdisjoint(asked["place"])


def _tally(values) -> dict:
    found: dict = {}
    for value in chain.from_iterable(values):
        found[value] = found.get(value, 0) + 1
    return found


def _passes(author: dict, asked: dict) -> bool:
    for facet in ("language", "form", "audience"):
        if facet in asked and author[facet].isdisjoint(asked[facet]):
            return False
    if "letter" in asked and author["letter"] not in asked["letter"]:
        return False
    if "q" in asked:
        terms = asked["q"][0].split()
        if not any(all(term in name for term in terms) for name in author["names"]):
            return False
    if ("place" in asked or "tie" in asked) and not any(
        kind in asked.get("tie", [kind]) and _is_at(places, asked)
        for kind, places in author["ties"]
    ):
        return False
    if "period" in asked:
        first, last = map(int, asked["period"][0].split("-"))
        return any(first <= year <= last for year in author["years"])
    return True


def _query(asked: dict[str, list[str]]):
    parameters = QueryDict(mutable=True)
    for name, values in asked.items():
        parameters.setlist(name, values)
    query = read_author_query(parameters, "sv")
    assert not query.ignored
    return query


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_counts_equal_counting_by_hand(seed: int) -> None:
    collection = Collection(seed)
    listed = Author.objects.listed()
    keys = dict(Place.objects.values_list("pk", "key"))
    letters = {"A": "20", "E": "24", "N": "33", "Å": "46", "Ö": "48", "Q": "36", "W": "42"}
    for _number in range(25):
        asked = collection.random_filter()
        chosen = _query(asked).filter
        found = chosen.applied(listed)
        expected_authors = collection.passing(asked)
        assert set(found.values_list("key", flat=True)) == {a["key"] for a in expected_authors}
        assert found.count() == len(expected_authors)
        counts = facet_counts(listed, chosen)
        expected = collection.expected(asked)
        assert {keys[place]: number for place, number in counts.place.items()} == expected["place"]
        for facet in ("tie", "language", "form", "audience", "period"):
            assert getattr(counts, facet) == expected[facet], (facet, asked)
        with_authors = {start: number for start, number in counts.letter.items() if number}
        assert with_authors == {letters[k]: number for k, number in expected["letter"].items()}


@pytest.mark.django_db
def test_a_place_and_a_tie_must_hold_on_the_same_tie() -> None:
    kiruna, boden = make_place("Kiruna", "municipality"), make_place("Boden", "municipality")
    author = make_author("En Författare", birth_place=kiruna)
    make_tie(author, boden, "lives")
    make_portrait(author)
    listed = Author.objects.listed()

    def number(*ties: str, place: Place = kiruna) -> int:
        return _query({"place": [place.key], "tie": list(ties)}).filter.applied(listed).count()

    assert number("born") == 1
    assert number("lives") == 0
    assert number("lives", "born") == 1
    assert number("lives", place=boden) == 1
    counts = facet_counts(listed, _query({"place": [kiruna.key]}).filter)
    assert counts.tie == {"born": 1}
    counts = facet_counts(listed, _query({"tie": ["lives"]}).filter)
    assert counts.place == {boden.pk: 1}


def _commit() -> None:
    """Do what a commit does, inside the transaction that is rolled back after the test."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _savepoints, callback, _robust in callbacks:
        callback()


@pytest.fixture
def author() -> Author:
    """An author with a portrait, committed."""
    author = make_author("En Författare")
    make_portrait(author)
    _commit()
    return author


@pytest.mark.django_db
def test_counts_are_kept_until_the_content_changes(author, django_assert_num_queries) -> None:
    listed, query = Author.objects.listed(), _query({})
    first = facet_data(listed, query, 1)
    with django_assert_num_queries(1):
        assert facet_data(listed, query, 1) == first
    make_tie(author, make_place("Kiruna", "municipality"), "lives")
    _commit()
    assert facet_data(listed, query, 1).counts.tie == {"lives": 1}
    # Past the signals: nothing says so, until somebody does.
    Tie.objects.update(kind="lived")
    assert facet_data(listed, query, 1).counts.tie == {"lives": 1}
    content_changed()
    _commit()
    assert facet_data(listed, query, 1).counts.tie == {"lived": 1}
    # A change in the number of authors is noticed all the same.
    assert facet_data(Author.objects.none(), query, 0).counts.tie == {}


@pytest.mark.django_db
def test_what_is_not_committed_is_never_kept(author) -> None:
    listed, query = Author.objects.listed(), _query({})
    version = content_version()
    with transaction.atomic():
        make_tie(author, make_place("Kiruna", "municipality"), "lives")
        assert content_version() is None
        assert facet_data(listed, query, 1).counts.tie == {"lives": 1}
        transaction.set_rollback(True)
    assert content_version() == version
    assert facet_data(listed, query, 1).counts.tie == {}
