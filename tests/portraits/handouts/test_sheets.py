"""The sheet of a handout: PDF/UA-1, whatever stands on it."""

import io

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfua import validate

from portraits.handouts.handout import (
    MOST_CHARACTERS,
    MOST_ROWS,
    Handout,
    HandoutTooLongError,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Passage,
    Question,
    Questions,
    Row,
    UnprintableTextError,
    Word,
    WordHelp,
    Words,
)
from portraits.handouts.sheets import pdf_of
from portraits.models.wrapping import breaks_in, pieces
from tests.shared_data import shared_rows

ADDRESS = "https://forfattare.example/t/b3k4m5x"


def handout(*blocks, **fields):
    given = {
        "language": "sv",
        "title": Words("Första snön", "sv"),
        "kind": Words("Arbetsblad", "sv"),
        "subtitle": Words("Anna Prov · Snö, 1950, s. 9–11", "sv"),
        "blocks": blocks,
        "credits": (Words("Snö, 1950, s. 9–11", "sv"), Words("Fri att använda.", "sv")),
        "address": ADDRESS,
        "source": Words("Anna Prov: Första snön", "sv"),
    }
    return Handout(**(given | fields))


def passage(language="sv", *rows, **fields):
    rows = rows or ("Alla människor äro födda fria", "och lika i värde.")
    return Passage(
        language, (tuple(Row(str(n), text) for n, text in enumerate(rows, 1)),), **fields
    )


EVERYTHING = handout(
    Paragraph(Words("Läs först rubriken.", "sv")),
    passage(),
    Heading(Words("Nordsamiska", "sv")),
    passage("se", "Buot olbmot leat riegádan friddjan", "ja olmmošárvvu ŊŦŽ ŋŧž."),
    Heading(Words("ייִדיש", "yi"), 3),
    passage("yi", "יעדער מענטש װערט געבױרן פֿרײַ", "און גלײַך אין כּבֿוד."),
    Heading(Words("Ordhjälp", "sv")),
    WordHelp((Word(Words("olbmot", "se"), Words("människor", "sv")),)),
    Heading(Words("Frågor", "sv")),
    Questions((Question(Words("Vad är lika?", "sv"), Words("rad 1–2", "sv")),)),
    Items((Words("ett", "sv"), Words("två", "sv")), is_numbered=True),
    Items((Words("a", "sv"),)),
    NewPage(),
    Paragraph(Words("För läraren.", "sv"), is_small=True),
)


def structure(node):
    """All elements of a structure tree, each with its kind."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from structure(kid)


def texts(pdf):
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@pytest.fixture(scope="module")
def everything():
    return pdf_of(EVERYTHING)


class TestAccessible:
    def test_it_is_pdf_ua(self, everything, tmp_path):
        file = tmp_path / "sheet.pdf"
        file.write_bytes(everything)
        report = validate(str(file))
        assert [(each.rule_id, each.message) for each in report.findings] == []

    def test_every_language_is_marked(self, everything):
        pdf = pikepdf.open(io.BytesIO(everything))
        assert str(pdf.Root.Lang) == "sv"
        assert str(pdf.docinfo["/Title"]) == "Första snön"
        found = {
            str(node["/Lang"]) for node in structure(pdf.Root.StructTreeRoot) if "/Lang" in node
        }
        assert {"se", "yi"} <= found

    def test_headings_lists_paragraphs_and_the_code_are_what_they_are(self, everything):
        pdf = pikepdf.open(io.BytesIO(everything))
        nodes = list(structure(pdf.Root.StructTreeRoot))
        kinds = [str(node["/S"]) for node in nodes]
        assert kinds.count("/H1") == 1
        assert kinds.count("/H2") == 3
        assert kinds.count("/H3") == 1
        assert kinds.count("/L") == 4
        alternatives = [str(node["/Alt"]) for node in nodes if "/Alt" in node]
        assert alternatives
        assert set(alternatives) == {"QR-kod som leder till texten"}

    def test_numbers_are_not_read_within_the_text(self):
        """A text of two rows is one paragraph of words, beside it an artifact."""
        pdf = pikepdf.open(io.BytesIO(pdf_of(handout(passage(), has_name_line=False))))
        content = pdf.pages[0].Contents.read_bytes()
        assert b"/Artifact" in content
        kinds = [str(node["/S"]) for node in structure(pdf.Root.StructTreeRoot)]
        with_numbers = kinds
        pdf = pikepdf.open(
            io.BytesIO(pdf_of(handout(passage(), has_name_line=False, has_numbers=False)))
        )
        assert [str(n["/S"]) for n in structure(pdf.Root.StructTreeRoot)] == with_numbers


class TestContent:
    def test_everything_is_there_and_every_page_has_its_foot(self, everything):
        first, second = texts(everything)
        for words in ("Arbetsblad", "Första snön", "Namn", "Klass", "olbmot – människor",
                      "Vad är lika? (rad 1–2)"):  # fmt: skip
            assert words in first
        for words in ("För läraren.", "Fri att använda.", ADDRESS):
            assert words in second
        assert "Sida 1 av 2" in first
        assert "Sida 2 av 2" in second
        assert all("Anna Prov: Första snön" in page for page in (first, second))

    def test_what_runs_from_right_to_left_is_better_copied_from_the_page(self):
        hint = "Använd sidan på webben för att kopiera texten eller få den uppläst:"
        (yiddish,) = texts(pdf_of(handout(passage("yi", "יעדער מענטש"))))
        assert hint in yiddish
        (swedish,) = texts(pdf_of(handout(passage("sv"))))
        assert hint not in swedish

    @pytest.mark.parametrize(
        ("language", "foot"), [("fi", "Sivu 1/1"), ("nb", "Side 1 av 1"), ("en", "Page 1 of 1")]
    )
    def test_the_foot_is_in_the_language_of_the_reader(self, language, foot):
        (page,) = texts(pdf_of(handout(passage(), language=language)))
        assert foot in page

    def test_the_code_leads_to_the_text_from_paper(self, everything):
        """Read from pages as a copier sees them: 150 dots an inch, grey."""
        pages = pypdfium2.PdfDocument(everything)
        for page in (pages[0], pages[len(pages) - 1]):
            picture = page.render(scale=150 / 72, grayscale=True).to_pil()
            (code,) = zxingcpp.read_barcodes(picture)
            assert code.text == ADDRESS

    def test_nothing_on_it_needs_colours(self, everything):
        picture = pypdfium2.PdfDocument(everything)[0].render(scale=1).to_pil().convert("RGB")
        assert all(
            max(colour) - min(colour) <= 2 for _count, colour in picture.getcolors(1_000_000)
        )

    @pytest.mark.parametrize("size", [12, 14, 18])
    @pytest.mark.parametrize("code", ["sv", "fi", "se", "fkv", "nb", "en"])
    def test_rows_fit_the_page_in_every_size(self, code, size):
        """Every row of the samples is a line of its own, also in the largest letters."""
        rows = [
            row.strip()
            for sample in shared_rows("sample-texts.csv")
            for row in pieces(sample[code], breaks_in(sample[code]))
        ]
        pdf = pdf_of(handout(passage(code, *rows), size=size, has_numbers=False))
        assert pypdfium2.PdfDocument(pdf)[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
        # A hyphen at the end of a line is read as one that may be left out.
        lines = {
            line.strip() for page in texts(pdf) for line in page.replace("\x02", "-\n").splitlines()
        }
        assert [row for row in rows if row not in lines] == []

    def test_markup_in_a_text_is_text(self):
        said = "#set page(fill: red) *a* _b_ $x$ `c` <d> @e // f /* g \\ [h] = i"
        (page,) = texts(pdf_of(handout(passage("sv", said, '#read("/etc/passwd")'))))
        assert said in page
        assert '#read("/etc/passwd")' in page


class TestWhatCannotBeMade:
    @pytest.mark.parametrize(
        "block",
        [
            passage("sv", *["x" * 60] * (MOST_CHARACTERS // 60 + 1)),
            passage("sv", *["x"] * (MOST_ROWS + 1)),
            Paragraph(Words("x" * MOST_CHARACTERS, "sv")),
        ],
        ids=["characters", "rows", "others"],
    )
    def test_too_much_is_refused(self, block):
        with pytest.raises(HandoutTooLongError):
            pdf_of(handout(block))

    def test_letters_that_no_font_has_are_said_so(self):
        with pytest.raises(UnprintableTextError):
            pdf_of(handout(passage("sv", "雪が降った")))

    @given(
        st.text(
            st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc", "Cf")),
            max_size=80,
        )
    )
    @settings(max_examples=40, deadline=None)
    def test_every_latin_text_can_be_made(self, text):
        assert pdf_of(handout(passage("sv", text or "x"))).startswith(b"%PDF")
