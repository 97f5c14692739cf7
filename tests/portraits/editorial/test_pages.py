"""Rules of the page tree, tried through the admin."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.users.models import UserProfile

from portraits.models import Author, PortraitIndexPage, PortraitPage
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


def chosen_author(answer):
    """The author in the form of an answer."""
    return answer.context["form"]["author"].value()


def test_a_portrait_begun_from_a_record_has_its_author(admin):
    author = make_author("Anna Berg")
    record = admin.get(reverse(Author.snippet_viewset.get_url_name("edit"), args=[author.pk]))
    index = PortraitIndexPage.objects.get(locale__language_code="sv")
    address = reverse("wagtailadmin_pages:add", args=["portraits", "portraitpage", index.pk])
    assert f"{address}?author={author.pk}" in record.content.decode()
    assert chosen_author(admin.get(address, {"author": author.pk})) == author.pk
    assert chosen_author(admin.get(address)) is None


@pytest.mark.parametrize("asked", ["0", "99999", "x", "-1", "\u0663"])
def test_a_portrait_of_nobody_known_begins_empty(admin, asked):
    index = PortraitIndexPage.objects.get(locale__language_code="sv")
    address = reverse("wagtailadmin_pages:add", args=["portraits", "portraitpage", index.pk])
    assert chosen_author(admin.get(address, {"author": asked})) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["Sidor", "Samlingen", "Översättningar språk för språk"]),
        ("en", ["Pages", "The collection", "Translations by language"]),
        ("fi", ["Sivut", "Kokoelma", "Käännökset kielittäin"]),
    ],
)
def test_the_admin_speaks_the_editors_language(admin, language, words):
    user = get_user_model().objects.get(username="admin")
    UserProfile.objects.create(user=user, preferred_language=language)
    text = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert f'lang="{language}"' in text
    assert [word for word in words if word not in text and escaped(word) not in text] == []


def escaped(word: str) -> str:
    """A word as it stands in the data for the menu."""
    return json.dumps(word)[1:-1]
