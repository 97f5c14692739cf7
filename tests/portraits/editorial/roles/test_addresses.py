"""Every address of the admin lets in those, and only those, whom the table names."""

from __future__ import annotations

import pytest
from django.template.response import SimpleTemplateResponse
from django.test import Client

from tests.portraits.editorial.roles.addresses import addresses
from tests.portraits.editorial.roles.asking import EVERYBODY, opens, play
from tests.portraits.editorial.roles.table import NOT_ASKED, TABLE
from tests.portraits.editorial.roles.things import PAGES, filled

pytestmark = pytest.mark.django_db

BEFORE_LOGIN = {
    "wagtailadmin_login", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite",
    "wagtailadmin_password_reset", "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm", "wagtailadmin_password_reset_complete",
    "wagtaildocs_authenticate_with_password",
}  # fmt: skip
"""What one needs to log in, and the door of a locked collection of documents."""


def test_every_address_is_in_the_table_and_the_table_in_the_admin():
    known = {address.name for address in addresses()}
    missing = sorted(known - TABLE.keys())
    assert not missing, (
        "Say in tests/portraits/editorial/roles/table.py which roles may open these addresses (and in "
        f"things.py what their parameters are filled with): {missing}"
    )
    assert not sorted(TABLE.keys() - known), "The table names addresses that are gone."


@pytest.fixture
def _nothing_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is let in is decided before a page is rendered, and rendering takes most of the time."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.mark.usefixtures("_nothing_rendered")
@pytest.mark.parametrize("letter", EVERYBODY)
def test_a_role_reaches_what_the_table_says(things, letter):
    role = play(letter, things)
    wrong = []
    for address in addresses():
        who = TABLE.get(address.name, NOT_ASKED)
        if who == NOT_ASKED:
            continue
        answers = (
            {kind: who[at] for at, kind in enumerate(PAGES)}
            if isinstance(who, tuple)
            else {"sv": who}
        )
        for kind, letters in answers.items():
            path = filled(address, things, kind)
            if opens(role.client, path) != (letter in letters):
                wrong.append(
                    f"{address.name} ({kind}) {path}: {'refused' if letter in letters else 'let in'}"
                )
    assert not wrong, "\n".join(wrong)


def test_nobody_is_let_in_without_logging_in(things):
    client = Client()
    for address in addresses():
        if TABLE[address.name] == NOT_ASKED or address.name in BEFORE_LOGIN:
            continue
        assert not opens(client, filled(address, things)), address.name
