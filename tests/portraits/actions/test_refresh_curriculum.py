"""The table of curricula: what it holds, how it is fetched anew, and who is told."""

import datetime
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import CommandError, call_command

from portraits.actions.refresh_curriculum import CurriculumUnreachableError, refresh_curriculum
from portraits.models.curricula import VENDORED, CurriculumField, chosen, curriculum, is_outdated
from tests.factories import make_author, make_excerpt, make_portrait, make_work
from tests.lessons import make_lesson

CODES = {
    "GRGRSVE01", "GRGRSVA01", "GRGRHIS01", "GRGRSAM01", "GRSMSMI01", "SVEN", "SVEN1000X",
    "SVEN2000X", "SVEN3000X", "SVEA", "SVEA1000X",
}  # fmt: skip


def answers(version=3, *, without=()):
    """The documents of the source by address, as the interface gives them."""

    def subject(code, levels=()):
        return {
            "subject": {
                "code": code,
                "name": "Svenska",
                "version": version,
                "centralContents": [{"year": "7-9", "text": f"<p>Läsa {code}.</p>"}],
                "courses": [
                    {"code": level, "centralContent": {"text": f"<ul><li>Nivå {level}</li></ul>"}}
                    for level in levels
                    if level not in without
                ],
            }
        }

    found = {code: subject(code) for code in CODES if "X" not in code}
    found["SVEN"] = subject("SVEN", ["SVEN1000X", "SVEN2000X", "SVEN3000X"])
    found["SVEA"] = subject("SVEA", ["SVEA1000X"])
    return {
        f"/subjects/{code}": document for code, document in found.items() if code not in without
    }


@pytest.fixture
def table(tmp_path, settings):
    path = tmp_path / "curriculum.json"
    path.write_text(VENDORED.read_text(encoding="utf-8"), encoding="utf-8")
    settings.CURRICULUM_FILE = str(path)
    return path


@pytest.fixture
def source():
    """A server on this machine that answers as the source does."""
    documents = answers()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            document = documents.get(self.path)
            self.send_response(200 if document else 404)
            self.end_headers()
            self.wfile.write(json.dumps(document).encode())

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", documents
    server.shutdown()
    server.server_close()


def test_the_table_holds_these_codes_and_no_other():
    found = curriculum()
    assert set(found.entries) == CODES
    assert found.checked >= datetime.date(2026, 11, 22)
    assert {entry.curriculum for entry in found.entries.values()} == {"Lgr22", "Gy25"}
    # Version and words come from the source alone.
    assert all(not entry.content for entry in found.entries.values() if not entry.version)


def test_versions_and_words_come_from_the_source(table, source):
    address, _documents = source
    changed = refresh_curriculum(source=address, today=datetime.date(2027, 1, 2))
    assert set(changed) == CODES
    assert curriculum().checked == datetime.date(2027, 1, 2)
    assert chosen("GRGRSVE01").version == "3"
    assert chosen("GRGRSVE01").content == ("Läsa GRGRSVE01.",)
    assert chosen("SVEN2000X").content == ("Nivå SVEN2000X",)
    assert refresh_curriculum(source=address) == []


@pytest.mark.parametrize("gone", ["SVEN3000X", "GRGRHIS01"])
def test_a_code_that_the_source_no_longer_knows_changes_nothing(table, source, gone):
    address, documents = source
    before = table.read_bytes()
    documents.clear()
    documents.update(answers(without={gone}))
    with pytest.raises(CurriculumUnreachableError) as error:
        refresh_curriculum(source=address)
    assert gone in str(error.value)
    assert table.read_bytes() == before


@pytest.mark.parametrize("document", [None, [], {"subject": None}, {"subject": {"code": "X"}}])
def test_an_answer_that_is_something_else_changes_nothing(table, document):
    before = table.read_bytes()
    with pytest.raises(CurriculumUnreachableError):
        refresh_curriculum(get=lambda _url: document)
    assert table.read_bytes() == before


@pytest.mark.django_db
def test_the_command_says_what_it_could_not_do(table):
    with pytest.raises(CommandError) as refused:
        call_command("refresh_curriculum", source="http://127.0.0.1:9")
    assert "The table is as it was." in str(refused.value)
    with pytest.raises(CommandError) as refused:
        call_command("refresh_curriculum", source="ftp://example.org")
    assert "not an https address" in str(refused.value)


@pytest.mark.django_db
def test_lessons_of_an_older_version_are_listed_and_may_keep_it(table, source, capsys):
    address, documents = source
    author = make_author()
    make_portrait(author)
    refresh_curriculum(source=address)
    page = make_lesson(make_excerpt(make_work(author)), curriculum=["GRGRSVE01:3", "SVEN"])
    call_command("refresh_curriculum", source=address)
    assert "outdated" not in capsys.readouterr().out
    documents.update(answers(version=4))
    call_command("refresh_curriculum", source=address)
    assert f"outdated: Att vänta ({page.pk}): GRGRSVE01:3" in capsys.readouterr().out
    assert is_outdated("GRGRSVE01:3")
    assert not is_outdated("SVEN")
    page.save_revision().publish()
    field = CurriculumField().formfield()
    assert field.prepare_value(page.curriculum) == ["GRGRSVE01:3", "SVEN"]
    labels = dict(field.choices)
    assert labels["GRGRSVE01:3"] == "Svenska (Lgr22, GRGRSVE01) – inaktuell version"
    assert "GRGRSVE01:4" in labels
    assert field.clean(["GRGRSVE01:3"]) == ["GRGRSVE01:3"]
