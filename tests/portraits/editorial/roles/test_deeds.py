"""Whoever sends a request, only those do something whom the table of deeds names."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import TestCase
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet

from tests.portraits.editorial.roles import page_deeds, record_deeds
from tests.portraits.editorial.roles.asking import EVERYBODY, play
from tests.portraits.editorial.roles.things import PAGES

pytestmark = pytest.mark.django_db

PARTS = {
    "pages": page_deeds.ON_PAGES,
    "pages by scripts": page_deeds.API_ACTIONS,
    "many pages": page_deeds.BULK_ON_PAGES,
    "records": record_deeds.ON_RECORDS,
    "files": record_deeds.ON_FILES,
    "the library": record_deeds.ON_THE_LIBRARY,
}


def wrongly_done(things, letter, done):
    """The deeds that a role can do and must not, or cannot and should."""
    role = play(letter, things)
    for deed in done:
        answers = (
            {kind: deed.who[at] for at, kind in enumerate(PAGES)}
            if isinstance(deed.who, tuple)
            else {"sv": deed.who}
        )
        for kind, letters in answers.items():
            with transaction.atomic():
                before = deed.seen(things, kind)
                # Translations are published once the request is through.
                with TestCase.captureOnCommitCallbacks(execute=True):
                    answer = deed.act(role.client, things, kind)
                is_done = deed.seen(things, kind) != before
                transaction.set_rollback(True)
            if is_done != (letter in letters):
                yield f"{deed.name} ({kind}): {'done' if is_done else 'not done'} {answer.status_code} {answer.headers.get('Location', '')}"


@pytest.mark.parametrize("letter", EVERYBODY)
@pytest.mark.parametrize("part", PARTS)
def test_a_role_does_what_the_table_says(things, letter, part):
    wrong = list(wrongly_done(things, letter, PARTS[part]))
    assert not wrong, "\n".join(wrong)


def test_every_action_of_scripts_is_tried():
    assert {deed.name for deed in page_deeds.API_ACTIONS} == PagesAdminAPIViewSet.actions.keys()


def test_every_action_with_many_is_tried():
    registered = {
        (action.action_type, model._meta.label_lower)
        for action in hooks.get_hooks("register_bulk_action")
        for model in action.models
    }
    tried = {
        *((deed.name, "wagtailcore.page") for deed in page_deeds.BULK_ON_PAGES),
        *((deed.name, "images.picture") for deed in record_deeds.ON_FILES),
        *((deed.name, "wagtaildocs.document") for deed in record_deeds.ON_FILES),
        *(("delete", model._meta.label_lower) for model in record_deeds.RECORD_MODELS.values()),
        *((deed.name, "users.user") for deed in record_deeds.ON_THE_LIBRARY),
    }
    assert not registered - tried, (
        "Try these, with the roles that may, in page_deeds.py or record_deeds.py."
    )
