"""What readers may see: each rule alone takes a record away, whatever else guards a page."""

import datetime

import pytest
from wagtail.models import Page, PageViewRestriction

from authorsite.rights.models import RightsRecord
from portraits.models import (
    Author,
    AuthorName,
    Award,
    Contribution,
    Curiosity,
    Excerpt,
    ExcerptPage,
    Place,
    PortraitPage,
    TextVersion,
    Tie,
    Work,
)
from portraits.querysets.author_lists import (
    AuthorFilter,
    public_contributions,
    published_in,
    tie_facts,
    tied,
)
from portraits.querysets.curiosities import shown_curiosities
from portraits.querysets.matching import SearchWords
from portraits.querysets.place_lists import kind_counts, places_with_content, tie_rows
from portraits.querysets.portraits import is_portrayed
from portraits.querysets.work_lists import listed_works, named, sure_contributions
from tests.factories import (
    make_author,
    make_award,
    make_excerpt,
    make_place,
    make_portrait,
    make_tie,
    make_work,
    page_of,
    portrait_index,
)  # fmt: skip

pytestmark = pytest.mark.django_db

TODAY = datetime.date.today()  # noqa: DTZ011
DAY = datetime.timedelta(days=1)


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def update(queryset, **fields):
    assert queryset.update(**fields) > 0


def drop_versions(versions):
    versions._raw_delete(versions.db)


# What takes a record away from readers, by name.
AUTHOR = {
    "draft author": lambda: update(Author.objects, live=False),
    "hidden author": lambda: update(Author.objects, hidden=True),
}
PORTRAIT = {
    "draft portrait": lambda: update(Page.objects.type(PortraitPage), live=False),
    "restricted portrait": lambda: restrict(PortraitPage.objects.get()),
    "restricted section": lambda: restrict(portrait_index()),
    "restricted home": lambda: restrict(portrait_index().get_parent()),
}
WORK = {"draft work": lambda: update(Work.objects, live=False)}
CONTRIBUTION = {"unsure contribution": lambda: update(Contribution.objects, confidence="low")}
TIE = {"unsure tie": lambda: update(Tie.objects, confidence="low")}
BIRTH = {"unsure birth place": lambda: update(Author.objects, birth_place_confidence="low")}
AWARD = {"unsure award": lambda: update(Award.objects, confidence="low")}
CURIOSITY = {"unsure curiosity": lambda: update(Curiosity.objects, confidence="low")}
PLACE = {"retired place": lambda: update(Place.objects, retired=True)}
EXCERPT = {
    "draft excerpt": lambda: update(Excerpt.objects, live=False),
    "no right": lambda: update(Excerpt.objects, rights=None),
    "right ended": lambda: update(RightsRecord.objects, ends=TODAY - DAY),
    "right to come": lambda: update(RightsRecord.objects, starts=TODAY + DAY),
    "right for print": lambda: update(RightsRecord.objects, covers_web=False),
    "no version": lambda: drop_versions(TextVersion.objects.all()),
    **WORK,
}
PAGE = {
    "draft page": lambda: update(Page.objects.type(ExcerptPage), live=False),
    "restricted page": lambda: restrict(ExcerptPage.objects.get()),
}


def lives_at():
    place = Place.objects.get(key="kiruna")
    return Author.objects.filter(tied((place.pk,), ("lives",)))


def born_at():
    place = Place.objects.get(key="malmberget")
    return Author.objects.filter(tied((place.pk,), ("born",)))


def at(key, kind):
    """The ways in which a place tells who has a tie to it."""
    place = Place.objects.get(key=key)
    rows = [row for row in tie_rows([place.pk], "sort_sv", 9) if row.kind == kind]
    assert len(rows) == kind_counts([place.pk]).get(kind, 0)
    facts = [fact for fact in tie_facts(Author.objects.listed()) if fact.kind == kind]
    assert bool(facts) == bool(rows)
    if kind == "lives" or not rows:
        assert (place.pk in places_with_content()) == bool(rows)
    return rows


# Questions asked of the collection, and all that must make each of them find nothing.
QUESTIONS = {
    "authors": (Author.objects.public, AUTHOR),
    "listed authors": (Author.objects.listed, AUTHOR | PORTRAIT),
    "other names": (AuthorName.objects.public, AUTHOR),
    "portraits": (PortraitPage.objects.shown, AUTHOR | PORTRAIT),
    "portrayed": (lambda: Author.objects.filter(is_portrayed("pk")), AUTHOR | PORTRAIT),
    "shown ties": (Tie.objects.shown, TIE),
    "ties": (Tie.objects.public, AUTHOR | TIE),
    "works": (Work.objects.public, AUTHOR | WORK | CONTRIBUTION),
    "listed works": (listed_works, AUTHOR | PORTRAIT | WORK | CONTRIBUTION),
    "contributions": (Contribution.objects.public, AUTHOR | WORK | CONTRIBUTION),
    "sure contributions": (sure_contributions, CONTRIBUTION),
    "contributions of authors": (public_contributions, WORK | CONTRIBUTION),
    "contributions to the works of an author": (
        lambda: Contribution.objects.to_works_of(Author.objects.get().pk), WORK | CONTRIBUTION,
    ),
    "works by the author's name": (
        lambda: Work.objects.filter(named(SearchWords.read("Stina"))),
        AUTHOR | PORTRAIT | CONTRIBUTION,
    ),
    "authors by years of works": (
        lambda: Author.objects.filter(published_in([(1980, 1989)])), WORK | CONTRIBUTION,
    ),
    "awards": (Award.objects.public, AUTHOR | AWARD),
    "curiosities": (shown_curiosities, AUTHOR | PORTRAIT | CURIOSITY),
    "places": (Place.objects.public, PLACE),
    "authors living at a place": (lives_at, TIE),
    "authors born at a place": (born_at, BIRTH),
    "what a place says of living": (lambda: at("kiruna", "lives"), AUTHOR | PORTRAIT | TIE),
    "what a place says of births": (lambda: at("malmberget", "born"), AUTHOR | PORTRAIT | BIRTH),
    "excerpts": (Excerpt.objects.public, EXCERPT),
    "pages of excerpts": (ExcerptPage.objects.shown, AUTHOR | PORTRAIT | EXCERPT | PAGE),
}  # fmt: skip


@pytest.fixture
def collection():
    """One of each."""
    author = make_author("Stina Inga", birth_place=make_place("Malmberget", key="malmberget"))
    AuthorName.objects.create(author=author, name="S. Inga", kind="pseudonym")
    make_portrait(author, curiosities=["<p>Simmar.</p>"])
    make_tie(author, make_place("Kiruna", key="kiruna"))
    work = make_work(author, title="Giela", first_year=1980)
    make_award(author, work=work)
    assert page_of(make_excerpt(work)).live


@pytest.mark.parametrize(
    ("question", "taken_away"),
    [(name, way) for name, (_ask, ways) in QUESTIONS.items() for way in ways],
)
def test_what_is_not_public_is_not_found(collection, question, taken_away):
    ask, ways = QUESTIONS[question]
    assert len(list(ask())) > 0
    ways[taken_away]()
    assert len(list(ask())) == 0


def test_an_unsure_share_in_a_work_does_not_lead_to_what_others_did_to_it(collection):
    other = make_author("Ola Eriksen")
    work = Work.objects.get()
    Contribution.objects.create(work=work, author=other, role="trl", confidence="low")
    assert not Contribution.objects.to_works_of(other.pk).exists()
    assert Contribution.objects.to_works_of(Author.objects.get(name="Stina Inga").pk).count() == 1


def test_a_list_is_narrowed_by_what_is_sure(collection):
    place = Place.objects.get(key="kiruna")
    chosen = AuthorFilter(place=(place.pk,))
    assert chosen.applied(Author.objects.listed()).count() == 1
    update(Tie.objects, confidence="low")
    assert not chosen.applied(Author.objects.listed()).exists()
