"""The places of a facet: our county down to its villages, then places elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from authorsite.collation import sort_key
from authorsite.interface import NO_LANGUAGE, InterfaceText
from authorsite.settings.languages import site_language
from portraits.models import LocalName, Place, PlaceName
from portraits.models.vocabulary import PlaceKind, PlaceNameKind
from portraits.views.facts.wording import label_text


@dataclass(frozen=True)
class Option:
    """A value of a facet: its label, how many authors it gives, and finer values inside it."""

    value: str
    label: InterfaceText
    count: int
    checked: bool
    children: tuple[Option, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a finer value is chosen, so that it must be seen."""
        return any(child.checked or child.open for child in self.children)


@dataclass(frozen=True)
class PlaceNode:
    """A place as far as the facet needs it, with its name in the reader's language."""

    pk: int
    key: str
    kind: str
    name: str
    language: str
    parent: int | None
    sort: str

    @property
    def text(self) -> InterfaceText:
        """The name, marked with its language."""
        return InterfaceText(self.name, self.language)


def node(place: Place, language: str) -> PlaceNode:
    """A place for readers of a language. Its names must be loaded."""
    return _node(
        place.pk, place.key, place.kind, place.parent_id, place.name_in(language), language
    )


def load_nodes(found: QuerySet[Place], language: str) -> dict[int, PlaceNode]:
    """Places by primary key, in two queries."""
    names = PlaceName.objects.filter(
        language=language, kind=PlaceNameKind.NAME, place__in=found.values("pk")
    )
    local = dict(names.order_by("-sort_order", "-pk").values_list("place_id", "name"))
    nodes = {}
    columns = ("pk", "key", "kind", "parent_id", "name", "name_language")
    for pk, key, kind, parent, official, official_language in found.values_list(*columns):
        name = LocalName(official, official_language)
        if pk in local and official_language != language:
            name = LocalName(local[pk], language)
        nodes[pk] = _node(pk, key, kind, parent, name, language)
    return nodes


def _node(
    pk: int, key: str, kind: str, parent: int | None, name: LocalName, reader: str
) -> PlaceNode:
    sort = sort_key(name.text, site_language(reader).alphabet)
    return PlaceNode(pk, key, kind, name.text, name.language, parent, sort)


@dataclass(frozen=True)
class PlaceTree:
    """The places of a facet with the number of authors of each.

    Args:
        nodes: every place with authors and all it lies in, and the chosen ones.
        counts: authors by place, those of the places in it included.
        chosen: keys of the chosen places.
    """

    nodes: Mapping[int, PlaceNode]
    counts: Mapping[int, int]
    chosen: Collection[str]

    def options(self, own: Iterable[int]) -> tuple[list[Option], list[Option]]:
        """The options of our county (the county, then what lies in it), and those elsewhere.

        A collection that has not been told which county is its own has all counties as its own.
        """
        tops = [place for place in self.nodes.values() if place.parent not in self.nodes]
        roots = [self.nodes[place] for place in own if place in self.nodes] or self._sorted(tops)
        here: list[Option] = []
        for root in roots:
            here.append(self._option(root))
            here += [self._option(child, deep=True) for child in self._inside(root.pk)]
        elsewhere = [self._option(place) for place in self._sorted(tops) if place not in roots]
        # What has been chosen is never hidden, however deep it lies.
        shown = {option.value for top in (*here, *elsewhere) for option in (top, *top.children)}
        lost = [
            place
            for place in self.nodes.values()
            if place.key in self.chosen and place.key not in shown
        ]
        return here, elsewhere + [self._option(place) for place in self._sorted(lost)]

    def label(self, place: PlaceNode) -> InterfaceText:
        """The name of a place; with its kind where it is named as what it lies in."""
        above = self.nodes.get(place.parent) if place.parent is not None else None
        if above is None or above.name != place.name:
            return place.text
        kind = label_text(PlaceKind(place.kind).label)
        return InterfaceText("%s (%s)", NO_LANGUAGE) % (place.text, kind)

    def _inside(self, key: int) -> list[PlaceNode]:
        return self._sorted(place for place in self.nodes.values() if place.parent == key)

    def _sorted(self, places: Iterable[PlaceNode]) -> list[PlaceNode]:
        return sorted(places, key=lambda place: (place.sort, place.pk))

    def _option(self, place: PlaceNode, *, deep: bool = False) -> Option:
        inside = self._inside(place.pk) if deep else []
        return Option(
            value=place.key,
            label=self.label(place),
            count=self.counts.get(place.pk, 0),
            checked=place.key in self.chosen,
            children=tuple(self._option(child) for child in inside),
        )
