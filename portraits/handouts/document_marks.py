"""What python-docx has no words for: languages, directions, line numbers, sections (ECMA-376, part 1, 17)."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Written

from authorsite.settings.languages import direction


def _element(name: str, **attributes: object) -> Any:
    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), str(value))
    return found


def mark_language(properties: Any, language: str, fonts: str = "") -> None:
    """Say the language of a run or of a paragraph's direction, in its properties.

    Args:
        properties: ``w:rPr`` or ``w:pPr``.
        language: a BCP 47 tag; nothing is said for none.
        fonts: a font for all scripts.
    """
    is_rtl = direction(language) == "rtl"
    if properties.tag == qn("w:pPr"):
        if is_rtl:
            properties.insert_element_before(
                _element("w:bidi"),
                "w:adjustRightInd",
                "w:spacing",
                "w:ind",
                "w:contextualSpacing",
                "w:jc",
                "w:rPr",
                "w:sectPr",
            )
        return
    if fonts:
        names = properties.get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            names.set(qn(f"w:{kind}"), fonts)
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            names.attrib.pop(qn(f"w:{kind}"), None)
    if is_rtl:
        properties.append(_element("w:rtl"))
    if language:
        kinds = {"bidi": language} if is_rtl else {"val": language}
        properties.append(_element("w:lang", **kinds))


def suppress_numbers(styled: Any, *, is_suppressed: bool = True) -> None:
    """Keep a style or a paragraph out of the numbering of lines, or in it."""
    element = getattr(styled, "_p", None)
    properties = (styled.element if element is None else element).get_or_add_pPr()
    mark = _element("w:suppressLineNumbers", **({} if is_suppressed else {"val": 0}))
    properties.insert_element_before(
        mark, "w:pBdr", "w:shd", "w:tabs", "w:bidi", "w:spacing", "w:ind",
        "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr",
    )  # fmt: skip


def draw_line_below(written: Written) -> None:
    """A line to write on."""
    borders = _element("w:pBdr")
    borders.append(_element("w:bottom", val="single", sz=4, space=1, color="808080"))
    written._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def end_section(document: Document) -> Any:
    """End a section after the last paragraph; what follows goes on on the same page.

    Returns:
        the section's properties; None where there is no paragraph that could end it.
    """
    written = document.element.body.iterchildren(qn("w:p"), reversed=True)
    paragraph = next(written, None)
    if paragraph is None:
        return None
    properties = paragraph.get_or_add_pPr()
    if properties.find(qn("w:sectPr")) is not None:
        return None
    last = document.element.body.sectPr
    section = deepcopy(last)
    properties.append(section)
    kind = last.find(qn("w:type"))
    if kind is None:
        kind = _element("w:type")
        last.insert_element_before(kind, "w:pgSz", "w:pgMar", "w:cols", "w:docGrid")
    kind.set(qn("w:val"), "continuous")
    return section


def begin_numbering(section: Any, start: int, every: int) -> None:
    """Number the lines of a section from a number, which Word counts from nought."""
    numbers = _element("w:lnNumType", countBy=every, start=start - 1, restart="newSection")
    section.insert_element_before(numbers, "w:pgNumType", "w:cols", "w:docGrid")


def add_field(written: Written, name: str) -> None:
    """A field that the word processor fills in: ``PAGE``, ``NUMPAGES``."""
    field = _element("w:fldSimple", instr=name)
    run = _element("w:r")
    text = _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    written._p.append(field)  # noqa: SLF001


def restart_list(document: Document) -> Callable[[Written], None]:
    """A numbered list of its own, from 1; the function puts a paragraph in it."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == used)
    num = numbering.add_num(abstract)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)

    def put(written: Written) -> None:
        properties = written._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = num.numId

    return put
