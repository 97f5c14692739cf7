"""Rules of the page tree that Wagtail's admin asks about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from portraits.models import PortraitPage


def refuse_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to copy a portrait: there is one page for each author and language.

    Bulk copying and the copy of a whole tree are stopped by the database, where the translation key
    and the language are unique together.
    """
    if not issubclass(page.specific_class, PortraitPage):
        return None
    messages.warning(
        request,
        _("A portrait cannot be copied, since an author has one portrait in each language."),
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
