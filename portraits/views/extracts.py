"""Texts within something else: parts of excerpts in a lesson or in a teacher's own set.

What may not be shown any longer leaves a notice in its place, with the permanent address, which says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from portraits.views.excerpt_rows import ANCHORS, number_label, range_in
from portraits.views.facts.links import Links
from portraits.views.facts.wording import joined
from portraits.views.printed_rows import row_numbers, rows_of_places


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
        page: the page; None for a text that may not be shown, which has no part then.
        path: the address of the page.
    """

    number: int
    pid: str
    permanent: str
    page: ExcerptPage | None = None
    part: Part | None = None
    path: str = ""
    credit: Credit | None = None

    @property
    def version(self) -> TextVersion | None:
        """The text."""
        return self.part.version if self.part else None

    @property
    def title(self) -> InterfaceText | None:
        """The title, in the language of the text."""
        return InterfaceText(self.page.title, self.language) if self.page else None

    @property
    def place(self) -> InterfaceText | None:
        """The place in words, such as stycke 3 or rad 5–12; None for the whole text."""
        return self.part.words if self.part else None

    @property
    def url(self) -> str:
        """The excerpt's page with the part marked."""
        return self.part.address(self.path) if self.part else ""

    @property
    def rows(self) -> Sequence[ExtractRow]:
        """The rows of the part."""
        return self.part.rows(self.path) if self.part else ()

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
        """Whether each row is a line of its own."""
        return self.part is not None and self.part.is_lines


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
    return Extract(
        number,
        wanted.pid,
        permanent,
        page,
        part_of(version, read_place(wanted.place)),
        path,
        credit_of(page.excerpt, None, page.author, links.language),
    )


def narrowed(whole: Extract, place: str) -> Extract:
    """A part of a text that is there as a whole already; a withdrawn one stays as it is."""
    if whole.part is None:
        return whole
    return replace(whole, part=part_of(whole.part.version, read_place(place)))


def part_of(version: TextVersion, place: TextPlace | None) -> Part:
    """What a place means in a text; a place in what it does not number is the whole text."""
    is_verse = version.form == TextForm.VERSE
    if place is None or (is_verse and place.unit == "s"):
        return Part(version)
    if place.unit == "r" and not is_verse:
        return Part(version, range_in(place.numbers, row_numbers(version)), is_ruled=True)
    return Part(version, range_in(place.numbers, [row.number for row in version.text_rows]))


@dataclass(frozen=True)
class Part:
    """A part of a text: paragraphs of prose, lines of verse, or printed rows of prose."""

    version: TextVersion
    numbers: tuple[str, ...] = ()
    is_ruled: bool = False

    @property
    def is_lines(self) -> bool:
        """Whether the numbers are those of lines."""
        return self.is_ruled or self.version.form == TextForm.VERSE

    @property
    def words(self) -> InterfaceText | None:
        """The place in words: "rad 5–12"; None for the whole text."""
        if not self.numbers:
            return None
        first, last = self.numbers[0], self.numbers[-1]
        said = InterfaceText(first if first == last else f"{first}–{last}", NO_LANGUAGE)
        return (_("line %(number)s") if self.is_lines else _("paragraph %(number)s")) % {
            "number": said
        }

    def address(self, path: str) -> str:
        """The address of the part: marked by the server, with the anchor of its first row."""
        if not self.numbers:
            return path
        first, last = self.numbers[0], self.numbers[-1]
        said = first if first == last else f"{first}-{last}"
        anchor = "r" if self.is_lines else "s"
        name = "rad" if self.is_lines else "st"
        # The rows of prose are those of a version: an edit may move them.
        version = f"&v={self.version.number}" if self.is_ruled else ""
        return f"{path}?{name}={said}{version}#{anchor}{first}"

    @property
    def printed(self) -> tuple[str, ...]:
        """The numbers of its printed rows; none for the whole text."""
        if not self.numbers or self.is_lines:
            return self.numbers
        return rows_of_places(self.version, self.numbers)

    def rows(self, path: str) -> Sequence[ExtractRow]:
        """The rows with their links."""
        if not self.is_ruled:
            return self._own_rows(path)
        return [
            ExtractRow(
                row.number,
                row.text.rstrip(),
                Part(self.version, (row.number,), is_ruled=True).address(path),
                number_label(row.number, is_verse=True),
            )
            for paragraph in self.version.printed
            for row in paragraph
            if row.number in self.numbers
        ]

    def _own_rows(self, path: str) -> Sequence[ExtractRow]:
        kept = [
            row for row in self.version.text_rows if not self.numbers or row.number in self.numbers
        ]
        before: TextRow | None = None
        found = []
        for row in kept:
            found.append(
                ExtractRow(
                    row.number,
                    row.text,
                    f"{path}#{ANCHORS[self.version.form]}{row.number}",
                    number_label(row.number, is_verse=self.is_lines),
                    new_stanza=before is not None and before.stanza != row.stanza,
                )
            )
            before = row
        return found
