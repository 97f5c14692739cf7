"""Rules of the page tree, tried through the admin."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from portraits.models import PortraitPage
from tests.factories import make_author, make_portrait

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    """A client logged in as administrator."""
    client.force_login(get_user_model().objects.create_superuser("admin", password="x"))
    return client


def test_a_portrait_cannot_be_copied(admin):
    page = make_portrait(make_author("Anna Berg"))
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    answer = admin.post(
        address,
        {
            "new_title": "Anna Berg 2",
            "new_slug": "anna-berg-2",
            "new_parent_page": page.get_parent().pk,
            "publish_copies": "on",
        },
    )
    assert answer.status_code == 302
    assert PortraitPage.objects.count() == 1


def test_an_editor_sees_why_an_incomplete_portrait_is_not_published(admin):
    page = make_portrait(make_author("Anna Berg"))
    answer = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    assert "Kuriosa" in answer.content.decode()
