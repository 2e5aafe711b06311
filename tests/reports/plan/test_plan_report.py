import re
from decimal import Decimal

import pytest

from linli.reports.content import Aside, Figure, Heading, Points, Table, Words
from linli.reports.plan.proposal import five_sentences
from linli.reports.plan.report import compose_plan
from tests.reports.plan.documents import SETTING, change, document, effect, sketch, told

LANGUAGES = ("zh", "en")
PARTS = [
    "answers", "packages", "effect", "measures", "left-out", "works", "seasons", "payers",
    "budgets", "fund", "method",
]  # fmt: skip
PLANS = {
    "asked": document,
    "unasked": lambda: document(asked=False),
    "sketch": sketch,
}
"""Made when a test wants them: the engine takes its time for two of them."""


@pytest.fixture(params=PLANS)
def plan(request):
    return PLANS[request.param]()


def blocks(given, kind, lang="zh"):
    return [each for each in compose_plan(given, SETTING, lang).blocks if isinstance(each, kind)]


def tables(given, lang="zh"):
    """Every table of a report, whatever block holds it."""
    shown = blocks(given, Table | Figure | Aside, lang)
    return [each if isinstance(each, Table) else each.table for each in shown]


def table(given, title, lang="zh"):
    return next(each for each in tables(given, lang) if each.title.startswith(title))


def figure(given, name, lang="zh"):
    drawn = blocks(given, Figure, lang)
    return next(each for each in drawn if f'id="{name}-title"' in each.drawing)


def all_words(given, lang="zh"):
    said = [each.words for each in blocks(given, Words, lang)]
    return " ".join([*said, *(item for each in blocks(given, Points, lang) for item in each.items)])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_is_told_in_order_under_a_sentence_of_its_own(plan, lang):
    headings = blocks(plan, Heading, lang)
    wanted = [part for part in PARTS if part != "seasons" or plan["packages"][0]["slots"]]
    assert [each.key for each in headings] == wanted
    assert len({each.words for each in headings}) == len(headings)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_figure_stands_without_its_table_and_every_row_fits_its_header(plan, lang):
    for each in tables(plan, lang):
        assert each.rows
        assert {len(row) for row in each.rows} == {len(each.header)}
        assert not each.weights or len(each.weights) == len(each.header)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_repeats_neither_heading_nor_another_title(plan, lang):
    titles = [each.title for each in blocks(plan, Figure, lang)]
    titles += [each.words for each in blocks(plan, Heading, lang)]
    assert len(set(titles)) == len(titles)


def test_english_has_no_chinese_but_names_of_the_estate():
    report = compose_plan(document(), SETTING, "en")
    said = " ".join(str(block) for block in report.blocks)
    laws = [gap["source"] for gap in document()["gaps"]]
    for known in (report.estate, *laws, *(place.name for place in SETTING.places)):
        said = said.replace(known, "")
    assert not re.findall(r"[\u4e00-\u9fff]+", said)


# the answer first


def test_the_answer_is_five_sentences():
    cost, law, residents, change_, payers = five_sentences(told(sketch()))
    assert cost == (
        "2031 年施工，各方合起来约花 50 万元（40 万至 75 万元）；括号里是按低价和高价算的。"
        "平均每户 41,667 元，每平方米 556 元。手上的 60 万元还剩 10 万元没有用上；"
        "原因看“这次不做的”。"
    )
    assert law == (
        "法律或标准要求消除的隐患，台账里有 5 处，消除 2 处，还留着 3 处。"
        "其中 1 处，措施目录里没有能消除它的办法，要另想办法。其中 2 处是钱不够。"
    )
    assert residents == (
        "20 户交了心愿单，其中 75% 的人家至少有一样心愿会做成；10 万元由住户定，选出了 1 件事。"
    )
    assert change_ == (
        "遇到冲击的损失，平均每年从 400 人·日降到 300 人·日，少损失约 100（60 至 180）人·日；"
        "因此死亡的，一百年里从 0.40 人降到 0.20 人。"
    )
    assert payers == (
        "出钱的：中央 30 万元、居民 20 万元。"
        "各家自己出的，一半人家不超过 15,000 元，九成不超过 20,000 元，最多的一户 25,000 元。"
    )


def test_where_nobody_was_asked_it_says_so_and_tells_nothing_of_wishes():
    assert "还没有问过住户" in all_words(document(asked=False))
    assert "想要" not in all_words(document(asked=False)).replace("还没有问过住户想要什么", "")


def test_where_few_were_asked_nothing_is_told_of_their_wishes():
    few = sketch()
    few["brief"]["voters"] = 3
    asked = [why for why in few["packages"][0]["why"].values() if "voters" in why]
    for why in asked:
        why["voters"] = 3
    assert "只有 3 户交了心愿单" in all_words(few)
    assert not [each for each in tables(few) if "想要的做了一样以上（户）" in each.header]
    cells = " ".join(cell for each in tables(few) for row in each.rows for cell in row)
    assert "6 户" not in cells


def test_that_the_money_does_not_reach_for_the_law_is_a_warning():
    warned = [each.words for each in blocks(sketch(), Words) if each.tone == "attention"]
    assert warned == ["钱不够做完法律或标准要求的事。全部做完要 90 万元，先做了更要紧的。"]


def with_relief(over=0, let_off=600_000_00, payer="local", percent=0):
    given = sketch()
    given["packages"][0]["relief"] = {
        "payer": payer, "let_off_fen": let_off, "beyond_limit_fen": over,
        "others_percent": percent,
    }  # fmt: skip
    return given


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "最多超出 20 万元"), ("en", "up to 200,000 yuan")]
)
def test_a_package_whose_relief_passes_a_limit_is_told_as_not_paid_for(lang, said):
    warned = [
        each.words
        for each in blocks(with_relief(over=200_000_00), Words, lang)
        if each.tone == "attention" and said in each.words
    ]
    assert len(warned) == 2  # with the answer, and where payers are told


def test_the_card_says_by_how_much_and_only_then():
    line = "困难减免超出上限（最多）"
    rows = {row[0]: row[1:] for row in table(with_relief(over=200_000_00), "几套方案比一比").rows}
    assert rows[line] == ("20 万元", "0 元")
    assert line not in {row[0] for row in table(with_relief(), "几套方案比一比").rows}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "合计不超过 60 万元，由省市区接过来"),
        ({"let_off": None}, "免了多少这里不写"),
        ({"payer": "others", "percent": 3}, "最多比上面多出 3%"),
        ({"payer": "others", "let_off": None, "percent": None}, "多多少这里不写"),
    ],
)
def test_who_bears_relief_is_told_and_of_few_homes_not_how_much(facts, said):
    assert said in all_words(with_relief(**facts))
    assert "困难家庭" not in all_words(sketch())


# packages and rules


def test_packages_stand_side_by_side_and_the_surest_is_named():
    cards = table(sketch(), "几套方案比一比")
    assert cards.header[1:] == (
        "先法律要求，再听居民，余下看效果（建议）",
        "先法律要求，余下只看效果",
    )
    lines = {row[0]: row[1:] for row in cards.rows}
    assert lines["造价"][0] == "50 万元（40 万至 75 万元）"
    assert lines["每年少损失"][0] == "100（60 至 180）人·日"
    assert lines["还留着的法定隐患（处）"] == ("3", "3")
    assert lines["排第一的次数：台账没填的也换"] == ("93%", "7%")
    heading = next(each for each in blocks(sketch(), Heading) if each.key == "packages")
    assert "93%" in heading.words


def test_a_proposal_that_is_not_the_surest_says_what_it_is_made_for():
    made = sketch()
    assert "所以不一定少损失得最多" not in all_words(made)
    for package, first in zip(made["packages"], (0.1, 0.9), strict=False):
        package["stability"]["ledger"]["first"] = first
    assert "建议的是“先法律要求，再听居民，余下看效果”" in all_words(made)


def test_a_single_package_is_not_held_against_others():
    one = sketch()
    one["packages"] = one["packages"][:1]
    heading = next(each for each in blocks(one, Heading) if each.key == "packages")
    assert heading.words == "换了几种花法，选出来的都是这一套"
    assert not [each for each in blocks(one, Figure) if "plan-savings" in each.drawing]


def test_the_price_of_each_rule_alone_is_one_sentence():
    said = all_words(sketch())
    assert "只看效果，每年能再少损失 10 人·日，但法律或标准要求消除的隐患会留下 5 处" in said
    assert "钱全由居民定，每年会多损失 50 人·日，法律或标准要求消除的隐患会留下 4 处" in said


def test_rules_that_save_as_much_are_called_alike():
    alike = sketch()
    alike["rivals"][0]["effect"] = effect(after=299.9)
    assert "只看效果，少损失的差不多" in all_words(alike)


# what changes


def test_changes_are_told_largest_saving_first_with_before_and_after():
    shown = figure(sketch(), "plan-change-shock")
    assert shown.title == "停水：一年的损失由 300 变为 210 人·日"
    assert shown.table.rows[0] == ("停水", "300", "210", "90.0")


def test_what_is_nearly_nothing_is_not_called_nothing():
    small = sketch()
    small["packages"][0]["effect"]["by_need"]["water"] = change(250.0, 0.02)
    assert "变为不到 1 人·日" in figure(small, "plan-change-need").title
    assert figure(small, "plan-change-need").table.rows[0][2] == "<1"


def test_whoever_is_worse_off_is_named_and_else_it_is_said_that_nobody_is():
    assert "租户比原来一年多损失 1.5 人·日" in all_words(sketch())
    fair = sketch()
    fair["packages"][0]["effect"] = effect()
    assert "没有哪一类居民因此比原来损失得多" in all_words(fair)
    assert "新装了电梯的楼" in all_words(fair)


def test_buildings_of_very_few_households_are_not_listed_by_what_they_lose():
    shown = figure(sketch(), "plan-change-map")
    named = {place.name for place in SETTING.places if place.households >= 5}
    assert {row[0] for row in shown.table.rows} == named


# measures


def test_every_measure_is_told_in_or_out_once(plan):
    package = plan["packages"][0]
    both = [each for each in tables(plan) if each.header[0] == "做什么，在哪里"]
    kinds = {(one["measure"], package["why"][one["code"]]["code"]) for one in plan["measures"]}
    assert sum(len(each.rows) for each in both) == len(kinds)
    assert all(row[0] for each in both for row in each.rows)


def test_what_is_in_has_cost_payer_benefit_and_reason():
    (row,) = table(sketch(), "居民选的").rows
    assert row == (
        "做court",
        "10 万元，中央出",
        "方便。20 户里有 6 户想要，用他们名下的份额凑够了，一户最多用去 833 元。",
    )


def test_the_same_measure_at_several_buildings_is_one_line_with_their_names():
    (row,) = [row for row in table(sketch(), "最管用的").rows if "tanks" in row[0]]
    names = "、".join(place.name for place in SETTING.places)
    assert row[0] == f"做tanks（{names}）"
    assert row[1] == "20 万元，居民、中央出"


def test_a_reason_that_is_the_same_for_all_is_said_once():
    aside = next(
        each for each in blocks(sketch(), Aside) if each.table.title.startswith("试过，损失不见少")
    )
    assert aside.note == "在试过的搭配里，有没有它，损失都不见少。"
    assert [row[1:] for row in aside.table.rows] == [("10 万元",)]


def test_what_could_not_be_chosen_tells_why_and_what_to_record():
    said = all_words(sketch())
    assert "做windows：有 3 处在保护建筑里，不能做" in said
    assert "做risers：有 3 处，台账没写“完损等级”" in said
    assert "算不出要做多少" in said
    assert "已经有了或不用做的：做leaders" in said


# where and when


def test_the_map_counts_what_is_not_done_everywhere():
    first, second = (place.name for place in SETTING.places[:2])
    rows = dict(figure(sketch(), "plan-works-map").table.rows)
    assert rows == {first: "2", second: "3"}
    listed = dict(table(sketch(), "每栋楼做什么").rows)
    assert listed["整个小区"] == "做court"


def test_what_is_late_or_asks_for_approval_says_so_in_words():
    rows = table(sketch(), "每一项排在什么时候").rows
    marked = {row[1]: row[5] for row in rows if row[5]}
    second = SETTING.places[1].name
    assert marked == {
        f"做tanks（{second}）": "! 赶不上工期",
        f"做stairs（{second}）": "◆ 要先报批",
    }
    heading = next(each for each in blocks(sketch(), Heading) if each.key == "seasons")
    assert heading.words == "5 项工程里，有 1 项赶不上工期"


def test_months_that_works_avoid_are_named():
    said = all_words(sketch())
    assert "避开雨季（6 月到 8 月）：做tanks" in said
    assert "避开供暖期（11 月到 3 月）：做main" in said
    assert "放暑假时做（7 月到 8 月）：做court" in said


# money


def test_what_the_sources_pay_adds_up_to_the_cost_to_the_fen(plan):
    *paid, (_, whole, _) = figure(plan, "plan-sources").table.rows
    amounts = [Decimal(amount.replace(",", "")) for _, amount, _ in paid]
    assert sum(amounts) == Decimal(whole.replace(",", ""))
    assert Decimal(whole.replace(",", "")) * 100 == plan["packages"][0]["cost_fen"]["mid"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "“做tanks”由社会资本出 30 万元。它一年净挣 50,000 元，连约定的收益在内，8 年回本。"),
        (
            "en",
            "It earns 50,000 yuan a year, and with the agreed interest that is paid back after 8",
        ),
    ],
)
def test_what_social_capital_pays_is_told_with_the_years_until_it_has_it_back(lang, words):
    given = sketch()
    given["packages"][0]["returns"] = {
        "tanks@1": {"amount_fen": 100_000_00, "income_fen": 20_000_00, "years": 6},
        "tanks@2": {"amount_fen": 200_000_00, "income_fen": 30_000_00, "years": 8},
    }
    assert words in all_words(given, lang)


def test_who_has_to_agree_before_paying_is_named():
    given = sketch()
    given["packages"][0]["agreements"] = {"residents": "民法典 278 条", "fund": "民法典 278 条"}
    assert "居民、维修资金出的钱，要先谈定才算数" in all_words(given)
    made = document()["packages"][0]
    assert set(made["agreements"]) <= {one for one, fen in made["sources_fen"].items() if fen}
    assert "residents" in made["agreements"] or not made["sources_fen"]["residents"]


def test_a_plan_without_social_capital_says_nothing_of_paying_back(plan):
    assert "回本" not in all_words(plan)


def test_homes_are_told_by_floor_and_an_unknown_floor_is_called_so():
    rows = figure(sketch(), "plan-floors").table.rows
    assert [row[0] for row in rows] == ["1 楼", "没登记楼层"]
    assert "分 10 年交的话，一半人家每月不超过 125 元" in all_words(sketch())


def test_homes_of_no_recorded_entrance_are_counted_and_asked_for():
    given = sketch()
    given["packages"][0]["burden"]["unplaced"] = 3
    assert "有 3 套房子没登记在哪个单元" in all_words(given)
    assert "没登记在哪个单元" not in all_words(sketch())


def test_a_floor_that_pays_nothing_or_mostly_nothing_is_told_so():
    made = sketch()
    rows = made["packages"][0]["burden"]["by_floor"]
    rows[0] |= {"median": 0, "largest": 0}
    rows[1] |= {"median": 0, "largest": 1_000_00}
    drawing = figure(made, "plan-floors").drawing
    assert ">不用出<" in drawing
    assert ">一半以上人家不用出，最多 1,000 元<" in drawing


def test_homes_that_pay_nothing_need_no_figure():
    free = sketch()
    free["packages"][0]["burden"]["total_fen"] = 0
    assert not [each for each in blocks(free, Figure) if "plan-floors" in each.drawing]
    assert "各家自己不用出钱" in all_words(free)


def test_what_the_fund_is_spent_on_stands_on_the_page_and_adds_up():
    made = document()
    shown = table(made, "30 年里维修资金花在哪里")
    assert shown.rows[-1][0] == "合计"
    assert sum(made["fund"]["before"]["spent_fen"].values()) > 0
    older = sketch()
    assert not any(each.title.startswith("30 年里维修资金花在") for each in tables(older))


def test_an_older_plan_without_burden_or_fund_is_still_told():
    older = sketch()
    older["fund"] = None
    for package in older["packages"]:
        package["burden"] = None
    keys = [each.key for each in blocks(older, Heading)]
    assert keys == [part for part in PARTS if part != "fund"]


def test_other_budgets_are_held_against_the_money_there_is():
    rows = table(sketch(), "钱多一点、少一点").rows
    asked = next(row for row in rows if "手上的钱" in row[0])
    assert asked[2:] == ("没有", "没有")
    both = "、".join(place.name for place in SETTING.places)
    assert rows[0][2:] == ("没有", f"做tanks（{both}）、做main（{both}）")


def test_it_says_from_which_budget_on_more_money_hardly_saves_more():
    assert figure(sketch(), "plan-ladder").title == "钱越多少损失得越多，到 120 万元还没有到头"
    enough = sketch()
    for rung in enough["ladder"][3:]:
        rung["saved"] = 80.0
    assert figure(enough, "plan-ladder").title == "有 60 万元就差不多了，再加钱，损失也少不了多少"


# how we know


def test_the_bound_says_what_it_assumes():
    said = all_words(sketch())
    assert "更好的组合最多还能再少损失 10%" in said
    assert "前提是：一项措施在没试过的组合里，不比在试过的组合里更管用" in said
    whole = sketch()
    whole["packages"][0]["bound"]["complete"] = True
    assert "可能有用的组合全试过（123 组）" in all_words(whole)


def test_places_that_may_hide_a_fault_are_to_be_looked_at_first():
    assert "先去看：有 1 处可能是“隐患stairs_unsafe”，台账没写清" in all_words(sketch())


def test_every_price_has_its_source_and_an_assumption_is_called_one():
    rows = table(sketch(), "每样的单价和出处").rows
    assert len(rows) == len({one["measure"] for one in sketch()["measures"]})
    assert rows[0][1:] == ("每件 25,000 元（20,000 至 37,500）", "假设: none found")
