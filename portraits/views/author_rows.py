"""Authors as rows of a list, in as few queries for two hundred of them as for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.images.models import SourceImageIOError

from authorsite.images.models import Picture, Rendition
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from portraits.models import (
    Author,
    AuthorForm,
    AuthorLanguage,
    AuthorName,
    Place,
    PortraitPage,
    Tie,
)
from portraits.models.vocabulary import Confidence, Form, LifeEvent, TieKind
from portraits.querysets.alphabets import SORT_FIELDS
from portraits.querysets.matching import NO_WORDS, PREFIX, SearchWords
from portraits.routing import site_tree
from portraits.views.facts.lives import life_years
from portraits.views.facts.ties import label_of
from portraits.views.facts.wording import (
    capitalised,
    joined,
    label_text,
    labelled,
    record_text,
    uncapitalised,
)
from portraits.views.place_facet import PlaceNode, load_nodes
from portraits.views.rendering import reader_chain, reader_language

THUMBNAIL = "fill-144x180"
MOST_FORMS = 3
MOST_LANGUAGES = 4
TELLING_FORMS = frozenset(Form.values) - {Form.OTHER}

# Where somebody has lived comes before what else ties them to a place.
RESIDENCE = (
    TieKind.LIVES,
    TieKind.LIVED,
    TieKind.GREW_UP,
    TieKind.WORKED,
    TieKind.STUDIED,
    TieKind.SUMMER,
    TieKind.ROOTS,
    TieKind.OTHER,
)


COLUMNS = (
    "key",
    "name",
    "sort_name",
    *SORT_FIELDS.values(),
    "folded",
    "birth",
    "death",
    "birth_place_id",
    "birth_place_words",
    "birth_place_confidence",
    "invented",
    "portrait_picture",
)
"""The columns of authors that rows show or are sorted by."""


@dataclass(frozen=True)
class AuthorRow:
    """An author in a list; the fields of ``components/person_row.html`` and some more."""

    author: Author
    page: PortraitPage
    uid: str
    name: str
    listed: str
    url: str
    years: InterfaceText
    lede: str
    lede_lang: str
    lines: list[InterfaceText]
    picture: Rendition | None


def author_rows(
    request: HttpRequest, keys: Sequence[int], words: SearchWords = NO_WORDS
) -> list[AuthorRow]:
    """The rows of some authors, each with the portrait that is best for the reader.

    Authors without a portrait that may be shown are left out. Says on the request whether an
    author is invented, since the page must say so.

    Args:
        request: the reader's request.
        keys: primary keys of the authors in the order of the list; few, as on one page.
        words: what was searched for, to say which other name was found.
    """
    language = reader_language()
    tree = site_tree(request)
    facts = RowFacts.load(keys, language, words)
    best = [author.best_portrait for author in facts.authors.values()]
    pages = PortraitPage.objects.select_related("locale").defer("body", "own_words").in_bulk(best)
    rows = []
    for author in (facts.authors[key] for key in keys if key in facts.authors):
        page = pages.get(author.best_portrait)
        if page is None:
            continue
        rows.append(
            AuthorRow(
                author=author,
                page=page,
                uid=author.key,
                name=author.name,
                listed=author.sort_name,
                url=tree.reader_path(page, language),
                years=life_years(author, language),
                lede=page.lead,
                lede_lang="" if page.content_language == language else page.content_language,
                lines=facts.lines(author, words),
                picture=thumbnail(author.portrait_picture),
            )
        )
    if any(row.author.invented for row in rows):
        request.has_invented = True  # type: ignore[attr-defined]
    return rows


@dataclass(frozen=True)
class RowFacts:
    """What the rows of some authors say, by the key of the author."""

    authors: Mapping[int, Any]
    ties: Mapping[int, list[Tie]]
    places: Mapping[int, PlaceNode]
    languages: Mapping[int, list[str]]
    forms: Mapping[int, list[str]]
    names: Mapping[int, list[AuthorName]]

    @classmethod
    def load(cls, keys: Sequence[int], language: str, words: SearchWords) -> RowFacts:
        """The facts of the authors, in as many queries for one as for two hundred."""
        authors = (
            Author.objects.public()
            .filter(pk__in=list(keys))
            .with_best_portrait(reader_chain())
            .only(*COLUMNS)
        )
        by_key = {author.pk: author for author in authors}
        load_thumbnails(by_key.values())
        ties = Tie.objects.shown().filter(author__in=by_key)
        sure = list(ties.only("author", "kind", "place_words").order_by("sort_order", "pk"))
        places = [author.birth_place_id for author in by_key.values()]
        places += [tie.shown_at for tie in sure]
        names = AuthorName.objects.filter(author__in=by_key).order_by("sort_order", "pk")
        return cls(
            authors=by_key,
            ties=_by_author((tie.author_id, tie) for tie in sure),
            places=load_nodes(Place.objects.filter(pk__in=set(filter(None, places))), language),
            languages=_by_author(_terms(AuthorLanguage, by_key, "language")),
            forms=_by_author(_terms(AuthorForm, by_key, "form")),
            names=_by_author((name.author_id, name) for name in names if words) if words else {},
        )

    def lines(self, author: Author, words: SearchWords) -> list[InterfaceText]:
        """The small print: ties, then forms and languages, then the other name that was found."""
        other = matched_name(author.folded, self.names.get(author.pk, []), words)
        lines = (self._ties(author), self._writing(author.pk), other)
        return [line for line in lines if line is not None]

    def _ties(self, author: Author) -> InterfaceText | None:
        """Where the author was born, and the one tie that says most about living somewhere."""
        found = []
        if author.birth_place_confidence != Confidence.LOW:
            born = self._place(author.birth_place_id, author.birth_place_words)
            found.append((LifeEvent.BORN.value, born))
        tie = main_tie(self.ties.get(author.pk, []))
        if tie is not None:
            found.append((tie.kind, self._place(tie.shown_at, tie.place_words)))
        parts = [labelled(label_of(kind), place) for kind, place in found if place is not None]
        return joined(parts, " · ") if parts else None

    def _place(self, key: int | None, words: str) -> InterfaceText | None:
        if key is not None:
            return self.places[key].text if key in self.places else None
        return record_text(words) if words else None

    def _writing(self, key: int) -> InterfaceText | None:
        """What the author writes, and in which languages."""
        told = [code for code in self.forms.get(key, []) if code in TELLING_FORMS]
        codes = list(dict.fromkeys(told))[:MOST_FORMS]
        forms = [label_text(Form(code).label) for code in codes]
        forms = forms[:1] + [uncapitalised(form) for form in forms[1:]]
        codes = self.languages.get(key, [])[:MOST_LANGUAGES]
        languages = [language_name(code) for code in codes]
        parts = [joined(part) for part in (forms, languages) if part]
        return joined(parts, " · ") if parts else None


def _terms(
    model: type[AuthorForm | AuthorLanguage], authors: Iterable[int], column: str
) -> Iterable[tuple[int, str]]:
    rows = model.objects.filter(author__in=list(authors)).order_by("sort_order", "pk")
    return rows.values_list("author_id", column)


def _by_author[Row](rows: Iterable[tuple[int, Row]]) -> dict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for author, row in rows:
        found[author].append(row)
    return dict(found)


def main_tie(ties: Sequence[Tie]) -> Tie | None:
    """The tie that says most about where somebody lives or lived; the first of equals."""
    return min(ties, key=lambda tie: RESIDENCE.index(TieKind(tie.kind)), default=None)


def matched_name(
    published: str, names: Sequence[AuthorName], words: SearchWords
) -> InterfaceText | None:
    """The other name by which a search found an author, where the published one fits less.

    Args:
        published: the folded name the author publishes under.
        names: the author's other names.
        words: what was searched for.
    """
    if not words or words.fit(published) <= PREFIX:
        return None
    found = min(names, key=lambda row: words.fit(row.folded), default=None)
    if found is None or words.fit(found.folded) >= words.fit(published):
        return None
    kind = capitalised(label_text(found.get_kind_display()))
    return labelled(kind, InterfaceText(found.name, NO_LANGUAGE))


def load_thumbnails(authors: Iterable[Author]) -> None:
    """Load the pictures of the authors with their rights and thumbnails, in two queries."""
    rows = list(authors)
    with_picture = [author for author in rows if author.portrait_picture_id is not None]
    pictures = (
        Picture.objects.select_related("rights")
        .prefetch_renditions(THUMBNAIL)
        .in_bulk({author.portrait_picture_id for author in with_picture})
    )
    for author in with_picture:
        author.portrait_picture = pictures.get(author.portrait_picture_id)


def thumbnail(picture: Picture | None) -> Rendition | None:
    """A picture in the size of a row, if it may be shown and can be read."""
    if picture is None or not picture.may_be_shown():
        return None
    try:
        rendition: Rendition = picture.get_rendition(THUMBNAIL)
    except SourceImageIOError:
        return None
    return rendition
