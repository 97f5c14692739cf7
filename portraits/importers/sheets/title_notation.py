"""Less usual ways to write a title with its year, rewritten as "Title (1982, note)".

Only what can mean one thing is rewritten: "Snö – 1982", "Snö. 1982.", "Snö 1982 (roman)",
"Snö (1982) - roman", "Snö /1982/", "Snö. Stockholm: Bonniers, 1982" (ISBD, the standard of
catalogue cards).
"""

from __future__ import annotations

import re

from portraits.importers.sheets.lists import is_form

_YEAR = r"(?:1[4-9]|20)\d{2}"
_END = r"(?=\s*(?:[;\n]|$))"
_SLASHES = re.compile(rf"/\s*({_YEAR})\s*/")
_DASH = re.compile(rf"(?<!\d)\s+[–—-]\s+({_YEAR})\.?{_END}")
_POINT = re.compile(rf"(?<=[^\W\d_!?])\.\s*(?:[–—-]\s*)?({_YEAR})\.?(?=\s*(?:[;\n]|$|[^\W\d_a-z]))")
_CARD = re.compile(
    rf"\.\s+(?:[–—-]\s*)?([^\W\d_a-z][^.:;\n(]*)\s*:\s*([^.:;,\n(]+),\s*({_YEAR})\.?{_END}"
)
_NOTE_AFTER_YEAR = re.compile(rf"(?<=\S)[,\s]+({_YEAR})\s*\(([^()\d]{{2,60}})\){_END}")
_NOTE_AFTER_BRACKET = re.compile(
    rf"\(({_YEAR})\)\s*[–—:,-]?\s*([^\W\d_][^;\n()\d]{{1,60}}?)(?=\s*(?:[;,\n]|$))"
)
_TOGETHER = re.compile(
    r"(?:tills(?:ammans)?\.?\s*(?:m\.|med|w)|med|m\.|sammen med|sm\. med|with)\s+[^\W\d_a-z]\S+.*"
)
_YEARS_FIRST = re.compile(rf"\s*{_YEAR}[\s:,–-]")
_FORM_AT_END = re.compile(
    r"(?P<title>.*\S)\s*(?:\((?P<bracket>[^()\d]+)\)|,\s*(?P<word>[^\W\d_]+))"
)
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”«»]")
_YEAR_CELL = re.compile(
    rf"[\[(]?\s*(?:(?:tryckt|utg|utgiven|utk|utkom|cop|copyright|publ|pub|först)\.?\s*|[c©]\s?(?=\d))?"
    rf"(?P<year>{_YEAR}(?:\s*[/–-]\s*\d{{2,4}})?\??)\s*[\])]?"
    rf"\s*(?:[(\[](?P<bracket>[^()\[\]]*)[)\]]|[,;:–-]\s*(?P<rest>.*))?",
    re.IGNORECASE,
)


def plain_notation(text: str) -> str:
    """A cell of titles in which every year that is clear stands in brackets after its title."""
    if _YEARS_FIRST.match(text):
        # "1982 Snö, 1990 Is": each year begins an item.
        return re.sub(rf",\s*(?={_YEAR}[\s:])", "; ", text)
    text = _SLASHES.sub(r"(\1)", text)
    text = _CARD.sub(r" (\3, \1: \2)", text)
    text = _POINT.sub(r" (\1); ", text)
    text = _DASH.sub(r" (\1)", text)
    text = _NOTE_AFTER_YEAR.sub(r" (\1, \2)", text)
    return _NOTE_AFTER_BRACKET.sub(_into_bracket, text)


def _into_bracket(match: re.Match[str]) -> str:
    """A year and the note after it in one bracket; a title that follows stays where it is."""
    year, note = match[1], match[2].strip()
    if is_form(note) or _TOGETHER.fullmatch(note):
        return f"({year}, {note})"
    return match[0]


def without_form(title: str) -> tuple[str, str]:
    """A title without its quotation marks and the form or co-author after it; and what that said."""
    match = _FORM_AT_END.fullmatch(title)
    note = ""
    if match:
        said = (match["bracket"] or match["word"]).strip()
        if is_form(said) or _TOGETHER.fullmatch(said):
            title, note = match["title"].strip(" ,"), said
    quoted = _QUOTED.fullmatch(title)
    return (quoted[1].strip() if quoted else title), note


def read_year_cell(text: str) -> tuple[str, str]:
    """The year in a column of years, and what else the cell says: "1968 (roman)", "[1982]".

    The text is given back as it is where it is something else.
    """
    match = _YEAR_CELL.fullmatch(" ".join(text.split()))
    if match is None:
        return text, ""
    return match["year"], (match["bracket"] or match["rest"] or "").strip(" .")
