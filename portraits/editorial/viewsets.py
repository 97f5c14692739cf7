"""The records in Wagtail's admin, in the order in which a librarian needs them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BooleanColumn, UpdatedAtColumn
from wagtail.models import Page
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from authorsite.collation import fold
from authorsite.rights.models import RightsRecord
from portraits.editorial.choosers import (
    AuthorChooser,
    ConsentChooser,
    PlaceChooser,
    RecordChooser,
    RightsChooser,
    WorkChooser,
)
from portraits.editorial.columns import (
    authors_of_work,
    column,
    inside_of,
    portraits_of,
    right_of,
    status_of,
    ties_of,
    uses_of,
    years_of,
)
from portraits.editorial.deciding import DecideRecord
from portraits.editorial.filters import AuthorFilters, PlaceFilters, RightsFilters, WorkFilters
from portraits.editorial.forms import ExcerptForm
from portraits.editorial.pages import author_asked_for
from portraits.editorial.panels import (
    AuthorRecordsPanel,
    LessonsPanel,
    ProblemsPanel,
    ProtectionPanel,
)
from portraits.editorial.reviewing import refused
from portraits.editorial.searching import find
from portraits.models import (
    Author,
    Award,
    Consent,
    Contribution,
    Excerpt,
    Place,
    PortraitPage,
    Work,
)


class RecordIndexView(IndexView):
    """A list of records, searched as readers search."""

    def search_queryset(self, queryset: Any) -> Any:
        """The records that match the words typed."""
        return find(queryset, self.search_query) if self.is_searching else queryset


class RefusalMixin:
    """For forms of records: what keeps one from being published is said, and it is kept as a draft."""

    def publish_action(self: Any) -> Any:
        """Publish, or say why not."""
        back = refused(self.request, self.object, self.get_edit_url())
        return back or super().publish_action()  # type: ignore[misc]


class RecordCreateView(RefusalMixin, CreateView):
    """Making a record."""


class RecordEditView(RefusalMixin, EditView):
    """Editing a record."""


class RecordViewSet(SnippetViewSet):
    """A kind of record in the admin."""

    add_view_class: Any = RecordCreateView
    edit_view_class: Any = RecordEditView
    index_view_class = RecordIndexView
    workflow_action_view_class = DecideRecord
    chooser_viewset_class = RecordChooser
    search_backend_name = None
    search_fields: Any = ["pk"]  # makes a search box; the view does the searching
    list_per_page = 50
    copy_view_enabled = False
    has_problems = False

    def get_edit_handler(self) -> Any:
        """The form of the model; first what keeps the record from being published."""
        handler = super().get_edit_handler()
        if self.has_problems:
            panel = ProblemsPanel().bind_to_model(self.model)
            first = handler.children[0] if isinstance(handler, TabbedInterface) else handler
            first.children.insert(0, panel)
        return handler


class WorkCreateView(RecordCreateView):
    """Making a work, by the author from whom one comes."""

    def get_initial_form_instance(self) -> Work:
        """A work with its author filled in."""
        work = Work()
        author = author_asked_for(self.request)
        if author is not None:
            work.contributions.set([Contribution(author=author)])
        return work


class ExcerptCreateView(RecordCreateView):
    """Making an excerpt, of the only work of the author from whom one comes."""

    def get_initial_form_instance(self) -> Excerpt:
        """An excerpt, with the work where there is no choice."""
        author = author_asked_for(self.request)
        if author is None:
            return Excerpt()
        works = list(Work.objects.filter(contributions__author=author).distinct()[:2])
        return Excerpt(work=works[0]) if len(works) == 1 else Excerpt()


class AuthorViewSet(RecordViewSet):
    """Authors."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    chooser_viewset_class = AuthorChooser
    filterset_class = AuthorFilters
    ordering = ["sort_sv", "pk"]
    has_problems = True
    list_display = [
        "sort_name",
        column("years", _("Years"), years_of),
        column("ties", _("Ties"), ties_of),
        column("portraits", _("Portraits"), portraits_of),
        column("status", _("Status"), status_of),
        UpdatedAtColumn(),
    ]
    list_export = ["key", "name", "sort_name", "birth", "death", "live"]

    def get_queryset(self, request: Any) -> Any:
        """With what the columns show, in a fixed number of queries."""
        portraits = PortraitPage.objects.select_related("locale").order_by("pk")
        return Author.objects.prefetch_related(
            "ties__place__parent__parent", Prefetch("portraits", portraits)
        )

    def get_edit_handler(self) -> Any:
        """The form, with a tab for what belongs to the author."""
        handler = super().get_edit_handler()
        tab = ObjectList([AuthorRecordsPanel()], heading=_("Portraits, works, excerpts"))
        handler.children.insert(1, tab.bind_to_model(self.model))
        return handler


class WorkViewSet(RecordViewSet):
    """Works."""

    model = Work
    icon = "openquote"
    menu_label = _("Works")
    add_view_class = WorkCreateView
    chooser_viewset_class = WorkChooser
    filterset_class = WorkFilters
    ordering = ["sort_sv", "pk"]
    has_problems = True
    list_display = [
        "title",
        "first_year",
        column("authors", _("Authors"), authors_of_work),
        column("status", _("Status"), status_of),
        UpdatedAtColumn(),
    ]

    def get_queryset(self, request: Any) -> Any:
        """With the authors."""
        return Work.objects.prefetch_related("contributions__author")


class ExcerptViewSet(RecordViewSet):
    """Excerpts."""

    model = Excerpt
    icon = "doc-full"
    menu_label = _("Excerpts")
    add_view_class = ExcerptCreateView
    ordering = ["work__sort_sv", "pk"]
    list_filter = ["live"]
    has_problems = True
    list_display = [
        "__str__",
        column("work", _("Work"), lambda excerpt: excerpt.work),
        column("right", _("Right"), right_of),
        column("status", _("Status"), status_of),
        "pid",
    ]

    def get_edit_handler(self) -> Any:
        """The form, with the protection of the text beside its right."""
        handler = super().get_edit_handler()
        handler.base_form_class = ExcerptForm
        after = [child.clean_name for child in handler.children].index("rights") + 1
        handler.children.insert(after, ProtectionPanel().bind_to_model(self.model))
        lessons = LessonsPanel(heading=_("Lessons with the text")).bind_to_model(self.model)
        handler.children.append(lessons)
        return handler

    def get_queryset(self, request: Any) -> Any:
        """With the work and the right."""
        return Excerpt.objects.select_related("work", "rights")


class AwardViewSet(RecordViewSet):
    """Awards."""

    model = Award
    icon = "pick"
    menu_label = _("Awards")
    ordering = ["-year", "name", "pk"]
    list_display = ["name", "year", "status", column("author", _("Author"), lambda row: row.author)]
    list_filter = ["status", "confidence"]

    def get_queryset(self, request: Any) -> Any:
        """With the author."""
        return Award.objects.select_related("author", "work")


class PlaceViewSet(RecordViewSet):
    """Places."""

    model = Place
    icon = "site"
    menu_label = _("Places")
    chooser_viewset_class = PlaceChooser
    filterset_class = PlaceFilters
    ordering = ["name", "key"]
    list_display = [
        "name",
        column("kind", _("Kind"), lambda place: place.get_kind_display()),
        column("inside", _("Lies in"), inside_of),
        BooleanColumn("retired", label=_("Retired")),
    ]

    def get_queryset(self, request: Any) -> Any:
        """With what the places lie in."""
        return Place.objects.select_related("parent__parent__parent")


class RightsViewSet(RecordViewSet):
    """The ledger of rights."""

    model = RightsRecord
    icon = "key"
    menu_label = _("Rights")
    chooser_viewset_class = RightsChooser
    filterset_class = RightsFilters
    ordering = ["title", "pk"]
    list_display = [
        "title",
        "holder",
        "basis",
        "starts",
        "ends",
        column("used", _("Used for"), uses_of),
    ]

    def get_queryset(self, request: Any) -> Any:
        """With how many texts and pictures rest on each right."""
        return RightsRecord.objects.annotate(
            texts=Count("excerpts", distinct=True), images=Count("pictures", distinct=True)
        )


class ConsentCreateView(RecordCreateView):
    """Recording what a writer answers, for the text from which one comes."""

    def get_initial_form_instance(self) -> Consent:
        """The writer and the text filled in; writers who record their own answers need not say how."""
        asked = self.request.GET
        writer = asked.get("writer", "")[:120]
        number = asked.get("page", "")
        page = Page.objects.filter(pk=int(number)).first() if number.isdecimal() else None
        user = self.request.user
        own = bool(writer) and fold(writer) == fold(user.get_full_name())
        return Consent(
            writer=writer, page=page, how=str(_("Recorded by the writer.")) if own else ""
        )

    def save_instance(self) -> Any:
        """Keep who has recorded it."""
        self.form.instance.recorded_by = self.request.user
        return super().save_instance()


class ConsentViewSet(RecordViewSet):
    """What those who wrote texts have agreed to."""

    model = Consent
    icon = "clipboard-list"
    menu_label = _("Consents")
    add_view_class = ConsentCreateView
    chooser_viewset_class = ConsentChooser
    ordering = ["writer", "pk"]
    list_display = [
        "writer",
        column("page", _("Text"), lambda row: row.page or _("all texts")),
        BooleanColumn("may_be_revised", label=_("May be revised")),
        BooleanColumn("may_be_translated", label=_("May be translated")),
        BooleanColumn("may_be_reused", label=_("May be reused")),
        "given_on",
    ]
    list_filter = ["may_be_revised", "may_be_translated", "may_be_reused"]
    list_export = [
        "writer", "page", "may_be_revised", "may_be_translated", "may_be_reused", "given_on", "how",
    ]  # fmt: skip

    def get_queryset(self, request: Any) -> Any:
        """With the texts."""
        return Consent.objects.select_related("page")


class CollectionGroup(SnippetViewSetGroup):
    """The records in the menu."""

    menu_label = _("The collection")
    menu_icon = "group"
    menu_order = 110
    items = (
        AuthorViewSet,
        WorkViewSet,
        ExcerptViewSet,
        AwardViewSet,
        PlaceViewSet,
        RightsViewSet,
        ConsentViewSet,
    )
