"""Write authors, ties, works and awards: many new ones in bulk, changed ones one by one.

The bulk writes and the single ones leave the same rows; a test compares them. Both are atomic and
logged, and both leave the search index and the reference index right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from django.db import transaction

from portraits.actions import build_records as build
from portraits.actions.facts import AuthorFacts, AwardFacts, ExcerptFacts, TieFacts, WorkFacts
from portraits.actions.give_keys import give_keys
from portraits.actions.index_records import index_new
from portraits.actions.log_records import CREATED, log_records
from portraits.actions.make_portraits import make_portraits
from portraits.actions.publish_portraits import publish_portraits
from portraits.actions.save_excerpts import save_excerpt
from portraits.actions.save_records import save_author, save_award, save_tie, save_work
from portraits.models import (
    Author,
    AuthorAudience,
    AuthorForm,
    AuthorLanguage,
    AuthorName,
    AuthorSource,
    Award,
    Contribution,
    Edition,
    Place,
    Tie,
    Work,
)
from portraits.models.versions import content_changed

BATCH = 1000
CHILD_MODELS: dict[str, Any] = {
    "names": AuthorName,
    "languages": AuthorLanguage,
    "forms": AuthorForm,
    "audiences": AuthorAudience,
    "sources": AuthorSource,
}
STEPS = ("authors", "ties", "works", "awards", "portraits", "excerpts", "search")
"""What is written, in order; each is told to ``progress`` when it is done."""

type Progress = Callable[[str], None]


def _silent(_step: str) -> None:
    return None


@dataclass(slots=True)
class RecordBatch:
    """What to write.

    New records have keys nobody has yet, changed ones are stored. ``portraits`` are stored authors
    who lack a page, ``publish`` the keys of those whose portraits go out.
    """

    new_authors: list[AuthorFacts] = field(default_factory=list)
    changed_authors: list[AuthorFacts] = field(default_factory=list)
    new_ties: list[TieFacts] = field(default_factory=list)
    changed_ties: list[TieFacts] = field(default_factory=list)
    new_works: list[WorkFacts] = field(default_factory=list)
    changed_works: list[WorkFacts] = field(default_factory=list)
    new_awards: list[AwardFacts] = field(default_factory=list)
    changed_awards: list[AwardFacts] = field(default_factory=list)
    new_excerpts: list[ExcerptFacts] = field(default_factory=list)
    changed_excerpts: list[ExcerptFacts] = field(default_factory=list)
    portraits: list[AuthorFacts] = field(default_factory=list)
    publish: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not any(getattr(self, field.name) for field in fields(self))


@transaction.atomic
def import_records(batch: RecordBatch, user: Any = None, progress: Progress = _silent) -> None:
    """Write a batch, all or nothing. Each new author gets a portrait page.

    Args:
        batch: what to write. Works named as originals must be stored or in the batch.
        user: who does it, for the history; None for a command.
        progress: called with each of ``STEPS`` when it is done.
    """
    if batch.is_empty:
        return
    give_keys()
    places = _places(batch)
    authors = _authors(batch)
    for facts in batch.changed_authors:
        authors[facts.key] = save_author(facts, places, user)
    new_authors = _create_authors(batch.new_authors, places)
    authors |= {author.key: author for author in new_authors}
    progress("authors")
    are_new = {author.key for author in new_authors}
    _create_ties([tie for tie in batch.new_ties if tie.author in are_new], authors, places)
    late_ties = (tie for tie in batch.new_ties if tie.author not in are_new)
    for tie in (*late_ties, *batch.changed_ties):
        save_tie(tie, authors[tie.author], places, user)
    progress("ties")
    works = _create_works(batch.new_works, authors, places)
    _link_originals([*batch.new_works], works)
    for work in batch.changed_works:
        save_work(work, authors, places, user)
    progress("works")
    awards = _create_awards(batch.new_awards, authors)
    for award in batch.changed_awards:
        save_award(award, authors[award.author], user)
    progress("awards")
    make_portraits([*batch.new_authors, *batch.portraits], authors, user)
    publish_portraits(batch.publish, user, {author.key: author for author in new_authors})
    progress("portraits")
    for excerpt in (*batch.new_excerpts, *batch.changed_excerpts):
        save_excerpt(excerpt, user)
    progress("excerpts")
    for records in (new_authors, works, awards):
        log_records(records, CREATED, user)
        index_new(records)
    progress("search")
    content_changed()


def _places(batch: RecordBatch) -> dict[str, Place]:
    """The places the facts name, by key."""
    authors = (*batch.new_authors, *batch.changed_authors)
    keys = {location.place for facts in authors for location in
            (facts.birth_place, facts.death_place)}  # fmt: skip
    keys |= {tie.location.place for tie in (*batch.new_ties, *batch.changed_ties)}
    keys |= {key for work in (*batch.new_works, *batch.changed_works) for key in work.places}
    found = Place.objects.select_related("parent__parent__parent")
    return found.in_bulk([key for key in keys if key], field_name="key")


def _authors(batch: RecordBatch) -> dict[str, Author]:
    """The stored authors the facts name, by key."""
    ties = (*batch.new_ties, *batch.changed_ties)
    awards = (*batch.new_awards, *batch.changed_awards)
    keys = {tie.author for tie in ties} | {award.author for award in awards}
    works = (*batch.new_works, *batch.changed_works)
    keys |= {row.author for work in works for row in work.contributions if row.author}
    keys |= {facts.key for facts in batch.portraits}
    return Author.objects.in_bulk(list(keys), field_name="key")


def _create_authors(every: Sequence[AuthorFacts], places: build.Places) -> list[Author]:
    authors = [build.author_from(facts, places) for facts in every]
    for author, facts in zip(authors, every, strict=True):
        author.live = False
        author.has_unpublished_changes = facts.draft
    authors = Author.objects.bulk_create(authors, batch_size=BATCH)
    children = [
        build.author_children(facts, author) for facts, author in zip(every, authors, strict=True)
    ]
    for relation, model in CHILD_MODELS.items():
        rows = [row for rows in children for row in rows[relation]]
        model.objects.bulk_create(rows, batch_size=BATCH)
    for author, rows_of in zip(authors, children, strict=True):
        build.set_rows(author, **rows_of)
    return authors


def _create_ties(
    every: Iterable[TieFacts], authors: build.Authors, places: build.Places
) -> list[Tie]:
    """Ties of new authors, numbered in the order they come."""
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    for facts in every:
        ties[facts.author].append(build.tie_from(facts, authors[facts.author], places))
    for key, rows in ties.items():
        numbered = build.numbered(rows)
        authors[key].ties.set(numbered)
    return Tie.objects.bulk_create([tie for rows in ties.values() for tie in rows], BATCH)


def _create_works(
    every: Sequence[WorkFacts], authors: build.Authors, places: build.Places
) -> list[Work]:
    works = [build.work_from(facts) for facts in every]
    for work, facts in zip(works, every, strict=True):
        work.live = not facts.draft
        work.has_unpublished_changes = facts.draft
    works = Work.objects.bulk_create(works, batch_size=BATCH)
    contributions: list[Contribution] = []
    editions: list[Edition] = []
    settings = []
    for work, facts in zip(works, every, strict=True):
        makers = build.numbered(
            [build.contribution_from(row, work, authors) for row in facts.contributions]
        )
        printed = build.numbered([build.edition_from(row, work) for row in facts.editions])
        build.set_rows(work, contributions=makers, editions=printed)
        contributions += makers
        editions += printed
        settings += [
            Work.places.through(work_id=work.pk, place_id=places[key].pk) for key in facts.places
        ]
    Contribution.objects.bulk_create(contributions, batch_size=BATCH)
    Edition.objects.bulk_create(editions, batch_size=BATCH)
    Work.places.through.objects.bulk_create(settings, batch_size=BATCH)
    return works


def _link_originals(every: Iterable[WorkFacts], works: Iterable[Work]) -> None:
    """Translations point to their originals, once all are stored."""
    wanted = {facts.key: facts.translation_of for facts in every if facts.translation_of}
    originals = Work.objects.in_bulk(list(set(wanted.values())), field_name="key")
    translations = [work for work in works if work.key in wanted]
    for work in translations:
        work.translation_of = originals.get(wanted[work.key])
    Work.objects.bulk_update(translations, ["translation_of"], batch_size=BATCH)


def _create_awards(every: Iterable[AwardFacts], authors: build.Authors) -> list[Award]:
    every = list(every)
    works = Work.objects.in_bulk([facts.work for facts in every if facts.work], field_name="key")
    awards = [
        build.award_from(facts, authors[facts.author], works.get(facts.work)) for facts in every
    ]
    awards = Award.objects.bulk_create(awards, batch_size=BATCH)
    for award in awards:
        build.set_rows(award)
    return awards
