"""Writing many records at once leaves the same rows as saving each by itself."""

from typing import Any

import pytest
from django.db import models
from modelsearch.backends import get_search_backend
from modelsearch.conf import get_app_config
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry, ReferenceIndex

from portraits.actions.facts import (
    AuthorFacts,
    AwardFacts,
    ContributionFacts,
    CuriosityFacts,
    EditionFacts,
    FormFacts,
    Location,
    NameFacts,
    SourceFacts,
    TieFacts,
    WorkFacts,
)
from portraits.actions.import_records import STEPS, RecordBatch, import_records
from portraits.actions.make_portraits import make_portraits
from portraits.actions.publish_portraits import publish_portraits
from portraits.actions.save_records import save_author, save_award, save_tie, save_work
from portraits.models import (
    Author,
    AuthorAudience,
    AuthorForm,
    AuthorLanguage,
    AuthorName,
    AuthorSource,
    Award,
    Contribution,
    Curiosity,
    Edition,
    Place,
    PortraitPage,
    Tie,
    Work,
)
from tests.factories import (
    make_author,
    make_county,
    make_place,
    make_portrait,
    make_tie,
    portrait_index,
)

pytestmark = pytest.mark.django_db

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)

MODELS = (
    Author, AuthorName, AuthorLanguage, AuthorForm, AuthorAudience, AuthorSource, Tie, Work,
    Contribution, Edition, Award, PortraitPage, Curiosity,
)  # fmt: skip
# What is different for every row, or tells when it was written.
PASSING = {"id", "pk", "first_published_at", "last_published_at", "latest_revision_created_at",
           "translation_key", "page_ptr"}  # fmt: skip


def batch() -> RecordBatch:
    """Two authors with everything, a work by both, its translation, an award."""
    page = SourceFacts("page", url="https://example.org/kalla")
    authors = [
        AuthorFacts(
            key="siri",
            name="Siri Ek",
            sort_name="Ek, Siri",
            names=(NameFacts("Turdus"), NameFacts("Siri Berg", "birth", note="född Berg")),
            birth="1900-05",
            birth_place=Location("byn"),
            birth_place_key="siri--t1",
            birth_place_note="i köket",
            death_place=Location(words="okänd ort"),
            languages=("sv", "se"),
            forms=(FormFacts("novel"), FormFacts("poetry", "dikter")),
            audiences=("adults", "children"),
            homepage="https://example.org/",
            sources=(page, SourceFacts("archive", "Arkivet")),
            curiosities=(CuriosityFacts("<p>En sak.</p>", page), CuriosityFacts("<p>Två.</p>")),
            source=SourceFacts("print", "Lexikon"),
            invented=True,
        ),
        AuthorFacts(key="bo", name="Bo Ek", sort_name="Ek, Bo", languages=("sv",), draft=True),
    ]
    works = [
        WorkFacts(
            key="boken",
            title="Boken / Girji",
            languages=("sv", "se"),
            form="novel",
            first_year=1930,
            places=("byn", "kommunen"),
            contributions=(
                ContributionFacts("siri--boken", "siri", statement="med Bo Ek", source=page),
                ContributionFacts("bo--boken", "bo", confidence="low", note="osäkert"),
                ContributionFacts(name="Per Bild", role="ill"),
            ),
            editions=(EditionFacts("9789189196391", year=1999), EditionFacts(publisher="Eget")),
            and_others=True,
        ),
        WorkFacts(key="kirja", title="Kirja", translation_of="boken", is_translation=True,
                  contributions=(ContributionFacts("siri--kirja", "siri"),), draft=True),
    ]  # fmt: skip
    return RecordBatch(
        new_authors=authors,
        new_ties=[
            TieFacts("siri--t2", "siri", "lives", Location("byn", "torpet"), 1920, source=page),
            TieFacts("siri--t3", "siri", "roots", Location(words="norr"), confidence="low"),
        ],
        new_works=works,
        new_awards=[
            AwardFacts("siri--p1", "siri", "Priset", 1931, work="boken", source=page),
            AwardFacts("siri--p2", "siri", "Priset", None, "nominated", work_title="En dikt"),
        ],
        publish=["siri", "bo"],
    )


@pytest.fixture
def _places():
    county = make_county()
    municipality = make_place("Kommunen", "municipality", key="kommunen", parent=county)
    make_place("Byn", "village", key="byn", parent=municipality)


def one_by_one(said: RecordBatch) -> None:
    """Write a batch with the functions for single records, and Wagtail's own for pages."""
    places = Place.objects.in_bulk(field_name="key")
    authors = {facts.key: save_author(facts, places) for facts in said.new_authors}
    for tie in said.new_ties:
        save_tie(tie, authors[tie.author], places)
    for work in said.new_works:
        save_work(work, authors, places)
    for award in said.new_awards:
        save_award(award, authors[award.author])
    for facts in said.new_authors:
        page = PortraitPage(
            author=authors[facts.key], locale=Locale.objects.get(language_code="sv"), live=False
        )
        page.has_unpublished_changes = facts.draft
        page.curiosities = [
            Curiosity(
                text=row.html,
                sort_order=number,
                locale=page.locale,
                source_kind=row.source.kind,
                source_url=row.source.url,
                confidence=row.confidence,
            )
            for number, row in enumerate(facts.curiosities)
        ]
        page.follow_record()
        portrait_index().add_child(instance=page)
    for facts in said.new_authors:
        if not facts.draft:
            author = Author.objects.get(key=facts.key)
            Author.objects.filter(pk=author.pk).update(live=True)
            Page.objects.filter(slug=facts.key).update(live=True)


def said_by(row: models.Model) -> dict[str, Any]:
    """A row without what is different for every row; other rows by their names."""
    said = {}
    for field in row._meta.concrete_fields:
        if field.name in PASSING:
            continue
        value = getattr(row, field.name if field.is_relation else field.attname)
        said[field.name] = str(value) if field.is_relation else value
    return said


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all models."""
    found = {
        model.__name__: sorted((said_by(row) for row in model.objects.all()), key=repr)
        for model in MODELS
    }
    through = Work.places.through.objects.values_list("work__key", "place__key")
    return found | {"settings": sorted(through)}


def searched() -> list[tuple[str, str, str]]:
    """What the search index says of authors, works, awards and portraits."""
    names = {}
    for model in (Author, Work, Award, PortraitPage):
        label = model._meta.model_name
        names |= {(label, str(row.pk)): str(row) for row in model.objects.all()}
    return sorted(
        (
            entry.content_type.model,
            names[entry.content_type.model, entry.object_id],
            str(entry.body),
        )
        for entry in IndexEntry.objects.select_related("content_type")
        if (entry.content_type.model, entry.object_id) in names
    )


def clear() -> None:
    """Take the records away again."""
    PortraitPage.objects.all().delete()
    Award.objects.all().delete()
    Work.objects.all().delete()
    Author.objects.all().delete()


@pytest.mark.usefixtures("_places")
def test_many_at_once_is_the_same_as_one_by_one():
    one_by_one(batch())
    single, single_search = everything(), searched()
    clear()
    assert not any(everything().values())
    import_records(batch())
    bulk = everything()
    for name, rows in single.items():
        if name == "PortraitPage":  # a place in the tree is never used twice
            for row in (*rows, *bulk[name]):
                row.pop("path")
        assert bulk[name] == rows, name
    assert searched() == single_search


@pytest.mark.usefixtures("_places")
def test_references_are_noted_as_wagtail_notes_them(monkeypatch):
    indexed = {*ReferenceIndex.indexed_models, Author, Work, Award}
    monkeypatch.setattr(ReferenceIndex, "indexed_models", indexed)
    import_records(batch())
    fields = ("base_content_type", "object_id", "to_object_id", "model_path", "content_path")
    noted = set(ReferenceIndex.objects.values_list(*fields))
    assert len(noted) > 10
    for model in (Author, Work, Award, PortraitPage):
        for record in model.objects.all():
            ReferenceIndex.create_or_update_for_object(record)
    assert set(ReferenceIndex.objects.values_list(*fields)) == noted


@pytest.mark.usefixtures("_places")
def test_a_batch_is_logged_once_a_record():
    import_records(batch())
    logged = ModelLogEntry.objects.values_list("content_type__model", "action")
    assert sorted(logged.filter(content_type__app_label="portraits")) == [
        ("author", "wagtail.create"),
        ("author", "wagtail.create"),
        ("author", "wagtail.publish"),
        ("award", "wagtail.create"),
        ("award", "wagtail.create"),
        ("work", "wagtail.create"),
        ("work", "wagtail.create"),
    ]
    assert sorted(PageLogEntry.objects.values_list("label", "action")) == [
        ("Bo Ek", "wagtail.create"),
        ("Siri Ek", "wagtail.create"),
        ("Siri Ek", "wagtail.publish"),
    ]


@pytest.mark.usefixtures("_places")
def test_each_step_is_told():
    told = []
    import_records(batch(), progress=told.append)
    assert tuple(told) == STEPS


def test_an_empty_batch_asks_nothing(django_assert_max_num_queries):
    with django_assert_max_num_queries(2) as queries:
        import_records(RecordBatch())
    assert all("SAVEPOINT" in query["sql"] for query in queries)


@pytest.mark.usefixtures("_places")
def test_an_error_leaves_nothing():
    said = batch()
    said.new_awards.append(said.new_awards[0])
    with pytest.raises(Exception, match=r"(?i)unique"):
        import_records(said)
    assert not Author.objects.exists()
    assert not PortraitPage.objects.exists()


@pytest.mark.usefixtures("_places")
def test_queries_do_not_grow_with_the_batch(django_assert_max_num_queries):
    authors = [
        AuthorFacts(key=f"a-{number}", name=f"Namn {number}", sort_name=f"{number}, Namn")
        for number in range(200)
    ]
    with django_assert_max_num_queries(90):
        import_records(RecordBatch(new_authors=authors))
    assert portrait_index().get_children().count() == 200


def test_portraits_are_placed_as_wagtail_places_them():
    make_portrait(make_author("Först Här", key="forst"))
    facts = [AuthorFacts(key=key, name=key.title()) for key in ("anna", "bo")]
    authors = {f.key: make_author(f.name, key=f.key) for f in facts}
    pages = make_portraits(facts, authors)
    make_portrait(make_author("Sist Här", key="sist"))
    assert Page.find_problems() == ([], [], [], [], [])
    index = portrait_index()
    children = list(index.get_children().order_by("path"))
    assert [page.slug for page in children] == ["forst", "anna", "bo", "sist"]
    assert index.numchild == 4
    for page in children:
        assert page.url_path == f"{index.url_path}{page.slug}/"
        assert page.depth == index.depth + 1
        assert page.content_type == children[0].content_type
    stored = PortraitPage.objects.get(slug="anna")
    assert (stored, stored.author) == (pages[0], authors["anna"])
    assert not stored.live
    assert not list(get_search_backend().search("finns inte", PortraitPage.objects.all()))
    assert list(get_search_backend().search("Anna", PortraitPage.objects.all())) == [stored]


class TestPublishing:
    def test_one_is_published_with_its_record(self):
        county = make_county()
        author = make_author(key="siri", live=False)
        make_tie(author, county)
        make_portrait(author, live=False)
        assert publish_portraits(["siri"]) == ["siri"]
        author.refresh_from_db()
        page = PortraitPage.objects.get()
        assert (author.live, page.live) == (True, True)
        assert page.first_published_at == page.last_published_at != None  # noqa: E711
        assert PortraitPage.objects.shown().count() == 1

    @pytest.mark.parametrize("said", [{"confidence": "low"}, {"has_unpublished_changes": True}, {}])
    def test_who_may_not_go_out_stays(self, said):
        county = make_county()
        author = make_author(key="siri", live=False, **said)
        if said:
            make_tie(author, county)
        make_portrait(author, live=False)
        assert publish_portraits(["siri"]) == []
        author.refresh_from_db()
        assert not author.live

    def test_without_a_county_the_rule_is_not_asked(self):
        author = make_author(key="siri", live=False)
        make_portrait(author, live=False)
        assert publish_portraits(["siri"]) == ["siri"]
