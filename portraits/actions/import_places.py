"""Write places and their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from portraits.actions.build_records import set_rows
from portraits.actions.facts import PlaceFacts
from portraits.actions.index_records import index_changed, index_new
from portraits.actions.log_records import CHANGED, CREATED, log_records
from portraits.models import Place, PlaceName
from portraits.models.versions import content_changed

BATCH = 1000
FIELDS = (
    "name", "name_language", "kind", "country", "official_code", "code_system",
    "coordinate_precision", "coordinate_source", "wikidata_qid", "wikidata_qid_candidate",
    "name_source", "name_confidence", "note", "retired",
)  # fmt: skip


def place_from(facts: PlaceFacts, place: Place | None = None) -> Place:
    """A place that says what the facts say, its parent left alone; not saved."""
    place = place or Place(key=facts.key)
    for name in FIELDS:
        setattr(place, name, getattr(facts, name))
    place.latitude = Decimal(facts.latitude) if facts.latitude else None
    place.longitude = Decimal(facts.longitude) if facts.longitude else None
    place.derive()
    return place


def names_from(facts: PlaceFacts, place: Place) -> list[PlaceName]:
    """The names of a place beside its official one, in order; not saved."""
    rows = [
        PlaceName(
            place=place,
            sort_order=number,
            name=row.name,
            language=row.language,
            kind=row.kind,
            confidence=row.confidence,
            note=row.note,
        )
        for number, row in enumerate(facts.names)
    ]
    for row in rows:
        row.derive()
    return rows


@transaction.atomic
def import_places(
    create: Sequence[PlaceFacts], update: Sequence[PlaceFacts], user: Any = None
) -> None:
    """Create and change places, all or nothing.

    Args:
        create: places whose keys are new.
        update: places whose keys exist; what the facts say replaces what is stored.
        user: who does it, for the history; None for a command.
    """
    stored = Place.objects.in_bulk([facts.key for facts in update], field_name="key")
    new = Place.objects.bulk_create([place_from(facts) for facts in create], batch_size=BATCH)
    changed = [place_from(facts, stored[facts.key]) for facts in update]
    by_key = {place.key: place for place in (*new, *changed)}
    _set_parents([*create, *update], by_key)
    fields = [*FIELDS, "latitude", "longitude", "folded", "parent"]
    Place.objects.bulk_update(changed, fields, batch_size=BATCH)
    Place.objects.bulk_update([place for place in new if place.parent_id], ["parent"], BATCH)
    PlaceName.objects.filter(place__in=changed).delete()
    names = {facts.key: names_from(facts, by_key[facts.key]) for facts in (*create, *update)}
    PlaceName.objects.bulk_create(
        [row for rows in names.values() for row in rows], batch_size=BATCH
    )
    for place in new:
        set_rows(place, names=names[place.key])
    log_records(new, CREATED, user)
    log_records(changed, CHANGED, user)
    index_new(new)
    index_changed(Place, [place.pk for place in changed])
    _renew_revisions(changed, user)
    content_changed()


def _set_parents(every: Iterable[PlaceFacts], by_key: Mapping[str, Place]) -> None:
    wanted = {facts.parent for facts in every if facts.parent} - by_key.keys()
    parents = {**Place.objects.in_bulk(list(wanted), field_name="key"), **by_key}
    for facts in every:
        by_key[facts.key].parent = parents[facts.parent] if facts.parent else None


def _renew_revisions(changed: Iterable[Place], user: Any) -> None:
    """Places that have a history get a revision of what they are now; the editor opens the last."""
    for place in changed:
        if place.latest_revision_id is not None:
            Place.objects.get(pk=place.pk).save_revision(user=user, log_action=False)
