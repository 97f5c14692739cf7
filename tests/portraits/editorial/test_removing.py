"""What others refer to is not removed, and the reason is on the screen."""

import pytest
from django.urls import reverse

from portraits.models import Award, Excerpt
from tests.factories import make_author, make_award, make_excerpt, make_work
from tests.people import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    """Somebody who may do everything."""
    return logged_in("Admin", superuser=True)


def test_a_published_text_stays(admin):
    excerpt = make_excerpt(make_work(make_author()), title="Isen")
    path = reverse("wagtailsnippets_portraits_excerpt:delete", args=[excerpt.pk])
    text = admin.post(path, follow=True).content.decode()
    assert "kan inte tas bort" in text
    many = reverse("wagtail_bulk_action", args=["portraits", "excerpt", "delete"])
    assert (
        "kan inte tas bort" in admin.post(f"{many}?id={excerpt.pk}", follow=True).content.decode()
    )
    assert Excerpt.objects.filter(pk=excerpt.pk).exists()


def test_what_nothing_refers_to_goes(admin):
    award = make_award(make_author())
    admin.post(reverse("wagtailsnippets_portraits_award:delete", args=[award.pk]))
    assert not Award.objects.exists()
