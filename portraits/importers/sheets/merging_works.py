"""What a row adds to the works and awards of an author."""

from __future__ import annotations

from dataclasses import replace

from django.utils.text import slugify

from authorsite.collation import fold
from authorsite.interface import gettext
from portraits.actions.facts import (
    AuthorFacts,
    AwardFacts,
    ContributionFacts,
    EditionFacts,
    WorkFacts,
)
from portraits.importers.plan import Change
from portraits.importers.sheets.entries import Entry
from portraits.importers.sheets.holdings import Holdings, Merged, heading
from portraits.importers.sheets.people import Likeness, likeness
from portraits.importers.sheets.prizes import PrizeReading
from portraits.importers.sheets.remarks import fits_lost
from portraits.importers.sheets.titles import TitleReading
from portraits.importers.terms import work_form
from portraits.models.vocabulary import Confidence, Role

LONGEST_SLUG = 80


DISTINCTIVE_WORDS = 3
"""Words in a title that two authors hardly give to two books of one year."""


class WorkMerger:
    """Compares works; with ``accept_matches`` a likely work is taken for the same."""

    def __init__(self, holdings: Holdings, *, accept_matches: bool) -> None:
        self.holdings, self.accept_matches = holdings, accept_matches

    def merge(self, entry: Entry, result: Merged) -> None:
        """Put the works of a row beside those the author has."""
        known = dict(self.holdings.works[result.author.key])
        for title in entry.titles:
            self._work(entry, title, known, result)

    def _work(
        self, entry: Entry, title: TitleReading, known: dict[str, WorkFacts], result: Merged
    ) -> None:
        if title.lost_letter:
            self._lost(entry, title, known, result)
            return
        column = heading(entry, "titles", "title")
        same = [work for work in known.values() if fold(work.title) == fold(title.title)]
        same.sort(key=lambda work: work.first_year not in {title.year, None})
        if same:
            self._known(column, title, same[0], known, result)
            return
        likely = next((work for work in known.values() if _is_likely(title, work)), None)
        if likely is not None:
            if not self.accept_matches:
                change = Change(column, _said(likely.title, likely.first_year), _said(*_of(title)))
                result.changes.append(change)
                result.doubts.append(change)
            return
        work = self._joint(entry, title) or self._new(entry, title, result.author)
        known[work.key] = work
        result.works.append(work)
        result.add(column, "", _said(*_of(title)))

    def _lost(
        self, entry: Entry, title: TitleReading, known: dict[str, WorkFacts], result: Merged
    ) -> None:
        """A title with a lost letter: the only work that fits is meant, else it is left out."""
        column = heading(entry, "titles", "title")
        fitting = [work for work in known.values() if fits_lost(title.title, work.title)]
        sentence = (
            gettext(
                "A letter of “%(title)s” has become a question mark. Only “%(work)s” fits and is "
                "meant."
            )
            if len(fitting) == 1
            else gettext(
                "A letter of “%(title)s” has become a question mark, so the title is not stored. "
                "Write it anew."
            )
        )
        values = {"title": title.title, "work": fitting[0].title if fitting else ""}
        entry.sheet_row.row.warn("lost_letter", column, sentence % values)
        if len(fitting) == 1:
            self._known(column, title, fitting[0], known, result)

    @staticmethod
    def _known(
        column: str, title: TitleReading, work: WorkFacts, known: dict[str, WorkFacts],
        result: Merged,
    ) -> None:  # fmt: skip
        """A work that is here: its year and its ISBN are added where they are not known."""
        facts = work
        if title.year is not None and title.year != work.first_year:
            differs = work.first_year is not None
            result.add(
                column, _said(work.title, work.first_year), _said(*_of(title)), is_conflict=differs
            )
            if differs:
                return
            facts = replace(facts, first_year=title.year)
        if title.isbn and title.isbn not in {row.isbn for row in facts.editions}:
            facts = replace(facts, editions=(*facts.editions, EditionFacts(isbn=title.isbn)))
            result.add(column, work.title, f"{work.title}, ISBN {title.isbn}")
        if facts != work:
            known[work.key] = facts
            result.works.append(facts)

    def _joint(self, entry: Entry, title: TitleReading) -> WorkFacts | None:
        """The work of others with this title and year: one's own too where matches are accepted.

        "Dikter" may be two books of one year; a title of a word or two counts only in a row that
        names the other author.
        """
        works = self.holdings.works_called(title.title, title.year) if title.year else []
        if not works:
            return None
        named = [work for work in works if self._names_an_author(entry, title, work)]
        work = (named or works)[0]
        others = ", ".join(sorted({row.author for row in work.contributions if row.author}))
        entry.sheet_row.row.inform(
            "possible_same_work",
            heading(entry, "titles", "title"),
            gettext(
                "“%(title)s” has the title and year of a work by %(others)s. If they wrote it "
                "together, make it one work."
            )
            % {"title": title.title, "others": others},
        )
        is_alike = len(fold(title.title).split()) >= DISTINCTIVE_WORDS
        if not self.accept_matches or not (named or is_alike):
            return None
        return replace(work, contributions=(*work.contributions, _contribution(entry, title)))

    def _names_an_author(self, entry: Entry, title: TitleReading, work: WorkFacts) -> bool:
        """Whether the row names somebody who wrote a work, beside the title or in a comment."""
        said = f" {fold(title.note)} {fold(entry.sheet_row.text('comment'))} "
        names = [
            self.holdings.authors[row.author].name
            for row in work.contributions
            if row.author in self.holdings.authors
        ]
        return any(f" {fold(name)} " in said for name in names)

    def _new(self, entry: Entry, title: TitleReading, author: AuthorFacts) -> WorkFacts:
        stem = f"{author.key}--{slugify(fold(title.title))[:LONGEST_SLUG].strip('-') or 'verk'}"
        key = self.holdings.free_key(f"{stem}-{title.year}" if title.year else stem, numbered=False)
        form = work_form(title.note.casefold()) or ""
        contribution = replace(
            _contribution(entry, title), key=key, author=author.key, note="" if form else title.note
        )
        return WorkFacts(
            key,
            title=title.title,
            form=form,
            first_year=title.year,
            contributions=(contribution,),
            editions=(EditionFacts(isbn=title.isbn),) if title.isbn else (),
        )


class AwardMerger:
    """Compares awards."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings

    def merge(self, entry: Entry, result: Merged) -> None:
        """Put the awards of a row beside those the author has; each of these counts once."""
        author = result.author
        left = list(self.holdings.awards[author.key].values())
        works = {fold(work.title): work for work in self.holdings.works[author.key].values()}
        works |= {fold(work.title): work for work in result.works}
        column = heading(entry, "awards")
        for prize in entry.prizes:
            same = next((award for award in left if _is_same_award(prize, award)), None)
            if same is not None:
                left.remove(same)
                if same.status != prize.status:
                    result.add(column, f"{same.name}: {same.status}",
                               f"{prize.name}: {prize.status}", is_conflict=True)  # fmt: skip
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
            result.add(column, "", f"{prize.name} {prize.year or ''}".strip())


def _contribution(entry: Entry, title: TitleReading) -> ContributionFacts:
    """What the author of a row did for a work; who that is and its key are filled in later."""
    return ContributionFacts(
        role=Role.AUTHOR.value,
        note=title.note,
        source=entry.source,
        confidence=Confidence.MEDIUM.value if title.sure else Confidence.LOW.value,
    )


def _of(title: TitleReading) -> tuple[str, int | None]:
    return title.title, title.year


def _said(title: str, year: int | None) -> str:
    return f"{title} ({year})" if year else title


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
    """Whether an award is the same; what stands in brackets after its name may be left out."""
    if prize.year is not None and award.year is not None and prize.year != award.year:
        return False
    if fold(prize.name) == fold(award.name):
        return prize.year == award.year or prize.year is None
    same_work = not prize.work or fold(prize.work) == fold(award.work_title or prize.work)
    return prize.year == award.year and _bare(prize.name) == _bare(award.name) and same_work
