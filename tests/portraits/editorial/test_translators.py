"""What a translator may do, action by action, for every language: everything in one's own, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from authorsite.settings.languages import LANGUAGE_CODE, SITE_LANGUAGES
from home.set_up_languages import set_up_languages, translators_group
from portraits.models import PortraitIndexPage, PortraitPage
from tests.factories import make_author, make_portrait
from tests.kept_for_module import kept_for_module
from tests.people import logged_in

pytestmark = pytest.mark.django_db

LANGUAGES = [language for language in SITE_LANGUAGES if language.code != LANGUAGE_CODE]
CODES = [language.code for language in LANGUAGES]
OTHER = {code: CODES[number - 1] for number, code in enumerate(CODES)}
"""A foreign language for each; every language is the foreign one of another."""

ALLOWED = {200, 201}
FORM = "application/x-www-form-urlencoded"


def page_of(source: Page, code: str) -> PortraitPage:
    """The translation of a page into a language."""
    return PortraitPage.objects.get(
        translation_key=source.translation_key, locale__language_code=code
    )


def translation_of(source: Page, code: str) -> Translation:
    """What is known of that translation."""
    return Translation.objects.get(
        source__object_id=source.translation_key, target_locale__language_code=code
    )


def put_string(client: Client, source: Page, code: str) -> HttpResponse:
    """One passage through the interface that the string editor uses."""
    made = translation_of(source, code)
    segment = made.source.stringsegment_set.order_by("order").first()
    address = reverse("wagtail_localize:edit_string_translation", args=[made.pk, segment.pk])
    return client.put(address, "value=ord", content_type=FORM)


def upload(client: Client, source: Page, code: str) -> HttpResponse:
    """All passages as a PO file."""
    made = translation_of(source, code)
    catalogue = made.export_po()
    for entry in catalogue:
        entry.msgstr = "ord"
    file = SimpleUploadedFile("x.po", str(catalogue).encode(), content_type="text/x-gettext")
    address = reverse("wagtail_localize:upload_pofile", args=[made.pk])
    return client.post(address, {"file": file, "next": "/admin/"})


def page_address(name: str) -> Callable[[Client, Page, str], HttpResponse]:
    """An action that opens an address of the page in the language."""
    return lambda client, source, code: client.get(reverse(name, args=[page_of(source, code).pk]))


def translation_address(name: str) -> Callable[[Client, Page, str], HttpResponse]:
    """An action that opens an address of the translation."""
    return lambda client, source, code: client.get(
        reverse(f"wagtail_localize:{name}", args=[translation_of(source, code).pk])
    )


def add_page(client: Client, _source: Page, code: str) -> HttpResponse:
    """The form for a portrait that is written first in the language."""
    index = PortraitIndexPage.objects.get(locale__language_code=code)
    address = reverse("wagtailadmin_pages:add", args=["portraits", "portraitpage", index.pk])
    return client.get(address)


ACTIONS: dict[str, Callable[[Client, Page, str], HttpResponse]] = {
    "string editor": page_address("wagtailadmin_pages:edit"),
    "passage": put_string,
    "what has changed": page_address("translations:page"),
    "history": page_address("wagtailadmin_pages:history"),
    "draft": page_address("wagtailadmin_pages:view_draft"),
    "preview": translation_address("preview_translation"),
    "download": translation_address("download_pofile"),
}


@pytest.fixture(scope="module")
def _source(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    with kept_for_module(django_db_blocker):
        set_up_languages()
        page = make_portrait(make_author("Elna Kourajärvi"), lead="Hon skriver om snö.")
        page.save_revision().publish()
        editor = logged_in("redaktor", superuser=True)
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        locales = Locale.objects.filter(language_code__in=CODES)
        assert editor.post(address, {"locales": [it.pk for it in locales]}).status_code == 302
        yield page.pk


@pytest.fixture
def source(_source: int, db: None) -> PortraitPage:
    """A Swedish portrait that is being translated into every language."""
    return PortraitPage.objects.get(pk=_source)


def translator(code: str) -> Client:
    """A browser with a translator into a language."""
    language = next(language for language in LANGUAGES if language.code == code)
    return logged_in(f"till-{code}", translators_group(language))


@pytest.mark.parametrize("code", CODES)
def test_a_translator_reaches_the_own_language_and_no_other(source, code):
    client, other = translator(code), OTHER[code]
    for name, action in ACTIONS.items():
        assert action(client, source, code).status_code in ALLOWED, name
        assert action(client, source, other).status_code in {302, 403}, name
    assert client.get(reverse("wagtailadmin_pages:edit", args=[source.pk])).status_code == 302
    words = StringTranslation.objects.values_list("locale__language_code", flat=True)
    assert set(words) == {code}


@pytest.mark.parametrize("code", CODES)
def test_a_file_is_taken_for_the_own_language_only(source, code):
    client = translator(code)
    for each in (code, OTHER[code]):
        upload(client, source, each)
    words = StringTranslation.objects.values_list("locale__language_code", flat=True)
    assert set(words) == {code}


@pytest.mark.parametrize("code", CODES)
def test_pages_are_made_in_the_own_tree_only(source, code):
    client, other = translator(code), OTHER[code]
    indexes = {page.locale.language_code: page for page in PortraitIndexPage.objects.all()}
    if indexes[code].alias_of_id is None:
        assert add_page(client, source, code).status_code == 200
    assert add_page(client, source, other).status_code == 302
    assert add_page(client, source, LANGUAGE_CODE).status_code == 302


@pytest.mark.parametrize("code", CODES)
def test_a_foreign_translation_is_neither_stopped_nor_removed(source, code):
    client, other = translator(code), OTHER[code]
    made, page = translation_of(source, other), page_of(source, other)
    for name, key in (
        ("wagtail_localize:stop_translation", made.pk),
        ("wagtailadmin_pages:delete", page.pk),
        ("wagtailadmin_pages:unpublish", page.pk),
        ("wagtail_localize:convert_to_alias", page.pk),
    ):
        answer = client.post(reverse(name, args=[key]), {"next": "/admin/"})
        assert answer.status_code in {302, 403, 404}, name
    assert translation_of(source, other).enabled
    assert page_of(source, other).alias_of_id is None
    move = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, page_of(source, code).pk])
    client.post(move)
    assert page_of(source, other).path == page.path


@pytest.mark.parametrize("code", CODES)
def test_translations_are_asked_for_in_the_own_language_only(source, code):
    Translation.objects.all().delete()
    PortraitPage.objects.exclude(pk=source.pk).delete()
    client = translator(code)
    address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    form = client.get(address).context["form"]
    assert [it.language_code for it in form.fields["locales"].queryset] == [code]
    for each, expected in ((OTHER[code], set()), (code, {code})):
        client.post(address, {"locales": [Locale.objects.get(language_code=each).pk]})
        made = Translation.objects.values_list("target_locale__language_code", flat=True)
        assert set(made) == expected
    assert not page_of(source, code).live
