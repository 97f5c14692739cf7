"""What search engines read: schema.org descriptions as plain dictionaries (JSON-LD).

Builders leave out what is not known; of the living no date is given but the year of birth.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from authorsite.identifiers import address
from authorsite.interface import plain_text
from authorsite.partial_dates import parse_or_none
from portraits.models import Author, Award, Place, Work
from portraits.models.vocabulary import AwardStatus, PlaceKind, Role, TieKind
from portraits.views.facts.lives import is_living, name_parts, shown_birth, sure_birth_place
from portraits.views.facts.sources import elsewhere
from portraits.views.facts.works import WorkLine

type Description = dict[str, Any]

CONTEXT = "https://schema.org"
MOST_BOOKS = 50
MOST_AWARDS = 30
# What could end the script element, start a comment in it, or break a line in old parsers.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
# Roles that schema.org has a property for; others are contributors.
_PROPERTIES = {
    Role.AUTHOR: "author",
    Role.TRANSLATOR: "translator",
    Role.ILLUSTRATOR: "illustrator",
    Role.EDITOR: "editor",
}


def serialised(description: Mapping[str, Any]) -> SafeString:
    """A description as JSON that may stand in a script element, its context included."""
    document = {"@context": CONTEXT, **description}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 - every < > & is escaped


def known(description: Mapping[str, Any]) -> Description:
    """The description without what is empty."""
    return {key: value for key, value in description.items() if value not in (None, "", [], {})}


def exact_date(text: str) -> str:
    """An EDTF date as ISO 8601 where it is certain; nothing where it is not."""
    date = parse_or_none(text)
    if date is None or date.uncertain or date.approximate:
        return ""
    return date.text if date.precision in {"day", "month", "year"} else ""


@dataclass(frozen=True)
class PortraitAddresses:
    """Absolute addresses for the description of a person."""

    page: str
    picture: str = ""

    @property
    def person(self) -> str:
        """The identifier of the person, as opposed to the page about the person."""
        return f"{self.page}#person"


def person(
    author: Author, awards: Iterable[Award], addresses: PortraitAddresses, description: str = ""
) -> Description:
    """An author, with the facts of the record that readers may see."""
    parts = name_parts(author)
    death = "" if is_living(author) else exact_date(author.death)
    return known(
        {
            "@type": "Person",
            "@id": addresses.person,
            "name": author.name,
            "givenName": parts.given if parts.family else "",
            "familyName": parts.family,
            "alternateName": [row.name for row in author.names.all()],
            "description": description,
            "disambiguatingDescription": "Invented author" if author.invented else "",
            "birthDate": exact_date(shown_birth(author)),
            "birthPlace": short_place(sure_birth_place(author)),
            "deathDate": death,
            "deathPlace": short_place(author.death_place),
            "homeLocation": home_locations(author),
            "knowsLanguage": [row.language for row in author.languages.all()],
            "award": award_names(awards),
            "image": addresses.picture,
            "sameAs": [entry.url for entry in elsewhere(author)],
            "url": addresses.page,
            "mainEntityOfPage": addresses.page,
        }
    )


def home_locations(author: Author) -> list[Description]:
    """Where an author lives, no closer than the municipality."""
    if not is_living(author):
        return []
    found: dict[int, Description] = {}
    for tie in author.ties.all():
        if tie.kind != TieKind.LIVES or not tie.is_shown or tie.shown_place is None:
            continue
        home = tie.shown_place.municipality
        if home is not None:
            found[home.pk] = short_place(home)
    return list(found.values())


def award_names(awards: Iterable[Award]) -> list[str]:
    """Awards received, each with its year."""
    received = [str(award) for award in awards if award.status == AwardStatus.RECEIVED]
    return received[:MOST_AWARDS]


def short_place(place: Place | None) -> Description:
    """A place by its official name, as part of another description."""
    if place is None:
        return {}
    qid = address("wikidata", place.wikidata_qid) if place.wikidata_qid else ""
    return known({"@type": _place_type(place), "name": place.name, "sameAs": qid})


def place(record: Place, url: str) -> Description:
    """A place with its names, where it is, and what it lies in; needs names and parents loaded."""
    geo: Description = {}
    if record.latitude is not None and record.longitude is not None:
        geo = {
            "@type": "GeoCoordinates",
            "latitude": float(record.latitude),
            "longitude": float(record.longitude),
        }
    others = {row.name: None for row in record.names.all() if row.name != record.name}
    return known(
        {
            **short_place(record),
            "@id": f"{url}#place",
            "url": url,
            "alternateName": list(others),
            "geo": geo,
            "containedInPlace": short_place(record.parent),
        }
    )


def _place_type(place: Place) -> str:
    areas = {PlaceKind.COUNTY, PlaceKind.MUNICIPALITY, PlaceKind.REGION}
    return "AdministrativeArea" if place.kind in areas else "Place"


def books(
    lines: Sequence[WorkLine], author: Author, addresses: PortraitAddresses, site: str
) -> Description:
    """The works of an author's list, at most fifty.

    Args:
        lines: as shown to readers.
        author: whose list it is.
        addresses: of the author's portrait.
        site: scheme and host, for the addresses of works and authors.
    """
    own = {"@type": "Person", "@id": addresses.person, "name": author.name}
    return {"@graph": [book(line, own, site) for line in lines[:MOST_BOOKS]]}


def book(line: WorkLine, own: Description, site: str) -> Description:
    """One work with those who made it, as far as readers see them."""
    work: Work = line.work
    people: dict[str, list[Description]] = {}
    for role in line.roles:
        people.setdefault(_PROPERTIES.get(Role(role), "contributor"), []).append(own)
    for credit in line.credits:
        found = people.setdefault(_PROPERTIES.get(Role(credit.role), "contributor"), [])
        for name in credit.people:
            url = f"{site}{name.url}" if name.url else ""
            found.append(known({"@type": "Person", "name": name.name, "url": url}))
    isbns = [edition.isbn.replace("-", "") for edition in line.editions if edition.isbn]
    return known(
        {
            "@type": "Book",
            "name": work.title,
            "inLanguage": _one_or_all(work.language_codes),
            "datePublished": str(work.first_year) if work.first_year else "",
            "isbn": _one_or_all(isbns),
            "url": f"{site}{line.url}" if line.url else "",
            **people,
        }
    )


def _one_or_all(values: Sequence[str]) -> Any:
    return values[0] if len(values) == 1 else list(values)


def website(name: str, url: str, language: str, search_url: str = "") -> Description:
    """The site, with the address of its search (where ``{query}`` stands for what is sought)."""
    action: Description = {}
    if search_url:
        action = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search_url},
            "query-input": "required name=query",
        }
    return known(
        {
            "@type": "WebSite",
            "@id": f"{url}#website",
            "name": name,
            "url": url,
            "inLanguage": language,
            "potentialAction": action,
        }
    )


def item_list(items: Iterable[tuple[str, str]], site: str, first: int, total: int) -> Description:
    """A page of a list whose entries have pages of their own.

    Args:
        items: name and path of each entry, in order.
        site: scheme and host.
        first: the place of the first one in the whole list, from 1.
        total: how many entries the whole list has.
    """
    return {
        "@type": "ItemList",
        "numberOfItems": total,
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "url": f"{site}{path}"}
            for number, (name, path) in enumerate(items, start=first)
        ],
    }


def breadcrumbs(crumbs: Iterable[Mapping[str, Any]], site: str) -> Description:
    """Where a page stands, from the entries of ``components/crumbs.html``."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            known(
                {
                    "@type": "ListItem",
                    "position": number,
                    "name": plain_text(crumb["label"]),
                    "item": f"{site}{crumb['url']}" if crumb.get("url") else "",
                }
            )
            for number, crumb in enumerate(crumbs, start=1)
        ],
    }
