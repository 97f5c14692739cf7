"""Whatever stands in the database, no page runs it.

Validation refuses such text (tests/contracts/test_text_fields.py); here it is planted past validation, as
data from elsewhere might hold it, in every plain text that a page shows. Rich text is shown as it is
stored, so there what validation lets through is planted.
"""

import itertools
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from authorsite.plain_text import TextError, check_rich
from portraits.demo.excerpts import pid_of
from tests.browser.served_site import Collection, serve
from tests.hostile_texts import PAYLOADS, RICH_PAYLOADS

# Tables with the columns that pages show, without those that decide what is found.
PLANTED = {
    "portraits_author": ("name", "sort_name", "birth_place_words", "birth_place_note"),
    "portraits_authorname": ("name", "note"),
    "portraits_authorsource": ("source_title", "source_reference"),
    "portraits_authorform": ("wording",),
    "portraits_tie": ("note",),
    "portraits_work": ("title",),
    "portraits_contribution": ("name", "form_wording", "statement"),
    "portraits_edition": ("title", "publisher", "translator"),
    "portraits_award": ("name", "work_title", "note"),
    "portraits_place": ("name",),
    "portraits_placename": ("name",),
    "portraits_curiosity": ("source_title", "written_by", "reviewed_by"),
    "portraits_portraitpage": ("lead", "own_words_signature", "written_by", "reviewed_by"),
    "portraits_excerpt": ("title", "location"),
    "portraits_textversion": ("translator",),
    "portraits_excerptpage": ("introduction",),
    "portraits_excerptword": ("word", "explanation"),
    "portraits_excerptquestion": ("question",),
    "portraits_collectionname": ("name",),
    "home_newspage": ("lead",),
    "home_textpage": ("lead",),
    "images_picture": ("title", "description", "photographer", "caption"),
    "rights_rightsrecord": ("title", "holder", "credit", "reference"),
    "wagtailcore_page": ("title", "seo_title", "search_description"),
}  # fmt: skip
RICH_PLANTED = (("portraits_curiosity", "text"), ("portraits_portraitpage", "own_words"))


def passes(text: str) -> bool:
    """Whether validation lets a rich text through."""
    try:
        check_rich(text)
    except TextError:
        return False
    return True


RICH = [text for text in (*RICH_PAYLOADS, *PAYLOADS) if passes(f"<p>{text}</p>")]
PAGES = [
    "/sv/", "/sv/forfattare/", "/sv/forfattare/?q=script", "/sv/forfattare/ingegerd-slattermark/",
    "/en/authors/fredrika-von-melderstein/", "/sv/forfattare/aune-saariniva/", "/sv/platser/",
    "/sv/platser/se-2584/", "/sv/verk/", "/sv/verk/?sort=year", "/sv/utmarkelser/", "/sv/kuriosa/",
    "/sv/denna-dag/", "/sv/sok/?q=script", "/sv/nyheter/", "/sv/om/", f"/t/{pid_of('plogkant')}?st=2",
    f"/t/{pid_of('rajalla')}", f"/t/{pid_of('ljuset')}", "/sv/finns-inte/<script>window.__ran=1</script>",
]  # fmt: skip


def plant(database: Path) -> int:
    """Put the payloads, one after the other, into all rows of the tables; how many there are."""
    payloads = itertools.cycle(PAYLOADS)
    planted = 0
    with sqlite3.connect(database) as opened:
        for table, columns in PLANTED.items():
            known = {row[1]: row[2] for row in opened.execute(f'PRAGMA table_info("{table}")')}
            assert set(columns) <= set(known), (table, set(columns) - set(known))
            for (row,) in opened.execute(f'SELECT rowid FROM "{table}"').fetchall():  # noqa: S608
                for column in columns:
                    statement = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?'  # noqa: S608
                    opened.execute(statement, (next(payloads), row))
                    planted += 1
        rich = itertools.cycle(f"<p>{text}</p>" for text in RICH)
        for table, column in RICH_PLANTED:
            for (row,) in opened.execute(f'SELECT rowid FROM "{table}"').fetchall():  # noqa: S608
                statement = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?'  # noqa: S608
                opened.execute(statement, (next(rich), row))
                planted += 1
        version = "UPDATE portraits_textversion SET rows = ?"
        opened.execute(version, ('[["1", "<script>window.__ran=1</script>", 0]]',))
    return planted


@pytest.fixture(scope="module")
def hostile_site(collection: Collection, tmp_path_factory: pytest.TempPathFactory):
    """The address of a site full of payloads."""
    hostile = collection.copy(tmp_path_factory.mktemp("hostile") / "collection")
    assert plant(hostile.folder / "db.sqlite3") > 20 * len(PAYLOADS)
    with serve(hostile) as url:
        yield url


def test_no_page_runs_what_is_stored(hostile_site: str, browser: Browser) -> None:
    """Not even under a policy that would let it, since policies can be lost on the way."""
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
        for path in PAGES:
            answer = page.goto(f"{hostile_site}{path}")
            assert answer is not None
            assert answer.status in {200, 404, 410}, (path, answer.status)
            page.evaluate(
                "() => document.querySelectorAll('details').forEach(d => { d.open = true })"
            )
            assert page.evaluate("() => window.__ran") is None, path
            assert page.locator("main script:not([type='application/ld+json'])").count() == 0, path
            handlers = page.evaluate(
                "() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
                ".filter(a => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value)"
                " && ['href', 'src', 'action'].includes(a.name)).map(a => a.name)"
            )
            assert handlers == [], path
            # Whatever is written between its letters, the browser knows the scheme of a link.
            schemes = page.evaluate("() => [...document.links].map(link => link.protocol)")
            assert set(schemes) <= {"http:", "https:", "mailto:"}, (path, set(schemes))


@pytest.mark.parametrize(
    "path",
    ["/sv/feeds/portraits.atom", "/sv/feeds/curiosities.atom", "/sv/feeds/news.atom",
     "/sitemap-pages.xml", "/sitemap-portraits.xml", "/sitemap-excerpts.xml"],
)  # fmt: skip
def test_feeds_and_sitemaps_stay_well_formed(
    hostile_site: str, browser: Browser, path: str
) -> None:
    """An XML parser finds no script and no fault in them."""
    with browser.new_context() as context:
        answer = context.request.get(f"{hostile_site}{path}")
        assert answer.status == 200
        page = context.new_page()
        found = page.evaluate(
            "text => { const d = new DOMParser().parseFromString(text, 'application/xml');"
            " return [d.querySelector('parsererror') === null, d.querySelectorAll('script').length] }",
            answer.text(),
        )
        assert found == [True, 0]
