"""Excerpts on other people's pages: the card, and how pages find it (oEmbed 1.0)."""

from __future__ import annotations

import datetime
import json
from urllib.parse import parse_qs, urlencode, urlsplit

import micawber
import pytest
import zxingcpp
from django.urls import reverse
from lxml import html
from PIL import Image
from wagtail.embeds.finders.oembed import OEmbedFinder

from authorsite.rights.models import Basis
from portraits.models import Excerpt, ExcerptPage
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work
from tests.reading import Read

pytestmark = pytest.mark.django_db
TEXT = "Snön föll.\n\nHan räknade den.\n\nDet blev mycket."


@pytest.fixture
def excerpt() -> Excerpt:
    """Three paragraphs that a class may see."""
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return make_excerpt(make_work(author, title="Snö & is"), TEXT, right=right())


def right(**fields):
    said = {"basis": Basis.PERMISSION, "holder": "Anna Prov", "covers_classroom": True}
    return make_right(**{**said, **fields})


def address(excerpt: Excerpt, query: str = "") -> str:
    """The excerpt's own address, as people copy it."""
    page = ExcerptPage.objects.get(excerpt=excerpt)
    return f"http://testserver{urlsplit(page.full_url).path}{query}"


def ask(client, url: str, status: int = 200, **more: str) -> dict:
    answer = client.get(reverse("portraits:oembed"), {"url": url, **more})
    assert answer.status_code == status, answer.content
    assert answer["Access-Control-Allow-Origin"] == "*"
    return json.loads(answer.content)


def card(client, excerpt: Excerpt, query: str = "", status: int = 200) -> Read:
    return Read(client, f"/embed/{excerpt.pid}/{query}", status)


class TestCard:
    def test_text_author_right_and_the_address_that_lasts(self, client, excerpt):
        page = card(client, excerpt)
        assert page.all("blockquote p") == ["Snön föll.", "Han räknade den.", "Det blev mycket."]
        assert "Anna Prov" in page.all("footer span")[0]
        assert page.links("footer a") == [f"http://testserver/t/{excerpt.pid}"]
        assert page.tree.get("data-page") == "embed"

    @pytest.mark.parametrize(("query", "rows"), [("?st=2", 1), ("?st=2-3", 2), ("?ST=2-9", 2)])
    def test_a_part(self, client, excerpt, query, rows):
        page = card(client, excerpt, query)
        assert len(page.all("blockquote p")) == rows
        assert page.all("blockquote p")[0] == "Han räknade den."
        assert page.links("footer a")[0].startswith(f"http://testserver/t/{excerpt.pid}?st=2")

    def test_a_long_text_is_cut_at_a_paragraph(self, client):
        author = make_author()
        make_portrait(author)
        long = make_excerpt(
            make_work(author), "\n\n".join(["Ett långt stycke. " * 15] * 4), right=right()
        )
        assert len(card(client, long).all("blockquote p")) == 1

    def test_it_may_be_framed_and_nothing_else_may(self, client, excerpt):
        answer = card(client, excerpt).answer
        policy = answer["Content-Security-Policy"]
        assert "frame-ancestors *" in policy
        assert "script-src 'none'" in policy
        assert "X-Frame-Options" not in answer
        assert not answer.cookies
        for other in ("/sv/", f"/t/{excerpt.pid}", urlsplit(address(excerpt)).path, "/oembed"):
            answer = client.get(other)
            assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], other
            assert answer["X-Frame-Options"] == "DENY", other

    def test_it_has_no_script_and_asks_no_other_host(self, client, excerpt):
        page = card(client, excerpt)
        assert not page.tree.cssselect("script, form, img, iframe")
        for node in page.tree.cssselect("link[rel=stylesheet]"):
            assert node.get("href").startswith("/static/")
        assert all(
            node.get("rel") == "noopener" for node in page.tree.cssselect("a[target=_blank]")
        )

    def test_the_language_of_the_address(self, client, excerpt):
        assert card(client, excerpt, "?lang=en").tree.get("lang") == "en"
        assert card(client, excerpt, "?lang=xx").tree.get("lang") == "sv"
        answer = client.get(f"/embed/{excerpt.pid}/", headers={"accept-language": "fi"})
        assert html.document_fromstring(answer.content).get("lang") == "fi"
        assert "Accept-Language" in answer["Vary"]

    def test_a_text_that_others_may_not_show_is_only_named(self, client):
        author = make_author("Bo Prov")
        make_portrait(author)
        kept = make_excerpt(make_work(author), TEXT, right=right(covers_classroom=False))
        page = card(client, kept)
        assert "Snön föll" not in page.text
        assert "Bo Prov" in page.text
        assert page.links("footer a") == [f"http://testserver/t/{kept.pid}"]

    def test_a_withdrawn_text_is_gone(self, client, excerpt):
        yesterday = datetime.date.today() - datetime.timedelta(days=1)  # noqa: DTZ011
        excerpt.rights.ends = yesterday
        excerpt.rights.save()
        page = card(client, excerpt, status=410)
        assert "Snön" not in page.text
        assert "frame-ancestors *" in page.answer["Content-Security-Policy"]

    @pytest.mark.parametrize("typed", ["x", "0000000", "åäö", "b" * 200])
    def test_what_is_no_id(self, client, typed):
        assert client.get(f"/embed/{typed}/").status_code == 404

    def test_capitals(self, client, excerpt):
        assert client.get(f"/embed/{excerpt.pid.upper()}/").status_code == 200

    def test_its_queries_do_not_grow_with_the_text(self, client, excerpt):
        few = card(client, excerpt).queries
        author = excerpt.work.contributions.get().author
        long = make_excerpt(make_work(author), "\n\n".join(["Rad."] * 80), right=right())
        assert card(client, long).queries <= few


class TestOEmbed:
    def test_a_rich_answer(self, client, excerpt):
        said = ask(client, address(excerpt))
        assert (said["type"], said["version"]) == ("rich", "1.0")
        assert (said["width"], said["height"], said["cache_age"]) == (600, 300, 86400)
        assert said["author_name"] == "Anna Prov"
        assert said["author_url"] == "http://testserver/sv/forfattare/anna-prov/"
        assert "Snö & is" in said["title"]

    def test_the_frame_and_the_quotation(self, client, excerpt):
        said = ask(client, address(excerpt, "?st=2"))
        fragments = html.fragments_fromstring(said["html"])
        assert [node.tag for node in fragments] == ["blockquote", "iframe"]
        quote, frame = fragments
        assert quote.xpath("a/@href") == [f"http://testserver/t/{excerpt.pid}?st=2"]
        # Everything is escaped once: the title comes back as it was.
        assert "Snö & is" in frame.get("title")
        where = urlsplit(frame.get("src"))
        assert client.get(f"{where.path}?{where.query}").status_code == 200

    @pytest.mark.parametrize(
        ("asked", "size"),
        [
            ({"maxwidth": "400"}, (400, 300)),
            ({"maxwidth": "9999", "maxheight": "200"}, (600, 200)),
            ({"maxwidth": "1", "maxheight": "0"}, (120, 120)),
            ({"maxwidth": "x", "maxheight": "-5"}, (600, 300)),
            ({"maxwidth": "9" * 400}, (600, 300)),
        ],
    )
    def test_sizes(self, client, excerpt, asked, size):
        said = ask(client, address(excerpt), **asked)
        assert (said["width"], said["height"]) == size

    def test_the_permanent_address_and_other_forms_are_known_too(self, client, excerpt):
        for url in (
            f"http://testserver/t/{excerpt.pid}",
            f"http://testserver/T/{excerpt.pid.upper()}",
            f"http://testserver/embed/{excerpt.pid}/",
            f"{address(excerpt)}handout.pdf",
        ):
            assert ask(client, url)["type"] == "rich", url

    def test_only_json(self, client, excerpt):
        assert client.get("/oembed", {"url": address(excerpt), "format": "xml"}).status_code == 501

    @pytest.mark.parametrize(
        "url",
        [
            "", "x", "http://testserver/", "http://testserver/sv/", "http://testserver/t/0000000",
            "javascript:alert(1)", "http://[", "\x00", "http://testserver/sv/forfattare/x-bcdfgh0/",
        ],
    )  # fmt: skip
    def test_what_is_no_excerpt_is_not_found(self, client, excerpt, url):
        ask(client, url, 404)

    def test_another_site_is_not_found(self, client, excerpt):
        ask(client, address(excerpt).replace("testserver", "evil.example"), 404)

    def test_a_text_that_others_may_not_show_is_a_link(self, client, excerpt):
        excerpt.rights.covers_classroom = False
        excerpt.rights.save()
        said = ask(client, address(excerpt))
        assert said["type"] == "link"
        assert "html" not in said
        assert said["title"]

    def test_a_withdrawn_text_is_not_found(self, client, excerpt):
        url = address(excerpt)
        Excerpt.objects.get(pk=excerpt.pk).unpublish()
        ask(client, url, 404)

    def test_the_page_says_where_to_ask(self, client, excerpt):
        page = Read(client, urlsplit(address(excerpt)).path + "?st=2&utm_source=x")
        (link,) = page.links('link[type="application/json+oembed"]')
        where = urlsplit(link)
        said = json.loads(client.get(f"{where.path}?{where.query}").content)
        assert "st=2" in said["html"]
        assert "utm" not in said["html"]


class TestConsumers:
    """Programs that people already have."""

    @pytest.fixture
    def fetched(self, client, monkeypatch):
        """Lets consumers reach the site of the test, and no other."""

        def fetch(url: str) -> str:
            where = urlsplit(url)
            answer = client.get(f"{where.path}?{where.query}")
            assert answer.status_code == 200
            return answer.content.decode()

        return fetch

    def test_wagtail(self, excerpt, fetched, monkeypatch):
        class Answered:
            """What Wagtail asks of the answer of ``requests``."""

            status_code, ok = 200, True

            def __init__(self, text: str) -> None:
                self.text = text
                self.content = text.encode()

            def raise_for_status(self) -> None:
                pass

            def json(self) -> object:
                return json.loads(self.text)

        def get(url, params=None, **_options):
            return Answered(fetched(f"{url}?{urlencode(params or {})}"))

        monkeypatch.setattr("wagtail.embeds.finders.oembed.requests.get", get)
        finder = OEmbedFinder(
            providers=[
                {"endpoint": "http://testserver/oembed", "urls": [r"^http://testserver/.+$"]}
            ]
        )
        found = finder.find_embed(address(excerpt), max_width=500)
        assert (found["type"], found["width"], found["author_name"]) == ("rich", 500, "Anna Prov")
        assert "<iframe" in found["html"]

    def test_micawber(self, excerpt, fetched, monkeypatch):
        provider = micawber.Provider("http://testserver/oembed")
        monkeypatch.setattr(provider, "fetch", lambda url: fetched(url))
        registry = micawber.ProviderRegistry()
        registry.register(r"http://testserver/\S+", provider)
        found = registry.request(address(excerpt), maxwidth=500)
        assert (found["type"], found["width"]) == ("rich", 500)


class TestCode:
    def test_it_reads_as_the_permanent_address(self, client, excerpt):
        import re

        answer = client.get(urlsplit(address(excerpt)).path + "qr.svg?st=2-3")
        assert answer["Content-Type"] == "image/svg+xml"
        svg = answer.content.decode()
        expected = f"http://testserver/t/{excerpt.pid}?{urlencode({'st': '2-3'})}"
        assert f"<title>{expected}</title>" in svg
        assert zxingcpp.read_barcode(drawn(svg)).text == expected
        assert 'fill="#fff"' in svg
        assert re.search(r'viewBox|width="\d+"', svg)


def drawn(svg: str) -> Image.Image:
    """The modules of a code as segno writes them: a path of horizontal strokes of one unit."""
    import re

    tree = html.fromstring(svg)
    size = int(tree.get("width"))
    (path,) = [node.get("d") for node in tree.iter("path") if node.get("stroke")]
    image = Image.new("L", (size, size), 255)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            for step in range(int(values[0])):
                image.putpixel((int(x) + step, int(y)), 0)
            x += values[0]
    return image.resize((size * 8, size * 8), Image.Resampling.NEAREST)


class TestSharing:
    """Plain addresses, of the part that is marked, with everything encoded."""

    def page(self, client, excerpt, query: str = "") -> Read:
        return Read(client, f"{urlsplit(address(excerpt)).path}{query}")

    def test_other_services_get_the_lasting_address(self, client, excerpt):
        page = self.page(client, excerpt, "?st=2-3")
        lasting = f"http://testserver/t/{excerpt.pid}?st=2-3"
        found = {urlsplit(link).netloc: urlsplit(link) for link in page.links("aside details a")}
        assert parse_qs(found["classroom.google.com"].query)["url"] == [lasting]
        assert parse_qs(found["teams.microsoft.com"].query)["href"] == [lasting]
        mail = found[""]
        assert (mail.scheme, parse_qs(mail.query)["body"]) == ("mailto", [lasting])
        assert "+" not in mail.query  # a mail program shows it as a plus
        assert page.tree.cssselect("input#link")[0].get("value") == lasting

    def test_the_code_for_the_board_is_that_of_the_part(self, client, excerpt):
        (picture,) = self.page(client, excerpt, "?st=2").tree.cssselect("details img")
        assert picture.get("src").endswith("qr.svg?st=2")
        assert client.get(picture.get("src")).status_code == 200

    def test_the_frame_to_paste_works(self, client, excerpt):
        (field,) = self.page(client, excerpt).tree.cssselect("textarea#frame")
        frame = html.fragment_fromstring(field.text)
        where = urlsplit(frame.get("src"))
        assert client.get(f"{where.path}?{where.query}").status_code == 200
        assert (frame.get("width"), frame.get("height")) == ("600", "300")

    def test_no_frame_where_the_right_forbids_it(self, client, excerpt):
        excerpt.rights.covers_classroom = False
        excerpt.rights.save()
        assert not self.page(client, excerpt).tree.cssselect("textarea#frame")
