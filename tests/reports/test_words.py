import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import linli.reports
from linli.engine.shocks.kinds import SHOCKS
from linli.files.parameter_manual import words
from linli.reports import labels
from linli.reports.words import say, sentences

ROOT = Path(linli.reports.__file__).parent
KEYS = sorted(sentences())


def places(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_are_there_with_the_same_places(key):
    both = sentences()[key]
    assert set(both) == {"zh", "en"}
    assert all(both.values())
    assert places(both["zh"]) == places(both["en"])


@pytest.mark.parametrize("key", KEYS)
def test_chinese_is_chinese_and_english_has_no_chinese(key):
    chinese = re.compile(r"[\u4e00-\u9fff]")
    both = sentences()[key]
    without_places = re.sub(r"\{\w+\}", "", both["zh"])
    assert chinese.search(without_places) or not re.search(r"[a-z]{3}", without_places)
    assert not chinese.search(both["en"])


def test_every_sentence_is_used_and_every_used_one_exists():
    used = set()
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in sentences():
                used.add(node.value)
    assert used == set(sentences())


def test_no_space_stands_between_a_bracket_and_chinese():
    said = say("answer.only", "zh", shock="内涝", amount="2.7 万（2.4 万 至 3.0 万）")
    assert said == "内涝平均每年让大家损失约 2.7 万（2.4 万至 3.0 万）人·日。"


def test_chinese_says_below_in_words():
    assert say("panels.lowest", "zh", lowest="<1%") == "最低不到 1%"
    assert say("answer.only", "zh", shock="内涝", amount="<0.01") == (
        "内涝平均每年让大家损失不到 0.01 人·日。"
    )
    assert say("panels.lowest", "en", lowest="<1%") == "lowest <1%"
    kept = say("outcomes.kept_cell", "zh", time="<1 小时", target="8 小时")
    assert kept == "√ 不到 1 小时；目标 8 小时"


def test_a_name_that_looks_like_a_figure_stays_as_it_is():
    assert say("entrance", "zh", building="<3号楼", entrance=1) == "<3号楼 1 单元"


def test_every_shock_has_its_name():
    assert list(labels.SHOCKS) == list(SHOCKS)


def test_a_shock_is_called_the_same_in_the_report_and_among_the_parameters():
    """What outside help brings is told by shock."""
    parts = words()["parts"]
    own = {"heat": "heat_wave", "cold": "cold_spell", "fire": "dwelling_fire"}
    told = {own.get(part, part): parts[part]["zh"] for part in parts}
    both = told.keys() & labels.SHOCKS
    assert len(both) == len(SHOCKS) - len(("earthquake", "storm_flood"))
    assert {name: told[name] for name in both} == {name: labels.SHOCKS[name][0] for name in both}


def test_an_unknown_code_stands_for_itself():
    assert labels.shock("comet", "zh") == "comet"
    assert labels.need("water", "zh") == "用水"
    assert labels.table("households", "en") == "Households"
    assert labels.table("other", "en") == "other"
