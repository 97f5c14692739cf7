"""The base of every page: one view, one language, validated when published."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from wagtail.models import Page

from portraits.models.base import PublishRefused, healed, problems


class SitePage(Page):
    """A page of the site. What is said in a language is a page in that language's tree.

    ``view`` is the dotted path of the function that renders the page, called with the request,
    the page, and the parts of the address the page did not consume. It is named like a view in a
    URLconf, so that pages do not import what lies above them.
    """

    view: ClassVar[str]

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Self | None:
        """A page from a revision's data, without references to records removed since."""
        return super().from_serializable_data(healed(cls, data), *args, **kwargs)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Publish a revision after validating it with all its inline rows.

        Raises:
            PublishRefused: when the revision has problems; nothing is changed then.
        """
        found = problems(revision.as_object())
        if found:
            raise PublishRefused(found)
        super().publish(revision, *args, **kwargs)

    @property
    def content_language(self) -> str:
        """The language the page's words are in."""
        return self.locale.language_code

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Render with the page's view."""
        return import_string(self.view)(request, self, *args, **kwargs)
