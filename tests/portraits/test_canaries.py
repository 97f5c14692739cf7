"""Nothing that readers may not see stands on any page of the sections, in a feed or the sitemap.

Every unpublished, restricted, hidden or unsure fact holds the word "kanariefågel"; all public
addresses, found by following links and the sitemap, must be free of it.
"""

import datetime
import re

import pytest
from wagtail.models import Locale, PageViewRestriction

from home.models import NewsIndexPage, NewsPage, TextPage
from portraits.models import Author, Contribution, Curiosity, Edition, Excerpt, Work
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

pytestmark = pytest.mark.django_db

CANARY = "kanariefågel"
DAYS = {"birth": "1892-12-26", "death": "1956-12-26"}
STARTS = [
    "/sv/",
    "/en/",
    "/sv/denna-dag/?month=12&day=26",
    "/en/works/?sort=year",
    "/sv/verk/?q=kanariefagel",
    *(
        f"/{path}/?{query}"
        for path in ("sv/forfattare", "en/authors")
        for query in (
            "q=kanarief",
            "sort=birth",
            "sort=newest",
            "letter=K",
            "tie=lives",
            "tie=born",
            "place=kiruna",
            "language=sv",
            "form=novel",
            "audience=adults",
            "period=1980-1989",
            "page=99999",
            "q=kanarief&tie=lives&sort=match",
        )
    ),
    "/sv/sok/?q=kanarief",
    "/en/search/?q=kanarief",
    "/sv/sok/?q=giela",
    "/robots.txt",
    "/sitemap.xml",
    *(f"/sitemap-{part}.xml" for part in ("pages", "portraits", "excerpts", "works", "places")),
    *(
        f"/{code}/feeds/{kind}.atom"
        for code in ("sv", "en")
        for kind in ("portraits", "curiosities", "news")
    ),
]
LINK = re.compile(r'(?:href="|<loc>|<id>)(?:http://testserver)?(/[^"<#]*)')
SKIPPED = re.compile(r"^/(static|media|admin)/")
MOST_PAGES = 400


def unpublished_edit(item, **fields):
    """Change something in a draft that nobody has published."""
    for name, value in fields.items():
        setattr(item, name, value)
    item.save_revision()


@pytest.fixture
def collection():
    """A small public collection, with a canary in everything that is not public."""
    county = make_county()
    place = make_place("Kiruna", parent=county, key="kiruna")
    public = make_author("Stina Inga", key="stina-inga", **DAYS)
    portrait = make_portrait(public, lead="Skriver.", curiosities=["<p>Äger en skyffel.</p>"])
    make_tie(public, place)
    work = make_work(public, title="Giela", key="giela", first_year=1980)
    make_award(public, "Priset", work=work)

    for number, fields in enumerate(({"hidden": True}, {"live": False})):
        author = make_author(f"{CANARY} {number}", birth_place=place, **DAYS, **fields)
        make_portrait(author, lead=CANARY, curiosities=[f"<p>{CANARY}</p>"])
        make_tie(author, place)
        make_award(author, f"{CANARY}ens pris", work=make_work(author, title=CANARY))
        work.contributions.add(Contribution(author=author, role="trl"))
    work.contributions.add(Contribution(name=CANARY, role="ill", confidence="low"))
    work.save()

    for number, kind in enumerate(("login", "draft", "none")):
        author = make_author(f"{CANARY} låst {number}", death_place=place, **DAYS)
        if kind != "none":
            page = make_portrait(
                author, lead=CANARY, curiosities=[f"<p>{CANARY}</p>"], live=kind == "login"
            )
            if kind == "login":
                PageViewRestriction.objects.create(page=page, restriction_type="login")
        make_tie(author, place)
        make_award(author, f"{CANARY}ens pris")
        make_work(author, title=CANARY).places.add(place)

    make_award(public, f"{CANARY}priset", confidence="low")
    low = make_work(public, title=CANARY, first_year=1999)
    Contribution.objects.filter(work=low).update(confidence="low")
    draft = make_work(public, title=CANARY, key="canary-draft")
    Work.objects.filter(pk=draft.pk).update(live=False)
    make_work(public, title="Översättning", translation_of=draft)
    Curiosity.objects.create(
        page=portrait, locale=portrait.locale, text=CANARY, confidence="low", source_title="x"
    )
    make_portrait(public, "en", lead=CANARY, curiosities=[f"<p>{CANARY}</p>"], live=False)
    _excerpts(public, work)
    unpublished_edit(work, title=CANARY)
    unpublished_edit(public, name=CANARY)
    unpublished_edit(portrait, lead=CANARY)

    news = NewsIndexPage.objects.get(locale__language_code="sv")
    locale = Locale.objects.get(language_code="sv")
    for number, live in enumerate((False, True)):
        page = NewsPage(
            title=f"{CANARY} {number}",
            slug=f"nyhet-{number}",
            date=datetime.date(2026, 11, 1),
            lead=CANARY,
            locale=locale,
            live=live,
        )
        news.add_child(instance=page)
        if live:
            PageViewRestriction.objects.create(page=page, restriction_type="login")
    text = TextPage.objects.get(slug="kontakt")
    unpublished_edit(text, title=CANARY, lead=CANARY)
    settings = own_collection()
    settings.featured = Author.objects.filter(hidden=True).first()
    settings.save()
    Edition.objects.create(work=draft, publisher=CANARY)


def _excerpts(author, work):
    """An excerpt that may be read, with a draft, and others that may not."""
    shown = make_excerpt(work, "Ett stycke.", title="Får läsas")
    page = page_of(shown)
    text = shown.texts.all()[0]
    text.text = CANARY
    shown.texts.set([text])
    unpublished_edit(shown, title=CANARY)
    unpublished_edit(page, introduction=CANARY)
    yesterday = datetime.date.today() - datetime.timedelta(days=1)  # noqa: DTZ011
    expired = make_right(ends=yesterday, credit=CANARY)
    make_excerpt(make_work(author, title="Utgången rätt"), CANARY, right=expired, title=CANARY)
    make_excerpt(make_work(author, title="Utkast"), CANARY, title=CANARY, live=False)
    page_of(make_excerpt(make_work(author, title="Låst"), CANARY, title=CANARY)).unpublish()
    restricted = page_of(make_excerpt(make_work(author, title="Inloggad"), CANARY, title=CANARY))
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    later = make_right(starts=datetime.date.today() + datetime.timedelta(days=9))  # noqa: DTZ011
    make_excerpt(make_work(author, title="Senare"), CANARY, right=later, title=CANARY)


def test_withdrawn_excerpts_do_not_sing_at_their_permanent_addresses(client, collection):
    statuses = set()
    for excerpt in Excerpt.objects.all():
        answer = client.get(f"/t/{excerpt.pid}", follow=True)
        statuses.add(answer.status_code)
        assert CANARY not in answer.content.decode()
        assert CANARY not in str(answer.headers)
    assert statuses == {200, 404, 410}


def test_no_canary_sings(client, collection):
    waiting, seen = list(STARTS), set(STARTS)
    while waiting:
        path = waiting.pop(0)
        answer = client.get(path)
        if answer.status_code in {301, 302}:
            continue
        assert answer.status_code == 200, path
        text = answer.content.decode()
        # What a reader has typed stands in the search field and nowhere else.
        near = [text[max(it.start() - 150, 0) : it.end() + 50] for it in re.finditer(CANARY, text)]
        assert not near, path
        for found in LINK.findall(text):
            address = found.replace("&amp;", "&")
            narrowed = "?" in address and not address.startswith("/sitemap")
            if address not in seen and not narrowed and not SKIPPED.match(address):
                seen.add(address)
                waiting.append(address)
        assert len(seen) < MOST_PAGES
    for path in (
        "/sv/verk/giela/",
        "/en/places/kiruna/",
        "/sv/kuriosa/",
        "/en/awards/",
        "/en/news/",
        "/sv/forfattare/stina-inga/",
        "/en/authors/stina-inga/",
    ):
        assert path in seen
