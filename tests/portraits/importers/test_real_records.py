"""The 66 real authors with their ties, works, awards and sources, as the shared data says."""

from collections import Counter

import pytest
from wagtail.models import Page

from portraits.actions.publish_portraits import county_ids
from portraits.models import (
    Author,
    AuthorName,
    AuthorSource,
    Award,
    Contribution,
    Curiosity,
    Edition,
    PortraitPage,
    Tie,
    Work,
    inclusion,
)
from portraits.querysets.places import within_q
from tests.portraits.importers.expected_inclusion import EXPECTED, KEPT_BACK, LOW_ROWS
from tests.portraits.importers.running import import_records
from tests.shared_data import shared_rows

pytestmark = pytest.mark.usefixtures("real_records")


def names_of(work):
    return [(row.role, row.display_name) for row in work.contributions.all()]


def test_authors_and_ties_are_as_many_as_the_rows():
    ties = shared_rows("ties.csv")
    born = [row for row in ties if row["kind"] == "born"]
    assert Author.objects.count() == 66
    assert len(ties) == 146
    assert Tie.objects.count() == 146 - 38
    with_place = Author.objects.exclude(birth_place=None)
    assert with_place.count() == len(born) == 38
    assert set(with_place.values_list("birth_place_key", flat=True)) == {
        row["tie_id"] for row in born
    }


def test_birth_places_elsewhere_lie_where_the_rows_say():
    rows = {
        row["author_id"]
        for row in shared_rows("ties.csv")
        if row["kind"] == "born" and row["county"] != "Norrbottens län"
    }
    born = Author.objects.exclude(birth_place=None)
    inside = born.filter(within_q("birth_place", list(county_ids())))
    assert set(born.exclude(pk__in=inside).values_list("key", flat=True)) == rows
    assert len(rows) == 7


def test_382_rows_are_372_works():
    assert len(shared_rows("works.csv")) == 382
    assert Work.objects.count() == 372
    keyed = Contribution.objects.exclude(key="")
    assert set(keyed.values_list("key", flat=True)) == {
        row["work_id"] for row in shared_rows("works.csv")
    }
    assert Work.objects.filter(is_translation=True).count() == 17
    assert Edition.objects.count() == 42  # 45 rows have an ISBN; four are one anthology


def test_co_authors_share_a_work():
    work = Work.objects.get(title__startswith="Viidát")
    assert names_of(work) == [
        ("aut", "Rose-Marie Huuva"),
        ("aut", "Simon Issát Marainen"),
        ("aut", "Thomas Marainen"),
        ("aut", "Inghilda Tapio"),
    ]
    assert [row.isbn for row in work.editions.all()] == ["9789189196391"]
    assert work.language_codes == ["se", "sv"]
    assert [part.language for part in work.title_parts] == ["se", "sv"]


def test_works_of_one_title_by_different_authors_stay_apart():
    for title in ("Staden", "Befriaren"):
        works = Work.objects.filter(title=title)
        assert works.count() == 2, title
        authors = {row.author_id for work in works for row in work.contributions.all()}
        assert len(authors) == 2


def test_what_differs_between_co_authors_rows_stays_with_each():
    work = Work.objects.get(title="Giela gielain")
    by_author = {row.author.key: row for row in work.contributions.all()}
    assert by_author["paulus-utsi"].note == "posthumous"
    assert by_author["inger-huuva-utsi"].statement == "med Paulus Utsi"
    assert by_author["inger-huuva-utsi"].note == ""


@pytest.mark.parametrize(
    ("title", "expected", "others"),
    [
        ("Årddå", [("trl", "Karin Tuolja")], False),
        ("Meänkieli", [("aut", "Märta Nylund"), ("aut", "Karin Nylund")], False),
        ("Don čanat mu alccesat", [("edt", "Nils-Aslak Valkeapää")], False),
        ("Davvelis guovssonástti", [("ill", "Ulrika Tapio Blind")], False),
        ("Staden bortom staden", [], True),
        ("Orient & Norrut", [("aut", "Eva Källman")], False),
    ],
)
def test_contributors_without_a_record_are_names_with_a_role(title, expected, others):
    work = Work.objects.get(title=title)
    people = [row for row in work.contributions.all() if row.author is None]
    assert [(row.role, row.name) for row in people] == expected
    assert work.and_others is others


def test_a_contributor_who_has_a_record_is_linked():
    work = Work.objects.get(title__startswith="Mitt namn är Birger")
    editor = work.contributions.get(role="edt")
    assert (editor.author.key, editor.name, editor.key) == ("peo-rask", "", "")


def test_every_award_has_its_status_and_its_work_where_one_matches():
    rows = shared_rows("awards.csv")
    assert Award.objects.count() == len(rows) == 75
    stored = {award.key: award for award in Award.objects.select_related("work")}
    assert Counter(award.status for award in stored.values()) == Counter(
        row["status"] for row in rows
    )
    assert all(stored[row["award_id"]].title_for == row["work_title"] for row in rows)
    aednan = stored["linnea-axelsson--p1"]
    assert aednan.work.title == "Ædnan"
    assert aednan.work_title == ""
    story = stored["moa-backe-astot--p1"]
    assert (story.work, story.work_title) == (None, "En liten röd droppe")
    assert sum(award.work is not None for award in stored.values()) == 40


def test_every_source_is_kept():
    expected = sum(len(row["source_urls"].split()) for row in shared_rows("authors.csv"))
    assert AuthorSource.objects.count() == expected
    assert set(AuthorSource.objects.values_list("source_kind", flat=True)) == {"page"}
    general = [row for row in shared_rows("works.csv") if row["source_kind"] == "general-knowledge"]
    assert Contribution.objects.filter(source_kind="general-knowledge").count() == len(general)
    assert Contribution.objects.exclude(source_url="").count() == sum(
        bool(row["source_url"]) for row in shared_rows("works.csv")
    )


def test_other_names_have_their_kind():
    kinds = {row.name: row.kind for row in AuthorName.objects.all()}
    assert kinds["Mimmi Palm"] == kinds["Sara Sand"] == "pseudonym"
    assert kinds["Stina Marsja"] == "former"
    assert kinds["Olof Edvin Verner Jonsson"] == "baptismal"
    assert kinds["Inger Gunhild Maria Valkeapää"] == "birth"


def test_forms_are_terms_with_the_wording_where_it_says_more():
    forms = Author.objects.get(key="phebe-fjellstrom").forms.all()
    assert [(row.form, row.wording) for row in forms] == [
        ("non-fiction", ""),
        ("non-fiction", "etnologi"),
    ]
    johansson = Author.objects.get(key="kg-johansson")
    assert [row.form for row in johansson.forms.all()] == [
        "science-fiction",
        "young-adult",
        "textbook",
        "translation",
    ]
    assert [row.audience for row in johansson.audiences.all()] == ["adults", "young_adults"]


def test_words_of_the_source_that_are_no_term_are_kept():
    words = {word for row in shared_rows("authors.csv") for word in row["genres"].split("; ")}
    assert len(words) > 40
    humor = Author.objects.get(key="birger-vikstrom").forms.get(wording="humor")
    assert humor.form == "other"


def test_each_kuriosa_is_a_curiosity_of_the_swedish_portrait():
    rows = [row for row in shared_rows("authors.csv") if row["kuriosa"]]
    curiosities = Curiosity.objects.select_related("page__locale")
    assert len(rows) == curiosities.count() == 29
    assert {row.page.locale.language_code for row in curiosities} == {"sv"}
    (hoijer,) = PortraitPage.objects.get(slug="bjorn-erik-hoijer").curiosities.all()
    assert hoijer.text == "<p>En backe i Malmberget bär hans namn: Höijers backe.</p>"
    hoijer.full_clean(exclude=["page", "translation_key", "locale"])


def test_low_facts_are_stored_and_not_shown():
    assert Tie.objects.filter(confidence="low").count() == 8
    assert not Tie.objects.public().filter(confidence="low").exists()
    low = Contribution.objects.filter(confidence="low")
    assert low.count() == 17
    assert not Contribution.objects.public().filter(confidence="low").exists()
    niemi = Author.objects.get(key="mikael-niemi")
    assert niemi.birth_place.name == "Pajala"
    assert niemi.birth_place_confidence == "low"


def test_three_places_stay_as_words():
    words = Tie.objects.filter(place=None).values_list("place_words", flat=True)
    assert sorted(words) == ["Granbergsträsk", "Hertsånger", "Kungsgården"]


def test_a_place_that_is_not_in_the_register_is_kept_beside_its_municipality():
    larsson = Tie.objects.get(key="asa-larsson--t3")
    assert (larsson.place.key, larsson.place_words) == ("se-0486", "Mariefred")
    wallquist = Author.objects.get(key="einar-wallquist")
    assert (wallquist.birth_place.key, wallquist.birth_place_words) == ("se-1460", "Steneby")


@pytest.mark.parametrize(
    ("key", "place", "kind"),
    [
        ("mattias-alkberg--t2", "se-2580", "municipality"),  # lives
        ("stina-aronson--t2", "se-2580-orrbyn", "village"),
        ("ester-cullblom--t3", "se-2580-lulea", "town"),  # has lived
        ("harriet-nordlund--t1", "se-25", "county"),
        ("pia-mariana-raattamaa-visen--t4", "se-21", "county"),
        ("monica-johansson--t1", "region-tornedalen", "region"),
        ("eva-neander--t3", "se-1490", "municipality"),
        ("gunnar-kieri--t3", "se-2580-ranea", "village"),  # the village the source names
    ],
)
def test_ties_are_tied_to_the_right_place(key, place, kind):
    tie = Tie.objects.get(key=key)
    assert (tie.place.key, tie.place.kind) == (place, kind)


def test_ties_have_no_source_beyond_the_authors():
    assert not Tie.objects.exclude(source_url="").exists()


def test_the_inclusion_rule_for_each_author():
    county = county_ids()
    outcomes = {
        author.key: inclusion(author, county).outcome.value for author in Author.objects.all()
    }
    assert outcomes == EXPECTED
    assert Counter(EXPECTED.values()) == {
        "meets": 45,
        "tied": 8,
        "born_only": 6,
        "not_established": 7,
    }


def test_what_may_be_published_is_published():
    assert {
        row["author_id"] for row in shared_rows("authors.csv") if row["confidence"] == "low"
    } == (LOW_ROWS)
    drafts = Author.objects.filter(live=False)
    assert set(drafts.values_list("key", flat=True)) == KEPT_BACK
    assert set(PortraitPage.objects.filter(live=False).values_list("slug", flat=True)) == KEPT_BACK
    assert PortraitPage.objects.shown().count() == 66 - len(KEPT_BACK)


def test_the_tree_is_sound():
    assert Page.find_problems() == ([], [], [], [], [])
    index = PortraitPage.objects.first().get_parent()
    assert index.numchild == 66
    assert index.locale.language_code == "sv"
    for page in PortraitPage.objects.all():
        assert page.translation_key == page.author.portrait_key
        assert page.url_path == f"{index.url_path}{page.author.key}/"


def test_a_second_run_writes_nothing(django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as queries:
        answer = import_records()
    assert answer.code == 0
    assert "0 new, 0 changed, 669 unchanged, 0 doubtful, 0 rejected" in answer.out
    written = [
        query["sql"]
        for query in queries
        if query["sql"].split()[0].upper() in {"INSERT", "UPDATE", "DELETE"}
    ]
    assert written == []


@pytest.mark.parametrize(
    ("key", "facts", "counts"),
    [
        (
            "stina-aronson",
            {
                "name": "Stina Aronson",
                "sort_name": "Aronson, Stina",
                "birth": "1892-12-26",
                "birth_year": 1892,
                "death": "1956-11-24",
                "death_place__name": "Uppsala",
                "birth_place__key": "se-0180",
                "libris_id": "20dgg35l5hbqh80",
            },
            {"ties": 3, "sources": 5, "awards": 3, "names": 2},
        ),
        (
            "aurora-von-qvanten",
            {
                "sort_name": "Qvanten, Aurora von",
                "birth": "1816-09-12",
                "death_place__name": "Stockholm",
                "birth_place__key": "se-2581-pitea",
                "wikidata_qid": "Q16596123",
            },
            {"ties": 2, "names": 1, "awards": 0},
        ),
        (
            "eyvind-johnson",
            {
                "birth": "1900-07-29",
                "birth_place__key": "se-2582-bjorkelund",
                "birth_place_note": "en källa anger Svartbjörnsbyn, Överluleå socken",
                "death": "1976-08-25",
            },
            {"ties": 2, "awards": 3},
        ),
        (
            "johan-turi",
            {
                "birth": "1854-03-12",
                "birth_place__key": "no-5612",
                "birth_place_words": "",
                "death_place__key": "se-2584-jukkasjarvi",
            },
            {"ties": 2, "names": 1},
        ),
        (
            "eva-neander",
            {
                "birth_place__key": "se-2584-kiruna",
                "birth_place_note": "Jukkasjärvi församling",
                "death_place": None,
                "death_place_words": "Unden, Tiveden",
                "region": "Norrbotten",
            },
            {"ties": 3, "names": 2, "awards": 1},
        ),
    ],
)
def test_five_authors_in_detail(key, facts, counts):
    author = Author.objects.filter(key=key).values(*facts).get()
    assert author == facts
    stored = Author.objects.get(key=key)
    found = {relation: getattr(stored, relation).count() for relation in counts}
    assert found == counts
