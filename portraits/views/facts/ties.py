"""How an author is tied to places, from birth to death, and why the author is in the collection."""

from __future__ import annotations

from dataclasses import dataclass

from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.interface import gettext as _
from authorsite.partial_dates import format_partial_date
from portraits.models import Author, Place, Tie
from portraits.models.inclusion import Inclusion, Outcome, inclusion
from portraits.models.ties import place_to_show
from portraits.models.vocabulary import Confidence, LifeEvent, Precision, TieKind
from portraits.views.facts.links import Links
from portraits.views.facts.lives import shown_birth, sure_birth_place
from portraits.views.facts.places import OurCounty, ShownPlace, shown_place
from portraits.views.facts.wording import joined, label_text, named, record_text

ORDER = (LifeEvent.BORN, *TieKind, LifeEvent.DIED)
# What is not a stay is no stop on the way through a life that the map draws.
NO_STAY = frozenset({TieKind.ROOTS, TieKind.OTHER})


@dataclass(frozen=True)
class TieLine:
    """One tie as readers see it. ``kind`` is the code, ``label`` its name."""

    kind: str
    label: InterfaceText
    place: ShownPlace
    years: InterfaceText | None
    note: InterfaceText | None = None
    disputed: bool = False


def label_of(kind: str) -> InterfaceText:
    """The name of a kind of tie, of birth or of death."""
    kinds = LifeEvent if kind in LifeEvent.values else TieKind
    return label_text(kinds(kind).label)


def shown_ties(author: Author) -> list[Tie]:
    """The ties that are sure enough to be shown, in the order in which they are listed.

    The order is that of the kinds of ties, and within a kind that of the years.
    """
    ties = [tie for tie in author.ties.all() if tie.is_shown]
    return sorted(
        ties,
        key=lambda tie: (
            ORDER.index(TieKind(tie.kind)),
            tie.from_year or tie.to_year or 9999,
            tie.sort_order or 0,
        ),
    )


def tie_lines(author: Author, links: Links) -> list[TieLine]:
    """Birth, ties and death of an author in their order."""
    lines = [
        TieLine(
            tie.kind,
            label_of(tie.kind),
            place,
            tie_years(tie, links.language),
            record_text(tie.note) if tie.note else None,
            tie.disputed,
        )
        for tie in shown_ties(author)
        if (place := shown_place(tie.shown_place, tie.place_words, links)) is not None
    ]
    return [*_born(author, links), *lines, *_died(author, links)]


def _born(author: Author, links: Links) -> list[TieLine]:
    if author.birth_place_confidence == Confidence.LOW:
        return []
    place = shown_place(author.birth_place, author.birth_place_words, links)
    if place is None:
        return []
    date = _date(shown_birth(author), links.language)
    note = record_text(author.birth_place_note) if author.birth_place_note else None
    return [TieLine(LifeEvent.BORN, label_of(LifeEvent.BORN), place, date, note)]


def _died(author: Author, links: Links) -> list[TieLine]:
    place = shown_place(author.death_place, author.death_place_words, links)
    if place is None:
        return []
    date = _date(author.death, links.language)
    return [TieLine(LifeEvent.DIED, label_of(LifeEvent.DIED), place, date)]


def _date(text: str, language: str) -> InterfaceText | None:
    return format_partial_date(text, language) if text else None


def tie_years(tie: Tie, language: str) -> InterfaceText | None:
    """The years of a tie: "1949–1966", "since 1974", "c. 1949–1966", "1940s"."""
    first, last = (_year(year, tie, language) for year in (tie.from_year, tie.to_year))
    if first is None and last is None:
        return None
    if first is not None and last is not None:
        text = first if first == last else joined([first, last], "–")
    elif first is not None:
        since = _("since %(date)s") if tie.kind == TieKind.LIVES else _("from %(date)s")
        text = since % {"date": first}
    else:
        text = _("until %(date)s") % {"date": last}
    return _("c. %(date)s") % {"date": text} if tie.precision == Precision.CIRCA else text


def _year(year: int | None, tie: Tie, language: str) -> InterfaceText | None:
    if year is None:
        return None
    if tie.precision == Precision.DECADE:
        return format_partial_date(f"{year // 10:03}X", language)
    return InterfaceText(str(year), NO_LANGUAGE)


def places_of_life(author: Author) -> list[Place]:
    """The author's places in the order of a life, for the map.

    Ties that are no stays (roots, what the books are about) count only where nothing else does.
    """
    ties = shown_ties(author)
    stays = [tie for tie in ties if tie.kind not in NO_STAY]
    born = sure_birth_place(author)
    if not stays and born is None and author.death_place is None:
        stays = ties
    stays.sort(key=_stage)
    places = [born, *(tie.shown_place for tie in stays), author.death_place]
    return [place for place in places if place is not None]


def _stage(tie: Tie) -> tuple[int, int]:
    """When in a life a tie was, as far as is known: youth, the years between, the present."""
    stage = {TieKind.GREW_UP: 0, TieKind.LIVES: 2}.get(TieKind(tie.kind), 1)
    return stage, tie.from_year or tie.to_year or 9999


@dataclass(frozen=True)
class Reason:
    """Why an author is here: the outcome of the collection's rule, and the places it rests on."""

    outcome: Outcome
    label: InterfaceText
    places: InterfaceText


def reason_for(author: Author, county: OurCounty, links: Links) -> Reason | None:
    """The outcome of the inclusion rule for readers; nothing where it has established nothing."""
    found: Inclusion = inclusion(author, county.ids)
    if found.outcome == Outcome.NOT_ESTABLISHED:
        return None
    places = (place_to_show(evidence.kind, evidence.place) for evidence in found.evidence)
    names = {place.name_in(links.language): None for place in places if place is not None}
    return Reason(found.outcome, label_text(found.outcome.label), joined(map(named, names)))
