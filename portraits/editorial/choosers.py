"""The dialogs in which records are chosen, or made in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from portraits.editorial.columns import authors_of_work, column, inside_of, years_of
from portraits.editorial.searching import find


class _RecordList:
    """A list in a chooser: searched as readers search, with what tells a record from others."""

    extra_columns: ClassVar[Sequence[Column]] = ()
    select: ClassVar[Sequence[str]] = ()
    prefetch: ClassVar[Sequence[str]] = ()

    @property
    def columns(self) -> list[Column]:
        """The name, what tells it from others, and whether it is published."""
        first, *rest = super().columns  # type: ignore[misc]
        return [first, *self.extra_columns, *rest]

    def get_object_list(self) -> Any:
        """All records, with what the columns show."""
        found = super().get_object_list()  # type: ignore[misc]
        if self.select:
            found = found.select_related(*self.select)
        return found.prefetch_related(*self.prefetch)

    def filter_object_list(self, objects: Any) -> Any:
        """The records that match the words typed."""
        form = self.filter_form  # type: ignore[attr-defined]
        return find(objects, form.cleaned_data.get("q") if form.is_valid() else "")


class _ForReadersOfTheRecords:
    """A dialog for those only who may see the records elsewhere."""

    model: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer.

        Raises:
            PermissionDenied: for others.
        """
        policy = policy_registry.get_by_type(self.model)
        if not policy.user_has_any_permission(request.user, ["add", "change", "view"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class RecordChooser(SnippetChooserViewSet):
    """Choosing a record."""

    per_page = 20


class _Authors(_RecordList):
    extra_columns = (column("years", _("Years"), years_of),)


class _AuthorView(_Authors, ChooseView):
    pass


class _AuthorResults(_Authors, ChooseResultsView):
    pass


class AuthorChooser(RecordChooser):
    """Choosing an author, by name and years."""

    choose_view_class = _AuthorView
    choose_results_view_class = _AuthorResults
    form_fields = ["name", "birth", "death"]


class _Works(_RecordList):
    extra_columns = (column("authors", _("Authors"), authors_of_work),)
    prefetch = ("contributions__author",)


class _WorkView(_Works, ChooseView):
    pass


class _WorkResults(_Works, ChooseResultsView):
    pass


class WorkChooser(RecordChooser):
    """Choosing a work, by title and authors; a new one gets its authors in its own form."""

    choose_view_class = _WorkView
    choose_results_view_class = _WorkResults
    form_fields = ["title", "first_year", "languages", "form"]


class _Places(_RecordList):
    extra_columns = (
        column("kind", _("Kind"), lambda place: place.get_kind_display()),
        column("inside", _("Lies in"), inside_of),
    )
    select = ("parent__parent__parent",)


class _PlaceView(_Places, ChooseView):
    pass


class _PlaceResults(_Places, ChooseResultsView):
    pass


class PlaceChooser(RecordChooser):
    """Choosing a place, with what it lies in, since places share names."""

    choose_view_class = _PlaceView
    choose_results_view_class = _PlaceResults
    form_fields = ["name", "kind", "parent"]


class _Rights(_RecordList):
    extra_columns = (
        column("holder", _("Rights holder"), lambda right: right.holder),
        column("ends", _("To"), lambda right: right.ends),
    )


class _RightsView(_Rights, ChooseView):
    pass


class _RightsResults(_Rights, ChooseResultsView):
    pass


class RightsChooser(RecordChooser):
    """Choosing a right, with its holder and its end."""

    choose_view_class = _RightsView
    choose_results_view_class = _RightsResults
    form_fields = ["title", "holder", "basis", "licence_url", "starts", "ends"]


class _ConsentView(_ForReadersOfTheRecords, ChooseView):
    pass


class _ConsentResults(_ForReadersOfTheRecords, ChooseResultsView):
    pass


class _ConsentChosen(_ForReadersOfTheRecords, SnippetChosenView):
    pass


class _ConsentsChosen(_ForReadersOfTheRecords, SnippetChosenMultipleView):
    pass


class ConsentChooser(RecordChooser):
    """What writers have agreed to, for those who may read it; Wagtail's own asks nobody."""

    choose_view_class = _ConsentView
    choose_results_view_class = _ConsentResults
    chosen_view_class = _ConsentChosen
    chosen_multiple_view_class = _ConsentsChosen
