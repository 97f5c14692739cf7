"""What an editor is told about the review of what they have open."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, WorkflowMixin

from portraits.editorial.panels import edit_url
from portraits.models import (
    Consent,
    Problem,
    ReviewTask,
    SitePage,
    companions,
    describe,
    unasked,
)


def explain_review(request: HttpRequest, shown: Any) -> None:
    """Say what the present step is for, until when, and what keeps the user from approving it."""
    if request.method != "GET" or not isinstance(shown, WorkflowMixin):
        return
    state = shown.current_workflow_task_state
    task = shown.current_workflow_task
    if state is None or not isinstance(task, ReviewTask):
        return
    until = date_format(task.due(state), "DATE_FORMAT")
    text = format_html(
        "<strong>{}</strong> {} {}",
        task.name,
        task.explanation,
        _("To be decided by: %(date)s.") % {"date": until},
    )
    draft = shown.get_latest_revision_as_object()
    found = task.refusals(draft, request.user)
    if found:
        text = format_html("{}{}", text, listed(_("It cannot be approved yet:"), found))
    text = format_html("{}{}", text, together_with(draft))
    if request.user.has_perm("portraits.add_consent"):
        text = format_html("{}{}", text, answers_to_record(draft))
    (messages.warning if found else messages.info)(request, text)


def together_with(draft: Any) -> str:
    """What a new portrait brings along when it is published, each with the way to it."""
    beside = companions(draft)
    parts = (
        (_("Published together with it:"), beside.ready),
        (_("Not ready, and so stays a draft:"), beside.waiting),
    )
    return format_html_join(
        "",
        "<p>{} {}</p>",
        ((heading, _linked(records)) for heading, records in parts if records),
    )


def _linked(records: list[Any]) -> str:
    links = ((edit_url(record), record) for record in records)
    return format_html_join(", ", '<a href="{}">{}</a>', links)


def listed(heading: str, found: list[Problem]) -> str:
    """Problems under a heading."""
    rows = format_html_join("", "<li>{}</li>", ((describe(each),) for each in found))
    return format_html("<p>{}</p><ul>{}</ul>", heading, rows)


def answers_to_record(draft: Any) -> str:
    """Links to record what each writer who has not been asked answers; nothing where all have been."""
    consents: Any = Consent
    form = reverse(consents.snippet_viewset.get_url_name("add"))
    writers = [where for where, error in unasked(draft) if error.code == "not_asked"]
    return format_html_join(
        "",
        '<p><a href="{}?{}">{}</a></p>',
        (
            (
                form,
                urlencode({"page": draft.pk, "writer": writer}),
                _("Record what %(writer)s answers") % {"writer": writer},
            )
            for writer in writers
        ),
    )


def refused(request: HttpRequest, shown: Any, form: str) -> HttpResponse | None:
    """The way back to the form of what cannot be published, with the reasons; it is kept as a draft.

    Args:
        form: the address of the form.
    """
    found = shown.get_latest_revision_as_object().hindrances()
    if not found:
        return None
    messages.error(request, listed(_("It is saved, but cannot be published yet:"), found))
    return redirect(form)


def refuse_unready(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say why a page cannot be published."""
    if not isinstance(page, SitePage):
        return None
    return refused(request, page, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def refuse_unready_among(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Say why pages among many cannot be published; then none of them is."""
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page.specific, SitePage)]
    if action.get_execution_context()["include_descendants"]:
        below = [page.get_descendants().not_live() for page in pages]
        pages += [
            page for drafts in below for page in drafts if isinstance(page.specific, SitePage)
        ]
    found = [
        problem
        for page in pages
        for problem in page.specific.get_latest_revision_as_object().hindrances()
    ]
    if not found:
        return None
    messages.error(request, listed(_("Nothing was published, since this cannot be:"), found))
    return redirect(action.next_url)
