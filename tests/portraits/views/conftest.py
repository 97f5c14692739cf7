"""Reading pages as a reader does, and a place in our county."""

import pytest
from django.contrib.staticfiles.finders import get_finder
from django.core.management import call_command
from lxml import html

from tests.factories import make_county, make_place
from tests.portraits.views.author_lists import ENGLISH, List


class Shown:
    """A portrait as a reader gets it."""

    def __init__(self, client, author, language="sv"):
        section = {"sv": "forfattare", "en": "authors"}[language]
        self.answer = client.get(f"/{language}/{section}/{author.key}/")
        assert self.answer.status_code == 200
        self.tree = html.fromstring(self.answer.content.decode())

    def all(self, selector):
        return [" ".join(node.text_content().split()) for node in self.tree.cssselect(selector)]

    def one(self, selector):
        (text,) = self.all(selector)
        return text

    @property
    def body(self):
        return " ".join(self.tree.find("body").text_content().split())


@pytest.fixture
def show(client):
    """A function that gives the portrait of an author in a language."""
    return lambda author, language="sv": Shown(client, author, language)


@pytest.fixture
def kiruna():
    """A town in our county with a name in Northern Sámi."""
    county = make_county()
    county.official_code = "25"
    county.save()
    place = make_place("Kiruna", "town", parent=county, latitude="67.85572", longitude="20.22513")
    place.names.create(name="Giron", language="se")
    return place


@pytest.fixture
def see(client):
    """A function that gives the list for parameters."""
    return lambda path=ENGLISH, **parameters: List(client, path, **parameters)


@pytest.fixture
def collected(tmp_path, settings):
    """The folder of the site's own static files, collected as for production."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = [settings.BASE_DIR / "authorsite" / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "authorsite.staticfiles.BundledManifestStorage"},
    }
    get_finder.cache_clear()
    call_command("collectstatic", interactive=False, verbosity=0)
    yield tmp_path
    get_finder.cache_clear()
