"""Panels beside the fields of a form: what keeps a draft from being published, and what belongs to it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel
from wagtail.models import Locale

from portraits.models import (
    Author,
    DraftRecord,
    Excerpt,
    PortraitIndexPage,
    PortraitPage,
    Work,
    explained,
    lessons_with,
    protection_of,
)


class ProblemsPanel(Panel):
    """What keeps the draft from being published, in words, before anybody tries."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "portraits/editorial/problems.html"

        def is_shown(self) -> bool:
            """Only for a record that has been saved."""
            return isinstance(self.instance, DraftRecord) and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The problems: where, and what is wrong."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["problems"] = [
                (where, " ".join(str(message) for message in error.messages))
                for where, error in self.instance.hindrances()
            ]
            return context


class ProtectionPanel(Panel):
    """From when a text is free, and why, by the dates of those who made it."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "portraits/editorial/protection.html"

        def is_shown(self) -> bool:
            """Only for an excerpt that has been saved."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The protection in words."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["protection"] = explained(protection_of(self.instance))
            return context


class LessonsPanel(Panel):
    """The lessons that use an excerpt, which its withdrawal would leave with a notice."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "portraits/editorial/lessons.html"

        def is_shown(self) -> bool:
            """Only for an excerpt that has been saved."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The lessons in all languages, and whether the text still stands in them."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            excerpt = self.instance
            context["lessons"] = [
                (
                    page.title,
                    page.locale.get_display_name(),
                    reverse("wagtailadmin_pages:edit", args=[page.pk]),
                    page.live,
                )
                for page in lessons_with(excerpt).select_related("locale")
            ]
            context["withdrawn"] = not Excerpt.objects.public().filter(pk=excerpt.pk).exists()
            return context


def edit_url(record: Any) -> str:
    """Where a record is edited."""
    viewset = type(record).snippet_viewset
    return reverse(viewset.get_url_name("edit"), args=[record.pk])


def add_url(model: Any, author: Author) -> str:
    """Where a record of an author is made."""
    return f"{reverse(model.snippet_viewset.get_url_name('add'))}?author={author.pk}"


class AuthorRecordsPanel(Panel):
    """What belongs to an author: portraits, works and excerpts, with links to edit and to add."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "portraits/editorial/author_records.html"

        def is_shown(self) -> bool:
            """Only for an author who has been saved."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Links to what there is and to what may be made."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            author = self.instance
            context["groups"] = [
                {"label": _("Portraits"), **_portraits(author)},
                {
                    "label": _("Works"),
                    "rows": [
                        (str(work), edit_url(work), work.live)
                        for work in Work.objects.filter(contributions__author=author)
                        .distinct()
                        .order_by("first_year", "sort_sv")
                    ],
                    "add": [(_("Add a work"), add_url(Work, author))],
                },
                {
                    "label": _("Excerpts"),
                    "rows": [
                        (str(excerpt), edit_url(excerpt), excerpt.live)
                        for excerpt in Excerpt.objects.filter(work__contributions__author=author)
                        .distinct()
                        .select_related("work")
                        .order_by("pk")
                    ],
                    "add": [(_("Add an excerpt"), add_url(Excerpt, author))],
                },
            ]
            return context


def _portraits(author: Author) -> dict[str, Any]:
    """The portraits by language, and the languages in which one may be written."""
    pages = {
        page.locale_id: page
        for page in PortraitPage.objects.filter(author=author).select_related("locale")
    }
    rows, add = [], []
    indexes = {page.locale_id: page for page in PortraitIndexPage.objects.all()}
    for locale in Locale.objects.order_by("pk"):
        page = pages.get(locale.pk)
        if page is not None:
            url = reverse("wagtailadmin_pages:edit", args=[page.pk])
            rows.append((locale.get_display_name(), url, page.live))
        elif locale.pk in indexes:
            url = reverse(
                "wagtailadmin_pages:add",
                args=["portraits", "portraitpage", indexes[locale.pk].pk],
            )
            label = _("Write in %(language)s") % {"language": locale.get_display_name()}
            add.append((label, f"{url}?author={author.pk}"))
    return {"rows": rows, "add": add}
