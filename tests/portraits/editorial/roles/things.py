"""One of everything that editors' addresses are about, and the addresses filled in with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    Site,
    UploadedFile,
    Workflow,
)
from wagtail_localize.models import StringTranslation, Translation

from authorsite.images.models import Picture
from authorsite.settings.languages import SITE_LANGUAGES
from home.set_up_languages import set_up_languages
from portraits.actions.set_up_groups import set_up_groups
from portraits.actions.set_up_workflow import set_up_workflow
from portraits.models import (
    Consent,
    Excerpt,
    LanguageReviewTask,
    PortraitIndexPage,
    PortraitPage,
    RightsTask,
)
from tests.factories import (
    make_author,
    make_award,
    make_excerpt,
    make_place,
    make_portrait,
    make_right,
    make_work,
)
from tests.people import logged_in
from tests.portraits.editorial.roles.addresses import Address

PAGES = ("sv", "fi", "own")
"""A Swedish page of somebody else's, a Finnish one, and a Swedish draft of one's own."""


@dataclass
class Things:
    """What there is.

    Attributes:
        pages: a portrait for each of `PAGES`.
        reviewed: those that wait in the review, likewise.
        records: one record of each kind, by the name of its model.
        unused: another of each kind, to which nothing refers.
        values: what parameters of addresses are filled with.
    """

    pages: dict[str, PortraitPage]
    reviewed: dict[str, PortraitPage]
    records: dict[str, Any]
    unused: dict[str, Any]
    values: dict[str, Any]


def make_things() -> Things:
    """Groups, languages, the review, and something for every address to be about."""
    set_up_groups()
    set_up_languages(
        [language for language in SITE_LANGUAGES if language.code in {"sv", "en", "fi"}]
    )
    set_up_workflow()
    finnish = Locale.objects.get(language_code="fi")
    LanguageReviewTask.objects.get().locales.add(finnish)
    somebody = logged_in("nagon", superuser=True)
    author = make_author("Elna Kourajärvi")
    work = make_work(author, title="Isen")
    right = make_right()
    picture = Picture.objects.create(
        title="Bild", description="Is", rights=right, file=get_test_image_file_jpeg(size=(80, 100))
    )
    pages = _translated_pages(somebody, author)
    pages["sv"].lead = "Hon skriver om is."
    pages["sv"].save_revision(user=somebody.user)
    _say_everything(pages["fi"])
    pages["own"] = _draft(make_author("Egen Person"), somebody.user)
    reviewed = {
        kind: _draft(make_author(f"Insänd {kind}"), somebody.user, "fi" if kind == "fi" else "sv")
        for kind in PAGES
    }
    records = {
        "author": author,
        "work": work,
        "excerpt": make_excerpt(work, "Ett stycke.", title="Isen"),
        "award": make_award(author, work=work),
        "place": make_place("Kiruna"),
        "rightsrecord": right,
        "consent": _consent("Kim"),
    }
    alone = make_author("Ensam Person")
    unused = {
        "author": make_author("Onämnd Person"),
        "work": make_work(alone),
        "excerpt": Excerpt.objects.create(work=make_work(alone), live=False),
        "award": make_award(alone),
        "place": make_place("Giron"),
        "rightsrecord": make_right(),
        "consent": _consent("Robin"),
    }
    for each in [*reviewed.values(), *(records[name] for name in ("author", "work", "excerpt"))]:
        each.save_revision(user=somebody.user)
        each.get_workflow().start(each, somebody.user)
    # A second person has read the Finnish one; it waits for a speaker.
    state = reviewed["fi"].current_workflow_task_state
    state.task.specific.on_action(
        state, logged_in("annan-redaktor", superuser=True).user, "approve"
    )
    for name in ("award", "place", "rightsrecord"):
        records[name].save_revision(user=somebody.user)
    return Things(pages, reviewed, records, unused, _values(somebody.user, pages["fi"], picture))


def _consent(writer: str) -> Consent:
    return Consent.objects.create(
        writer=writer, how="Brev", may_be_revised=True, may_be_translated=True, may_be_reused=True
    )


def _draft(author: Any, owner: Any, language: str = "sv") -> PortraitPage:
    page = make_portrait(author, language, live=False, owner=owner)
    page.save_revision(user=owner)
    return page


def _translated_pages(client: Client, author: Any) -> dict[str, PortraitPage]:
    """A published portrait and its translation into Finnish."""
    page = make_portrait(author, lead="Hon skriver om snö.", owner=client.user)
    page.save_revision(user=client.user).publish()
    finnish = Locale.objects.get(language_code="fi")
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert client.post(address, {"locales": [finnish.pk]}).status_code == 302
    return {"sv": page, "fi": PortraitPage.objects.get(author=author, locale=finnish)}


def _say_everything(page: PortraitPage) -> None:
    """Words for every passage, so that nothing but permissions keeps it from being published."""
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale=page.locale
    )
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=page.locale,
            context=segment.context,
            data="sana",
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )


def _values(user: Any, finnish: PortraitPage, picture: Picture) -> dict[str, Any]:
    translation = Translation.objects.get(
        source__object_id=finnish.translation_key, target_locale=finnish.locale
    )
    shelf = Collection.get_first_root_node().add_child(name="Hylla")
    file = get_test_image_file_jpeg()
    upload = UploadedFile.objects.create(file=file, uploaded_by_user=user)
    document = Document.objects.create(title="Brev", file=ContentFile(b"brev", name="brev.txt"))
    other = get_user_model().objects.create_user("annan", "annan@example.org")
    task = RightsTask.objects.get()
    site = Site.objects.get(is_default_site=True)
    workflow = Workflow.objects.get(name="Granskning")
    return {
        "translation_id": translation.pk,
        "translation_source_id": translation.source.pk,
        "string_segment_id": translation.source.stringsegment_set.first().pk,
        "overridable_segment_id": 0,
        "mode": "",
        "parent_page_id": PortraitIndexPage.objects.get(locale__language_code="sv").pk,
        "destination_id": PortraitIndexPage.objects.get(locale__language_code="en").pk,
        "collection_id": shelf.pk,
        "document_id": document.pk,
        "doc_id": document.pk,
        "image_id": picture.pk,
        "filter_spec": "width-50",
        "uploaded_file_id": upload.pk,
        "restriction_id": CollectionViewRestriction.objects.create(
            collection=shelf, restriction_type="password", password="nyckel"
        ).pk,
        "redirect_id": Redirect.objects.create(old_path="/gammal", redirect_link="/sv/").pk,
        "workflow_pk": workflow.pk,
        "page_pk": Page.get_first_root_node().pk,
        "wagtailadmin_workflows:task_chosen:task_id": task.pk,
        "session_id": 0,
        "object_id": picture.pk,
        "uidb64": "x",
        "token": "x",
        "wagtailadmin_collections:pk": shelf.pk,
        "wagtailadmin_workflows:pk": workflow.pk,
        "wagtailadmin_workflows:edit_task:pk": task.pk,
        "wagtailadmin_workflows:enable_task:pk": task.pk,
        "wagtailadmin_workflows:disable_task:pk": task.pk,
        "wagtaildocs_chooser:pk": document.pk,
        "wagtailimages_chooser:pk": picture.pk,
        "wagtailadmin_api:documents:pk": document.pk,
        "wagtailadmin_api:images:pk": picture.pk,
        "wagtaillocales:pk": finnish.locale_id,
        "wagtailsites:pk": site.pk,
        "wagtailsettings:pk": site.pk,
        "wagtailusers_users:pk": other.pk,
        "wagtailusers_groups:pk": Group.objects.get(name="Konsult").pk,
    }


def filled(address: Address, things: Things, kind: str = "sv") -> str:
    """An address with its parameters filled in.

    Args:
        kind: which of the pages it is about.
    """
    values = {name: _value(address.name, name, things, kind) for name in address.parameters}
    return "/" + address.route.format(**values).replace("//", "/")


_PAGE_PARAMETERS = {"page_id", "page_to_move_id", "page"}
_MODELS = {
    "wagtailadmin_pages": ("portraits", "portraitpage"),
    "wagtailadmin_workflows": ("portraits", "rightstask"),
    "wagtailadmin_editing_sessions": ("images", "picture"),
    "wagtailadmin_tag_model_autocomplete": ("taggit", "tag"),
    "wagtail_localize": ("portraits", "author"),
    "wagtailsettings": ("portraits", "collection"),
    "wagtail_bulk_action": ("wagtailcore", "page"),
}
_APP_PARAMETERS = {"app_label", "app_name", "content_type_app_name"}
_MODEL_PARAMETERS = {"model_name", "content_type_model_name"}


def _value(name: str, parameter: str, things: Things, kind: str) -> Any:
    """What a parameter of a named address is filled with."""
    space, _colon, last = name.rpartition(":")
    for key in (f"{name}:{parameter}", f"{space}:{parameter}"):
        if key in things.values:
            return things.values[key]
    if parameter in _APP_PARAMETERS | _MODEL_PARAMETERS:
        return _MODELS[space or name][parameter in _MODEL_PARAMETERS]
    if parameter in {"action", "action_name"}:
        return "approve" if "workflow" in last else "publish"
    record = things.records.get(space.rpartition("_")[2]) if "snippet" in space else None
    pages = things.reviewed if "workflow" in last else things.pages
    shown: Any = record if record is not None else pages[kind]
    if parameter == "pk" or parameter in _PAGE_PARAMETERS:
        return shown.pk
    found = {
        "revision_id": lambda: shown.latest_revision.pk,
        "revision_id_a": lambda: "earliest",
        "revision_id_b": lambda: "latest",
        "task_id": lambda: shown.current_workflow_task.pk,
        "task_state_id": lambda: shown.current_workflow_task_state.pk,
        "workflow_state_id": lambda: shown.current_workflow_state.pk,
    }.get(parameter)
    return things.values[parameter] if found is None else found()
