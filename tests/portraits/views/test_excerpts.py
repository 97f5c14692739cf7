"""The reading page of an excerpt, its permanent address, and what it answers when withdrawn."""

import datetime

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from authorsite.permanent_ids import ALPHABET
from portraits.actions.publish_excerpts import publish_excerpt
from portraits.models import Excerpt, ExcerptPage
from tests.factories import (
    make_author,
    make_excerpt,
    make_portrait,
    make_right,
    make_work,
    page_of,
)
from tests.reading import Read
from tests.shared_data import shared_rows

pytestmark = pytest.mark.django_db

VERSE = "rad ett\nrad två\nrad tre\n\nrad fyra\nrad fem\nrad sex"


@pytest.fixture
def author():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return author


@pytest.fixture
def prose(author):
    return make_excerpt(
        make_work(author, title="Snö", first_year=1950), title="Första snön", location="s. 9–11"
    )


@pytest.fixture
def verse(author):
    return make_excerpt(make_work(author, title="Is", form="poetry"), VERSE, form="verse")


def path(excerpt, language="sv"):
    section = {"sv": "forfattare", "en": "authors"}[language]
    return f"/{language}/{section}/anna-prov/{page_of(excerpt).slug}/"


def see(client, address, status=200):
    return Read(client, address, status)


class TestReading:
    def test_paragraphs_have_stable_numbered_links(self, client, prose):
        page = see(client, path(prose))
        rows = page.tree.cssselect(".row")
        assert [row.get("id") for row in rows] == ["s1", "s2"]
        link = rows[0].cssselect("a.n")[0]
        assert (link.get("href"), link.get("aria-label")) == ("#s1", "Länk till stycke 1")
        # The number is drawn from an attribute, so that copied text holds none.
        assert (link.get("data-n"), link.text_content()) == ("1", "")
        assert page.all(".row p") == ["Ett stycke.", "Två stycken."]

    def test_verse_is_numbered_by_line_in_its_stanzas(self, client, verse):
        page = see(client, path(verse))
        assert [row.get("id") for row in page.tree.cssselect(".row")] == [
            f"r{number}" for number in range(1, 7)
        ]
        assert len(page.tree.cssselect(".stanza")) == 2
        assert [row.get("data-n") for row in page.tree.cssselect("a.n:not(.quiet)")] == ["1", "5"]

    def test_the_lines_below_say_where_it_is_from_and_what_may_be_done(self, client, prose):
        page = see(client, path(prose))
        (credit,) = page.all(".credit")
        assert "Snö, 1950, s. 9–11" in credit
        assert "Förlaget" in credit
        assert "Får visas och skrivas ut i undervisning" in credit
        assert page.tree.cssselect(".credit a[rel=noopener]")

    def test_the_link_to_share_is_the_permanent_one(self, client, prose):
        page = see(client, path(prose))
        assert page.tree.cssselect("#link")[0].get("value").endswith(f"/t/{prose.pid}")
        assert page.answer["Link"] == f'<http://testserver/t/{prose.pid}>; rel="cite-as"'

    def test_canonical_is_the_address_without_its_query(self, client, prose):
        page = see(client, f"{path(prose)}?st=1")
        (link,) = page.tree.cssselect("link[rel=canonical]")
        assert link.get("href") == f"http://testserver{path(prose)}"

    def test_the_address_in_another_language_shows_the_same_text_marked(self, client, prose):
        page = see(client, path(prose, "en"))
        assert page.tree.get("lang") == "en"
        assert page.tree.cssselect(".row p")[0].get("lang") == "sv"

    def test_a_wrong_name_before_the_id_leads_to_the_right_address(self, client, prose):
        answer = client.get(f"/sv/forfattare/anna-prov/vad-som-helst-{prose.pid}/?st=1")
        assert (answer.status_code, answer["Location"]) == (301, f"{path(prose)}?st=1")

    def test_queries_do_not_grow_with_rows(self, client, author, django_assert_num_queries):
        short = make_excerpt(make_work(author), "Ett.")
        long = make_excerpt(make_work(author), "\n\n".join(f"Stycke {n}." for n in range(80)))
        counts = []
        for excerpt in (short, long):
            address = path(excerpt)
            client.get(address)
            with django_assert_num_queries(28, exact=False) as captured:
                client.get(address)
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestRanges:
    @pytest.mark.parametrize(
        ("query", "marked"),
        [
            ("rad=2-4", ["rad två", "rad tre", "rad fyra"]),
            ("rad=5", ["rad fem"]),
            ("rad=4–2", ["rad två", "rad tre", "rad fyra"]),
            ("rad=5-999999", ["rad fem", "rad sex"]),
            ("rad=900", ["rad sex"]),
            ("rad=0", ["rad ett"]),
            ("rad=-3", []),
            ("rad=abc", []),
            ("rad=1-2-3", []),
            ("rad=" + "9" * 500, []),
            ("rad=%00", []),
            ("st=1", []),
            ("rad=", []),
        ],
    )
    def test_a_range_is_marked_on_the_server(self, client, verse, query, marked):
        page = see(client, f"{path(verse)}?{query}")
        assert page.all("mark") == marked

    def test_the_range_is_told_to_who_shares_it(self, client, verse):
        page = see(client, f"{path(verse)}?rad=2-4")
        (title,) = page.tree.cssselect('meta[property="og:title"]')
        assert title.get("content") == "Anna Prov: Is – rad 2–4"


class TestTranslations:
    def test_both_stand_in_pairs_or_either_alone(self, client, author):
        excerpt = make_excerpt(
            make_work(author, title="Lumi"), "Yksi.\n\nKaksi.", language="fi",
            translation=("sv", "Ett.\n\nTvå."),
        )  # fmt: skip
        both = see(client, path(excerpt))
        assert both.all(".parallel-heads span") == ["Finska", "Svenska"]
        assert both.all(".row p") == ["Yksi.", "Ett.", "Kaksi.", "Två."]
        assert [row.get("lang") for row in both.tree.cssselect(".row p")] == ["fi", "sv"] * 2
        assert "Översättare: N. N." in both.all(".credit")[0]
        assert see(client, f"{path(excerpt)}?text=original").all(".row p") == ["Yksi.", "Kaksi."]
        translation = see(client, f"{path(excerpt)}?text=translation&st=2")
        assert translation.all(".row p") == ["Ett.", "Två."]
        assert translation.all("mark") == ["Två."]

    def test_right_to_left(self, client, author):
        texts = shared_rows("sample-texts.csv")
        words = [text for row in texts if (text := row.get("yi"))]
        excerpt = make_excerpt(make_work(author), "\n\n".join(words), language="yi")
        page = see(client, path(excerpt))
        rows = page.tree.cssselect(".row p")
        assert len(rows) == len(words)
        assert {(row.get("lang"), row.get("dir")) for row in rows} == {("yi", "rtl")}
        assert page.tree.get("dir") == "ltr"


class TestVersions:
    def test_an_old_link_with_its_version_shows_the_old_text(self, client, prose):
        record = Excerpt.objects.get(pk=prose.pk)
        row = record.texts.all()[0]
        row.text = "Ett stycke.\n\nNytt.\n\nTvå stycken."
        record.texts.set([row])
        record.save()
        publish_excerpt(record.pk)
        newest = see(client, path(prose))
        assert [row.get("id") for row in newest.tree.cssselect(".row")] == ["s1", "s1a", "s2"]
        old = see(client, f"{path(prose)}?v=1&st=2")
        assert old.all(".row p") == ["Ett stycke.", "Två stycken."]
        assert old.all("mark") == ["Två stycken."]
        assert "tidigare version" in old.answer.content.decode()
        assert see(client, f"{path(prose)}?v=99").all(".row p") == newest.all(".row p")


class TestPermanentAddress:
    def test_it_leads_to_the_page_in_the_readers_language_with_the_query(self, client, prose):
        for language, prefix in (("sv", "/sv/"), ("en", "/en/"), ("de", "/sv/")):
            answer = client.get(f"/t/{prose.pid}?st=1", headers={"accept-language": language})
            assert answer.status_code == 302
            assert answer["Location"].startswith(prefix)
            assert answer["Location"].endswith(f"{prose.pid}/?st=1")
        assert "Accept-Language" in answer["Vary"]
        assert not answer.cookies

    def test_capitals_and_look_alikes_are_forgiven(self, client, prose):
        typed = prose.pid.upper().replace("0", "O").replace("1", "l")
        assert client.get(f"/t/{typed}").status_code == 302
        assert client.get(f"/t/{prose.pid}/").status_code == 302

    def test_a_slip_is_met_with_a_suggestion(self, client, prose):
        sign = next(sign for sign in ALPHABET if sign != prose.pid[2])
        page = see(client, f"/t/{prose.pid[:2]}{sign}{prose.pid[3:]}", 404)
        assert page.tree.cssselect(f'a[href="/t/{prose.pid}"]')

    @pytest.mark.parametrize("typed", ["x", "0000000", "åäö", "%00", "b" * 300, "..%2f..%2fetc"])
    def test_what_is_no_id_is_not_found(self, client, prose, typed):
        assert client.get(f"/t/{typed}").status_code == 404

    def test_a_draft_is_not_found(self, client, author):
        draft = make_excerpt(make_work(author), live=False)
        assert client.get(f"/t/{draft.pid}").status_code == 404


def withdrawn_ways():
    """What takes a text away from readers."""
    yesterday = datetime.date.today() - datetime.timedelta(days=1)  # noqa: DTZ011

    def expired(excerpt):
        excerpt.rights.ends = yesterday
        excerpt.rights.save()

    def unpublished(excerpt):
        excerpt.unpublish()

    def page_unpublished(excerpt):
        page_of(excerpt).unpublish()

    def hidden(excerpt):
        page = page_of(excerpt)
        page.author.hidden = True
        page.author.save()

    def restricted(excerpt):
        PageViewRestriction.objects.create(page=page_of(excerpt), restriction_type="login")

    def without_right(excerpt):
        excerpt.rights = None
        excerpt.save()

    def portrait_withdrawn(excerpt):
        page_of(excerpt).get_parent().specific.unpublish()

    return [expired, unpublished, page_unpublished, hidden, without_right, portrait_withdrawn]


@pytest.mark.parametrize("withdraw", withdrawn_ways(), ids=lambda way: way.__name__)
class TestWithdrawal:
    def test_both_addresses_answer_gone_and_show_nothing_of_the_text(
        self, client, author, withdraw
    ):
        excerpt = make_excerpt(make_work(author, title="Snö"), "Hemligt stycke.")
        other = make_excerpt(make_work(author, title="Is"))
        address = path(excerpt)
        withdraw(Excerpt.objects.get(pk=excerpt.pk))
        for asked in (address, f"/t/{excerpt.pid}"):
            page = see(client, asked, 410)
            assert "Hemligt" not in page.answer.content.decode()
        if withdraw.__name__ not in {"hidden", "portrait_withdrawn"}:
            assert page.all("h1") == ["Anna Prov, Snö"]
            # Other excerpts are offered.
            assert page.tree.cssselect(f'a[href$="{other.pid}/"]')

    def test_it_stands_in_no_list(self, client, author, withdraw):
        excerpt = make_excerpt(make_work(author, title="Snö", key="sno"), title="Kanariefågeln")
        withdraw(Excerpt.objects.get(pk=excerpt.pk))
        for address in (
            "/sv/",
            "/sv/forfattare/anna-prov/",
            "/sv/verk/sno/",
            "/sv/sok/?q=kanariefageln",
            "/sitemap-excerpts.xml",
        ):
            assert "anariefågeln" not in client.get(address).content.decode().replace(
                'value="kanariefageln"', ""
            ), address


def test_a_right_that_begins_tomorrow_is_no_right_today(author):
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)  # noqa: DTZ011
    excerpt = make_excerpt(make_work(author), right=make_right(starts=tomorrow))
    assert not ExcerptPage.objects.shown().exists()
    assert ExcerptPage.objects.shown(tomorrow).get().excerpt_id == excerpt.pk


class TestWhereItIsFound:
    def test_portrait_work_search_and_sitemap_name_it(self, client, author):
        excerpt = make_excerpt(
            make_work(author, title="Snö", key="sno", first_year=1950), title="Första snön"
        )
        address = path(excerpt)
        for where in ("/sv/forfattare/anna-prov/", "/sv/verk/sno/", "/sv/sok/?q=forsta+snon"):
            page = see(client, where)
            assert page.tree.cssselect(f'a[href="{address}"]'), where
        assert f"http://testserver{address}" in client.get("/sitemap-excerpts.xml").content.decode()
        assert address not in client.get("/sitemap-pages.xml").content.decode()


def test_no_cookie_is_set(prose):
    answer = Client().get(path(prose))
    assert not answer.cookies


@pytest.mark.parametrize(
    ("starts", "ends", "says"),
    [
        (None, -1, "tillståndet att visa texten har gått ut"),
        (1, None, "det finns just nu inget tillstånd"),
        (None, None, "det finns just nu inget tillstånd"),
    ],
)
def test_a_notice_says_only_what_is_so(client, author, starts, ends, says):
    """A right that never was has not ended."""
    today = datetime.date.today()  # noqa: DTZ011
    day = datetime.timedelta(days=1)
    excerpt = make_excerpt(make_work(author, title="Snö"))
    address = path(excerpt)
    record = Excerpt.objects.get(pk=excerpt.pk)
    if starts or ends:
        record.rights.starts = today + starts * day if starts else None
        record.rights.ends = today + ends * day if ends else None
        record.rights.save()
    else:
        record.rights = None
        record.save()
    assert says in see(client, address, 410).one(".lede")


def test_a_text_taken_down_says_so(client, author):
    excerpt = make_excerpt(make_work(author, title="Snö"))
    address = path(excerpt)
    Excerpt.objects.get(pk=excerpt.pk).unpublish()
    assert "texten har dragits tillbaka" in see(client, address, 410).one(".lede")
