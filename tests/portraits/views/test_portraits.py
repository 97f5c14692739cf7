"""The portrait page: what it says, in which language, what it keeps to itself, what it costs."""

import datetime
import re

import pytest
from django.utils import timezone
from lxml import etree

from portraits.models import (
    AuthorLanguage,
    AuthorName,
    AuthorSource,
    Contribution,
    Curiosity,
    Tie,
)
from tests.factories import (
    make_author,
    make_award,
    make_portrait,
    make_tie,
    make_work,
    own_collection,
    planted,
)

pytestmark = pytest.mark.django_db


def test_a_full_portrait_has_its_parts_in_their_order(show, kiruna):
    author = make_author("Elna Kourajärvi", birth="1948-03-02")
    make_tie(author, kiruna, "grew_up", from_year=1949, to_year=1966)
    make_award(author, "Isälvspriset", year=1985)
    for year in (1976, 1979, 1984, 1991):
        make_work(author, first_year=year)
    make_portrait(
        author,
        lead="Romanförfattare.",
        body=[
            ("paragraph", "<p>Hon föddes.</p>"),
            ("quote", {"text": "Ko joki läksi", "attribution": "1996", "language": "fit"}),
            ("heading", "Sent författarskap"),
        ],
        own_words="<p>Jag skriver.</p>",
        own_words_signature="Elna, Luleå",
        own_words_date="2014-05",
        curiosities=["<p>Har en ordlista.</p>"],
    )
    page = show(author)
    assert page.one("h1") == "Elna Kourajärvi"
    assert page.all(".crumbs li") == ["Författare", "K", "Elna Kourajärvi"]
    assert page.one(".lede") == "Romanförfattare."
    headings = [node.get("id") for node in page.tree.cssselect("main h2")]
    assert headings == ["biography", "own-words", "curiosities", "works", "awards", "sources"]
    assert [node.get("href") for node in page.tree.cssselect(".toc a")] == [
        f"#{anchor}" for anchor in headings[1:]
    ]
    assert page.tree.cssselect(".pull p")[0].get("lang") == "fit"
    assert page.tree.cssselect(".year-strip svg")
    assert page.tree.cssselect(".locator svg")
    years_since = timezone.localdate().year - 2014
    assert str(years_since) in page.all(".section-head .meta")[0]


def test_a_portrait_of_facts_alone_has_no_empty_parts(show, kiruna):
    author = make_author("Maria Vedin")
    author.sources.all().delete()
    make_tie(author, kiruna, "lives")
    make_portrait(author)
    page = show(author)
    assert page.one("h1") == "Maria Vedin"
    assert not page.all(".years")
    assert not page.all(".lede")
    assert [node.get("id") for node in page.tree.cssselect("main h2")] == ["sources"]
    assert not page.all(".toc")
    for node in page.tree.cssselect("main *"):
        if node.tag in {"p", "ul", "ol", "dl", "li", "dd", "dt", "h2", "h3"}:
            assert node.text_content().strip(), etree.tostring(node)


@pytest.mark.parametrize(
    ("name", "birth", "death", "years"),
    [
        ("Ædnan", "", "2018", ["död 2018"]),
        ("Bartholomeus Sebastianus Överkalixbygdensstugufäderneärvdaåä", "1990", "", ["född 1990"]),
        ("Simon Issát Čáŋŧžđ", "1900-07-29", "1976-08-25", ["1900–1976"]),
        ("משה גרינבערג", "189X", "", ["född 1890-talet"]),
    ],
)
def test_odd_names_and_dates_are_shown(show, name, birth, death, years):
    author = make_author(name, key="nagon", birth=birth, death=death)
    make_portrait(author)
    page = show(author)
    assert page.one("h1") == name
    assert page.all(".years") == years
    assert bool(page.tree.cssselect("h1 bdi")) is name.startswith("מ")


def test_a_name_in_hebrew_letters_stands_apart_on_the_line_of_years(show):
    author = make_author("Mojsje Grinberg", birth="1898", death="1972")
    author.languages.set([AuthorLanguage(language="yi")])
    author.names.set([AuthorName(name="משה גרינבערג", kind="other"), AuthorName(name="M. G.")])
    author.save()
    make_portrait(author)
    page = show(author)
    name = page.tree.cssselect(".years bdi")[0]
    assert (name.get("dir"), name.get("lang")) == ("rtl", "yi")
    assert page.one(".years") == "משה גרינבערג, 1898–1972"
    assert page.one(".other-names") == "Pseudonym: M. G."


@pytest.mark.parametrize(("death", "shown"), [("", False), ("1990-01-31", True)])
def test_of_the_living_no_date_is_shown_but_the_year(show, kiruna, death, shown):
    author = make_author("Någon", birth="1943-05-17", birth_place=kiruna, death=death)
    make_portrait(author, lead="Någon.")
    for language in ("sv", "en"):
        source = show(author, language).answer.content.decode()
        for trace in ("1943-05", "17 maj", "17 May", "maj 1943", "May 1943"):
            assert (trace in source) is (shown and trace in {"1943-05"} | _day_of(language)), trace


def _day_of(language):
    return {"sv": {"17 maj", "maj 1943"}, "en": {"17 May", "May 1943"}}[language]


def test_ties_are_listed_with_places_years_and_notes(show, kiruna):
    author = make_author("Någon", birth="1900-07-29", death="1976", birth_place=kiruna)
    author.death_place_words = "Ett sjukhus"
    author.birth_place_note = "en källa anger Rensjön"
    author.save()
    make_tie(author, kiruna, "lived", from_year=1920, to_year=1930, precision="circa")
    make_tie(author, kiruna, "grew_up", from_year=1900, note="Gabna sameby", disputed=True)
    make_tie(author, kiruna, "other", confidence="low", note="hemligt")
    Tie.objects.create(author=author, kind="studied", place_words="Hertsånger")
    make_portrait(author)
    page = show(author)
    rows = page.all(".ties > div")
    assert rows[:5] == [
        "Född Kiruna 29 juli 1900 en källa anger Rensjön",
        "Uppvuxen Kiruna från 1900 Gabna sameby · källorna är oeniga",
        "Har bott Kiruna omkring 1920–1930",
        "Studerade Hertsånger",
        "Död Ett sjukhus 1976",
    ]
    assert "hemligt" not in page.body
    assert "Uppfyller samlingens regel: Kiruna" in page.body
    links = [node.get("href") for node in page.tree.cssselect(".ties a")]
    assert set(links) == {f"/sv/platser/{kiruna.key}/"}
    english = show(author, "en")
    assert english.tree.cssselect(".ties .note span")[0].get("lang") == "sv"


def test_works_are_shown_once_with_everybody_who_may_be_named(show):
    author, other, unseen, hidden = (make_author(name) for name in ("Ett", "Två", "Tre", "Fyra"))
    hidden.hidden = True
    hidden.save()
    for one in (author, other, hidden):
        make_portrait(one)
    work = make_work(
        author, other, unseen, hidden, title="Viidát / Vidd", languages="se sv",
        first_year=2006, isbn="9789189196391",
    )  # fmt: skip
    Contribution.objects.create(work=work, author=author, role="ill")
    for fields in ({"name": "Ulla Ill", "role": "ill"}, {"name": "Okänd", "confidence": "low"}):
        Contribution.objects.create(work=work, **fields)
    doubtful = make_work(author, title="Osäker titel")
    doubtful.contributions.update(confidence="low")
    page = show(author)
    row = page.one(".works ol > li")
    assert row.startswith("2006 Viidát / Vidd")
    assert "Tillsammans med: Två, Tre" in row
    assert "Illustratör: Ulla Ill" in row
    assert "med flera" in row
    assert "ISBN 978-91-89196-39-1" in row
    for absent in ("Fyra", "Okänd", "Osäker"):
        assert absent not in page.body
    links = {node.get("href") for node in page.tree.cssselect(".works li a")}
    assert links == {
        f"/sv/verk/{work.key}/",
        f"/sv/forfattare/{other.key}/",
        "https://libris.kb.se/hitlist?d=libris&q=9789189196391",
    }
    assert [node.get("lang") for node in page.tree.cssselect(".works cite span")] == ["se"]


def test_awards_and_sources_are_listed(show):
    author = make_author("Någon")
    author.sources.set(
        [
            AuthorSource(
                source_url="https://www.bibblo.se/norrbottensf%C3%B6rfattare/x?y=1",
                source_seen="2020-05",
            ),
            AuthorSource(source_title="Intervju", source_reference="band 3"),
        ]
    )
    author.save()
    work = make_work(author, title="Rotvälta")
    make_award(author, "Priset", year=2020, work=work)
    make_award(author, "Stora priset", year=2019, status="nominated", work_title="Annat")
    make_award(author, "Osäkra priset", confidence="low")
    make_portrait(author)
    page = show(author)
    assert page.all(".section:has(#awards) h3, .section:has(#awards) li") == [
        "Tilldelade", "2020 Priset Rotvälta", "Nomineringar", "2019 Stora priset Annat",
    ]  # fmt: skip
    source, talk = page.tree.cssselect(".section:has(#sources) .plain-list li")
    link = source.cssselect("a")[0]
    assert link.text_content() == "bibblo.se/norrbottensförfattare/x"
    assert link.get("href") == "https://www.bibblo.se/norrbottensf%C3%B6rfattare/x?y=1"
    assert link.get("rel") == "nofollow noopener"
    assert "maj 2020" in source.text_content()
    assert " ".join(talk.text_content().split()) == "Intervju, band 3"


def test_curiosities_have_a_source_and_unsure_ones_are_left_out(show):
    page = make_portrait(make_author("Någon"))
    rows = [
        ("<p>Ett</p>", "Intervju", "high"),
        ("<p>Två</p>", "", "high"),
        ("<p>Tre</p>", "", "low"),
    ]
    for text, source, confidence in rows:
        Curiosity.objects.create(
            page=page, locale=page.locale, text=text, source_title=source, confidence=confidence
        )
    shown = show(page.author)
    assert len(shown.all(".curiosities > li")) == 2
    assert "Intervju" in shown.all(".curiosities .meta")[0]
    assert shown.tree.cssselect(".curiosities .meta")[1].cssselect("a")[0].get("href") == "#sources"


def test_an_english_reader_of_a_swedish_portrait_is_told_so(show, kiruna):
    author = make_author("Någon", birth_place=kiruna)
    work = make_work(author, title="Räkna stenar")
    make_award(author, "Isälvspriset")
    make_portrait(
        author, lead="Svensk text.", body=[("paragraph", "<p>Brödtext.</p>")],
        curiosities=["<p>Kuriöst.</p>"], own_words="<p>Egna.</p>",
    )  # fmt: skip
    page = show(author, "en")
    assert page.tree.get("lang") == "en"
    assert page.tree.cssselect(".notice b")[0].get("lang") == "sv"
    for selector in (".lede", ".prose", ".curiosities li div"):
        assert {node.get("lang") for node in page.tree.cssselect(selector)} == {"sv"}, selector
    assert page.one("#works") == "Works"
    title = page.tree.cssselect(".works cite span")[0]
    assert (title.get("lang"), title.text) == ("sv", work.title)
    assert page.tree.cssselect(".section:has(#awards) li span")[0].get("lang") == "sv"
    canonical = page.tree.cssselect("link[rel=canonical]")[0].get("href")
    assert canonical == f"http://testserver/sv/forfattare/{author.key}/"
    assert not page.tree.cssselect("link[hreflang]")
    assert not show(author).all(".notice")


def test_letters_to_the_editors_need_an_address(show):
    author = make_author("Anna & Co")
    make_portrait(author)
    assert not show(author).tree.cssselect("main a[href^='mailto:red']")
    collection = own_collection()
    collection.contact_email = "red@example.org"
    collection.save()
    links = show(author).tree.cssselect("main a[href^='mailto:red']")
    assert [node.text_content() for node in links] == [
        "Har du ett foto vi får använda?",
        "Rätta något",
    ]
    assert "subject=R%C3%A4ttelse%3A%20Anna%20%26%20Co&body=http" in links[1].get("href")


def test_an_invented_author_is_said_to_be_invented(show):
    author = make_author("Påhittad", invented=True)
    make_portrait(author)
    page = show(author)
    assert page.all(".invented")
    assert "påhittade" in page.one(".site-footer").lower()
    assert not show_real(show).all(".invented")


def show_real(show):
    """The portrait of somebody who is not invented."""
    author = make_author("Verklig")
    make_portrait(author)
    return show(author)


def test_the_portrait_says_who_wrote_it_and_when_text_or_facts_changed(show):
    author = make_author("Någon")
    page = make_portrait(author, written_by="Anna B", written_on="2017", reviewed_by="Red.")
    page.first_published_at = datetime.datetime(2017, 5, 12, tzinfo=datetime.UTC)
    page.last_published_at = datetime.datetime(2018, 1, 1, tzinfo=datetime.UTC)
    page.save()
    author.last_published_at = datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC)
    author.save()
    shown = show(author)
    colophon = shown.all(".section:has(#sources) .flow > .meta")[0]
    for part in ("Anna B, 2017", "Red.", "12 maj 2017", "3 november 2026"):
        assert part in colophon
    citation = shown.all("#cite p")[0]
    assert citation.startswith("Anna B. ”Någon”. ")
    assert "3 november 2026" in citation
    assert shown.tree.cssselect("#cite textarea")[0].text_content() == citation


def test_the_page_keeps_to_the_security_policy(show, kiruna):
    author = make_author("Någon")
    make_tie(author, kiruna)
    for year in (1976, 1979, 1984, 1991):
        make_work(author, first_year=year)
    planted(make_portrait(author), lead="</script><b>")
    page = show(author)
    source = page.answer.content.decode()
    assert not re.search(r"<[^>]+\s(style|on\w+)=", source)
    for script in page.tree.cssselect("script"):
        assert script.get("src") or script.get("type") == "application/ld+json"
    assert "<b>" not in source.split("<body")[0]
