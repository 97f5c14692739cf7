"""The frame of every page and the parts that pages are built from."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override
from lxml import html

TEMPLATES = Path(__file__).resolve().parents[2] / "authorsite" / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))
CHROME = {
    "name": "Norrbottens författare",
    "initial": "N",
    "home_url": "/sv/",
    "nav": [
        {"url": "/sv/authors/", "label": "Författare", "current": True},
        {"url": "/sv/works/", "label": "Verk", "current": False},
    ],
    "search_url": "/sv/search/",
    "switcher": [
        {"code": "sv", "name": "Svenska", "url": "/sv/", "state": "here", "current": True},
        {"code": "en", "name": "English", "url": "/en/", "state": "whole", "current": False},
        {"code": "yi", "name": "ייִדיש", "url": "/yi/", "state": "fallback", "current": False},
    ],
    "footer_groups": [{"heading": "Om", "links": [{"url": "/sv/about/", "label": "Om oss"}]}],
    "about": "En tjänst från biblioteket.",
    "contact_email": "info@example.org",
    "has_invented": True,
}
HEAD = {
    "title": "Elna <Kourajärvi>",
    "description": "Romanförfattare",
    "canonical": "https://example.org/sv/authors/elna/",
    "alternates": [("sv", "https://example.org/sv/authors/elna/")],
    "og": {"type": "profile"},
    "json_ld": [mark_safe('{"@type": "Person"}')],
}


def page(template, **context):
    return html.document_fromstring(render_to_string(template, context).strip())


def part(template, **context):
    return html.fragment_fromstring(render_to_string(template, context), create_parent="body")


def text(element):
    return " ".join(element.text_content().split())


@pytest.fixture(autouse=True)
def _language():
    with override("sv"):
        yield


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_templates_keep_the_house_rules(file):
    source = file.read_text("utf-8")
    assert "style=" not in source
    assert "|safe" not in source
    assert "aria-label=" not in source
    assert not re.search(r" on[a-z]+=", source)
    for include in re.findall(r"{% include [^%]*%}", source):
        assert include.endswith(" only %}"), include


def test_the_frame_says_what_the_page_is():
    document = page("base.html", chrome=CHROME, head=HEAD)
    assert dict(document.attrib) == {"lang": "sv", "dir": "ltr", "data-page": "page"}
    assert document.findtext(".//title") == "Elna <Kourajärvi> – Norrbottens författare"
    assert document.cssselect('meta[name="description"]')[0].get("content") == "Romanförfattare"
    assert document.cssselect('link[rel="canonical"]')[0].get("href") == HEAD["canonical"]
    assert document.cssselect("link[hreflang]")[0].get("hreflang") == "sv"
    assert document.cssselect('meta[property="og:type"]')[0].get("content") == "profile"
    assert document.cssselect("script")[0].text == '{"@type": "Person"}'


def test_a_page_without_head_or_chrome_still_renders():
    document = page("base.html")
    assert document.cssselect("main#content")
    assert not document.cssselect('link[rel="canonical"], script')


def test_the_first_thing_is_the_way_to_the_content():
    document = page("base.html", chrome=CHROME)
    skip = document.body[0]
    assert skip.get("class") == "skip"
    assert document.cssselect(skip.get("href"))[0].tag == "main"


def test_every_reference_between_elements_holds_and_ids_are_unique():
    for template in ("base.html", "404.html", "410.html"):
        document = page(template, chrome=CHROME, head=HEAD)
        ids = [element.get("id") for element in document.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        for element in document.cssselect("[aria-labelledby]"):
            assert element.get("aria-labelledby") in ids
        for element in document.cssselect("use"):
            assert element.get("href").removeprefix("#") in ids


def test_the_switcher_tells_how_much_is_in_each_language():
    document = page("base.html", chrome=CHROME)
    links = document.cssselect(".switcher a")
    assert [link.get("hreflang") for link in links] == ["sv", "en", "yi"]
    assert [link[0].get("class") for link in links] == ["present", "present", "absent"]
    assert links[0].get("aria-current") == "true"
    assert links[2][0].get("dir") == "rtl"


def test_one_language_needs_no_switcher():
    document = page("base.html", chrome={**CHROME, "switcher": CHROME["switcher"][:1]})
    assert not document.cssselect(".switcher")


def test_the_footer_says_when_authors_are_invented():
    invented = ".site-footer > p"
    assert page("base.html", chrome=CHROME).cssselect(invented)
    assert not page("base.html", chrome={**CHROME, "has_invented": False}).cssselect(invented)


@pytest.mark.parametrize("code", ["400", "403", "500"])
def test_pages_for_when_something_is_broken_need_nothing(code):
    document = page(f"{code}.html")
    assert document.get("lang") == "sv"
    assert len(document.cssselect("h1")) == 1
    assert document.cssselect('link[rel="stylesheet"]')
    assert document.cssselect('a[href="/"]')
    assert not document.cssselect("[style], script")


def test_the_server_error_page_asks_neither_database_nor_context():
    # Without a database mark, a query would fail this test.
    assert "figures" in render_to_string("500.html")


def test_a_lost_reader_can_search():
    document = page("404.html", chrome=CHROME)
    assert document.cssselect("form[role=search]")[0].get("action") == "/sv/search/"
    assert len(document.cssselect("h1")) == 1


def test_a_withdrawn_text_keeps_its_title_and_language():
    withdrawn = {
        "title": "Ko joki läksi",
        "lang": "fit",
        "links": [{"url": "/sv/authors/elna/", "label": "Elna Kourajärvi"}],
    }
    document = page("410.html", chrome=CHROME, withdrawn=withdrawn)
    heading = document.cssselect("h1")[0]
    assert (heading.text, heading.get("lang")) == ("Ko joki läksi", "fit")
    assert document.cssselect('main a[href="/sv/authors/elna/"]')
    assert len(page("410.html", chrome=CHROME).cssselect("h1")) == 1


def test_crumbs_end_at_the_page_itself():
    crumbs = [{"label": "Författare", "url": "/sv/authors/"}, {"label": "משה", "lang": "yi"}]
    items = part("components/crumbs.html", crumbs=crumbs).cssselect("li")
    assert items[0].cssselect("a")[0].get("href") == "/sv/authors/"
    assert (items[1].get("aria-current"), items[1].get("dir")) == ("page", "rtl")


def test_a_search_keeps_what_was_asked_and_chosen():
    form = part(
        "components/search_form.html",
        action="/sv/authors/",
        label="Sök",
        query='"is"',
        form_id="filter",
        kept=[("language", "sv")],
    )
    assert form.cssselect("input[name=q]")[0].get("value") == '"is"'
    assert form.cssselect("input[type=hidden]")[0].get("name") == "language"
    assert form.cssselect("label")[0].get("for") == form.cssselect("input[name=q]")[0].get("id")


def test_the_alphabet_links_letters_that_have_authors():
    letters = [
        {"letter": "A", "url": ""},
        {"letter": "B", "url": "?letter=B", "current": True},
    ]
    nav = part("components/alphabet.html", letters=letters)
    assert [link.text for link in nav.cssselect("a")] == ["B"]
    assert nav.cssselect("a")[0].get("aria-current") == "true"
    assert nav.cssselect("span[aria-hidden]")[0].text == "A"


def test_a_pager_stops_at_the_ends_and_hides_for_one_page():
    first = part("components/pager.html", number=1, total=3, previous_url="", next_url="?page=2")
    assert [link.get("rel") for link in first.cssselect("a")] == ["next"]
    assert not part("components/pager.html", number=1, total=1).cssselect("nav")


def test_a_person_has_a_drawing_until_there_is_a_picture():
    person = {
        "name": "Elna Kourajärvi",
        "listed": "Kourajärvi, Elna",
        "uid": "elna",
        "url": "/sv/authors/elna/",
        "lede": "Kirjailija",
        "lede_lang": "fit",
        "lines": ["Född i Korpilombolo", "Roman"],
    }
    drawn = part("components/person_row.html", person=person)
    assert drawn.cssselect("svg.shoreline")
    assert drawn.cssselect(".name a")[0].text == "Kourajärvi, Elna"
    assert drawn.cssselect("p[lang=fit]")[0].text == "Kirjailija"
    assert len(drawn.cssselect(".where br")) == 1
    picture = {"url": "/media/elna.avif", "width": 180, "height": 225}
    photographed = part("components/person_row.html", person={**person, "picture": picture})
    assert photographed.cssselect("img")[0].get("alt") == ""
    assert not photographed.cssselect("svg")


def test_facets_belong_to_the_search_form_and_empty_ones_cannot_be_chosen():
    facets = [
        {
            "name": "place",
            "label": "Kommun",
            "open": True,
            "options": [
                {"value": "kiruna", "label": "Giron", "lang": "se", "count": 3, "checked": True},
                {"value": "boden", "label": "Boden", "count": 0, "checked": False},
            ],
        },
        {
            "label": "Period",
            "range": {
                "from_name": "from",
                "from_value": 1950,
                "to_name": "to",
                "to_value": None,
            },
        },
    ]
    found = part("components/facets.html", facets=facets, form_id="filter", picked=1)
    boxes = found.cssselect("input[type=checkbox]")
    assert ["checked" in box.attrib for box in boxes] == [True, False]
    assert ["disabled" in box.attrib for box in boxes] == [False, True]
    assert {field.get("form") for field in found.cssselect("input, button")} == {"filter"}
    assert found.cssselect("label span[lang=se]")[0].text == "Giron"
    assert [field.get("value") for field in found.cssselect(".range input")] == ["1950", ""]


def test_picked_choices_can_be_taken_back():
    choices = part(
        "components/picked.html", picked=[{"label": "svenska", "url": "?"}], clear_url="?all"
    )
    assert [link.get("href") for link in choices.cssselect("a")] == ["?", "?all"]
    assert not part("components/picked.html", picked=[]).cssselect("a")


def test_works_carry_year_language_and_note():
    groups = [
        {
            "heading": "Romaner",
            "works": [
                {"year": 1995, "title": "Ko joki läksi", "lang": "fit", "url": "/w/", "note": "ny"}
            ],
        },
        {"works": [{"year": None, "title": "Isälvspriset", "plain": True}]},
    ]
    found = part("components/works_list.html", groups=groups)
    first, last = found.cssselect("li")
    assert first.cssselect("time")[0].text == "1995"
    assert first.cssselect("a > cite[lang=fit]")[0].text == "Ko joki läksi"
    assert not last.cssselect("time, cite, a")
    assert text(last) == "Isälvspriset"


def test_ties_link_their_places():
    ties = [
        {"kind": "Född i", "place": "Giron", "lang": "se", "url": "/p/", "years": "1948"},
        {"kind": "Bott i", "place": "en by"},
    ]
    first, last = part("components/ties.html", ties=ties).cssselect("dl > div")
    assert text(first) == "Född i Giron 1948"
    assert first.cssselect("dd[lang=se] a")[0].get("href") == "/p/"
    assert (text(last), len(last.cssselect("dd"))) == ("Bott i en by", 1)


def test_notices_name_the_language_shown():
    notice = {
        "shown": {"code": "sv", "name": "svenska"},
        "links": [{"url": "/fi/", "code": "fi", "name": "suomi"}],
        "report_url": "/sv/contact/",
    }
    found = part("layout/notice_language.html", notice=notice)
    assert found.cssselect("b[lang=sv]")[0].text == "svenska"
    assert [link.get("href") for link in found.cssselect("a")] == ["/fi/", "/sv/contact/"]
    plain = part("components/notice.html", uid="x", heading="Obs", text="Text")
    assert plain.cssselect("#notice-x")[0].text == "Obs"


def test_decades_are_links_with_words_and_numbers():
    decades = [{"label": "1980", "count": 12, "marked": 2, "url": "?period=1980-1989"}]
    link = part("components/decades.html", decades=decades, step=1).cssselect("a")[0]
    assert text(link).startswith("1980")
    assert text(link).endswith("12")


def test_the_year_strip_is_hidden_from_screen_readers():
    strip = part("components/year_strip.html", lanes=[{"label": "Romaner", "years": [1984]}])
    assert strip[0].get("aria-hidden") == "true"
