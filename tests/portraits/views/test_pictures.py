"""Pictures on a portrait: shown with their credit, and only while a right covers it."""

import datetime
import json

import pytest
from django.utils import timezone

from authorsite.rights.models import RightsRecord
from tests.factories import make_author, make_portrait
from tests.reading import Read, spoken

pytestmark = pytest.mark.django_db


def test_a_picture_is_shown_with_its_credit_while_a_right_covers_it(show, make_picture):
    right = RightsRecord.objects.create(
        title="Foto", basis="cc", licence_url="https://creativecommons.org/licenses/by-sa/4.0/"
    )
    picture = make_picture(right)
    author = make_author("Någon", portrait_picture=picture)
    make_portrait(author, body=[("picture", {"picture": picture, "caption": "Is."})])
    page = show(author)
    image = page.tree.cssselect(".author-head img")[0]
    assert image.get("alt") == "En kvinna"
    assert image.get("fetchpriority") == "high"
    assert page.all("figcaption") == [
        "I köket. Foto: Gun F. CC BY-SA 4.0",
        "Is. Foto: Gun F. CC BY-SA 4.0",
    ]
    right.ends = timezone.localdate() - datetime.timedelta(days=1)
    right.save()
    page = show(author)
    assert not page.tree.cssselect("main img")
    assert page.tree.cssselect(".author-head svg.shoreline")


def test_a_portrait_says_in_its_own_language_what_the_picture_shows(client, make_picture):
    picture = make_picture(RightsRecord.objects.create(title="Foto", basis="free"))
    author = make_author("Någon", portrait_picture=picture)
    make_portrait(author)
    make_portrait(author, "en", picture_alt="A woman in a kitchen")
    alts = {
        code: [(image.get("alt"), image.get("lang")) for image in found]
        for code, address in (("sv", "sv/forfattare"), ("en", "en/authors"))
        for found in [Read(client, f"/{address}/{author.key}/").tree.cssselect(".author-head img")]
    }
    assert alts == {"sv": [("En kvinna", None)], "en": [("A woman in a kitchen", None)]}
    author.portraits.get(locale__language_code="en").delete()
    (image,) = Read(client, f"/en/authors/{author.key}/").tree.cssselect(".author-head img")
    assert (image.get("alt"), image.get("lang")) == ("En kvinna", "sv")


def test_what_a_text_says_of_its_picture_is_in_the_language_of_the_text(client, make_picture):
    picture = make_picture(RightsRecord.objects.create(title="Foto", basis="free"))
    author = make_author("Någon")
    said = {"image": picture.pk, "alt_text": "A kitchen", "decorative": False}
    page = make_portrait(author, "en")
    page.body = json.dumps([{"type": "picture", "value": {"picture": said, "caption": "Ice."}}])
    page.save_revision().publish()
    tree = Read(client, f"/sv/forfattare/{author.key}/").tree
    (image,) = tree.cssselect("main .prose img")
    (caption,) = tree.cssselect("main .prose figcaption")
    assert (image.get("alt"), spoken(image)) == ("A kitchen", "en")
    assert (caption.text.strip(), spoken(caption)) == ("Ice.", "en")
    (photo,) = caption.cssselect("span")
    assert photo.text_content().strip().startswith("Foto:")
    assert spoken(photo) == "sv"
