"""The reading page of an excerpt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from authorsite.interface import (
    NO_LANGUAGE,
    InterfaceText,
    language_name,
    ngettext,
)
from authorsite.interface import gettext as _
from authorsite.places_in_texts import read_place
from authorsite.readability import Reading
from authorsite.settings.languages import fallback_chain
from portraits.models import Excerpt, ExcerptPage, TextForm, TextVersion
from portraits.models.numbering import numbered
from portraits.routing import SiteTree, site_tree
from portraits.views import structured_data
from portraits.views.embedding import discovery
from portraits.views.excerpt_credits import Credit, credit_of
from portraits.views.excerpt_rows import Passage, View, passage
from portraits.views.extracts import part_of
from portraits.views.facts.links import Links
from portraits.views.facts.wording import capitalised, joined
from portraits.views.glosses import glosses_in, word_help
from portraits.views.handout_links import handout_links
from portraits.views.lesson_lists import lesson_lines, lessons_with_excerpt
from portraits.views.levels import level_line, reading
from portraits.views.printed_rows import (
    RuledText,
    are_asked_for,
    row_choice,
    ruled_text,
)
from portraits.views.ranges import asked_in
from portraits.views.rendering import (
    Head,
    current_collection,
    page_addresses,
    page_versions,
    reader_language,
    render,
)
from portraits.views.set_page import set_form
from portraits.views.sharing import sharing
from portraits.views.translation_notice import translation_notice
from portraits.views.wordings import wording_line
from portraits.views.works import form_of


@dataclass(frozen=True)
class Texts:
    """The published texts of an excerpt: the original, and the translation best for the reader."""

    original: TextVersion
    translation: TextVersion | None
    is_old: bool = False


@dataclass(frozen=True)
class Choice:
    """A way to read the text, with its address."""

    label: InterfaceText
    url: str
    current: bool


def texts_of(
    versions: Sequence[TextVersion], language: str, asked: str = "", view: str = ""
) -> Texts | None:
    """The texts to show, of all published versions.

    Args:
        versions: all versions of an excerpt.
        language: the reader's language.
        asked: the number of an older version, from the address.
        view: "translation" where the older version is one of the translation.
    """
    latest: dict[str, TextVersion] = {}
    for version in sorted(versions, key=lambda version: version.number):
        latest[version.language] = version
    originals = [version for version in latest.values() if version.is_original]
    if not latest:
        return None
    original = originals[0] if originals else next(iter(latest.values()))
    translations = {code: found for code, found in latest.items() if found is not original}
    chain = fallback_chain(language)
    best = next((translations[code] for code in chain if code in translations), None)
    newest = best if view == "translation" and best is not None else original
    old = next(
        (
            version
            for version in versions
            if version.language == newest.language and str(version.number) == asked
        ),
        newest,
    )
    if newest is original:
        original = old
    else:
        best = old
    return Texts(original, best, is_old=old is not newest)


def excerpt(request: HttpRequest, page: ExcerptPage) -> HttpResponse:
    """One excerpt: the text with its numbers, what is said about it, and the right to show it.

    Raises:
        Http404: for an excerpt without a text.
    """
    tree, language = site_tree(request), reader_language()
    links = Links(tree, language)
    record = page.excerpt = Excerpt.objects.select_related("work", "rights", "edition").get(
        pk=page.excerpt_id
    )
    asked = asked_in(request.GET.dict())
    texts = texts_of(
        list(record.versions.all()), language, asked.get("v", ""), asked.get("text", "")
    )
    if texts is None:  # a preview of an excerpt that was never published
        texts = texts_of(draft_versions(record), language)
    if texts is None:
        raise Http404
    view = _view(asked, texts, language)
    shown = passage(texts.original, texts.translation, view, asked)
    version = texts.translation if view == "translation" and texts.translation else texts.original
    ruled = ruled_text(version, view, asked) if are_asked_for(asked, version) else None
    versions = page_versions(page)
    addresses = page_addresses(tree, page, versions)
    content_language = page.content_language
    author = page.author
    request.has_invented = author.invented  # type: ignore[attr-defined]
    credit = credit_of(record, texts.translation if view != "original" else None, author, language)
    permanent = request.build_absolute_uri(reverse("portraits:permanent", args=[record.pid]))
    crumbs = _crumbs(tree, language, page)
    words, amount = word_help(page.words.all()), reading(texts.original)
    answer = render(
        request,
        page,
        "portraits/excerpts/excerpt_page.html",
        {
            "excerpt": record,
            "title": title_in(record, texts),
            "text_language": texts.original.language,
            "author": author,
            "author_url": links.author(author),
            "work_url": links.work(record.work),
            "meta": _meta(record, texts, amount),
            "level": level_line(texts.original, amount),
            "passage": shown,
            "ruled": ruled,
            "row_choice": row_choice(asked, version, view),
            "handouts": handout_links(record, request.path, asked, view, language),
            "range_note": ruled.found.note if ruled else shown.note,
            "heads": heads_of(texts) if shown.is_parallel else [],
            "choices": _choices(request, texts, view),
            "credit": credit,
            "share": sharing(request, record, f"{author.name}: {page.title}", language),
            "older": _older(request, texts) if texts.is_old else "",
            "words": words,
            "glosses": glosses_in(shown.stanzas, words) if view != "translation" else {},
            "words_url": f"{request.path}words.csv",
            "questions": _questions(page, texts.original, request.path),
            "wording": wording_line(page, versions),
            "set_form": set_form(
                request,
                page,
                language,
                is_lines=shown.is_verse or ruled is not None,
                numbers=ruled.found.words if ruled else shown.range,
            ),
            "lessons": lesson_lines(
                lessons_with_excerpt(record, fallback_chain(language)), tree, language
            ),
            "crumbs": crumbs,
            "notice": translation_notice(page, addresses) if content_language != language else None,
        },
        head=_head(request, page, texts, shown, ruled, credit, crumbs),
        addresses=addresses,
        section="portraitindexpage",
    )
    # RFC 8574: the address to cite, whatever this one becomes.
    answer["Link"] = f'<{permanent}>; rel="cite-as"'
    return answer


def draft_versions(record: Excerpt) -> list[TextVersion]:
    """The texts of now as versions, for previews; a stored original keeps its numbers."""
    stored = {
        version.language: version
        for version in (record.versions.order_by("number") if record.pk else ())
    }
    return [
        TextVersion(
            language=text.language,
            number=1,
            form=text.form,
            is_original=text.is_original,
            translator=text.translator,
            rows=[
                [row.number, row.text, row.stanza]
                for row in numbered(
                    text.rows,
                    stored[text.language].text_rows if text.language in stored else (),
                )
            ],
        )
        for text in record.texts.all()
    ]


def _view(asked: Mapping[str, str], texts: Texts, language: str) -> View:
    """Which texts to show: what the address says, else both where the reader needs one.

    Rows are those of one text.
    """
    if texts.translation is None:
        return "original"
    said = asked.get("text", "").lower()
    if said in {"original", "both", "translation"}:
        return cast("View", said)
    if are_asked_for(asked, texts.original):
        return "original"
    return "original" if texts.original.language == language else "both"


def _choices(request: HttpRequest, texts: Texts, view: View) -> list[Choice]:
    """The ways to read the text, where there is a translation; a range in the address stays."""
    if texts.translation is None:
        return []
    labels: dict[View, InterfaceText] = {
        "original": _("Original"),
        "both": _("Original and translation"),
        "translation": _("Translation"),
    }
    choices = []
    for name, label in labels.items():
        query = request.GET.copy()
        query["text"] = name
        choices.append(Choice(label, f"?{query.urlencode()}", name == view))
    return choices


def _older(request: HttpRequest, texts: Texts) -> str:
    """The address of the newest version, for a reader of an older one."""
    query = request.GET.copy()
    query.pop("v", None)
    return f"?{query.urlencode()}" if query else request.path


def heads_of(texts: Texts) -> list[InterfaceText]:
    """What stands above the two columns: their languages."""
    found = [texts.original, texts.translation]
    return [capitalised(language_name(text.language)) for text in found if text is not None]


def title_in(record: Excerpt, texts: Texts) -> InterfaceText:
    """The title of the passage, else of the work, in the language of the text."""
    if record.title:
        return InterfaceText(record.title, texts.original.language)
    return InterfaceText(record.work.title, record.work.language_codes[0] if
                         record.work.language_codes else texts.original.language)  # fmt: skip


def _meta(record: Excerpt, texts: Texts, found: Reading) -> InterfaceText:
    """Form, year, language and time to read."""
    parts: list[InterfaceText] = []
    form = form_of(record.work)
    if form is not None:
        parts.append(capitalised(form))
    if record.work.first_year:
        parts.append(InterfaceText(str(record.work.first_year), NO_LANGUAGE))
    parts.append(language_name(texts.original.language))
    minutes = found.silent_minutes
    parts.append(
        ngettext("%(number)d minute’s reading", "%(number)d minutes’ reading", minutes)
        % {"number": minutes}
    )
    return joined(parts, " · ")


@dataclass(frozen=True)
class PlacedQuestion:
    """A question, with a link to the rows that it is about."""

    question: str
    place: InterfaceText | None = None
    url: str = ""


def _questions(page: ExcerptPage, version: TextVersion, path: str) -> list[PlacedQuestion]:
    found = []
    for row in page.questions.all():
        part = part_of(version, read_place(row.rows))
        url = part.address(path) if part.numbers else ""
        found.append(PlacedQuestion(row.question, part.words, url))
    return found


def _crumbs(tree: SiteTree, language: str, page: ExcerptPage) -> list[dict[str, Any]]:
    """From the list of authors to the author and the excerpt."""
    crumbs: list[dict[str, Any]] = []
    section = tree.best("portraitindexpage", language)
    if section is not None:
        crumbs.append(
            {
                "label": section.name,
                "url": tree.section_path("portraitindexpage", language),
            }
        )
    name = InterfaceText(page.author.name, NO_LANGUAGE)
    url = tree.section_path("portraitindexpage", language, page.author.key)
    crumbs.append({"label": name, "url": url})
    crumbs.append({"label": InterfaceText(page.title, NO_LANGUAGE), "url": ""})
    return crumbs


def _head(
    request: HttpRequest,
    page: ExcerptPage,
    texts: Texts,
    shown: Passage,
    ruled: RuledText | None,
    credit: Credit,
    crumbs: list[dict[str, Any]],
) -> Head:
    """Title with the range asked for, description, and structured data."""
    title = f"{page.author.name}: {page.title}"
    og = {"type": "article"}
    found = ruled.found.words if ruled else shown.range
    if found:
        number = InterfaceText(found, NO_LANGUAGE)
        is_rows = shown.is_verse or ruled is not None
        label = _("line %(number)s") if is_rows else _("paragraph %(number)s")
        og["title"] = f"{title} – {(label % {'number': number}).plain}"
    site = request.build_absolute_uri("/").rstrip("/")
    description = page.search_description or page.introduction or credit.source.plain
    collection = current_collection(request).name_in(reader_language())
    return Head(
        title=title,
        description=description,
        og=og,
        robots="noindex, follow" if texts.is_old else "",
        oembed=discovery(request),
        json_ld=[
            structured_data.serialised(described(request, page, texts, credit, collection)),
            structured_data.serialised(structured_data.breadcrumbs(crumbs, site)),
        ],
    )


def described(
    request: HttpRequest, page: ExcerptPage, texts: Texts, credit: Credit, collection: str
) -> dict[str, Any]:
    """The excerpt as search engines read it (schema.org CreativeWork, a part of a Book)."""
    records = Excerpt.objects.select_related("work", "rights", "edition")
    record = page.excerpt = records.get(pk=page.excerpt_id)
    return structured_data.known(
        {
            "@type": "CreativeWork",
            "name": page.title,
            "description": page.introduction,
            "inLanguage": texts.original.language,
            "author": {"@type": "Person", "name": page.author.name},
            "isPartOf": structured_data.known(
                {
                    "@type": "Book",
                    "name": record.work.title,
                    "datePublished": str(record.work.first_year or ""),
                }
            ),
            "genre": "poetry" if texts.original.form == TextForm.VERSE else "",
            "license": credit.licence_url,
            "creditText": credit.right.plain,
            "identifier": record.pid,
            "publisher": {"@type": "Organization", "name": collection},
            "url": request.build_absolute_uri(request.path),
        }
    )
