"""Places: our county with its municipalities, other places, and the page of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from authorsite.drawings.outlines import county
from authorsite.interface import InterfaceText
from authorsite.interface import gettext as _
from portraits.models import Place, PlaceIndexPage
from portraits.models.vocabulary import PlaceKind
from portraits.querysets.alphabets import sort_field
from portraits.querysets.place_lists import works_set_at
from portraits.querysets.places import chain, places_above
from portraits.querysets.work_lists import credited
from portraits.routing import site_tree
from portraits.views import structured_data
from portraits.views.facts.links import Links
from portraits.views.facts.places import AREAS, our_county
from portraits.views.facts.wording import capitalised, joined, labelled
from portraits.views.place_rows import (
    AuthorsAt,
    PlaceRow,
    authors_at,
    counts_by_place,
    kind_of,
    names_for,
    names_of,
    place_row,
    sorted_rows,
    with_kind,
)
from portraits.views.rendering import (
    Head,
    current_collection,
    reader_language,
    record_addresses,
    render,
)
from portraits.views.work_rows import work_rows

SECTION = "placeindexpage"
MOST_WORKS = 60
"""Works set in a place that its page lists; the list of works has them all."""

MOST_NAMES = 6
"""Authors that the description for search engines names."""

MARGIN = 20


@dataclass(frozen=True)
class Gazetteer:
    """All places with authors: our county's, those of other counties, and regions."""

    own: list[PlaceRow]
    elsewhere: list[PlaceRow]
    regions: list[PlaceRow]

    @property
    def counties(self) -> list[tuple[PlaceRow, dict[str, Any]]]:
        """The places of our county with what the map of each draws."""
        return [(row, atlas(row)) for row in self.own]


def place_index(request: HttpRequest, page: PlaceIndexPage) -> HttpResponse:
    """All places that authors are tied to, our county first."""
    links = Links(site_tree(request), reader_language())
    collection = current_collection(request)
    own = our_county(collection)
    gazetteer = load_gazetteer(own.ids, links)
    return render(
        request,
        page,
        "portraits/places/place_index_page.html",
        {
            "gazetteer": gazetteer,
            "is_empty": not any((gazetteer.own, gazetteer.elsewhere, gazetteer.regions)),
        },
        head=Head(
            title=page.seo_title or page.title,
            description=page.search_description
            or page.lead
            or _("See who has written where, from the county down to the village.").plain,
        ),
        addresses=record_addresses(site_tree(request), SECTION),
        section=SECTION,
    )


def load_gazetteer(own: frozenset[int], links: Links) -> Gazetteer:
    """The places with authors in their order, and all municipalities of our county."""
    counts, above = counts_by_place(), places_above()
    wanted = Q(pk__in=[*counts, *own]) | Q(parent__in=own, kind=PlaceKind.MUNICIPALITY)
    places = Place.objects.public().filter(wanted).prefetch_related(names_for(links.language))
    rows = {place.pk: place_row(place, links, counts) for place in places}
    regions = [row for row in rows.values() if row.place.kind == PlaceKind.REGION]
    elsewhere = []
    for pk, row in rows.items():
        parent = rows.get(row.place.parent_id or 0)
        if parent is not None:
            parent.inside.append(row)
        elif pk not in own and row not in regions:
            elsewhere.append(row)
    for row in rows.values():
        row.inside.sort(key=lambda inner: (inner.sort, inner.place.pk))
    ours = [row for pk, row in rows.items() if pk in own and not own & set(chain(pk, above)[1:])]
    others = [row for row in regions if row.place.pk not in own]
    return Gazetteer(sorted_rows(ours), sorted_rows(elsewhere), sorted_rows(others))


def atlas(row: PlaceRow) -> dict[str, Any]:
    """What ``components/atlas.html`` draws of a county: its municipalities and their places."""
    areas = [
        {
            "code": inner.place.official_code,
            "label": inner.name.plain,
            "count": inner.count,
            "url": inner.url,
        }
        for inner in row.inside
        if inner.place.kind == PlaceKind.MUNICIPALITY and inner.place.official_code
    ]
    dots = [
        {
            "latitude": float(spot.place.latitude),
            "longitude": float(spot.place.longitude),
            "count": spot.count,
        }
        for inner in row.inside
        for spot in (inner, *inner.inside)
        if spot.count and spot.place.kind not in {*AREAS, PlaceKind.MUNICIPALITY}
        if spot.place.latitude is not None and spot.place.longitude is not None
    ]
    return {"code": row.place.official_code, "areas": areas, "dots": dots}


def place(request: HttpRequest, page: PlaceIndexPage, key: str) -> HttpResponse:
    """One place: its names, the authors tied to it, and the works set there.

    Raises:
        Http404: for an unknown key, and for a place that is no longer used.
    """
    found = Place.objects.public().filter(key=key).with_names().first()
    if found is None:
        raise Http404
    tree, language = site_tree(request), reader_language()
    links = Links(tree, language)
    collection = current_collection(request)
    authors = authors_at(found, links)
    works = works_at(found, links)
    heading = found.name_in(language)
    crumbs = crumbs_of(found, page, links)
    empty = not (authors.groups or works["rows"])
    request.has_invented = authors.invented  # type: ignore[attr-defined]
    return render(
        request,
        page,
        "portraits/places/place.html",
        {
            "place": found,
            "heading": InterfaceText(heading.text, heading.language),
            "kind": capitalised(kind_of(found)),
            "names": names_of(found, heading),
            "crumbs": crumbs,
            "authors": authors,
            "works": works,
            "is_empty": empty,
            "outline": outline(found),
            **around(found, links, counts_by_place(), our_county(collection).ids),
        },
        head=_head(request, found, authors, crumbs, empty=empty),
        addresses=record_addresses(tree, SECTION, found.key),
        section=SECTION,
    )


def works_at(found: Place, links: Links) -> dict[str, Any]:
    """The works set in a place, with the address of all of them where there are more."""
    works = works_set_at([found.pk]).order_by(sort_field(links.language), "pk")
    rows = work_rows(credited(works)[: MOST_WORKS + 1], links)
    index = links.tree.section_path("workindexpage", links.language)
    more = f"{index}?place={found.key}" if len(rows) > MOST_WORKS and index else ""
    return {"rows": rows[:MOST_WORKS], "more_url": more}


def around(
    found: Place, links: Links, counts: Mapping[int, int], own: frozenset[int]
) -> dict[str, Any]:
    """The places inside a place, and those with authors beside it in what it lies in.

    Municipalities without authors are named only of our county.
    """
    if found.kind == PlaceKind.COUNTY:
        row = load_gazetteer(frozenset({found.pk}), links).own[0]
        inside = [each for each in row.inside if each.count or found.pk in own]
        return {"inside": inside, "atlas": atlas(row)}
    near = Q(parent=found)
    if found.parent_id is not None:
        near |= Q(parent=found.parent_id)
    places = Place.objects.public().filter(near).exclude(pk=found.pk)
    rows = [
        place_row(each, links, counts)
        for each in places.prefetch_related(names_for(links.language))
    ]
    return {
        "inside": sorted_rows(row for row in rows if row.place.parent_id == found.pk),
        "beside": sorted_rows(row for row in rows if row.place.parent_id != found.pk and row.count),
        "inside_heading": _("Towns and villages"),
        "beside_heading": _("Other municipalities")
        if found.kind == PlaceKind.MUNICIPALITY
        else _("Other places in the municipality"),
    }


def outline(found: Place) -> dict[str, Any] | None:
    """What the small map of a place draws: its county, its municipality, and a dot.

    Lengths are texts, since SVG knows no decimal comma.
    """
    above = found.county
    drawn = county(above.official_code) if above is not None else None
    if drawn is None or found == above:
        return None
    municipality = found.municipality
    code = municipality.official_code if municipality is not None else ""
    frame = drawn.frame
    shown: dict[str, Any] = {
        "view": f"{-MARGIN} {-MARGIN} {frame.width + 2 * MARGIN} {frame.height + 2 * MARGIN}",
        "land": drawn.outline,
        "own": drawn.municipalities.get(code, ""),
        "rivers": [river.d for river in drawn.rivers],
    }
    if found.kind not in {*AREAS, PlaceKind.MUNICIPALITY} and found.latitude is not None:
        x, y = frame.place(float(found.longitude or 0), float(found.latitude))
        shown |= {"x": f"{x:.0f}", "y": f"{y:.0f}"}
    return shown


def crumbs_of(found: Place, page: PlaceIndexPage, links: Links) -> list[dict[str, Any]]:
    """Places, county, municipality, place; with what they are where they have the same name."""
    path = links.tree.section_path(SECTION, links.language)
    crumbs: list[dict[str, Any]] = [
        {"label": InterfaceText(page.title, page.content_language), "url": path}
    ]
    line = [*reversed(found.ancestors), found]
    texts = [each.name_in(links.language) for each in line]
    for number, (each, name) in enumerate(zip(line, texts, strict=True)):
        label = InterfaceText(name.text, name.language)
        if any(name.text == other.text for other in texts[number + 1 :]):
            label = with_kind(label, kind_of(each))
        last = each is found
        crumbs.append({"label": label, "url": "" if last else links.place(each) or path})
    return crumbs


def _head(
    request: HttpRequest,
    found: Place,
    authors: AuthorsAt,
    crumbs: list[dict[str, Any]],
    *,
    empty: bool,
) -> Head:
    """Title, a description of labels and names, and structured data."""
    name = found.name_in(reader_language())
    parts = [kind_of(found)]
    if found.parent is not None:
        above = found.parent.name_in(reader_language())
        parts.append(InterfaceText(above.text, above.language))
    description = f"{name.text}: {joined(parts).plain}."
    if authors.names:
        people = joined([InterfaceText(it, "") for it in authors.names[:MOST_NAMES]])
        description += f" {labelled(_('Authors'), people).plain}."
    site = request.build_absolute_uri("/").rstrip("/")
    documents = [
        structured_data.place(found, request.build_absolute_uri(request.path)),
        structured_data.breadcrumbs(crumbs, site),
    ]
    return Head(
        title=name.text,
        description=description,
        robots="noindex" if empty else "",
        json_ld=[structured_data.serialised(document) for document in documents],
    )
