"""The groups of editors and what they may do. May be run again at any time; nothing is taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

WRITER = "Skribent"
"""Those who write: drafts of their own, which others publish. Facts they read."""

CONSULTANT = "Konsult"
"""Librarians who write: facts and all texts, and pictures; what they write others publish."""

EDITOR = "Redaktör"
"""Those who approve and publish."""

ADMINISTRATOR = "Administratör"
"""Those who may do everything."""

_DRAFT_RECORDS = ("author", "work", "excerpt")
_RECORDS = (*_DRAFT_RECORDS, "award", "place", "rightsrecord", "consent")
_OWN_APPS = ("portraits", "home", "rights", "images", "users")
_WAGTAILS_APPS = (
    "wagtailadmin", "wagtailcore", "wagtaildocs", "wagtailimages", "wagtailredirects",
    "wagtailusers", "wagtail_localize", "auth",
)  # fmt: skip
# Wagtail asks for the permissions of its own models, whatever the project's are called.
FILES = ("image", "document")


@dataclass(frozen=True)
class Role:
    """A group: what its members may do with records, with pages in every language, and with files."""

    name: str
    records: tuple[str, ...]
    drafts: tuple[str, ...]
    pages: tuple[str, ...]
    files: tuple[str, ...]
    everything: bool = False


ROLES = (
    Role(WRITER, ("view",), (), ("add",), ("add", "choose")),
    Role(CONSULTANT, ("add", "change", "view"), (), ("add", "change"), ("add", "change", "choose")),
    Role(
        EDITOR,
        ("add", "change", "view"),
        ("publish", "lock", "unlock"),
        ("add", "change", "publish", "lock", "unlock"),
        ("add", "change", "choose"),
    ),
    Role(
        ADMINISTRATOR,
        ("add", "change", "view", "delete"),
        ("publish", "lock", "unlock"),
        ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        ("add", "change", "choose", "delete"),
        everything=True,
    ),
)
"""The roles, from the one that may do least."""


@transaction.atomic
def set_up_groups() -> None:
    """Create the groups that are missing, and give them what they lack."""
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.name)
        group.permissions.add(*_permissions(role))
        allow_pages(group, Page.get_first_root_node(), role.pages)
        allow_files(group, Collection.get_first_root_node(), role.files)
        if role.everything:
            allow_collections(group, Collection.get_first_root_node())


def _permissions(role: Role) -> Iterable[Permission]:
    """The permissions that hold everywhere."""
    wanted = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    codenames = [f"{action}_{model}" for action in role.records for model in _RECORDS]
    codenames += [f"{action}_{model}" for action in role.drafts for model in _DRAFT_RECORDS]
    wanted |= Q(content_type__app_label__in=("portraits", "rights"), codename__in=codenames)
    if role.everything:
        wanted |= Q(content_type__app_label__in=(*_OWN_APPS, *_WAGTAILS_APPS))
    return Permission.objects.filter(wanted)


def allow_pages(group: Group, top: Page, actions: Iterable[str]) -> None:
    """Let a group do something with a page and all below it."""
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename__in=[f"{action}_page" for action in actions],
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=top, permission=permission)


def allow_files(
    group: Group, collection: Collection, actions: Iterable[str], kinds: Iterable[str] = FILES
) -> None:
    """Let a group do something with the pictures and documents of a collection."""
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"),
        codename__in=[f"{action}_{kind}" for action in actions for kind in kinds],
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def allow_collections(group: Group, top: Collection) -> None:
    """Let a group make, rename and remove the collections of files below one."""
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="collection"
    ).exclude(codename__startswith="view_"):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=top, permission=permission
        )
