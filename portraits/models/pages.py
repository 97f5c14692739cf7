"""The base of every page: one view, one language, validated when published."""

from __future__ import annotations

from typing import Any, ClassVar, Self, override

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import ngettext
from wagtail.models import Page, PagePermissionTester
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField

from authorsite.plain_text import CleanFields
from portraits.models.base import PublishRefused, healed, problems
from portraits.models.clearing import Problem, uncleared
from portraits.querysets.passages import translation_of, untranslated

PAGE_FIELDS = [
    TranslatableField("seo_title"),
    TranslatableField("search_description"),
    SynchronizedField("show_in_menus"),
]


def synchronised(*names: str) -> list[SynchronizedField]:
    """Fields that are the same in every language and that no translator can change."""
    return [SynchronizedField(name, overridable=False) for name in names]


def translated(*names: str) -> list[TranslatableField]:
    """Fields that are said anew in every language."""
    return [TranslatableField(name) for name in names]


def unsaid(page: Page) -> list[Problem]:
    """What keeps a translation from being published: passages that nobody has translated.

    Where they are missing the page holds the source's words, which readers would take for its own.
    """
    translation = translation_of(page.translation_key, page.locale_id)
    number = untranslated(translation).count() if translation is not None else 0
    if not number:
        return []
    message = ngettext(
        "%(number)d passage has not been translated yet.",
        "%(number)d passages have not been translated yet.",
        number,
    )
    return [(str(page), ValidationError(message % {"number": number}))]


class SitePagePermissions(PagePermissionTester):
    """What a user may do with a page of the site.

    For Wagtail, whoever may change a draft may also remove it. Here those who only correct texts, the
    reviewers of a language, remove and move none.
    """

    @override
    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Whether the user may remove the page; Wagtail asks the same before moving it."""
        if not super().can_delete(ignore_bulk=ignore_bulk):
            return False
        return bool(self.user.is_superuser or "add" in self.permissions)

    @override
    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        """Whether a copy or an alias may be made: of no page that a record has one of, nor of a tree."""
        page_class = self.page.specific_class
        if recursive or getattr(page_class, "one_per_record", False):
            return False
        return bool(super().can_copy_to(destination, recursive=recursive))


class SitePage(CleanFields, Page):
    """A page of the site. What is said in a language is a page in that language's tree.

    ``view`` is the dotted path of the function that renders the page, called with the request,
    the page, and the parts of the address the page did not consume. It is named like a view in a
    URLconf, so that pages do not import what lies above them.
    """

    view: ClassVar[str]
    # What translation does with each field is said in full, by every page type: a field is
    # translated, synchronised with the source, or kept by each language as its own.
    translatable_fields: ClassVar[list[BaseTranslatableField]]
    kept_fields: ClassVar[frozenset[str]] = frozenset()
    # Whether a record has one such page in each language, so that there is nothing to copy.
    one_per_record: ClassVar[bool] = False
    # Whether the address answers when the page is no longer live, since others link to it for ever.
    answers_when_gone: ClassVar[bool] = False

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Self | None:
        """A page from a revision's data, without references to records removed since."""
        return super().from_serializable_data(healed(cls, data), *args, **kwargs)

    def hindrances(self) -> list[Problem]:
        """What keeps this state of the page from being published."""
        return problems(self) + unsaid(self) + uncleared(self)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Publish a revision after validating it with all its inline rows, as a whole or not at all.

        Raises:
            PublishRefused: when the revision has problems; nothing is changed then.
        """
        found = revision.as_object().hindrances()
        if found:
            raise PublishRefused(found)
        with transaction.atomic():
            super().publish(revision, *args, **kwargs)

    def permissions_for_user(self, user: Any) -> SitePagePermissions:
        """What a user may do with the page."""
        return SitePagePermissions(user, self)

    @property
    def content_language(self) -> str:
        """The language the page's words are in.

        A section that lacks words in its language is an alias of one that has them.
        """
        page = self.alias_of if self.alias_of_id is not None else self
        return page.locale.language_code

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Render with the page's view."""
        return import_string(self.view)(request, self, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Preview with the page's view, since pages have no template of their own."""
        return self.serve(request)
