"""The forms of an excerpt at its address: what they hold, who may have them, what they answer."""

import datetime
import io

import docx
import pypdfium2
import pytest
import zxingcpp
from django.core.cache import cache

from portraits.handouts import sheets
from portraits.models import ExcerptQuestion, ExcerptWord, TextVersion
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work, page_of
from tests.reading import Read

pytestmark = pytest.mark.django_db

PROSE = "\n\n".join(
    f"{word} låg snön över gärdena och ingen hade gått över isen sedan i måndags, sade farfar."
    for word in ("Först", "Sedan", "Till sist")
)
FORMS = ("handout.pdf", "handout.docx", "text.txt")


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


@pytest.fixture
def author():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return author


@pytest.fixture
def free():
    return make_right(basis="free")


@pytest.fixture
def excerpt(author, free):
    excerpt = make_excerpt(
        make_work(author, title="Snö", first_year=1950), PROSE, right=free,
        title="Första snön", location="s. 9–11",
    )  # fmt: skip
    page = page_of(excerpt)
    page.introduction = "Från en vinter."
    page.words = [ExcerptWord(word="gärdena", explanation="åkrarna")]
    page.questions = [ExcerptQuestion(question="Vem gick?", rows="2")]
    page.save()
    return excerpt


def path(excerpt, form, language="sv"):
    section = {"sv": "forfattare", "en": "authors", "fi": "kirjailijat"}[language]
    return f"/{language}/{section}/anna-prov/{page_of(excerpt).slug}/{form}"


def pages(answer):
    assert answer.status_code == 200
    document = pypdfium2.PdfDocument(answer.content)
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


class TestContent:
    def test_the_sheet_holds_what_the_class_needs(self, client, excerpt):
        (text,) = pages(client.get(path(excerpt, "handout.pdf")))
        for words in (
            "Arbetsblad", "Första snön", "Anna Prov", "Snö, 1950, s. 9–11", "Från en vinter.",
            "Först låg snön", "gärdena – åkrarna", "Vem gick? (rad 3–4)", "Sida 1 av 1",
            f"http://testserver/t/{excerpt.pid}", "Får visas, skrivas ut och kopieras",
        ):  # fmt: skip
            assert words in text, words

    def test_what_is_not_wanted_is_left_out(self, client, excerpt):
        (text,) = pages(client.get(path(excerpt, "handout.pdf?ord=0&fragor=0&rader=0")))
        assert "åkrarna" not in text
        assert "Vem gick" not in text
        assert "\n5 " not in text
        assert "\n5 " in pages(client.get(path(excerpt, "handout.pdf")))[0]

    def test_the_code_leads_to_the_permanent_address(self, client, excerpt):
        answer = client.get(path(excerpt, "handout.pdf"))
        page = pypdfium2.PdfDocument(answer.content)[0]
        (code,) = zxingcpp.read_barcodes(page.render(scale=150 / 72, grayscale=True).to_pil())
        assert code.text == f"http://testserver/t/{excerpt.pid}"

    def test_a_part_keeps_its_numbers_and_its_address_marks_it_in_this_version(
        self, client, excerpt
    ):
        answer = client.get(path(excerpt, "handout.pdf?rad=3-4&fragor=0"))
        (text,) = pages(answer)
        assert "Först låg" not in text
        assert "3 Sedan låg" in text
        page = pypdfium2.PdfDocument(answer.content)[0]
        (code,) = zxingcpp.read_barcodes(page.render(scale=150 / 72, grayscale=True).to_pil())
        assert code.text == f"http://testserver/t/{excerpt.pid}?rad=3-4&v=1"
        marked = Read(client, client.get(code.text.removeprefix("http://testserver"))["Location"])
        assert len(marked.tree.cssselect("mark")) == 2
        # The same paragraph asked for by its number.
        assert pages(client.get(path(excerpt, "handout.pdf?st=2&fragor=0"))) == [text]

    def test_everything_around_the_text_is_in_the_language_of_the_address(self, client, excerpt):
        (text,) = pages(client.get(path(excerpt, "handout.pdf", "en")))
        assert "Worksheet" in text
        assert "Page 1 of 1" in text
        assert "Först låg snön" in text

    def test_original_translation_or_both(self, client, author, free):
        excerpt = make_excerpt(
            make_work(author), "Yksi.", language="fi", right=free, translation=("sv", "Ett.")
        )
        found = {
            text: pages(client.get(path(excerpt, f"handout.pdf?text={text}")))[0]
            for text in ("original", "translation", "both")
        }
        assert ("Yksi." in found["original"], "Ett." in found["original"]) == (True, False)
        assert ("Yksi." in found["translation"], "Ett." in found["translation"]) == (False, True)
        assert "1 Yksi." in found["both"]
        assert "Svenska" in found["both"]
        assert "1 Ett." in found["both"]
        assert "Översättare: N. N." in found["both"]

    def test_the_page_links_to_what_it_shows(self, client, author, free):
        """Both texts for a reader of another language, and the passage that is marked."""
        excerpt = make_excerpt(
            make_work(author), "Yksi.", language="fi", right=free, translation=("sv", "Ett.")
        )
        for query, expected in (
            ("", "?text=both"),
            ("?text=original", ""),
            ("?text=translation&rad=1&v=1", "?v=1&rad=1&text=translation"),
        ):
            page = Read(client, f"{path(excerpt, '')}{query}")
            (link,) = page.tree.cssselect("a.button[type='application/pdf']")
            assert link.get("href") == f"{path(excerpt, 'handout.pdf')}{expected}"

    @pytest.mark.parametrize(
        ("asked", "size"), [("", 12), ("12", 12), ("14", 14), ("18", 18), ("400", 18), ("x", 12)]
    )
    def test_three_sizes(self, client, excerpt, asked, size):
        answer = client.get(path(excerpt, f"handout.pdf?storlek={asked}"))
        text = pypdfium2.PdfDocument(answer.content)[0].get_textpage()
        at = text.get_text_range().index("Sedan")
        raw = pypdfium2.raw.FPDFText_GetFontSize(text, at)
        assert raw == pytest.approx(size, abs=0.1)

    def test_the_document_opens_with_the_same_words(self, client, excerpt):
        answer = client.get(path(excerpt, "handout.docx"))
        text = "\n".join(each.text for each in docx.Document(io.BytesIO(answer.content)).paragraphs)
        for words in ("Först låg snön", "gärdena – åkrarna", "Vem gick? (rad 3–4)", excerpt.pid):
            assert words in text


class TestAnswers:
    @pytest.mark.parametrize("form", FORMS)
    def test_headers(self, client, excerpt, form):
        answer = client.get(path(excerpt, form))
        kinds = {"pdf": "application/pdf", "docx": "application/vnd.openxml", "txt": "text/plain"}
        assert answer["Content-Type"].startswith(kinds[form.rpartition(".")[2]])
        assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''Anna%20Prov")
        assert answer["X-Robots-Tag"] == "noindex"
        canonical = f"http://testserver{path(excerpt, '')}"
        assert answer["Link"] == f'<{canonical}>; rel="canonical"'
        assert not answer.cookies

    @pytest.mark.parametrize("form", FORMS)
    def test_what_has_not_changed_is_not_sent_again(self, client, excerpt, form):
        first = client.get(path(excerpt, form))
        again = client.get(path(excerpt, form), headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        other = client.get(path(excerpt, f"{form}?rad=1"))
        assert other["ETag"] != first["ETag"]

    def test_it_is_made_once(self, client, excerpt, monkeypatch):
        made = []
        compile_sheet = sheets.typst.compile
        monkeypatch.setattr(
            sheets.typst, "compile", lambda *a, **k: made.append(1) or compile_sheet(*a, **k)
        )
        for _time in range(2):
            assert client.get(path(excerpt, "handout.pdf")).status_code == 200
        assert made == [1]

    def test_queries_do_not_grow_with_rows(self, client, author, free):
        counts = []
        for number in (1, 40):
            excerpt = make_excerpt(
                make_work(author), "\n\n".join(["Ett stycke."] * number), right=free
            )
            address = path(excerpt, "text.txt")
            client.get(address)
            with_queries = Read.__new__(Read)
            Read.__init__(with_queries, client, address)
            counts.append(with_queries.queries)
        assert counts[0] == counts[1]

    def test_a_wrong_name_before_the_id_leads_to_the_right_address(self, client, excerpt):
        wrong = f"/sv/forfattare/anna-prov/fel-{excerpt.pid}/handout.pdf?st=1"
        answer = client.get(wrong)
        assert (answer.status_code, answer["Location"]) == (301, path(excerpt, "handout.pdf?st=1"))

    def test_capitals(self, client, excerpt):
        answer = client.get(path(excerpt, "Handout.PDF"))
        assert (answer.status_code, answer["Location"]) == (301, path(excerpt, "handout.pdf"))

    @pytest.mark.parametrize("form", ["handout.exe", "x/handout.pdf"])
    def test_what_is_no_form_is_not_found(self, client, excerpt, form):
        assert client.get(path(excerpt, form)).status_code == 404

    @pytest.mark.parametrize(
        "query", ["rad=abc", "v=99", "text=x", "storlek=%00", "rad=" + "9" * 300]
    )
    @pytest.mark.parametrize("form", FORMS)
    def test_odd_queries_give_the_whole_text(self, client, excerpt, form, query):
        answer = client.get(path(excerpt, f"{form}?{query}"))
        assert answer.status_code == 200
        if form == "text.txt":
            assert "Till sist" in answer.content.decode()


class TestRights:
    def test_what_may_be_printed_in_class_may_be_had(self, client, author):
        right = make_right(covers_print=True, covers_classroom=True)
        excerpt = make_excerpt(make_work(author), right=right)
        assert client.get(path(excerpt, "handout.pdf")).status_code == 200
        page = Read(client, path(excerpt, ""))
        assert page.tree.cssselect('a.button[href$="handout.pdf"]')

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize(
        ("scope", "reason"),
        [
            ({"covers_print": False, "covers_classroom": True}, "men inte skrivas ut"),
            ({"covers_print": True, "covers_classroom": False}, "men inte kopieras"),
            ({"covers_print": False, "covers_classroom": False}, "men inte kopieras"),
        ],
    )
    def test_what_may_not_is_refused_with_the_reason(self, client, author, form, scope, reason):
        excerpt = make_excerpt(make_work(author), right=make_right(**scope))
        refused = Read(client, path(excerpt, form), 403)
        assert reason in refused.one(".lede")
        assert refused.tree.cssselect(f'main a[href="{path(excerpt, "")}"]')
        page = Read(client, path(excerpt, ""))
        assert not page.tree.cssselect('a[href*="handout"], a[href*="text.txt"]')
        assert reason in page.one("#handouts ~ p.meta")

    @pytest.mark.parametrize("form", FORMS)
    def test_a_withdrawn_text_says_so(self, client, author, form):
        ended = make_right(basis="free", ends=datetime.date(2000, 1, 1))
        excerpt = make_excerpt(make_work(author), right=ended)
        assert client.get(path(excerpt, form)).status_code == 410

    def test_what_was_kept_is_not_given_once_the_right_is_gone(self, client, excerpt):
        assert client.get(path(excerpt, "handout.pdf")).status_code == 200
        excerpt.rights.covers_web = False
        excerpt.rights.save()
        assert client.get(path(excerpt, "handout.pdf")).status_code == 410

    def test_letters_that_cannot_be_printed_are_explained(self, client, author, free):
        excerpt = make_excerpt(make_work(author), "雪が降った。", right=free)
        said = Read(client, path(excerpt, "handout.pdf"), 422)
        assert "bokstäver som inte kan skrivas ut" in said.one(".lede")
        assert client.get(path(excerpt, "text.txt")).status_code == 200

    def test_too_much_is_explained(self, client, author, free):
        excerpt = make_excerpt(make_work(author), "Ett stycke. " * 12_000, right=free)
        assert TextVersion.objects.get(excerpt=excerpt).breaks
        assert "för lång" in Read(client, path(excerpt, "handout.pdf"), 422).one(".lede")
        assert client.get(path(excerpt, "handout.pdf?rad=1-40")).status_code == 200
