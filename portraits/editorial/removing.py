"""Removing records in the admin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages


def refuse_removal(request: HttpRequest, records: Iterable[Any]) -> HttpResponse | None:
    """Say why a record cannot be removed to which others refer; Wagtail would answer with a fault.

    Published texts are among them: their permanent addresses answer for ever.
    """
    for record in records:
        try:
            Collector(using=record._state.db).collect([record])  # noqa: SLF001 - Django's own way
        except (ProtectedError, RestrictedError):
            message = _(
                "“%(record)s” cannot be removed, since others refer to it or it has been published. "
                "Unpublish or retire it."
            )
            messages.error(request, message % {"record": record})
            return redirect(type(record).snippet_viewset.get_url_name("list"))
    return None
