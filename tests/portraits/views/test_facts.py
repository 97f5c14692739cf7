"""How single facts are worded: years, names, addresses, groups of works."""

import pytest
from django.utils.translation import override

from authorsite.interface import gettext
from portraits.models import (
    Author,
    AuthorLanguage,
    AuthorSource,
    Contribution,
    Edition,
    Tie,
    Work,
)
from portraits.routing import SiteTree
from portraits.views.facts import (
    Links,
    bibliography,
    is_living,
    library_url,
    name_parts,
    readable_address,
    shown_birth,
    source_line,
    spots,
    tie_years,
)
from portraits.views.facts.loading import contributions_of
from portraits.views.facts.pictures import licence_name
from portraits.views.facts.wording import is_right_to_left
from portraits.views.facts.works import is_posthumous, says_more
from tests.factories import make_author, make_place, make_work


@pytest.mark.parametrize(
    ("fields", "living"),
    [
        ({}, True),
        ({"birth": "1960-01-01"}, True),
        ({"birth": "18XX"}, False),
        ({"birth": "1850"}, False),
        ({"birth": "1960", "death": "2001"}, False),
        ({"death": "19XX"}, False),
        ({"death_place_words": "Luleå"}, False),
        ({"birth": "oläsligt"}, True),
    ],
)
def test_who_is_taken_for_living(fields, living):
    assert is_living(Author(**fields)) is living


@pytest.mark.parametrize(
    ("birth", "shown"),
    [
        ("1960-05-17", "1960"),
        ("1960-05~", "1960~"),
        ("196X", "196X"),
        ("1960-05-01/1960-06-01", "1960"),
        ("1960-05/1961-06", "1960/1961"),
        ("1960-05/..", "1960/.."),
        ("", ""),
        ("oläsligt", ""),
    ],
)
def test_the_birth_of_the_living_is_a_year(birth, shown):
    assert shown_birth(Author(birth=birth)) == shown
    if birth == "1960-05-17":
        assert shown_birth(Author(birth=birth, death="2000")) == birth


@pytest.mark.parametrize(
    ("kind", "first", "last", "precision", "swedish", "english"),
    [
        ("lived", 1949, 1966, "exact", "1949–1966", "1949–1966"),
        ("lived", 1949, 1949, "exact", "1949", "1949"),
        ("lives", 1974, None, "exact", "sedan 1974", "since 1974"),
        ("lived", 1974, None, "exact", "från 1974", "from 1974"),
        ("lived", None, 1958, "exact", "till 1958", "until 1958"),
        ("lived", 1949, 1966, "circa", "omkring 1949–1966", "c. 1949–1966"),
        ("lived", 1940, None, "decade", "från 1940-talet", "from 1940s"),
        ("lived", None, None, "exact", None, None),
    ],
)
def test_the_years_of_a_tie(kind, first, last, precision, swedish, english):
    tie = Tie(kind=kind, from_year=first, to_year=last, precision=precision)
    for language, expected in (("sv", swedish), ("en", english)):
        with override(language):
            found = tie_years(tie, language)
            assert (found.plain if found is not None else None) == expected


@pytest.mark.parametrize(
    ("filed", "given", "family"),
    [
        ("Johnson, Eyvind", "Eyvind", "Johnson"),
        ("Qvanten, Aurora von", "Aurora", "von Qvanten"),
        ("De la Gardie, Magnus", "Magnus", "De la Gardie"),
        ("Ædnan", "Ædnan", ""),
    ],
)
def test_names_have_two_parts(filed, given, family):
    parts = name_parts(Author(name=filed, sort_name=filed))
    assert (parts.given, parts.family) == (given, family)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("משה", True), ("Moses משה", False), ("«משה»", True), ("محمد", True), ("", False)],
)
def test_the_direction_of_a_name(name, expected):
    assert is_right_to_left(name) is expected


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://en.wikipedia.org/wiki/Eyvind_Johnson?oldid=7", "en.wikipedia.org/wiki/Eyvind_Johnson"),
        ("http://www.xn--lule-toa.se/a/", "luleå.se/a"),
        ("https://example.org/" + "a" * 200, "example.org/" + "a" * 33 + "…" + "a" * 44),
        ("https://example.org/%0A%3Cb%3E", "example.org/<b>"),
    ],
)  # fmt: skip
def test_addresses_are_readable(url, shown):
    assert readable_address(url) == shown


def test_only_addresses_of_the_web_are_linked():
    line = source_line(AuthorSource(source_title="X", source_url="javascript:alert(1)"), "sv")
    assert (line.text.plain, line.url) == ("X", "")
    assert source_line(AuthorSource(source_url="javascript:alert(1)"), "sv") is None
    line = source_line(AuthorSource(source_reference="band 3"), "sv")
    assert (line.text.plain, line.reference) == ("band 3", None)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.sv", "CC BY-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://example.org/", ""),
    ],
)
def test_licences_have_a_short_name(url, name):
    assert licence_name(url) == name


@pytest.mark.parametrize(
    ("template", "isbn", "address"),
    [
        ("https://lib/?q={query}", "9789189196391", "https://lib/?q=9789189196391"),
        ("https://lib/?q={query}", "", "https://lib/?q=Tyst%2C%20h%C3%B6gt%20%26%20mer%20A%20B"),
        ("", "9789189196391", None),
    ],
)
@pytest.mark.django_db
def test_a_library_is_asked_by_isbn_or_by_title_and_author(settings, template, isbn, address):
    settings.LIBRARY_SEARCH_URL = template
    work = Work(title="Tyst, högt & mer / Hiljaa", languages="sv fi")
    work.editions = [Edition(), Edition(isbn=isbn)]
    assert library_url(work, "A B") == address


@pytest.fixture
def author():
    """An author who writes in Swedish and Meänkieli."""
    author = make_author("Någon")
    author.languages.set([AuthorLanguage(language="sv"), AuthorLanguage(language="fit")])
    author.save()
    return author


def works_of(author):
    """The author's works as readers of Swedish see them."""
    with override("sv"):
        return bibliography(author, contributions_of(author), Links(SiteTree(), "sv"))


@pytest.mark.django_db
def test_works_are_grouped_by_form_then_language_then_role(author):
    make_work(author, title="B", first_year=1984)
    make_work(author, title="A", first_year=1976)
    make_work(author, title="Utan år")
    make_work(author, title="Dikter", form="poetry", first_year=1990)
    make_work(author, title="Annat", form="")
    make_work(author, title="Övrigt", form="other")
    make_work(author, title="Ko joki", languages="fit", first_year=1995)
    make_work(author, title="Två / Kaksi", languages="sv fit", first_year=2000)
    translated = make_work(title="Översatt", languages="fi")
    Contribution.objects.create(work=translated, author=author, role="trl")
    found = works_of(author)
    assert [
        (group.heading.plain, [line.work.title for line in group.lines]) for group in found.groups
    ] == [
        ("Romaner", ["A", "B", "Två / Kaksi", "Utan år"]),
        ("Lyrik", ["Dikter"]),
        ("Övriga verk", ["Annat", "Övrigt"]),
        ("Meänkieli", ["Ko joki"]),
        ("Översättningar", ["Översatt"]),
    ]
    assert (found.count, found.first_year, found.last_year) == (9, 1976, 2000)
    assert [lane["years"] for lane in found.lanes] == [[1976, 1984, 2000], [1990], [1995]]
    meänkieli = found.groups[3].lines[0]
    assert [detail.plain for detail in meänkieli.details] == ["Roman"]


@pytest.mark.django_db
def test_few_works_have_no_strip_and_a_single_group_of_any_form_no_heading(author):
    for year in (1990, 1991, 1992):
        make_work(author, form="", first_year=year)
    found = works_of(author)
    assert (found.lanes, [group.heading for group in found.groups]) == ([], [None])


@pytest.mark.django_db
def test_the_smallest_groups_share_the_last_lane(author):
    for form, number in (("novel", 3), ("poetry", 2), ("drama", 2), ("essays", 1), ("memoir", 1)):
        for year in range(number):
            make_work(author, form=form, first_year=1990 + year)
    assert [(lane["label"], len(lane["years"])) for lane in works_of(author).lanes] == [
        ("Romaner", 3),
        ("Lyrik", 2),
        ("Dramatik", 2),
        ("Övriga verk", 2),
    ]


@pytest.mark.django_db
def test_rare_forms_share_a_group_and_say_their_form(author):
    forms = ("novel", "poetry", "drama", "essays", "memoir", "travel", "crime", "children")
    for number, form in enumerate(forms):
        make_work(author, form=form, first_year=1950 + number, title=form)
    groups = works_of(author).groups
    assert [group.lines[0].work.form for group in groups[:-1]] == list(forms[:6])
    assert [(line.work.form, line.details[0].plain) for line in groups[-1].lines] == [
        ("crime", "Kriminalroman"),
        ("children", "Barnbok"),
    ]


@pytest.mark.django_db
def test_originals_and_translations_name_each_other(author):
    original = make_work(author, title="Plogkant", first_year=1983)
    translation = make_work(author, title="Lumivalli", languages="fi", translation_of=original)
    Contribution.objects.create(work=translation, name="Aune S", role="trl")
    Edition.objects.create(work=translation, language="fi", translator="Aune S", isbn="")
    original, translation = works_of(author).lines
    assert [detail.plain for detail in original.details] == ["Översatt till: finska"]
    assert [detail.plain for detail in translation.details] == [
        "Roman",
        "översättning av: Plogkant",
    ]
    assert translation.editions == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("year", "death", "fields", "told"),
    [
        (1981, "1980-05-02", {}, True),
        (1980, "1980-05-02", {}, False),
        (1981, "198X", {}, False),
        (1990, "198X", {}, True),
        (1981, "", {}, False),
        (None, "1980", {}, False),
        (1981, "1980", {"is_translation": True}, False),
    ],
)
def test_what_came_out_after_the_authors_death_says_so(year, death, fields, told):
    author = make_author(birth="1910", death=death)
    make_work(author, first_year=year, form="novel", **fields)
    (line,) = works_of(author).lines
    remark = gettext("after the author's death").plain
    assert (remark.casefold() in [part.plain.casefold() for part in line.details]) is told


@pytest.mark.django_db
@pytest.mark.parametrize(("fields", "told"), [({"death": "1975"}, True), ({}, False)])
def test_all_who_wrote_a_work_must_have_died_before(fields, told):
    author, other = make_author(death="1980"), make_author("Bo Ek", **fields)
    work = make_work(author, other, first_year=1981)
    assert is_posthumous(work, work.contributions.all()) is told
    other.hidden = True
    assert not is_posthumous(work, [Contribution(author=other, role="aut")])
    assert not is_posthumous(work, [Contribution(name="Någon Annan", role="aut")])
    assert not is_posthumous(work, [Contribution(author=author, role="ill")])


@pytest.mark.parametrize(
    ("wording", "form", "more"),
    [
        ("noveller", "short-stories", False),
        ("novell", "short-stories", False),
        ("noveller och roman", "short-stories", True),
        ("ungdomsroman", "young-adult", True),
        ("texter", "other", True),
        ("texter", "", True),
        ("", "novel", False),
    ],
)
def test_whether_a_wording_says_more_than_the_form(wording, form, more):
    assert says_more(wording, form) is more


@pytest.mark.django_db
def test_each_name_has_one_dot_and_areas_have_none():
    county = make_place("Län", "county", latitude=67, longitude=20)
    municipality = make_place("Boden", "municipality", parent=county, latitude=66, longitude=21)
    town = make_place("Boden", "town", parent=municipality, latitude=65, longitude=22)
    village = make_place("Björkelund", parent=municipality)
    nowhere = make_place("Ingenstans")
    found = spots([village, county, nowhere, town], "sv")
    assert found == [{"label": "Boden", "latitude": 65.0, "longitude": 22.0}]
