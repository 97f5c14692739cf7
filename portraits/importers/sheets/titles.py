"""Titles of works as people list them in a cell, with years and ISBNs.

One notation counts for a whole cell: years in brackets, years before the titles, or years after
them. Where brackets are used, whatever stands between two of them is one title, so that a title may
hold the separator: "Land (1979); Dagning; röd (1988)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from authorsite.identifiers import IdentifierError, normalise_isbn
from authorsite.interface import gettext
from portraits.importers.sheets.dates import work_year
from portraits.importers.sheets.remarks import (
    Remark,
    error,
    has_lost_letter,
    plain_dashes,
    tidy,
    warning,
)
from portraits.importers.sheets.title_notation import plain_notation, without_form

_OTHERS = re.compile(
    r"(?:m\.? ?fl|m\.? ?m|etc|o\.? ?a|med flera|med mera|med mer|bl\. ?a|mfl|mm|and others)\.?",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"(?:u\.? ?å\.?|utan år|okänt år|s\.? ?a\.?|n\.? ?d\.?)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•·▪‣*►–—-]|\(?\d{1,2}[.)](?=\s))\s*")
_ISBN = re.compile(
    r"(?:[,;]\s*)?\bISBN(?:-1[03])?\s*:?\s*(?P<labelled>[\dXx][\dXx –-]*)|"
    r"\b(?P<bare>97[89][- ]?(?:\d[- ]?){9}\d|\d{1,5}-\d{2,7}-\d{1,6}-[\dXx])(?!\w)",
    re.IGNORECASE,
)
_YEAR = r"(?:1[4-9]|20|21)\d{2}"
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_ABOUT = (
    r"(?:(?:ca|cirka|c|omkring|tryckt|tr|trykt|utg|utgiven|utgitt|utk|utkom|kom ut|cop|copyright|©|först|publ|pub|ny|nya|rev|uppl|upplaga|utgåva|nyutgåva|"
    r"opplag|\d\.?|reprint|edition|ed)\b\.?\s*)+"
)
_YEAR_IN_BRACKET = re.compile(
    rf"(?:[^\d]*?,\s*)?(?:{_ABOUT}|[c©](?=\d))?(?:(?P<year>{_YEAR})(?P<mark>[?/–-]\s*\d*)?|[-'](?P<short>\d\d))"
    rf"(?P<rest>\s*[,;:].*)?",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"(?P<year>{_YEAR})(?:\s*[:,.–-]\s+|\s+|:\s*)(?P<title>\S.*)", re.DOTALL)
_TRAILING = re.compile(
    rf"(?P<title>.*\S)(?:,\s*|\s+)(?:(?P<year>{_YEAR})|[-'](?P<short>\d\d)|(?P<none>u\.? ?å\.?))",
    re.DOTALL | re.IGNORECASE,
)
_COMMA_YEAR = re.compile(rf"(?P<title>.*\S),\s*(?P<year>{_YEAR})", re.DOTALL)
_CAME_OUT = re.compile(r"(?:utk|utkom|kom ut|utg|utgiven|utgitt|cop|copyright|©)\.?", re.IGNORECASE)
_TWO_DIGITS = re.compile(r"\d\d")
_JOINING_WORD = re.compile(r"(?:&|\+|(?:och|og|and|samt)\b)\s*(?=\S)", re.IGNORECASE)
_SEPARATORS = " \t\n;,/|•·"


@dataclass(frozen=True, slots=True)
class TitleReading:
    """A title as written, its year, its ISBN and what else was said about it.

    Attributes:
        title: the title.
        year: the year, None where none is said.
        sure: whether the year is certain.
        isbn: thirteen or ten digits in normal form.
        note: what stood in brackets beside the year, such as "roman" or "ny upplaga 1990".
        lost_letter: whether a letter of the title has become a question mark.
    """

    title: str
    year: int | None = None
    sure: bool = True
    isbn: str = ""
    note: str = ""
    lost_letter: bool = False


@dataclass(frozen=True, slots=True)
class TitlesReading:
    """The titles of a cell, whether there are more that are not named, and what there is to say."""

    titles: tuple[TitleReading, ...] = ()
    and_others: bool = False
    remarks: tuple[Remark, ...] = ()


class _Reader:
    def __init__(self, born: int | None, died: int | None) -> None:
        self.born, self.died = born, died
        self.remarks: list[Remark] = []
        self.and_others = False
        self.guessed: set[str] = set()

    def read(self, text: str) -> list[TitleReading]:
        text = self._with_four_digits(plain_notation(text))
        if any(_is_year(match) for match in _BRACKET.finditer(text)):
            found = list(self._bracketed(text))
        else:
            pieces = _pieces(text)
            leading = [_LEADING.fullmatch(piece) for piece in pieces]
            if sum(match is not None for match in leading) * 2 > len(pieces):
                found = [
                    self._item(match["title"] if match else piece, match["year"] if match else "")
                    for piece, match in zip(pieces, leading, strict=True)
                ]
            else:
                found = list(self._trailing(text, pieces))
        return list(_attached(found))

    def _with_four_digits(self, text: str) -> str:
        """The text where "(82)" stands for a year, if brackets of two digits are all there are."""
        brackets = [match[1] or match[2] or "" for match in _BRACKET.finditer(text)]
        if not brackets or not all(_TWO_DIGITS.fullmatch(said.strip()) for said in brackets):
            return text
        for said in dict.fromkeys(brackets):
            year = work_year(int(said), self.born, self.died)
            sentence = gettext("“%(text)s” is taken for %(year)d, as uncertain. Write four digits.")
            self.remarks.append(
                warning("short_year", str(sentence % {"text": f"({said})", "year": year}))
            )
            self.guessed.add(f"{year}?")
        return _BRACKET.sub(lambda match: f"({self._full(match)}?)", text)

    def _full(self, match: re.Match[str]) -> int:
        return work_year(int(match[1] or match[2]), self.born, self.died)

    def _bracketed(self, text: str) -> Iterator[TitleReading]:
        """Each title ends with its bracket; what comes after the last has none."""
        start = 0
        for match in _BRACKET.finditer(text):
            if _is_year(match):
                yield from self._with_bracket(
                    text[start : match.start()], match, is_further=start > 0
                )
                start = match.end()
        for piece in _pieces(text[start:]):
            yield self._alone(piece)

    def _alone(self, piece: str) -> TitleReading:
        """A title without a bracket among others that have one."""
        match = _COMMA_YEAR.fullmatch(piece)
        return self._item(match["title"], match["year"]) if match else self._item(piece)

    def _with_bracket(
        self, before: str, match: re.Match[str], *, is_further: bool
    ) -> Iterator[TitleReading]:
        before = before.strip(_SEPARATORS)
        if is_further and (joint := _JOINING_WORD.match(before)):
            before = before[joint.end() :]
        content = match[1] if match[1] is not None else match[2]
        if not before:
            # A second bracket beside the first, such as that of a new edition.
            yield self._item("", bracket=content)
            return
        *earlier, last = _unyeared(before)
        for title in earlier:
            yield self._alone(title)
        yield self._item(last, bracket=content)

    def _trailing(self, text: str, pieces: list[str]) -> Iterator[TitleReading]:
        if len(pieces) == 1 and "," in text:
            pieces = _by_comma(text)
            if len(pieces) > 1 and not any(_TRAILING.fullmatch(piece) for piece in pieces):
                sentence = gettext(
                    "The titles are parted at the commas. Write a semicolon between titles, so that "
                    "a title may hold a comma."
                )
                self.remarks.append(warning("titles_by_comma", str(sentence)))
        for piece in pieces:
            match = _TRAILING.fullmatch(_without_isbn(piece))
            if match is None:
                yield self._item(piece)
                continue
            isbns = " ".join(found.group() for found in _ISBN.finditer(piece))
            yield self._item(f"{match['title']} {isbns}".strip(), match["year"] or "",
                             short=match["short"] or "")  # fmt: skip

    def _item(
        self, title: str, year: str = "", *, short: str = "", bracket: str = ""
    ) -> TitleReading:
        title, isbn = self._isbn(title)
        bracket, other = self._isbn(bracket)
        title = _BULLET.sub("", title.strip(_SEPARATORS), count=1) if _BULLET.match(
            title.strip(_SEPARATORS)
        ) else title.strip(_SEPARATORS)  # fmt: skip
        title = self._without_others(" ".join(title.split()))
        title, note = without_form(title)
        item = TitleReading(
            title, isbn=isbn or other, note=note, lost_letter=has_lost_letter(title)
        )
        if bracket:
            return self._bracket(item, bracket)
        if short:
            return replace(item, year=work_year(int(short), self.born, self.died))
        return replace(item, year=int(year) if year else None)

    def _bracket(self, item: TitleReading, content: str) -> TitleReading:
        content = plain_dashes(content).strip(" ,;")
        match = _YEAR_IN_BRACKET.fullmatch(content)
        if match is None or _NO_YEAR.fullmatch(content):
            return item
        rest = (match["rest"] or "").strip(" ,;:")
        before = content[: match.start("year" if match["year"] else "short")].strip(" ,-'")
        note = "; ".join(part for part in (item.note, before, rest) if part)
        if match["short"]:
            year = work_year(int(match["short"]), self.born, self.died)
            return replace(item, year=year, note=note)
        # "c1982" is the year of the copyright, "c 1982" one that is not known.
        copyright_year = re.match(r"[c©]\d", content) is not None
        about = bool(re.search(r"\bc(?:a|irka)?\b|omkring", before)) and not copyright_year
        note = rest if copyright_year or _CAME_OUT.fullmatch(before) else note
        odd = bool(match["mark"]) or about
        if odd and content not in self.guessed:
            sentence = gettext(
                "The year of “%(title)s”, “%(year)s”, is kept as uncertain. Check it."
            )
            values = {"title": item.title, "year": content}
            self.remarks.append(warning("uncertain_year", str(sentence % values)))
        return replace(item, year=int(match["year"]), sure=not odd, note=note)

    def _isbn(self, text: str) -> tuple[str, str]:
        """The text without ISBNs, and the first of them; wrong ones are said."""
        found = ""
        for match in _ISBN.finditer(text):
            written = (match["labelled"] or match["bare"]).strip(" -–")
            try:
                found = found or normalise_isbn(plain_dashes(written))
            except IdentifierError as problem:
                self.remarks.append(error("invalid_isbn", f"{written}: {problem.message}"))
        return _without_isbn(text), found

    def _without_others(self, title: str) -> str:
        """The title without "m.fl.", which says that there are more works."""
        words = re.split(r"[\s,;]+(?=\S+$)", title)
        if _OTHERS.fullmatch(title) or (len(words) > 1 and _OTHERS.fullmatch(words[-1])):
            self.and_others = True
            return "" if _OTHERS.fullmatch(title) else words[0].strip(_SEPARATORS)
        return title


def _attached(found: Iterable[TitleReading]) -> Iterator[TitleReading]:
    """The titles; what stands without one belongs to the title before it."""
    last: TitleReading | None = None
    for item in found:
        if item.title:
            if last is not None:
                yield last
            last = item
        elif last is not None:
            year = item.year if last.year is None else last.year
            later = f"{item.note} {item.year}".strip() if item.year and item.year != year else ""
            note = "; ".join(part for part in (last.note, later) if part)
            last = replace(last, year=year, isbn=last.isbn or item.isbn, note=note)
    if last is not None:
        yield last


def _without_isbn(text: str) -> str:
    return _ISBN.sub("", text).strip(" ,;")


def _is_year(match: re.Match[str]) -> bool:
    """Whether a bracket says when something came out, rather than being part of a title."""
    content = plain_dashes(match[1] if match[1] is not None else match[2]).strip()
    bare = _without_isbn(content)
    return bool(
        _NO_YEAR.fullmatch(bare)
        or _YEAR_IN_BRACKET.fullmatch(bare)
        or (not bare and _ISBN.search(content))
    )


def _pieces(text: str) -> list[str]:
    """Text parted at line ends, semicolons and bullets."""
    parts = re.split(r"[\n;•▪‣|]", text)
    return [piece.strip(_SEPARATORS) for piece in parts if piece.strip(_SEPARATORS)]


def _unyeared(text: str) -> list[str]:
    """Titles before a bracket, of which only the last has a year.

    A semicolon parts them where what follows begins like a title; a line end always does.
    """
    found: list[str] = []
    for line in text.split("\n"):
        start = 0
        for match in re.finditer(r";\s*", line):
            if line[match.end() : match.end() + 1].isupper():
                found.append(line[start : match.start()])
                start = match.end()
        found.append(line[start:])
    kept = [title.strip(_SEPARATORS) for title in found if title.strip(_SEPARATORS)]
    return kept or [""]


def _by_comma(text: str) -> list[str]:
    """Titles parted at commas: after a year, or where every part begins like a title."""
    if re.search(rf"(?:{_YEAR}|[-']\d\d)\s*,", text):
        parts = re.split(rf"(?<=\d\d)\s*,\s*(?!(?:{_YEAR}|[-']\d\d)\b)", text)
        return [part.strip(_SEPARATORS) for part in parts if part.strip(_SEPARATORS)]
    if re.search(rf",\s*{_YEAR}\s*$", text):
        return [text]
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return parts if all(part[0].isupper() or part[0].isdigit() for part in parts) else [text]


def read_titles(text: str, born: int | None = None, died: int | None = None) -> TitlesReading:
    """The titles in a cell.

    Args:
        text: the cell.
        born: the year in which the author was born, for two-digit years.
        died: the year in which the author died.
    """
    reader = _Reader(born, died)
    titles = reader.read(tidy(text))
    return TitlesReading(tuple(titles), reader.and_others, tuple(reader.remarks))
