"""Fixtures of all tests of records and pages."""

import pytest
from wagtail.images.tests.utils import get_test_image_file_jpeg

from authorsite.images.models import Picture


@pytest.fixture
def make_picture():
    """A function that gives a small picture with its right."""
    return lambda right: Picture.objects.create(
        title="Bild",
        description="En kvinna",
        photographer="Gun F",
        caption="I köket.",
        rights=right,
        file=get_test_image_file_jpeg(size=(800, 1000)),
    )
