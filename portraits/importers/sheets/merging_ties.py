"""What a row adds to the ties of an author."""

from __future__ import annotations

from dataclasses import replace

from portraits.actions.facts import AuthorFacts, Location, TieFacts
from portraits.importers.sheets.entries import Entry
from portraits.importers.sheets.holdings import Holdings, Merged, heading
from portraits.importers.sheets.place_words import PlaceReader
from portraits.importers.sheets.tie_words import TieReading
from portraits.models.vocabulary import Confidence, TieKind

_HAVING_LIVED = frozenset(
    {TieKind.LIVED, TieKind.LIVES, TieKind.GREW_UP, TieKind.STUDIED, TieKind.WORKED}
)


class TieMerger:
    """Compares ties."""

    def __init__(self, holdings: Holdings, places: PlaceReader) -> None:
        self.holdings, self.places = holdings, places

    def merge(self, entry: Entry, result: Merged, *, is_new: bool) -> None:
        """Put the ties of a row beside those the author has.

        A municipality is another tie, unless a place in it is named for the author already.
        """
        author = result.author
        known = dict(self.holdings.ties[author.key])
        for tie in entry.ties:
            self._tie(entry, tie, known, result, is_new=is_new)
        for key in entry.municipalities:
            places = [tie.location.place for tie in known.values()]
            places += [author.birth_place.place, author.death_place.place]
            if any(self.places.lies_in(place, key) for place in places if place):
                continue
            facts = self._new(entry, author, TieKind.OTHER.value, Location(key))
            known[facts.key] = facts
            result.ties.append(facts)
            result.add(heading(entry, "municipality"), "", self.places.register.names[key])

    def _tie(
        self, entry: Entry, tie: TieReading, known: dict[str, TieFacts], result: Merged, *,
        is_new: bool,
    ) -> None:  # fmt: skip
        author, place = result.author, tie.place.location
        vague = tie.kind == TieKind.OTHER and not tie.has_word
        if not is_new and vague and self.places.agree(author.birth_place, place):
            return
        fitting = [
            other
            for other in known.values()
            if self.places.agree(other.location, place) and _may_be_same(tie, other, vague=vague)
        ]
        column = heading(entry, "places", "lives_in", "grew_up_in", "lived_in")
        if not fitting:
            facts = self._new(entry, author, tie.kind, place, tie)
            known[facts.key] = facts
            result.ties.append(facts)
            result.add(column, "", tie.place.text)
            return
        self._years(column, tie, fitting, known, result)

    @staticmethod
    def _years(
        column: str, tie: TieReading, fitting: list[TieFacts], known: dict[str, TieFacts],
        result: Merged,
    ) -> None:  # fmt: skip
        """The years of a tie that is known: added where there are none, else they must agree."""
        said = tie.from_year, tie.to_year
        if any(
            all(new in {None, old} for new, old in zip(said, _span(other), strict=True))
            for other in fitting
        ):
            return
        old = fitting[0]
        differs = any(
            new is not None and before is not None and new != before
            for new, before in zip(said, _span(old), strict=True)
        )
        result.add(column, _years_text(_span(old)), _years_text(said), is_conflict=differs)
        if differs:
            return
        facts = replace(
            old, from_year=old.from_year or tie.from_year, to_year=old.to_year or tie.to_year
        )
        known[facts.key] = facts
        result.ties.append(facts)

    def _new(
        self, entry: Entry, author: AuthorFacts, kind: str, place: Location,
        tie: TieReading | None = None,
    ) -> TieFacts:  # fmt: skip
        sure = tie is None or tie.sure
        facts = TieFacts(
            self.holdings.free_key(f"{author.key}--t", numbered=True),
            author=author.key,
            kind=kind,
            location=place,
            source=entry.source,
            confidence=Confidence.MEDIUM.value if sure else Confidence.LOW.value,
        )
        if tie is None:
            return facts
        return replace(
            facts, from_year=tie.from_year, to_year=tie.to_year, precision=tie.precision,
            note=tie.note,
        )  # fmt: skip


def _may_be_same(tie: TieReading, other: TieFacts, *, vague: bool) -> bool:
    """Whether a tie to a place may be one that is known: of its kind, or of no certain kind."""
    if vague or other.kind in {tie.kind, TieKind.OTHER}:
        return True
    return not tie.has_word and other.kind in _HAVING_LIVED and tie.kind in _HAVING_LIVED


def _span(tie: TieFacts) -> tuple[int | None, int | None]:
    return tie.from_year, tie.to_year


def _years_text(span: tuple[int | None, int | None]) -> str:
    first, last = span
    return f"{first or ''}–{last or ''}" if first or last else ""
