"""The stored places as facts, to compare with files and to write into them."""

from __future__ import annotations

from collections import defaultdict

from portraits.actions.facts import PlaceFacts, PlaceNameFacts
from portraits.actions.import_places import FIELDS
from portraits.importers.places import decimal_text
from portraits.models import Place, PlaceName


def stored_places() -> dict[str, PlaceFacts]:
    """All places by key, in two queries."""
    names: defaultdict[int, list[PlaceNameFacts]] = defaultdict(list)
    rows = PlaceName.objects.order_by("place", "sort_order", "pk")
    for place_id, *said in rows.values_list(
        "place_id", "name", "language", "kind", "confidence", "note"
    ):
        names[place_id].append(PlaceNameFacts(*said))
    places = Place.objects.order_by("key").values(
        "pk", "key", "parent__key", "latitude", "longitude", *FIELDS
    )
    return {
        row["key"]: PlaceFacts(
            key=row["key"],
            parent=row["parent__key"] or "",
            latitude=decimal_text(row["latitude"]),
            longitude=decimal_text(row["longitude"]),
            names=tuple(names[row["pk"]]),
            **{name: row[name] for name in FIELDS},
        )
        for row in places
    }
