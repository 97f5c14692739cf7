"""Pictures on a portrait: shown with their credit, and only while a right covers it."""

import datetime

import pytest
from django.utils import timezone

from authorsite.rights.models import RightsRecord
from tests.factories import make_author, make_portrait

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
