"""How facts are shown: lives, ties, works, awards, sources, related authors.

Everything here turns records into what templates print. Nothing reads the request; a ``Links``
knows the reader's language and the addresses. Facts of low confidence are left out.
"""

from portraits.views.facts.awards import AwardGroup, AwardLine, award_groups, award_line
from portraits.views.facts.bibliographies import Bibliography, WorkGroup, bibliography
from portraits.views.facts.links import Links
from portraits.views.facts.lives import (
    NameParts,
    OtherName,
    is_living,
    life_years,
    name_parts,
    other_names,
    shown_birth,
    sure_birth_place,
)
from portraits.views.facts.loading import AuthorFacts, load_author
from portraits.views.facts.pictures import ShownPicture, load_renditions, shown_picture
from portraits.views.facts.places import OurCounty, ShownPlace, our_county, shown_place, spots
from portraits.views.facts.related import Related, related_authors
from portraits.views.facts.shown import ShownFacts, shown_facts
from portraits.views.facts.sources import (
    Elsewhere,
    SourceLine,
    Sources,
    elsewhere,
    readable_address,
    source_line,
    sources_of,
)
from portraits.views.facts.ties import (
    Reason,
    TieLine,
    label_of,
    places_of_life,
    reason_for,
    shown_ties,
    tie_lines,
    tie_years,
)
from portraits.views.facts.works import WorkLine, library_url, printed_isbn, work_line

__all__ = [
    "AuthorFacts",
    "AwardGroup",
    "AwardLine",
    "Bibliography",
    "Elsewhere",
    "Links",
    "NameParts",
    "OtherName",
    "OurCounty",
    "Reason",
    "Related",
    "ShownFacts",
    "ShownPicture",
    "ShownPlace",
    "SourceLine",
    "Sources",
    "TieLine",
    "WorkGroup",
    "WorkLine",
    "award_groups",
    "award_line",
    "bibliography",
    "elsewhere",
    "is_living",
    "label_of",
    "library_url",
    "life_years",
    "load_author",
    "load_renditions",
    "name_parts",
    "other_names",
    "our_county",
    "places_of_life",
    "printed_isbn",
    "readable_address",
    "reason_for",
    "related_authors",
    "shown_birth",
    "shown_facts",
    "shown_picture",
    "shown_place",
    "shown_ties",
    "source_line",
    "sources_of",
    "spots",
    "sure_birth_place",
    "tie_lines",
    "tie_years",
    "work_line",
]
