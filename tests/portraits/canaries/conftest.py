"""A small public collection with a canary in everything that readers may not see."""

import datetime

import pytest
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Locale, PageViewRestriction

from authorsite.images.models import Picture
from home.models import NewsIndexPage, NewsPage, TextPage
from portraits.models import (
    Author,
    Contribution,
    Curiosity,
    Edition,
    ExcerptText,
    Work,
)
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
    own_collection,
    page_of,
)
from tests.portraits.canaries.words import CANARY, DAYS, NEST, YESTERDAY


def unpublished_edit(item, **fields):
    """Change something in a draft that nobody has published."""
    for name, value in fields.items():
        setattr(item, name, value)
    item.save_revision()


def restricted(page, kind="login"):
    """A page that not everybody may see."""
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="fågelbur")
    return page


def hidden_picture(**fields):
    """A picture with a right that covers no reader's looking at it today."""
    return Picture.objects.create(
        title=CANARY,
        description=CANARY,
        photographer=CANARY,
        caption=CANARY,
        rights=make_right(credit=CANARY, **fields),
        file=get_test_image_file_jpeg(filename=f"{NEST}.jpg"),
    )


@pytest.fixture
def collection():
    """The collection; what may be read are two authors with a portrait, a work and an excerpt."""
    county = make_county()
    place = make_place("Kiruna", parent=county, key="kiruna")
    public = make_author(
        "Stina Inga", key="stina-inga", portrait_picture=hidden_picture(ends=YESTERDAY), **DAYS
    )
    portrait = make_portrait(public, lead="Skriver.", curiosities=["<p>Äger en skyffel.</p>"])
    make_tie(public, place)
    work = make_work(public, title="Giela", key="giela", first_year=1980)
    make_award(public, "Priset", work=work)
    _living()
    _unseen_authors(place, work)
    _unsure_facts(public, portrait, work)
    _excerpts(public, work)
    unpublished_edit(work, title=CANARY)
    unpublished_edit(public, name=CANARY)
    unpublished_edit(portrait, lead=CANARY)
    _pages()
    settings = own_collection()
    settings.featured = Author.objects.filter(hidden=True).first()
    settings.save()


def _living():
    """A living author of whom no place is sure, and whose picture may only be printed.

    The places themselves are no secret, but nothing leads to them.
    """
    town = make_place(f"{NEST} kommun", "municipality", key=f"{NEST}-kommun")
    village = make_place(f"{NEST} by", "village", parent=town, key=f"{NEST}-by")
    author = make_author(
        "Levande Person",
        key="levande-person",
        birth="1980",
        birth_place=village,
        birth_place_confidence="low",
        portrait_picture=hidden_picture(covers_web=False),
    )
    make_portrait(author, lead="Skriver än.")
    make_tie(author, town, "lives", note=CANARY, confidence="low")
    make_tie(author, village, "lived", place_words=CANARY, confidence="low")


def _unseen_authors(place, work):
    """Authors who are hidden, drafts, or without a portrait that everybody may read."""
    for number, fields in enumerate(({"hidden": True}, {"live": False})):
        key = f"{NEST}-{number}"
        author = make_author(f"{CANARY} {number}", key=key, birth_place=place, **DAYS, **fields)
        make_portrait(author, lead=CANARY, curiosities=[f"<p>{CANARY}</p>"])
        make_tie(author, place)
        theirs = make_work(author, title=CANARY, key=f"{key}-verk", first_year=1990)
        make_award(author, f"{CANARY}ens pris", work=theirs)
        make_excerpt(theirs, CANARY, title=CANARY)
        work.contributions.add(Contribution(author=author, role="trl", source_title=CANARY))
        make_award(author, f"{CANARY}ens andra pris", work=work)
    work.contributions.add(Contribution(name=CANARY, role="ill", confidence="low"))
    work.save()

    for kind in ("login", "password", "draft", "none"):
        key = f"{NEST}-{kind}"
        author = make_author(f"{CANARY} {kind}", key=key, death_place=place, **DAYS)
        if kind != "none":
            page = make_portrait(
                author, lead=CANARY, curiosities=[f"<p>{CANARY}</p>"], live=kind != "draft"
            )
            if kind != "draft":
                restricted(page, kind)
        make_tie(author, place)
        theirs = make_work(author, title=CANARY, key=f"{key}-verk", first_year=1990)
        theirs.places.add(place)
        theirs.save()
        make_award(author, f"{CANARY}ens pris", work=theirs)
        make_excerpt(theirs, CANARY, title=CANARY)


def _unsure_facts(public, portrait, work):
    """What is said of the public author without being sure or published."""
    make_award(public, f"{CANARY}priset", confidence="low", work=work)
    low = make_work(public, title=CANARY, key=f"{NEST}-osaker", first_year=1999)
    Contribution.objects.filter(work=low).update(confidence="low")
    draft = make_work(public, title=CANARY, key=f"{NEST}-utkast", first_year=1998)
    Work.objects.filter(pk=draft.pk).update(live=False)
    Edition.objects.create(work=draft, publisher=CANARY)
    make_excerpt(draft, CANARY, title=CANARY)
    make_work(public, title="Översättning", translation_of=draft)
    Curiosity.objects.create(
        page=portrait, locale=portrait.locale, text=CANARY, confidence="low", source_title="x"
    )
    make_portrait(public, "en", lead=CANARY, curiosities=[f"<p>{CANARY}</p>"], live=False)


def _excerpts(author, work):
    """Excerpts that may be read, with words nobody has published, and others that may not."""
    shown = make_excerpt(work, "Ett stycke.", title="Får läsas")
    page = page_of(shown)
    text = shown.texts.all()[0]
    text.text = CANARY
    shown.texts.set([text])
    unpublished_edit(shown, title=CANARY)
    unpublished_edit(page, introduction=CANARY)
    # Saved, but never frozen as a version.
    waiting = make_excerpt(work, "Ett annat stycke.", title="Får också läsas")
    ExcerptText.objects.filter(excerpt=waiting).update(text=CANARY)
    expired = make_right(ends=YESTERDAY, credit=CANARY)
    make_excerpt(make_work(author, title="Utgången rätt"), CANARY, right=expired, title=CANARY)
    printed = make_right(covers_web=False, credit=CANARY)
    make_excerpt(make_work(author, title="På papper"), CANARY, right=printed, title=CANARY)
    withdrawn = make_excerpt(make_work(author, title="Indragen"), CANARY, title=CANARY)
    type(withdrawn).objects.filter(pk=withdrawn.pk).update(live=False)
    make_excerpt(make_work(author, title="Utkast"), CANARY, title=CANARY, live=False)
    page_of(make_excerpt(make_work(author, title="Låst"), CANARY, title=CANARY)).unpublish()
    restricted(page_of(make_excerpt(make_work(author, title="Inloggad"), CANARY, title=CANARY)))
    later = make_right(starts=YESTERDAY + datetime.timedelta(days=10))
    make_excerpt(make_work(author, title="Senare"), CANARY, right=later, title=CANARY)


def _pages():
    """News and text pages that are drafts or for some readers only."""
    locale = Locale.objects.get(language_code="sv")
    news = NewsIndexPage.objects.get(locale=locale)
    text = TextPage.objects.get(slug="kontakt")
    for kind in ("draft", "login", "password"):
        fields = {"locale": locale, "live": kind != "draft", "title": CANARY, "lead": CANARY}
        piece = NewsPage(slug=f"{NEST}-nyhet-{kind}", date=datetime.date(2026, 11, 1), **fields)
        other = TextPage(slug=f"{NEST}-text-{kind}", **fields)
        news.add_child(instance=piece)
        text.get_parent().add_child(instance=other)
        if kind != "draft":
            restricted(piece, kind)
            restricted(other, kind)
    unpublished_edit(text, title=CANARY, lead=CANARY)
