"""Places of the demonstration: real places of Norrbotten, and those elsewhere that occur in it."""

from __future__ import annotations

from decimal import Decimal

from portraits.demo.sheets import Row, rows
from portraits.models import Place, PlaceName
from portraits.models.vocabulary import PlaceKind, PlaceNameKind

LANGUAGES = ["fi", "fit", "se", "smj", "sma", "sje", "sju"]
ORDER = [PlaceKind.COUNTY, PlaceKind.REGION, PlaceKind.MUNICIPALITY]


def load_places() -> int:
    """Create the places that are missing and return how many there were."""
    found = rows("places")
    large = [row for kind in ORDER for row in found if row["kind"] == kind]
    small = [row for row in found if row["kind"] not in ORDER]
    return sum(place(row) for row in large + small)


def place(row: Row) -> bool:
    """Create a place with its names; whether it was missing."""
    if Place.objects.filter(key=row["id"]).exists():
        return False
    kind = row["kind"]
    own_code = {PlaceKind.COUNTY: "county_code", PlaceKind.MUNICIPALITY: "municipality_code"}
    record = Place(
        key=row["id"],
        name=row["name"],
        kind=kind,
        parent=parent(row),
        country=row["country"],
        official_code=row[own_code[PlaceKind(kind)]] if kind in own_code else "",
        code_system=row["code_system"] if kind in own_code else "",
        latitude=Decimal(row["latitude"]) if row["latitude"] else None,
        longitude=Decimal(row["longitude"]) if row["longitude"] else None,
        coordinate_precision=row["coord_precision"],
        coordinate_source=row["coord_source"],
        wikidata_qid=row["wikidata_qid"],
        wikidata_qid_candidate=row["wikidata_qid_candidate"],
        name_source=row["name_source"],
        name_confidence=row["name_confidence"],
        note=row["note"],
    )
    record.names.add(
        *(
            [
                PlaceName(language=code, name=row[f"name_{code}"], kind=PlaceNameKind.NAME)
                for code in LANGUAGES
                if row[f"name_{code}"]
            ]
        )
    )
    record.save()
    return True


def parent(row: Row) -> Place | None:
    """The municipality of a village, the county of a municipality."""
    country = row["country"].lower()
    if row["kind"] in (PlaceKind.TOWN, PlaceKind.VILLAGE):
        return Place.objects.get(key=f"{country}-{row['municipality_code']}")
    if row["kind"] == PlaceKind.MUNICIPALITY:
        return Place.objects.filter(key=f"{country}-{row['county_code']}").first()
    return None
