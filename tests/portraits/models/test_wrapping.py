"""Prose broken into rows."""

import importlib
from types import SimpleNamespace

import pytest
import regex
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from hypothesis import given
from hypothesis import strategies as st

from portraits.models import TextVersion
from portraits.models.wrapping import WIDTH, breaks_in, opportunities, pieces
from tests.factories import make_author, make_excerpt, make_work
from tests.shared_data import shared_rows

SAMPLES = [
    text
    for row in shared_rows("sample-texts.csv")
    for code in ("sv", "fi", "se", "yi", "nb", "fkv", "en")
    if (text := row.get(code))
]


def rows(text, width=WIDTH):
    return pieces(text, breaks_in(text, width))


@pytest.mark.parametrize("text", SAMPLES)
def test_rows_are_whole_words_that_fit_and_fill(text):
    found = rows(text)
    assert "".join(found) == text
    for row, following in zip(found, [*found[1:], None], strict=True):
        shown = row.rstrip()
        assert 0 < len(regex.findall(r"\X", shown)) <= WIDTH
        if following is None:
            continue
        assert row[-1] in " -\u05be\u2010\u2013"
        # No row is ended before it had to be: its successor's first piece would not have fitted.
        first = following[: next(iter(opportunities(following)), len(following))].rstrip()
        assert len(regex.findall(r"\X", row + first)) > WIDTH


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300), st.integers(1, 60))
def test_any_text_is_broken_without_loss_between_characters(text, width):
    found = rows(text, width)
    assert "".join(found) == text
    ends = {match.end() for match in regex.finditer(r"\X", text)} | {0, len(text)}
    assert set(breaks_in(text, width)) <= ends
    assert all(len(regex.findall(r"\X", row.rstrip())) <= width for row in found)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        # A composed letter is one character, however it is written.
        ("a\u0301" * 6, 3, ["a\u0301" * 3, "a\u0301" * 3]),
        ("👩‍🏫👩‍🏫👩‍🏫", 2, ["👩‍🏫👩‍🏫", "👩‍🏫"]),
        # After a hyphen, but not after one that begins a word, nor between figures.
        ("språk-, kultur-och skola", 16, ["språk-, kultur-", "och skola"]),
        ("Orruneatnama -guovllu", 14, ["Orruneatnama ", "-guovllu"]),
        ("åren 1984–1985", 11, ["åren ", "1984–1985"]),
        # What somebody says keeps its dash; one between words ends the row.
        ("sade han. – Kom", 11, ["sade han. ", "– Kom"]),
        ("en sten – räknad", 9, ["en sten – ", "räknad"]),
        # Punctuation set apart stays with the word before, an opening sign with the word after.
        ("Qui vive ? Moi", 8, ["Qui ", "vive ? ", "Moi"]),
        ("han sa « ja »", 8, ["han sa ", "« ja »"]),
        # A space that does not break.
        ("sidan s.\u00a012 där", 10, ["sidan ", "s.\u00a012 där"]),
        # A word longer than a row.
        ("ab" * 5 + " c", 4, ["abab", "abab", "ab c"]),
        # Spaces at the end of a row take no room.
        ("abcd   efgh", 4, ["abcd   ", "efgh"]),
        ("", 4, [""]),
    ],
)  # fmt: skip
def test_where_rows_end(text, width, expected):
    assert rows(text, width) == expected


@pytest.mark.django_db
class TestStoredWithTheVersion:
    def test_breaks_are_kept_when_a_version_is_published(self, monkeypatch):
        text = " ".join(["Snön föll hela natten och ingen gick ut."] * 4)
        excerpt = make_excerpt(make_work(make_author()), f"{text}\n\nKort.")
        version = TextVersion.objects.get(excerpt=excerpt)
        assert version.breaks == [breaks_in(text), []]
        before = version.printed
        # Another rule for new versions does not move the rows of this one.
        monkeypatch.setattr("portraits.models.excerpts.breaks_in", lambda _text: [1])
        assert TextVersion.objects.get(excerpt=excerpt).printed == before
        assert [row.number for part in before for row in part] == ["1", "2", "3", "4", "5"]
        assert [row.place for part in before for row in part] == ["1", "1", "1", "1", "2"]

    def test_verse_has_its_own_lines(self):
        long = "ord " * 40
        excerpt = make_excerpt(make_work(make_author()), f"{long}\nb\n\nc", form="verse")
        version = TextVersion.objects.get(excerpt=excerpt)
        assert version.breaks == []
        assert [[row.number for row in part] for part in version.printed] == [["1", "2"], ["3"]]
        assert version.printed[0][0].text == long.strip()

    def test_the_migration_fills_versions_that_are_there(self):
        text = " ".join(["Snön föll hela natten och ingen gick ut."] * 4)
        prose = make_excerpt(make_work(make_author()), text)
        make_excerpt(make_work(make_author()), "a\nb", form="verse")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE portraits_textversion SET breaks = '[]'")
        loader = MigrationLoader(connection)
        (key,) = (key for key in loader.disk_migrations if key[1].endswith("_printed_rows"))
        fill = importlib.import_module(f"portraits.migrations.{key[1]}").break_into_rows
        fill(loader.project_state(key).apps, SimpleNamespace(connection=connection))
        kept = {version.form: version.breaks for version in TextVersion.objects.all()}
        assert kept == {"prose": [breaks_in(text)], "verse": []}
        assert TextVersion.objects.get(excerpt=prose).printed
