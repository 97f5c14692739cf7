"""Row N is the same row on screen, on paper, in a word processor and in a text file."""

import ctypes
import io
import re
import zipfile
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw
import pytest
from lxml import etree

from portraits.actions.publish_excerpts import publish_excerpt
from portraits.models import Excerpt, TextVersion
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work, page_of
from tests.reading import Read
from tests.shared_data import shared_rows

pytestmark = pytest.mark.django_db

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_SIZE, NUMBER_SIZE = 12, 12 * 0.72


def sample(code):
    return [text for row in shared_rows("sample-texts.csv") if (text := row.get(code))]


def verse(code):
    """The first words of the samples as lines, in stanzas of four."""
    lines = [" ".join(text.split()[:6]) for text in sample(code)]
    return "\n\n".join("\n".join(lines[at : at + 4]) for at in range(0, len(lines), 4))


@dataclass
class Text:
    code: str
    text: str
    form: str = "prose"


TEXTS = {
    "swedish prose": Text("sv", "\n\n".join(sample("sv"))),
    "swedish verse": Text("sv", verse("sv"), "verse"),
    "northern sami prose": Text("se", "\n\n".join(sample("se"))),
    "kven prose": Text("fkv", "\n\n".join(sample("fkv"))),
    "yiddish prose": Text("yi", "\n\n".join(sample("yi"))),
    "yiddish verse": Text("yi", verse("yi"), "verse"),
}


@pytest.fixture
def author():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return author


@pytest.fixture
def free():
    return make_right(basis="free")


def path(excerpt):
    return f"/sv/forfattare/anna-prov/{page_of(excerpt).slug}/"


def letters(text):
    """The letters of some words in the order of the alphabet: what every form of a text keeps.

    A PDF names the letters of a ligature or a pointed letter one by one, or in the order of the page.
    """
    return "".join(sorted(re.sub(r"[\W\d_]", "", text)))


def first(text):
    return text.split()[0]


def on_screen(client, excerpt):
    """The rows by number, as the page shows them."""
    tree = Read(client, f"{path(excerpt)}?visa=rader").tree
    found = {}
    for line in tree.cssselect(".line, .verse .row"):
        words = line if line.get("class") == "line" else line.cssselect("p")[0]
        found[line.get("id").removeprefix("r")] = words.text_content().strip()
    return found


def in_sheet(client, excerpt):
    """The signs, from the left, of the rows with a number beside them on the pages of the PDF."""
    answer = client.get(f"{path(excerpt)}handout.pdf?ord=0&fragor=0")
    assert answer.status_code == 200
    found = {}
    for page in pypdfium2.PdfDocument(answer.content):
        small, large = {}, {}
        for sign, size, x, baseline in signs_on(page.get_textpage()):
            if sign.isdigit() and size == pytest.approx(NUMBER_SIZE, abs=0.1):
                small.setdefault(baseline, []).append((x, sign))
            elif size == pytest.approx(TEXT_SIZE, abs=0.1):
                large.setdefault(baseline, []).append((x, sign))
        for baseline, signs in small.items():
            number = "".join(sign for _x, sign in sorted(signs))
            found[number] = sorted(large[baseline])
    return found


def signs_on(text):
    """The signs of a page with size and origin."""
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(raw.FPDFText_CountChars(text)):
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        sign = chr(raw.FPDFText_GetUnicode(text, at))
        yield sign, raw.FPDFText_GetFontSize(text, at), x.value, round(y.value)


def in_document(client, excerpt):
    """The rows as a word processor counts them: lines of the sections that have numbers."""
    answer = client.get(f"{path(excerpt)}handout.docx")
    assert answer.status_code == 200
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml"))[
        0
    ]
    found, waiting = {}, []
    for paragraph in body.iter(f"{W}p"):
        lines = [""]
        for node in paragraph.iter(f"{W}t", f"{W}br"):
            if node.tag == f"{W}br":
                lines.append("")
            else:
                lines[-1] += node.text or ""
        waiting += lines
        section = paragraph.find(f"{W}pPr/{W}sectPr")
        if section is None:
            continue
        numbers = section.find(f"{W}lnNumType")
        if numbers is not None:
            start = int(numbers.get(f"{W}start")) + 1
            found |= {str(number): line for number, line in enumerate(waiting, start)}
        waiting = []
    return found


def in_text_file(client, excerpt):
    """The lines between the two rulers, counted."""
    answer = client.get(f"{path(excerpt)}text.txt")
    assert answer.status_code == 200
    part = answer.content.decode().split(f"{'-' * 20}\r\n")[1]
    return {str(number): line for number, line in enumerate(part.splitlines(), 1)}


@pytest.mark.parametrize("name", TEXTS)
def test_row_n_starts_with_the_same_word_everywhere(client, author, free, name):
    text = TEXTS[name]
    excerpt = make_excerpt(
        make_work(author), text.text, right=free, form=text.form, language=text.code
    )
    version = TextVersion.objects.get(excerpt=excerpt)
    expected = {row.number: row.text.strip() for part in version.printed for row in part}
    assert len(expected) > 5
    screen = on_screen(client, excerpt)
    assert screen == expected
    document = in_document(client, excerpt)
    assert document == expected
    file = {number: line.strip() for number, line in in_text_file(client, excerpt).items()}
    assert file == expected
    sheet = in_sheet(client, excerpt)
    every_fifth = {number for number in expected if number == "1" or int(number) % 5 == 0}
    assert set(sheet) == every_fifth
    for number, signs in sheet.items():
        word = letters(first(expected[number]))
        read = reversed(signs) if text.code == "yi" else signs
        found = [sign for _x, sign in read if letters(sign)]
        assert letters("".join(found[: len(word)])) == word, number
        assert letters("".join(found)) == letters(expected[number]), number


class TestPage:
    """The excerpt page with its rows shown."""

    @pytest.fixture
    def excerpt(self, author):
        return make_excerpt(make_work(author), "\n\n".join(sample("sv")[:4]))

    @staticmethod
    def changed(excerpt, text):
        record = Excerpt.objects.get(pk=excerpt.pk)
        row = record.texts.all()[0]
        row.text = text
        record.texts.set([row])
        record.save()
        publish_excerpt(record.pk)

    def test_a_link_shows_the_rows_and_one_hides_them(self, client, excerpt):
        page = Read(client, f"{path(excerpt)}?st=2")
        assert not page.tree.cssselect(".line")
        (link,) = page.tree.cssselect(".row-choice a")
        assert (link.text_content(), link.get("href")) == ("Visa rader", "?st=2&visa=rader")
        shown = Read(client, f"{path(excerpt)}{link.get('href')}")
        second = shown.tree.cssselect("#s2")[0]
        assert len(second.cssselect("mark")) == len(second.cssselect(".line"))
        (back,) = shown.tree.cssselect(".row-choice a")
        assert back.text_content() == "Dölj rader"

    def test_paragraphs_are_whole_and_copied_without_numbers(self, client, excerpt):
        page = Read(client, f"{path(excerpt)}?visa=rader")
        assert page.all(".ruled p") == sample("sv")[:4]
        assert page.all(".ruled .n") == [""] * len(page.tree.cssselect(".line"))
        assert not page.tree.cssselect(".ruled p a")

    def test_every_number_is_a_link_that_names_its_row_and_version(self, client, excerpt):
        page = Read(client, f"{path(excerpt)}?visa=rader")
        links = page.tree.cssselect(".ruled .n")
        assert links[4].get("aria-label") == "Länk till rad 5"
        assert links[4].get("href") == "?rad=5&v=1#r5"
        assert page.tree.cssselect("#r5.line")
        assert [link.get("data-n") for link in page.tree.cssselect(".n:not(.quiet)")][:3] == [
            "1", "5", "10",
        ]  # fmt: skip

    def test_a_range_of_rows_marks_them_and_is_told_to_who_shares_it(self, client, excerpt):
        page = Read(client, f"{path(excerpt)}?rad=2-4")
        assert [line.get("id") for line in page.tree.cssselect(".line:has(mark)")] == [
            "r2", "r3", "r4",
        ]  # fmt: skip
        (title,) = page.tree.cssselect('meta[property="og:title"]')
        assert title.get("content").endswith("– rad 2–4")
        # Without rows the paragraph that holds them is marked.
        (link,) = page.tree.cssselect(".row-choice a")
        without = Read(client, f"{path(excerpt)}{link.get('href')}")
        assert [row.get("id") for row in without.tree.cssselect(".row:has(mark)")] == ["s1"]

    def test_an_old_link_shows_its_row_in_its_version_and_says_so(self, client, excerpt):
        before = Read(client, f"{path(excerpt)}?rad=6&v=1").one("mark")
        self.changed(excerpt, "Helt nytt.\n\n" + "\n\n".join(sample("sv")[:4]))
        old = Read(client, f"{path(excerpt)}?rad=6&v=1#r6")
        assert old.one("mark") == before
        assert "tidigare version" in old.text
        newest = Read(client, f"{path(excerpt)}?rad=6")
        assert newest.one("mark") != before
        assert newest.tree.cssselect(".ruled .n")[0].get("href") == "?rad=1&v=2#r1"
        # The sheet follows the address too.
        sheet = client.get(f"{path(excerpt)}text.txt?rad=6&v=1").content.decode()
        assert f"\r\n{before}\r\n" in sheet

    def test_a_translation_has_rows_and_versions_of_its_own(self, client, author):
        excerpt = make_excerpt(
            make_work(author), "Yksi.\n\nKaksi.", language="fi",
            translation=("sv", "\n\n".join(sample("sv")[:2])),
        )  # fmt: skip
        assert not Read(client, path(excerpt)).tree.cssselect(".line")
        original = Read(client, f"{path(excerpt)}?visa=rader")
        assert original.all(".ruled p") == ["Yksi.", "Kaksi."]
        page = Read(client, f"{path(excerpt)}?text=translation&visa=rader")
        assert page.all(".ruled p") == sample("sv")[:2]
        address = page.tree.cssselect(".ruled .n")[2].get("href")
        assert address == "?text=translation&rad=3&v=1#r3"
        record = Excerpt.objects.get(pk=excerpt.pk)
        rows = list(record.texts.all())
        next(row for row in rows if row.language == "sv").text = "Kort."
        record.texts.set(rows)
        record.save()
        publish_excerpt(record.pk)
        old = Read(client, f"{path(excerpt)}{address}")
        assert old.all(".ruled p") == sample("sv")[:2]
        assert "tidigare version" in old.text

    @pytest.mark.parametrize(
        ("query", "rows"),
        [
            ("rad=2-3.", ["r2", "r3"]),
            ("RAD=2-3", ["r2", "r3"]),
            ("amp;rad=2-3", ["r2", "r3"]),
            ("rad=R2%E2%80%93R3)", ["r2", "r3"]),
            ("rad=rad+2", ["r2"]),
            ("rad=2%252D3", ["r2", "r3"]),
            ("rad=2%23r2", ["r2"]),
            ("rad=%3C3-2%3E", ["r2", "r3"]),
            ("rad=2&st=", ["r2"]),
        ],
    )
    def test_mangled_ranges_are_understood(self, client, excerpt, query, rows):
        page = Read(client, f"{path(excerpt)}?{query}")
        assert [line.get("id") for line in page.tree.cssselect(".line:has(mark)")] == rows
        assert "kunde inte läsas" not in page.text

    @pytest.mark.parametrize("query", ["rad=abc", "rad=1-2-3", "rad=%00", "rad=" + "9" * 500])
    def test_what_is_no_range_is_said_so(self, client, excerpt, query):
        page = Read(client, f"{path(excerpt)}?{query}")
        assert page.one("[role=status]").startswith("Platsen i adressen kunde inte läsas")
        assert not page.tree.cssselect("mark")

    def test_a_range_outside_the_text_marks_the_nearest_row_and_says_so(self, client, excerpt):
        page = Read(client, f"{path(excerpt)}?rad=900-950")
        assert len(page.tree.cssselect("mark")) == 1
        assert page.one("[role=status]").startswith("Texten har ingen sådan plats")

    def test_rows_take_no_queries_of_their_own(self, client, excerpt):
        Read(client, path(excerpt))
        plain = Read(client, path(excerpt)).queries
        assert Read(client, f"{path(excerpt)}?rad=1-9&v=1").queries == plain
