"""Handouts as DOCX, for teachers who change them: the same rows, numbered by the word processor itself.

A text stands in a section of its own, since numbering is a property of sections. Rows end with a line break
within their paragraph, so that nobody's fonts move them; headings, notes and questions carry no numbers.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Written

from portraits.handouts.codes import code_png
from portraits.handouts.document_marks import (
    add_field,
    begin_numbering,
    draw_line_below,
    end_section,
    mark_language,
    restart_list,
    suppress_numbers,
)
from portraits.handouts.handout import (
    EVERY,
    Block,
    Handout,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Passage,
    Question,
    Questions,
    Row,
    Word,
    WordHelp,
    Words,
)
from portraits.handouts.labels import PAGE, PAGES, Labels, labels_in

FONT = "Cambria"
"""Every office has it or something as wide; it holds a row in the largest size."""
EDGE = Mm(15)
WIDTH = Mm(210) - 2 * EDGE
ROWS = "Excerpt"
"""The style of the text; the only one that is numbered."""
_STYLES_WITHOUT = ("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number")


def document_of(handout: Handout) -> bytes:
    """A handout as DOCX.

    Raises:
        HandoutTooLongError: for more text than one handout takes.
    """
    handout.check_length()
    made = _Maker(handout)
    made.write()
    found = io.BytesIO()
    made.document.save(found)
    return found.getvalue()


class _Maker:
    """Writes one document from beginning to end."""

    def __init__(self, handout: Handout) -> None:
        self.handout = handout
        self.labels: Labels = labels_in(handout.language)
        self.document: Document = docx.Document()
        self.breaks_page = False
        self.style_ids: dict[str, str] = {}
        self._set_up()

    def write(self) -> None:
        """Everything, in order."""
        self._begin()
        for block in self.handout.blocks:
            self._write(block)
        self._finish()

    def _set_up(self) -> None:
        document, handout = self.document, self.handout
        properties = document.core_properties
        properties.title, properties.author = handout.title.text, handout.source.text
        properties.language, properties.comments = handout.language, ""
        page = document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = EDGE
        page.top_margin, page.bottom_margin = Mm(18), Mm(20)
        styles = document.styles
        for name in _STYLES_WITHOUT:
            suppress_numbers(styles[name])
        text = styles.add_style(ROWS, 1)
        text.base_style = styles["Normal"]
        self.style_ids = {style.name: style.style_id for style in styles}
        suppress_numbers(text, is_suppressed=False)
        text.paragraph_format.left_indent = Mm(8)
        text.paragraph_format.line_spacing = 1.3
        for style, size in (
            ("Normal", 1.0),
            ("Heading 1", 1.7),
            ("Heading 2", 1.2),
            ("Heading 3", 1.0),
        ):
            font = styles[style].font
            font.name, font.size = FONT, Pt(round(handout.size * size))
            font.color.rgb = None
            mark_language(styles[style].element.get_or_add_rPr(), handout.language, fonts=FONT)

    def _begin(self) -> None:
        """Title and lines for name and class; the foot of every page."""
        handout = self.handout
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        self._say(foot, handout.source)
        foot.add_run("\t")
        before, _page, rest = self.labels.page_of.text.partition(PAGE)
        between, _pages, after = rest.partition(PAGES)
        language = self.labels.page_of.language
        for part, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            self._say(foot, Words(part, language))
            if field:
                add_field(foot, field)
        self._paragraph(handout.kind)
        self._paragraph(handout.title, "Heading 1")
        if handout.subtitle is not None:
            self._paragraph(handout.subtitle)
        if handout.has_name_line:
            line = self._paragraph(self.labels.name)
            stops = line.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(110), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
            stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            line.add_run(" \t ")
            self._say(line, self.labels.school_class)
            line.add_run(" \t")

    def _write(self, block: Block) -> None:
        match block:
            case Heading():
                self._paragraph(block.words, f"Heading {block.level}")
            case Paragraph():
                self._paragraph(block.words)
            case Items():
                self._items(block.items, is_numbered=block.is_numbered)
            case Passage():
                self._passage(block)
            case WordHelp():
                for row in block.words:
                    self._word(row)
            case Questions():
                self._questions(block.questions, block.lines)
            case NewPage():
                self.breaks_page = True

    def _finish(self) -> None:
        """Where the texts are from, what may be done with them, and the code."""
        for words in self.handout.credits:
            self._paragraph(words)
        if not self.handout.address:
            return
        self._paragraph(Words(self.handout.address, ""))
        picture = io.BytesIO(code_png(self.handout.address))
        shape = self.document.add_paragraph().add_run().add_picture(picture, width=Mm(28))
        shape._inline.docPr.set("descr", self.labels.code.text)  # noqa: SLF001

    def _paragraph(self, words: Words, style: str = "Normal") -> Written:
        """A paragraph in the direction of its language."""
        written = self.document.add_paragraph()
        if style != "Normal":  # by its id: python-docx looks through all styles for each name
            written._p.style = self.style_ids[style]  # noqa: SLF001
        if self.breaks_page:
            written.paragraph_format.page_break_before, self.breaks_page = True, False
        if words.direction == "rtl":
            mark_language(written._p.get_or_add_pPr(), words.language)  # noqa: SLF001
        self._say(written, words)
        return written

    def _say(self, written: Written, words: Words, *, is_bold: bool = False) -> None:
        """Words within a paragraph, marked with their language."""
        run = written.add_run(words.text)
        run.bold = is_bold or None
        mark_language(run._r.get_or_add_rPr(), words.language)  # noqa: SLF001

    def _items(self, items: tuple[Words, ...], *, is_numbered: bool) -> None:
        style = "List Number" if is_numbered else "List Bullet"
        numbering = restart_list(self.document) if is_numbered and items else None
        for words in items:
            written = self._paragraph(words, style)
            if numbering is not None:
                numbering(written)

    def _word(self, row: Word) -> None:
        written = self.document.add_paragraph()
        self._say(written, row.word, is_bold=True)
        written.add_run(" – ")
        self._say(written, row.explanation)

    def _questions(self, questions: tuple[Question, ...], lines: int) -> None:
        numbering = restart_list(self.document)
        for question in questions:
            written = self._paragraph(question.words, "List Number")
            numbering(written)
            if question.rows is not None:
                written.add_run(" (")
                self._say(written, question.rows)
                written.add_run(")")
            for _line in range(lines):
                draw_line_below(self.document.add_paragraph())

    def _passage(self, text: Passage) -> None:
        """A text in sections of its own: a new one where the numbers do not follow each other."""
        end_section(self.document)
        last = start = None
        ends = {paragraph[-1].number for paragraph in text.paragraphs}
        for rows in _stretches(text):
            number = int(rows[0].number) if rows[0].number.isdigit() else None
            if last is not None and number is not None and number != last + 1:
                self._end_numbered(start)
                start = None
            start = number if start is None else start
            last = int(rows[-1].number) if number is not None else last
            self._rows(text.language, rows, is_end=rows[-1].number in ends)
        self._end_numbered(start)

    def _end_numbered(self, start: int | None) -> None:
        section = end_section(self.document)
        if section is not None and self.handout.has_numbers and start is not None:
            begin_numbering(section, start, EVERY)

    def _rows(self, language: str, rows: tuple[Row, ...], *, is_end: bool) -> None:
        """Rows that follow each other, as one paragraph."""
        written = self._paragraph(Words(rows[0].text, language), ROWS)
        for row in rows[1:]:
            written.add_run().add_break()
            self._say(written, Words(row.text, language))
        written.paragraph_format.space_after = Pt(8 if is_end else 0)
        if not rows[0].number.isdigit():
            suppress_numbers(written)


def _stretches(text: Passage) -> Iterator[tuple[Row, ...]]:
    """The paragraphs of a text, parted where the count of rows is broken: by holes, or by "3a"."""
    for paragraph in text.paragraphs:
        stretch: list[Row] = []
        for row in paragraph:
            if stretch and not _follows(stretch[-1], row):
                yield tuple(stretch)
                stretch = []
            stretch.append(row)
        yield tuple(stretch)


def _follows(before: Row, row: Row) -> bool:
    is_counted = before.number.isdigit() and row.number.isdigit()
    return is_counted and int(row.number) == int(before.number) + 1
