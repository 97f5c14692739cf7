"""Excerpts in files: there and back, versions that never change, and what is refused."""

from pathlib import Path

import pytest

from authorsite.permanent_ids import mint
from portraits.models import Excerpt, ExcerptPage, TextVersion
from tests.factories import make_author, make_excerpt, make_portrait, make_work
from tests.portraits.importers.running import rows_of, run, write_csv

pytestmark = pytest.mark.django_db

VERSE = "rad ett\nrad två\n\nrad tre"


@pytest.fixture
def work():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return make_work(author, title="Snö", key="sno", isbn="9789113017334")


def row(**cells: str) -> dict[str, str]:
    """A row that is in order."""
    return {
        "pid": "", "work_key": "sno", "title": "Första snön", "location": "s. 9",
        "edition_isbn": "9789113017334", "language": "sv", "form": "prose",
        "text": "Ett stycke.\n\nTvå stycken.", "translator": "", "version": "",
        "published_at": "", "rights_title": "Tillstånd", "rights_holder": "Förlaget",
        "rights_basis": "permission", "rights_licence_url": "", "rights_reference": "dnr 1",
        "rights_credit": "", "rights_notes": "", "rights_web": "yes", "rights_print": "",
        "rights_classroom": "yes", "rights_sound": "", "rights_translation": "",
        "rights_starts": "", "rights_ends": "", "status": "", **cells,
    }  # fmt: skip


def imported(tmp_path: Path, *rows: dict[str, str], **options: object):
    """Import rows of ``excerpts.csv``."""
    return run("import_authors", write_csv(tmp_path / "excerpts.csv", list(rows)), **options)


def test_a_new_excerpt_gets_an_id_its_version_and_its_page(work, tmp_path):
    answer = imported(tmp_path, row(), apply=True)
    assert answer.code == 0, answer
    excerpt = Excerpt.objects.get()
    assert (excerpt.title, excerpt.location, excerpt.rights.holder) == (
        "Första snön", "s. 9", "Förlaget",
    )  # fmt: skip
    assert excerpt.edition.isbn == "9789113017334"
    assert TextVersion.objects.get().text == "Ett stycke.\n\nTvå stycken."
    assert ExcerptPage.objects.shown().get().excerpt == excerpt


def test_a_second_run_changes_nothing(work, tmp_path):
    imported(tmp_path, row(), apply=True)
    answer = imported(tmp_path, row(), apply=True)
    assert "0 new, 0 changed, 1 unchanged" in answer.out
    assert TextVersion.objects.count() == 1


def test_a_changed_text_makes_the_next_version_and_keeps_the_id(work, tmp_path):
    imported(tmp_path, row(), apply=True)
    pid = Excerpt.objects.get().pid
    answer = imported(tmp_path, row(text="Ett stycke.\n\nNytt.\n\nTvå stycken."), apply=True)
    assert "1 changed" in answer.out
    assert Excerpt.objects.get().pid == pid
    first, second = TextVersion.objects.order_by("number")
    assert first.text == "Ett stycke.\n\nTvå stycken."
    assert [line.number for line in second.text_rows] == ["1", "1a", "2"]


def test_a_published_version_cannot_be_changed_by_a_file(work, tmp_path):
    imported(tmp_path, row(), apply=True)
    pid = Excerpt.objects.get().pid
    answer = imported(tmp_path, row(pid=pid, version="1", text="Något annat."), apply=True)
    assert answer.code == 1
    assert "never changes" in answer.out
    assert TextVersion.objects.get().text == "Ett stycke.\n\nTvå stycken."


def test_a_given_id_is_kept(work, tmp_path):
    pid = mint()
    imported(tmp_path, row(pid=pid.upper()), apply=True)
    assert Excerpt.objects.get().pid == pid


def test_excerpts_of_one_right_share_its_record(work, tmp_path):
    imported(tmp_path, row(), row(title="En annan", location="s. 20"), apply=True)
    assert Excerpt.objects.count() == 2
    assert len(set(Excerpt.objects.values_list("rights", flat=True))) == 1


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"pid": "0000001"}, "invalid_pid"),
        ({"work_key": "finns-inte"}, "unknown_work"),
        ({"language": "qq"}, "unknown_language"),
        ({"form": "dikt"}, "unknown_form"),
        ({"text": ""}, "missing_value"),
        ({"text": "<script>alert(1)</script>"}, "markup_in_text"),
        ({"text": "ord\u202eord"}, "control_character"),
        ({"rights_basis": "lov"}, "unknown_basis"),
        ({"rights_licence_url": "javascript:alert(1)"}, "markup_in_text"),
        ({"rights_ends": "2026-02-31"}, "invalid_date"),
        ({"rights_starts": "2026-02-01", "rights_ends": "2025-02-01"}, "invalid_date"),
        ({"version": "noll"}, "invalid_version"),
        ({"published_at": "i går"}, "invalid_date"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_written(work, tmp_path, cells, code):
    report = tmp_path / "report.json"
    answer = imported(tmp_path, row(**cells), apply=True, report=report)
    assert answer.code == 1, answer
    assert f'"code": "{code}"' in report.read_text(encoding="utf-8")
    assert not Excerpt.objects.exists()


def test_rows_of_one_excerpt_must_agree(work, tmp_path):
    pid = mint()
    answer = imported(
        tmp_path,
        row(pid=pid),
        row(pid=pid, language="fi", translator="N. N.", rights_holder="Någon annan"),
    )
    assert answer.code == 1
    assert "different things" in answer.out


class TestThereAndBack:
    @pytest.fixture
    def filled(self, work):
        author = work.contributions.first().author
        first = make_excerpt(work, title="Första snön", location="s. 9")
        record = Excerpt.objects.get(pk=first.pk)
        text = record.texts.all()[0]
        text.text = "Ett stycke.\n\nNytt.\n\nTvå stycken."
        record.texts.set([text])
        record.save()
        from portraits.actions.publish_excerpts import publish_excerpt

        publish_excerpt(record.pk)
        make_excerpt(
            make_work(author, title="Is", key="is"), VERSE, form="verse", language="fi",
            translation=("sv", VERSE),
        )  # fmt: skip
        make_excerpt(work, "=SUM(1) är ett stycke.", title="Utkast", live=False)

    def test_export_import_export_is_the_same(self, filled, tmp_path):
        first, second = tmp_path / "en", tmp_path / "två"
        assert run("export_authors", first).code == 0
        rows = rows_of(first / "excerpts.csv")
        assert len(rows) == 5
        numbers = {
            (version.excerpt.pid, version.language, version.number): version.rows
            for version in TextVersion.objects.select_related("excerpt")
        }
        with_authors = [
            first / f"{name}.csv" for name in ("authors", "works", "ties", "awards", "excerpts")
        ]
        again = run("import_authors", *with_authors)
        assert "0 new, 0 changed" in again.out, again.out
        _forget_everything()
        answer = run("import_authors", *with_authors, apply=True, publish=True)
        assert answer.code == 0, answer
        assert run("export_authors", second).code == 0
        assert (second / "excerpts.csv").read_bytes() == (first / "excerpts.csv").read_bytes()
        assert numbers == {
            (version.excerpt.pid, version.language, version.number): version.rows
            for version in TextVersion.objects.select_related("excerpt")
        }


def _forget_everything() -> None:
    """Empty the collection, past the guards, as a new database would be."""
    from django.db import connection
    from wagtail.models import Page

    from portraits.models import Author, PortraitPage, Work

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM portraits_textversion")
    for model in (ExcerptPage, PortraitPage):
        Page.objects.filter(pk__in=model.objects.values("pk")).delete()
    for model in (Excerpt, Work, Author):
        model.objects.all().delete()
