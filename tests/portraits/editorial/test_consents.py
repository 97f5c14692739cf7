"""Those who wrote a text are asked what may be done with it, before its review can end."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import TranslationSource

from home.set_up_languages import set_up_languages
from portraits.actions.publish_reviewed import publish_reviewed
from portraits.actions.set_up_groups import CONSULTANT, EDITOR, WRITER, set_up_groups
from portraits.actions.set_up_workflow import set_up_workflow
from portraits.models import Consent, PortraitPage, PublishRefused, named_writers, unasked
from tests.factories import make_author, make_portrait
from tests.people import logged_in

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_portraits_consent:add"


@pytest.fixture(autouse=True)
def _review() -> None:
    set_up_groups()
    set_up_workflow()


@pytest.fixture
def writer() -> Client:
    return logged_in("Kim", CONSULTANT)


@pytest.fixture
def editor() -> Client:
    return logged_in("Robin", EDITOR)


def text_by(name: str, user=None, **fields) -> PortraitPage:
    """A draft that somebody outside the staff has written."""
    page = make_portrait(make_author(), live=False, written_by=name, **fields)
    page.lead = "Skriver om snö."
    page.save_revision(user=user)
    return page


def agree(writer: str, page: PortraitPage | None = None, **answers: bool) -> Consent:
    """Record what a writer answers; yes unless said otherwise."""
    said = {"may_be_revised": True, "may_be_translated": True, "may_be_reused": True, **answers}
    return Consent.objects.create(writer=writer, page=page, how="brev 2026", **said)


def submit(client: Client, page: PortraitPage) -> None:
    page.workflow_states.all().delete()
    page.get_workflow().start(page, client.user)


def decide(client: Client, page: PortraitPage, action: str = "approve") -> str:
    """Decide the present step through the admin; what the answer says."""
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": ""}, follow=True).content.decode()


def test_who_is_named():
    page = text_by("Maj Prov", own_words="<p>Jag.</p>")
    page.curiosities.create(text="<p>Snö.</p>", written_by="Bo Prov", source_title="Boken")
    page.curiosities.create(text="<p>Is.</p>", written_by="maj prov ", source_title="Boken")
    assert named_writers(page) == ["Maj Prov", "Bo Prov", "maj prov", page.author.name]


def test_an_invented_author_cannot_be_asked():
    page = text_by("", own_words="<p>Jag.</p>")
    page.author.invented = True
    assert named_writers(page) == []


def test_texts_of_the_staff_ask_nobody():
    assert unasked(text_by("")) == []


def test_a_review_does_not_end_before_the_writer_has_been_asked(writer, editor):
    page = text_by("Maj Prov", user=writer.user)
    submit(writer, page)
    seen = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Maj Prov: Ingen har antecknat" in seen
    assert "Anteckna vad Maj Prov svarar" in seen
    task = page.current_workflow_task
    with pytest.raises(PublishRefused, match="Maj Prov"):
        task.on_action(page.current_workflow_task_state, editor.user, "approve")
    decide(editor, page)
    page.refresh_from_db()
    assert not page.live

    form = f"{reverse(ADD)}?page={page.pk}&writer=Maj+Prov"
    assert 'value="Maj Prov"' in editor.get(form).content.decode()
    answer = editor.post(
        form,
        {
            "writer": "Maj Prov", "page": page.pk, "may_be_revised": "True",
            "may_be_translated": "False", "may_be_reused": "True", "given_on": "2026-05-01",
            "how": "Brev, pärm 3", "notes": "",
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.context["form"].errors
    consent = Consent.objects.get()
    assert (consent.page_id, consent.recorded_by) == (page.pk, editor.user)
    page = PortraitPage.objects.get(pk=page.pk)
    while page.current_workflow_task_state is not None:
        decide(editor, page)
        page = PortraitPage.objects.get(pk=page.pk)
    assert page.live


def test_the_end_of_a_review_looks_again(writer, editor):
    agreed = agree("Maj Prov")
    page = text_by("Maj Prov", user=writer.user)
    submit(writer, page)
    agreed.delete()
    with pytest.raises(PublishRefused, match="Maj Prov"):
        publish_reviewed(page.current_workflow_state, editor.user)
    page.refresh_from_db()
    assert not page.live


def test_every_answer_is_given(editor):
    page = text_by("Maj Prov")
    answer = editor.post(reverse(ADD), {"writer": "Maj Prov", "page": page.pk, "how": "brev",
                                        "given_on": "2026-05-01"})  # fmt: skip
    assert answer.status_code == 200
    assert {"may_be_revised", "may_be_translated", "may_be_reused"} <= set(
        answer.context["form"].errors
    )


def test_one_answer_for_all_texts_of_a_writer():
    page = text_by("Maj Prov")
    agree("MAJ PROV")
    assert unasked(page) == []


def test_a_no_to_translating_keeps_translations_back_and_nothing_else():
    set_up_languages()
    page = text_by("Maj Prov")
    agree("Maj Prov", may_be_translated=False)
    translation = make_portrait(page.author, "fi", live=False, written_by="Maj Prov")
    assert unasked(page) == []
    assert unasked(translation) == []  # written anew by the same person is no translation
    source, _created = TranslationSource.get_or_create_from_instance(page)
    source.translations.create(target_locale=translation.locale)
    (problem,) = unasked(translation)
    assert problem[1].code == "no_translation"


def test_an_answer_for_the_text_comes_before_one_for_all():
    set_up_languages()
    page = text_by("Maj Prov")
    agree("Maj Prov", page)
    agree("Maj Prov", may_be_translated=False)
    translation = make_portrait(page.author, "fi", live=False, written_by="Maj Prov")
    source, _created = TranslationSource.get_or_create_from_instance(page)
    source.translations.create(target_locale=translation.locale)
    assert unasked(translation) == []


@pytest.mark.parametrize("of_a_text", [True, False])
def test_a_text_has_one_answer_of_each_writer(of_a_text):
    page = text_by("Maj Prov") if of_a_text else None
    agree("Maj Prov", page)
    with pytest.raises(IntegrityError), transaction.atomic():
        agree("Maj Prov", page)


@pytest.mark.parametrize(("group", "status"), [(WRITER, 302), (CONSULTANT, 200), (EDITOR, 200)])
def test_who_may_record(group, status):
    assert logged_in("Alex", group).get(reverse(ADD)).status_code == status


def test_a_writer_who_records_is_told_that_this_is_how(editor):
    editor.user.first_name, editor.user.last_name = "Maj", "Prov"
    editor.user.save()
    page = text_by("Maj Prov")
    form = editor.get(f"{reverse(ADD)}?page={page.pk}&writer=Maj+Prov").content.decode()
    assert "Antecknat av skribenten själv." in form


@pytest.mark.parametrize("asked", ["page=x&writer=", "page=999999&writer=" + "å" * 500, "page=-1"])
def test_odd_addresses_give_an_empty_form(editor, asked):
    assert editor.get(f"{reverse(ADD)}?{asked}").status_code == 200


def test_the_list_costs_the_same_for_many(editor, django_assert_num_queries):
    url = reverse("wagtailsnippets_portraits_consent:list")
    agree("Maj Prov", text_by("Maj Prov"))
    editor.get(url)
    with CaptureQueriesContext(connection) as few:
        editor.get(url)
    for number in range(8):
        agree(f"Prov {number}", text_by(f"Prov {number}"))
    with django_assert_num_queries(len(few)):
        assert "Prov 7" in editor.get(url).content.decode()
