"""The admin's interface for scripts, with the guard that forms have.

Wagtail's publishes past ``publish()`` of the page.
"""

from __future__ import annotations

from typing import Any

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter

from portraits.models import PublishRefused, SitePage


class GuardedPublishAPIAction(PublishPageAPIAction):
    """Publishing a page, unless something keeps it from being published."""

    def _action_from_data(self, instance: Any, data: Any) -> PublishPageRevisionAction:
        """Wagtail's action.

        Raises:
            PublishRefused: with the reasons, which the answer gives.
        """
        action: PublishPageRevisionAction = super()._action_from_data(instance, data)
        shown = action.revision.as_object()
        if isinstance(shown, SitePage) and (found := shown.hindrances()):
            raise PublishRefused(found)
        return action


class GuardedPages(PagesAdminAPIViewSet):
    """Pages."""

    actions = {**PagesAdminAPIViewSet.actions, "publish": GuardedPublishAPIAction}


def guard_admin_api(router: WagtailAPIRouter) -> None:
    """Put the guarded interface in the place of Wagtail's."""
    router.register_endpoint("pages", GuardedPages)
