"""Lessons as editors and translators meet them: the form, the board, the review, the translation."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.operations import translate_object
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.set_up_languages import set_up_languages
from portraits.actions.set_up_groups import set_up_groups
from portraits.actions.set_up_workflow import set_up_workflow
from portraits.models import LessonIndexPage, LessonPage, PublishRefused
from tests.factories import make_author, make_excerpt, make_portrait, make_work
from tests.lessons import make_lesson, step
from tests.people import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def excerpt():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return make_excerpt(make_work(author, title="Snö"), title="Första snön")


@pytest.fixture
def lesson(excerpt):
    return make_lesson(
        (excerpt, "1–2"),
        school_years=["7-9"],
        subjects=["swedish"],
        curriculum=["GRGRSVE01"],
        words=[("snö", "det som faller")],
        steps=[
            step(
                "Läs",
                minutes=15,
                text=1,
                place="1",
                instructions="<p>Högt.</p>",
                teacher="<p>Tyst.</p>",
                questions=[("Varför?", 1, "2")],
            )
        ],
    )


def test_translators_get_words_and_nothing_else(lesson):
    words = [
        segment.string.data
        for segment in extract_segments(lesson)
        if isinstance(segment, StringSegmentValue)
    ]
    assert sorted(words) == [
        "Att vänta", "Högt.", "Läs", "Två texter om väntan.", "Tyst.", "Varför?", "det som faller",
    ]  # fmt: skip


def test_a_translation_has_the_texts_times_and_places_of_its_source(lesson, excerpt):
    set_up_languages()
    translate_object(lesson, list(Locale.objects.filter(language_code="fi")))
    finnish = LessonPage.objects.get(
        translation_key=lesson.translation_key, locale__language_code="fi"
    )
    assert finnish.slug == lesson.slug == "att-vanta"
    assert [(row.excerpt_id, row.place) for row in finnish.readings.all()] == [(excerpt.pk, "1–2")]
    assert (finnish.minutes, finnish.school_years, finnish.curriculum) == (
        60,
        ["7-9"],
        ["GRGRSVE01"],
    )
    value = finnish.steps[0].value
    assert (value["text"], value["place"], value["minutes"]) == (1, "1", 15)
    assert (value["questions"][0]["text"], value["questions"][0]["place"]) == (1, "2")
    # Nothing has been translated, so nothing may be published.
    with pytest.raises(PublishRefused):
        finnish.save_revision().publish()


def test_the_board_shows_lessons_language_by_language(lesson):
    set_up_languages()
    editor = logged_in("redaktor", superuser=True)
    board = editor.get(reverse("translations:board"), {"kind": "lessons"}).content.decode()
    assert "Att vänta" in board
    assert "publicerad" in board
    assert "saknas" in board


def test_a_lesson_goes_through_the_review(excerpt):
    set_up_groups()
    set_up_workflow()
    logged_in("redaktor", "Redaktör")
    page = make_lesson(excerpt)
    page.unpublish()
    workflow = page.get_workflow()
    assert workflow is not None
    user = get_user_model().objects.get(username="redaktor")
    page.save_revision(user=user)
    workflow.start(page, user)
    # The text has its right, so the first step passes by itself; the second needs somebody else.
    assert page.current_workflow_task_state.task.name == "Ett andra par ögon"
    page.refresh_from_db()
    assert not page.live


def test_the_form_opens_and_saves_what_is_ticked(excerpt):
    editor = logged_in("redaktor", superuser=True, language="sv")
    index = LessonIndexPage.objects.get(locale__language_code="sv")
    add = reverse("wagtailadmin_pages:add", args=["portraits", "lessonpage", index.pk])
    form = editor.get(add)
    assert form.status_code == 200
    text = form.content.decode()
    for words in ("Årskurs 7–9", "Natur och väder", "Svenska (Lgr22, GRGRSVE01)", "Moment"):
        assert words in text
    answer = editor.post(
        add,
        {
            "title": "Snö och väntan",
            "slug": "sno-och-vantan",
            "lead": "Om snö.",
            "sessions": "1",
            "minutes": "45",
            "school_years": ["gy", "7-9"],
            "subjects": ["swedish"],
            "curriculum": ["SVEN1000X"],
            "steps-count": "0",
            "readings-TOTAL_FORMS": "1",
            "readings-INITIAL_FORMS": "0",
            "readings-0-excerpt": str(excerpt.pk),
            "readings-0-place": "2",
            "readings-0-ORDER": "1",
            "words-TOTAL_FORMS": "0",
            "words-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )
    assert answer.status_code == 302
    page = LessonPage.objects.get(slug="sno-och-vantan")
    assert page.live
    assert page.school_years == ["7-9", "gy"]
    assert page.curriculum == ["SVEN1000X"]
    assert [(row.excerpt, row.place) for row in page.readings.all()] == [(excerpt, "2")]


@pytest.mark.parametrize(
    ("field", "value"),
    [("school_years", "13"), ("curriculum", "HEMLIGT"), ("minutes", "0"), ("lead", "<script>")],
)
def test_what_is_wrong_is_said_in_the_form(excerpt, field, value):
    editor = logged_in("redaktor", superuser=True, language="sv")
    index = LessonIndexPage.objects.get(locale__language_code="sv")
    add = reverse("wagtailadmin_pages:add", args=["portraits", "lessonpage", index.pk])
    given = {
        "title": "Snö", "slug": "sno", "lead": "Om snö.", "sessions": "1", "minutes": "45",
        "steps-count": "0", "readings-TOTAL_FORMS": "0", "readings-INITIAL_FORMS": "0",
        "words-TOTAL_FORMS": "0", "words-INITIAL_FORMS": "0", "action-publish": "1", field: value,
    }  # fmt: skip
    answer = editor.post(add, given)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not LessonPage.objects.exists()


def test_a_preview_shows_the_draft(lesson):
    lesson.title = "Utkast"
    answer = lesson.make_preview_request()
    assert answer.status_code == 200
    assert "Utkast" in answer.content.decode()
