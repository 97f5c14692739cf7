"""Bring Wagtail's search index and reference index up to date for many records at once.

Wagtail updates both from signals, which bulk writes do not send. Called inside the transaction of
the write, so that nobody finds what is not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from modelcluster.models import ClusterableModel, get_all_child_relations
from modelsearch.backends import get_search_backends
from modelsearch.index import RelatedFields
from wagtail.models import ReferenceIndex

BATCH = 1000


@transaction.atomic
def index_new[Record: models.Model](records: Sequence[Record]) -> None:
    """Index records that have just been made, as they are in memory.

    Args:
        records: of one model, for pages their own type. They know their inline rows
            (``build_records.set_rows``), and what these point to is loaded.
    """
    for batch in batched(records, BATCH):
        _search(batch)
        if ReferenceIndex.is_indexed(type(batch[0])):
            rows = [row for record in batch for row in _references_of(record)]
            ReferenceIndex.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


@transaction.atomic
def index_changed(model: type[models.Model], keys: Collection[int]) -> None:
    """Index records anew, as they are stored.

    Args:
        model: their model, for a page its own type.
        keys: primary keys.
    """
    for batch in batched(sorted(keys), BATCH):
        records = list(_with_relations(model).filter(pk__in=batch))
        _search(records)
        if ReferenceIndex.is_indexed(model):
            for record in records:
                ReferenceIndex.create_or_update_for_object(record)


def _search(records: Sequence[Any]) -> None:
    if records and getattr(records[0], "search_fields", None):
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(type(records[0]), list(records))


def _with_relations(model: type[models.Model]) -> models.QuerySet[Any]:
    """The records with everything the two indexes look at, in few queries."""
    lookups: set[str] = set()
    if issubclass(model, ClusterableModel):
        lookups |= {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    lookups |= set(_search_paths(getattr(model, "search_fields", ())))
    options = model._meta  # noqa: SLF001 - documented API
    joined = {
        path
        for path in lookups
        if "__" not in path and getattr(options.get_field(path), "many_to_one", False)
    }
    manager = model._default_manager  # noqa: SLF001 - documented API
    records = manager.prefetch_related(*sorted(lookups - joined))
    return records.select_related(*joined) if joined else records


def _search_paths(fields: Iterable[Any], above: str = "") -> Iterator[str]:
    for field in fields:
        if isinstance(field, RelatedFields):
            path = f"{above}{field.field_name}"
            yield path
            yield from _search_paths(field.fields, f"{path}__")


def _references_of(record: Any) -> Iterator[ReferenceIndex]:
    """The rows of the reference index for a record; as Wagtail's own method, which writes them."""
    for_model = ContentType.objects.get_for_model
    parents = record._meta.get_parent_list()  # noqa: SLF001 - documented API
    base = for_model(parents[-1] if parents else record, for_concrete_model=False)
    extract = ReferenceIndex._extract_references_from_object  # noqa: SLF001 - no public form
    path_hash = ReferenceIndex._get_content_path_hash  # noqa: SLF001 - no public form
    for to_type, to_id, model_path, content_path in sorted(set(extract(record))):
        yield ReferenceIndex(
            content_type=for_model(record, for_concrete_model=False),
            base_content_type=base,
            object_id=record.pk,
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=path_hash(content_path),
        )
