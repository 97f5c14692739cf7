"""What goes out comes in again: every value of the real data, and everything a record can hold."""

import datetime
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest
from wagtail.models import Locale

from portraits.importers.stored_places import stored_places
from portraits.importers.stored_records import stored_records
from portraits.models import (
    Author,
    AuthorForm,
    AuthorName,
    AuthorSource,
    Award,
    Contribution,
    Curiosity,
    Edition,
    Place,
    PlaceName,
    PortraitPage,
    Tie,
    Work,
)
from tests.factories import make_author, make_portrait, make_work
from tests.portraits.importers.running import RECORD_FILES, rows_of, run
from tests.shared_data import shared_rows

FILES = (*RECORD_FILES, "places.csv", "excerpts.csv")


def empty_collection():
    """Take all records away."""
    PortraitPage.objects.all().delete()
    for model in (Award, Work, Author, PlaceName):
        model.objects.all().delete()
    Place.objects.update(parent=None)
    Place.objects.all().delete()


def texts(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


def differences(one: Path, two: Path) -> list[tuple[str, bytes, bytes]]:
    """The first lines that differ, by file; nothing where all bytes are the same."""
    before, after = texts(one), texts(two)
    return [
        (name, *next(lines for lines in zip_longest(*both) if lines[0] != lines[1]))
        for name in FILES
        if before[name] != after[name]
        for both in [(before[name].splitlines(), after[name].splitlines())]
    ]


def there_and_back(first: Path, second: Path) -> None:
    """Export, import into an empty collection, export again."""
    run("export_authors", first)
    empty_collection()
    places = run("import_places", first / "places.csv", apply=True, collection=["se-25"])
    assert places.code == 0, places
    records = run(
        "import_authors", *(first / name for name in RECORD_FILES), apply=True, publish=True
    )
    assert records.code == 0, records
    run("export_authors", second)


@pytest.mark.usefixtures("real_records")
class TestRealRecords:
    @pytest.mark.parametrize("name", [*RECORD_FILES, "places.csv"])
    def test_every_value_of_the_input_comes_back(self, tmp_path, name):
        """There are no differences, so data/README.md has none to excuse."""
        run("export_authors", tmp_path)
        given = shared_rows(name)
        identity = next(iter(given[0]))
        exported = {row[identity]: row for row in rows_of(tmp_path / name)}
        if name != "places.csv":  # where municipalities.csv adds rows
            assert len(exported) == len(given)
        for row in given:
            assert {column: exported[row[identity]][column] for column in row} == row

    def test_the_columns_of_the_input_come_first_and_in_order(self, tmp_path):
        run("export_authors", tmp_path)
        for name in (*RECORD_FILES, "places.csv"):
            columns = list(rows_of(tmp_path / name)[0])
            given = list(shared_rows(name)[0])
            assert columns[: len(given)] == given

    def test_files_are_plain_and_in_order(self, tmp_path):
        run("export_authors", tmp_path)
        for name, content in texts(tmp_path).items():
            assert not content.startswith(b"\xef\xbb\xbf")
            assert b"\r" not in content
            assert content.endswith(b"\n")
            content.decode("utf-8")
            rows = rows_of(tmp_path / name)
            if rows:
                ids = [next(iter(row.values())) for row in rows]
                assert ids == sorted(ids)

    def test_there_and_back_is_the_same_byte_for_byte(self, tmp_path):
        there_and_back(tmp_path / "one", tmp_path / "two")
        assert differences(tmp_path / "one", tmp_path / "two") == []
        assert Author.objects.filter(live=True).count() == 57

    def test_an_export_is_the_same_to_the_importer(self, tmp_path):
        run("export_authors", tmp_path)
        answer = run("import_authors", *(tmp_path / name for name in RECORD_FILES))
        assert "0 new, 0 changed, 669 unchanged" in answer.out


def make_everything() -> None:
    """An author, works, ties and awards that use every field a file must carry."""
    county = Place.objects.get(key="se-25")
    ours = Place.objects.create(
        key="egen-by", name="Egen by", kind="village", parent=county, name_confidence="medium"
    )
    PlaceName.objects.create(place=ours, name="Oma kylä", language="fkv", sort_order=0)
    PlaceName.objects.create(
        place=ours, name="Byn", kind="former", note="före 1900", language="yi", sort_order=1
    )
    PlaceName.objects.create(
        place=ours, name="=Formel", language="se", confidence="low", sort_order=2
    )
    gone = Place.objects.create(key="borta", name="Borta", kind="parish", retired=True)
    author = make_author(
        "Siri “Sippan” O'Hara",
        key="siri",
        sort_name="O'Hara",
        birth="189X~",
        death="1950/1952",
        birth_place=ours,
        birth_place_words="torpet vid Egen by",
        birth_place_key="siri--var",
        birth_place_confidence="medium",
        birth_place_note="enligt dottern",
        death_place=Place.objects.get(key="se-2580-lulea"),
        homepage="https://example.org/siri",
        isni="0000000121032683",
        viaf="12345",
        invented=True,
        hidden=True,
        region="Egen",
        source_kind="print",
        source_title="Lexikon",
        source_reference="s. 3",
        source_seen="2024-05",
    )
    author.names = [
        AuthorName(name="Turdus Merula", kind="pseudonym", sort_order=0),
        AuthorName(name="Siri; den yngre", kind="other", note="i brev", sort_order=1),
        AuthorName(name="Siri von Ek", kind="birth", sort_name="von Ek, Siri", sort_order=2),
    ]
    author.forms = [AuthorForm(form="poetry", wording="dikter om sjön")]
    author.sources = [
        AuthorSource(source_kind="page", source_url="https://example.org/a", sort_order=0),
        AuthorSource(source_kind="page", source_url="https://example.org/b", sort_order=1),
        AuthorSource(source_title="Ett arkiv", source_kind="archive", sort_order=2),
    ]
    author.ties = [
        Tie(place=ours, kind="summer", from_year=1910, to_year=1920, precision="circa",
            disputed=True, note="-osäkert", source_url="https://example.org/egen",
            source_title="Brev", sort_order=0),
        Tie(place_words="hela Norden", kind="roots", confidence="low", sort_order=1),
        Tie(key="siri--t9", place=gone, kind="studied", sort_order=2),
    ]  # fmt: skip
    author.save()
    page = make_portrait(author)
    locale = Locale.objects.get(language_code="sv")
    page.curiosities = [
        Curiosity(text="<p>En <i>sak</i></p>", source_title="Intervju", locale=locale,
                  written_by="Maja", written_on="2020-01", reviewed_by="Ola",
                  reviewed_on=datetime.date(2021, 2, 3), confidence="medium"),
        Curiosity(text="<p>= två</p>", locale=locale),
    ]  # fmt: skip
    page.save()
    other = make_author("Siri Ek", key="siri-ek", birth="1900")
    make_portrait(other)
    make_works(author, other, ours)


def make_works(author: Author, other: Author, place: Place) -> None:
    """A work, its translation, an anthology, and one by a person without a record."""
    original = make_work(author, title="+Boken", first_year=1930, audience="children", key="boken")
    original.places = [place, Place.objects.get(key="se-2580")]
    original.editions = [
        Edition(isbn="9789189196391", year=1999, publisher="Förlaget", language="sv"),
        Edition(title="Kirja", language="fi", translator="Aino", libris_id="1234567", year=2001),
    ]
    original.save()
    translation = make_work(other, title="Kirja", key="kirja", is_translation=True, languages="fi")
    translation.translation_of = original
    translation.save()
    together = make_work(other, author, title="Två", key="tva", languages="sv fi", first_year=1931)
    together.contributions.add(
        Contribution(author=author, role="ill"), Contribution(name="Per Bild", role="pht")
    )
    together.and_others = True
    together.save()
    for row in together.contributions.filter(author=author, role="aut"):
        row.key, row.statement, row.note = "", "tecknad av S.", "@not"
        row.form_wording, row.source_title = "barnbok i vers", "Muntligt"
        row.save()
    draft = make_work(author, title="Utkast", key="utkast")
    Work.objects.filter(pk=draft.pk).update(live=False, has_unpublished_changes=True)
    Award.objects.create(author=author, name="=Priset", year=1932, work=original, note="delat",
                         source_title="Tidning", source_seen="2020")  # fmt: skip
    Award.objects.create(author=author, name="Annat", status="nominated", work=original,
                         work_title="Boken om sjön", key="siri--pris")  # fmt: skip


@pytest.mark.usefixtures("places")
class TestEverything:
    def test_there_and_back_is_the_same_byte_for_byte(self, tmp_path):
        make_everything()
        there_and_back(tmp_path / "one", tmp_path / "two")
        assert differences(tmp_path / "one", tmp_path / "two") == []

    def test_nothing_is_lost_on_the_way(self, tmp_path):
        make_everything()
        before = stored_records(), stored_places()
        there_and_back(tmp_path / "one", tmp_path / "two")
        after = stored_records(), stored_places()
        for kind in ("authors", "ties", "works", "awards"):
            old, new = getattr(before[0], kind), getattr(after[0], kind)
            assert new.keys() == old.keys()
            assert [(new[key], old[key]) for key in old if new[key] != old[key]] == []
        for key, place in before[1].items():  # names are in the order of their columns
            names = sorted(after[1][key].names, key=repr)
            assert replace(after[1][key], names=names) == replace(
                place, names=sorted(place.names, key=repr)
            )

    def test_a_drafted_author_stays_a_draft(self, tmp_path):
        author = make_author("Utkast Person", key="utkast-person")
        Author.objects.filter(pk=author.pk).update(live=False, has_unpublished_changes=True)
        there_and_back(tmp_path / "one", tmp_path / "two")
        author = Author.objects.get(key="utkast-person")
        assert not author.live
        assert not PortraitPage.objects.get(author=author).live

    def test_cells_a_spreadsheet_would_run_are_neutralised(self, tmp_path):
        make_everything()
        run("export_authors", tmp_path)
        for name in FILES:
            for row in rows_of(tmp_path / name):
                for cell in row.values():
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (name, cell)
        titles = {row["title"] for row in rows_of(tmp_path / "works.csv")}
        assert "'+Boken" in titles


@pytest.mark.django_db
def test_an_empty_collection_exports_headings(tmp_path):
    empty_collection()
    answer = run("export_authors", tmp_path / "new" / "folder")
    assert answer.code == 0
    for name in FILES:
        content = (tmp_path / "new" / "folder" / name).read_text(encoding="utf-8")
        assert content.count("\n") == 1


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    answer = run("export_authors", blocked)
    assert answer.code == 2
    assert str(blocked) in answer.err
