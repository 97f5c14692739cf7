"""How long a text or picture is protected: the rules of the Swedish Copyright Act (1960:729).

Nothing here knows about records; years go in, a day comes out. A term ends with a calendar year, so
what is protected is free from a first of January.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Section(Enum):
    """The section of the act that a term rests on."""

    LIFE = "43 §"
    ANONYMOUS = "44 §"
    PHOTOGRAPH = "49 a §"


TERMS = {
    Section.LIFE: 70,  # after the year in which the last of those who made it died
    Section.ANONYMOUS: 70,  # after the year in which it was first published
    Section.PHOTOGRAPH: 50,  # after the year in which a photograph that is no work was taken
}
"""Years of protection after the year that a section counts from."""


@dataclass(frozen=True)
class Maker:
    """Somebody who made a work or a part of it; ``died`` is the last year that is possible."""

    name: str
    died: int | None = None


@dataclass(frozen=True)
class Protection:
    """From when something is free, as far as is known.

    Attributes:
        section: what the term rests on.
        year: the year from which it is counted, as far as is known.
        last: the one whose death decides, under 43 §.
        unknown: those whose year of death is not known. While there are any it may be protected
            beyond ``free_from``.
    """

    section: Section
    year: int | None
    last: Maker | None = None
    unknown: tuple[Maker, ...] = ()

    @property
    def free_from(self) -> datetime.date | None:
        """The first day on which it is free; where somebody's year of death is unknown, can be."""
        return datetime.date(self.year + TERMS[self.section] + 1, 1, 1) if self.year else None

    def is_free(self, on: datetime.date) -> bool:
        """Whether it is certain that the term has ended."""
        return not self.unknown and self.free_from is not None and self.free_from <= on

    def is_protected(self, on: datetime.date) -> bool:
        """Whether it is certain that the term has not ended."""
        return self.free_from is not None and self.free_from > on


def of_work(makers: Iterable[Maker], published: int | None = None) -> Protection:
    """The protection of a work by those who made it; of one by nobody known by its publication.

    Args:
        makers: everybody whose contribution is itself protected: authors, translators, illustrators.
        published: the year in which it was first published.
    """
    everybody = tuple(dict.fromkeys(makers))
    if not everybody:
        return Protection(Section.ANONYMOUS, published)
    dead = [maker for maker in everybody if maker.died is not None]
    last = max(dead, key=lambda maker: maker.died or 0, default=None)
    unknown = tuple(maker for maker in everybody if maker.died is None)
    return Protection(Section.LIFE, last.died if last else None, last, unknown)


def of_photograph(taken: int | None) -> Protection:
    """The protection of a photograph that is no work, by the year in which it was taken."""
    return Protection(Section.PHOTOGRAPH, taken)
