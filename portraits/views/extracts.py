"""Texts within something else: parts of excerpts in a lesson or in a teacher's own set.

What may not be shown any longer leaves a notice in its place, with the permanent address, which says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.interface import gettext as _
from authorsite.places_in_texts import TextPlace, read_place
from authorsite.rights.models import Basis, Scope
from authorsite.settings.languages import Direction, direction, fallback_chain
from portraits.models import ExcerptPage, TextForm, TextVersion
from portraits.models.numbering import TextRow
from portraits.views.excerpt_credits import Credit, credit_of
from portraits.views.excerpt_rows import ANCHORS, PARAMETERS, number_label, range_in
from portraits.views.facts.links import Links
from portraits.views.facts.wording import joined

UNITS: Mapping[str, str] = {TextForm.PROSE: "s", TextForm.VERSE: "r"}
"""What a text numbers itself: paragraphs ("stycken") or lines ("rader")."""


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """A row of a text, with a link to it on the excerpt's own page."""

    number: str
    text: str
    url: str
    label: InterfaceText
    new_stanza: bool = False


@dataclass(frozen=True)
class Extract:
    """A text, or a part of one, as it stands in a lesson.

    Attributes:
        number: which of the lesson's texts it is, from 1.
        place: "stycke 3" or "rad 5–12"; None for the whole text.
        url: the excerpt's page with the part marked.
        page: the page; None for a text that may not be shown, which has no rows then.
    """

    number: int
    pid: str
    permanent: str
    page: ExcerptPage | None = None
    version: TextVersion | None = None
    title: InterfaceText | None = None
    url: str = ""
    place: InterfaceText | None = None
    rows: tuple[ExtractRow, ...] = ()
    credit: Credit | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether a notice stands in its place."""
        return self.page is None

    @property
    def label(self) -> InterfaceText:
        """Author, title and place: "Anna Prov, Isen, rad 2–4"."""
        parts = [InterfaceText(self.page.author.name, NO_LANGUAGE)] if self.page else []
        return joined([*parts, *(part for part in (self.title, self.place) if part is not None)])

    @property
    def small(self) -> InterfaceText:
        """Author, language and place, beside the title."""
        parts = [InterfaceText(self.page.author.name, NO_LANGUAGE)] if self.page else []
        return joined([*parts, self.language_name, *([self.place] if self.place else [])])

    @property
    def may_be_printed(self) -> bool:
        """Whether its right covers paper."""
        right = self.page.excerpt.rights if self.page is not None else None
        return right is not None and (
            right.basis in {Basis.FREE, Basis.CC} or right.covers(Scope.PRINT)
        )

    @property
    def language(self) -> str:
        """The language of the text."""
        return self.version.language if self.version else NO_LANGUAGE

    @property
    def direction(self) -> Direction:
        """How it is written."""
        return direction(self.language)

    @property
    def language_name(self) -> InterfaceText:
        """The name of the language of the text."""
        return language_name(self.language)

    @property
    def is_verse(self) -> bool:
        """Whether lines are numbered."""
        return self.version is not None and self.version.form == TextForm.VERSE


@dataclass(frozen=True)
class Wanted:
    """What is asked for: an excerpt by its permanent id, and a place in it, perhaps none."""

    pid: str
    place: str = ""


def original_of(page: ExcerptPage) -> TextVersion | None:
    """The newest version of the original; needs the versions loaded, oldest first."""
    versions = list(page.excerpt.versions.all())
    originals = [version for version in versions if version.is_original] or versions
    return originals[-1] if originals else None


def shown_pages(pids: Sequence[str], language: str) -> dict[str, ExcerptPage]:
    """The pages of excerpts that readers may see, by permanent id, in the reader's best language."""
    if not pids:
        return {}
    pages = (
        ExcerptPage.objects.shown()
        .filter(excerpt__pid__in=list(pids))
        .best_of_each(fallback_chain(language))
        .select_related("author", "locale", "excerpt__work", "excerpt__edition", "excerpt__rights")
        .prefetch_related(
            Prefetch("excerpt__versions", TextVersion.objects.order_by("number", "pk")),
            "excerpt__work__editions",
        )
    )
    return {page.excerpt.pid: page for page in pages}


def extracts(wanted: Sequence[Wanted], links: Links) -> list[Extract]:
    """Texts in the order asked for, in five queries whatever their number."""
    pages = shown_pages([each.pid for each in wanted], links.language)
    return [
        extract(number, each, pages.get(each.pid), links)
        for number, each in enumerate(wanted, start=1)
    ]


def extract(number: int, wanted: Wanted, page: ExcerptPage | None, links: Links) -> Extract:
    """One text of a lesson.

    Args:
        number: which of the texts.
        wanted: what is asked for.
        page: its page; None if it may not be shown.
    """
    permanent = reverse("portraits:permanent", args=[wanted.pid])
    version = original_of(page) if page is not None else None
    if page is None or version is None:
        return Extract(number, wanted.pid, permanent)
    path = links.tree.reader_path(page, links.language)
    place = read_place(wanted.place) if wanted.place else None
    numbers = numbers_in(version, place)
    return Extract(
        number,
        wanted.pid,
        permanent,
        page,
        version,
        InterfaceText(page.title, version.language),
        address_of(path, version, numbers),
        place_words(version, numbers),
        tuple(_rows(version, numbers, path)),
        credit_of(page.excerpt, None, page.author, links.language),
    )


def narrowed(whole: Extract, place: str, path: str) -> Extract:
    """A part of a text that is there as a whole already; a withdrawn one stays as it is."""
    if whole.version is None or whole.page is None:
        return whole
    numbers = numbers_in(whole.version, read_place(place) if place else None)
    return Extract(
        whole.number,
        whole.pid,
        whole.permanent,
        whole.page,
        whole.version,
        whole.title,
        address_of(path, whole.version, numbers),
        place_words(whole.version, numbers),
        tuple(_rows(whole.version, numbers, path)),
        whole.credit,
    )


def numbers_in(version: TextVersion, place: TextPlace | None) -> tuple[str, ...]:
    """The numbers of a part; none for the whole text, or for a place in what it does not number."""
    if place is None or place.unit not in {"", UNITS[version.form]}:
        return ()
    return range_in(place.numbers, [row.number for row in version.text_rows])


def address_of(path: str, version: TextVersion, numbers: Sequence[str]) -> str:
    """The address of a part: marked by the server, with the anchor of its first row."""
    if not numbers:
        return path
    first, last = numbers[0], numbers[-1]
    said = first if first == last else f"{first}-{last}"
    return f"{path}?{PARAMETERS[version.form]}={said}#{ANCHORS[version.form]}{first}"


def place_words(version: TextVersion, numbers: Sequence[str]) -> InterfaceText | None:
    """A place in words: "rad 5–12"."""
    if not numbers:
        return None
    first, last = numbers[0], numbers[-1]
    said = InterfaceText(first if first == last else f"{first}–{last}", NO_LANGUAGE)
    label = _("line %(number)s") if version.form == TextForm.VERSE else _("paragraph %(number)s")
    return label % {"number": said}


def _rows(version: TextVersion, numbers: Sequence[str], path: str) -> Sequence[ExtractRow]:
    kept = [row for row in version.text_rows if not numbers or row.number in numbers]
    before: TextRow | None = None
    found = []
    for row in kept:
        found.append(
            ExtractRow(
                row.number,
                row.text,
                f"{path}#{ANCHORS[version.form]}{row.number}",
                number_label(row.number, is_verse=version.form == TextForm.VERSE),
                new_stanza=before is not None and before.stanza != row.stanza,
            )
        )
        before = row
    return found
