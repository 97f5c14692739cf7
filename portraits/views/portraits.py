"""The portrait page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from authorsite.collation import OTHER, letter
from authorsite.interface import InterfaceText, own_language_name
from authorsite.interface import gettext as _
from authorsite.settings.languages import site_language
from portraits.models import ExcerptPage, PortraitPage
from portraits.routing import SiteTree, site_tree
from portraits.views import structured_data
from portraits.views.excerpt_lists import excerpt_lines
from portraits.views.facts import (
    AuthorFacts,
    Links,
    ShownFacts,
    load_author,
    load_renditions,
    name_parts,
    related_authors,
    shown_facts,
)
from portraits.views.facts.wording import capitalised, joined, labelled
from portraits.views.portrait_texts import (
    citation,
    colophon,
    curiosities,
    mail_link,
    own_words,
)
from portraits.views.rendering import (
    Address,
    Head,
    current_collection,
    page_addresses,
    page_versions,
    reader_language,
    render,
)
from portraits.views.wordings import wording_line

LONGEST_DESCRIPTION = 200
"""Letters of the description that search engines show."""
PICTURE_FOR_SHARING = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class Content:
    """An entry of the table of contents, and the heading of its section."""

    id: str
    heading: InterfaceText


def portrait(request: HttpRequest, page: PortraitPage) -> HttpResponse:
    """One portrait: the facts of the record and what is said in the best language there is."""
    tree, language = site_tree(request), reader_language()
    collection = current_collection(request)
    links = Links(tree, language)
    facts = load_author(page.author_id)
    author = facts.author
    request.has_invented = author.invented  # type: ignore[attr-defined]
    _load_pictures(page, facts)
    shown = shown_facts(facts, collection, links)
    versions = page_versions(page)
    addresses = page_addresses(tree, page, versions)
    written_in = _written_in(page, addresses)
    url = request.build_absolute_uri(tree.reader_path(page, written_in))
    crumbs = _crumbs(tree, language, facts)
    words = {
        "own_words": own_words(page, language),
        "curiosities": curiosities(page, language, written_in),
        "colophon": colophon(page, author, language),
        "citation": citation(page, author, collection.name_in(language).plain, url, language),
        "excerpts": excerpt_lines(
            ExcerptPage.objects.filter(author=author).order_by("pk"), tree, language
        ),
        "related": related_authors(author, facts.contributions, facts.awards, shown.county, links),
    }
    return render(
        request,
        page,
        "portraits/portraits/portrait_page.html",
        {
            "author": author,
            "facts": shown,
            **words,
            **_letters(collection.contact_email, author.name, url),
            "contents": _contents(page, shown, words),
            "crumbs": crumbs,
            "exists_in": [address for address in addresses if address.whole],
            "notice": _notice(page, written_in, addresses, collection.contact_email, url),
            "profile": name_parts(author),
            "wording": wording_line(page, versions),
        },
        head=_head(request, page, facts, shown, crumbs, url),
        addresses=addresses,
        section="portraitindexpage",
    )


def _written_in(page: PortraitPage, addresses: Sequence[Address]) -> str:
    """The language of the portrait's words; the page's own is asked for only if it must be."""
    language = reader_language()
    whole = any(address.whole for address in addresses if address.language == language)
    return language if whole else page.content_language


def _load_pictures(page: PortraitPage, facts: AuthorFacts) -> None:
    """Load what is needed to show the pictures of the author and of the text."""
    pictures = [block.value["picture"] for block in page.body if block.block_type == "picture"]
    load_renditions(
        picture for picture in (facts.author.portrait_picture, *pictures) if picture is not None
    )


def _crumbs(tree: SiteTree, language: str, facts: AuthorFacts) -> list[dict[str, Any]]:
    """From the list of authors to the letter and the name."""
    author = facts.author
    crumbs: list[dict[str, Any]] = []
    section = tree.best("portraitindexpage", language)
    path = tree.section_path("portraitindexpage", language)
    if section is not None:
        crumbs.append({"label": _("Authors"), "url": path})
        initial = letter(author.sort_name or author.name, site_language(language).alphabet)
        if initial != OTHER:
            crumbs.append({"label": initial, "url": f"{path}?letter={initial}"})
    return [*crumbs, {"label": author.name, "url": ""}]


def _letters(email: str, name: str, url: str) -> dict[str, str]:
    """Links that open a letter: to the editors, if they have an address, and to anybody."""
    found = {"share_url": mail_link("", _("Read about"), name, url)}
    if email:
        found["correct_url"] = mail_link(email, _("Correction"), name, url)
        found["photo_url"] = mail_link(email, _("Photo"), name, url)
    return found


def _notice(
    page: PortraitPage, written_in: str, addresses: Sequence[Address], email: str, url: str
) -> dict[str, Any] | None:
    """What the notice says that a portrait is shown in another language than the reader's."""
    if written_in == reader_language():
        return None
    wish = mail_link(email, _("Please translate"), page.title, url) if email else ""
    return {
        "shown": {
            "code": written_in,
            "name": own_language_name(written_in).plain,
        },
        "links": [
            {
                "url": address.path,
                "code": address.language,
                "name": own_language_name(address.language).plain,
            }
            for address in addresses
            if address.whole
        ],
        "report_url": wish,
    }


def _contents(page: PortraitPage, facts: ShownFacts, words: dict[str, Any]) -> list[Content]:
    """The sections there are, in their order."""
    sections = (
        ("biography", bool(page.body), lambda: _("Biography")),
        ("own-words", words["own_words"], lambda: _("In the author's own words")),
        ("curiosities", words["curiosities"], lambda: _("Curiosities")),
        ("excerpts", words["excerpts"], lambda: _("Excerpts")),
        ("works", facts.works.count, lambda: _("Works")),
        ("awards", facts.awards, lambda: _("Awards")),
        ("sources", True, lambda: _("Sources")),
    )
    return [Content(anchor, heading()) for anchor, exists, heading in sections if exists]


def _head(
    request: HttpRequest,
    page: PortraitPage,
    facts: AuthorFacts,
    shown: ShownFacts,
    crumbs: list[dict[str, Any]],
    url: str,
) -> Head:
    """Title, description and structured data."""
    author = facts.author
    site = request.build_absolute_uri("/").rstrip("/")
    lead = page.search_description or page.lead
    picture = ""
    og = {"type": "profile"}
    if shown.picture is not None:
        rendition = shown.picture.picture.get_rendition(PICTURE_FOR_SHARING)
        picture = request.build_absolute_uri(rendition.url)
        og |= {"image": picture, "image:alt": page.picture_alt or rendition.alt}
    addresses = structured_data.PortraitAddresses(url, picture)
    documents = [structured_data.person(author, facts.awards, addresses, page.lead)]
    if shown.works.count:
        documents.append(structured_data.books(shown.works.lines, author, addresses, site))
    documents.append(structured_data.breadcrumbs(crumbs, site))
    return Head(
        title=page.seo_title or author.name,
        description=lead or composed_description(shown),
        og=og,
        json_ld=[structured_data.serialised(document) for document in documents],
    )


def composed_description(facts: ShownFacts) -> str:
    """A description from facts, each a label and a value; as many as there is room for."""
    parts = [facts.years] if facts.years.plain else []
    for label, value in ((_("Genres"), facts.forms), (_("Languages"), facts.languages)):
        if value is not None:
            parts.append(labelled(label, value))
    parts += [labelled(tie.label, tie.place.name) for tie in facts.ties]
    if titles := facts.works.lines:
        found = joined((line.titles[0] for line in titles[:3]), ", ")
        parts.append(labelled(_("Works"), found))
    description = ""
    for part in parts:
        longer = f"{description} {capitalised(part).plain}.".lstrip()
        if len(longer) > LONGEST_DESCRIPTION:
            break
        description = longer
    return description
