"""Every change of what readers see changes the version of the content, and nothing else does."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_save
from wagtail.models import PageViewRestriction

from authorsite.images.models import Rendition
from portraits.models import ContentVersion, Place, PortraitPage, content_version
from portraits.receivers import content_models
from tests.factories import (
    make_author,
    make_place,
    make_portrait,
    make_tie,
    make_work,
    own_collection,
    portrait_index,
)

pytestmark = pytest.mark.django_db


def commit() -> None:
    """Do what a commit does, inside the transaction that is rolled back after the test."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _savepoints, callback, _robust in callbacks:
        callback()


def changes(change) -> bool:
    """Whether something changes the version of the content once it is committed."""
    commit()
    before = content_version()
    change()
    commit()
    return content_version() != before


def test_saving_and_deleting_records_and_pages_is_noticed():
    author, place = make_author(), make_place()
    assert changes(lambda: make_tie(author, place))
    assert changes(lambda: author.ties.all()[0].delete())
    work = make_work(author)
    assert changes(lambda: work.places.set([place]) or work.save())
    assert changes(lambda: own_collection().save())
    page = make_portrait(author)
    assert changes(page.unpublish)
    restriction = PageViewRestriction(page=portrait_index(), restriction_type="login")
    assert changes(restriction.save)
    assert changes(restriction.delete)
    assert changes(lambda: PortraitPage.objects.get(pk=page.pk).delete())


def test_reading_and_writing_past_the_models_is_not():
    assert not changes(lambda: list(Place.objects.all()))
    assert not changes(lambda: Place.objects.update(note="x"))
    followed = set(content_models())
    assert Rendition not in followed
    assert ContentVersion not in followed
    assert set(apps.get_app_config("portraits").get_models()) - followed == {ContentVersion}
    assert not post_save.has_listeners(ContentVersion)


def test_many_changes_in_a_transaction_set_one_version():
    connection.run_on_commit = []
    for _number in range(5):
        make_place()
    callbacks = [callback.__name__ for _savepoints, callback, _robust in connection.run_on_commit]
    assert callbacks.count("_set_version") == 1
