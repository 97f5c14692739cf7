"""The group of consultants: they write facts and texts, and publish nothing."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission

from portraits.actions.set_up_groups import CONSULTANT, set_up_groups
from portraits.models import PortraitIndexPage
from tests.factories import make_author, make_portrait

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultant(client):
    """A client who is logged in as a consultant."""
    set_up_groups()
    user = get_user_model().objects.create_user("kim", "kim@example.org", "lösen")
    user.groups.add(Group.objects.get(name=CONSULTANT))
    client.force_login(user)
    return client


def test_setting_up_again_changes_nothing():
    call_command("setup_groups")
    before = Permission.objects.filter(group__name=CONSULTANT).count()
    pages = GroupPagePermission.objects.count()
    call_command("setup_groups")
    assert Permission.objects.filter(group__name=CONSULTANT).count() == before
    assert GroupPagePermission.objects.count() == pages
    assert before > 10


def test_a_consultant_writes_facts_and_texts(consultant):
    author = make_author()
    page = make_portrait(author)
    for name, args in (
        ("wagtailadmin_home", []),
        ("wagtailsnippets_portraits_author:list", []),
        ("wagtailsnippets_portraits_author:add", []),
        ("wagtailsnippets_portraits_author:edit", [author.pk]),
        ("wagtailsnippets_rights_rightsrecord:add", []),
        ("wagtailimages:add", []),
        ("wagtailadmin_pages:edit", [page.pk]),
    ):
        assert consultant.get(reverse(name, args=args)).status_code == 200, name


def test_a_consultant_publishes_and_deletes_nothing_and_manages_no_users(consultant):
    author = make_author()
    page = make_portrait(author)
    user = get_user_model().objects.get(username="kim")
    assert page.permissions_for_user(user).can_edit()
    assert not page.permissions_for_user(user).can_publish()
    for name, args in (
        ("wagtailsnippets_portraits_author:delete", [author.pk]),
        ("wagtailadmin_pages:delete", [page.pk]),
        ("wagtailusers_users:index", []),
        ("wagtailsites:index", []),
    ):
        assert consultant.get(reverse(name, args=args)).status_code == 302, name
    html = consultant.get(
        reverse("wagtailsnippets_portraits_author:edit", args=[author.pk])
    ).content.decode()
    assert 'name="action-publish"' not in html
    assert PortraitIndexPage.objects.exists()
