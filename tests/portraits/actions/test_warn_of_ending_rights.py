"""Rights that end: warned of in time, and then without effect on the day after the last."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.users.models import UserProfile

from portraits.actions import warn_of_ending_rights as module
from portraits.actions.set_up_groups import CONSULTANT, WRITER, set_up_groups
from portraits.actions.warn_of_ending_rights import warn_of_ending_rights
from portraits.models import Excerpt
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 1)


def in_days(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=days)


@pytest.fixture(autouse=True)
def _editors() -> None:
    set_up_groups()
    for name, group, language in (
        ("kim", CONSULTANT, "sv"),
        ("ann", CONSULTANT, "en"),
        ("x", WRITER, "sv"),
    ):
        user = get_user_model().objects.create_user(name, f"{name}@example.org")
        user.groups.add(Group.objects.get(name=group))
        UserProfile.objects.create(user=user, preferred_language=language)


def ending(days: int, **fields):
    """A right that a text rests on and that ends in some days."""
    right = make_right(ends=in_days(days), **fields)
    make_excerpt(make_work(make_author()), right=right)
    return right


@pytest.mark.parametrize(("days", "is_told"), [(91, False), (90, True), (0, True), (-1, False)])
def test_the_editors_are_told_ninety_days_ahead(days, is_told):
    right = ending(days)
    assert warn_of_ending_rights(TODAY) == ([right] if is_told else [])
    assert {message.to[0] for message in mail.outbox} == (
        {"kim@example.org", "ann@example.org"} if is_told else set()
    )


def test_each_warning_comes_once():
    right = ending(100)
    told = [day for day in range(101) if warn_of_ending_rights(in_days(day))]
    assert [100 - day for day in told] == [90, 30, 7]
    right.refresh_from_db()
    assert right.warned == 7


def test_a_day_on_which_nothing_ran_is_made_up_for():
    ending(100)
    assert warn_of_ending_rights(in_days(12))
    assert not warn_of_ending_rights(in_days(13))
    assert warn_of_ending_rights(in_days(99))


def test_a_right_that_was_made_longer_is_warned_of_anew():
    right = ending(20)
    assert warn_of_ending_rights(TODAY)
    type(right).objects.filter(pk=right.pk).update(ends=in_days(400))
    assert not warn_of_ending_rights(TODAY)
    assert warn_of_ending_rights(in_days(320)) == [right]


def test_mail_comes_in_the_readers_language_and_leads_to_the_right():
    right = ending(5, title="Tillstånd från förlaget")
    warn_of_ending_rights(TODAY)
    words = {message.to[0]: message for message in mail.outbox}
    assert words["kim@example.org"].subject == "1 rättighet är på väg att upphöra"
    assert words["ann@example.org"].subject == "1 right is about to end"
    body = words["kim@example.org"].body
    assert "Tillstånd från förlaget" in body
    assert "6 juni 2026" in body
    assert f"/edit/{right.pk}/" in body


def test_a_right_that_nothing_rests_on_is_not_mailed_about():
    make_right(ends=in_days(5))
    assert warn_of_ending_rights(TODAY) == []


def test_the_clock_takes_the_text_down_and_keeps_its_address(client):
    """By serving, without anybody doing anything."""
    author = make_author()
    make_portrait(author)
    right = make_right(ends=timezone.localdate())
    excerpt = make_excerpt(make_work(author), "Ett stycke som försvinner.", right=right)
    answer = client.get(f"/t/{excerpt.pid}", follow=True)
    assert answer.status_code == 200
    assert "Ett stycke som försvinner." in answer.content.decode()
    type(right).objects.update(ends=timezone.localdate() - datetime.timedelta(days=1))
    right.refresh_from_db()
    right.save()
    answer = client.get(f"/t/{excerpt.pid}", follow=True)
    assert answer.status_code == 410
    assert "Ett stycke som försvinner." not in answer.content.decode()
    assert Excerpt.objects.get().pid == excerpt.pid


def test_the_command_does_what_is_due(capsys, monkeypatch):
    ending(5, title="Tillståndet")
    monkeypatch.setattr(module.timezone, "localdate", lambda: TODAY)
    call_command("run_scheduled")
    assert "Mailed about: Tillståndet, last day 2026-06-06" in capsys.readouterr().out


class FailingMail:
    """Stands for ``send_mail``; mail to some addresses fails."""

    def __init__(self, monkeypatch, *failing: str) -> None:
        self.failing = failing
        self.sent: list[str] = []
        monkeypatch.setattr(module, "send_mail", self)

    def __call__(self, _subject, _text, _sender, addresses) -> None:
        if addresses[0] in self.failing:
            raise ConnectionRefusedError
        self.sent += addresses


def test_where_no_mail_could_be_sent_the_next_run_tries_again(monkeypatch):
    right = ending(30)
    FailingMail(monkeypatch, "kim@example.org", "ann@example.org")
    with pytest.raises(ConnectionRefusedError):
        warn_of_ending_rights(TODAY)
    right.refresh_from_db()
    assert right.warned is None
    mended = FailingMail(monkeypatch)
    assert warn_of_ending_rights(TODAY) == [right]
    assert sorted(mended.sent) == ["ann@example.org", "kim@example.org"]


@pytest.mark.parametrize("failing", ["kim@example.org", "ann@example.org"])
def test_one_address_that_fails_does_not_keep_back_the_others(monkeypatch, failing, caplog):
    right = ending(30)
    mails = FailingMail(monkeypatch, failing)
    assert warn_of_ending_rights(TODAY) == [right]
    assert {failing, *mails.sent} == {"ann@example.org", "kim@example.org"}
    assert failing in caplog.text
