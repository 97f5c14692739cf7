"""From draft to published: rights, a second pair of eyes, a speaker of the language."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Site, Workflow, WorkflowPage

from authorsite.settings.languages import SITE_LANGUAGES, SiteLanguage, site_language
from home.set_up_languages import set_up_languages
from portraits.actions.set_up_groups import CONSULTANT, EDITOR, set_up_groups
from portraits.actions.set_up_workflow import set_up_workflow
from portraits.models import (
    Collection,
    Excerpt,
    ExcerptText,
    LanguageReviewTask,
    PortraitPage,
    PublishRefused,
    Wording,
    reviewers_group,
)
from tests.factories import make_author, make_portrait, make_right, make_work
from tests.people import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def _review() -> None:
    set_up_groups()
    set_up_workflow()


@pytest.fixture
def writer(_review: None) -> Client:
    """A consultant."""
    return logged_in("Kim", CONSULTANT)


@pytest.fixture
def editor(_review: None) -> Client:
    """Somebody who approves."""
    return logged_in("Robin", EDITOR)


def draft(client: Client, language: str = "sv", **fields) -> PortraitPage:
    """A portrait that somebody has written and nobody has published."""
    page = make_portrait(make_author(), language, live=False, **fields)
    page.lead = "Skriver om snö."
    page.save_revision(user=client.user)
    return page


def submit(client: Client, page) -> None:
    """Send what is written to review."""
    page.get_workflow().start(page, client.user)


def step(page) -> str:
    """The name of the step at which a page waits; empty if at none."""
    found = type(page).objects.get(pk=page.pk).current_workflow_task
    return found.name if found is not None else ""


def decide(client: Client, page, action: str = "approve", comment: str = "") -> str:
    """Approve or reject through the admin; what the page then says."""
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    client.post(address, {"comment": comment})
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def is_live(page) -> bool:
    """Whether readers see it."""
    return type(page).objects.get(pk=page.pk).live


def test_a_portrait_is_published_by_a_second_person(writer, editor):
    page = draft(writer)
    submit(writer, page)
    # All rights are valid, so nobody has to say so.
    assert step(page) == "Ett andra par ögon"
    decide(editor, page)
    assert step(page) == ""
    assert is_live(page)


def test_nobody_approves_what_they_have_edited_last(writer, editor):
    page = draft(editor)
    submit(editor, page)
    text = decide(editor, page)
    assert step(page) == "Ett andra par ögon"
    assert not is_live(page)
    assert "Du har själv ändrat senast" in text
    # Nor by saying it without the form.
    with pytest.raises(PublishRefused):
        page.current_workflow_task.on_action(
            page.current_workflow_task_state, editor.user, "approve"
        )


def test_a_library_of_one_person_says_so_and_goes_on(writer, editor):
    collection = Collection.for_site(Site.objects.get(is_default_site=True))
    collection.second_pair_of_eyes = False
    collection.save()
    page = draft(editor)
    submit(editor, page)
    assert step(page) == ""
    assert is_live(page)


def test_a_picture_without_a_right_stops_the_review_until_it_has_one(writer, editor, make_picture):
    picture = make_picture(None)
    page = draft(writer)
    page.body = [("picture", {"picture": picture, "caption": "Is."})]
    page.save_revision(user=writer.user)
    submit(writer, page)
    assert step(page) == "Rättigheterna klara"
    text = decide(editor, page)
    assert step(page) == "Rättigheterna klara"
    assert "Bilden har ingen giltig rättighet" in text
    with pytest.raises(PublishRefused, match="Bild"):
        page.get_latest_revision().publish()
    assert not is_live(page)
    picture.rights = make_right()
    picture.save()
    decide(writer, page)
    assert step(page) == "Ett andra par ögon"
    decide(editor, page)
    assert is_live(page)


def test_a_right_that_ends_during_the_review_stops_it_at_the_end(writer, editor, make_picture):
    right = make_right()
    page = draft(writer)
    page.body = [("picture", {"picture": make_picture(right), "caption": ""})]
    page.save_revision(user=writer.user)
    submit(writer, page)
    assert step(page) == "Ett andra par ögon"
    right.ends = timezone.localdate() - datetime.timedelta(days=1)
    right.save()
    text = decide(editor, page)
    assert not is_live(page)
    assert "giltig rättighet" in text


def test_what_is_sent_back_comes_with_its_reason_and_may_be_sent_again(writer, editor):
    page = draft(writer)
    submit(writer, page)
    decide(editor, page, "reject", "Var kommer uppgiften om skidorna ifrån?")
    text = writer.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Var kommer uppgiften om skidorna ifrån?" in text
    page = PortraitPage.objects.get(pk=page.pk)
    page.current_workflow_state.resume(user=writer.user)
    decide(editor, page)
    assert is_live(page)


def test_the_step_explains_itself_and_says_until_when(writer, editor):
    page = draft(writer)
    submit(writer, page)
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "läser den som en läsare" in text
    due = timezone.localdate() + datetime.timedelta(days=14)
    assert f"Avgörs senast: {due.day} " in text


def test_mail_comes_in_the_language_of_its_reader(writer):
    logged_in("Ann", EDITOR, language="en")
    logged_in("Robin", EDITOR)
    submit(writer, draft(writer))
    words = {message.to[0].partition("@")[0]: message.subject for message in mail.outbox}
    assert words["Ann"].startswith("The page")
    assert words["Robin"].startswith("Sidan")


class TestLanguageReview:
    """Only where the library wants it, and only by speakers of the text's language."""

    @pytest.fixture(autouse=True)
    def _languages(self, _review: None) -> None:
        set_up_languages()
        task = LanguageReviewTask.objects.get()
        task.locales.set(Locale.objects.filter(language_code="se"))

    def test_a_speaker_approves_and_is_recorded(self, writer, editor):
        speaker = logged_in("Biret", reviewers_group(site_language("se")))
        other = logged_in("Aino", reviewers_group(site_language("fi")))
        page = draft(writer, "se")
        submit(writer, page)
        decide(editor, page)
        assert step(page) == "Språkgranskning"
        page = PortraitPage.objects.get(pk=page.pk)
        assert "Språkgranskare: davvisámegiella" in decide(editor, page)
        decide(other, page)
        assert step(page) == "Språkgranskning"
        decide(speaker, page)
        assert is_live(page)
        wording = Wording.objects.get(page=page.pk)
        assert wording.reviewer == "Biret"
        assert wording.approves(PortraitPage.objects.get(pk=page.pk).live_revision_id)
        assert not wording.may_be_named

    def test_other_languages_do_not_wait(self, writer, editor):
        page = draft(writer, "fi")
        submit(writer, page)
        decide(editor, page)
        assert is_live(page)

    def test_new_languages_need_a_review_unless_they_are_complete(self):
        LanguageReviewTask.objects.get().locales.clear()
        made_up = SiteLanguage("qaa", "qaaqaa", "Made-up", alphabet="latin")
        complete = replace(made_up, code="qab", own_name="qabqab", complete=True)
        set_up_languages((*SITE_LANGUAGES, made_up, complete))
        codes = LanguageReviewTask.objects.get().locales.values_list("language_code", flat=True)
        assert set(codes) == {"qaa"}


def test_records_go_through_the_same_review(writer, editor):
    author = make_author("Anna Berg")
    author.given_name = "Anna"
    author.save_revision(user=writer.user)
    author.get_workflow().start(author, writer.user)
    assert author.current_workflow_task.name == "Ett andra par ögon"
    name = type(author).snippet_viewset.get_url_name("edit")
    text = editor.get(reverse(name, args=[author.pk])).content.decode()
    assert "läser den som en läsare" in text


@pytest.mark.usefixtures("_review")
def test_setting_up_again_changes_nothing(capsys):
    workflow = Workflow.objects.get(name="Granskning")
    workflow.workflow_tasks.last().delete()
    call_command("setup_groups")
    assert workflow.workflow_tasks.count() == 2
    assert "there already" in capsys.readouterr().out


def test_a_workflow_of_the_librarys_own_is_left_alone():
    set_up_groups()
    own = Workflow.objects.create(name="Vår egen")
    WorkflowPage.objects.update(workflow=own)
    set_up_workflow()
    assert WorkflowPage.objects.get().workflow == own


def test_publishing_at_once_says_what_is_missing_and_keeps_what_was_written(editor):
    """An excerpt without a right, in the form of the record."""
    excerpt = Excerpt(work=make_work(make_author()), title="Knapp", live=False)
    excerpt.texts = [ExcerptText(language="sv", form="verse", text="Den kom i en burk")]
    excerpt.save()
    address = reverse(Excerpt.snippet_viewset.get_url_name("edit"), args=[excerpt.pk])
    form = editor.get(address).context["form"]
    data = {
        field.html_name: field.value() if field.value() is not None else ""
        for each in (form, form.formsets["texts"].management_form, *form.formsets["texts"].forms)
        for field in each
    }
    answer = editor.post(address, {**data, "title": "Knappen", "action-publish": "1"}, follow=True)
    assert "Texten har ingen giltig rättighet" in answer.content.decode()
    excerpt.refresh_from_db()
    assert not excerpt.live
    assert excerpt.get_latest_revision_as_object().title == "Knappen"
