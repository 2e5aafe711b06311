"""``linli diagnose``: from a ledger to JSON, a page and a PDF, and what it refuses."""

import json
from decimal import Decimal

import pytest
from click.testing import CliRunner

from linli.cli.main import command_line
from linli.engine.shocks.kinds import SHOCKS
from linli.engine.stress.diagnosis import NEEDS
from linli.engine.study.run import studied
from linli.files.diagnosis import from_json, to_json
from linli.files.parquet_folder import write_parquet
from linli.files.workbook_writer import write_workbook
from tests.factories import rectangle, small_estate
from tests.files.census import census_row, written

FEW = ("--draws", 20, "--quiet")


def run(*arguments, lang="en"):
    """Run ``linli diagnose``; stdout and stderr are kept apart."""
    call = ["diagnose", *map(str, arguments), "--lang", lang]
    return CliRunner().invoke(command_line(lang), call)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "lane"
    write_parquet(small_estate(), path)
    return path


@pytest.fixture(scope="module")
def report(ledger, tmp_path_factory):
    """A folder with everything the command writes."""
    out = tmp_path_factory.mktemp("report") / "made" / "here"
    result = run(ledger, "-o", out, *FEW, lang="zh")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    return out


def printed(*arguments):
    """The JSON text printed, after checking that nothing else was."""
    result = run(*arguments, "--json", *FEW)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments, lang="en"):
    """The sentence of a refusal: exit code 1, nothing printed."""
    result = run(*arguments, "--json", "--quiet", lang=lang)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_it_writes_the_diagnosis_a_page_and_a_pdf(report):
    assert {path.name for path in report.iterdir()} == {
        "diagnosis.json", "report.html", "report.pdf",
    }  # fmt: skip
    assert (report / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (report / "report.pdf").read_bytes().startswith(b"%PDF")


def test_the_file_holds_what_the_engine_says(report):
    text = (report / "diagnosis.json").read_text(encoding="utf-8")
    assert text == to_json(studied(small_estate(), draws=20))
    document = from_json(text)
    assert [shock["shock"] for shock in document["shocks"]] == list(SHOCKS)
    assert set(document["shocks"][0]["by_need"]) == set(NEEDS)
    assert document["annual"]["person_days_lost"]["low"] >= 0
    assert document["draws"] == 20
    assert document["seed"] == 1


def test_json_is_printed_alone_so_that_it_can_be_piped(ledger, report):
    assert printed(ledger) == (report / "diagnosis.json").read_text(encoding="utf-8")


def test_equal_seeds_give_equal_files_and_others_do_not(ledger):
    assert printed(ledger, "--seed", 5) == printed(ledger, "--seed", 5)
    one, other = (json.loads(printed(ledger, "--seed", seed)) for seed in (5, 6))
    assert one["annual"] != other["annual"]


def test_the_number_of_processors_does_not_matter(ledger):
    assert printed(ledger, "--jobs", 1) == printed(ledger, "--jobs", 3)


def test_a_workbook_gives_the_same_as_the_folder_it_was_made_from(ledger, tmp_path):
    write_workbook(small_estate(), tmp_path / "lane.xlsx", "zh")
    assert printed(tmp_path / "lane.xlsx") == printed(ledger)


def test_only_the_shocks_asked_for_are_run_in_the_order_asked(ledger):
    document = json.loads(printed(ledger, "--shocks", " lift_outage, earthquake "))
    assert [shock["shock"] for shock in document["shocks"]] == ["lift_outage", "earthquake"]


def test_ones_own_parameters_take_the_place_of_the_bundled_ones(ledger, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('[lift_outage.rate]\nmid = 1\nunit = "1/d"\nsource = "lift log"\n')
    document = json.loads(printed(ledger, "--parameters", mine))
    usual = json.loads(printed(ledger))
    rates = [
        next(s["annual_rate"] for s in d["shocks"] if s["shock"] == "lift_outage")
        for d in (document, usual)
    ]
    assert rates[0] == pytest.approx(rates[1] / 3 * 365)
    told = next(row for row in document["assumptions"] if row["name"] == "lift_outage.rate")
    assert (told["mid"], told["unit"], told["source"]) == (365.0, "1/a", "lift log")


def test_progress_goes_to_stderr(ledger):
    result = run(ledger, "--json", "--draws", 20)
    assert result.exit_code == 0
    json.loads(result.stdout)
    assert "Draws" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--shocks", "comet"), "comet"),
        (("--shocks", "earthquake,earthquake"), "earthquake,earthquake"),
        (("--shocks", ","), "earthquake"),
        (("--draws", 1), "1"),
        (("--draws", -5), "-5"),
        (("--parameters", "nowhere.toml"), "nowhere.toml"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_option_that_makes_no_sense_is_refused_in_one_sentence(ledger, arguments, said, lang):
    sentence = refused(ledger, *arguments, lang=lang)
    assert said in sentence
    assert len(sentence.strip().splitlines()) == 1


def test_ones_own_middle_alone_has_no_range(ledger, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('[repair.lift]\nmid = 36\nunit = "h"\nsource = "lift log"\n')
    told = {row["name"]: row for row in json.loads(printed(ledger))["assumptions"]}
    own = json.loads(printed(ledger, "--parameters", mine))["assumptions"]
    (row,) = (row for row in own if row["name"] == "repair.lift")
    assert row["low"] == row["mid"] == row["high"] == 1.5
    assert told["repair.lift"]["low"] < told["repair.lift"]["high"]
    assert [row for row in own if row["name"] != "repair.lift"] == [
        row for row in told.values() if row["name"] != "repair.lift"
    ]


def test_a_parameter_file_of_a_windows_editor_is_read_like_any_other(ledger, tmp_path):
    """Its editors put a mark of three bytes before UTF-8."""
    text = '[repair.lift]\nmid = 36\nunit = "h"\nsource = "电梯记录"\n'
    (tmp_path / "plain.toml").write_text(text, encoding="utf-8")
    (tmp_path / "marked.toml").write_text(text, encoding="utf-8-sig")
    documents = [
        printed(ledger, "--parameters", tmp_path / name) for name in ("plain.toml", "marked.toml")
    ]
    assert documents[0] == documents[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_parameter_file_in_another_encoding_is_refused(ledger, tmp_path, lang):
    text = '[repair.lift]\nmid = 36\nunit = "h"\nsource = "电梯记录"\n'
    (tmp_path / "mine.toml").write_text(text, encoding="gb18030")
    sentence = refused(ledger, "--parameters", tmp_path / "mine.toml", lang=lang)
    assert "mine.toml" in sentence
    assert "UTF-8" in sentence


@pytest.mark.parametrize(
    "text",
    ["[", "[repair.lift]", "valid = 3", "repair = 3",
     '[repair.lift]\nmid = 1\nhihg = 2\nunit = "d"\nsource = "x"',
     '[no.such]\nmid = 1\nunit = "d"\nsource = "x"', "[repair.lift]\nmid = 1",
     '[repair.lift]\nmid = 1\nunit = "m"\nsource = "x"'],
)  # fmt: skip
def test_parameters_that_are_none_are_refused_with_their_place(ledger, tmp_path, text):
    (tmp_path / "mine.toml").write_text(text)
    assert "mine.toml" in refused(ledger, "--parameters", tmp_path / "mine.toml")


def test_neither_folder_nor_json_asked_for_is_a_question_of_use(ledger):
    assert run(ledger).exit_code == 2


def test_a_ledger_with_faults_lists_them_and_nothing_is_written(tmp_path):
    rows = small_estate()["buildings"].to_dicts()
    faulty = small_estate(buildings=[rows[0] | {"floor_area_m2": Decimal("-3.00")}, rows[1]])
    write_parquet(faulty, tmp_path / "faulty")
    result = run(tmp_path / "faulty", "-o", tmp_path / "out", *FEW)
    assert result.exit_code == 1
    assert "-3" in result.output
    assert not (tmp_path / "out").exists()


def test_a_path_that_is_not_there_is_refused(tmp_path):
    assert "nowhere" in refused(tmp_path / "nowhere")


def test_an_estate_without_people_is_refused(tmp_path):
    empty = small_estate(households=[], ties=[], answers=[])
    write_parquet(empty, tmp_path / "empty")
    assert refused(tmp_path / "empty")


@pytest.fixture
def footprints(tmp_path):
    """Three slabs of six storeys."""
    features = [
        {
            "type": "Feature",
            "properties": {"bid": f"S{i}", "storeys": 6},
            "geometry": json.loads(rectangle(120.6, 31.3 + 3e-4 * i, 5e-4, 1e-4)),
        }
        for i in range(3)
    ]
    path = tmp_path / "row.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_footprints_without_a_census_are_refused_naming_what_is_missing(footprints):
    assert "--census" in refused(footprints)


def test_footprints_with_a_census_are_peopled_and_diagnosed(footprints, tmp_path):
    census = written(tmp_path / "census.parquet", census_row())
    options = ("--census", census, "--county", "999901", "--datum", "wgs84", "--id", "row")
    document = json.loads(printed(footprints, *options))
    assert document["estate"]["counts"]["buildings"] == 3
    assert document["estate"]["counts"]["persons"] > 50
    assert document["generated_share"]["households"] == 1.0


def test_a_place_hands_in_its_own_curve_and_the_file_says_what_was_used(ledger, tmp_path):
    hazard = tmp_path / "hazard.csv"
    rows = ("shock,intensity,unit,annual_rate", "waterlogging,0.2,m,0.3", "waterlogging,0.6,m,0.05")
    hazard.write_text("\n".join(rows))
    shocks = ("--shocks", "waterlogging", "--no-study")
    own, usual = printed(ledger, *shocks, "--hazard", hazard), printed(ledger, *shocks)
    assert json.loads(own)["local"] == ["hazard/waterlogging"]
    assert json.loads(usual)["local"] == []


def test_when_owners_decide_at_once_less_is_lost(ledger):
    few = ("--no-study", "--shocks", "earthquake,lift_outage,storm")
    waiting, at_once = (
        json.loads(printed(ledger, *few, *more))["annual"]["unmet_person_days"]["mean"]
        for more in ((), ("--no-decision-delay",))
    )
    assert at_once <= waiting


def test_a_study_is_made_unless_it_is_left_out(ledger):
    few = ("--shocks", "power_outage")
    assert json.loads(printed(ledger, *few))["study"]["layers"]
    assert not json.loads(printed(ledger, *few, "--no-study")).get("study")


def test_a_day_that_is_none_is_refused_before_anything_runs(ledger):
    result = run(ledger, "--json", "--as-of", "yesterday")
    assert result.exit_code != 0
    assert "--as-of" in result.stderr
