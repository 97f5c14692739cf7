"""Who may remove pictures and documents, and who finds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

FOUND_BY = ["change", "choose"]


class FilePolicy(CollectionOwnershipPermissionPolicy):
    """Files of a collection; removing one is more than changing it.

    For Wagtail, whoever may change a file may also remove it: from every published page that shows it.
    Here it takes the permission to delete, or an upload of one's own that is not used yet.
    """

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """Whether a user may do one of the actions with a file."""
        others = [action for action in actions if action != "delete"]
        if "delete" in actions and self._may_delete(user, instance):
            return True
        return bool(others) and super().user_has_any_permission_for_instance(user, others, instance)

    def _may_delete(self, user: Any, instance: Any) -> bool:
        if self._check_perm(user, ["delete"], collection=instance.collection):
            return True
        is_own = getattr(instance, self.owner_field_name) == user
        if not is_own or not self._check_perm(user, ["add"], collection=instance.collection):
            return False
        return not ReferenceIndex.get_references_to(instance).exists()


def register_policies() -> None:
    """Take the place of Wagtail's policies, which its apps register for the classes and their subclasses."""
    for model, auth_model in (
        (get_image_model(), "wagtailimages.Image"),
        (get_document_model(), "wagtaildocs.Document"),
    ):
        policy = FilePolicy(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)


class _OwnFiles:
    """An interface of the admin that gives the files a user may find there otherwise, and no others."""

    request: Any

    def get_queryset(self) -> Any:
        """The files of the collections from which the user chooses."""
        found = super().get_queryset()  # type: ignore[misc]
        policy = policy_registry.get_by_type(found.model)
        mine = policy.instances_user_has_any_permission_for(self.request.user, FOUND_BY)
        return found.filter(pk__in=mine.values("pk"))


class OwnImages(_OwnFiles, ImagesAdminAPIViewSet):
    """Pictures."""


class OwnDocuments(_OwnFiles, DocumentsAdminAPIViewSet):
    """Documents."""


def narrow_admin_api(router: WagtailAPIRouter) -> None:
    """Give files to those only who may choose them."""
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
