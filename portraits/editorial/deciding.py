"""Deciding a step of a review: what keeps somebody from approving is said where they are."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView as PageActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.snippets.views.snippets import WorkflowActionView as RecordActionView

from portraits.editorial.reviewing import listed
from portraits.models import ReviewTask

_SCRIPT = "XMLHttpRequest"


class RefusalExplained:
    """Wagtail's view of a decision; for Wagtail, whoever may not approve may not be here."""

    task: Any
    object: Any
    redirect_url: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, or say to those who decide the step why it cannot be approved.

        Raises:
            PermissionDenied: for those whose step it is not.
        """
        try:
            response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except PermissionDenied:
            is_theirs = isinstance(self.task, ReviewTask) and self.task.get_actions(
                self.object, request.user
            )
            if not is_theirs or request.headers.get("x-requested-with") == _SCRIPT:
                raise
            found = self.task.refusals(self.object.get_latest_revision_as_object(), request.user)
            messages.error(request, listed(_("It cannot be approved yet:"), found))
            return redirect(self.redirect_url)
        return response


class DecidePage(RefusalExplained, PageActionView):
    """A decision on a page."""


class DecideRecord(RefusalExplained, RecordActionView):
    """A decision on a record."""


class SitePageViewSet(PageViewSet):
    """Pages in the admin: Wagtail's, with decisions that are explained."""

    workflow_action_view_class = DecidePage


def page_viewset() -> SitePageViewSet:
    """In the place of Wagtail's, for pages of every type."""
    return SitePageViewSet("site_pages")
