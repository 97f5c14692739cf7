"""Places as readers meet them in every language, with the names of the shared data."""

import pytest
from lxml import html
from pytest_django import DjangoDbBlocker

from authorsite.settings.languages import LANGUAGE_CODE, SITE_LANGUAGES
from home.set_up_languages import set_up_languages
from portraits.routing import SiteTree
from tests.shared_data import shared_rows

pytestmark = pytest.mark.usefixtures("every_language")

CODES = [language.code for language in SITE_LANGUAGES]
# Municipalities that the shared data names in several languages.
KEYS = ("se-2584", "se-2583", "se-2514", "se-2510")
ROWS = {row["id"]: row for row in shared_rows("places.csv") if row["id"] in KEYS}


@pytest.fixture(scope="module")
def _every_language(_records: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        set_up_languages()


@pytest.fixture
def every_language(_every_language: None, db: None) -> None:
    """The real collection with a tree in every language."""


def name_in(row: dict[str, str], code: str) -> str:
    """What the shared data calls a place in a language; empty where it has no name."""
    return row["name"] if code == LANGUAGE_CODE else row.get(f"name_{code}", "")


def read(client, address: str) -> html.HtmlElement:
    """A page that was answered."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.document_fromstring(answer.content.decode())


def words(node: html.HtmlElement) -> str:
    """The text of an element, with single spaces."""
    return " ".join(node.text_content().split())


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("key", KEYS)
def test_a_place_is_headed_with_its_name_in_the_language(client, key, code):
    row = ROWS[key]
    page = read(client, SiteTree().section_path("placeindexpage", code, key))
    (heading,) = page.cssselect("h1")
    own = name_in(row, code)
    assert words(heading) == (own or row["name"])
    if own and own != row["name"]:
        assert row["name"] in words(page.cssselect("main")[0])
    marked = [node for node in heading.iter() if node.get("lang")]
    if not own and code != LANGUAGE_CODE:
        assert [node.get("lang") for node in marked] == [LANGUAGE_CODE]
    assert page.get("lang") == code


@pytest.mark.parametrize("code", CODES)
def test_a_search_for_any_name_finds_the_place(client, code):
    tree = SiteTree()
    search = tree.section_path("searchpage", code)
    for key in ("se-2584", "se-2583"):
        address = tree.section_path("placeindexpage", code, key)
        names = {name_in(ROWS[key], other) for other in CODES} - {""}
        assert len(names) >= 3
        for name in names:
            page = read(client, f"{search}?q={name}")
            assert address in {link.get("href") for link in page.cssselect("main a")}, name


@pytest.mark.parametrize("code", CODES)
def test_the_list_of_authors_leads_to_a_place_by_any_name(client, code):
    authors = SiteTree().section_path("portraitindexpage", code)
    for name in ("Kiruna", "Giron", "Kiiruna", "Kieruna", "Gïerene"):
        page = read(client, f"{authors}?q={name}&language=se")
        links = page.cssselect(".named-places a")
        wanted = f"{authors}?place=se-2584&language=se"
        (link,) = [link for link in links if link.get("href") == wanted]
        assert words(link).startswith(name_in(ROWS["se-2584"], code) or "Kiruna")
    assert len(read(client, wanted).cssselect("li.person")) > 0
