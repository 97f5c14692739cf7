"""The short form with which a portrait begins. It ends in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Locale

from authorsite.images.models import Picture
from authorsite.partial_dates import parse_or_none
from authorsite.plain_text import TextError, check_plain
from authorsite.settings.languages import LANGUAGE_CODE
from portraits.actions.begin_portrait import NewPortrait, NewWork, begin_portrait
from portraits.editorial.panels import add_url, edit_url
from portraits.editorial.translating import own_locales
from portraits.importers.sheets.people import Likeness, likeness
from portraits.importers.sheets.titles import TitleReading, read_titles
from portraits.models import Author, AuthorName, Excerpt, Place, PortraitIndexPage
from portraits.models.vocabulary import TieKind
from portraits.querysets.matching import SearchWords, beginning_alike

if TYPE_CHECKING:
    _FormView = FormView[Any]
else:
    _FormView = FormView

COMMON_START = 2
MOST_COMPARED = 500
TIES = 3
"""How many ties the form has room for; most authors have no more."""

YEARS_APART = 1
"""How far two years of birth may lie apart and still be a slip of the pen."""


def likely_the_same(name: str, birth: str) -> list[Author]:
    """Authors of the collection who may be the one somebody is about to add.

    Names are compared as when a list is imported; a year of birth that is another one speaks against it.
    """
    begins = beginning_alike(SearchWords.read(name).terms, COMMON_START)
    if begins is None:
        return []
    others = AuthorName.objects.filter(begins).values("author")
    found = Author.objects.filter(begins | Q(pk__in=others)).prefetch_related("names")
    return [
        author
        for author in found.order_by("sort_sv", "pk")[:MOST_COMPARED]
        if _may_be(author, name, birth)
    ]


def _may_be(author: Author, name: str, birth: str) -> bool:
    born, said = author.birth_year, parse_or_none(birth)
    year = said.year if said is not None else None
    if born is not None and year is not None and abs(born - year) > YEARS_APART:
        return False
    names = [author.name, *(row.name for row in author.names.all())]
    return any(likeness(name, each) != Likeness.DIFFERENT for each in names)


def validate_plain(text: str) -> None:
    """Refuse markup and characters that do not belong in a text.

    Raises:
        ValidationError: with the code of the reason.
    """
    try:
        check_plain(text)
    except TextError as problem:
        raise forms.ValidationError(problem.message, code=problem.code) from problem


def _tie_pairs() -> list[tuple[str, str]]:
    """The names of the fields of each tie: the place and the kind."""
    ends = ("", *(f"_{number}" for number in range(2, TIES + 1)))
    return [(f"place{end}", f"tie{end}") for end in ends]


def _tie_fields(place: str, tie: str, number: int) -> dict[str, forms.Field]:
    """A place and how the author is tied to it."""
    counted = {"number": number}
    return {
        place: forms.ModelChoiceField(
            Place.objects.filter(retired=False),
            label=_("Place %(number)d") % counted,
            required=False,
            widget=Place.snippet_viewset.chooser_viewset.widget_class(),
            help_text=_("A place of our county that the author is tied to.") if number == 1 else "",
        ),
        tie: forms.ChoiceField(
            label=_("Tie %(number)d") % counted,
            choices=[("", "–"), *TieKind.choices],
            required=False,
        ),
    }


class BeginningForm(forms.Form):
    """The little one knows at first."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=160,
        validators=[validate_plain],
        help_text=gettext_lazy("As published."),
    )
    birth_year = forms.IntegerField(
        label=gettext_lazy("Year of birth"), required=False, min_value=1000, max_value=2100
    )
    locale = forms.ModelChoiceField(
        Locale.objects.none(), label=gettext_lazy("The portrait's language"), empty_label=None
    )
    picture = forms.ModelChoiceField(
        Picture.objects.all(),
        label=gettext_lazy("Picture"),
        required=False,
        widget=AdminImageChooser,
        help_text=gettext_lazy("Of the author. It is shown once it has a right."),
    )
    works = forms.CharField(
        label=gettext_lazy("Works"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        validators=[validate_plain],
        help_text=gettext_lazy("One to a line: “Title (1982)”. An ISBN may stand with it."),
    )
    is_another = forms.BooleanField(
        label=gettext_lazy("It is none of them"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.same: list[Author] = []
        self.titles: tuple[TitleReading, ...] = ()
        for number, (place, tie) in enumerate(_tie_pairs(), start=1):
            self.fields.update(_tie_fields(place, tie, number))
        ties = [name for pair in _tie_pairs() for name in pair]
        self.order_fields(["name", "birth_year", *ties, "picture", "locale", "works"])
        locale: Any = self.fields["locale"]
        lists = PortraitIndexPage.objects.filter(alias_of=None).values("locale")
        locale.queryset = Locale.objects.filter(pk__in=own_locales(user)).filter(pk__in=lists)
        default = locale.queryset.filter(language_code=LANGUAGE_CODE).first()
        locale.initial = default or locale.queryset.first()

    def clean_name(self) -> str:
        """The name, with single spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_works(self) -> str:
        """The works as the importer reads them.

        Raises:
            ValidationError: for a line that holds no title.
        """
        text: str = self.cleaned_data["works"]
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        found: list[TitleReading] = []
        for line in lines:
            titles = read_titles(line).titles
            if not titles:
                message = _("No title could be read in “%(line)s”.")
                raise forms.ValidationError(message, params={"line": line})
            found += titles
        self.titles = tuple(found)
        return text

    def clean(self) -> dict[str, Any]:
        """A place and its tie belong together; whoever may be there already is asked about.

        Raises:
            ValidationError: for a place without a tie, and where somebody of the name is there.
        """
        data: dict[str, Any] = super().clean() or {}
        for place, tie in _tie_pairs():
            if bool(data.get(place)) != bool(data.get(tie)):
                self.add_error(
                    tie, _("Say how the author is tied to the place, or leave both empty.")
                )
        if data.get("name"):
            self.same = likely_the_same(data["name"], str(data.get("birth_year") or ""))
            if self.same and not data.get("is_another"):
                self.fields["is_another"].widget = forms.CheckboxInput()
                self.add_error("is_another", _("Look whether the author is here already."))
        return data

    def new(self) -> NewPortrait:
        """What was filled in."""
        data = self.cleaned_data
        works = [
            NewWork(row.title, row.year if row.sure else None, row.isbn) for row in self.titles
        ]
        year = data.get("birth_year")
        return NewPortrait(
            data["name"],
            data["locale"],
            str(year) if year else "",
            [(data[place], data[tie]) for place, tie in _tie_pairs() if data[place]],
            data["picture"],
            works,
        )


class BeginPortraitView(WagtailAdminTemplateMixin, _FormView):
    """A new portrait: the short form, then the editor."""

    template_name = "portraits/editorial/beginning.html"
    form_class = BeginningForm
    page_title = gettext_lazy("New portrait")
    header_icon = "user"
    _show_breadcrumbs = True

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Only for those who may add authors.

        Raises:
            PermissionDenied: for others.
        """
        if not request.user.has_perm("portraits.add_author"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form of the user."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those who are there already, each with the way to their record."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        same = [(author, edit_url(author)) for author in context["form"].same]
        return {
            **context,
            "same": same,
            "media": context["form"].media,
            "submit_button_label": _("Begin"),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        """Create everything, and go on in the editor."""
        found = form.new()
        page = begin_portrait(found, self.request.user)
        number = len(form.titles)
        text = ngettext(
            "%(name)s is here, with %(number)d work. All are drafts; write on.",
            "%(name)s is here, with %(number)d works. All are drafts; write on.",
            number,
        ) % {"name": page.author.name, "number": number}
        buttons = [messages.button(edit_url(page.author), _("Facts of the author"))]
        if found.works:
            buttons.append(messages.button(add_url(Excerpt, page.author), _("Add an excerpt")))
        messages.success(self.request, text, buttons=buttons)
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


class BeginMenuItem(MenuItem):
    """The way to the form, for those who may use it."""

    def is_shown(self, request: Any) -> bool:
        """Only for those who may add authors."""
        return bool(request.user.has_perm("portraits.add_author"))


def begin_menu_item() -> MenuItem:
    """The form in the main menu, before the records."""
    return BeginMenuItem(
        gettext_lazy("New portrait"),
        reverse_lazy("begin_portrait"),
        name="begin-portrait",
        icon_name="plus",
        order=105,
    )
