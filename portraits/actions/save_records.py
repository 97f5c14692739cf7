"""Save one record with its inline rows as its facts say, new or stored.

A stored record that has a history gets a revision, since the editor opens the latest one; inline
rows that say the same keep their identity, so that what points to them stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.db import models, transaction
from wagtail.log_actions import log

from portraits.actions import build_records as build
from portraits.actions.facts import AuthorFacts, AwardFacts, TieFacts, WorkFacts
from portraits.actions.index_records import index_changed
from portraits.actions.log_records import CHANGED, CREATED
from portraits.models import Author, Award, PortraitPage, Tie, Work

# What does not tell two inline rows apart.
_BOOKKEEPING = frozenset({"id", "sort_order", "translation_key"})


def _same(one: models.Model, other: models.Model) -> bool:
    names = [
        field.attname
        for field in one._meta.concrete_fields  # noqa: SLF001 - documented API
        if field.attname not in _BOOKKEEPING
    ]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def kept_rows[Row: models.Model](
    stored: Sequence[Row], wanted: Sequence[Row], identity: Callable[[Row], object] | None = None
) -> list[Row]:
    """The wanted inline rows, with the identity of stored ones where there is one to take.

    A wanted row takes the place of a stored row that says the same, else of one with the same
    identity, else of any that is left, in order.
    """
    free = list(stored)
    chosen: dict[int, Row] = {}
    for matches in (_same, lambda one, other: identity and identity(one) == identity(other)):
        for row in wanted:
            if id(row) not in chosen and (
                found := next((s for s in free if matches(s, row)), None)
            ):
                chosen[id(row)] = found
                free.remove(found)
    for number, row in enumerate(wanted):
        old = chosen.get(id(row)) or (free.pop(0) if free else None)
        if old is not None:
            row.pk = old.pk
            if hasattr(old, "translation_key"):
                row.translation_key = old.translation_key  # type: ignore[attr-defined]
        row.sort_order = number  # type: ignore[attr-defined]
    return list(wanted)


def _finish(record: Any, user: Any, *, is_new: bool) -> None:
    """Save, log, and renew the history of a record that has one."""
    record.save()
    log(record, CREATED if is_new else CHANGED, user=user)
    if record.latest_revision_id is not None:
        revision = record.save_revision(user=user, log_action=False)
        if getattr(record, "live", False):
            revision.publish(user=user, log_action=False)
    # Wagtail indexes a record before its inline rows are saved.
    index_changed(type(record), [record.pk])


@transaction.atomic
def save_author(facts: AuthorFacts, places: build.Places, user: Any = None) -> Author:
    """Create or change an author, and let the portraits follow the record.

    Ties are saved by ``save_tie``.
    """
    stored = Author.objects.filter(key=facts.key).first()
    author = build.author_from(facts, places, stored)
    if stored is None:
        author.live, author.has_unpublished_changes = False, facts.draft
    for relation, rows in build.author_children(facts, author).items():
        before = list(getattr(stored, relation).all()) if stored else []
        getattr(author, relation).set(kept_rows(before, rows))
    _finish(author, user, is_new=stored is None)
    if stored is not None:
        _follow(author, facts, user)
    return author


def _follow(author: Author, facts: AuthorFacts, user: Any) -> None:
    """Bring the portraits' titles and the curiosities up to date, and what is found by the name."""
    for page in PortraitPage.objects.filter(author=author).select_related("locale"):
        page.author = author
        before = page.title
        page.follow_record()
        changed = page.title != before
        if page.locale.language_code == settings.LANGUAGE_CODE:
            stored = list(page.curiosities.all())
            wanted = [
                build.curiosity_from(row, page=page, locale=page.locale)
                for row in facts.curiosities
            ]
            rows = build.numbered(kept_rows(stored, wanted))
            changed = changed or [_said(row) for row in stored] != [_said(row) for row in rows]
            page.curiosities.set(rows)
        if changed:
            _finish(page, user, is_new=False)
    works = Work.objects.filter(contributions__author=author)
    index_changed(Work, set(works.values_list("pk", flat=True)))
    index_changed(Award, list(author.awards.values_list("pk", flat=True)))


def _said(row: models.Model) -> list[Any]:
    fields = row._meta.concrete_fields  # noqa: SLF001 - documented API
    return [getattr(row, field.attname) for field in fields if field.attname not in _BOOKKEEPING]


@transaction.atomic
def save_tie(facts: TieFacts, author: Author, places: build.Places, user: Any = None) -> Tie:
    """Create or change a tie of an author; a new one comes last."""
    author = Author.objects.get(pk=author.pk)
    ties = list(author.ties.all())
    stored = next((tie for tie in ties if tie.key == facts.key), None)
    tie = build.tie_from(facts, author, places, stored)
    if stored is None:
        tie.sort_order = max((tie.sort_order or 0 for tie in ties), default=-1) + 1
        ties.append(tie)
    author.ties.set(ties)
    _finish(author, user, is_new=False)
    return tie


@transaction.atomic
def save_work(
    facts: WorkFacts, authors: build.Authors, places: build.Places, user: Any = None
) -> Work:
    """Create or change a work with its contributions and editions."""
    stored = Work.objects.filter(key=facts.key).first()
    work = build.work_from(facts, stored)
    if stored is None:
        work.live, work.has_unpublished_changes = not facts.draft, facts.draft
    contributions = kept_rows(
        list(stored.contributions.all()) if stored else [],
        [build.contribution_from(row, work, authors) for row in facts.contributions],
        lambda row: row.key or (row.role, row.author_id, row.name),
    )
    work.contributions.set(contributions)
    editions = kept_rows(
        list(stored.editions.all()) if stored else [],
        [build.edition_from(row, work) for row in facts.editions],
        lambda row: row.isbn,
    )
    work.editions.set(editions)
    work.places = [places[key] for key in facts.places]
    work.translation_of = Work.objects.filter(key=facts.translation_of).first()
    _finish(work, user, is_new=stored is None)
    return work


@transaction.atomic
def save_award(facts: AwardFacts, author: Author, user: Any = None) -> Award:
    """Create or change an award."""
    stored = Award.objects.filter(key=facts.key).first()
    work = Work.objects.filter(key=facts.work).first() if facts.work else None
    award = build.award_from(facts, author, work, stored)
    _finish(award, user, is_new=stored is None)
    return award
