"""A second import: what has changed is shown field by field and written, drafts are respected."""

import json

import pytest
from modelsearch.backends import get_search_backend
from wagtail.models import ModelLogEntry, ReferenceIndex

from portraits.models import (
    Author,
    AuthorName,
    Award,
    Contribution,
    Edition,
    Excerpt,
    PortraitPage,
    Tie,
    Work,
)
from tests.factories import make_author, make_portrait, make_work
from tests.portraits.importers.running import (
    author_row,
    award_row,
    run,
    tie_row,
    work_row,
    write_csv,
)

pytestmark = pytest.mark.usefixtures("places")


@pytest.fixture
def imported(tmp_path):
    """Import files' rows and publish; gives back exit code, report and what was printed."""

    def make(**files):
        paths = [write_csv(tmp_path / f"{name}.csv", rows) for name, rows in files.items()]
        target = tmp_path / "report.json"
        answer = run("import_authors", *paths, apply=True, publish=True, report=target)
        found = json.loads(target.read_text(encoding="utf-8"))
        return answer.code, [row["outcome"] for row in found["rows"]], answer.out

    return make


FILES = {
    "authors": [author_row(birth_place="Luleå", kuriosa="Simmar.")],
    "ties": [tie_row(), tie_row(number=2, kind="born", from_year="1950")],
    "works": [work_row(isbn="9789189196391"), work_row(title="Andra")],
    "awards": [award_row(work_title="Provbok")],
}


def changed(file, number=0, /, **cells):
    """The rows of a file with some cells changed."""
    rows = [dict(row) for row in FILES[file]]
    rows[number] |= cells
    return {file: rows}


@pytest.mark.parametrize(
    ("files", "line", "expected"),
    [
        (changed("authors", name="Anna Prövling"), "name: “Anna Prov” → “Anna Prövling”",
         {"name": "Anna Prövling"}),
        (changed("authors", birth="1950-02-01"), "birth: “1950” → “1950-02-01”",
         {"birth": "1950-02-01", "birth_year": 1950}),
        (changed("authors", death="2020", kuriosa=""), "kuriosa: “Simmar.” → “”",
         {"death_year": 2020}),
        (changed("authors", confidence="medium"), "confidence: “high” → “medium”",
         {"confidence": "medium"}),
    ],
)  # fmt: skip
def test_a_changed_author_is_shown_and_written(imported, files, line, expected):
    assert imported(**FILES)[0] == 0
    before = Author.objects.get().pk
    code, outcomes, out = imported(**files)
    assert (code, outcomes) == (0, ["update"])
    assert line in out
    author = Author.objects.get()
    assert author.pk == before
    assert {name: getattr(author, name) for name in expected} == expected
    assert author.live
    assert imported(**files)[1] == ["same"]


def test_the_portrait_follows_a_new_name_and_is_found_by_it(imported):
    imported(**FILES)
    imported(**changed("authors", name="Anna Prövling", kuriosa="Ror.", pseudonyms="Siv Storm"))
    page = PortraitPage.objects.get()
    assert (page.title, page.draft_title, page.slug) == ("Anna Prövling",) * 2 + ("anna-prov",)
    assert [row.text for row in page.curiosities.all()] == ["<p>Ror.</p>"]
    backend = get_search_backend()
    assert list(backend.search("Prövling", Author.objects.all())) == [Author.objects.get()]
    assert list(backend.search("Storm", Author.objects.all())) == [Author.objects.get()]
    assert len(backend.search("Prövling", Work.objects.all())) == 2
    assert len(backend.search("Prövling", Award.objects.all())) == 1


def test_a_changed_tie_keeps_its_row_and_its_index(imported):
    imported(**FILES)
    before = ReferenceIndex.get_references_to(Tie.objects.get().place)
    assert {entry.model_path for entry in before} == {"ties.item.place", "parent"}
    pk = Tie.objects.get().pk
    moved = changed("ties", place="Råneå", kind="lived")
    code, outcomes, out = imported(**moved)
    assert (code, outcomes) == (0, ["update", "same"])
    assert "place: “Luleå” → “Råneå”" in out
    tie = Tie.objects.get()
    assert (tie.pk, tie.place.key, tie.kind) == (pk, "se-2580-ranea", "lived")
    referred = ReferenceIndex.get_references_to(tie.place)
    assert {entry.model_path for entry in referred} == {"ties.item.place"}
    assert imported(**moved)[1] == ["same", "same"]


def test_a_changed_birth_place_is_the_authors(imported):
    imported(**FILES)
    code, outcomes, out = imported(**changed("ties", 1, note="vid kyrkan", confidence="low"))
    assert (code, outcomes) == (0, ["same", "update"])
    assert "note: “” → “vid kyrkan”" in out
    author = Author.objects.get()
    assert (author.birth_place_note, author.birth_place_confidence) == ("vid kyrkan", "low")
    assert imported(**FILES)[1][0] == "same"


def test_an_empty_birth_place_beside_a_row_of_birth_is_no_change(imported):
    imported(**FILES)
    files = {**FILES, "authors": [author_row(birth_place="", kuriosa="Simmar.")]}
    assert set(imported(**files)[1]) == {"same"}
    code, outcomes, _out = imported(authors=files["authors"])
    assert (code, outcomes) == (0, ["update"])
    assert Author.objects.get().birth_place is None


def test_a_changed_work_keeps_its_key_and_its_edition(imported):
    imported(**FILES)
    work = Work.objects.get(title="Provbok")
    edition = work.editions.get()
    excerpt = Excerpt.objects.create(work=work, edition=edition)
    code, outcomes, _out = imported(
        **changed("works", title="Provboken", year="1991", note="ny", isbn="9189105192")
    )
    assert (code, outcomes) == (0, ["update", "same"])
    again = Work.objects.get(pk=work.pk)
    assert (again.key, again.title, again.first_year) == (work.key, "Provboken", 1991)
    assert again.contributions.get().note == "ny"
    assert [(row.pk, row.isbn) for row in again.editions.all()] == [(edition.pk, "9189105192")]
    excerpt.refresh_from_db()
    assert excerpt.edition == edition
    assert list(get_search_backend().search("Provboken", Work.objects.all())) == [again]


def test_a_changed_award_is_written(imported):
    imported(**FILES)
    code, outcomes, out = imported(**changed("awards", status="nominated", work_title="Andra"))
    assert (code, outcomes) == (0, ["update"])
    assert "status: “received” → “nominated”" in out
    award = Award.objects.get()
    assert (award.status, award.work.title) == ("nominated", "Andra")


def test_new_rows_of_stored_authors_are_added(imported):
    imported(**FILES)
    code, outcomes, _out = imported(
        ties=[tie_row(number=3, kind="lived", place="Råneå")],
        works=[work_row(title="Tredje")],
        awards=[award_row(number=2)],
    )
    assert (code, outcomes) == (0, ["create"] * 3)
    assert [tie.key for tie in Author.objects.get().ties.all()] == [
        "anna-prov--t1",
        "anna-prov--t3",
    ]
    assert Contribution.objects.count() == 3


def test_a_second_author_joins_a_stored_work(imported):
    imported(authors=[author_row(), author_row("bo-ek")],
             works=[work_row(coauthor_ids="bo-ek", contributors="med Bo Ek")])  # fmt: skip
    assert Contribution.objects.count() == 2
    code, outcomes, _out = imported(
        works=[work_row("bo-ek", coauthor_ids="anna-prov", contributors="med Anna Prov")]
    )
    assert (code, outcomes) == (0, ["create"])
    work = Work.objects.get()
    assert [(row.author.key, row.key) for row in work.contributions.all()] == [
        ("anna-prov", "anna-prov--provbok"),
        ("bo-ek", "bo-ek--provbok"),
    ]


def test_columns_the_file_lacks_are_left_alone(imported):
    imported(**FILES)
    Author.objects.update(homepage="https://example.org/hem", invented=True)
    imported(**changed("authors", death="2020"))
    author = Author.objects.get()
    assert (author.homepage, author.invented) == ("https://example.org/hem", True)


def test_a_place_chosen_by_an_editor_stays(imported):
    imported(**FILES)
    tie = Tie.objects.get()
    assert tie.place.key == "se-2580"
    Tie.objects.update(place=tie.place.children.get(name="Luleå"))
    assert imported(**FILES)[1] == ["same"] * 6
    assert Tie.objects.get().place.key == "se-2580-lulea"


def test_a_place_that_is_known_by_now_is_tied(imported):
    files = {**FILES, "ties": [tie_row(place="Nyby", municipality="", municipality_code="",
                                       county="")]}  # fmt: skip
    imported(**files)
    assert Tie.objects.get().place is None
    from tests.factories import make_place

    make_place("Nyby", key="nyby")
    code, outcomes, _out = imported(ties=files["ties"])
    assert (code, outcomes) == (0, ["update"])
    assert (Tie.objects.get().place.key, Tie.objects.get().place_words) == ("nyby", "")


def test_a_draft_of_the_author_makes_all_its_rows_doubtful(imported):
    imported(**FILES)
    author = Author.objects.get()
    author.death = "2001"
    author.save_revision()
    code, outcomes, out = imported(
        **changed("authors", death="2020"), ties=FILES["ties"], awards=FILES["awards"]
    )
    assert code == 1
    assert set(outcomes) == {"doubtful"}
    assert "draft" in out
    assert Author.objects.get().death == ""


def test_a_draft_of_the_portrait_makes_the_author_doubtful(imported):
    imported(**FILES)
    page = PortraitPage.objects.get()
    page.lead = "Utkast."
    page.save_revision()
    assert imported(authors=FILES["authors"])[:2] == (1, ["doubtful"])


def test_a_draft_of_the_work_makes_its_rows_doubtful(imported):
    imported(**FILES)
    work = Work.objects.get(title="Provbok")
    work.title = "Utkast"
    work.save_revision()
    assert imported(works=FILES["works"])[:2] == (1, ["doubtful", "same"])


def test_a_record_with_a_history_gets_a_revision_of_what_it_is_now(imported):
    imported(**FILES)
    author = Author.objects.get()
    author.save_revision().publish()
    page = PortraitPage.objects.get()
    page.lead = "Ingress."
    page.save_revision().publish()
    imported(**changed("authors", name="Anna Ny", kuriosa="Ror."))
    author = Author.objects.get()
    assert author.get_latest_revision_as_object().name == "Anna Ny"
    assert (author.live, author.has_unpublished_changes) == (True, False)
    page = PortraitPage.objects.get()
    latest = page.get_latest_revision_as_object()
    assert (latest.title, latest.lead) == ("Anna Ny", "Ingress.")
    assert [row.text for row in latest.curiosities.all()] == ["<p>Ror.</p>"]


def test_a_portrait_an_editor_has_withdrawn_stays_withdrawn(imported):
    imported(**FILES)
    PortraitPage.objects.get().unpublish()
    assert imported(authors=FILES["authors"])[1] == ["same"]
    assert not PortraitPage.objects.get().live


def test_an_author_made_by_an_editor_gets_a_portrait(imported):
    make_author("Anna Prov", key="anna-prov", birth="1950")
    code, _outcomes, _out = imported(authors=[author_row()], ties=[tie_row()])
    assert code == 0
    assert PortraitPage.objects.get().slug == "anna-prov"


def test_rows_without_ids_are_found_by_the_ids_they_are_exported_with(imported, tmp_path):
    author = make_author("Anna Prov", key="anna-prov", birth="1950")
    make_portrait(author)
    author.ties = [Tie(place_words="Havet", kind="roots", sort_order=0)]
    author.save()
    work = make_work(author, title="Egen bok", first_year=1999)
    work.contributions.update(key="")
    Award.objects.create(author=author, name="Egna priset")
    run("export_authors", tmp_path / "ut")
    paths = [tmp_path / "ut" / f"{name}.csv" for name in ("authors", "works", "ties", "awards")]
    text = paths[2].read_text(encoding="utf-8")
    assert "anna-prov--t1" in text
    paths[2].write_text(text.replace("Havet", "Sjön"), encoding="utf-8")
    answer = run("import_authors", *paths, apply=True)
    assert answer.code == 0
    assert "0 new, 1 changed" in answer.out
    tie = Tie.objects.get()
    assert (tie.key, tie.place_words) == ("anna-prov--t1", "Sjön")
    assert Award.objects.get().key == "anna-prov--p1"
    assert Contribution.objects.get().key == "anna-prov--egen-bok-1999"


def test_the_history_says_what_was_done(imported):
    imported(**FILES)
    author = Author.objects.get()
    entries = ModelLogEntry.objects.filter(object_id=str(author.pk), content_type__model="author")
    assert sorted(entry.action for entry in entries) == ["wagtail.create", "wagtail.publish"]
    imported(**changed("authors", death="2020"))
    assert entries.filter(action="wagtail.edit").count() == 1


def test_names_are_replaced_not_added(imported):
    imported(**changed("authors", pseudonyms="Siv Storm; Bo Berg"))
    kept = AuthorName.objects.get(name="Bo Berg").pk
    imported(**changed("authors", pseudonyms="Bo Berg; Ny Natt (född)"))
    names = Author.objects.get().names.all()
    assert [(row.name, row.kind) for row in names] == [
        ("Bo Berg", "pseudonym"),
        ("Ny Natt", "birth"),
    ]
    assert names[0].pk == kept
    assert not Edition.objects.exists()
