"""Lessons as pupils and teachers read them, and in lists, feeds, search and sitemap."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from portraits.actions.set_up_groups import set_up_groups
from portraits.models import LessonPage, lessons_with
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work
from tests.lessons import make_lesson, step
from tests.people import logged_in
from tests.reading import Read

pytestmark = pytest.mark.django_db

VERSE = "rad ett\nrad två\nrad tre\n\nrad fyra\nrad fem"


@pytest.fixture
def author():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return author


@pytest.fixture
def prose(author):
    work = make_work(author, title="Snö", first_year=1950)
    return make_excerpt(work, title="Första snön", right=make_right(title="Prosans"))


@pytest.fixture
def verse(author):
    work = make_work(author, title="Is", form="poetry")
    return make_excerpt(work, VERSE, form="verse", title="Isen")


@pytest.fixture
def lesson(prose, verse):
    return make_lesson(
        prose,
        (verse, "2–4"),
        sessions=2,
        school_years=["7-9", "gy"],
        subjects=["swedish", "history"],
        themes=["nature"],
        difficulty="medium",
        curriculum=["GRGRSVE01"],
        curriculum_checked=datetime.date(2026, 11, 22),
        written_by="Gun-Britt Lärare",
        words=[("snö", "det som faller")],
        steps=[
            step("Samla ord", phase="before", minutes=10),
            step(
                "Läs högt",
                minutes=15,
                text=2,
                place="2–3",
                instructions="<p>Läs <i>två</i> gånger.</p>",
                teacher="<p>Facit ligger i rad tre.</p>",
                questions=["Vad hör du?", ("Vem talar?", 1, "2")],
            ),
            step("Skriv", phase="after", text=1),
        ],
    )


def test_pupils_read_the_steps_before_while_and_after(client, lesson, verse, prose):
    page = Read(client, "/sv/lektioner/att-vanta/")
    page.check()
    assert page.one("h1") == "Att vänta"
    assert page.all(".phase > h2")[:3] == ["Före läsningen", "Under läsningen", "Efter läsningen"]
    assert page.all(".steps h3") == ["Samla ord 10 minuter", "Läs högt 15 minuter", "Skriv"]
    facts = dict(zip(page.all(".lesson-facts dt"), page.all(".lesson-facts dd"), strict=True))
    assert facts == {
        "Årskurser": "Årskurs 7–9, gymnasieskolan",
        "Tid": "2 × 60 minuter",
        "Ämnen": "Svenska · Historia",
        "Textens språk": "svenska",
        "Svårighet": "Medelsvår",
        "Teman": "Natur och väder",
    }
    # The part named by the step stands there with the numbers of the excerpt's own page.
    rows = page.tree.cssselect(".extract .row")
    assert [row.cssselect("p")[0].text for row in rows] == ["rad två", "rad tre"]
    assert rows[0].cssselect("a")[0].get("href").endswith("#r2")
    assert page.all(".questions li") == ["Vad hör du?", "Vem talar? stycke 2"]
    (link,) = page.links(".questions a")
    marked = Read(client, link.partition("#")[0])
    assert marked.all("mark") == ["Två stycken."]
    assert page.all(".word-list dt") == ["snö"]
    assert "Gun-Britt Lärare" in page.text


def test_only_the_teacher_reads_what_is_for_the_teacher(client, lesson):
    pupils = Read(client, "/sv/lektioner/att-vanta/")
    assert "Facit" not in pupils.text
    assert "/sv/lektioner/att-vanta/larare/" in pupils.links(".page-head a")
    teacher = Read(client, "/sv/lektioner/att-vanta/larare/")
    teacher.check()
    assert teacher.all(".teacher p") == ["Facit ligger i rad tre."]
    assert teacher.meta("robots") == "noindex, follow"
    assert teacher.links('link[rel="canonical"]') == ["http://testserver/sv/lektioner/att-vanta/"]


def test_the_curriculum_is_named_by_code_and_day(client, lesson):
    page = Read(client, "/sv/lektioner/att-vanta/")
    assert page.all("#curriculum + ul li") == ["Svenska Lgr22, GRGRSVE01"]
    assert "22 november 2026" in page.text


def test_a_lesson_describes_itself_as_a_learning_resource(client, lesson, prose):
    found = Read(client, "/sv/lektioner/att-vanta/").json_ld["LearningResource"]
    assert found["timeRequired"] == "PT120M"
    assert found["educationalLevel"][0]["termCode"] == "7-9"
    assert found["teaches"][0]["termCode"] == "GRGRSVE01"
    assert found["isBasedOn"][0] == {
        "@type": "CreativeWork",
        "name": "Första snön",
        "inLanguage": "sv",
        "author": {"@type": "Person", "name": "Anna Prov"},
        "url": f"http://testserver/t/{prose.pid}",
    }
    assert [part["text"] for part in found["hasPart"]] == ["Vad hör du?", "Vem talar?"]


def test_a_withdrawn_text_leaves_a_notice_and_the_lesson_reads_on(client, lesson, verse, prose):
    prose.rights.ends = timezone.localdate() - datetime.timedelta(days=1)
    prose.rights.save()
    page = Read(client, "/sv/lektioner/att-vanta/")
    page.check()
    assert page.all(".steps h3") == ["Samla ord 10 minuter", "Läs högt 15 minuter", "Skriv"]
    assert "Första snön" not in page.text
    assert "Två stycken" not in page.text
    assert len(page.tree.cssselect(f'.extract a[href="/t/{prose.pid}"]')) == 1
    assert len(page.tree.cssselect(f'.numbered a[href="/t/{prose.pid}"]')) == 1
    # A question to what is gone stays, without a link to nothing.
    assert page.all(".questions li") == ["Vad hör du?", "Vem talar?"]
    assert client.get(f"/t/{prose.pid}").status_code == 410
    assert [text["name"] for text in page.json_ld["LearningResource"]["isBasedOn"]] == ["Isen"]


def test_the_number_of_texts_does_not_change_the_number_of_queries(client, author, prose):
    make_lesson(prose)
    Read(client, "/sv/lektioner/att-vanta/")
    one = Read(client, "/sv/lektioner/att-vanta/").queries
    many = [
        make_excerpt(make_work(author, title=f"Bok {number}"), title=f"Bit {number}")
        for number in range(8)
    ]
    make_lesson(
        *many,
        title="Många",
        steps=[step(text=number + 1, place="1") for number in range(8)],
    )
    found = Read(client, "/sv/lektioner/manga/")
    assert len(found.all(".numbered li")) == 8
    assert found.queries <= one
    assert one <= 23


def test_a_reader_of_another_language_gets_the_lesson_marked_as_what_it_is(client, lesson):
    page = Read(client, "/en/lessons/att-vanta/")
    assert page.lang("h1") == "sv"
    assert page.tree.cssselect(".notice")
    assert page.all(".phase > h2")[0] == "Before reading"
    assert page.links('link[rel="canonical"]') == ["http://testserver/sv/lektioner/att-vanta/"]
    assert client.get("/en/lektioner/att-vanta/").headers["Location"] == "/en/lessons/att-vanta/"
    teacher = client.get("/en/lektioner/att-vanta/larare/")
    assert teacher.headers["Location"] == "/en/lessons/att-vanta/larare/"


def test_lessons_stand_in_the_list_feed_search_sitemap_and_at_the_excerpt(client, lesson, prose):
    listed = Read(client, "/sv/lektioner/")
    listed.check()
    assert listed.all(".excerpts h3") == ["Att vänta"]
    assert listed.one(".excerpts .meta") == (
        "Årskurs 7–9 · Gymnasieskolan · 2 × 60 minuter · Svenska · Historia"
    )
    assert "<title>Att vänta</title>" in client.get("/sv/feeds/lessons.atom").content.decode()
    assert Read(client, "/sv/sok/?q=vänta").all("#lessons ~ * h3, #lessons h3, .hit h3")
    assert "/sv/lektioner/att-vanta/" in client.get("/sitemap-pages.xml").content.decode()
    excerpt = Read(client, f"/sv/forfattare/anna-prov/{prose.pages.get().slug}/")
    assert "/sv/lektioner/att-vanta/" in excerpt.links(".lesson-tools a")


def test_what_is_not_published_is_in_none_of_them(client, lesson, prose):
    lesson.unpublish()
    assert client.get("/sv/lektioner/att-vanta/").status_code == 404
    assert Read(client, "/sv/lektioner/").all(".excerpts h3") == []
    assert "Att vänta" not in client.get("/sv/feeds/lessons.atom").content.decode()
    assert "Att vänta" not in Read(client, "/sv/sok/?q=vänta").text
    excerpt = Read(client, f"/sv/forfattare/anna-prov/{prose.pages.get().slug}/")
    assert "Att vänta" not in excerpt.text


def test_a_lesson_that_names_a_text_it_lacks_is_not_published(prose):
    with pytest.raises(PermissionDenied) as refused:
        make_lesson(prose, steps=[step(questions=[("Varför?", 2, "1")])])
    assert "Ett moment hänvisar till en text" in str(refused.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("school_years", ["7-9", "påhittad"]),
        ("school_years", "7-9"),
        ("themes", [["nature"]]),
        ("curriculum", ["PÅHITT01"]),
        ("minutes", 0),
    ],
)
def test_what_is_in_no_vocabulary_is_not_published(prose, field, value):
    with pytest.raises((PermissionDenied, ValidationError)):
        make_lesson(prose, **{field: value})
    assert not LessonPage.objects.filter(live=True).exists()


def test_the_consultant_sees_which_lessons_use_an_excerpt(lesson, prose, verse):
    set_up_groups()
    browser = logged_in("Kerstin", "Konsult", language="sv")
    edit = reverse(type(prose).snippet_viewset.get_url_name("edit"), args=[prose.pk])
    before = browser.get(edit).content.decode()
    assert "Att vänta" in before
    assert "I de här lektionerna används texten" in before
    prose.rights.ends = timezone.localdate() - datetime.timedelta(days=1)
    prose.rights.save()
    after = browser.get(edit).content.decode()
    assert "Att vänta" in after
    assert "står ett besked i dess ställe" in after
    assert list(lessons_with(verse)) == [lesson]
