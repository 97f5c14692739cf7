"""The parity board: which texts exist in which language, and in what state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import django_filters
import polib
from django.apps import apps
from django.conf import settings
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, to_locale
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from authorsite.settings.languages import SITE_LANGUAGES
from portraits.models import Wording

MISSING, DRAFT, OUTDATED, PUBLISHED, REVIEWED = (
    "missing",
    "draft",
    "outdated",
    "published",
    "reviewed",
)
STATES = {
    MISSING: gettext_lazy("missing"),
    DRAFT: gettext_lazy("draft"),
    OUTDATED: gettext_lazy("outdated"),
    PUBLISHED: gettext_lazy("published"),
    REVIEWED: gettext_lazy("reviewed"),
}
KINDS = {
    "portraits": (gettext_lazy("Portraits"), ("portraits.PortraitPage",)),
    "excerpts": (gettext_lazy("Introductions of excerpts"), ("portraits.ExcerptPage",)),
    "lessons": (gettext_lazy("Lessons"), ("portraits.LessonPage",)),
    "texts": (gettext_lazy("News and text pages"), ("home.NewsPage", "home.TextPage")),
}
"""What the board may show: its label and the page types."""


@dataclass(frozen=True)
class State:
    """A text in one language; ``url`` leads to what may be done about it."""

    name: str
    url: str
    reviewer: str = ""
    reviewed_on: Any = None

    @property
    def label(self) -> str:
        """The state in words."""
        return str(STATES[self.name])

    def __str__(self) -> str:
        details = ", ".join(str(part) for part in (self.reviewer, self.reviewed_on) if part)
        return f"{self.label} ({details})" if details else self.label


@dataclass
class Row:
    """A text with its state in every language, by code."""

    title: str
    states: dict[str, State] = field(default_factory=dict)

    def __getattr__(self, code: str) -> State:
        """The state in a language, as exports ask for it."""
        try:
            return self.__dict__["states"][code]
        except KeyError:
            raise AttributeError(code) from None


def texts(kind: str) -> QuerySet[Page]:
    """One page for each text of a kind, that written first; aliases are nobody's text."""
    models = [apps.get_model(label) for label in KINDS[kind][1]]
    pages = Page.objects.type(*models).filter(alias_of=None)
    first = pages.order_by().values("translation_key").annotate(first=Min("pk")).values("first")
    return pages.filter(pk__in=first)


def in_language(code: str, **conditions: Any) -> Exists:
    """Whether a text has a page in a language that fulfils conditions."""
    pages = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=code,
        alias_of=None,
        **conditions,
    )
    return Exists(pages)


def changed_at() -> Subquery:
    """When the words of a page's source changed last."""
    sources = TranslationSource.objects.filter(object_id=OuterRef("translation_key"))
    return Subquery(sources.order_by("-last_updated_at").values("last_updated_at")[:1])


def in_state(code: str, state: str) -> Q:
    """The condition that a text is in a state in a language."""
    live = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=code,
        alias_of=None,
        live=True,
    ).annotate(changed_at=changed_at())
    translated = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"), translations__target_locale=OuterRef("locale")
    )
    outdated = live.filter(Exists(translated), changed_at__gt=F("last_published_at"))
    reviewed = live.filter(wording__reviewed_version=F("live_revision"))
    match state:
        case "missing":
            return ~Q(in_language(code))
        case "draft":
            return Q(in_language(code, live=False))
        case "outdated":
            return Q(Exists(outdated))
        case "reviewed":
            return Q(Exists(reviewed)) & ~Q(Exists(outdated))
        case _:
            return Q(Exists(live)) & ~Q(Exists(outdated)) & ~Q(Exists(reviewed))


class BoardFilters(WagtailFilterSet):
    """What is shown, and which states in which language."""

    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Texts"),
        choices=[(kind, label) for kind, (label, _models) in KINDS.items()],
        method="as_is",
        empty_label=None,
    )
    title = django_filters.CharFilter(
        label=gettext_lazy("Name"), field_name="title", lookup_expr="icontains"
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"),
        choices=[(language.code, language.own_name) for language in SITE_LANGUAGES],
        method="as_is",
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State in the language"), choices=list(STATES.items()), method="by_state"
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail adds it for pages; a text on the board is in all languages.
        self.filters.pop("locale", None)

    def as_is(self, queryset: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """The kind is chosen by the view, the language belongs to the state."""
        return queryset

    def by_state(self, queryset: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """The texts that are in a state in the chosen language, or in any if none is chosen."""
        chosen = self.form.cleaned_data.get("language")
        condition = Q()
        for code in [chosen] if chosen else [language.code for language in SITE_LANGUAGES]:
            condition |= in_state(code, value)
        return queryset.filter(condition)


def rows(pages: Sequence[Page]) -> list[Row]:
    """Texts with their states, in four queries whatever their number."""
    keys = [page.translation_key for page in pages]
    locales = {locale.pk: locale.language_code for locale in Locale.objects.all()}
    versions: defaultdict[Any, dict[str, Page]] = defaultdict(dict)
    found = Page.objects.filter(translation_key__in=keys, alias_of=None).order_by("pk")
    for page in found:
        versions[page.translation_key][locales[page.locale_id]] = page
    sources = {
        source.object_id: (locales[source.locale_id], source.last_updated_at)
        for source in TranslationSource.objects.filter(object_id__in=keys)
    }
    wordings = {wording.page_id: wording for wording in Wording.objects.filter(page__in=found)}
    return [
        Row(
            page.get_admin_display_title(),
            {
                language.code: _state(
                    versions[page.translation_key], language.code, page, sources, wordings
                )
                for language in SITE_LANGUAGES
            },
        )
        for page in pages
    ]


def _state(
    versions: Mapping[str, Page],
    code: str,
    first: Page,
    sources: Mapping[Any, tuple[str, Any]],
    wordings: Mapping[int, Wording],
) -> State:
    page = versions.get(code)
    if page is None:
        source, _changed = sources.get(first.translation_key, ("", None))
        start = reverse(
            "wagtail_localize:submit_page_translation", args=[versions.get(source, first).pk]
        )
        return State(MISSING, f"{start}?select_locale={code}")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if not page.live:
        return State(DRAFT, edit)
    about = reverse("translations:page", args=[page.pk])
    source, changed = sources.get(page.translation_key, (code, None))
    if source != code and changed and page.last_published_at and changed > page.last_published_at:
        return State(OUTDATED, about)
    wording = wordings.get(page.pk)
    if wording is not None and wording.approves(page.live_revision_id):
        return State(REVIEWED, about, wording.reviewer, wording.reviewed_on)
    return State(PUBLISHED, about)


class StateColumn(Column):
    """The state of a text in one language."""

    cell_template_name = "portraits/editorial/state_cell.html"

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> dict[str, Any]:
        """The state."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "state": instance.states[self.name]}


@lru_cache(maxsize=64)
def percent_translated(code: str) -> tuple[int, int]:
    """How much of the interface a language has words for, and how many wait for a speaker."""
    for folder in settings.LOCALE_PATHS:
        path = Path(folder) / to_locale(code) / "LC_MESSAGES" / "django.po"
        if path.is_file():
            catalogue = polib.pofile(str(path))
            return catalogue.percent_translated(), len(catalogue.fuzzy_entries())
    return 0, 0


class ParityView(ReportView):
    """Texts by language, with what may be done about each; export as CSV and XLSX."""

    results_template_name = "portraits/editorial/parity_results.html"
    index_url_name = "translations:board"
    index_results_url_name = "translations:board_results"
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    filterset_class = BoardFilters
    is_searchable = False
    permission_policy = None

    @property
    def kind(self) -> str:
        """Which texts are shown."""
        asked = self.request.GET.get("kind", "")
        return asked if asked in KINDS else "portraits"

    @property
    def default_ordering(self) -> list[str]:
        """Authors as they are filed, other texts by title."""
        filed = ["portraitpage__author__sort_sv"] if self.kind == "portraits" else []
        return [*filed, "title", "pk"]

    @property
    def columns(self) -> list[Column]:
        """The title, then a column for each language, headed by its code to save width."""
        return [
            Column("title", label=gettext_lazy("Name"), sort_key="title"),
            *(StateColumn(language.code, label=language.code) for language in SITE_LANGUAGES),
        ]

    @property
    def list_export(self) -> list[str]:
        """The same columns in an export."""
        return ["title", *(language.code for language in SITE_LANGUAGES)]

    @property
    def export_headings(self) -> dict[str, str]:
        """The columns by their names."""
        names = {language.code: language.own_name for language in SITE_LANGUAGES}
        return {"title": _("Name"), **names}

    def get_filename(self) -> str:
        """The name of an exported file."""
        return f"translations-{self.kind}"

    def get_base_queryset(self) -> QuerySet[Page]:
        """The texts of the kind."""
        return texts(self.kind)

    def get_table(self, object_list: Iterable[Page]) -> Any:
        """The table of the texts on this page of the list, with their states."""
        return super().get_table(rows(list(object_list)))

    def decorate_paginated_queryset(self, object_list: Iterable[Page]) -> Iterable[Any]:
        """The texts of an export with their states."""
        return rows(list(object_list)) if self.is_export else object_list

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With how much of the interface each language has."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        catalogues = [
            (language.own_name, language.code, *percent_translated(language.code))
            for language in SITE_LANGUAGES
        ]
        return {**context, "catalogues": catalogues}
