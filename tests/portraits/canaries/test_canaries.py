"""Nothing that readers may not see stands on any page, in a feed, the sitemap or a header.

All public addresses, found by following links and the sitemap, are free of the canaries' words and of
the addresses of what is not public. Those addresses, asked for by somebody who has guessed or kept
them, give nothing away either.
"""

import io
import re
import zipfile

import pypdfium2
import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page, Revision

from portraits.models import Author, Excerpt, Place, Work
from portraits.routing import SiteTree
from tests.portraits.canaries.words import CANARY, NEST, STARTS

pytestmark = pytest.mark.django_db

LINK = re.compile(r'(?:href="|<loc>|<id>)(?:http://testserver)?(/[^"<#]*)')
SKIPPED = re.compile(r"^/(static|media|admin)/")
MOST_PAGES = 400


def said_in(answer):
    """What an answer says: a page, or the words in a sheet or a document."""
    kind = answer.headers.get("Content-Type", "")
    if kind == "application/pdf":
        pages = pypdfium2.PdfDocument(answer.content)
        return " ".join(page.get_textpage().get_text_bounded() for page in pages)
    if "wordprocessingml" in kind:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
            return " ".join(
                parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")
            )
    return answer.content.decode()


def singing(answer, *words):
    """Where the words stand in an answer, its headers included."""
    text = f"{said_in(answer)} {answer.headers}"
    found = re.finditer("|".join(words), text, re.IGNORECASE)
    return [text[max(it.start() - 150, 0) : it.end() + 50] for it in found]


def test_no_canary_sings(client, collection):
    waiting, seen = list(STARTS), set(STARTS)
    while waiting:
        path = waiting.pop(0)
        answer = client.get(path)
        assert not singing(answer, CANARY, NEST), path
        if answer.status_code in {301, 302}:
            continue
        assert answer.status_code == 200, path
        for found in LINK.findall(said_in(answer)):
            address = found.replace("&amp;", "&")
            narrowed = "?" in address and not address.startswith("/sitemap")
            if address not in seen and not narrowed and not SKIPPED.match(address):
                seen.add(address)
                waiting.append(address)
        assert len(seen) < MOST_PAGES
    for path in (
        "/sv/verk/giela/",
        "/en/places/kiruna/",
        "/sv/kuriosa/",
        "/en/awards/",
        "/en/news/",
        "/sv/forfattare/stina-inga/",
        "/en/authors/stina-inga/",
        "/sv/forfattare/levande-person/",
        "/sv/kontakt/",
    ):
        assert path in seen
    assert len([path for path in seen if re.search(r"/stina-inga/.+-[a-z0-9]{5,}/$", path)]) == 4


def unseen_addresses():
    """The addresses of all that there is, public or not, in both languages."""
    tree = SiteTree()
    for page in Page.objects.filter(depth__gt=1).select_related("locale"):
        for code in ("sv", "en"):
            yield tree.reader_path(page, code)
            # Of drafts of sections the tree knows no address.
            yield f"/{code}/{page.url_path.split('/', 2)[2]}"
    for code in ("sv", "en"):
        for section, records in (
            ("workindexpage", Work.objects),
            ("placeindexpage", Place.objects),
            ("portraitindexpage", Author.objects),
        ):
            for key in records.values_list("key", flat=True):
                yield tree.section_path(section, code, key)
    for excerpt in Excerpt.objects.all():
        yield f"/t/{excerpt.pid}"
        # One letter wrong: the nearest excerpt is offered.
        yield f"/t/{'x' if excerpt.pid[0] != 'x' else 'y'}{excerpt.pid[1:]}"


def test_kept_addresses_give_nothing_away(client, collection):
    statuses = {}
    for path in sorted(set(unseen_addresses())):
        for query in ("", "?v=1", "?text=both&st=1-9") if "-" in path else ("",):
            answer = client.get(f"{path}{query}", follow=True)
            statuses[path] = answer.status_code
            # An address asked for may be said again; what it leads to may not.
            assert not singing(answer, CANARY), path
    assert set(statuses.values()) == {200, 404, 410}
    for path in (
        f"/sv/forfattare/{NEST}-0/",
        f"/en/authors/{NEST}-1/",
        f"/sv/forfattare/{NEST}-none/",
        f"/sv/verk/{NEST}-osaker/",
        f"/sv/verk/{NEST}-utkast/",
        f"/sv/verk/{NEST}-login-verk/",
        f"/sv/nyheter/{NEST}-nyhet-draft/",
        f"/sv/{NEST}-text-draft/",
    ):
        assert statuses[path] == 404, path
    assert statuses["/sv/forfattare/stina-inga/"] == 200
    assert sum(status == 410 for status in statuses.values()) >= 14


def draft_addresses():
    """Where editors look at drafts: previews, revisions, and the editor's own pages."""
    for page in Page.objects.filter(depth__gt=2):
        yield reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        yield reverse("wagtailadmin_pages:edit", args=[page.pk])
        yield reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    for revision in Revision.page_revisions.all():
        args = [revision.object_id, revision.pk]
        yield reverse("wagtailadmin_pages:revisions_view", args=args)
    for model in (Author, Work, Excerpt):
        name = f"wagtailsnippets_portraits_{model._meta.model_name}"
        for record in model.objects.all():
            yield reverse(f"{name}:edit", args=[record.pk])
            yield reverse(f"{name}:preview_on_edit", args=[record.pk])


def test_drafts_are_for_those_who_have_logged_in(client, collection):
    addresses = list(draft_addresses())
    assert len(addresses) > 100
    for path in addresses:
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/admin/login/"), path
        assert not singing(answer, CANARY), path


def test_drafts_are_not_kept_by_caches(client, collection):
    client.force_login(get_user_model().objects.create_superuser("red", "red@example.org", "lösen"))
    page = Page.objects.get(slug="stina-inga", locale__language_code="sv")
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert singing(answer, CANARY)
    assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]
