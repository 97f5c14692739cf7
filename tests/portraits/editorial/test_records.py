"""The records in the admin: every page opens in Swedish, lists do not ask more for more rows."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portraits.models import Author, Award, Edition, Excerpt, Place, Work
from tests.factories import (
    make_author,
    make_award,
    make_county,
    make_excerpt,
    make_place,
    make_portrait,
    make_right,
    make_tie,
    make_work,
)

pytestmark = pytest.mark.django_db

MODELS = ("author", "work", "excerpt", "award", "place")
ENGLISH = re.compile(
    r"\b(Add|Edit|Delete|Published|Draft|Authors|Works|Places|Rights|Excerpts|Awards|Search|"
    r"Save|Author|Work|Place|Language|Kind|Years|None yet|Source|Year)\b"
)


def address(model: str, view: str, *args: object) -> str:
    """The address of a view of a record's viewset."""
    app = "rights" if model == "rightsrecord" else "portraits"
    return reverse(f"wagtailsnippets_{app}_{model}:{view}", args=args)


@pytest.fixture
def admin(client):
    """A client who is logged in as an administrator who reads Swedish."""
    client.force_login(get_user_model().objects.create_superuser("red", "red@example.org", "lösen"))
    return client


@pytest.fixture
def filled():
    """A record of every kind, related to each other."""
    county = make_county()
    town = make_place("Kiruna", "municipality", parent=county, key="se-2584")
    village = make_place("Kurravaara", "village", parent=town)
    author = make_author("Anna Höijer", birth="1950", birth_place=village)
    make_tie(author, village)
    make_portrait(author)
    work = make_work(author, title="Räkna stenar", first_year=1984)
    make_award(author, "Priset", work=work)
    make_excerpt(work)
    return author


def more_of_everything(number: int) -> None:
    """Another author with everything."""
    author = make_author(f"Någon {number}")
    make_tie(author, make_place(f"By {number}", "village", parent=Place.objects.get(key="se-2584")))
    make_portrait(author)
    work = make_work(author)
    make_award(author, "Priset", work=work)
    make_excerpt(work)


@pytest.mark.parametrize("model", [*MODELS, "rightsrecord"])
@pytest.mark.parametrize("view", ["list", "add"])
def test_lists_and_forms_open_in_swedish(admin, filled, model, view):
    answer = admin.get(address(model, view))
    assert answer.status_code == 200
    html = re.sub(
        r"<(script|style|template)\b.*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL
    )
    assert not ENGLISH.findall(html)


@pytest.mark.parametrize(
    ("model", "get"),
    [
        ("author", lambda: Author.objects.first()),
        ("work", lambda: Work.objects.first()),
        ("excerpt", lambda: Excerpt.objects.first()),
        ("award", lambda: Award.objects.first()),
        ("place", lambda: Place.objects.get(key="se-2584")),
    ],
)
def test_every_record_can_be_opened_and_looked_at(admin, filled, model, get):
    answer = admin.get(address(model, "edit", get().pk))
    assert answer.status_code == 200
    assert admin.get(address(model, "usage", get().pk)).status_code == 200
    assert admin.get(address(model, "history", get().pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_a_list_asks_no_more_for_more_rows(admin, filled, model):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert admin.get(address(model, "list")).status_code == 200
        return len(queries)

    count()
    before = count()
    for number in range(12):
        more_of_everything(number)
    assert count() <= before


@pytest.mark.parametrize(
    ("model", "typed"),
    [
        ("author", "hoijer"), ("work", "rakna"), ("work", "höijer"), ("excerpt", "RÄKNA"),
        ("award", "hoijer"), ("place", "kurra"),
    ],
)  # fmt: skip
def test_the_search_forgives_accents(admin, filled, model, typed):
    found = admin.get(address(model, "list"), {"q": typed}).context["page_obj"].object_list
    assert len(found) == 1
    assert (
        len(admin.get(address(model, "list"), {"q": "qqqq"}).context["page_obj"].object_list) == 0
    )


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"tie": "lives"}, 1), ({"tie": "roots"}, 0), ({"language": "sv"}, 2), ({"form": "novel"}, 2),
        ({"live": "no"}, 1), ({"portrait": "no"}, 1), ({"portrait": "yes"}, 1), ({"unsure": "yes"}, 0),
        ({"hidden": "no"}, 2), ({"invented": "yes"}, 0),
    ],
)  # fmt: skip
def test_authors_are_narrowed(admin, filled, query, number):
    make_author("Bo Utkast", live=False)
    found = admin.get(address("author", "list"), query).context["page_obj"].object_list
    assert len(found) == number


def test_authors_of_a_place_are_those_of_its_villages(admin, filled):
    town = Place.objects.get(key="se-2584")
    found = admin.get(address("author", "list"), {"place": town.pk}).context["page_obj"].object_list
    assert list(found) == [filled]


def test_the_form_of_an_author_leads_to_what_belongs_to_it(admin, filled):
    html = admin.get(address("author", "edit", filled.pk)).content.decode()
    assert address("work", "edit", Work.objects.get().pk) in html
    assert address("excerpt", "edit", Excerpt.objects.get().pk) in html
    assert f"{address('work', 'add')}?author={filled.pk}" in html
    assert reverse("wagtailadmin_pages:edit", args=[filled.portraits.get().pk]) in html


def test_a_new_work_comes_with_the_author_it_is_made_for(admin, filled):
    html = admin.get(address("work", "add"), {"author": filled.pk}).content.decode()
    assert f'name="contributions-0-author" value="{filled.pk}"' in html
    assert admin.get(address("work", "add"), {"author": "999999"}).status_code == 200
    assert admin.get(address("work", "add"), {"author": "x"}).status_code == 200


def test_what_keeps_a_record_from_being_published_is_said_before(admin, filled):
    filled.birth = "2999"
    filled.save()
    html = admin.get(address("author", "edit", filled.pk)).content.decode()
    assert "Detta hindrar att posten publiceras:" in html
    assert "2999" in html


@pytest.mark.parametrize("model", [*MODELS, "rightsrecord"])
def test_choosers_open_search_and_show_what_tells_records_apart(admin, filled, model):
    app = "rights" if model == "rightsrecord" else "portraits"
    url = reverse(f"wagtailsnippetchoosers_{app}_{model}:choose")
    answer = admin.get(url)
    assert answer.status_code == 200
    results = reverse(f"wagtailsnippetchoosers_{app}_{model}:choose_results")
    assert admin.get(results, {"q": "qqqq"}).status_code == 200


def test_places_of_one_name_are_told_apart_by_what_they_lie_in(admin, filled):
    other = make_place("Boden", "municipality", parent=Place.objects.get(kind="county"))
    make_place("Kurravaara", "village", parent=other)
    url = reverse("wagtailsnippetchoosers_portraits_place:choose_results")
    html = admin.get(url, {"q": "kurravaara"}).content.decode()
    assert "Kiruna, Norrbottens län" in html
    assert "Boden, Norrbottens län" in html


def test_a_new_author_gets_a_key_of_the_name(admin, filled):
    author = Author(name="Anna Höijer")
    author.save()
    assert author.key == "anna-hoijer"
    again = Author(name="Anna Höijer")
    again.save()
    assert again.key == "anna-hoijer-2"


@pytest.mark.parametrize("model", [Work, Excerpt])
def test_drafts_are_previewed_as_drafts(rf, filled, model):
    record = model.objects.get()
    request = rf.get("/")
    request.user = get_user_model().objects.create_superuser("red", "red@example.org", "lösen")
    answer = record.make_preview_request(request, record.default_preview_mode)
    assert answer.status_code == 200
    assert "Förhandsvisning" in answer.content.decode()


def test_the_ledger_says_what_rests_on_a_right(admin, filled):
    make_right(title="Utan texter")
    html = admin.get(address("rightsrecord", "list")).content.decode()
    assert "1 texter, 0 bilder" in html
    assert "0 texter, 0 bilder" in html


class TestEditionsOfAnExcerpt:
    """The form of an excerpt offers the editions of its work, however many there are of others."""

    def editions(self, form) -> set[str]:
        return {str(edition) for edition in form.fields["edition"].queryset}

    def form(self, data=None, **fields):
        form_class = Excerpt.snippet_viewset.get_edit_handler().get_form_class()
        return form_class(data, instance=Excerpt(**fields), for_user=None)

    def test_those_of_its_work(self):
        author = make_author()
        own, other = make_work(author), make_work(author)
        for work, publisher in ((own, "Eget"), (other, "Annat")):
            Edition.objects.create(work=work, publisher=publisher, year=1990)
        assert self.editions(self.form(work=own)) == {str(own.editions.get())}
        assert self.editions(self.form()) == set()
        # The work chosen in the form counts, also where another was stored.
        chosen = self.form({"work": str(other.pk)}, work=own)
        assert self.editions(chosen) == {str(other.editions.get())}

    @pytest.mark.parametrize("said", ["", "x", "-1", "9" * 30])
    def test_an_odd_work_offers_none(self, said):
        assert self.editions(self.form({"work": said})) == set()
