"""The page of one work; the list of works is in ``work_lists``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from authorsite.collation import OTHER, letter
from authorsite.interface import NO_LANGUAGE, InterfaceText, language_name
from authorsite.interface import gettext as _
from authorsite.settings.languages import LANGUAGE_CODE, site_language
from portraits.models import Award, Edition, ExcerptPage, Place, Work, WorkIndexPage
from portraits.models.vocabulary import Audience, AwardStatus, Form, Role
from portraits.querysets.portraits import is_portrayed
from portraits.querysets.work_lists import credited, listed_works
from portraits.routing import site_tree
from portraits.views import structured_data
from portraits.views.excerpt_lists import excerpt_lines
from portraits.views.facts.links import Links
from portraits.views.facts.sources import Sources, sources_of
from portraits.views.facts.vocabulary import FORM_OF_ONE, role_label
from portraits.views.facts.wording import (
    capitalised,
    joined,
    label_text,
    labelled,
    named,
    record_text,
)
from portraits.views.facts.works import (
    Credit,
    EditionLine,
    WorkLine,
    is_posthumous,
    library_url,
    printed_isbn,
)
from portraits.views.place_rows import PlaceRow, names_for, place_row, sorted_rows
from portraits.views.rendering import Head, reader_language, record_addresses, render
from portraits.views.work_lists import SECTION, work_index
from portraits.views.work_rows import WorkRow, credits_of, left_out, work_rows, work_title

__all__ = ["work", "work_index"]

MOST_DESCRIBED = 3
"""Authors that the description for search engines names."""


@dataclass(frozen=True)
class Fact:
    """A label with a value."""

    label: InterfaceText
    value: InterfaceText


@dataclass(frozen=True)
class AwardLine:
    """An award for the work: its name and year, who received it, or was only nominated."""

    year: int | None
    name: InterfaceText
    author: str
    url: str
    nominated: bool


@dataclass(frozen=True)
class Related:
    """The work that a work translates, and its translations."""

    original: WorkRow | None
    translations: list[WorkRow]


def work(request: HttpRequest, page: WorkIndexPage, key: str) -> HttpResponse:
    """One work: who made it, its editions and translations, awards, places and sources.

    Raises:
        Http404: for an unknown key, and for a work of nobody whose portrait readers may see.
    """
    found = credited(listed_works().filter(key=key)).prefetch_related("editions").first()
    if found is None:
        raise Http404
    tree, language = site_tree(request), reader_language()
    links = Links(tree, language)
    made = credits_of(found.credits, links)
    awards = list(
        Award.objects.public()
        .filter(is_portrayed("author"), work=found)
        .select_related("author")
        .order_by("year", "name", "pk")
    )
    related = related_works(found, links)
    places = places_of(found, links)
    shown = {
        "work": found,
        "title": work_title(found),
        "titles": [named(part) for part in found.title_parts],
        "credits": made,
        "and_others": found.and_others or left_out(found.credits),
        "facts": facts_of(found, language),
        "editions": [edition_line(row, found) for row in found.editions.all()],
        "awards": [award_line(row, links) for row in awards],
        "related": related,
        "places": places,
        "sources": source_lines(found, awards, language),
        "excerpts": excerpt_lines(
            ExcerptPage.objects.filter(excerpt__work=found).order_by("pk"), tree, language
        ),
        "library_url": library_url(found, _first_person(made)),
        "crumbs": _crumbs(found, page, links),
    }
    request.has_invented = any(  # type: ignore[attr-defined]
        row.author is not None and row.author.invented for row in found.credits
    )
    return render(
        request,
        page,
        "portraits/works/work.html",
        shown,
        head=_head(request, shown),
        addresses=record_addresses(tree, SECTION, found.key),
        section=SECTION,
    )


def related_works(found: Work, links: Links) -> Related:
    """The listed works that are the same work in another language."""
    around = Q(translation_of=found)
    if found.translation_of_id is not None:
        around |= Q(pk=found.translation_of_id)
    rows = work_rows(
        credited(listed_works().filter(around)).order_by("first_year", "sort_sv", "pk"), links
    )
    return Related(
        next((row for row in rows if row.work.pk == found.translation_of_id), None),
        [row for row in rows if row.work.translation_of_id == found.pk],
    )


def places_of(found: Work, links: Links) -> list[PlaceRow]:
    """The places where a work is set."""
    places = Place.objects.public().filter(works_set_here=found)
    return sorted_rows(
        place_row(each, links, {}) for each in places.prefetch_related(names_for(links.language))
    )


def facts_of(found: Work, language: str) -> list[Fact]:
    """Year, form, audience and languages, as far as they are known.

    The form is told in the source's words to those who read its language.
    """
    wording = next((row.form_wording for row in found.credits if row.form_wording), "")
    form = form_of(found)
    if wording and (form is None or language == LANGUAGE_CODE):
        form = record_text(wording)
    published = InterfaceText(str(found.first_year or ""), NO_LANGUAGE)
    if is_posthumous(found, found.credits):
        published = joined([published, _("after the author's death")])
    lines = [
        (_("First published"), published),
        (_("Form"), capitalised(form) if form else None),
        (_("Audience"), label_text(Audience(found.audience).label) if found.audience else None),
        (_("Language"), joined([language_name(code) for code in found.language_codes])),
        (_("Translation"), _("yes") if found.is_translation else None),
    ]
    return [Fact(label, value) for label, value in lines if value is not None and value.plain]


def form_of(found: Work) -> InterfaceText | None:
    """What a work of its form is called."""
    if found.form in FORM_OF_ONE:
        return FORM_OF_ONE[Form(found.form)]()
    return None


def edition_line(edition: Edition, found: Work) -> EditionLine:
    """An edition: year, title if it has its own, language, publisher, translator, ISBN."""
    parts = [InterfaceText(str(edition.year), NO_LANGUAGE)] if edition.year else []
    if edition.title and edition.title != found.title:
        parts.append(InterfaceText(edition.title, edition.language or NO_LANGUAGE))
    if edition.language:
        parts.append(language_name(edition.language))
    if edition.publisher:
        parts.append(InterfaceText(edition.publisher, NO_LANGUAGE))
    if edition.translator:
        translator = InterfaceText(edition.translator, NO_LANGUAGE)
        parts.append(labelled(role_label(Role.TRANSLATOR), translator))
    return EditionLine(parts, printed_isbn(edition.isbn))


def award_line(award: Award, links: Links) -> AwardLine:
    """An award for a work."""
    return AwardLine(
        award.year,
        record_text(award.name),
        award.author.name,
        links.author(award.author) or "",
        award.status == AwardStatus.NOMINATED,
    )


def source_lines(found: Work, awards: Iterable[Award], language: str) -> Sources:
    """The sources of what is said about a work; nobody's whose name is not shown."""
    rows = [row for row in found.credits if row.author is None or row.author.is_public]
    return sources_of([], [*rows, *awards], language)


def _first_person(made: list[Credit]) -> str:
    return made[0].people[0].name if made else ""


def _crumbs(found: Work, page: WorkIndexPage, links: Links) -> list[dict[str, Any]]:
    """From the list of works to the letter and the title."""
    path = links.tree.section_path(SECTION, links.language)
    crumbs: list[dict[str, Any]] = [
        {"label": InterfaceText(page.title, page.content_language), "url": path}
    ]
    initial = letter(found.title, site_language(links.language).alphabet)
    if initial != OTHER:
        crumbs.append({"label": initial, "url": f"{path}?letter={initial}"})
    return [*crumbs, {"label": work_title(found), "url": ""}]


def _head(request: HttpRequest, shown: dict[str, Any]) -> Head:
    """Title, a description of labels and values, and structured data."""
    found: Work = shown["work"]
    made: list[Credit] = shown["credits"]
    site = request.build_absolute_uri("/").rstrip("/")
    parts = [
        labelled(credit.label, joined(_names(credit.people[:MOST_DESCRIBED])))
        for credit in made[:MOST_DESCRIBED]
    ]
    parts += [labelled(fact.label, fact.value) for fact in shown["facts"]]
    title = shown["title"].plain
    return Head(
        title=f"{title} ({found.first_year})" if found.first_year else title,
        description=f"{title}. {joined(parts, '. ').plain}.",
        og={"type": "book"},
        json_ld=[
            structured_data.serialised(described_book(request, shown, site)),
            structured_data.serialised(structured_data.breadcrumbs(shown["crumbs"], site)),
        ],
    )


def _names(people: Iterable[Any]) -> list[InterfaceText]:
    return [InterfaceText(person.name, NO_LANGUAGE) for person in people]


def described_book(request: HttpRequest, shown: dict[str, Any], site: str) -> dict[str, Any]:
    """A work as search engines read it (schema.org Book)."""
    found: Work = shown["work"]
    line = WorkLine(
        found,
        found.first_year,
        shown["titles"],
        request.path,
        None,
        [],
        [],
        shown["credits"],
        shown["editions"],
    )
    related: Related = shown["related"]
    form = form_of(found)
    return structured_data.known(
        {
            **structured_data.book(line, {}, site),
            "@id": f"{site}{request.path}#book",
            "genre": form.plain if form else "",
            "translationOfWork": _book_link(related.original, site) if related.original else {},
            "workTranslation": [_book_link(row, site) for row in related.translations],
            "contentLocation": [structured_data.short_place(row.place) for row in shown["places"]],
            "award": [
                f"{line.name.plain} ({line.year})" if line.year else line.name.plain
                for line in shown["awards"]
                if not line.nominated
            ],
        }
    )


def _book_link(row: WorkRow, site: str) -> dict[str, str]:
    return {"@type": "Book", "name": row.work.title, "url": f"{site}{row.url}"}
