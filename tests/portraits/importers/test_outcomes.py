"""What becomes of rows: outcomes, exit codes, the report, and that nothing half-right is written."""

import json

import pytest

from portraits.models import Author, Award, Contribution, PortraitPage, Tie, Work
from tests.portraits.importers.running import (
    RECORD_FILES,
    author_row,
    award_row,
    import_records,
    run,
    tie_row,
    work_row,
    write_csv,
)
from tests.shared_data import shared_data

pytestmark = pytest.mark.usefixtures("places")
LEVELS = {"error", "warning", "info"}
OUTCOMES = ["create", "update", "same", "doubtful", "reject", "skip"]


@pytest.fixture
def report(tmp_path):
    """Run an import of some files' rows and give back the exit code and the report."""

    def make(files, **options):
        paths = [write_csv(tmp_path / f"{name}.csv", rows) for name, rows in files.items()]
        target = tmp_path / "report.json"
        answer = run("import_authors", *paths, report=target, **options)
        return answer.code, json.loads(target.read_text(encoding="utf-8"))

    return make


def outcomes(found):
    return [row["outcome"] for row in found["rows"]]


def codes(found, number=0):
    return [message["code"] for message in found["rows"][number]["messages"]]


def test_the_report_has_the_shape_of_the_contract(tmp_path):
    target = tmp_path / "report.json"
    answer = import_records(apply=False, report=target)
    assert answer.code == 0
    found = json.loads(target.read_text(encoding="utf-8"))
    assert list(found) == ["files", "rows", "totals"]
    for file, name in zip(found["files"], RECORD_FILES, strict=True):
        assert list(file) == ["path", "sheet", "encoding", "delimiter", "header_row", "columns"]
        assert file["path"] == str(shared_data(name))
        assert (file["encoding"], file["delimiter"], file["header_row"]) == ("utf-8", ",", 1)
        assert all(heading == field for heading, field in file["columns"].items())
    assert len(found["rows"]) == 669
    for row in found["rows"]:
        assert list(row) == ["file", "row", "outcome", "author", "messages"]
        assert row["outcome"] in OUTCOMES
        for message in row["messages"]:
            assert list(message) == ["level", "code", "column", "value", "text"]
            assert message["level"] in LEVELS
    assert list(found["totals"]) == OUTCOMES
    assert found["totals"]["create"] == 669
    assert (found["rows"][0]["row"], found["rows"][0]["author"]) == (2, "mattias-alkberg")


def test_the_only_unknown_places_are_three(tmp_path):
    target = tmp_path / "report.json"
    import_records(apply=False, report=target)
    found = json.loads(target.read_text(encoding="utf-8"))
    unknown = [
        (row["author"], message["value"], message["level"])
        for row in found["rows"]
        for message in row["messages"]
        if message["level"] != "info"
    ]
    assert unknown == [
        ("karin-smirnoff", "Hertsånger", "warning"),
        ("birger-vikstrom", "Granbergsträsk", "warning"),
        ("daniel-aberg", "Kungsgården", "warning"),
    ]


def test_a_plan_writes_nothing():
    answer = import_records(apply=False)
    assert answer.code == 0
    assert "669 new" in answer.out
    assert not Author.objects.exists()
    assert not Work.objects.exists()


def test_a_message_names_file_row_column_value_and_what_to_do(report):
    _code, found = report({"authors": [author_row(), author_row("b-b", birth="1850-13")]})
    (message,) = found["rows"][1]["messages"]
    assert message["text"] == (
        "authors.csv, row 3, column birth, “1850-13”: “1850-13” has no such month. "
        "Months are 01 to 12."
    )


WRONG_AUTHORS = [
    ({"birth": "18500"}, "invalid_year", "birth"),
    ({"birth": "1950-02-31"}, "invalid_date", "birth"),
    ({"birth": "2091"}, "year_in_future", "birth"),
    ({"birth": "1950", "death": "1940"}, "death_before_birth", "death"),
    ({"birth": "1801", "death": "1999"}, "implausible_lifespan", "death"),
    ({"name": ""}, "missing_name", "name"),
    ({"name": " \u00a0 "}, "missing_name", "name"),
    ({"author_id": ""}, "missing_value", "author_id"),
    ({"author_id": "åsa ä"}, "invalid_id", "author_id"),
    ({"languages": "sv; klingonska"}, "unknown_language", "languages"),
    ({"audience": "hästar"}, "unknown_audience", "audience"),
    ({"confidence": "rather"}, "unknown_confidence", "confidence"),
    ({"name": "<script>alert('x')</script>"}, "markup_in_text", "name"),
    ({"name": '"><img src=x onerror=alert(1)>'}, "markup_in_text", "name"),
    ({"kuriosa": '=HYPERLINK("http://example.invalid")'}, "formula", "kuriosa"),
    ({"name": "+cmd|' /C calc'!A0"}, "formula", "name"),
    ({"name": "Bakfram\u202enossmad"}, "control_character", "name"),
    ({"name": "Pling\x07"}, "control_character", "name"),
    ({"kuriosa": "lång " * 1440}, "field_too_long", "kuriosa"),
    ({"name": "x" * 161}, "field_too_long", "name"),
    ({"pseudonyms": "y" * 161}, "field_too_long", "pseudonyms"),
    ({"source_urls": "ftp://example.org"}, "invalid_url", "source_urls"),
    ({"source_urls": "javascript:alert(1)"}, "markup_in_text", "source_urls"),
]


@pytest.mark.parametrize(("cells", "code", "column"), WRONG_AUTHORS)
def test_a_wrong_author_is_rejected_by_name_and_nothing_is_written(report, cells, code, column):
    rows = [author_row("prov-a"), author_row("prov-b") | cells]
    result, found = report({"authors": rows}, apply=True)
    assert result == 1
    assert outcomes(found) == ["create", "reject"]
    message = found["rows"][1]["messages"][0]
    assert (message["code"], message["column"], message["level"]) == (code, column, "error")
    assert not Author.objects.exists()


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"isbn": "9788290625383"}, "invalid_isbn", "isbn"),
        ({"isbn": "987-91-86115-15-9"}, "invalid_isbn", "isbn"),
        ({"isbn": "91-7448-12"}, "invalid_isbn", "isbn"),
        ({"year": "1948"}, "work_before_birth", "year"),
        ({"year": "2199"}, "year_in_future", "year"),
        ({"year": "199"}, "invalid_year", "year"),
        ({"title": ""}, "missing_value", "title"),
        ({"form": "epos på vers"}, "unknown_form", "form"),
        ({"author_id": "ingen"}, "unknown_author", "author_id"),
        ({"coauthor_ids": "ingen"}, "unknown_author", "coauthor_ids"),
        ({"original_or_translation": "kanske"}, "unknown_value", "original_or_translation"),
        ({"source_kind": "rykte"}, "unknown_source_kind", "source_kind"),
        ({"title": "x" * 301}, "field_too_long", "title"),
        ({"language": "xx"}, "unknown_language", "language"),
    ],
)
def test_a_wrong_work_is_rejected_by_name(report, cells, code, column):
    files = {"authors": [author_row(birth="1950")], "works": [work_row() | cells]}
    result, found = report(files, apply=True)
    assert result == 1
    assert outcomes(found) == ["create", "reject"]
    message = found["rows"][1]["messages"][0]
    assert (message["code"], message["column"]) == (code, column)
    assert not Work.objects.exists()


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"kind": "visited"}, "unknown_kind", "kind"),
        ({"municipality_code": "9998"}, "unknown_municipality", "municipality_code"),
        ({"municipality": "Atlantis", "municipality_code": ""}, "unknown_municipality",
         "municipality"),
        ({"municipality": "Piteå"}, "unknown_municipality", "municipality_code"),
        ({"place": ""}, "missing_value", "place"),
        ({"from_year": "1990", "to_year": "1980"}, "years_out_of_order", "to_year"),
        ({"from_year": "90-talet"}, "invalid_year", "from_year"),
        ({"source_urls": "https://example.org/1 https://example.org/2"}, "several_sources",
         "source_urls"),
        ({"kind": "born", "from_year": "1950", "source_urls": "https://example.org/annan"},
         "source_not_of_author", "source_urls"),
        ({"author_id": "ingen"}, "unknown_author", "author_id"),
        ({"note": "x" * 301}, "field_too_long", "note"),
    ],
)  # fmt: skip
def test_a_wrong_tie_is_rejected_by_name(report, cells, code, column):
    files = {"authors": [author_row(birth="1950")], "ties": [tie_row() | cells]}
    result, found = report(files, apply=True)
    assert result == 1
    assert outcomes(found) == ["create", "reject"]
    message = found["rows"][1]["messages"][0]
    assert (message["code"], message["column"]) == (code, column)


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"status": "lost"}, "unknown_status", "status"),
        ({"year": "1949"}, "award_before_birth", "year"),
        ({"year": "1600"}, "invalid_year", "year"),
        ({"award": ""}, "missing_value", "award"),
        ({"author_id": "ingen"}, "unknown_author", "author_id"),
        ({"award": "x" * 201}, "field_too_long", "award"),
    ],
)
def test_a_wrong_award_is_rejected_by_name(report, cells, code, column):
    files = {"authors": [author_row(birth="1950")], "awards": [award_row() | cells]}
    result, found = report(files, apply=True)
    assert result == 1
    message = found["rows"][1]["messages"][0]
    assert (message["code"], message["column"]) == (code, column)
    assert not Award.objects.exists()


@pytest.mark.parametrize("added", [-1, 1])
def test_a_row_with_too_few_or_too_many_cells_is_rejected(tmp_path, added):
    path = write_csv(tmp_path / "authors.csv", [author_row(), author_row("b-b")])
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2].rsplit(",", 1)[0] if added < 0 else f"{lines[2]},en till"
    path.write_text("\n".join(lines), encoding="utf-8")
    answer = run("import_authors", path, report=tmp_path / "r.json")
    assert answer.code == 1
    found = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert codes(found, 1) == ["column_count"]


@pytest.mark.parametrize(
    ("files", "number"),
    [
        ({"authors": [author_row(), author_row(name="Annan")]}, 1),
        ({"authors": [author_row("a-a", name="Anna Prov"), author_row("b-b", name="ANNA PROV")]}, 1),
        ({"authors": [author_row()], "works": [work_row(), work_row()]}, 2),
        ({"authors": [author_row()], "ties": [tie_row(), tie_row()]}, 2),
        ({"authors": [author_row()], "awards": [award_row(), award_row()]}, 2),
        ({"authors": [author_row()],
          "ties": [tie_row(kind="born", from_year="1950"),
                   tie_row(number=2, kind="born", from_year="1950")]}, 2),
    ],
)  # fmt: skip
def test_a_repeated_row_is_rejected(report, files, number):
    result, found = report(files)
    assert result == 1
    assert codes(found, number) == ["duplicate_row"]


def test_two_people_of_one_name_without_years_are_two(report):
    rows = [author_row(key, name="Anna Prov", birth="") for key in ("a-a", "b-b")]
    assert report({"authors": rows})[0] == 0


def test_invalid_rows_are_left_out_when_asked(report):
    files = {
        "authors": [author_row("a-a"), author_row("b-b", birth="18500")],
        "works": [work_row("a-a"), work_row("b-b")],
    }
    result, found = report(files, apply=True, skip_invalid=True)
    assert result == 0
    assert outcomes(found) == ["create", "reject", "create", "reject"]
    assert codes(found, 3) == ["author_held_back"]
    assert list(Author.objects.values_list("key", flat=True)) == ["a-a"]
    assert Work.objects.count() == 1


def test_a_co_authors_row_waits_for_the_other(report):
    files = {
        "authors": [author_row("a-a"), author_row("b-b")],
        "works": [
            work_row("a-a", coauthor_ids="b-b"),
            work_row("b-b", coauthor_ids="a-a", form_detail="x" * 200),
        ],
    }
    result, found = report(files, apply=True, skip_invalid=True)
    assert result == 0
    assert outcomes(found)[2:] == ["reject", "reject"]
    assert codes(found, 2) == ["coauthor_rejected"]
    assert not Work.objects.exists()


def test_a_likely_match_is_doubtful_and_taken_only_when_accepted(report):
    report({"authors": [author_row("anna-prov", name="Anna Pröv")]}, apply=True)
    row = author_row("anna-prov-2", name="ANNA PROV", death="2020")
    files = {"authors": [row], "works": [work_row("anna-prov-2")]}
    result, found = report(files, apply=True)
    assert result == 1
    assert outcomes(found) == ["doubtful", "doubtful"]
    assert codes(found) == ["possible_match"]
    assert found["rows"][0]["author"] == "anna-prov"
    assert Author.objects.get().death == ""
    result, found = report(files, apply=True, accept_matches=True)
    assert result == 0
    assert outcomes(found) == ["update", "create"]
    author = Author.objects.get()
    assert (author.key, author.name, author.death) == ("anna-prov", "ANNA PROV", "2020")
    assert Contribution.objects.get().author == author


def test_another_birth_year_is_another_person(report):
    report({"authors": [author_row("anna-prov", birth="1950")]}, apply=True)
    result, found = report({"authors": [author_row("anna-2", name="Anna Prov", birth="1960")]})
    assert (result, outcomes(found)) == (0, ["create"])


def test_a_likely_match_of_a_work_is_doubtful(report):
    report({"authors": [author_row()], "works": [work_row()]}, apply=True)
    again = work_row(title="PROVBOK", work_id="annat-id", note="ny")
    result, found = report({"works": [again]}, apply=True)
    assert (result, outcomes(found), codes(found)) == (1, ["doubtful"], ["possible_match"])
    result, found = report({"works": [again]}, apply=True, accept_matches=True)
    assert (result, outcomes(found)) == (0, ["update"])
    assert Contribution.objects.get().note == "ny"
    assert Contribution.objects.get().key == "anna-prov--provbok"


def test_rows_that_contradict_each_other_are_doubtful(report):
    files = {
        "authors": [author_row("a-a", birth_place="Piteå"), author_row("b-b"), author_row("c-c")],
        "ties": [
            tie_row("a-a", kind="born"),
            tie_row("b-b", kind="born", from_year="1951"),
        ],
        "works": [
            work_row("b-b", coauthor_ids="c-c"),
            work_row("c-c", coauthor_ids="b-b", form="lyrik"),
        ],
    }
    result, found = report(files, apply=True)
    assert result == 1
    assert outcomes(found)[3:] == ["doubtful"] * 4
    assert [codes(found, number) for number in (3, 4, 6)] == [
        ["birth_place_conflict"],
        ["birth_year_conflict"],
        ["coauthor_conflict"],
    ]
    assert not Tie.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"a,b,c\n1,2,3\n",
        "author_id,name,sort_name\nå,å,å\n".encode("latin-1"),
        b"author_id,name,name\n1,2,3\n",
        b'author_id,name,sort_name\n"\x00',
    ],
)
def test_a_file_that_cannot_be_used_ends_with_code_2(tmp_path, content):
    path = tmp_path / "fil.csv"
    path.write_bytes(content)
    answer = run("import_authors", path, apply=True)
    if b"\x00" in content:
        assert answer.code in {1, 2}
    else:
        assert answer.code == 2
        assert "fil.csv" in answer.err
    assert not Author.objects.exists()


def test_a_missing_file_ends_with_code_2(tmp_path):
    answer = run("import_authors", tmp_path / "saknas.csv")
    assert (answer.code, "saknas.csv" in answer.err) == (2, True)


def test_an_unknown_column_is_named_and_left_out(report, tmp_path):
    _code, found = report({"authors": [author_row() | {"hund": "Karo"}]})
    assert found["files"][0]["columns"]["hund"] is None
    assert "“hund” is not known" in run("import_authors", tmp_path / "authors.csv").out


def test_messages_are_in_the_active_language(tmp_path):
    path = write_csv(tmp_path / "authors.csv", [author_row(birth="1850-13")])
    assert "row 2" in run("import_authors", path, language="en").out


def test_without_publish_everything_is_a_draft(report):
    report({"authors": [author_row()], "ties": [tie_row()]}, apply=True)
    assert not Author.objects.get().live
    assert not PortraitPage.objects.get().live
    result, found = report({"authors": [author_row()]}, apply=True, publish=True)
    assert (result, outcomes(found)) == (0, ["update"])
    assert Author.objects.get().live
    assert PortraitPage.objects.shown().count() == 1


def test_a_portrait_of_nobody_from_here_stays_a_draft(report):
    result, found = report({"authors": [author_row()]}, apply=True, publish=True)
    assert (result, codes(found)) == (0, ["kept_not_established"])
    assert not PortraitPage.objects.get().live


def test_an_uncertain_author_stays_a_draft(report):
    files = {"authors": [author_row(confidence="low")], "ties": [tie_row()]}
    _result, found = report(files, apply=True, publish=True)
    assert codes(found) == ["kept_low_confidence"]
    assert not Author.objects.get().live
