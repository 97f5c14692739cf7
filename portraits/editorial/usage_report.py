"""The report of what was shown in a year by the right of whom, as a page, CSV and XLSX."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from authorsite.images.models import Picture
from portraits.editorial.usage import Use, first_year, pictures_shown, texts_shown
from portraits.models import Excerpt

TEXTS, PICTURES = "texts", "pictures"
KINDS = {TEXTS: gettext_lazy("Texts"), PICTURES: gettext_lazy("Pictures")}
LABELS = {
    "holder": gettext_lazy("Rights holder"),
    "title": gettext_lazy("Shown"),
    "author": gettext_lazy("By"),
    "where": gettext_lazy("Where"),
    "first": gettext_lazy("First day"),
    "last": gettext_lazy("Last day"),
    "days": gettext_lazy("Days"),
    "rows": gettext_lazy("Rows"),
    "characters": gettext_lazy("Characters"),
    "location": gettext_lazy("Pages or chapter"),
    "forms": gettext_lazy("The right covers"),
    "right": gettext_lazy("Right"),
    "reference": gettext_lazy("Reference"),
}
PERMISSION = "rights.change_rightsrecord"
_OLDEST_YEAR = 2005


def _years() -> list[tuple[str, str]]:
    """The years there is something to report of, the last first."""
    years = range(timezone.localdate().year, max(first_year(), _OLDEST_YEAR) - 1, -1)
    return [(str(year), str(year)) for year in years]


class UsageFilters(WagtailFilterSet):
    """Kind, year and holder; the view asks for the first two before there is anything to filter."""

    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind"), choices=list(KINDS.items()), method="keep", empty_label=None
    )
    year = django_filters.ChoiceFilter(
        label=gettext_lazy("Year"), choices=_years, method="keep", empty_label=None
    )
    holder = django_filters.CharFilter(
        label=gettext_lazy("Rights holder"), field_name="rights__holder", lookup_expr="icontains"
    )

    class Meta:
        model = Excerpt
        fields: list[str] = []

    def keep(self, queryset: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """All; the view has chosen them by this."""
        return queryset


class UsageView(ReportView):
    """What was shown in a year."""

    index_url_name = "usage_report"
    index_results_url_name = "usage_report_results"
    page_title = gettext_lazy("Use of rights")
    header_icon = "key"
    filterset_class = UsageFilters
    is_searchable = False
    permission_policy = None
    default_ordering = ["rights__holder", "pk"]
    list_export = list(LABELS)
    export_headings = LABELS

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for those who clear rights.

        Raises:
            PermissionDenied: for others.
        """
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def kind(self) -> str:
        """Texts, or pictures."""
        return PICTURES if self.request.GET.get("kind") == PICTURES else TEXTS

    @property
    def year(self) -> int:
        """The year asked for, else the present one."""
        asked = self.request.GET.get("year", "")
        return int(asked) if asked in dict(_years()) else timezone.localdate().year

    @cached_property
    def uses(self) -> dict[int, Use]:
        """What was shown in the year, by primary key."""
        found = pictures_shown if self.kind == PICTURES else texts_shown
        return found(self.year)

    @property
    def columns(self) -> list[Column]:
        """What fits a screen; an export says all."""
        shown = ("title", "author", "holder", "first", "last", "days", "rows", "forms")
        return [Column(name, label=LABELS[name]) for name in shown]

    def get_base_queryset(self) -> QuerySet[Any]:
        """The texts or pictures that were shown."""
        model: type[Model] = Picture if self.kind == PICTURES else Excerpt
        return model._default_manager.filter(pk__in=self.uses)  # noqa: SLF001 - documented API

    def get_table(self, object_list: Iterable[Any]) -> Any:
        """The table of their uses."""
        return super().get_table([self.uses[row.pk] for row in object_list])

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> Iterable[Any]:
        """In an export the uses."""
        return [self.uses[row.pk] for row in object_list] if self.is_export else object_list

    def to_row_dict(self, item: Use) -> dict[str, Any]:
        """All that is known of a use; a text that a spreadsheet would compute stays a text."""
        return {name: _harmless(value) for name, value in dataclasses.asdict(item).items()}

    def get_filename(self) -> str:
        """The name of an exported file."""
        return f"{self.kind}-{self.year}"


def _harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return (
        f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
    )


class UsageMenuItem(MenuItem):
    """The report in the menu, for those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For those who clear rights."""
        return bool(request.user.has_perm(PERMISSION))


def usage_menu_item() -> MenuItem:
    """The report in the menu of reports."""
    return UsageMenuItem(
        _("Use of rights"), reverse_lazy("usage_report"), name="usage", icon_name="key", order=60
    )
