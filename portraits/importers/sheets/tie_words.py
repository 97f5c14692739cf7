"""Ties as people write them: "Luleå (sedan 1977); rötter i Karungi", "f. Malmberget, d. Uppsala".

The kind of a tie is what a word says, or having lived there where years are given; without either it
is another tie, since nobody can know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portraits.importers.sheets.place_words import PlaceReader, PlaceReading
from portraits.importers.sheets.remarks import Remark, plain_dashes, tidy
from portraits.models.vocabulary import LifeEvent, Precision, TieKind

_KIND_WORDS: tuple[tuple[str, str], ...] = (
    (LifeEvent.BORN, r"född(?: i)?|fødd(?: i)?|født(?: i)?|f\.|born(?: in)?"),
    (LifeEvent.DIED, r"död(?: i)?|død(?: i)?|d\.|died(?: in)?"),
    (TieKind.GREW_UP, r"uppvuxen(?: i)?|uppväxt(?:en)?(?: i)?|växte upp(?: i)?|vokst opp(?: i)?|"
                      r"oppvokst(?: i)?|vuxit upp(?: i)?|barndom(?: i)?|grew up(?: in)?"),
    (TieKind.LIVES, r"bor(?: sedan)?(?: i| på)?|bosatt(?: i| på)?|boende(?: i)?|lever(?: i)?|"
                    r"lives(?: in)?|bur(?: i)?"),
    (TieKind.LIVED, r"har bott(?: i)?|bodde(?: i)?|bott(?: i)?|bott på|bodd(?: i)?|flyttade till|"
                    r"lived(?: in)?|tidigare"),
    (TieKind.STUDIED, r"studerade(?: i)?|studier(?: i)?|utbildad(?: i)?|student(?: i)?|studerte(?: i)?|"
                      r"skola(?: i)?|gått i skola i|studied(?: in)?"),
    (TieKind.WORKED, r"(?:arbetade|arbetat|arbetar|verksam|jobbade|jobbat)(?: (?:som|på|vid|hos) \S+)?(?: i)?|"
                     r"lärare(?: i)?|präst(?: i)?|läkare(?: i)?|arbeidet(?: i)?|"
                     r"worked(?: in)?"),
    (TieKind.SUMMER, r"sommar(?:boende|hus|stuga|gäst)(?: i| på)?|fritidshus(?: i)?|summers?(?: in)?"),
    (TieKind.ROOTS, r"rötter(?: i)?|släkt(?:en|ingar)?(?: i| från)?|släktband(?: i)?|røtter(?: i)?|"
                    r"slekt(?: i| fra)?|roots(?: in)?|härstammar från"),
)  # fmt: skip
_KINDS = [
    (str(kind), re.compile(rf"(?:{words})(?=\s|:|$)\s*:?\s*", re.IGNORECASE))
    for kind, words in _KIND_WORDS
]
_KIND_INSIDE = {
    "skol": TieKind.STUDIED, "utbildning": TieKind.STUDIED, "univers": TieKind.STUDIED,
    "uppväxt": TieKind.GREW_UP, "uppvuxen": TieKind.GREW_UP, "oppvokst": TieKind.GREW_UP,
    "sommar": TieKind.SUMMER, "rötter": TieKind.ROOTS,
}  # fmt: skip
_YEAR = r"(?:1[4-9]|20)\d{2}"
_SPAN = re.compile(
    rf"(?P<about>ca\.?\s*|omkring\s*)?(?P<first>{_YEAR})\s*-\s*(?P<last>{_YEAR}|\d{{2}}(?!\d))?"
)
_UNTIL = re.compile(
    rf"(?:-|till\s+|til\s+|t\.?o\.?m\.?\s+|until\s+)\s*(?P<last>{_YEAR})", re.IGNORECASE
)
_SINCE = re.compile(
    rf"(?:sedan|från|fr\.?o\.?m\.?|siden|fra|since|from)\s+(?P<first>{_YEAR})", re.IGNORECASE
)
_SINCE_WORD = re.compile(r"^(?:sedan|därefter|senare|deretter|siden|då|later)\s+", re.IGNORECASE)
_ONE = re.compile(rf"\b(?P<first>{_YEAR})\b")
_NOTE = re.compile(r"\s*\(([^()]*)\)")
_KIND_AFTER_DASH = re.compile(r"(?P<place>\S.*?)\s+-\s+(?P<kind>[^\W\d].*)")


@dataclass(frozen=True, slots=True)
class TieReading:
    """A tie: its kind (a tie's or a life event's), where, its years, and what else was said.

    Attributes:
        kind: of ``TieKind`` or ``LifeEvent``.
        place: where.
        from_year: since when.
        to_year: until when.
        precision: how exact the years are.
        note: what stood in brackets.
        sure: whether no question mark stood there.
        has_word: whether a word says the kind.
    """

    kind: str
    place: PlaceReading
    from_year: int | None = None
    to_year: int | None = None
    precision: str = Precision.EXACT.value
    note: str = ""
    sure: bool = True
    has_word: bool = False

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What there is to say about the place."""
        return self.place.remarks


@dataclass(slots=True)
class _Years:
    first: int | None = None
    last: int | None = None
    about: bool = False
    since: bool = False


def _years(text: str) -> tuple[str, _Years]:
    """The text without its years, and the years."""
    found = _Years()
    for pattern in (_SPAN, _SINCE, _UNTIL, _ONE):
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("first"):
            found.first = int(groups["first"])
        if last := groups.get("last"):
            century = (found.first or 0) // 100 * 100
            found.last = int(last) if len(last) == 4 else century + int(last)
        found.about = bool(groups.get("about"))
        found.since = pattern is _SINCE or (pattern is _SPAN and not last)
        text = f"{text[: match.start()]} {text[match.end() :]}"
        break
    return " ".join(text.split()).strip(" ,;:-"), found


def _kind_of(text: str) -> tuple[str, str]:
    """The kind a tie begins with, and the rest; an empty kind where no word says it."""
    for kind, pattern in _KINDS:
        if match := pattern.match(text):
            return kind, text[match.end() :].strip()
    return "", text


def _kind_in_brackets(part: str) -> str:
    """ "Luleå - bor" as "Luleå (bor)"."""
    match = _KIND_AFTER_DASH.fullmatch(part)
    if match is None:
        return part
    kind, more = _kind_of(_years(match["kind"])[0])
    return f"{match['place']} ({match['kind']})" if kind and not more else part


class TieReader:
    """Reads the ties of cells; ``kind`` is what the heading of the column says, if anything."""

    def __init__(self, places: PlaceReader) -> None:
        self.places = places

    def read(self, text: str, kind: str = "", *, died: bool = False) -> tuple[TieReading, ...]:
        """The ties in a cell.

        Args:
            text: the cell.
            kind: the kind that the column's heading tells, for ties without a word.
            died: whether the author is known to be dead, who then lives nowhere.
        """
        said = plain_dashes(tidy(text))
        found = [self._one(part, kind, died=died) for part in self._parts(said)]
        return tuple(tie for tie in found if tie is not None)

    def _parts(self, text: str) -> Iterator[str]:
        yield from self.places.parts(text)

    def _one(self, part: str, column_kind: str, *, died: bool) -> TieReading | None:
        part = _kind_in_brackets(_SINCE_WORD.sub("", part.strip(" .,;")))
        kind, rest = _kind_of(part)
        notes = [note.strip() for note in _NOTE.findall(rest)]
        bare, years = _years(_NOTE.sub("", rest))
        kept = []
        inferred = ""
        for note in notes:
            inside, note_years = _years(plain_dashes(note))
            if years.first is None and years.last is None and (note_years.first or note_years.last):
                years = note_years
                note = inside
            said_kind, more = _kind_of(inside)
            if said_kind and not more:
                inferred, note = inferred or said_kind, ""
            inferred = inferred or next(
                (str(value) for word, value in _KIND_INSIDE.items() if word in note.lower()), ""
            )
            if note:
                kept.append(note)
        late_kind, bare = (kind, bare) if kind else _kind_of(bare)
        has_word = bool(late_kind)
        kind = late_kind or column_kind or inferred or self._by_years(years, died=died)
        if kind == TieKind.LIVES and died:
            kind = TieKind.LIVED.value
        place = self._place(bare, kept, kind)
        if place is None:
            return None
        return TieReading(
            kind, place, years.first, years.last,
            Precision.CIRCA.value if years.about else Precision.EXACT.value,
            "; ".join(kept), sure=not part.endswith("?"), has_word=has_word,
        )  # fmt: skip

    def _place(self, bare: str, notes: list[str], kind: str) -> PlaceReading | None:
        """The place; a note that narrows it, such as a municipality, belongs to it."""
        for note in notes:
            if self.places.municipality(note) and bare:
                notes.remove(note)
                return self.places.read_one(f"{bare} ({note})", kind)
        return self.places.read_one(bare, kind)

    @staticmethod
    def _by_years(years: _Years, *, died: bool) -> str:
        if years.first is None and years.last is None:
            return TieKind.OTHER.value
        if years.since and not died:
            return TieKind.LIVES.value
        return TieKind.LIVED.value
