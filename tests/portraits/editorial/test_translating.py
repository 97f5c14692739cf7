"""From a source to its translations and back, through the views that translators use."""

from __future__ import annotations

import json

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from authorsite.settings.languages import SITE_LANGUAGES
from home.set_up_languages import set_up_languages, translators_group
from portraits.models import (
    Curiosity,
    ExcerptQuestion,
    ExcerptWord,
    PortraitPage,
    PublishRefused,
    Wording,
)
from tests.factories import make_author, make_excerpt, make_portrait, make_work, page_of
from tests.people import logged_in
from tests.reading import Read
from tests.shared_data import shared_rows

pytestmark = pytest.mark.django_db(transaction=False)

SWEDISH = "Hon skriver om snö."
FINNISH = "Hän kirjoittaa lumesta."
CHANGED = "Hon skriver om snö och om is."


@pytest.fixture
def _languages() -> None:
    set_up_languages()


@pytest.fixture
def source(_languages: None) -> PortraitPage:
    """A portrait written in Swedish."""
    author = make_author("Elna Kourajärvi")
    page = make_portrait(author, lead=SWEDISH)
    page.body = [("paragraph", "<p>En tröskel är ett <b>löfte</b>.</p>")]
    page.save_revision().publish()
    return page


@pytest.fixture
def editor(_languages: None) -> Client:
    """Somebody who may do everything."""
    return logged_in("redaktor", superuser=True)


def translator(code: str) -> Client:
    """A translator into a language."""
    language = next(entry for entry in SITE_LANGUAGES if entry.code == code)
    return logged_in(f"oversattare-{code}", translators_group(language))


def start(client: Client, page: Page, *codes: str, **options: str) -> int:
    """Ask for translations; the status of the answer."""
    locales = Locale.objects.filter(language_code__in=codes)
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    answer = client.post(address, {"locales": [locale.pk for locale in locales], **options})
    return answer.status_code


def translation(page: Page, code: str) -> Translation:
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=code
    )


def in_language(page: Page, code: str) -> PortraitPage:
    return PortraitPage.objects.get(
        translation_key=page.translation_key, locale__language_code=code
    )


def po_round_trip(client: Client, made: Translation, words: dict[str, str]) -> None:
    """Download the passages, translate them, upload the file again."""
    address = reverse("wagtail_localize:download_pofile", args=[made.pk])
    catalogue = polib.pofile(client.get(address).content.decode())
    assert {entry.msgid for entry in catalogue} >= set(words)
    for entry in catalogue:
        entry.msgstr = words.get(entry.msgid, entry.msgstr)
    upload = SimpleUploadedFile("fi.po", str(catalogue).encode(), content_type="text/x-gettext")
    address = reverse("wagtail_localize:upload_pofile", args=[made.pk])
    answer = client.post(address, {"file": upload, "next": "/admin/"})
    assert answer.status_code == 302


def publish(client: Client, page: Page) -> None:
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})


def on_board(client: Client, **query: str) -> list[str]:
    """The texts that the board lists."""
    answer = client.get(reverse("translations:board"), query)
    return [page.title for page in answer.context["object_list"]]


WORDS = {
    SWEDISH: FINNISH,
    "En tröskel är ett <b>löfte</b>.": "Kynnys on <b>lupaus</b>.",
}


def test_the_whole_path(source, editor, client, django_capture_on_commit_callbacks):
    author = source.author
    address = f"/fi/kirjailijat/{author.key}/"
    # Started: a draft, and readers still get the Swedish words, marked as such.
    assert start(editor, source, "fi") == 302
    made, page = translation(source, "fi"), in_language(source, "fi")
    assert not page.live
    assert Read(client, address).lang(".lede") == "sv"
    # Nothing half translated is published, neither in the editor nor below it.
    publish(editor, page)
    with pytest.raises(PublishRefused):
        page.save_revision().publish()
    assert not in_language(source, "fi").live
    # Translated by way of a PO file, then published.
    po_round_trip(editor, made, WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        publish(editor, page)
    page = in_language(source, "fi")
    assert page.live
    read = Read(client, address)
    assert read.one(".lede") == FINNISH
    assert read.lang(".lede") == "fi"
    assert "<b>lupaus</b>" in read.text
    # Reviewed by a speaker who wants to be named.
    about = reverse("translations:page", args=[page.pk])
    editor.post(
        about,
        {
            "origin": "learner",
            "reviewer": "Aila Puhuja",
            "may_be_named": "on",
            "reviewed_on": "2026-11-26",
        },
    )
    assert "Aila Puhuja" in Read(client, address).text
    assert "Aila Puhuja" in editor.get(reverse("translations:board")).content.decode()
    # The source changes; the translation stays, and says what has changed.
    source.refresh_from_db()
    source.lead = CHANGED
    with django_capture_on_commit_callbacks(execute=True):
        source.save_revision().publish()
    assert Read(client, address).one(".lede") == FINNISH
    assert on_board(editor, language="fi", state="outdated") == ["Elna Kourajärvi"]
    changes = editor.get(about).content.decode()
    assert SWEDISH in changes
    assert CHANGED in changes
    assert FINNISH in changes
    assert about in editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    publish(editor, page)
    assert Read(client, address).one(".lede") == FINNISH
    # Updated: no longer outdated, and no longer said to be reviewed.
    po_round_trip(editor, made, {CHANGED: "Hän kirjoittaa lumesta ja jäästä."})
    with django_capture_on_commit_callbacks(execute=True):
        publish(editor, page)
    read = Read(client, address)
    assert read.one(".lede") == "Hän kirjoittaa lumesta ja jäästä."
    assert "Aila Puhuja" not in read.text
    assert on_board(editor, language="fi", state="outdated") == []


def test_a_change_of_facts_alone_makes_no_translation_outdated(
    source, editor, django_capture_on_commit_callbacks
):
    start(editor, source, "fi")
    before = TranslationSource.objects.get(object_id=source.translation_key).last_updated_at
    source.written_by = "Någon annan"
    with django_capture_on_commit_callbacks(execute=True):
        source.save_revision().publish()
    found = TranslationSource.objects.get(object_id=source.translation_key)
    assert found.last_updated_at == before
    assert json.loads(found.content_json)["written_by"] == "Någon annan"


def test_a_passage_that_is_taken_out_is_named(source, editor, django_capture_on_commit_callbacks):
    start(editor, source, "fi")
    po_round_trip(editor, translation(source, "fi"), WORDS)
    page = in_language(source, "fi")
    with django_capture_on_commit_callbacks(execute=True):
        publish(editor, page)
        source.refresh_from_db()
        source.body = []
        source.save_revision().publish()
    text = editor.get(reverse("translations:page", args=[page.pk])).content.decode()
    assert "Kynnys on" in text
    assert "struken" in text


def test_facts_are_never_among_the_passages(source):
    paths = {segment.path.split(".")[0] for segment in extract_segments(source)}
    assert paths <= {
        "lead",
        "body",
        "curiosities",
        "own_words",
        "seo_title",
        "search_description",
    }


def test_what_a_translator_gets_is_all_that_is_said(source):
    """Rich text, curiosities and their sources, own words, what a picture shows."""
    source.picture_alt = "En kvinna vid ett fönster."
    source.own_words = "<p>Jag skriver <i>långsamt</i>.</p>"
    source.curiosities = [
        Curiosity(text="Har tre skyfflar.", source_title="Intervju", locale=source.locale)
    ]
    source.body = [
        ("picture", {"picture": None, "caption": "Ett fönster."}),
        ("paragraph", "<p>En tröskel är ett <b>löfte</b>.</p>"),
    ]
    source.save()
    said = {
        segment.string.data
        for segment in extract_segments(source)
        if isinstance(segment, StringSegmentValue)
    }
    assert said >= {
        SWEDISH,
        "En kvinna vid ett fönster.",
        "Jag skriver <i>långsamt</i>.",
        "Har tre skyfflar.",
        "Intervju",
        "Ett fönster.",
        "En tröskel är ett <b>löfte</b>.",
    }


def test_pages_below_are_translated_along_with_words_and_questions(source, editor):
    excerpt = make_excerpt(make_work(source.author))
    below = page_of(excerpt)
    below.introduction = "Hon står i köket."
    below.words = [ExcerptWord(word="brits", explanation="Enkel säng.", locale=below.locale)]
    below.questions = [ExcerptQuestion(question="Var är vi?", locale=below.locale)]
    below.save_revision().publish()
    assert start(editor, source, "fi", include_subtree="on") == 302
    made = page_of(excerpt, "fi")
    assert made.get_parent().pk == in_language(source, "fi").pk
    assert not made.live
    assert not in_language(source, "fi").live
    said = {entry.msgid for entry in translation(below, "fi").export_po()}
    assert said >= {"Hon står i köket.", "Enkel säng.", "Var är vi?"}
    assert "brits" not in said


def test_a_text_may_be_written_first_in_northern_sami(editor, client):
    said = shared_rows("sample-texts.csv")[0]["se"]
    author = make_author("Biret Girječálli")
    page = make_portrait(author, language="se", lead=said)
    assert start(editor, page, "sv") == 302
    made = translation(page, "sv")
    assert made.source.locale.language_code == "se"
    read = Read(client, f"/sv/forfattare/{author.key}/")
    assert read.lang(".lede") == "se"
    assert Read(client, f"/se/girjecallit/{author.key}/").one(".lede") == said


def test_translators_publish_nothing(source, editor, django_capture_on_commit_callbacks):
    start(editor, source, "fi")
    po_round_trip(editor, translation(source, "fi"), WORDS)
    client, page = translator("fi"), in_language(source, "fi")
    with django_capture_on_commit_callbacks(execute=True):
        publish(client, page)
        address = reverse(
            "wagtail_localize:update_translations", args=[translation(source, "fi").source_id]
        )
        client.post(address, {"publish_translations": "on"})
    assert not in_language(source, "fi").live


def test_a_review_needs_a_name_and_a_day(source, editor):
    about = reverse("translations:page", args=[source.pk])
    answer = editor.post(about, {"reviewer": "Aila Puhuja"})
    assert "reviewed_on" in answer.context["form"].errors
    answer = editor.post(about, {"reviewed_on": "2026-11-26"})
    assert "reviewer" in answer.context["form"].errors
    assert not Wording.objects.exists()
