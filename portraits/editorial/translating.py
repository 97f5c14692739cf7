"""Translating in the admin: languages of one's own, nothing half translated published, what has changed.

The views of wagtail-localize are kept; two of them are narrowed, at the same addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from portraits.models import Wording
from portraits.querysets.passages import Passage, translation_of, untranslated, waiting
from portraits.routing import homes

if TYPE_CHECKING:
    _FormView = FormView[Any]
else:
    _FormView = FormView


def own_locales(user: AbstractBaseUser) -> set[int]:
    """The locales, by primary key, whose pages a user may write."""
    return {home.locale_id for home in homes() if home.permissions_for_user(user).can_add_subpage()}


class StartTranslationView(SubmitPageTranslationView):
    """Starting a translation, into the languages that the user may write."""

    def get_form(self) -> forms.Form:
        """The form with the user's own languages."""
        form: Any = super().get_form()
        field = form.fields["locales"]
        field.queryset = field.queryset.filter(pk__in=own_locales(self.request.user))
        return form


class RefreshTranslationsView(UpdateTranslationsView):
    """Taking over the words of the source; each translation is published by itself, never from here."""

    def get_form(self) -> forms.Form:
        """The form without the choice to publish."""
        form: Any = super().get_form()
        field = form.fields["publish_translations"]
        field.disabled, field.widget, field.initial = True, forms.HiddenInput(), False
        return form


def mirror_source(request: HttpRequest, page_id: int) -> HttpResponse:
    """Making a translation the mirror of its source, for those who may publish it.

    The mirror shows the source's words at once, whatever its own have gone through; for wagtail-localize
    that takes no more than changing the page.

    Raises:
        PermissionDenied: for those who may not publish.
    """
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    response: HttpResponse = convert_to_alias(request, page_id)
    return response


def before_edit_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to publish a translation with passages missing; say what has changed in the source."""
    translation = translation_of(page.translation_key, page.locale_id)
    if translation is None:
        return None
    missing = untranslated(translation).count()
    changes = reverse("translations:page", args=[page.pk])
    if request.method == "POST":
        if missing and request.POST.get("action") == "publish":
            message = ngettext(
                "%(number)d passage has not been translated yet.",
                "%(number)d passages have not been translated yet.",
                missing,
            ) % {"number": missing}
            messages.error(request, message, buttons=[messages.button(changes, _("Show them"))])
            return redirect(request.path)
        return None
    if missing and page.live:
        messages.warning(
            request,
            _("The source has changed. Readers see the translation as it was until it is updated."),
            buttons=[messages.button(changes, _("Show what has changed"))],
        )
    return None


class WordingForm(WagtailAdminModelForm):
    """Who put a page into its language, and which speaker has read it."""

    class Meta:
        model = Wording
        fields = ["origin", "reviewer", "may_be_named", "reviewed_on"]
        widgets = {"reviewed_on": AdminDateInput()}


class TranslationView(WagtailAdminTemplateMixin, _FormView):
    """One translation: what waits for its translator, and who has approved its language."""

    template_name = "portraits/editorial/translation.html"
    form_class = WordingForm
    page_title = gettext_lazy("Translation")
    header_icon = "wagtail-localize-language"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only for those who may edit the page.

        Raises:
            PermissionDenied: for others.
        """
        self.page = get_object_or_404(Page, pk=kwargs["page"]).specific
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The page and its language."""
        return f"{self.page.get_admin_display_title()} ({self.page.locale.get_display_name()})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the board to the page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translations:board"), "label": _("Translations")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form on what is known of the page's words."""
        wording = Wording.objects.filter(page=self.page.pk).first()
        return {**super().get_form_kwargs(), "instance": wording or Wording(page=self.page)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The passages that wait, and whether the review is of what readers see."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        wording = context["form"].instance
        return {
            **context,
            "media": context["form"].media,
            "passages": self.passages(),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "action_url": self.request.path,
            "submit_button_label": _("Save"),
            "is_approved": bool(wording.reviewer) and wording.approves(self.page.live_revision_id),
            "source_language": self.source_language(),
        }

    def passages(self) -> list[Passage]:
        """What waits for the translator."""
        translation = translation_of(self.page.translation_key, self.page.locale_id)
        return waiting(translation, self.page.to_json()) if translation is not None else []

    def source_language(self) -> str:
        """The language the page is translated from, in words; empty for a page written first."""
        translation = translation_of(self.page.translation_key, self.page.locale_id)
        return translation.source.locale.get_display_name() if translation is not None else ""

    def form_valid(self, form: Any) -> HttpResponse:
        """Store; a new review is of the version that is published now."""
        wording = form.save(commit=False)
        if {"reviewer", "reviewed_on"} & set(form.changed_data):
            wording.reviewed_version = self.page.live_revision if wording.reviewer else None
        wording.save()
        log(instance=self.page, action="wagtail.edit", user=self.request.user)
        messages.success(self.request, format_html(_("Saved for “{page}”."), page=self.page.title))
        return redirect(self.request.path)


def narrowed_urls() -> list[URLPattern]:
    """The addresses of wagtail-localize that lead to the narrowed views; they come before its own."""
    return [
        path("localize/submit/page/<int:page_id>/", StartTranslationView.as_view()),
        path("localize/update/<int:translation_source_id>/", RefreshTranslationsView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", mirror_source),
    ]
