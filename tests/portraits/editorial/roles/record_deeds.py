"""What is done with records, files, people and settings."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Collection as Shelf

from authorsite.images.models import Picture
from authorsite.rights.models import RightsRecord
from portraits.editorial.panels import edit_url
from portraits.models import Author, Award, Collection, Consent, Excerpt, Place, Work
from tests.people import Browser
from tests.portraits.editorial.roles.deeds import Act, Deed, Seen, bulk, filled_form, form_of
from tests.portraits.editorial.roles.things import Things

RECORD_MODELS = {
    "author": Author, "work": Work, "excerpt": Excerpt, "award": Award, "place": Place,
    "rightsrecord": RightsRecord, "consent": Consent,
}  # fmt: skip


def _values(model: Any, *columns: str) -> Seen:
    """Columns of all rows of a model."""
    return lambda _things, _kind: list(model.objects.order_by("pk").values_list("pk", *columns))


def _record(name: str) -> Seen:
    """The columns of a record that publishing, locking and removing it change."""

    def seen(things: Things, _kind: str) -> Any:
        record = RECORD_MODELS[name].objects.filter(pk=things.records[name].pk).first()
        columns = ("live", "live_revision_id", "locked", "latest_revision_id")
        return record and [getattr(record, column, None) for column in columns]

    return seen


def _record_form(kind: str, /, **fields: str) -> Act:
    """The form of a record."""
    return lambda client, things, _kind: filled_form(
        client, edit_url(things.records[kind]), **fields
    )


def _record_post(name: str, view: str, *arguments: str) -> Act:
    """A request to an address of a record."""

    def act(client: Browser, things: Things, _kind: str) -> Any:
        record = things.records[name]
        more = list(arguments)
        if view == "workflow_action":
            more.append(record.current_workflow_task_state.pk)
        path = reverse(record.snippet_viewset.get_url_name(view), args=[record.pk, *more])
        return client.post(path, {"comment": "Se över."})

    return act


def _bulk_record(name: str) -> Deed:
    app = RECORD_MODELS[name]._meta.app_label

    def number(things: Things, _kind: str) -> int:
        return things.unused[name].pk

    return Deed(
        f"delete many: {name}", bulk(app, name, "delete", number), _values(RECORD_MODELS[name]), "A"
    )


def _at_review(things: Things, _kind: str) -> Any:
    record = Author.objects.get(pk=things.records["author"].pk)
    return record.live_revision_id, record.current_workflow_task


ON_RECORDS = [
    # What is in review is changed by those who decide, and by nobody meanwhile.
    Deed("save", _record_form("author", given_name="Ny"), _record("author"), "RA"),
    Deed("save an award", _record_form("award", name="Nytt"), _values(Award, "name"), "KRA"),
    Deed("save a place", _record_form("place", name="Giron"), _values(Place, "name"), "KRA"),
    Deed(
        "save a right",
        _record_form("rightsrecord", holder="Ny"),
        _values(RightsRecord, "holder"),
        "KRA",
    ),
    Deed(
        "publish",
        _record_form("author", **{"action-publish": "1"}),
        _values(Author, "live_revision"),
        "RA",
    ),
    Deed(
        "publish an excerpt",
        _record_form("excerpt", **{"action-publish": "1"}),
        _values(Excerpt, "live_revision"),
        "RA",
    ),
    Deed("unpublish", _record_post("author", "unpublish"), _record("author"), "RA"),
    Deed("lock", _record_post("author", "lock"), _record("author"), "RA"),
    Deed("approve", _record_post("author", "workflow_action", "approve"), _at_review, "RA"),
    Deed("send back", _record_post("author", "workflow_action", "reject"), _at_review, "RA"),
    Deed("delete a consent", _record_post("consent", "delete"), _record("consent"), "A"),
    Deed("delete an award", _record_post("award", "delete"), _record("award"), "A"),
    *(_bulk_record(name) for name in RECORD_MODELS),
]


def _bulk_file(model: str, action: str, **fields: Any) -> Act:
    app = "images" if model == "picture" else "wagtaildocs"
    key = "image_id" if model == "picture" else "document_id"
    act = bulk(app, model, action, lambda things, _kind: things.values[key])

    def with_fields(client: Browser, things: Things, kind: str) -> Any:
        given = {
            name: value(things) if callable(value) else value for name, value in fields.items()
        }
        return act(client, things, kind, **given)

    return with_fields


def _shelf(things: Things) -> int:
    return things.values["collection_id"]


def _bulk_people(action: str, **fields: Any) -> Act:
    act = bulk(
        "users", "user", action, lambda things, _kind: things.values["wagtailusers_users:pk"]
    )
    return lambda client, things, kind: act(client, things, kind, **fields)


def _tags(model: Any) -> Seen:
    return lambda _things, _kind: [str(tag) for it in model.objects.all() for tag in it.tags.all()]


ON_FILES = [
    Deed("delete", _bulk_file("picture", "delete"), _values(Picture), "A"),
    Deed("add_tags", _bulk_file("picture", "add_tags", tags="is"), _tags(Picture), "KRA"),
    Deed(
        "add_to_collection",
        _bulk_file("picture", "add_to_collection", collection=_shelf),
        _values(Picture, "collection"),
        "KRA",
    ),
    Deed("delete", _bulk_file("document", "delete"), _values(Document), "A"),
    Deed("add_tags", _bulk_file("document", "add_tags", tags="is"), _tags(Document), "KRA"),
    Deed(
        "add_to_collection",
        _bulk_file("document", "add_to_collection", collection=_shelf),
        _values(Document, "collection"),
        "KRA",
    ),
]

People: Any = get_user_model()


def _ask_for_everything(client: Browser, things: Things, _kind: str) -> Any:
    """An administrator's form for themselves, with a box ticked that is not on it."""
    path = reverse("wagtailusers_users:edit", args=[client.user.pk])
    return filled_form(client, path, is_superuser="on")


def _do_without_a_second_pair_of_eyes(client: Browser, things: Things, _kind: str) -> Any:
    site = things.values["wagtailsettings:pk"]
    path = reverse("wagtailsettings:edit", args=["portraits", "collection", site])
    page = client.get(path)
    if page.status_code != 200:
        return client.post(path, {"name": "x"})
    data = form_of(page)
    data.pop("second_pair_of_eyes")
    return client.post(path, data)


def _import_redirects(client: Browser, _things: Things, _kind: str) -> Any:
    """Both steps: the file, and which of its columns is what."""
    file = SimpleUploadedFile(
        "x.csv", b"from,to\n/a/,https://example.org/\n", content_type="text/csv"
    )
    first = client.post(
        reverse("wagtailredirects:start_import"), {"import_file": file, "input_format": "0"}
    )
    path = reverse("wagtailredirects:process_import")
    if first.status_code != 200:
        return client.post(path)
    data = form_of(first)
    return client.post(path, {**data, "from_index": "0", "to_index": "1"})


ON_THE_LIBRARY = [
    Deed("import redirects", _import_redirects, _values(Redirect), "A"),
    Deed("delete", _bulk_people("delete"), _values(People), "A"),
    Deed(
        "set_active_state",
        _bulk_people("set_active_state", mark_as_active="False"),
        _values(People, "is_active"),
        "A",
    ),
    Deed("assign_role", _bulk_people("assign_role", role="1"), _values(People, "groups"), "A"),
    Deed("become superuser", _ask_for_everything, _values(People, "is_superuser"), ""),
    Deed(
        "do without a second pair of eyes",
        _do_without_a_second_pair_of_eyes,
        _values(Collection, "second_pair_of_eyes"),
        "A",
    ),
    Deed(
        "make a collection of files",
        lambda client, _things, _kind: client.post(
            reverse("wagtailadmin_collections:add"),
            {"name": "Ny", "parent": Shelf.get_first_root_node().pk},
        ),
        _values(Shelf),
        "A",
    ),
    Deed(
        "redirect",
        lambda client, _things, _kind: client.post(
            reverse("wagtailredirects:add"),
            {"old_path": "/a/", "redirect_link": "https://example.org/"},
        ),
        _values(Redirect),
        "A",
    ),
]
