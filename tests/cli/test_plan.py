"""``linli plan``; what a plan is belongs to tests/engine/renewal."""

import json

import openpyxl
import pytest
from click.testing import CliRunner

from linli.cli.main import command_line
from linli.files.parquet_folder import write_parquet
from tests.factories import small_estate

OWN = """
[works]
crews = { mid = 2, unit = "crews a trade", source = "the sub-district" }
[upkeep.fund]
line = { mid = 50, unit = "%", source = "the place's own rule" }
"""
NAMES = {"joined", "reach_only", "voice_only"}


def run(*arguments, lang="en"):
    call = ["plan", *map(str, arguments), "--quiet", "--lang", lang]
    return CliRunner().invoke(command_line(lang), call)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan") / "lane"
    write_parquet(small_estate(), folder)
    return folder


@pytest.fixture(scope="module")
def votes(tmp_path_factory):
    file = tmp_path_factory.mktemp("votes") / "votes.csv"
    file.write_text("voter,measure\na,canteen\na,smoke_alarms\nb,canteen\nc,\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def written(ledger, votes, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    own = out / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    options = ("--votes", votes, "--year", 2031, "--parameters", own, "-o", out)
    found = run(ledger, "--budget", "900,000", *options)
    assert found.exit_code == 0, found.output
    return json.loads((out / "plan.json").read_text(encoding="utf-8"))


def test_packages_are_written_with_money_in_fen(written):
    assert written["schema"] == "linli.plan/1"
    assert written["brief"]["budget_fen"] == 90_000_000
    assert {one["name"] for one in written["packages"]} <= NAMES
    for one in written["packages"]:
        assert sum(one["sources_fen"].values()) == one["cost_fen"]["mid"]


def test_what_each_home_pays_stands_in_a_workbook_of_its_own(ledger, tmp_path):
    out = tmp_path / "out"
    assert run(ledger, "--budget", 900_000, "--year", 2031, "-o", out).exit_code == 0
    sheets = openpyxl.load_workbook(out / "homes.xlsx").worksheets
    named = {row[4] for row in sheets[0].iter_rows(min_row=2, values_only=True)}
    assert set(small_estate()["households"]["household"]) <= named
    assert not named & set((out / "plan.json").read_text(encoding="utf-8").split('"'))


def test_a_ballot_without_wishes_counts_as_a_voter(written):
    assert written["brief"]["voters"] == 3


def test_parameters_of_ones_own_reach_the_year_of_works_and_the_fund(written):
    assert written["brief"]["crews"] == 2
    fund = written["fund"]
    assert fund["legal_fen"] == pytest.approx(fund["first_deposit_fen"] / 2, abs=1)


def test_every_measure_is_in_or_out_with_a_reason(written):
    codes = {one["code"] for one in written["measures"]}
    assert all(set(one["why"]) == codes for one in written["packages"])


def refused(*arguments, lang="en"):
    found = run(*arguments, lang=lang)
    assert found.exit_code != 0
    return found.output


@pytest.mark.parametrize("budget", ["0", "-5", "many", "1.005", "inf"])
def test_a_budget_that_is_no_money_is_refused(ledger, budget):
    assert "1,250,000" in refused(ledger, "--budget", budget, "--json")


def test_a_part_beyond_all_is_refused(ledger):
    assert "30%" in refused(ledger, "--budget", 1000, "--community", "1.2", "--json")


@pytest.mark.parametrize(("lang", "said"), [("zh", "措施目录"), ("en", "catalogue of measures")])
def test_a_wish_nobody_knows_is_refused_with_its_voter(ledger, tmp_path, lang, said):
    file = tmp_path / "votes.csv"
    file.write_text("voter,measure\nhome-7,pool\n", encoding="utf-8")
    output = refused(ledger, "--budget", 1000, "--votes", file, "--json", lang=lang)
    assert "home-7" in output
    assert "pool" in output
    assert said in output


def pb(*votes, projects=("canteen", "smoke_alarms")):
    """A Pabulib file of these votes, by voters numbered from 1."""
    rows = [f"{voter};{vote}" for voter, vote in enumerate(votes, 1)]
    meta = ["key;value", f"num_projects;{len(projects)}", f"num_votes;{len(rows)}",
            "budget;1000", "vote_type;approval", "rule;equalshares"]  # fmt: skip
    costs = [f"{code};10" for code in projects]
    lines = ["META", *meta, "PROJECTS", "project_id;cost", *costs, "VOTES", "voter_id;vote", *rows]
    return "\n".join(lines) + "\n"


def test_votes_in_pabulibs_format_count_as_in_a_table(ledger, votes, tmp_path):
    file = tmp_path / "lane.pb"
    file.write_text(pb("canteen,smoke_alarms", "canteen", ""), encoding="utf-8")
    asked = ["--budget", 900_000, "--year", 2031, "--json"]
    table, published = (run(ledger, *asked, "--votes", one).stdout for one in (votes, file))
    assert json.loads(published) == json.loads(table)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (pb("canteen,pool", projects=("canteen", "pool")), ("lane.pb: 1", "pool", "catalogue")),
        (pb("canteen").replace("num_votes;1", "num_votes;2"), ("lane.pb", "num_votes")),
    ],
)
def test_votes_in_pabulibs_format_that_do_not_fit_are_refused(ledger, tmp_path, text, said):
    file = tmp_path / "lane.pb"
    file.write_text(text, encoding="utf-8")
    output = refused(ledger, "--budget", 1000, "--votes", file, "--json")
    assert not [word for word in said if word not in output]


def test_votes_that_are_not_there_are_refused(ledger, tmp_path):
    gone = tmp_path / "gone.pb"
    assert "gone.pb" in refused(ledger, "--budget", 1000, "--votes", gone, "--json")


def test_rules_of_money_that_are_none_are_refused(ledger, tmp_path):
    file = tmp_path / "sources.toml"
    file.write_text("[central]\nlimit = { yuan = -1 }\n", encoding="utf-8")
    assert "sources.toml" in refused(ledger, "--budget", 1000, "--sources", file, "--json")


RESIDENTS_FIRST = """order = { sources = [
"residents", "utilities", "work_unit", "central", "local", "social_capital", "fund"] }
[local]
limit = { yuan = 0 }
"""


@pytest.fixture
def agreed(tmp_path):
    file = tmp_path / "sources.toml"
    file.write_text(RESIDENTS_FIRST, encoding="utf-8")
    return file


@pytest.fixture
def hard(tmp_path):
    def write(text):
        file = tmp_path / "hard.txt"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_households_in_hardship_are_let_off_and_named_nowhere(ledger, hard, agreed, tmp_path):
    out, keys = tmp_path / "out", ["H01", "H05"]
    asked = ["--budget", 900_000, "--year", 2031, "--sources", agreed]
    found = run(ledger, *asked, "--hardship", hard("\n H01 \n\nH05\n"), "-o", out)
    assert found.exit_code == 0, found.output
    text = (out / "plan.json").read_text(encoding="utf-8")
    first = json.loads(text)["packages"][0]
    assert first["relief"] == {
        "payer": "local", "let_off_fen": None, "beyond_limit_fen": 100_000_00,
        "others_percent": None,
    }  # fmt: skip
    said = text + (out / "plan.html").read_text(encoding="utf-8") + found.output
    assert not [key for key in keys if key in said]
    assert "This package is not paid for yet" in said


def test_what_homes_pay_is_told_before_anybody_is_let_off(ledger, hard, agreed):
    asked = ["--budget", 900_000, "--year", 2031, "--sources", agreed, "--json"]
    plain = json.loads(run(ledger, *asked).stdout)
    told = json.loads(run(ledger, *asked, "--hardship", hard("H03\n")).stdout)
    for before, after in zip(plain["packages"], told["packages"], strict=True):
        assert before["burden"] == after["burden"]
        assert before["burden"]["total_fen"] > 0
        assert (before["relief"] is None, after["relief"] is None) == (True, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("H01\nH99\n", "hard.txt line 2: the ledger has no household 'H99'"),
        ("H01,H02\n", "no household 'H01,H02'"),
        ("household\nH01\n", "hard.txt line 1: the ledger has no household 'household'"),
        ("H01\n\nH01\n", "hard.txt line 3: household 'H01' stands in line 1 already"),
        (" \n\n", "the list names no household"),
    ],
)
def test_a_list_of_hardship_that_is_none_is_refused_in_its_line(ledger, hard, text, said):
    assert said in refused(ledger, "--budget", 1000, "--hardship", hard(text), "--json")


def test_half_a_crew_is_refused_by_its_name(ledger, tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(OWN.replace("mid = 2", "mid = 1.5"), encoding="utf-8")
    assert "works.crews" in refused(ledger, "--budget", 1000, "--parameters", file, "--json")


def test_neither_folder_nor_json_asked_for_is_a_question_of_use(ledger):
    assert "--json" in refused(ledger, "--budget", 1000)
