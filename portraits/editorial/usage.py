"""What has been shown by which right, where and for how long: what bodies of rights holders ask for.

Days are counted from what has been recorded: when a page and its record were published and taken down
(Wagtail's log), within the period of the right as it is now. Nothing is estimated.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Min, Model, Prefetch
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex

from authorsite.images.models import Picture
from authorsite.rights.models import RightsRecord, Scope
from portraits.models import Author, Contribution, Excerpt, ExcerptPage, PortraitPage, TextVersion
from portraits.models.vocabulary import Role

PUBLISHED = "wagtail.publish"
TAKEN_DOWN = ("wagtail.unpublish", "wagtail.delete")

type Day = datetime.date
type Span = tuple[Day, Day]
"""First and last day."""


@dataclass(frozen=True)
class Use:
    """A text or a picture that was shown on at least a day of a year.

    Attributes:
        holder: whose right it is.
        title: what was shown.
        author: who made it, as named beside it.
        where: its addresses.
        first: the first day in the year on which it was shown.
        last: the last.
        days: on how many days.
        rows: how many rows of text; None for a picture.
        characters: how many characters of text.
        location: the pages or the chapter of the edition, as stored.
        forms: the uses the right covers.
        right: the right.
        reference: where the right is kept.
    """

    holder: str
    title: str
    author: str
    where: str
    first: Day
    last: Day
    days: int
    rows: int | None
    characters: int | None
    location: str
    forms: str
    right: str
    reference: str


def first_year() -> int:
    """The first year in which anything was published."""
    found = PageLogEntry.objects.filter(action=PUBLISHED).aggregate(first=Min("timestamp"))["first"]
    return timezone.localdate(found).year if found else timezone.localdate().year


def texts_shown(year: int) -> dict[int, Use]:
    """The excerpts shown in a year, by primary key; in a number of queries that does not grow."""
    authors = Contribution.objects.filter(role=Role.AUTHOR).select_related("author")
    excerpts = {
        excerpt.pk: excerpt
        for excerpt in Excerpt.objects.exclude(rights=None)
        .select_related("work", "rights")
        .prefetch_related(Prefetch("work__contributions", authors, to_attr="by"))
    }
    pages: defaultdict[int, list[Page]] = defaultdict(list)
    for page in ExcerptPage.objects.filter(excerpt__in=excerpts, alias_of=None):
        pages[page.excerpt_id].append(page)
    log = _page_log(page for rows in pages.values() for page in rows)
    record_log = _record_log(Excerpt)
    sizes = _sizes(excerpts)
    found = {}
    for key, excerpt in excerpts.items():
        record = _live_spans(record_log[str(key)], excerpt)
        if not record and excerpt.live:
            # Nothing is known of when; its pages cannot have been shown before it.
            record = [(datetime.date.min, timezone.localdate())]
        shown = [
            (page, _both(_live_spans(log[page.pk], page), record))
            for page in pages.get(key, ())
        ]  # fmt: skip
        names = [row.author.name if row.author else row.name for row in excerpt.work.by]
        rows, characters = sizes.get(key, (None, None))
        use = _use(
            excerpt.rights, year, shown, title=str(excerpt), author=", ".join(names), rows=rows,
            characters=characters, location=excerpt.location,
        )  # fmt: skip
        if use is not None:
            found[key] = use
    return found


def pictures_shown(year: int) -> dict[int, Use]:
    """The pictures shown in a year on pages or with authors, by primary key."""
    pictures = {
        picture.pk: picture
        for picture in Picture.objects.exclude(rights=None).select_related("rights")
    }
    on_pages, with_authors = _references()
    pages = {page.pk: page for page in Page.objects.filter(pk__in={pk for _key, pk in on_pages})}
    portraits: defaultdict[int, list[Page]] = defaultdict(list)
    authors = {author for _key, author in with_authors}
    for portrait in PortraitPage.objects.filter(author__in=authors, alias_of=None):
        portraits[portrait.author_id].append(portrait)
        pages.setdefault(portrait.pk, portrait)
    where: defaultdict[int, set[int]] = defaultdict(set)
    for key, page_key in on_pages:
        where[key].add(page_key)
    for key, author in with_authors:
        where[key] |= {page.pk for page in portraits[author]}
    log = _page_log(pages.values())
    found = {}
    for key, picture in pictures.items():
        shown = [
            (pages[pk], _live_spans(log[pk], pages[pk])) for pk in sorted(where[key]) if pk in pages
        ]
        use = _use(picture.rights, year, shown, title=picture.title, author=picture.photographer)
        if use is not None:
            found[key] = use
    return found


def _references() -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Which pages and which authors show which pictures, as Wagtail's index of references knows."""
    base = ContentType.objects.get_for_model(Page).pk
    author = ContentType.objects.get_for_model(Author).pk
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Picture)
    ).values_list("to_object_id", "base_content_type", "object_id")
    on_pages, with_authors = set(), set()
    for key, kind, holder in rows:
        if kind == base:
            on_pages.add((int(key), int(holder)))
        elif kind == author:
            with_authors.add((int(key), int(holder)))
    return on_pages, with_authors


def _page_log(pages: Iterable[Page]) -> Mapping[int, list[tuple[Day, str]]]:
    found: defaultdict[int, list[tuple[Day, str]]] = defaultdict(list)
    keys = [page.pk for page in pages]
    entries = PageLogEntry.objects.filter(page__in=keys, action__in=[PUBLISHED, *TAKEN_DOWN])
    for key, moment, action in entries.order_by("timestamp").values_list(
        "page", "timestamp", "action"
    ):
        found[key].append((timezone.localdate(moment), action))
    return found


def _record_log(model: type[Model]) -> Mapping[str, list[tuple[Day, str]]]:
    found: defaultdict[str, list[tuple[Day, str]]] = defaultdict(list)
    kind = ContentType.objects.get_for_model(model)
    entries = ModelLogEntry.objects.filter(content_type=kind, action__in=[PUBLISHED, *TAKEN_DOWN])
    for key, moment, action in entries.order_by("timestamp").values_list(
        "object_id", "timestamp", "action"
    ):
        found[key].append((timezone.localdate(moment), action))
    return found


def _live_spans(entries: Sequence[tuple[Day, str]], shown: Any) -> list[Span]:
    """From when until when a page or record was published.

    What is published without an entry in the log has been so since it was first published; what is
    not, and whose end nobody has logged, is counted until the last entry.
    """
    spans: list[Span] = []
    start: Day | None = None
    for day, action in entries:
        if action == PUBLISHED:
            start = start or day
        elif start is not None:
            spans.append((start, day))
            start = None
    if shown.live:
        first = shown.first_published_at
        start = start or (timezone.localdate(first) if first else None)
        if start is not None:
            spans.append((start, timezone.localdate()))
    elif start is not None:
        spans.append((start, entries[-1][0]))
    return spans


def _both(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """The days that are in both."""
    found = [
        (max(first[0], second[0]), min(first[1], second[1])) for first in one for second in other
    ]
    return [span for span in found if span[0] <= span[1]]


def _sizes(excerpts: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Rows and characters of each excerpt in the language in which it was written, as published."""
    found: dict[int, tuple[int, int]] = {}
    versions = TextVersion.objects.filter(excerpt__in=excerpts, is_original=True)
    for version in versions.order_by("number"):
        texts = [row.text for row in version.text_rows]
        found[version.excerpt_id] = len(texts), sum(len(text) for text in texts)
    return found


def _use(
    right: RightsRecord | None,
    year: int,
    shown: Sequence[tuple[Page, Sequence[Span]]],
    *,
    title: str,
    author: str,
    rows: int | None = None,
    characters: int | None = None,
    location: str = "",
) -> Use | None:
    """The use of something in a year, None where it was not shown on any day of it."""
    if right is None:
        return None
    whole = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    period = (right.starts or datetime.date.min, right.ends or datetime.date.max)
    where, days = [], set()
    for page, spans in shown:
        within = _both(_both(spans, [whole]), [period])
        if within:
            where.append(page.full_url or page.url_path)
        for first, last in within:
            days |= {first + datetime.timedelta(days=n) for n in range((last - first).days + 1)}
    if not days:
        return None
    forms = [str(scope.label) for scope in Scope if getattr(right, f"covers_{scope.value}")]
    return Use(
        right.holder, title, author, "\n".join(where), min(days), max(days), len(days), rows,
        characters, location, ", ".join(forms), right.title, right.reference,
    )  # fmt: skip
