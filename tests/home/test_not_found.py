"""The page that does not exist, with the frame of the site, in the language of the address."""

import pytest
from lxml import html

pytestmark = pytest.mark.django_db

ADDRESSES = [
    ("/sv/finns-inte/", "sv", "Här slutar vägen"),
    ("/sv/verk/finns-inte/", "sv", "Här slutar vägen"),
    ("/en/nothing/", "en", "The road ends here"),
    ("/en/places/nothing/", "en", "The road ends here"),
]


@pytest.mark.parametrize(("path", "language", "heading"), ADDRESSES)
def test_it_leads_on(client, path, language, heading):
    answer = client.get(path)
    assert answer.status_code == 404
    tree = html.document_fromstring(answer.content.decode())
    assert tree.get("lang") == language
    assert tree.find(".//h1").text == heading
    links = [node.get("href") for node in tree.cssselect(".lost a")]
    menu = [node.get("href") for node in tree.cssselect(".site-nav a")]
    assert links == menu
    assert len(links) == 4
    assert all(link.startswith(f"/{language}/") for link in links)
    search = tree.cssselect("form.search")[0].get("action")
    assert search in {"/sv/sok/", "/en/search/"}
    assert [node.get("href") for node in tree.cssselect(".switcher a")] == ["/sv/", "/en/"]
    assert not tree.cssselect('link[rel="canonical"]')
    assert not answer.cookies
