"""The groups of editors and what they may do. May be run again at any time."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

CONSULTANT = "Konsult"
"""Librarians who write: facts and all texts, and pictures; what they write others publish."""

_RECORDS = {
    "portraits": ("author", "work", "excerpt", "award", "place"),
    "rights": ("rightsrecord",),
}
_ACTIONS = ("add", "change", "view")
_FILES = {
    # Wagtail asks for the permissions of its own model, whatever the project's is called.
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
}


@transaction.atomic
def set_up_groups() -> None:
    """Create the groups that are missing, and give them what they lack."""
    group, _created = Group.objects.get_or_create(name=CONSULTANT)
    wanted = Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    for app, models in _RECORDS.items():
        codenames = [f"{action}_{model}" for action in _ACTIONS for model in models]
        wanted |= Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
    group.permissions.add(*wanted)
    root = Page.get_first_root_node()
    for name in ("add_page", "change_page"):
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", content_type__model="page", codename=name
        )
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    for app, names in _FILES.items():
        for permission in Permission.objects.filter(
            content_type__app_label=app, codename__in=names
        ):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )
