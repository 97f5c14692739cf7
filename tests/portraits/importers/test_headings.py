"""A file with other headings, read with a map."""

import pytest
from django.core.management import call_command

from portraits.models import Author

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(tmp_path):
    """Authors under headings of the library's own."""
    path = tmp_path / "lista.csv"
    path.write_text('Nyckel,Vem,Filas som\nanna-berg,Anna Berg,"Berg, Anna"\n', encoding="utf-8")
    return path


def test_a_map_says_what_columns_mean(sheet, tmp_path):
    with pytest.raises(SystemExit) as unusable:
        call_command("import_authors", sheet, "--apply")
    assert unusable.value.code == 2
    headings = tmp_path / "karta.toml"
    headings.write_text(
        'Nyckel = "author_id"\nVem = "name"\n"Filas som" = "sort_name"\n', encoding="utf-8"
    )
    call_command("import_authors", sheet, "--apply", "--map", headings)
    assert Author.objects.get(key="anna-berg").name == "Anna Berg"


@pytest.mark.parametrize("content", ["Nyckel = 3\n", "inte toml", 'Vem = "skonummer"\n', None])
def test_a_map_that_cannot_be_used_is_said_to_be_so(sheet, tmp_path, content, capsys):
    headings = tmp_path / "karta.toml"
    if content is not None:
        headings.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit) as unusable:
        call_command("import_authors", sheet, "--apply", "--map", headings)
    assert unusable.value.code == 2
    assert "karta.toml" in capsys.readouterr().err
    assert not Author.objects.exists()
