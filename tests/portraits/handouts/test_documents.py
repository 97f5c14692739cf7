"""The document of a handout: what a word processor is told."""

import io
import zipfile

import docx
import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from portraits.handouts.documents import document_of
from portraits.handouts.handout import (
    Handout,
    Heading,
    Items,
    Passage,
    Question,
    Questions,
    Row,
    Words,
)
from portraits.handouts.plain_texts import plain_text_of, rows_as_lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDRESS = "https://forfattare.example/t/b3k4m5x"


def handout(*blocks, **fields):
    given = {
        "language": "sv",
        "title": Words("Första snön", "sv"),
        "kind": Words("Arbetsblad", "sv"),
        "subtitle": None,
        "blocks": blocks,
        "credits": (Words("Fri att använda.", "sv"),),
        "address": ADDRESS,
        "source": Words("Anna Prov: Första snön", "sv"),
    }
    return Handout(**(given | fields))


def passage(*numbers, language="sv"):
    return Passage(language, (tuple(Row(number, f"rad {number}") for number in numbers),))


def part(data, name):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}.xml"))


def numbering(data):
    """Start and step of every section with numbers, and how many lines it has."""
    found, lines = [], 0
    for paragraph in part(data, "document").iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        suppressed = (
            properties is not None and properties.find(f"{W}suppressLineNumbers") is not None
        )
        lines += 0 if suppressed else 1 + len(list(paragraph.iter(f"{W}br")))
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is None:
            continue
        numbers = section.find(f"{W}lnNumType")
        if numbers is not None:
            found.append((numbers.get(f"{W}start"), numbers.get(f"{W}countBy"), lines))
            assert numbers.get(f"{W}restart") == "newSection"
        lines = 0
    return found


class TestNumbers:
    def test_the_word_processor_counts_the_rows_of_each_text_from_one(self):
        made = document_of(handout(passage("1", "2", "3"), passage("1", "2")))
        assert numbering(made) == [("0", "5", 3), ("0", "5", 2)]

    def test_a_part_begins_at_its_first_row(self):
        assert numbering(document_of(handout(passage("7", "8")))) == [("6", "5", 2)]

    def test_a_hole_begins_a_section_and_an_inserted_row_is_not_counted(self):
        made = document_of(handout(passage("1", "2", "2a", "3", "6", "7")))
        assert numbering(made) == [("0", "5", 3), ("5", "5", 2)]

    def test_no_numbers_where_none_are_wanted(self):
        assert numbering(document_of(handout(passage("1", "2"), has_numbers=False))) == []

    def test_only_the_text_is_numbered(self):
        styles = part(document_of(handout(passage("1"))), "styles")
        suppressed = {
            style.get(f"{W}styleId")
            for style in styles.iter(f"{W}style")
            if (mark := style.find(f"{W}pPr/{W}suppressLineNumbers")) is not None
            and mark.get(f"{W}val") is None
        }
        assert {"Normal", "Heading1", "Heading2", "ListNumber", "ListBullet"} <= suppressed
        assert "Excerpt" not in suppressed


class TestMeaning:
    @pytest.fixture
    def made(self):
        return document_of(
            handout(
                Heading(Words("Nordsamiska", "sv")),
                passage("1", language="se"),
                passage("1", "2", language="yi"),
                Questions((Question(Words("Vad?", "sv"), Words("rad 1", "sv")),)),
                Items((Words("ett", "sv"), Words("två", "sv")), is_numbered=True),
            )
        )

    def test_headings_and_lists_have_their_styles(self, made):
        found = [
            (paragraph.style.name, paragraph.text)
            for paragraph in docx.Document(io.BytesIO(made)).paragraphs
            if paragraph.style.name not in {"Normal", "Excerpt"}
        ]
        assert found == [
            ("Heading 1", "Första snön"),
            ("Heading 2", "Nordsamiska"),
            ("List Number", "Vad? (rad 1)"),
            ("List Number", "ett"),
            ("List Number", "två"),
        ]

    def test_each_list_begins_at_one(self, made):
        document = part(made, "document")
        lists = [node.get(f"{W}val") for node in document.iter(f"{W}numId")]
        assert len(set(lists)) == 2
        starts = part(made, "numbering").iter(f"{W}startOverride")
        assert {node.get(f"{W}val") for node in starts} == {"1"}

    def test_every_run_says_its_language_and_yiddish_runs_from_right_to_left(self, made):
        for paragraph in part(made, "document").iter(f"{W}p"):
            for run in paragraph.iter(f"{W}r"):
                if not "".join(run.itertext()).strip(" –()"):
                    continue
                language = run.find(f"{W}rPr/{W}lang")
                text = "".join(run.itertext())
                if text == ADDRESS:
                    continue
                if language.get(f"{W}bidi") == "yi":
                    assert run.find(f"{W}rPr/{W}rtl") is not None
                    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
                else:
                    assert language.get(f"{W}val") in {"sv", "se"}
        languages = {
            node.get(f"{W}val") or node.get(f"{W}bidi")
            for node in part(made, "document").iter(f"{W}lang")
        }
        assert languages == {"sv", "se", "yi"}

    def test_properties_are_in_the_order_of_the_schema(self, made):
        """Word refuses a document whose properties stand in another order (ECMA-376, CT_PPr, CT_RPr)."""
        orders = {
            "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers "
            "pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
            "rPr": "rStyle rFonts b bCs i iCs color spacing kern sz szCs rtl lang",
            "sectPr": "headerReference footerReference type pgSz pgMar lnNumType cols docGrid",
        }
        for name in ("document", "styles", "footer1"):
            for node in part(made, name).iter(*(f"{W}{kind}" for kind in orders)):
                order = orders[etree.QName(node).localname].split()
                found = [etree.QName(kid).localname for kid in node]
                places = [order.index(each) for each in found if each in order]
                assert places == sorted(places), (name, found)

    def test_title_language_and_foot(self, made):
        document = docx.Document(io.BytesIO(made))
        assert document.core_properties.title == "Första snön"
        assert document.core_properties.language == "sv"
        foot = etree.tostring(part(made, "footer1"), encoding="unicode", method="text")
        assert foot.startswith("Anna Prov: Första snönSida")
        fields = {node.get(f"{W}instr") for node in part(made, "footer1").iter(f"{W}fldSimple")}
        assert fields == {"PAGE", "NUMPAGES"}

    def test_the_code_can_be_read_and_has_a_description(self, made):
        archive = zipfile.ZipFile(io.BytesIO(made))
        (name,) = (name for name in archive.namelist() if name.startswith("word/media/"))
        (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(archive.read(name))))
        assert code.text == ADDRESS
        assert 'descr="QR-kod som leder till texten"' in archive.read("word/document.xml").decode()


class TestPlainText:
    def test_row_n_is_line_n_and_a_new_paragraph_is_set_in(self):
        text = Passage("sv", ((Row("1", "a"), Row("2", "b")), (Row("3", "c"),)))
        assert list(rows_as_lines(text)) == ["a", "b", "  c"]

    def test_a_hole_keeps_the_count_and_letters_show_every_number(self):
        assert list(rows_as_lines(passage("1", "3"))) == ["rad 1", "", "rad 3"]
        assert list(rows_as_lines(passage("1", "1a", "2"))) == [
            "1\trad 1", "1a\trad 1a", "2\trad 2",
        ]  # fmt: skip

    def test_it_is_utf_8_with_title_rights_and_address(self):
        lines = plain_text_of(handout(passage("5", "6"))).decode().split("\r\n")
        assert lines == [
            "Första snön", "", "-" * 20, "rad 5", "rad 6", "-" * 20, "", "Fri att använda.", ADDRESS, "",
        ]  # fmt: skip
