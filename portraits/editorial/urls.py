"""Addresses in the admin: the board of translations, and one translation."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from portraits.editorial.beginning import BeginPortraitView
from portraits.editorial.parity import ParityView
from portraits.editorial.translating import TranslationView, narrowed_urls
from portraits.editorial.usage_report import UsageView


def admin_urls() -> list[URLPattern | URLResolver]:
    """What the project adds to the admin; before Wagtail's own, since it narrows some of them."""
    translations = [
        path("", ParityView.as_view(), name="board"),
        path("results/", ParityView.as_view(results_only=True), name="board_results"),
        path("<int:page>/", TranslationView.as_view(), name="page"),
    ]
    return [
        *narrowed_urls(),
        path("begin-portrait/", BeginPortraitView.as_view(), name="begin_portrait"),
        path("usage/", UsageView.as_view(), name="usage_report"),
        path("usage/results/", UsageView.as_view(results_only=True), name="usage_report_results"),
        path("translations/", include((translations, "translations"))),
    ]


def board_menu_item() -> MenuItem:
    """The board in the menu of reports."""
    return MenuItem(
        _("Translations by language"),
        reverse_lazy("translations:board"),
        name="translations-board",
        icon_name="wagtail-localize-language",
        order=50,
    )
