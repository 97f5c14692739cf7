"""The base of all records: history, drafts, validation at publishing, and healing of drafts.

A record is a fact that holds in every language; it is one row, never copied per locale. The classes
here carry what Wagtail leaves out for records that are not pages:

* a revision is validated with all its inline rows when it is published (Wagtail validates neither:
  a draft saved during a workflow would go live unchecked);
* a draft that points to a record that has been removed meanwhile can still be opened;
* ``public()`` is the one way to what readers may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models.deletion import PROTECT
from django.utils.text import slugify
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from authorsite.collation import fold
from authorsite.plain_text import CleanText
from portraits.models.clearing import Problem, uncleared


class PublishRefused(PermissionDenied):
    """Publishing was refused because the revision has problems.

    It is a PermissionDenied because that is what Wagtail's workflow views handle with a message.

    Attributes:
        problems: what is wrong, each as (where, ValidationError).
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(describe(problem) for problem in problems))


def describe(problem: Problem) -> str:
    """One problem as a sentence: where it is and what is wrong, in the active language."""
    where, error = problem
    return f"{where}: {' '.join(str(message) for message in error.messages)}"


def child_rows(record: ClusterableModel) -> Iterator[tuple[str, models.Model]]:
    """All inline rows of a record, each with a name for it such as ``Ties 2``."""
    for relation in get_all_child_relations(type(record)):
        rows = getattr(record, relation.get_accessor_name()).all()
        label = relation.related_model._meta.verbose_name  # noqa: SLF001 - documented API
        for number, row in enumerate(rows, start=1):
            yield f"{label} {number}".capitalize(), row


def problems(record: ClusterableModel) -> list[Problem]:
    """What keeps a record or page from being published: its own errors and those of its rows.

    The foreign key from a row to its parent is left out, since the parent may be unsaved.
    """
    found: list[Problem] = []
    try:
        record.full_clean()
    except ValidationError as error:
        found.append((str(record), error))
    parent_fields = {relation.field.name for relation in get_all_child_relations(type(record))}
    for label, row in child_rows(record):
        try:
            row.full_clean(exclude=parent_fields, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            found.append((label, error))
    return found


def protected_targets_missing(model: type[models.Model], data: dict[str, Any]) -> list[str]:
    """Names of the protected foreign keys in serialised data whose target no longer exists."""
    missing = []
    for field in model._meta.concrete_fields:  # noqa: SLF001 - documented API
        if not isinstance(field, models.ForeignKey) or field.remote_field.on_delete is not PROTECT:
            continue
        value = data.get(field.name)
        related = field.related_model
        manager = related._base_manager  # noqa: SLF001 - documented API
        if value is not None and not manager.filter(pk=value).exists():
            missing.append(field.name)
    return missing


def healed(model: type[ClusterableModel], data: dict[str, Any]) -> dict[str, Any]:
    """Serialised data without references to removed records, so that a draft can be opened.

    Wagtail's reference index knows live rows only, so a place used in somebody's draft alone can be
    deleted; modelcluster then refuses to rebuild the draft because it cannot decide for PROTECT.
    Inline rows that need the missing target are dropped; optional references are emptied.
    """
    data = {**data, **dict.fromkeys(protected_targets_missing(model, data))}
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        rows = []
        for row in data.get(name) or []:
            missing = protected_targets_missing(relation.related_model, row)
            options = relation.related_model._meta  # noqa: SLF001 - documented API
            fields = [options.get_field(field) for field in missing]
            if all(field.null for field in fields):
                rows.append({**row, **dict.fromkeys(missing)})
        if name in data:
            data[name] = rows
    return data


LONGEST_KEY = 60


def free_key(model: type[models.Model], text: str) -> str:
    """A key made of a name or title that no record of the model has: "anna-prov", "anna-prov-2"."""
    manager = model._default_manager  # noqa: SLF001 - documented API
    stem = slugify(fold(text))[:LONGEST_KEY].strip("-") or "post"
    taken = set(manager.filter(key__startswith=stem).values_list("key", flat=True))
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key


class Derived(CleanText):
    """A row with columns computed from its other columns (sort keys, years).

    ``derive()`` sets them; it is called before validating and saving, and by bulk imports, which
    call neither.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the computed columns up to date."""
        self.derive()
        super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate with the computed columns up to date."""
        self.derive()
        super().full_clean(*args, **kwargs)

    def derive(self) -> None:
        """Set the computed columns from the others. Has no other effect."""


class Record(Derived, RevisionMixin, index.Indexed, ClusterableModel):
    """A record with history but without drafts: what is saved is in force."""

    class Meta:
        abstract = True


class DraftRecord(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Derived,
    index.Indexed,
    ClusterableModel,
):
    """A record with drafts, workflow, lock, history and preview."""

    live: bool

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Self | None:
        """A record from a revision's data, without references to records removed since."""
        return super().from_serializable_data(healed(cls, data), *args, **kwargs)

    def hindrances(self) -> list[Problem]:
        """What keeps this state of the record from being published."""
        return problems(self) + uncleared(self)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Publish a revision after validating it with all its inline rows, as a whole or not at all.

        Raises:
            PublishRefused: when the revision has problems; nothing is changed then.
        """
        found = revision.as_object().hindrances()
        if found:
            raise PublishRefused(found)
        with transaction.atomic():
            super().publish(revision, *args, **kwargs)
