"""Word help, questions tied to rows, how much there is to read, and text beside text."""

import csv
import io

import pytest

from portraits.models import ExcerptQuestion, ExcerptWord
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work, page_of
from tests.reading import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return author


def excerpt_of(author, text, **fields):
    return make_excerpt(make_work(author, form="novel"), text, title="Bit", **fields)


def path(excerpt):
    return f"/sv/forfattare/anna-prov/{page_of(excerpt).slug}/"


def explain(excerpt, *words):
    page = page_of(excerpt)
    page.words = [
        ExcerptWord(
            word=word, explanation=said, translation=other, locale=page.locale, sort_order=number
        )
        for number, (word, said, other) in enumerate(words)
    ]
    page.save_revision().publish()


class TestWordHelp:
    @pytest.fixture
    def excerpt(self, author):
        excerpt = excerpt_of(author, "Lutning och lut.\n\nPlogkant och lut igen.")
        explain(
            excerpt,
            ("lut", "starkt tvättmedel", "lye"),
            ("plogkant", "vall av snö", ""),
            ("finns inte", "står ingenstans", ""),
        )
        return excerpt

    def test_the_first_place_of_a_word_has_a_button_that_needs_no_script(self, client, excerpt):
        page = Read(client, path(excerpt))
        page.check()
        buttons = page.tree.cssselect("button.gloss")
        assert [(b.get("popovertarget"), b.get("data-n")) for b in buttons] == [
            ("gloss-1", "1"),
            ("gloss-2", "2"),
        ]
        # Not in "Lutning": a word stands by itself. Copied text holds no numbers.
        assert page.all(".row p") == ["Lutning och lut.", "Plogkant och lut igen."]
        assert buttons[0].getprevious() is None
        assert buttons[0].getparent().text.lstrip() == "Lutning och lut"
        assert buttons[0].get("aria-label") == "Vad betyder det: lut"
        boxes = page.tree.cssselect("[popover]")
        assert [box.get("id") for box in boxes] == ["gloss-1", "gloss-2", "gloss-3"]
        assert boxes[0].text_content().split() == ["lut", "starkt", "tvättmedel", "lye"]

    def test_the_list_is_numbered_as_the_notes_in_print_are(self, client, excerpt):
        page = Read(client, path(excerpt))
        assert page.all(".glosses li") == [
            "lut starkt tvättmedel lye",
            "plogkant vall av snö",
            "finns inte står ingenstans",
        ]

    def test_a_marked_part_keeps_its_help(self, client, excerpt):
        page = Read(client, f"{path(excerpt)}?st=2")
        assert page.tree.cssselect("mark button.gloss")[0].get("data-n") == "2"

    def test_the_words_as_csv(self, client, excerpt):
        page = Read(client, path(excerpt))
        (url,) = (link for link in page.links("#words ~ p a") if link.endswith(".csv"))
        answer = client.get(url)
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert answer.content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert rows[:2] == [
            ["word", "explanation", "translation"],
            ["lut", "starkt tvättmedel", "lye"],
        ]
        assert not answer.cookies

    def test_no_cell_runs_as_a_formula(self, client, author):
        excerpt = excerpt_of(author, "Ett ord.")
        explain(excerpt, ("=1+1", "@summa", "+46"))
        text = client.get(f"{path(excerpt)}words.csv").content.decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(text)))[1] == ["'=1+1", "'@summa", "'+46"]

    def test_no_csv_of_what_is_not_there(self, client, author):
        excerpt = excerpt_of(author, "Ett ord.")
        assert client.get(f"{path(excerpt)}words.csv").status_code == 404

    def test_no_csv_of_a_withdrawn_text(self, client, excerpt):
        assert client.get(f"{path(excerpt)}words.csv").status_code == 200
        excerpt.rights = make_right(covers_web=False)
        excerpt.save()
        assert client.get(f"{path(excerpt)}words.csv").status_code == 410


class TestQuestions:
    def test_a_question_leads_to_its_rows(self, client, author):
        excerpt = excerpt_of(author, "ett\ntvå\ntre\nfyra", form="verse")
        page = page_of(excerpt)
        page.questions = [
            ExcerptQuestion(question="Vem talar?", rows="2–3", locale=page.locale),
            ExcerptQuestion(question="Varför?", locale=page.locale),
            ExcerptQuestion(question="Och sedan?", rows="st 9", locale=page.locale),
        ]
        page.save_revision().publish()
        found = Read(client, path(excerpt))
        assert found.all("#questions + ol li") == ["Vem talar? rad 2–3", "Varför?", "Och sedan?"]
        (link,) = found.links("#questions + ol a")
        assert link == f"{path(excerpt)}?rad=2-3#r2"
        assert Read(client, link.partition("#")[0]).all("mark") == ["två", "tre"]

    def test_a_place_that_is_none_is_not_published(self, author):
        page = page_of(excerpt_of(author, "Ett."))
        page.questions = [ExcerptQuestion(question="Vem?", rows="överst", locale=page.locale)]
        from portraits.models import PublishRefused

        with pytest.raises(PublishRefused):
            page.save_revision().publish()


class TestAmount:
    LONG = " ".join(["Det var en dag."] * 60)

    def test_swedish_prose_of_some_length_has_its_lix(self, client, author):
        page = Read(client, path(excerpt_of(author, self.LONG)))
        assert "240 ord · 2 minuter att läsa högt · LIX 4, mycket lätt (grovt mått)" in page.all(
            ".work-info .meta"
        )
        assert any("1 minuts läsning" in line for line in page.all(".work-info .meta"))

    @pytest.mark.parametrize(
        ("text", "fields"),
        [
            ("Det var en dag.", {}),
            (LONG, {"language": "fi"}),
            (LONG, {"language": "se"}),
            (LONG, {"language": "yi"}),
            ("\n".join(["Det var en dag."] * 60), {"form": "verse"}),
        ],
    )
    def test_nothing_else_has(self, client, author, text, fields):
        page = Read(client, path(excerpt_of(author, text, **fields)))
        assert "LIX" not in page.text
        assert any("att läsa högt" in line for line in page.all(".work-info .meta"))


class TestParallel:
    def test_rows_stand_in_pairs_by_number_each_in_its_language(self, client, author):
        excerpt = excerpt_of(
            author, "yksi\n\nkaksi\n\nkolme", language="fi", translation=("sv", "ett\n\ntvå")
        )
        page = Read(client, path(excerpt))
        page.check()
        rows = page.tree.cssselect(".parallel .row")
        assert [row.get("id") for row in rows] == ["s1", "s2", "s3"]
        pairs = [[(p.get("lang"), p.text_content().strip()) for p in row.cssselect("p")]
                 for row in rows]  # fmt: skip
        assert pairs == [
            [("fi", "yksi"), ("sv", "ett")],
            [("fi", "kaksi"), ("sv", "två")],
            [("fi", "kolme")],
        ]
        assert page.all(".view-switch a") == [
            "Original",
            "Original och översättning",
            "Översättning",
        ]
        # A range is marked on both sides.
        assert Read(client, f"{path(excerpt)}?st=2").all("mark") == ["kaksi", "två"]
