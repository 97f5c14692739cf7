"""What a search over the whole site finds, kind by kind.

A kind is a function from a search to a group of hits; ``KINDS`` lists them in the order of the
page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import F, Q
from django.http import HttpRequest

from authorsite.collation import fold
from authorsite.images.models import Rendition
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name, ngettext
from authorsite.interface import gettext as _
from authorsite.settings.languages import fallback_chain
from portraits.models import Author, Excerpt, ExcerptPage, Place, Work
from portraits.querysets.alphabets import sort_field
from portraits.querysets.matching import SearchWords
from portraits.querysets.places import within_q
from portraits.querysets.work_lists import credited, listed_works_at_once, named
from portraits.routing import SiteTree, site_tree
from portraits.views.author_rows import author_rows
from portraits.views.excerpt_lists import excerpt_lines
from portraits.views.facts.links import Links
from portraits.views.facts.wording import capitalised, joined, labelled
from portraits.views.facts.wording import named as place_text
from portraits.views.lesson_lists import lesson_lines, shown_lessons
from portraits.views.marking import marked
from portraits.views.named_places import order
from portraits.views.place_rows import counts_by_place, kind_of
from portraits.views.rendering import current_collection, reader_language
from portraits.views.work_rows import WorkRow, work_rows

FIRST_HITS = 5
"""Hits of one kind that the page shows; the rest is a link away."""

MOST_PLACES = 30
MOST_EXCERPTS = 10


@dataclass(frozen=True)
class Drawing:
    """The picture of an author: a rendition, or name and id for the generated portrait."""

    name: str
    uid: str
    picture: Rendition | None


@dataclass(frozen=True)
class Hit:
    """One thing found: a title that leads to it, a line of text, small print, perhaps a picture."""

    title: InterfaceText
    url: str
    text: InterfaceText | None = None
    small: InterfaceText | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True)
class HitGroup:
    """The hits of one kind. ``more`` leads to all of them where not all are shown."""

    uid: str
    label: InterfaceText
    count: int
    hits: list[Hit]
    more_url: str = ""
    more: InterfaceText | None = None


@dataclass(frozen=True)
class Search:
    """A search: who asks, and for what."""

    request: HttpRequest
    words: SearchWords

    @property
    def language(self) -> str:
        """The language of the reader."""
        return reader_language()

    @property
    def tree(self) -> SiteTree:
        """The sections of the site."""
        return site_tree(self.request)

    @property
    def query(self) -> str:
        """The words as the query string of an address."""
        return urlencode({"q": self.words.text})

    def list_url(self, model: str) -> str:
        """The list of a section, searched for the same words."""
        path = self.tree.section_path(model, self.language)
        return f"{path}?{self.query}" if path else ""


def authors_found(search: Search) -> HitGroup:
    """Authors with the words in one of their names."""
    words = search.words
    found = Author.objects.listed().named(words).ranked(words)
    keys = list(
        found.order_by(F("rank").asc(), sort_field(search.language), "pk").values_list(
            "pk", flat=True
        )
    )
    hits = []
    for row in author_rows(search.request, keys[:FIRST_HITS], words):
        facts = [row.years] if row.years else []
        lede = InterfaceText(row.lede, row.lede_lang or search.language) if row.lede else None
        hits.append(
            Hit(
                title=marked(InterfaceText(row.name, NO_LANGUAGE), words),
                url=row.url,
                text=lede,
                small=joined([*facts, *row.lines], " · ") if facts or row.lines else None,
                drawing=Drawing(row.name, row.uid, row.picture),
            )
        )
    more = ngettext("Show %(number)d author", "Show all %(number)d authors", len(keys))
    url = search.list_url("portraitindexpage")
    return _group("authors", _("Authors"), len(keys), hits, url, more)


def works_found(search: Search) -> HitGroup:
    """Works with the words in their title or in an author's name, titles first."""
    words = search.words
    found = (
        listed_works_at_once().filter(named(words)).annotate(how_well=words.rank(written="title"))
    )
    keys = list(
        found.order_by(F("how_well").asc(), sort_field(search.language), "pk").values_list(
            "pk", flat=True
        )
    )
    works = credited(Work.objects.filter(pk__in=keys[:FIRST_HITS]))
    in_order = sorted(works, key=lambda work: keys.index(work.pk))
    rows = work_rows(in_order, Links(search.tree, search.language))
    if any(row.invented for row in rows):
        search.request.has_invented = True  # type: ignore[attr-defined]
    hits = [Hit(_title(row, words), row.url, small=_credits(row)) for row in rows]
    more = ngettext("Show %(number)d work", "Show all %(number)d works", len(keys))
    return _group("works", _("Works"), len(keys), hits, search.list_url("workindexpage"), more)


def _title(row: WorkRow, words: SearchWords) -> InterfaceText:
    """A title with the words marked, each part of a bilingual one in its language."""
    return joined((marked(place_text(part), words) for part in row.work.title_parts), " / ")


def _credits(row: WorkRow) -> InterfaceText | None:
    """Who wrote a work, its form, and its year."""
    people = row.authors or [person for credit in row.others for person in credit.people]
    parts: list[InterfaceText] = []
    if people:
        parts.append(joined(InterfaceText(person.name, NO_LANGUAGE) for person in people))
    if row.form is not None:
        parts.append(row.form)
    if row.year:
        parts.append(InterfaceText(str(row.year), NO_LANGUAGE))
    return joined(parts, " · ") if parts else None


def excerpts_found(search: Search) -> HitGroup:
    """Excerpts with the words in their title, or in that of their work or an author's name."""
    words = search.words
    found = ExcerptPage.objects.shown().filter(
        Q(excerpt__in=Excerpt.objects.filter(words.matches()))
        | Q(excerpt__work__in=Work.objects.filter(named(words)).values("pk"))
    )
    lines = excerpt_lines(found.order_by("title", "pk"), search.tree, search.language)
    hits = [
        Hit(
            marked(line.title, words),
            line.url,
            text=line.beginning,
            small=joined([InterfaceText(line.author, NO_LANGUAGE), line.small], " · "),
        )
        for line in lines[:MOST_EXCERPTS]
    ]
    return _group("excerpts", _("Excerpts"), len(lines), hits, "", _("Excerpts"))


def lessons_found(search: Search) -> HitGroup:
    """Lessons with the words in their title or lead."""
    words = search.words
    found = shown_lessons(fallback_chain(search.language)).filter(words.matches())
    keys = list(found.values_list("pk", flat=True))
    lines = lesson_lines(found[:FIRST_HITS] if keys else (), search.tree, search.language)
    hits = [Hit(marked(line.title, words), line.url, line.lead, line.small) for line in lines]
    url = search.tree.section_path("lessonindexpage", search.language) or ""
    return _group("lessons", _("Lessons"), len(keys), hits, url, _("All lessons"))


def places_found(search: Search) -> HitGroup:
    """Places of our county, and others with authors, with the words in a name in any language."""
    words = search.words
    counts = counts_by_place()
    own = current_collection(search.request).place_ids()
    found = (
        Place.objects.public()
        .called(words)
        .filter(Q(pk__in=list(counts)) | within_q("", own))
        .with_names()
    )
    places = sorted(
        found, key=lambda place: order(place, words, counts.get(place.pk, 0), search.language)
    )
    links = Links(search.tree, search.language)
    hits = [
        Hit(
            marked(place_text(place.name_in(search.language)), words),
            links.place(place) or "",
            small=_about(place, counts.get(place.pk, 0), search),
        )
        for place in places[:MOST_PLACES]
    ]
    return _group("places", _("Places"), len(places), hits, links.places() or "", _("All places"))


def _about(place: Place, count: int, search: Search) -> InterfaceText:
    """What a place is, the name that was found, what it lies in, and how many authors it has."""
    parts = [capitalised(kind_of(place))]
    own = place.name_in(search.language)
    if not search.words.found_in(fold(own.text)):
        other = next((row for row in place.names.all() if search.words.found_in(row.folded)), None)
        if other is not None:
            name = marked(InterfaceText(other.name, other.language or NO_LANGUAGE), search.words)
            parts.append(labelled(capitalised(language_name(other.language)), name))
    parts += [place_text(above.name_in(search.language)) for above in place.ancestors]
    if count:
        parts.append(ngettext("%(number)s author", "%(number)s authors", count) % {"number": count})
    return joined(parts, " · ")


def _group(
    uid: str,
    label: InterfaceText,
    count: int,
    hits: list[Hit],
    more_url: str,
    more: InterfaceText,
) -> HitGroup:
    """A group of hits with the way to all of them, where there are more than are shown."""
    group = HitGroup(uid, label, count, hits)
    if count <= len(hits) or not more_url:
        return group
    return replace(group, more_url=more_url, more=more % {"number": count})


type Kind = Callable[[Search], HitGroup]

KINDS: tuple[Kind, ...] = (
    authors_found,
    works_found,
    excerpts_found,
    lessons_found,
    places_found,
)
"""The kinds of hits, in the order of the page."""
