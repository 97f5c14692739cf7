"""What a row of a sheet says about an author, put together from the grammars of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils import timezone

from authorsite.identifiers import (
    IdentifierError,
    normalise_isbn,
    normalise_isni,
    normalise_libris,
    normalise_viaf,
    normalise_wikidata,
)
from authorsite.interface import gettext
from authorsite.partial_dates import validate_life_span, validate_not_in_future, year
from portraits.actions.facts import (
    AuthorFacts,
    CuriosityFacts,
    Location,
    SourceFacts,
)
from portraits.importers.authors import curiosity_html
from portraits.importers.messages import Level, Row
from portraits.importers.sheets.dates import DateReading, read_date, read_life, read_work_year
from portraits.importers.sheets.entry_names import read_names
from portraits.importers.sheets.life_places import take_places_apart
from portraits.importers.sheets.lists import read_audiences, read_forms, read_languages
from portraits.importers.sheets.place_words import PlaceReader, PlaceReading
from portraits.importers.sheets.prizes import PrizeReading, read_prizes
from portraits.importers.sheets.remarks import Remark
from portraits.importers.sheets.rows import SheetRow
from portraits.importers.sheets.tie_words import TieReader, TieReading
from portraits.importers.sheets.title_notation import read_year_cell
from portraits.importers.sheets.titles import TitleReading, read_titles
from portraits.models.vocabulary import Confidence, LifeEvent, SourceKind, TieKind

_IDENTIFIERS = {
    "wikidata_qid": normalise_wikidata,
    "libris_id": normalise_libris,
    "viaf": normalise_viaf,
    "isni": normalise_isni,
}
_TIE_COLUMNS = {
    "places": "",
    "lives_in": TieKind.LIVES.value,
    "grew_up_in": TieKind.GREW_UP.value,
    "lived_in": TieKind.LIVED.value,
}
_YEARS = re.compile(r"\b(?:1[4-9]|20)\d{2}\b")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


@dataclass(slots=True)
class Entry:
    """An author as a row describes one.

    Attributes:
        sheet_row: the row.
        author: the facts about the person, under an empty key.
        ties: ties with their places; birth and death places stand in ``author``.
        municipalities: keys of the municipalities the row names for the author.
        titles: the works.
        origins: the row in which each of them stands.
        and_others: whether there are more works that are not named.
        prizes: the awards.
        source: where it is from.
    """

    sheet_row: SheetRow
    author: AuthorFacts = field(default_factory=lambda: AuthorFacts(""))
    ties: list[TieReading] = field(default_factory=list)
    municipalities: list[str] = field(default_factory=list)
    titles: list[TitleReading] = field(default_factory=list)
    origins: list[Row] = field(default_factory=list)
    and_others: bool = False
    prizes: tuple[PrizeReading, ...] = ()
    source: SourceFacts = field(default_factory=SourceFacts)

    @property
    def fullness(self) -> int:
        """How much the row says: its cells and its works."""
        return sum(bool(cell) for cell in self.sheet_row.row.cells.values()) + len(self.titles)


class EntryReader:
    """Reads rows; ``places`` finds the places they name."""

    def __init__(self, places: PlaceReader) -> None:
        self.places = places
        self.ties = TieReader(places)

    def read(self, sheet_row: SheetRow, name_heading: str) -> Entry:
        """What a row says; what is wrong is noted on the row.

        Args:
            sheet_row: the row.
            name_heading: the heading of the column for the name, for a row without one.
        """
        entry = Entry(sheet_row, source=_source(sheet_row))
        take_places_apart(sheet_row)
        entry.author = read_names(sheet_row, name_heading, entry.author)
        self._life(entry)
        self._lists(entry)
        self._works(entry)
        self._check_years(entry)
        self._places(entry)
        self._rest(entry)
        return entry

    def _life(self, entry: Entry) -> None:
        """Birth and death; a span of life in the cell of the birth counts for both."""
        row = entry.sheet_row
        texts = [row.text("titles"), *(text for work in row.works for _name, text in work.values())]
        known = [int(found) for text in texts for found in _YEARS.findall(text)]
        column = "birth" if row.text("birth") else "life"
        life = read_life(row.text(column), known)
        birth, death = life.birth, life.death
        self._say(row, column, birth.remarks)
        if row.text("death"):
            born = [int(found) for found in re.findall(r"\d{4}", birth.edtf)]
            death = read_date(row.text("death"), [*born], death=True)
            self._say(row, "death", death.remarks)
        else:
            self._say(row, column, death.remarks)
        doubted = any(mark in f"{birth.edtf}{death.edtf}" for mark in "?%")
        unsure = doubted or not (birth.sure and death.sure)
        entry.author = replace(
            entry.author,
            birth=_edtf(birth),
            death=_edtf(death),
            birth_place_confidence=Confidence.MEDIUM.value,
            confidence=Confidence.LOW.value if unsure else Confidence.MEDIUM.value,
        )
        death_column = "death" if row.text("death") else column
        today = timezone.localdate()
        for name, value in ((column, birth), (death_column, death)):
            self._judge(row, name, lambda value=value: validate_not_in_future(value.edtf, today))
        self._judge(row, death_column, lambda: validate_life_span(birth.edtf, death.edtf))

    def _judge(self, row: SheetRow, column: str, rule: object) -> None:
        try:
            rule()  # type: ignore[operator]
        except ValidationError as error:
            row.row.error(
                error.code or "invalid_date", row.heading(column), " ".join(error.messages)
            )

    def _say(self, row: SheetRow, column: str, remarks: Iterable[Remark]) -> None:
        for remark in remarks:
            row.row.say(Level(remark.level), remark.code, row.heading(column), remark.text)

    def _lists(self, entry: Entry) -> None:
        row = entry.sheet_row
        languages = read_languages(row.text("languages"))
        forms, audiences = read_forms(row.text("forms")), read_audiences(row.text("audience"))
        self._say(row, "languages", languages.remarks)
        self._say(row, "forms", forms.remarks)
        self._say(row, "audience", audiences.remarks)
        entry.author = replace(
            entry.author, languages=languages.codes, forms=forms.forms, audiences=audiences.codes
        )

    def _works(self, entry: Entry) -> None:
        row = entry.sheet_row
        born, died = year(entry.author.birth), year(entry.author.death)
        listed = read_titles(row.text("titles"), born, died)
        self._say(row, "titles", listed.remarks)
        entry.titles += listed.titles
        entry.and_others = listed.and_others
        entry.origins += [row.row] * len(listed.titles)
        for work, origin in zip(row.works, row.origins, strict=True):
            found = self._work(origin, work, born, died)
            entry.titles += found
            entry.origins += [origin] * len(found)
        entry.prizes = read_prizes(row.text("awards"), born, died)
        for prize in entry.prizes:
            if prize.until is not None and prize.until != prize.year:
                sentence = gettext(
                    "“%(award)s” names the years %(first)s–%(last)s. The first of them is stored."
                )
                values = {"award": prize.name, "first": prize.year, "last": prize.until}
                row.row.warn("award_of_several_years", row.heading("awards"), sentence % values)

    def _work(
        self, row: Row, work: dict[str, tuple[str, str]], born: int | None, died: int | None
    ) -> list[TitleReading]:
        """The work of columns of its own: a title, perhaps with its year in another column."""
        heading, text = work.get("title", ("", ""))
        found = read_titles(text, born, died)
        for remark in found.remarks:
            row.say(Level(remark.level), remark.code, heading, remark.text)
        titles = list(found.titles)
        if len(titles) > 1 and "year" in work:
            row.warn(
                "year_of_several",
                work["year"][0],
                gettext("The cell of the title names several, so this year is not used."),
            )
        if "year" in work and len(titles) == 1:
            text, note = read_year_cell(work["year"][1])
            titles[0] = replace(titles[0], note=titles[0].note or note)
            said = read_work_year(text, born, died)
            for remark in said.remarks:
                row.say(Level(remark.level), remark.code, work["year"][0], remark.text)
            value = year(said.edtf)
            titles[0] = replace(titles[0], year=value or titles[0].year, sure=said.sure)
        if "isbn" in work and len(titles) == 1:
            try:
                titles[0] = replace(titles[0], isbn=normalise_isbn(work["isbn"][1]))
            except IdentifierError as error:
                row.error(error.code, work["isbn"][0], error.message)
        return titles

    @staticmethod
    def _title_heading(row: SheetRow) -> str:
        return row.heading("titles") or next(
            (work["title"][0] for work in row.works if "title" in work), ""
        )

    def _check_years(self, entry: Entry) -> None:
        """No work is older than its author, and none is from the future."""
        row = entry.sheet_row
        unsure = {row.heading(name) for name in ("birth", "life", "death")}
        wrong = any(
            message.level == Level.ERROR and message.column in unsure
            for message in row.row.messages
        )
        born = None if wrong else year(entry.author.birth)
        heading = self._title_heading(row)
        today = timezone.localdate().year
        for title, origin in zip(entry.titles, entry.origins, strict=True):
            if title.year is None:
                continue
            said = {"title": title.title, "year": title.year, "born": born}
            if title.year > today:
                origin.error(
                    "year_in_future",
                    heading,
                    gettext("“%(title)s” is said to be from %(year)d, which has not come yet.")
                    % said,
                )
            elif born is not None and title.year <= born:
                origin.error(
                    "work_before_birth",
                    heading,
                    gettext(
                        "“%(title)s” is said to be from %(year)d, but the author was born in "
                        "%(born)d. Correct one of them."
                    )
                    % said,
                )

    def _places(self, entry: Entry) -> None:
        """Places; a row in which places are named and none is known is refused."""
        row = entry.sheet_row
        died = bool(entry.author.death)
        readings: list[tuple[str, PlaceReading]] = []
        places: dict[str, Location] = {}
        for column in ("birth_place", "death_place"):
            if (found := self.places.read_one(row.text(column))) is not None:
                places[column] = found.location
                readings.append((column, found))
        for column, kind in _TIE_COLUMNS.items():
            for tie in self.ties.read(row.text(column), kind, died=died):
                readings.append((column, tie.place))
                if tie.kind in LifeEvent.values:
                    name = "birth_place" if tie.kind == LifeEvent.BORN else "death_place"
                    places.setdefault(name, tie.place.location)
                else:
                    entry.ties.append(self._at_home(tie))
        self._municipalities(entry)
        known = any(found.found for _column, found in readings) or entry.municipalities
        for column, found in readings:
            self._say(row, column, found.remarks)
        if readings and not known and not row.row.has_errors:
            column, found = readings[0]
            row.row.messages = [
                message for message in row.row.messages
                if message.code not in {"unknown_place", "ambiguous_place"}
            ]  # fmt: skip
            row.row.error("unknown_place", row.heading(column), self._no_place(found))
        entry.author = replace(entry.author, **places)  # type: ignore[arg-type]

    @staticmethod
    def _no_place(found: PlaceReading) -> str:
        said = " ".join(remark.text for remark in found.remarks)
        return f"{said} {gettext('No place in the row is known. Correct one, or add the place.')}"

    def _at_home(self, tie: TieReading) -> TieReading:
        """A present home is told for the municipality, not nearer."""
        place = self.places.register.places.get(tie.place.location.place)
        if tie.kind != TieKind.LIVES or place is None:
            return tie
        key = self.places.municipality_of(place.key)
        location = Location(key) if key else tie.place.location
        return replace(tie, place=replace(tie.place, location=location))

    def _municipalities(self, entry: Entry) -> None:
        row = entry.sheet_row
        for text, key in self.places.municipalities(row.text("municipality")):
            if key:
                entry.municipalities.append(key)
                continue
            near = ", ".join(self.places.near_names(text))
            sentence = (
                gettext("No municipality is called “%(name)s”. Is it one of these: %(near)s?")
                if near
                else gettext("No municipality is called “%(name)s”. Correct the spelling.")
            )
            row.row.error(
                "unknown_municipality",
                row.heading("municipality"),
                sentence % {"name": text, "near": near},
            )

    def _rest(self, entry: Entry) -> None:
        """Identifiers, home page, curiosity and sources."""
        row = entry.sheet_row
        values: dict[str, object] = {"source": entry.source, "sources": (entry.source,)}
        for name, normalise in _IDENTIFIERS.items():
            text = row.text(name)
            try:
                values[name] = normalise(text) if text else ""
            except IdentifierError as error:
                row.row.error(error.code, row.heading(name), error.message)
        if match := _ADDRESS.search(row.text("homepage")):
            values["homepage"] = match.group()
        addresses = dict.fromkeys(_ADDRESS.findall(row.text("source")))
        page = SourceKind.PAGE.value
        values["sources"] = (
            *(SourceFacts(page, url=address) for address in addresses),
            entry.source,
        )
        texts = [text for text in row.text("curiosity").split("\n") if text]
        values["curiosities"] = tuple(
            CuriosityFacts(curiosity_html(text), confidence=entry.author.confidence)
            for text in texts
        )
        entry.author = replace(entry.author, **values)  # type: ignore[arg-type]


def _edtf(reading: DateReading) -> str:
    return "" if reading.failed else reading.edtf


def _source(row: SheetRow) -> SourceFacts:
    """The sheet itself, as the source of what stands in it, with the words of its own source."""
    words = " ".join(_ADDRESS.sub(" ", row.text("source")).split()).strip(" ,;|")
    said = words if any(sign.isalnum() for sign in words) else ""
    return SourceFacts(SourceKind.SPREADSHEET.value, title=row.row.file, reference=said)
