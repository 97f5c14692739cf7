"""Publishing excerpts: versions for ever, one page, nothing twice."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.deletion import ProtectedError

from authorsite.permanent_ids import is_valid
from portraits.actions.publish_excerpts import publish_excerpt
from portraits.models import Excerpt, ExcerptPage, ImmutableVersionError, TextVersion
from tests.factories import make_author, make_excerpt, make_portrait, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def excerpt() -> Excerpt:
    author = make_author("Anna Prov")
    make_portrait(author)
    return make_excerpt(make_work(author, title="Snö"), title="Första snön")


def edited(excerpt: Excerpt, text: str) -> None:
    """Publish another text."""
    excerpt = Excerpt.objects.get(pk=excerpt.pk)
    row = excerpt.texts.all()[0]
    row.text = text
    excerpt.texts.set([row])
    excerpt.save()
    publish_excerpt(excerpt.pk)


def test_a_new_excerpt_has_a_permanent_id_which_stays(excerpt: Excerpt) -> None:
    pid = excerpt.pid
    assert is_valid(pid)
    excerpt.title = "Ny titel"
    excerpt.save()
    excerpt.refresh_from_db()
    assert excerpt.pid == pid


def test_the_page_stands_below_the_portrait_at_an_address_that_stays(excerpt: Excerpt) -> None:
    page = ExcerptPage.objects.get()
    assert page.live
    assert page.get_parent().specific.author.name == "Anna Prov"
    assert page.slug == f"forsta-snon-{excerpt.pid}"
    excerpt.title = "En annan titel"
    excerpt.save()
    publish_excerpt(excerpt.pk)
    page = ExcerptPage.objects.get()
    page.full_clean()
    assert page.slug == f"forsta-snon-{excerpt.pid}"


def test_doing_it_again_changes_nothing(excerpt: Excerpt) -> None:
    publish_excerpt(excerpt.pk)
    publish_excerpt(excerpt.pk)
    assert TextVersion.objects.count() == 1
    assert ExcerptPage.objects.count() == 1


def test_an_edit_makes_the_next_version_and_keeps_the_numbers(excerpt: Excerpt) -> None:
    edited(excerpt, "Ett stycke.\n\nNytt.\n\nTvå stycken.")
    first, second = TextVersion.objects.order_by("number")
    assert [row.number for row in first.text_rows] == ["1", "2"]
    assert [row.number for row in second.text_rows] == ["1", "1a", "2"]
    assert first.text == "Ett stycke.\n\nTvå stycken."


def test_a_published_version_cannot_be_changed_or_deleted(excerpt: Excerpt) -> None:
    version = TextVersion.objects.get()
    version.rows = []
    for attempt in (
        version.save,
        version.delete,
        TextVersion.objects.all().delete,
        lambda: TextVersion.objects.update(rows=[]),
        lambda: TextVersion.objects.bulk_update([version], ["rows"]),
    ):
        with pytest.raises(ImmutableVersionError), transaction.atomic():
            attempt()
    with pytest.raises(ProtectedError):
        excerpt.delete()
    version.refresh_from_db()
    assert len(version.rows) == 2


def test_there_is_one_page_for_each_language(excerpt: Excerpt) -> None:
    page = ExcerptPage.objects.get()
    twin = ExcerptPage(excerpt=excerpt, author=page.author, locale=page.locale)
    twin.follow_record()
    with pytest.raises(ValidationError), transaction.atomic():
        page.get_parent().add_child(instance=twin)


def test_publishing_in_the_admin_schedules_it(
    django_capture_on_commit_callbacks: object,
) -> None:
    author = make_author()
    make_portrait(author)
    excerpt = make_excerpt(make_work(author), live=False)
    assert not TextVersion.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        excerpt.save_revision().publish()
    assert TextVersion.objects.count() == 1
    assert ExcerptPage.objects.count() == 1


def test_without_a_portrait_there_is_no_page_and_no_error(caplog: pytest.LogCaptureFixture) -> None:
    make_excerpt(make_work(make_author()))
    assert TextVersion.objects.count() == 1
    assert not ExcerptPage.objects.exists()
    assert "no portrait" in caplog.text
