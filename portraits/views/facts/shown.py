"""All facts of an author as readers see them, for the portrait and the preview of a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from authorsite.interface import InterfaceText, language_name
from portraits.models import Author, Collection
from portraits.views.facts.awards import AwardGroup, award_groups
from portraits.views.facts.bibliographies import Bibliography, bibliography
from portraits.views.facts.links import Links
from portraits.views.facts.lives import OtherName, life_years, other_names
from portraits.views.facts.loading import AuthorFacts
from portraits.views.facts.pictures import ShownPicture, shown_picture
from portraits.views.facts.places import OurCounty, our_county, spots
from portraits.views.facts.sources import Elsewhere, Sources, elsewhere, sources_of
from portraits.views.facts.ties import Reason, TieLine, places_of_life, reason_for, tie_lines
from portraits.views.facts.wording import (
    capitalised,
    joined,
    label_text,
    record_text,
    uncapitalised,
)
from portraits.views.facts.works import says_more


@dataclass(frozen=True)
class ShownFacts:
    """An author in facts."""

    author: Author
    years: InterfaceText
    other_names: list[OtherName]
    picture: ShownPicture | None
    ties: list[TieLine]
    reason: Reason | None
    forms: InterfaceText | None
    languages: InterfaceText | None
    spots: list[dict[str, Any]]
    county: OurCounty
    map_url: str | None
    works: Bibliography
    awards: list[AwardGroup]
    sources: Sources
    elsewhere: list[Elsewhere]

    @property
    def has_years_line(self) -> bool:
        """Whether anything stands on the line of years."""
        return bool(self.years.plain) or len(self.latin_names) < len(self.other_names)

    @property
    def latin_names(self) -> list[OtherName]:
        """Other names that are written from left to right, each on a line of its own."""
        return [other for other in self.other_names if not other.right_to_left]


def shown_facts(facts: AuthorFacts, collection: Collection, links: Links) -> ShownFacts:
    """The facts of an author for a reader of a language."""
    author = facts.author
    county = our_county(collection)
    works = bibliography(author, facts.contributions, links)
    own = [row for row in facts.contributions if row.author_id == author.pk]
    return ShownFacts(
        author=author,
        years=life_years(author, links.language),
        other_names=other_names(author),
        picture=shown_picture(author.portrait_picture),
        ties=tie_lines(author, links),
        reason=reason_for(author, county, links),
        forms=_forms(author),
        languages=_languages(author),
        spots=spots(places_of_life(author), links.language),
        county=county,
        map_url=links.places(),
        works=works,
        awards=award_groups(facts.awards, links, {line.work.pk for line in works.lines}),
        sources=sources_of(
            author.sources.all(),
            [author, *author.ties.all(), *facts.awards, *own],
            links.language,
        ),
        elsewhere=elsewhere(author),
    )


def _forms(author: Author) -> InterfaceText | None:
    """The forms an author writes in, in the words of the source where it has any."""
    found = [
        record_text(row.wording)
        if says_more(row.wording, row.form)
        else label_text(row.get_form_display())
        for row in author.forms.all()
    ]
    return _line([uncapitalised(word) for word in found])


def _languages(author: Author) -> InterfaceText | None:
    return _line([language_name(row.language) for row in author.languages.all()])


def _line(words: list[InterfaceText]) -> InterfaceText | None:
    """Words in a line, the first with a capital."""
    return joined([capitalised(words[0]), *words[1:]]) if words else None
