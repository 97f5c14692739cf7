"""What a row of a sheet adds to an author, and in what it contradicts what is stored.

What is stored is never changed by a sheet except where it becomes more exact (a day for a year) or
where nothing was known. Whatever else differs is shown and left to whoever imports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.text import slugify

from authorsite.collation import fold
from authorsite.interface import gettext
from authorsite.partial_dates import PartialDate, parse_or_none
from portraits.actions.facts import (
    AuthorFacts,
    AwardFacts,
    ContributionFacts,
    EditionFacts,
    Location,
    NameFacts,
    TieFacts,
    WorkFacts,
)
from portraits.importers.plan import Change
from portraits.importers.records import Records
from portraits.importers.sheets.entries import Entry
from portraits.importers.sheets.people import Likeness, likeness
from portraits.importers.sheets.place_words import PlaceReader
from portraits.importers.sheets.prizes import PrizeReading
from portraits.importers.sheets.remarks import fits_lost
from portraits.importers.sheets.tie_words import TieReading
from portraits.importers.sheets.titles import TitleReading
from portraits.importers.terms import work_form
from portraits.models.vocabulary import Confidence, NameKind, Role, TieKind

LONGEST_SLUG = 80
_UNSPECIFIED_SAMI = "smi"
_SAMI = frozenset({"se", "smj", "sma", "sje", "sju", "smn", "sms"})
_HAVING_LIVED = frozenset(
    {TieKind.LIVED, TieKind.LIVES, TieKind.GREW_UP, TieKind.STUDIED, TieKind.WORKED}
)


class Holdings:
    """The ties, works and awards of authors, and which keys are taken."""

    def __init__(self, records: Records) -> None:
        self.ties: defaultdict[str, dict[str, TieFacts]] = defaultdict(dict)
        self.works: defaultdict[str, dict[str, WorkFacts]] = defaultdict(dict)
        self.awards: defaultdict[str, dict[str, AwardFacts]] = defaultdict(dict)
        self.titles: defaultdict[tuple[str, int | None], list[str]] = defaultdict(list)
        self.keys: set[str] = set()
        self.records = records
        for tie in records.ties.values():
            self.put_tie(tie)
        for work in records.works.values():
            self.put_work(work)
        for award in records.awards.values():
            self.put_award(award)

    def put_tie(self, tie: TieFacts) -> None:
        """Add a tie, or put it in the place of the one with its key."""
        self.ties[tie.author][tie.key] = tie
        self.keys.add(tie.key)

    def put_work(self, work: WorkFacts) -> None:
        """Add a work to all its authors."""
        for row in work.contributions:
            self.keys.add(row.key)
            if row.author:
                self.works[row.author][work.key] = work
        self.keys.add(work.key)
        title = fold(work.title), work.first_year
        if work.key not in self.titles[title]:
            self.titles[title].append(work.key)

    def put_award(self, award: AwardFacts) -> None:
        """Add an award."""
        self.awards[award.author][award.key] = award
        self.keys.add(award.key)

    def free_key(self, stem: str, *, numbered: bool) -> str:
        """A key that nothing has: the stem with a number, or the stem alone while it is free."""
        number = 1
        key = f"{stem}{number}" if numbered else stem
        while key in self.keys:
            number += 1
            key = f"{stem}{number}" if numbered else f"{stem}-{number}"
        self.keys.add(key)
        return key


@dataclass(slots=True)
class Merged:
    """An author with what a row adds.

    Attributes:
        author: the facts of the person.
        ties, works, awards: those that are new or changed.
        changes: what differs from what is stored, by the headings of the sheet.
        conflicts: which of these contradict it.
        doubts: titles that are likely a stored work under another spelling.
    """

    author: AuthorFacts
    ties: list[TieFacts] = field(default_factory=list)
    works: list[WorkFacts] = field(default_factory=list)
    awards: list[AwardFacts] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Change] = field(default_factory=list)
    doubts: list[Change] = field(default_factory=list)


class Merger:
    """Puts what rows say beside what is known; ``accept_matches`` takes likely works for the same."""

    def __init__(self, holdings: Holdings, places: PlaceReader, *, accept_matches: bool) -> None:
        self.holdings, self.places = holdings, places
        self.accept_matches = accept_matches

    def merged(self, entry: Entry, stored: AuthorFacts | None, key: str) -> Merged:
        """What a row makes of an author.

        Args:
            entry: the row.
            stored: the author as known, None for a new one.
            key: the key of a new author.
        """
        if stored is None:
            result = Merged(replace(entry.author, key=key))
        else:
            result = Merged(stored)
            self._person(entry, stored, result)
        self._ties(entry, result, is_new=stored is None)
        self._works(entry, result)
        self._awards(entry, result)
        return result

    def _person(self, entry: Entry, stored: AuthorFacts, result: Merged) -> None:
        said = entry.author
        values: dict[str, object] = {}
        for name, columns in (("birth", ("birth", "life")), ("death", ("death", "birth", "life"))):
            value = self._date(entry, columns, getattr(stored, name), getattr(said, name), result)
            values[name] = value
        for name in ("birth_place", "death_place"):
            values[name] = self._place(
                entry, name, getattr(stored, name), getattr(said, name), result
            )
        languages = _added_languages(stored.languages, said.languages)
        forms = tuple(
            form for form in said.forms if form.form not in {row.form for row in stored.forms}
        )
        values["languages"] = stored.languages + languages
        values["forms"] = stored.forms + forms
        audiences = tuple(code for code in said.audiences if code not in stored.audiences)
        values["audiences"] = stored.audiences + audiences
        self._note(entry, result, "languages", stored.languages, languages)
        self._note(entry, result, "forms", [row.form for row in stored.forms],
                   [row.wording or row.form for row in forms])  # fmt: skip
        self._note(entry, result, "audience", stored.audiences, audiences)
        names = self._names(said, stored)
        values["names"] = stored.names + names
        self._note(entry, result, "full_name", [stored.name], [row.name for row in names])
        known = {_words(row.html) for row in stored.curiosities}
        curiosities = tuple(row for row in said.curiosities if _words(row.html) not in known)
        values["curiosities"] = stored.curiosities + curiosities
        self._note(entry, result, "curiosity", (), [_words(row.html) for row in curiosities])
        for name in ("wikidata_qid", "libris_id", "viaf", "isni", "homepage"):
            values[name] = self._value(
                entry, name, getattr(stored, name), getattr(said, name), result
            )
        urls = {row.url for row in stored.sources if row.url}
        sources = tuple(row for row in said.sources if row.url and row.url not in urls)
        values["sources"] = stored.sources + sources
        self._note(entry, result, "source", (), [row.url for row in sources])
        result.author = replace(stored, **values)  # type: ignore[arg-type]

    @staticmethod
    def _heading(entry: Entry, *columns: str) -> str:
        return next(
            (heading for column in columns if (heading := entry.sheet_row.heading(column))),
            columns[0],
        )

    def _note(
        self, entry: Entry, result: Merged, column: str, old: Iterable[str], added: Iterable[str]
    ) -> None:
        added = list(added)
        if added:
            before = "; ".join(old)
            after = "; ".join([*([before] if before else []), *added])
            columns = (column, "family_name") if column == "full_name" else (column,)
            result.changes.append(Change(self._heading(entry, *columns), before, after))

    def _value(self, entry: Entry, column: str, old: str, said: str, result: Merged) -> str:
        """A value that is one text: taken where nothing is known, a conflict where it differs."""
        if not said or said == old:
            return old
        change = Change(self._heading(entry, column), old, said)
        result.changes.append(change)
        if old:
            result.conflicts.append(change)
            return old
        return said

    def _date(
        self, entry: Entry, columns: tuple[str, ...], old: str, said: str, result: Merged
    ) -> str:
        """A date: the more exact of two that agree."""
        stored, new = parse_or_none(old), parse_or_none(said)
        if new is None or (stored and _covers(new, stored)):
            return old
        change = Change(self._heading(entry, *columns), old, said)
        result.changes.append(change)
        if stored is None or (_covers(stored, new) and entry.author.confidence != Confidence.LOW):
            return said
        result.conflicts.append(change)
        return old

    def _place(
        self, entry: Entry, column: str, old: Location, said: Location, result: Merged
    ) -> Location:
        """A place: the smaller of two of which one lies in the other."""
        if not said or self._agree(old, said):
            return old
        names = self.places.register.names
        change = Change(
            self._heading(entry, column, "places"),
            old.words or names.get(old.place, ""),
            said.words or names.get(said.place, ""),
        )
        result.changes.append(change)
        smaller = bool(old.place and said.place and self.places.lies_in(said.place, old.place))
        if not old or (smaller and not old.words):
            return said
        result.conflicts.append(change)
        return old

    def _agree(self, old: Location, said: Location) -> bool:
        """Whether a stored place says at least as much as a said one."""
        if old.place and said.place:
            return self.places.lies_in(old.place, said.place)
        names = self.places.register.names
        return bool(old) and fold(old.words or names.get(old.place, "")) == fold(
            said.words or names.get(said.place, "")
        )

    @staticmethod
    def _names(said: AuthorFacts, stored: AuthorFacts) -> tuple[NameFacts, ...]:
        """Names that are new: pseudonyms, and the spelling by which the author was matched."""
        known = {fold(stored.name), *(fold(row.name) for row in stored.names)}
        found = [row for row in said.names if fold(row.name) not in known]
        own = {stored.name.casefold(), *(row.name.casefold() for row in stored.names)}
        if said.name.casefold() not in own and likeness(said.name, stored.name) != (
            Likeness.LOST_LETTER
        ):
            found.append(NameFacts(said.name, NameKind.OTHER.value))
        return tuple(found)

    # Ties

    def _ties(self, entry: Entry, result: Merged, *, is_new: bool) -> None:
        author = result.author
        known = dict(self.holdings.ties[author.key])
        for tie in entry.ties:
            self._tie(entry, tie, known, result, is_new=is_new)
        for key in entry.municipalities:
            places = [tie.location.place for tie in known.values()]
            places += [author.birth_place.place, author.death_place.place]
            if any(self.places.lies_in(place, key) for place in places if place):
                continue
            facts = self._new_tie(entry, author, TieKind.OTHER.value, Location(key))
            known[facts.key] = facts
            result.ties.append(facts)
            name = self.places.register.names[key]
            result.changes.append(Change(self._heading(entry, "municipality"), "", name))

    def _tie(
        self, entry: Entry, tie: TieReading, known: dict[str, TieFacts], result: Merged, *,
        is_new: bool,
    ) -> None:  # fmt: skip
        author = result.author
        place = tie.place.location
        same = [other for other in known.values() if self._agree(other.location, place)]
        vague = tie.kind == TieKind.OTHER and not tie.has_word
        if not is_new and vague and self._agree(author.birth_place, place):
            return
        fitting = [
            other
            for other in same
            if other.kind == tie.kind
            or vague
            or (not tie.has_word and other.kind in _HAVING_LIVED and tie.kind in _HAVING_LIVED)
        ]
        heading = self._heading(entry, "places", "lives_in", "grew_up_in", "lived_in")
        if not fitting:
            facts = self._new_tie(entry, author, tie.kind, place, tie)
            known[facts.key] = facts
            result.ties.append(facts)
            result.changes.append(Change(heading, "", tie.place.text))
            return
        self._years(heading, tie, fitting, known, result)

    def _years(
        self, heading: str, tie: TieReading, fitting: list[TieFacts], known: dict[str, TieFacts],
        result: Merged,
    ) -> None:  # fmt: skip
        """The years of a tie that is known: added where there are none, else they must agree."""
        said = tie.from_year, tie.to_year
        if said == (None, None) or any(
            all(new in {None, old} for new, old in zip(said, _span(other), strict=True))
            for other in fitting
        ):
            return
        old = fitting[0]
        change = Change(heading, _years_text(_span(old)), _years_text(said))
        result.changes.append(change)
        if any(
            new is not None and before is not None and new != before
            for new, before in zip(said, _span(old), strict=True)
        ):
            result.conflicts.append(change)
            return
        facts = replace(
            old, from_year=old.from_year or tie.from_year, to_year=old.to_year or tie.to_year
        )
        known[facts.key] = facts
        result.ties.append(facts)

    def _new_tie(
        self, entry: Entry, author: AuthorFacts, kind: str, place: Location,
        tie: TieReading | None = None,
    ) -> TieFacts:  # fmt: skip
        sure = tie is None or tie.sure
        return TieFacts(
            self.holdings.free_key(f"{author.key}--t", numbered=True),
            author=author.key,
            kind=kind,
            location=place,
            from_year=tie.from_year if tie else None,
            to_year=tie.to_year if tie else None,
            precision=tie.precision if tie else TieFacts("").precision,
            note=tie.note if tie else "",
            source=entry.source,
            confidence=Confidence.MEDIUM.value if sure else Confidence.LOW.value,
        )

    # Works

    def _works(self, entry: Entry, result: Merged) -> None:
        known = dict(self.holdings.works[result.author.key])
        for title in entry.titles:
            self._work(entry, title, known, result)

    def _work(
        self, entry: Entry, title: TitleReading, known: dict[str, WorkFacts], result: Merged
    ) -> None:
        heading = self._heading(entry, "titles")
        if title.lost_letter:
            fitting = [work for work in known.values() if fits_lost(title.title, work.title)]
            if len(fitting) == 1:
                self._known_work(heading, title, fitting[0], known, result)
            return
        same = [work for work in known.values() if fold(work.title) == fold(title.title)]
        same.sort(key=lambda work: work.first_year not in {title.year, None})
        if same:
            self._known_work(heading, title, same[0], known, result)
            return
        likely = next((work for work in known.values() if _is_likely(title, work)), None)
        if likely is not None:
            if self.accept_matches:
                return
            change = Change(heading, f"{likely.title} ({likely.first_year or '–'})",
                            f"{title.title} ({title.year or '–'})")  # fmt: skip
            result.changes.append(change)
            result.doubts.append(change)
            return
        joint = self._joint(entry, title)
        work = joint or self._new_work(entry, title, result.author)
        known[work.key] = work
        result.works.append(work)
        result.changes.append(Change(heading, "", f"{title.title} ({title.year or '–'})"))

    def _known_work(
        self, heading: str, title: TitleReading, work: WorkFacts, known: dict[str, WorkFacts],
        result: Merged,
    ) -> None:  # fmt: skip
        """A work that is here: its year and its ISBN are added where they are not known."""
        facts = work
        if title.year is not None and title.year != work.first_year:
            change = Change(heading, f"{work.title} ({work.first_year or '–'})",
                            f"{title.title} ({title.year})")  # fmt: skip
            result.changes.append(change)
            if work.first_year is not None:
                result.conflicts.append(change)
                return
            facts = replace(facts, first_year=title.year)
        if title.isbn and title.isbn not in {row.isbn for row in facts.editions}:
            facts = replace(facts, editions=(*facts.editions, EditionFacts(isbn=title.isbn)))
            result.changes.append(Change(heading, work.title, f"{work.title}, ISBN {title.isbn}"))
        if facts != work:
            known[work.key] = facts
            result.works.append(facts)

    def _joint(self, entry: Entry, title: TitleReading) -> WorkFacts | None:
        """The work of others with this title and year; one's own too where matches are accepted."""
        keys = self.holdings.titles.get((fold(title.title), title.year), [])
        if not keys or title.year is None:
            return None
        work = self.holdings.records.works.get(keys[0]) or self._held(keys[0])
        if work is None:
            return None
        others = ", ".join(sorted({row.author for row in work.contributions if row.author}))
        entry.sheet_row.row.inform(
            "possible_same_work",
            self._heading(entry, "titles"),
            gettext(
                "“%(title)s” has the title and year of a work by %(others)s. If they wrote it "
                "together, make it one work."
            )
            % {"title": title.title, "others": others},
        )
        if not self.accept_matches:
            return None
        row = replace(self._contribution(entry, title, entry_key=""), author="")
        return replace(work, contributions=(*work.contributions, row))

    def _held(self, key: str) -> WorkFacts | None:
        return next((works[key] for works in self.holdings.works.values() if key in works), None)

    def _new_work(self, entry: Entry, title: TitleReading, author: AuthorFacts) -> WorkFacts:
        stem = f"{author.key}--{slugify(fold(title.title))[:LONGEST_SLUG].strip('-') or 'verk'}"
        key = self.holdings.free_key(f"{stem}-{title.year}" if title.year else stem, numbered=False)
        contribution = replace(self._contribution(entry, title, entry_key=key), author=author.key)
        form = work_form(title.note.casefold()) or ""
        return WorkFacts(
            key,
            title=title.title,
            form=form,
            first_year=title.year,
            contributions=(replace(contribution, note="" if form else title.note),),
            editions=(EditionFacts(isbn=title.isbn),) if title.isbn else (),
        )

    @staticmethod
    def _contribution(entry: Entry, title: TitleReading, *, entry_key: str) -> ContributionFacts:
        return ContributionFacts(
            key=entry_key,
            role=Role.AUTHOR.value,
            note=title.note,
            source=entry.source,
            confidence=Confidence.MEDIUM.value if title.sure else Confidence.LOW.value,
        )

    # Awards

    def _awards(self, entry: Entry, result: Merged) -> None:
        author = result.author
        left = list(self.holdings.awards[author.key].values())
        works = {fold(work.title): work for work in self.holdings.works[author.key].values()}
        works |= {fold(work.title): work for work in result.works}
        heading = self._heading(entry, "awards")
        for prize in entry.prizes:
            same = next((award for award in left if _is_same_award(prize, award)), None)
            if same is not None:
                left.remove(same)
                if same.status != prize.status:
                    change = Change(heading, f"{same.name}: {same.status}",
                                    f"{prize.name}: {prize.status}")  # fmt: skip
                    result.changes.append(change)
                    result.conflicts.append(change)
                continue
            work = works.get(fold(prize.work)) if prize.work else None
            result.awards.append(
                AwardFacts(
                    self.holdings.free_key(f"{author.key}--p", numbered=True),
                    author=author.key,
                    name=prize.name,
                    year=prize.year,
                    status=prize.status,
                    work=work.key if work else "",
                    work_title="" if work and work.title == prize.work else prize.work,
                    source=entry.source,
                    confidence=Confidence.MEDIUM.value,
                )
            )
            result.changes.append(Change(heading, "", f"{prize.name} {prize.year or ''}".strip()))


def _covers(wide: PartialDate, narrow: PartialDate) -> bool:
    """Whether a date allows all days that another allows."""
    if wide.earliest and (narrow.earliest is None or narrow.earliest < wide.earliest):
        return False
    return not (wide.latest and (narrow.latest is None or narrow.latest > wide.latest))


def _added_languages(old: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """Languages that are new; Sami, unspecified is not where a Sami language is known."""
    return tuple(
        code
        for code in said
        if code not in old and not (code == _UNSPECIFIED_SAMI and _SAMI & {*old, *said})
    )


def _words(html: str) -> str:
    return html.removeprefix("<p>").removesuffix("</p>")


def _span(tie: TieFacts) -> tuple[int | None, int | None]:
    return tie.from_year, tie.to_year


def _years_text(span: tuple[int | None, int | None]) -> str:
    first, last = span
    return f"{first or ''}–{last or ''}" if first or last else ""


def _main_title(title: str) -> str:
    return fold(title.split(" / ")[0].split(":")[0])


def _is_likely(title: TitleReading, work: WorkFacts) -> bool:
    """Whether a title is likely a work under another spelling: without its subtitle, or a slip."""
    if title.year is not None and work.first_year is not None and title.year != work.first_year:
        return False
    one, other = _main_title(title.title), _main_title(work.title)
    parts = {fold(part) for part in work.title.split(" / ")}
    if fold(title.title) in parts or (one == other and one):
        return True
    return likeness(f"Titel {fold(title.title)}", f"Titel {fold(work.title)}") == Likeness.NEAR


def _bare(name: str) -> str:
    return fold(name.split("(")[0])


def _is_same_award(prize: PrizeReading, award: AwardFacts) -> bool:
    if prize.year is not None and award.year is not None and prize.year != award.year:
        return False
    if fold(prize.name) == fold(award.name):
        return prize.year == award.year or prize.year is None
    same_work = not prize.work or fold(prize.work) == fold(award.work_title or prize.work)
    return prize.year == award.year and _bare(prize.name) == _bare(award.name) and same_work
