"""Rules of the page tree that Wagtail's admin asks about."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

from portraits.models import Author, PortraitPage


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


def author_asked_for(request: HttpRequest) -> Author | None:
    """The author for whom something is made, as the address says."""
    key = request.GET.get("author", "")
    return Author.objects.filter(pk=key).first() if key.isdecimal() else None


class PortraitCreateView(CreateView):
    """Wagtail's form for a new page, with the author filled in."""

    def get(self, request: Any) -> Any:
        """The form."""
        self.page.author = request.portrayed
        return super().get(request)


def fill_in_author(request: Any, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    """Answer with the author filled in when one comes from an author's record.

    Wagtail has no hook that knows both the new page and the request, hence a view from this one,
    which asks the hook again.
    """
    if request.method != "GET" or page_class is not PortraitPage or hasattr(request, "portrayed"):
        return None
    request.portrayed = author_asked_for(request)
    if request.portrayed is None:
        return None
    view = PortraitCreateView.as_view()
    return view(request, "portraits", "portraitpage", parent.pk)
