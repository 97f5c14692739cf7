"""The real gazetteer and all municipalities become places, merged by code, with nothing lost."""

import pytest
from modelsearch.backends import get_search_backend

from portraits.importers.matching import PlaceRegister
from portraits.importers.place_planning import plan_places
from portraits.importers.places import LAYOUTS
from portraits.importers.reading import read_files
from portraits.importers.stored_places import stored_places
from portraits.models import Collection, Place, PlaceName
from tests.portraits.importers.running import import_places, rows_of, run, write_csv
from tests.shared_data import shared_data, shared_rows

pytestmark = pytest.mark.usefixtures("places")
NORWEGIAN_COUNTIES_ADDED = 14


@pytest.fixture(scope="module")
def gazetteer():
    return shared_rows("places.csv")


def test_every_row_is_a_place_and_municipalities_are_merged_by_code(gazetteer):
    known = {
        (row["code_system"], row["municipality_code"])
        for row in gazetteer
        if row["kind"] == "municipality"
    }
    listed = {(row["code_system"], row["code"]) for row in shared_rows("municipalities.csv")}
    assert len(known) == 56
    assert known < listed
    assert Place.objects.filter(kind="municipality").count() == len(listed) == 647
    expected = len(gazetteer) + len(listed - known) + NORWEGIAN_COUNTIES_ADDED
    assert Place.objects.count() == expected


def test_keys_are_ids_or_country_and_code():
    assert Place.objects.get(name="Upplands Väsby").key == "se-0114"
    assert Place.objects.get(name="Sandnes").key == "no-1108"
    assert Place.objects.get(key="se-2580-ranea").name == "Råneå"


def test_the_fuller_row_wins_and_the_other_adds_what_it_lacks():
    roros = Place.objects.get(key="no-5025")
    assert roros.name == "Røros"
    assert roros.coordinate_source.startswith("polygon label point")
    assert {(row.name, row.kind) for row in roros.names.all()} == {
        ("Plassje", "alternative"),
        ("Plaassja", "alternative"),
        ("Rosse", "name"),
        ("Rosse - Røros", "parallel"),
    }


def test_names_in_several_languages_are_known_by_language():
    kautokeino = Place.objects.get(key="no-5612")
    assert kautokeino.name_in("se").text == "Guovdageaidnu"
    assert kautokeino.name_in("no").text == "Kautokeino"
    kiruna = Place.objects.get(key="se-2584")
    assert [kiruna.name_in(code).text for code in ("se", "fi", "fit", "sma")] == [
        "Giron",
        "Kiiruna",
        "Kieruna",
        "Gïerene",
    ]


def test_places_of_one_name_are_kept_apart():
    for name in ("Herøy", "Våler"):
        both = Place.objects.filter(name=name, kind="municipality")
        assert both.count() == 2
        assert len({place.parent_id for place in both}) == 2
    assert Place.objects.get(name="Håbo").key == "se-0305"
    assert Place.objects.get(name="Habo").key == "se-0643"
    assert Place.objects.get(key="se-1860").name == "Laxå"
    assert Place.objects.get(key="no-1860").name == "Vestvågøy"


def test_a_village_lies_in_its_municipality_and_that_in_its_county():
    ranea = Place.objects.get(key="se-2580-ranea")
    assert [place.key for place in ranea.ancestors] == ["se-2580", "se-25"]
    assert not Place.objects.filter(kind="municipality", parent=None).exists()
    assert not Place.objects.filter(kind__in=["village", "town"], parent=None).exists()
    assert not Place.objects.filter(kind__in=["county", "region"]).exclude(parent=None).exists()


def test_counties_nobody_lists_are_made_with_their_names():
    finnmark = Place.objects.get(key="no-56")
    assert (finnmark.name, finnmark.kind, finnmark.official_code) == (
        "Finnmark fylke",
        "county",
        "56",
    )
    assert finnmark.name_in("se").text == "Finnmárku"
    assert Place.objects.get(key="no-5536").parent.name == "Troms fylke"


def test_short_names_of_counties_are_names():
    short = PlaceName.objects.filter(kind="short", place__key__startswith="se-")
    assert "Norrbotten" in {row.name for row in short}
    assert "Halland" in {row.name for row in short}


def test_every_name_in_the_files_is_found(gazetteer):
    register = PlaceRegister(stored_places())
    for row in gazetteer:
        columns = [name for name in row if name == "name" or name.startswith("name_")]
        for column in set(columns) - {"name_source", "name_confidence"}:
            if row[column]:
                assert row["id"] in {place.key for place in register.named(row[column])}
    for name in ("Kiiruna", "Seittenkari", "Plaassja", "Guovdageaidnu - Kautokeino", "Omasvuono"):
        assert register.named(name), name


def test_our_county_is_what_was_asked_for():
    (collection,) = Collection.objects.all()
    assert [place.key for place in collection.places.all()] == ["se-25"]


def test_a_second_run_changes_nothing(django_assert_num_queries):
    answer = import_places()
    assert answer.code == 0
    assert "0 new, 0 changed, 893 unchanged" in answer.out


def test_the_files_may_come_in_any_order():
    files = [shared_data(name) for name in ("municipalities.csv", "places.csv")]
    assert "893 unchanged" in run("import_places", *files).out


def test_a_changed_cell_is_shown_and_written(tmp_path):
    rows = [row for row in shared_rows("places.csv") if row["id"] == "se-2580-ranea"]
    rows[0]["name_fit"] = "Rånio"
    path = write_csv(tmp_path / "places.csv", rows)
    dry = run("import_places", path)
    assert "name_fit: “” → “Rånio”" in dry.out
    assert not PlaceName.objects.filter(name="Rånio").exists()
    before = Place.objects.get(key="se-2580-ranea").pk
    assert "1 changed" in run("import_places", path, apply=True).out
    place = Place.objects.get(key="se-2580-ranea")
    assert place.pk == before
    assert place.name_in("fit").text == "Rånio"
    found = get_search_backend().autocomplete("Rånio", Place.objects.all())
    assert [row.key for row in found] == [place.key]


def test_a_list_of_municipalities_does_not_replace_what_is_stored(tmp_path):
    rows = [row for row in shared_rows("municipalities.csv") if row["code"] == "2584"]
    rows[0]["name"], rows[0]["latitude"] = "Annat namn", "1.0"
    path = write_csv(tmp_path / "municipalities.csv", rows)
    assert "1 unchanged" in run("import_places", path, apply=True).out
    assert Place.objects.get(key="se-2584").name == "Kiruna"


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("id", "", "missing_value"),
        ("name", "<b>Ort</b>", "markup_in_text"),
        ("kind", "planet", "unknown_kind"),
        ("latitude", "norr", "invalid_coordinate"),
        ("longitude", "190", "max_value"),
        ("municipality_code", "9998", "unknown_municipality"),
        ("wikidata_qid", "25", "invalid_wikidata"),
        ("note", "x" * 301, "field_too_long"),
    ],
)
def test_a_wrong_cell_rejects_its_row_and_nothing_is_written(tmp_path, column, value, code):
    rows = [row for row in shared_rows("places.csv") if row["id"].startswith("se-2580-")][:2]
    rows[0] = {**rows[0], column: value}
    rows[1] = {**rows[1], "id": "se-2580-ny", "name": "Ny ort"}
    path = write_csv(tmp_path / "places.csv", rows)
    answer = run("import_places", path, apply=True)
    assert answer.code == 1
    assert f"row 2, column {column}" in answer.out
    assert "1 rejected" in answer.out
    assert not Place.objects.filter(key="se-2580-ny").exists()
    plan = plan_places(read_files([path], LAYOUTS).tables, stored_places())
    (found,) = plan.rows[0].row.messages
    assert (found.code, found.column, found.level) == (code, column, "error")
    assert run("import_places", path, apply=True, skip_invalid=True).code == 0
    assert Place.objects.filter(key="se-2580-ny").exists()


def test_an_exported_gazetteer_says_the_same_and_more(tmp_path, gazetteer):
    run("export_authors", tmp_path)
    exported = {row["id"]: row for row in rows_of(tmp_path / "places.csv")}
    assert len(exported) == Place.objects.count()
    for row in gazetteer:
        assert {name: exported[row["id"]][name] for name in row} == row
    for row in shared_rows("municipalities.csv"):
        place = exported[f"{row['country'].lower()}-{row['code']}"]
        assert (place["parallel_name"] or place["name"]) == row["name"]
        assert place["municipality_code"] == row["code"]
        assert place["county_code"] == row["county_code"]
        assert row["county"] in {place["county"], ""}
        assert (place["latitude"], place["longitude"]) == (row["latitude"], row["longitude"])
    again = run("import_places", tmp_path / "places.csv")
    assert f"0 new, 0 changed, {len(exported)} unchanged" in again.out
