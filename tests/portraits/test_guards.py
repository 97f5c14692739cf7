"""What has no right, or is not in order, is published by no way at all, and shown by none."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from portraits.actions.set_up_groups import EDITOR, set_up_groups
from portraits.actions.set_up_workflow import set_up_workflow
from portraits.models import (
    Author,
    Curiosity,
    Excerpt,
    ExcerptPage,
    ExcerptText,
    PortraitPage,
    PublishRefused,
)
from tests.factories import (
    make_author,
    make_excerpt,
    make_portrait,
    make_right,
    make_work,
    page_of,
)
from tests.people import Browser, logged_in
from tests.portraits.editorial.roles.deeds import filled_form
from tests.portraits.importers.running import run, write_csv
from tests.portraits.importers.test_excerpts import row

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)


@pytest.fixture
def editor() -> Browser:
    """Somebody who may publish."""
    set_up_groups()
    set_up_workflow()
    return logged_in("Robin", EDITOR)


@pytest.fixture
def page(make_picture) -> PortraitPage:
    """A draft that shows a picture for which nobody has a right."""
    return uncleared_page(make_picture)


def uncleared_page(make_picture, name: str = "Elna Kourajärvi", **fields) -> PortraitPage:
    """A draft that shows a picture for which nobody has a right."""
    portrait = make_portrait(make_author(name), live=False, **fields)
    portrait.body = [("picture", {"picture": make_picture(None), "caption": "Is."})]
    portrait.save_revision()
    return portrait


@pytest.fixture
def excerpt() -> Excerpt:
    """A draft of a record, with a text for which nobody has a right."""
    made = Excerpt(work=make_work(make_author()), title="Knapp", live=False)
    made.texts = [ExcerptText(language="sv", form="verse", text="Den kom i en burk")]
    made.save()
    made.save_revision()
    return made


def is_live(shown) -> bool:
    """Whether a page or record counts as published."""
    return type(shown).objects.get(pk=shown.pk).live


IN_CODE: dict[str, Callable] = {
    "the revision": lambda shown: shown.get_latest_revision().publish(),
    "a new revision": lambda shown: shown.save_revision().publish(),
    "the model": lambda shown: shown.publish(shown.get_latest_revision()),
    "past permissions": lambda shown: shown.get_latest_revision().publish(
        skip_permission_checks=True
    ),
}


@pytest.mark.parametrize("way", IN_CODE)
@pytest.mark.parametrize("kind", ["page", "excerpt"])
def test_code_publishes_nothing_without_a_right(request, way, kind):
    shown = request.getfixturevalue(kind)
    with pytest.raises(PublishRefused, match="giltig"):
        IN_CODE[way](shown)
    assert not is_live(shown)


def test_many_pages_are_published_only_if_all_can_be(editor, page):
    fine = make_portrait(make_author(), live=False)
    fine.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    home = reverse("wagtailadmin_home")
    query = f"?id={page.pk}&id={fine.pk}&next={home}"
    text = editor.post(f"{address}{query}", follow=True).content.decode()
    assert "Bilden har ingen giltig rättighet" in text
    assert not is_live(page)
    assert not is_live(fine)
    editor.post(f"{address}?id={fine.pk}&next={home}")
    assert is_live(fine)


def test_many_pages_are_published_only_if_those_below_can_be(editor, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = f"?id={page.get_parent().pk}&next={reverse('wagtailadmin_home')}"
    data = {"include_descendants": "on"}
    text = editor.post(f"{address}{query}", data, follow=True).content.decode()
    assert "Bilden har ingen giltig rättighet" in text
    assert not is_live(page)


def test_scripts_publish_nothing_without_a_right(editor, page):
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    answer = editor.post(address)
    assert answer.status_code == 403
    assert "giltig rättighet" in answer.json()["detail"]
    assert not is_live(page)
    fine = make_portrait(make_author(), live=False)
    fine.save_revision()
    address = reverse("wagtailadmin_api:pages:action", args=[fine.pk, "publish"])
    assert editor.post(address).status_code == 200
    assert is_live(fine)


def test_the_form_of_a_page_keeps_it_as_a_draft_and_says_why(editor):
    author = make_author()
    make_portrait(author)
    right = make_right()
    excerpt = make_excerpt(make_work(author), right=right)
    page = page_of(excerpt)
    page.unpublish()
    right.covers_web = False
    right.save()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = filled_form(editor, address, **{"action-publish": "1"})
    assert answer.status_code == 302
    assert "Texten har ingen giltig rättighet" in editor.get(address).content.decode()
    assert not is_live(page)
    right.covers_web = True
    right.save()
    filled_form(editor, address, **{"action-publish": "1"})
    assert is_live(page)


def scheduled(shown, user=None):
    """The latest revision, to be published since yesterday."""
    shown.go_live_at = timezone.now() - datetime.timedelta(days=1)
    revision = shown.save_revision(user=user)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=shown.go_live_at)
    return shown


def test_what_is_not_ready_when_its_time_comes_is_held_back_and_does_not_keep_others(
    editor, page, excerpt, capsys
):
    UserProfile.objects.create(user=editor.user, preferred_language="en")
    scheduled(page, editor.user)
    scheduled(excerpt)
    fine = scheduled(make_portrait(make_author("I ordning"), live=False))
    call_command("run_scheduled")
    assert not is_live(page)
    assert not is_live(excerpt)
    assert is_live(fine)
    assert capsys.readouterr().out.count("Not published") == 2
    (message,) = mail.outbox
    assert message.to == ["Robin@example.org"]
    assert message.subject == "Not published: Elna Kourajärvi"
    assert "no right that is valid" in message.body
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    # Nothing is due any more, and nobody is told twice.
    call_command("run_scheduled")
    assert len(mail.outbox) == 1


def test_an_import_shows_nothing_without_a_right(tmp_path):
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    make_work(author, title="Snö", key="sno", isbn="9789113017334")
    ended = {"rights_ends": YESTERDAY.isoformat()}
    on_paper = {"rights_web": "", "rights_print": "yes"}
    for number, cells in enumerate((ended, on_paper)):
        rows = [row(title=f"Titel {number}", **cells)]
        run("import_authors", write_csv(tmp_path / "excerpts.csv", rows), apply=True, publish=True)
    assert Excerpt.objects.count() == 2
    assert not ExcerptPage.objects.shown().exists()
    for excerpt in Excerpt.objects.all():
        assert Client().get(f"/t/{excerpt.pid}", follow=True).status_code in {404, 410}


def test_a_text_whose_right_is_taken_away_is_not_served():
    author = make_author("Anna Prov")
    make_portrait(author)
    right = make_right()
    excerpt = make_excerpt(make_work(author), "Ett stycke om is.", right=right)
    answer = Client().get(f"/t/{excerpt.pid}", follow=True)
    assert "Ett stycke om is." in answer.content.decode()
    right.ends = YESTERDAY
    right.save()
    answer = Client().get(f"/t/{excerpt.pid}", follow=True)
    assert answer.status_code == 410
    assert "Ett stycke om is." not in answer.content.decode()


def test_a_picture_whose_right_is_taken_away_is_not_served(make_picture):
    right = make_right()
    page = make_portrait(make_author("Anna Prov"))
    page.body = [("picture", {"picture": make_picture(right), "caption": "Isen ligger."})]
    page.save_revision().publish()
    assert "Isen ligger." in Client().get(page.url).content.decode()
    right.ends = YESTERDAY
    right.save()
    assert "Isen ligger." not in Client().get(page.url).content.decode()


class TestDamagedDuringTheReview:
    """The approval is refused, and the reason is on the screen; settled, it goes through."""

    def approve(self, editor: Browser, shown) -> str:
        """Approve through the admin; what the form then says."""
        state = shown.current_workflow_task_state
        if isinstance(shown, PortraitPage):
            action, form = "wagtailadmin_pages:workflow_action", "wagtailadmin_pages:edit"
        else:
            viewset = type(shown).snippet_viewset
            action, form = (viewset.get_url_name(name) for name in ("workflow_action", "edit"))
        address = reverse(action, args=[shown.pk, "approve", state.pk])
        said = editor.post(address, {"next": reverse(form, args=[shown.pk])}, follow=True)
        return said.content.decode()

    def submitted(self, shown, user):
        """Sent to review, and waiting for a second pair of eyes."""
        shown.get_workflow().start(shown, user)
        assert shown.current_workflow_task.name == "Ett andra par ögon"
        return shown

    @pytest.fixture
    def writer(self, editor) -> Browser:
        """Somebody who sends to review."""
        return logged_in("Kim", "Konsult")

    def test_a_right_is_taken_away(self, editor, writer, make_picture):
        right = make_right()
        page = make_portrait(make_author(), live=False)
        page.body = [("picture", {"picture": make_picture(right), "caption": ""})]
        page.save_revision(user=writer.user)
        self.submitted(page, writer.user)
        right.covers_web = False
        right.save()
        assert "Bilden har ingen giltig rättighet" in self.approve(editor, page)
        assert not is_live(page)
        right.covers_web = True
        right.save()
        self.approve(editor, page)
        assert is_live(page)

    def test_a_row_becomes_invalid(self, editor, writer):
        page = make_portrait(make_author(), live=False)
        page.author.sources.all().delete()
        curiosity = Curiosity(text="<p>Simmar.</p>", source_title="Brev", locale=page.locale)
        page.curiosities = [curiosity]
        page.save_revision(user=writer.user)
        self.submitted(page, writer.user)
        # As a save in the form leaves it, which does not validate rows of drafts.
        draft = page.get_latest_revision_as_object()
        (row,) = draft.curiosities.all()
        row.source_title = ""
        draft.curiosities = [row]
        draft.save_revision(user=writer.user, clean=False)
        text = self.approve(editor, page)
        assert "källa" in text.lower()
        assert not is_live(page)

    def test_the_record_loses_its_right(self, editor, writer):
        right = make_right()
        excerpt = Excerpt(work=make_work(make_author()), title="Knapp", live=False, rights=right)
        excerpt.texts = [ExcerptText(language="sv", form="verse", text="Den kom i en burk")]
        excerpt.save()
        excerpt.save_revision(user=writer.user)
        self.submitted(excerpt, writer.user)
        right.ends = YESTERDAY
        right.save()
        assert "Texten har ingen giltig rättighet" in self.approve(editor, excerpt)
        assert not is_live(excerpt)

    def test_facts_come_to_contradict_each_other(self, editor, writer):
        author = make_author("Anna Berg", live=False)
        author.save_revision(user=writer.user)
        self.submitted(author, writer.user)
        author.birth, author.death = "1950", "1940"
        author.save_revision(user=writer.user, clean=False)
        text = self.approve(editor, author)
        assert "Det kan inte godkännas än" in text
        assert not Author.objects.get(pk=author.pk).live
