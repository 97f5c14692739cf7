"""What a portrait weighs for a reader who comes for the first time, pictures left out."""

from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles.finders import get_finder
from django.core.management import call_command

from tests.factories import make_author, make_award, make_portrait, make_tie, make_work

pytestmark = pytest.mark.django_db

MOST_BYTES = 60 * 1024
MOST_REQUESTS = 8
# Upright and italic letters, and those of the Sámi languages in both.
FONTS = ("core", "core-italic", "north", "north-italic")


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


def transferred(path: Path) -> int:
    """The bytes of a static file as it is sent to a browser that knows Brotli."""
    packed = path.with_name(f"{path.name}.br")
    return (packed if packed.exists() else path).stat().st_size


def test_a_long_portrait_is_light_and_comes_in_few_requests(show, kiruna, collected):
    author = make_author("Björn-Erik Höijer", birth="1907-03-14", death="1996-02-10")
    for kind in ("grew_up", "lived", "studied"):
        make_tie(author, kiruna, kind, from_year=1910)
    neighbours = [make_author(f"Simon Issát Marainen {number}") for number in range(6)]
    for other in neighbours:
        make_tie(other, kiruna, "lived")
        make_portrait(other)
    for number in range(48):
        make_work(author, title=f"Galbma rádná, del {number}", first_year=1940 + number)
        make_award(author, f"Priset {number % 9}", year=1950 + number)
    sentence = "Gränsen mellan språken blev tidigt ämnet, och skolan i byn var svensk. "
    make_portrait(
        author,
        lead="Romanförfattare och novellist. " * 5,
        body=[("paragraph", f"<p>{sentence * 6}{number}</p>") for number in range(12)],
        curiosities=["<p>En backe i byn bär namnet.</p>"] * 3,
    )
    page = show(author)
    linked = [
        node.get("href") or node.get("src")
        for node in page.tree.cssselect("link[rel=stylesheet], link[rel=icon], script[src]")
    ]
    files = [collected / address.removeprefix("/static/") for address in linked]
    files += [collected / f"authorsite/fonts/brygada-1918-{name}.woff2" for name in FONTS]
    size = len(brotli.compress(page.answer.content, quality=5)) + sum(map(transferred, files))
    assert size <= MOST_BYTES
    assert 1 + len(files) <= MOST_REQUESTS
