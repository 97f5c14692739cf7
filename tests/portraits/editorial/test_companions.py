"""A new portrait is approved together with its author, works and excerpts, in one review."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from portraits.actions.begin_portrait import NewPortrait, NewWork, begin_portrait
from portraits.actions.set_up_groups import CONSULTANT, EDITOR, set_up_groups
from portraits.actions.set_up_workflow import set_up_workflow
from portraits.models import (
    Author,
    Excerpt,
    ExcerptPage,
    ExcerptText,
    PortraitPage,
    Work,
    companions,
)
from tests.factories import make_author, make_place, make_portrait, make_right, make_tie, make_work
from tests.people import Browser, logged_in
from tests.portraits.editorial.roles.deeds import filled_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Browser:
    """A consultant."""
    set_up_groups()
    set_up_workflow()
    return logged_in("Kim", CONSULTANT)


@pytest.fixture
def editor(writer) -> Browser:
    """Somebody who approves."""
    return logged_in("Robin", EDITOR)


@pytest.fixture
def page(writer) -> PortraitPage:
    """A new portrait with two works, one of them with an excerpt, as one form makes it."""
    new = NewPortrait(
        "Elna Kourajärvi",
        Locale.objects.get(language_code="sv"),
        "1926",
        [(make_place("Pajala"), "lived")],
        works=[NewWork("Isen", 1956), NewWork("Vinden", 1961)],
    )
    return begin_portrait(new, writer.user)


def add_excerpt(user, right) -> Excerpt:
    """A draft of an excerpt of the first work."""
    excerpt = Excerpt(work=Work.objects.get(title="Isen"), title="Knapp", live=False, rights=right)
    excerpt.texts = [ExcerptText(language="sv", form="prose", text="Den kom i en burk.")]
    excerpt.save()
    excerpt.save_revision(user=user)
    return excerpt


def submitted(client: Browser, page: PortraitPage) -> str:
    """Send it to review in its form; what the form then says."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    filled_form(client, address, lead="Skriver om is.", **{"action-submit": "1"})
    return client.get(address).content.decode()


def approved(client: Browser, page: PortraitPage) -> str:
    """Approve it; what the form then says."""
    page = PortraitPage.objects.get(pk=page.pk)
    state = page.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def live_titles() -> set[str]:
    """What is published, by its name."""
    return {
        str(each) for model in (Author, Work, Excerpt) for each in model.objects.filter(live=True)
    }


def test_an_editor_that_nobody_has_touched_holds_no_words(writer, page):
    submitted(writer, page)
    draft = PortraitPage.objects.get().get_latest_revision_as_object()
    assert (draft.lead, draft.own_words) == ("Skriver om is.", "")


def test_one_approval_publishes_all_of_it(writer, editor, page, django_capture_on_commit_callbacks):
    excerpt = add_excerpt(writer.user, make_right())
    text = submitted(writer, page)
    assert "Publiceras tillsammans med den" in text
    for title in ("Elna Kourajärvi", "Isen", "Vinden", "Knapp"):
        assert title in text
    with django_capture_on_commit_callbacks(execute=True):
        approved(editor, page)
    assert PortraitPage.objects.get().live
    assert {"Elna Kourajärvi", "Isen (1956)", "Vinden (1961)"} <= live_titles()
    assert ExcerptPage.objects.shown().get().excerpt == excerpt
    read = Client().get(page.url)
    assert read.status_code == 200
    assert "Isen" in read.content.decode()


def test_what_is_not_ready_stays_a_draft_and_is_named(writer, editor, page):
    add_excerpt(writer.user, None)
    text = submitted(writer, page)
    assert "Inte klart, och förblir därför utkast" in text
    approved(editor, page)
    assert PortraitPage.objects.get().live
    assert not Excerpt.objects.get().live
    assert live_titles() == {"Elna Kourajärvi", "Isen (1956)", "Vinden (1961)"}


def test_an_author_who_cannot_be_published_keeps_the_portrait_back(writer, editor, page):
    author = page.author
    author.death = "1900"
    author.save_revision(user=writer.user, clean=False)
    submitted(writer, page)
    assert "Det kan inte godkännas än" in approved(editor, page)
    assert not PortraitPage.objects.get().live
    assert not Author.objects.get().live


def test_nobody_approves_works_that_they_have_edited_last(writer, editor, page):
    submitted(writer, page)
    Work.objects.get(title="Vinden").save_revision(user=editor.user)
    text = approved(editor, page)
    assert "Du har själv ändrat senast: Vinden" in text
    assert not PortraitPage.objects.get().live
    approved(logged_in("Ann", EDITOR), page)
    assert PortraitPage.objects.get().live


def test_what_has_been_published_before_goes_through_its_own_review(writer, editor):
    author = make_author("Stina Berg")
    make_tie(author, make_place("Pajala"))
    work = make_work(author, title="Snön")
    work.title = "Nysnön"
    work.save_revision(user=writer.user)
    page = make_portrait(author, live=False)
    page.save_revision(user=writer.user)
    submitted(writer, page)
    approved(editor, page)
    assert PortraitPage.objects.get().live
    assert Work.objects.get().title == "Snön"


def test_drafts_beside_a_portrait_are_found_in_few_queries(page, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        companions(page)
    author = make_author()
    made = make_portrait(author)
    for _ in range(10):
        make_work(author)
    with django_assert_max_num_queries(3):
        assert companions(made).ready == []
