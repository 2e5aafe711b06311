"""``linli synth``: from footprints and a census row to a ledger that can be checked."""

import json

import polars as pl
import pytest
from click.testing import CliRunner

from linli.cli.main import command_line
from linli.cli.population import synthesise
from linli.files.ledger import read_ledger
from linli.files.parquet_folder import write_parquet
from linli.files.workbook_writer import write_workbook
from tests.engine.population.factories import bare_estate, slab
from tests.factories import rectangle, small_estate
from tests.files.census import census_row, written

WIDTH, DEPTH = 5e-4, 1e-4
"""Degrees: about 48 m by 11 m at 31 N."""


def run(*arguments):
    return CliRunner().invoke(command_line("en"), [*map(str, arguments), "--lang", "en"])


@pytest.fixture
def census(tmp_path):
    return written(tmp_path / "census.parquet", census_row())


@pytest.fixture
def footprints(tmp_path):
    """A folder with one GeoJSON file of ten slabs."""
    folder = tmp_path / "old-town"
    folder.mkdir()
    features = [
        {
            "type": "Feature",
            "properties": {"bid": f"S{i}", "storeys": 6},
            "geometry": json.loads(rectangle(120.6, 31.3 + 3e-4 * i, WIDTH, DEPTH)),
        }
        for i in range(10)
    ]
    whole = {"type": "FeatureCollection", "features": features}
    (folder / "buildings.geojson").write_text(json.dumps(whole), encoding="utf-8")
    return folder


@pytest.fixture
def synth(tmp_path, census):
    """Run the command with a census; options by name."""

    def call(path, *options):
        out = tmp_path / "made"
        return run("synth", path, "--census", census, "--county", "999901", *options, "-o", out)

    return call


def test_footprints_become_a_ledger_without_faults(synth, footprints, tmp_path):
    result = synth(footprints, "--datum", "wgs84", "--id", "old-town")
    assert result.exit_code == 0, result.output
    ledger = read_ledger(tmp_path / "made")
    assert len(ledger.faults) == 0
    assert ledger.estate.id == "old-town"
    assert len(ledger.estate["households"]) > 200
    assert ledger.estate["estate"]["county"][0] == "999901"


def test_the_report_sets_what_was_made_beside_the_census(synth, footprints):
    lines = synth(footprints, "--datum", "wgs84").stdout.splitlines()
    assert lines[0] == "census\tmade\tdiffers\tmargin"
    size = next(line for line in lines if line.endswith("\tpersons a household"))
    assert size.startswith("2.400\t2.4")
    assert any("upper bound" in line for line in lines)
    assert lines[-1].startswith("10 buildings, ")


def test_the_chosen_file_of_a_folder_is_named_on_stderr(synth, footprints):
    assert "-> buildings.geojson" in synth(footprints, "--datum", "wgs84").stderr


def test_of_one_name_in_two_formats_parquet_is_read(synth, footprints):
    (footprints / "buildings.parquet").write_bytes(b"not parquet at all")
    result = synth(footprints, "--datum", "wgs84")
    assert "-> buildings.parquet" in result.stderr
    assert result.exit_code == 1


def test_a_file_may_be_named_itself(synth, footprints):
    assert synth(footprints / "buildings.geojson", "--datum", "wgs84").exit_code == 0


def test_two_files_of_different_names_are_refused(synth, footprints):
    (footprints / "others.geojson").touch()
    result = synth(footprints, "--datum", "wgs84")
    assert result.exit_code == 1
    assert "buildings.geojson、others.geojson" in result.stderr


def test_a_folder_without_footprints_is_refused(synth, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "no footprints here" in synth(tmp_path / "empty", "--datum", "wgs84").stderr


def test_a_datum_is_never_guessed(synth, footprints):
    result = synth(footprints)
    assert result.exit_code == 1
    assert "--datum" in result.stderr


def test_a_ledger_with_buildings_keeps_them_and_gets_people(synth, tmp_path):
    write_parquet(bare_estate(slab("A", year=1984)), tmp_path / "ledger")
    assert synth(tmp_path / "ledger").exit_code == 0
    made = read_ledger(tmp_path / "made").estate
    assert made["buildings"]["year"].to_list() == [1984]
    assert "year" not in made["buildings"]["generated"][0].split(";")


def test_a_workbook_with_buildings_gets_people_too(synth, tmp_path):
    write_workbook(bare_estate(slab("A", year=1984)), tmp_path / "ledger.xlsx", "zh")
    assert synth(tmp_path / "ledger.xlsx").exit_code == 0


def test_a_ledger_declares_its_own_datum(synth, tmp_path):
    write_parquet(bare_estate(slab("A")), tmp_path / "ledger")
    assert "Leave out --datum" in synth(tmp_path / "ledger", "--datum", "wgs84").stderr


def test_a_ledger_with_faults_is_refused(synth, tmp_path):
    write_parquet(bare_estate(slab("A", storeys=-3)), tmp_path / "ledger")
    assert "1 faults" in synth(tmp_path / "ledger").stderr


def test_a_ledger_with_households_is_refused(synth, tmp_path):
    write_parquet(small_estate(), tmp_path / "ledger")
    assert "already has" in synth(tmp_path / "ledger").stderr


def test_without_a_census_nothing_can_be_made(tmp_path, footprints):
    result = run("synth", footprints, "--datum", "wgs84", "-o", tmp_path / "made")
    assert result.exit_code == 2
    assert "--census" in result.stderr


def test_the_same_seed_writes_the_same_bytes(synth, footprints, tmp_path):
    first, again = (_bytes(synth, footprints, tmp_path, "7") for _ in range(2))
    assert first == again
    assert first != _bytes(synth, footprints, tmp_path, "8")


def _bytes(synth, footprints, tmp_path, seed):
    synth(footprints, "--datum", "wgs84", "--seed", seed)
    return [file.read_bytes() for file in sorted((tmp_path / "made").iterdir())]


def test_other_columns_can_be_named(synth, tmp_path):
    feature = {
        "type": "Feature",
        "properties": {"number": "9", "floors": 6},
        "geometry": json.loads(rectangle(0, 0, 48, 11)),
    }
    path = tmp_path / "one.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    columns = ("--id-column", "number", "--storeys-column", "floors")
    assert synth(path, "--datum", "local", *columns).exit_code == 0
    made = read_ledger(tmp_path / "made").estate
    assert made["buildings"].select("building", "storeys").row(0) == ("9", 6)
    assert made.id == "one"


def test_other_commands_make_the_same_estate_in_one_step(synth, footprints, census, tmp_path):
    synth(footprints, "--datum", "wgs84")
    made = synthesise(footprints, census, "999901", datum="wgs84").estate
    assert made == read_ledger(tmp_path / "made").estate
    assert made["ties"].schema["tie"] == pl.String
