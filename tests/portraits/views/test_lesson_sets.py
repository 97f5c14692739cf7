"""A teacher's own set: everything in the address, nothing anywhere else, nothing hostile alive."""

import datetime

import pytest
from django.http import QueryDict
from django.utils import timezone
from lxml import html

from authorsite.permanent_ids import from_number
from portraits.models import content_version
from portraits.views.lesson_sets import (
    LONGEST_QUERY,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_ITEMS,
    MOST_QUESTIONS,
    LessonSet,
    SetItem,
    read_link,
    read_set,
)
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work, page_of
from tests.hostile_texts import PAYLOADS, RUN
from tests.reading import Read

SV = "/sv/lektion/"


def read(query):
    return read_set(QueryDict(query))


class TestAddress:
    def test_what_an_address_says(self):
        one, two = from_number(1), from_number(2)
        found = read(f"t={one}.r5-12,{two}.s2&titel=V%C3%A5r+lektion&f=Vem%3F&f=N%C3%A4r%3F")
        assert [item.token for item in found.items] == [f"{one}.r5-12", f"{two}.s2"]
        assert found.title == "Vår lektion"
        assert found.questions == ("Vem?", "När?")
        assert read(found.query) == found

    def test_the_same_set_is_the_same_address(self):
        pid = from_number(7)
        for typed in (
            f"t={pid}.r5-12",
            f"t={pid.upper()}.r5-12",
            f"t={pid}.R5–12",
            f"t={pid}.rad+5-12",
            f"t={pid}.r5-12.",
            f"t={pid}.r5-12%2C",
            f"t={pid}.r5-12)",
            f"t=,,{pid}.r5-12,{pid}.r5-12",
            f"t={pid}.r5-12&t={pid}.r5-12",
            f"t={pid}.r5-12%252C{pid}.r5-12",
        ):
            assert read(typed).query == f"t={pid}.r5-12", typed

    def test_a_place_that_is_none_means_the_whole_text(self):
        pid = from_number(7)
        assert read(f"t={pid}.hej").query == f"t={pid}"

    def test_what_is_no_text_is_left_out_and_said(self):
        found = read(f"t=hej,{from_number(7)},abc1234.r1")
        assert len(found.items) == 1
        assert found.left_out == ("hej", "abc1234.r1")

    def test_bounds(self):
        many = ",".join(from_number(number) for number in range(30))
        questions = "&".join(f"f=Fråga {number}" for number in range(40))
        found = read(f"t={many}&titel={'a' * 500}&{questions}&f={'b' * 5000}")
        assert len(found.items) == MOST_ITEMS
        assert len(found.title) == LONGEST_TITLE
        assert len(found.questions) == MOST_QUESTIONS
        assert found.left_out
        long = read("f=" + "&f=".join("ש" * 300 + str(number) for number in range(12)))
        assert len(long.query) <= LONGEST_QUERY
        assert long.questions
        assert all(len(question) <= LONGEST_QUESTION for question in long.questions)

    def test_lines_are_questions(self):
        assert read("f=Ett%0D%0A%0D%0A+Två+%0A").questions == ("Ett", "Två")

    @pytest.mark.parametrize(
        ("typed", "token"),
        [
            ("https://example.org/t/{pid}", "{pid}"),
            ("https://example.org/t/{PID}?rad=5-12#r5", "{pid}.r5-12"),
            ("/t/{pid}/?st=3", "{pid}.s3"),
            (" {pid} ", "{pid}"),
            ("{pid}.", None),
            ("https://example.org/sv/forfattare/anna/", None),
            ("javascript:alert(1)", None),
            ("", None),
            ("x" * 10_000, None),
        ],
    )
    def test_a_pasted_link(self, typed, token):
        pid = from_number(12)
        item = read_link(typed.format(pid=pid, PID=pid.upper()))
        assert (item.token if item else None) == (token.format(pid=pid) if token else None)

    def test_moving_and_taking_out(self):
        items = tuple(SetItem(from_number(number)) for number in range(3))
        found = LessonSet(items, "T")
        assert found.moved_up(2).items == (items[0], items[2], items[1])
        assert found.without(0).items == items[1:]
        assert found.with_item(items[1]) == found
        assert found.without(0).title == "T"


@pytest.mark.django_db
class TestPage:
    @pytest.fixture
    def author(self):
        author = make_author("Anna Prov", key="anna-prov")
        make_portrait(author)
        return author

    @pytest.fixture
    def prose(self, author):
        return make_excerpt(
            make_work(author, title="Snö"), "ett\n\ntvå\n\ntre", title="Första snön"
        )

    @pytest.fixture
    def verse(self, author):
        return make_excerpt(
            make_work(author, title="Is", form="poetry"),
            "rad ett\nrad två\nrad tre",
            form="verse",
            title="Isen",
        )

    def test_texts_title_and_questions(self, client, prose, verse):
        page = Read(client, f"{SV}?t={verse.pid}.r2-3,{prose.pid}.s2&titel=Vinter&f=Vad+händer%3F")
        page.check()
        assert page.one("h1") == "Vinter"
        assert page.all(".set-text h2") == ["Isen", "Första snön"]
        assert page.all(".set-text .row p") == ["rad två", "rad tre", "två"]
        assert page.all("#set-questions + ol li") == ["Vad händer?"]
        assert page.meta("robots") == "noindex, nofollow"
        assert page.answer.headers["Referrer-Policy"] == "no-referrer"
        assert not page.answer.cookies
        code = page.tree.cssselect(".qr svg")
        assert code
        assert "http://testserver/sv/lektion/?t=" in page.tree.cssselect("#address")[0].text

    def test_an_empty_set_says_how_to_begin(self, client):
        page = Read(client, SV)
        page.check()
        assert page.one("h1") == "Din lektion"
        assert page.links("#add ~ p a") == ["/sv/skola/"]
        assert not page.tree.cssselect(".qr")

    def test_adding_leads_to_an_address_that_holds_all(self, client, prose, verse):
        carried = f"t={verse.pid}.r1&titel=Vinter&f=Varf%C3%B6r%3F"
        answer = client.get(f"{SV}?{carried}&add={prose.pid}&enhet=s&fran=2&till=3")
        assert answer.headers["Location"] == (
            f"{SV}?t={verse.pid}.r1,{prose.pid}.s2-3&titel=Vinter&f=Varf%C3%B6r%3F"
        )
        whole = client.get(f"{SV}?add={prose.pid}&enhet=s&fran=&till=")
        assert whole.headers["Location"] == f"{SV}?t={prose.pid}"
        pasted = client.get(f"{SV}?lank=http://testserver/t/{prose.pid}%3Fst%3D2")
        assert pasted.headers["Location"] == f"{SV}?t={prose.pid}.s2"
        wrong = Read(client, f"{SV}?lank=http://elsewhere.example/")
        assert "http://elsewhere.example/" in wrong.one('[role="alert"]')
        written = client.get(f"{SV}?t={prose.pid}&ny=1&titel=+A+&f=Ett%0ATv%C3%A5")
        assert written.headers["Location"] == f"{SV}?t={prose.pid}&titel=A&f=Ett&f=Tv%C3%A5"

    def test_changing_is_following_links(self, client, prose, verse):
        page = Read(client, f"{SV}?t={verse.pid},{prose.pid}&titel=A")
        assert page.links(".set-text .actions a")[:2] == [
            f"{SV}?t={prose.pid},{verse.pid}&titel=A",
            f"{SV}?t={prose.pid}&titel=A",
        ]

    def test_the_way_from_the_excerpt_and_the_entrance_carries_the_set(self, client, prose, verse):
        carried = f"t={verse.pid}.r1&titel=Vinter"
        entrance = Read(client, f"/sv/skola/?year=gy&{carried}")
        entrance.check()
        assert entrance.links(".set-bar a") == [f"{SV}?{carried}"]
        entrance = Read(client, f"/sv/skola/?{carried}")
        assert f"{SV}?t={verse.pid}.r1,{prose.pid}&titel=Vinter" in entrance.links(".excerpts a")
        (to_prose,) = (
            link for link in entrance.links(".excerpts h3 a") if page_of(prose).slug in link
        )
        assert to_prose.endswith(f"?{carried}")
        page = Read(client, f"{to_prose}&st=2-3")
        (form,) = page.tree.cssselect("form.set-form")
        fields = {field.get("name"): field.get("value") for field in form.cssselect("input")}
        assert form.get("action") == SV
        assert fields == {
            "t": f"{verse.pid}.r1", "titel": "Vinter", "add": prose.pid, "enhet": "s",
            "fran": "2", "till": "3",
        }  # fmt: skip

    def test_a_withdrawn_text_shows_its_notice(self, client, prose, verse):
        prose.rights.ends = timezone.localdate() - datetime.timedelta(days=1)
        prose.rights.save()
        never = from_number(99)
        page = Read(client, f"{SV}?t={prose.pid},{verse.pid},{never}")
        page.check()
        # The two share a right here only if they were made with the same one.
        assert page.all(".set-text h2") == ["Text 1", "Isen", "Text 3"]
        assert "Första snön" not in page.text
        assert page.links(".set-text > .meta a")[0] == f"/t/{prose.pid}"

    def test_paper_follows_the_right(self, client, author):
        excerpt = make_excerpt(make_work(author), right=make_right(covers_print=False))
        page = Read(client, f"{SV}?t={excerpt.pid}")
        assert page.tree.cssselect(".passage.no-print")
        assert page.tree.cssselect(".extract .print-only")

    def test_nothing_is_stored(self, client, prose):
        before = content_version()
        page = Read(client, f"{SV}?t={prose.pid}&titel=Hemligt")
        assert content_version() == before
        assert "sessionid" not in page.answer.cookies

    def test_the_number_of_texts_does_not_change_the_number_of_queries(self, client, author):
        pids = [make_excerpt(make_work(author)).pid for _number in range(MOST_ITEMS)]
        Read(client, f"{SV}?t={pids[0]}")
        one = Read(client, f"{SV}?t={pids[0]}").queries
        many = Read(client, f"{SV}?t={','.join(pids)}")
        assert len(many.all(".set-text")) == MOST_ITEMS
        assert many.queries <= one
        assert not many.tree.cssselect("#lank")

    def test_a_language_the_site_lacks(self, client):
        assert client.get("/xx/lektion/", follow=True).status_code == 404
        assert Read(client, "/en/lektion/").one("h1") == "Your lesson"

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_hostile_words_are_text(self, client, prose, payload):
        answer = client.get(SV, {"t": f"{prose.pid},{payload}", "titel": payload, "f": payload})
        assert answer.status_code == 200
        tree = html.document_fromstring(answer.content.decode())
        for element in tree.iter():
            assert not any(str(name).startswith("on") for name in element.attrib)
            for name in ("href", "src", "action"):
                assert not str(element.get(name, "")).strip().lower().startswith("javascript")
        running = [s for s in tree.iter("script") if RUN in (s.text or "")]
        assert not running

    @pytest.mark.parametrize(
        "query",
        [
            "t=%00", "t=%FF%FE", "fran=abc&add=x", "t=" + "a" * 9000, "f=" + "%0A" * 500,
            "titel=%E2%80%AE", "t[]=1", "lank=" + "%25" * 400, "fran=99999999&till=-1&add=",
        ],
    )  # fmt: skip
    def test_odd_addresses_are_answered(self, client, query):
        assert client.get(f"{SV}?{query}").status_code in {200, 302}
