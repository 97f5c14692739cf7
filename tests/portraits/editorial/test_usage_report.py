"""What was shown in a year by whose right: from what is logged, never estimated."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex

from portraits.actions.set_up_groups import CONSULTANT, EDITOR, WRITER, set_up_groups
from portraits.editorial.usage import Use, pictures_shown, texts_shown
from portraits.models import Excerpt, ExcerptPage
from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work
from tests.people import logged_in

pytestmark = pytest.mark.django_db
YEAR = 2025


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def moment(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(f"{text}T12:00"))


def logged(page: Page, *said: tuple[str, str]) -> None:
    """Replace what is logged of a page: days, with "+" for published, "-" for taken down."""
    PageLogEntry.objects.filter(page=page.pk).delete()
    for when, what in said:
        PageLogEntry.objects.create(
            page_id=page.pk,
            content_type=page.cached_content_type,
            action="wagtail.publish" if what == "+" else "wagtail.unpublish",
            label=str(page)[:255],
            timestamp=moment(when),
            data={},
        )


@pytest.fixture
def excerpt() -> Excerpt:
    """A text shown since the first of March 2025, whose right names its holder."""
    author = make_author("Anna Prov")
    make_portrait(author)
    right = make_right(holder="Provförlaget", reference="Avtal 7", covers_print=True)
    record = make_excerpt(make_work(author, title="Snö"), "Ett stycke.\n\nEtt till.", right=right)
    page = ExcerptPage.objects.get(excerpt=record)
    logged(page, ("2025-03-01", "+"))
    ModelLogEntry.objects.filter(object_id=str(record.pk)).delete()
    Excerpt.objects.filter(pk=record.pk).update(first_published_at=moment("2025-03-01"))
    return Excerpt.objects.get(pk=record.pk)


def page_of(excerpt: Excerpt) -> ExcerptPage:
    return ExcerptPage.objects.get(excerpt=excerpt)


def only(uses: dict[int, Use]) -> Use:
    (use,) = uses.values()
    return use


def test_what_is_said_of_a_text(excerpt):
    use = only(texts_shown(YEAR))
    assert (use.holder, use.author, use.reference) == ("Provförlaget", "Anna Prov", "Avtal 7")
    assert (use.first, use.last, use.days) == (day("2025-03-01"), day("2025-12-31"), 306)
    assert use.where.endswith(f"-{excerpt.pid}/")
    assert (use.rows, use.characters) == (2, len("Ett stycke.") + len("Ett till."))
    assert use.forms == "Webb, Tryck, Undervisning"


def test_years_before_and_whole_years_after(excerpt):
    assert texts_shown(2024) == {}
    this_year = timezone.localdate()
    use = only(texts_shown(this_year.year))
    assert use.days == this_year.timetuple().tm_yday


def test_a_text_that_was_taken_down_and_shown_again(excerpt):
    logged(page_of(excerpt), ("2025-03-01", "+"), ("2025-03-10", "-"), ("2025-06-01", "+"))
    use = only(texts_shown(YEAR))
    assert use.days == 10 + (day("2025-12-31") - day("2025-06-01")).days + 1


def test_a_text_that_is_taken_down_is_still_reported_for_its_year(excerpt):
    page = page_of(excerpt)
    page.unpublish()
    logged(page, ("2025-03-01", "+"), ("2025-03-10", "-"))
    assert only(texts_shown(YEAR)).days == 10


def test_an_end_that_nobody_has_logged_is_not_guessed(excerpt):
    page = page_of(excerpt)
    Page.objects.filter(pk=page.pk).update(live=False)
    assert only(texts_shown(YEAR)).days == 1


def test_only_days_within_the_right_count(excerpt):
    excerpt.rights.starts, excerpt.rights.ends = day("2025-05-01"), day("2025-05-31")
    excerpt.rights.save()
    use = only(texts_shown(YEAR))
    assert (use.first, use.last, use.days) == (day("2025-05-01"), day("2025-05-31"), 31)
    excerpt.rights.starts = excerpt.rights.ends = day("2024-05-01")
    excerpt.rights.save()
    assert texts_shown(YEAR) == {}


def test_a_text_without_a_right_is_nobodys_to_report(excerpt):
    excerpt.rights = None
    excerpt.save()
    assert texts_shown(YEAR) == {}


def test_pictures_of_authors_and_in_texts(make_picture):
    author = make_author("Bo Prov")
    picture = make_picture(make_right(holder="Fotografen"))
    author.portrait_picture = picture
    author.save()
    ReferenceIndex.create_or_update_for_object(author)
    page = make_portrait(author)
    logged(page, ("2025-12-01", "+"))
    Page.objects.filter(pk=page.pk).update(first_published_at=moment("2025-12-01"))
    use = only(pictures_shown(YEAR))
    assert (use.holder, use.title, use.days, use.rows) == (
        "Fotografen",
        picture.title,
        31,
        None,
    )
    assert f"/{author.key}/" in use.where


class TestReport:
    @pytest.fixture(autouse=True)
    def _groups(self) -> None:
        set_up_groups()

    @pytest.mark.parametrize(("group", "status"), [(WRITER, 302), (CONSULTANT, 200), (EDITOR, 200)])
    def test_who_may_read_it(self, group, status):
        browser = logged_in("Kim", group)
        assert browser.get(reverse("usage_report")).status_code == status
        menu = browser.get(reverse("wagtailadmin_home")).content.decode()
        assert (reverse("usage_report") in menu) is (status == 200)

    def test_the_page(self, excerpt):
        page = logged_in("Kim", EDITOR).get(f"{reverse('usage_report')}?year={YEAR}")
        text = page.content.decode()
        assert "Provförlaget" in text
        assert "306" in text

    @pytest.mark.parametrize(
        "asked", ["year=1", "year=x&kind=y", "kind=pictures&holder=%00", "p=99"]
    )
    def test_odd_questions(self, excerpt, asked):
        answer = logged_in("Kim", EDITOR).get(f"{reverse('usage_report')}?{asked}")
        assert answer.status_code in {200, 404}

    def test_a_holder(self, excerpt):
        browser = logged_in("Kim", EDITOR)
        url = f"{reverse('usage_report')}?year={YEAR}&holder="
        assert "Provförlaget" in browser.get(f"{url}provf").content.decode()
        assert "Snö" not in browser.get(f"{url}annan").content.decode().split("<main", 1)[1]

    def test_as_csv(self, excerpt):
        excerpt.rights.holder = "=1+1"
        excerpt.rights.save()
        answer = logged_in("Kim", EDITOR).get(f"{reverse('usage_report')}?year={YEAR}&export=csv")
        text = b"".join(answer.streaming_content).decode()
        (row,) = csv.DictReader(io.StringIO(text))
        assert row["Dagar"] == "306"
        assert row["Rättighetshavare"] == "'=1+1"
        assert row["Rader"] == "2"
        assert row["Första dagen"] == "2025-03-01"

    def test_as_a_workbook(self, excerpt):
        answer = logged_in("Kim", EDITOR).get(f"{reverse('usage_report')}?year={YEAR}&export=xlsx")
        sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
        headings, row = sheet.iter_rows(values_only=True)
        said = dict(zip(headings, row, strict=True))
        assert (said["Dagar"], said["Tecken"]) == (306, 20)

    def test_nothing_to_report(self):
        answer = logged_in("Kim", EDITOR).get(reverse("usage_report"))
        assert answer.status_code == 200

    def test_it_costs_the_same_for_many(self, excerpt):
        browser = logged_in("Kim", EDITOR)
        url = f"{reverse('usage_report')}?year={timezone.localdate().year}"
        browser.get(url)
        with CaptureQueriesContext(connection) as few:
            browser.get(url)
        author = excerpt.work.contributions.get().author
        for number in range(6):
            make_excerpt(make_work(author, title=f"Is {number}"), right=make_right(holder="H"))
        with CaptureQueriesContext(connection) as many:
            assert "Is 5" in browser.get(url).content.decode()
        assert len(many) == len(few)
