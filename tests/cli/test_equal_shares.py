"""``linli equal-shares``: what people and programs are told of an election."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from linli.cli.equal_shares_report import money, percent, table
from linli.cli.main import command_line
from linli.engine.voice import rules
from linli.files.json_schema import first_fault
from tests.files.votes import VOTES

SCHEMA = json.loads(Path("docs/schema/equal-shares-1.json").read_text(encoding="utf-8"))
TIED = VOTES.replace("tank;20.25;3", "tank;60;3").replace("100.50", "60")


@pytest.fixture
def run(tmp_path):
    """Count a file of this text."""

    def invoke(*options, text=VOTES):
        path = tmp_path / "lane.pb"
        path.write_text(text, encoding="utf-8")
        return CliRunner().invoke(command_line("zh"), ["equal-shares", str(path), *options])

    return invoke


def told(run, *options, text=VOTES):
    result = run("--json", *options, text=text)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.output)


WAYS = [
    (),
    ("--utility", "cardinality"),
    ("--completion", "add1"),
    ("--completion", "add1-exhaustive", "--step", "0.25"),
    ("--completion", "greedy"),
    ("--rule", "greedy"),
    ("--rule", "greedy", "--utility", "cardinality"),
    ("--rule", "phragmen"),
]


@pytest.mark.parametrize("options", WAYS, ids=" ".join)
@pytest.mark.parametrize("text", [VOTES, TIED], ids=["plain", "tied"])
def test_json_keeps_to_its_schema_and_adds_up(run, options, text):
    found = told(run, *options, text=text)
    assert first_fault(found, SCHEMA) is None
    costs = {project["id"]: Fraction(project["cost"]) for project in found["projects"]}
    assert Fraction(found["spent"]) == sum(costs[one] for one in found["winners"])
    assert Fraction(found["leftover"]) == Fraction(found["budget"]) - Fraction(found["spent"]) >= 0
    for payment in found["payments"]:
        paid = sum(Fraction(one["pays"]) * len(one["voters"]) for one in payment["payers"])
        assert paid == Fraction(payment["cost"]) == costs[payment["project"]]
    assert bool(found["left"]) == (found["rule"] == "equal-shares")
    if found["left"]:
        paid = sum(Fraction(payment["cost"]) for payment in found["payments"])
        left = sum(Fraction(one["has"]) * len(one["voters"]) for one in found["left"])
        assert paid + left == Fraction(found["share"]) * found["voters"]
    lost = {one["project"] for one in found["explanations"]}
    assert found["rule"] == "phragmen" or lost == costs.keys() - set(found["winners"])


def test_json_holds_an_outcome_whole(run):
    """Shares of 16.75: the tank takes 6.75 from each of three; lift has 10 + 10 + 16.75 of 60."""
    found = told(run)
    assert found["winners"] == ["tank"]
    assert (found["spent"], found["budget"], found["leftover"]) == ("81/4", "201/2", "321/4")
    assert (found["share"], found["step"], found["steps"]) == ("67/4", None, 0)
    assert found["payments"] == [
        {
            "project": "tank", "cost": "81/4", "each": "27/4",
            "payers": [{"pays": "27/4", "voters": ["v1", "v2", "v6"]}],
        }
    ]  # fmt: skip
    assert found["left"] == [
        {"has": "67/4", "voters": ["v3", "v4", "v5"]},
        {"has": 10, "voters": ["v1", "v2", "v6"]},
    ]
    assert found["ties"] == []
    assert found["official"] == {
        "rule": "equalshares/add1", "winners": ["lift", "tank"], "same": False,
    }  # fmt: skip
    pool = found["explanations"][-1]
    assert (pool["project"], pool["reason"], pool["more_supporters"]) == ("pool", "nobody", 1)


def test_the_completed_outcome_is_that_of_the_city(run):
    found = told(run, "--completion", "add1")
    assert (found["winners"], found["official"]["same"]) == (["tank", "lift"], True)
    assert (found["step"], found["completion"]) == (1, "add1")
    assert Fraction(found["share"]) == Fraction("67/4") + found["steps"]


def test_ties_are_told(run):
    found = told(run, "--utility", "cardinality", "--completion", "add1", text=TIED)
    assert found["winners"] == ["lift"]
    assert ["tank"] in found["ties"]
    assert found["tie_breaking"] == ["lower_cost", "more_supporters", "id_as_text"]


def test_people_read_a_table_and_reasons(run):
    lines = run("--lang", "en", "--completion", "add1").output.splitlines()
    assert lines[0] == "lane.pb: 4 projects, 6 voters, budget 100.50 CNY."
    assert lines[1].startswith("Rule: equal shares. Each voter has 16.75 for the projects")
    assert "every share was raised by 1 and all counted anew" in lines[1]
    assert lines[3:8] == [
        "Bought, in this order:",
        "   project   cost  supporters  each pays  pay less  name",
        "1  tank     20.25           3       6.75         0  Water tank",
        "2  lift        60           3         20         0  Lift chairs",
        "Spent 80.25, left over 20.25.",
    ]
    assert lines[8].startswith("After that 0 voters have nothing left")
    assert lines[8].endswith("the most anybody has left is 34.75.")
    assert lines[-1] == "The same as the file says was bought."
    assert any(
        line.startswith("  pool (5, 0): nobody approved of it. would have") for line in lines
    )


def test_people_read_it_in_chinese(run):
    lines = run("--lang", "zh").output.splitlines()
    assert lines[0] == "lane.pb：4 个项目，6 人投票，预算 100.50 CNY。"
    assert "剩下的钱不动。" in lines[1]
    assert lines[3] == "买下的，按先后："
    assert lines[-1] == "和文件里写的结果不同：多了 0，少了 1。"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("options", WAYS, ids=" ".join)
@pytest.mark.parametrize("text", [VOTES, TIED], ids=["plain", "tied"])
def test_no_sentence_leaves_a_place_unfilled(run, options, lang, text):
    result = run(*options, "--lang", lang, text=text)
    assert result.exit_code == 0
    assert "{" not in result.output
    assert "None" not in result.output


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "：最后一轮里，再多 "), ("en", ": in the last ")]
)
def test_what_only_the_last_count_confirms_is_told_as_that(run, monkeypatch, lang, words):
    monkeypatch.setattr(rules, "EFFORT", 0)
    lines = run("--lang", lang, "--completion", "add1").output.splitlines()
    assert any(line.startswith("  roof") and words in line for line in lines)


def test_nothing_bought_is_said(run):
    text = VOTES.replace("100.50", "1")
    assert "Nothing was bought." in run("--lang", "en", text=text).output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--rule", "greedy", "--completion", "add1"),
         "--completion is only for --rule equal-shares. Leave it out."),
        (("--rule", "phragmen", "--utility", "cost"),
         "--utility is only for --rule equal-shares, --rule greedy. Leave it out."),
        (("--step", "2"),
         "--step is only for --completion add1, --completion add1-exhaustive. Leave it out."),
        (("--completion", "add1", "--step", "1e3"),
         "--step: found '1e3'; wanted: a number above 0, such as 1 or 0.5."),
        (("--completion", "add1", "--step", "0"),
         "--step: found '0'; wanted: a number above 0, such as 1 or 0.5."),
    ],
)  # fmt: skip
def test_an_option_that_does_nothing_here_is_refused(run, options, told):
    result = run(*options, "--lang", "en")
    assert (result.exit_code, result.stderr) == (1, f"Error: {told}\n")


def test_a_faulty_file_is_refused_in_one_line(run):
    result = run("--lang", "zh", text=VOTES.replace("approval", "cumulative"))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: lane.pb：第 7 行说选票是 cumulative 一类的")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Fraction(1_234_567), "1,234,567"),
        (Fraction(2001, 2), "1,000.50"),
        (Fraction(200_000, 3), "66,666.67"),
    ],
)
def test_money_is_shown_to_the_cent(amount, text):
    assert money(amount) == text


@pytest.mark.parametrize(
    ("part", "text"),
    [(Fraction(1, 3), "33.4"), (Fraction(1, 10**6), "0.1"), (Fraction(1), "100.0")],
)
def test_percents_are_rounded_up_so_that_they_are_enough(part, text):
    assert percent(part) == text


def test_columns_stand_below_each_other_with_chinese_letters_in_them():
    lines = list(table(("", "项目", "费用", "名称"), [("1", "a", "12", "楼道灯")]))
    assert lines == ["   项目  费用  名称", "1  a       12  楼道灯"]
