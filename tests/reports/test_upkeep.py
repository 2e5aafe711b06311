"""The maintenance fund in words, drawn, and as tables."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from linli.engine.renewal.forecast import Forecast, Outlook, Year
from linli.engine.renewal.fund import Fund, Terms
from linli.reports import tokens
from linli.reports.figures.fund import fund_curve
from linli.reports.svg import WIDTH
from linli.reports.upkeep import answer, balances_table, fund_figure, spending_table, yuan

FUND = Fund(
    balance=100_00, line=60_00, first_deposit=200_00, area=100_00, income=0, interest=0, assumed=()
)


def year(at, mean, **changes):
    known = Year(2026 + at, mean, mean - 10_00, mean + 10_00, {}, empty=0.0, under_line=0.0)
    return replace(known, **changes)


def fund(*means, wanted=0, paid=0, hold_from=1, line=60_00, **years):
    return Forecast(
        tuple(year(at, mean * 100, **years) for at, mean in enumerate(means)),
        replace(FUND, line=line),
        Terms(2026, paid, hold_from=hold_from),
        wanted,
        100,
    )


DEARER = "比不做方案多交 0.08 元，因为新添的东西也要养护。"
FALLING = fund(100, 40, -10, -2000, wanted=32)
RISING = fund(100, 120, 130, 150)


def drawn(without=FALLING, planned=RISING, lang="en"):
    return fund_curve(without, planned, title="t", name="f", lang=lang)


def lines(picture, colour):
    found = re.findall(rf'<polyline points="([^"]+)"[^>]*stroke="{colour}"', picture)
    return [[tuple(map(float, point.split(","))) for point in one.split()] for one in found]


@pytest.mark.parametrize(
    ("means", "said"),
    [
        ((100, 40, -10), "照现在这样交，2028 年左右维修资金就用完了。"),
        ((100, 40, 30), "照现在这样交，维修资金 2027 年左右会低于法定线。"),
        ((50, 40, 30), "维修资金现在就低于法定线，照现在这样交，到 2028 年仍然低于它。"),
        ((50, 70, 80), "照现在这样交，维修资金 2027 年起在法定线以上。"),
        ((60, 60, 60), "照现在这样交，维修资金到 2028 年多半都在法定线以上。"),
    ],
)
def test_it_says_first_how_long_the_fund_lasts(means, said):
    assert answer(fund(*means), None, "zh") == said + "现在交的就够了，不用再加。"


@pytest.mark.parametrize(
    ("paid", "hold_from", "said"),
    [
        (0, 1, "每平方米每月交 0.32 元，3 年都在法定线以上。"),
        (12, 1, "每平方米每月再交 0.20 元，3 年都在法定线以上。"),
        (0, 2, "每平方米每月交 0.32 元，2028 年底起都在法定线以上，直到 2029 年。"),
        (12, 2, "每平方米每月再交 0.20 元，2028 年底起都在法定线以上，直到 2029 年。"),
        (40, 1, "现在交的就够了，不用再加。"),
    ],
)
def test_then_what_would_be_enough_more_only_where_something_is_paid(paid, hold_from, said):
    forecast = fund(100, 40, -10, -20, wanted=32, paid=paid, hold_from=hold_from)
    assert answer(forecast, None, "zh").endswith(said)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (0, "按方案做完，现在交的就够了。比不做方案少交 0.32 元。"),
        (20, "按方案做完，每平方米每月交 0.20 元就够。比不做方案少交 0.12 元。"),
        (32, "按方案做完，每平方米每月交 0.32 元就够。和不做方案一样。"),
        (40, f"按方案做完，每平方米每月交 0.40 元就够。{DEARER}"),
    ],
)  # fmt: skip
def test_then_what_the_plan_changes(wanted, said):
    planned = fund(100, 120, 130, 150, wanted=wanted)
    told = answer(FALLING, planned, "zh")
    assert told.endswith("按方案做完，照现在这样交，到 2029 年多半都在法定线以上。" + said)


@pytest.mark.parametrize("means", [(9, -1), (90, 9), (50, 9), (50, 70), (90, 90)])
@pytest.mark.parametrize("paid", [0, 5])
def test_english_says_it_in_whole_sentences(means, paid):
    told = answer(fund(*means, wanted=32, paid=paid), fund(*means, wanted=9, paid=paid), "en")
    assert told.count(". ") == 4
    assert "{" not in told


def test_fen_are_said_in_yuan_to_the_fen():
    assert [yuan(fen) for fen in (5, 32, 1234_56)] == ["0.05", "0.32", "1,234.56"]


def test_the_figure_is_titled_with_the_sentence_it_proves_and_carries_its_table():
    figure = fund_figure(Outlook(FALLING, RISING), name="f", lang="zh")
    assert figure.title == (
        "照现在这样交，2028 年左右维修资金就用完了。每平方米每月交 0.32 元，3 年都在法定线以上。"
        "按方案做完，现在交的就够了。"
    )
    assert f">{figure.title}</title>" in figure.drawing
    assert [row[0] for row in figure.table.rows] == ["2026", "2027", "2028", "2029"]
    assert "30%（60 元）" in figure.note


def test_what_the_ledger_does_not_say_stands_in_the_note():
    guessed = replace(FALLING, fund=replace(FUND, assumed=("balance", "area")))
    note = fund_figure(Outlook(guessed, RISING), name="f", lang="zh").note
    assert note.endswith("台账没写，按通常的算：现有余额、部分楼的建筑面积。")
    assert "台账没写" not in fund_figure(Outlook(FALLING, RISING), name="f", lang="zh").note


def test_a_fund_without_a_first_deposit_has_a_line_of_nothing():
    nothing = replace(FALLING, fund=replace(FUND, first_deposit=0, line=0))
    assert "0%" in fund_figure(Outlook(nothing, RISING), name="f", lang="zh").note


def test_both_lines_are_drawn_with_a_band_and_the_legal_line_dashed():
    picture = drawn()
    assert len(lines(picture, tokens.OCHRE)) == len(lines(picture, tokens.JADE)) == 1
    assert picture.count("<polygon") == 2
    assert picture.count("stroke-dasharray") == 1


def test_a_line_that_falls_out_of_the_drawing_ends_at_its_foot_with_what_is_owed():
    (falling,) = lines(drawn(), tokens.OCHRE)
    foot = max(y for _, y in falling)
    assert falling[-1][1] == foot
    assert len(falling) == 4
    assert falling[-1][0] < lines(drawn(), tokens.JADE)[0][-1][0]
    assert "owes 2,000" in re.sub(r"</text><text[^>]*>", " ", drawn())


def test_a_plan_is_drawn_whole_however_deep_it_falls():
    (planned,) = lines(drawn(RISING, FALLING), tokens.JADE)
    assert len(planned) == len(FALLING.years)
    assert "owes" not in drawn(RISING, FALLING)


def test_alone_the_fund_is_drawn_whole():
    (falling,) = lines(drawn(planned=None), tokens.OCHRE)
    assert len(falling) == len(FALLING.years)
    assert drawn(planned=None).count("<polygon") == 1
    assert "with the plan" not in drawn(planned=None)


def test_zero_is_on_the_axis_and_no_line_is_above_its_top():
    for pair in ((FALLING, RISING), (RISING, RISING), (FALLING, FALLING)):
        picture = drawn(*pair)
        assert ">0</text>" in picture
        assert all(y >= 34 for one in lines(picture, tokens.JADE) for _, y in one)


def test_an_empty_fund_without_a_line_is_drawn():
    nothing = fund(0, 0, 0, line=0, low=0, high=0)
    assert ">0</text>" in drawn(nothing, nothing)


def test_names_beside_the_lines_do_not_touch_and_stay_inside():
    alike = fund(100, 70, 61, 60)
    picture = drawn(alike, alike)
    named = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" font-size="12"[^>]*fill', picture)
    heights = sorted(float(y) for _, y in named)
    assert len(heights) >= 3
    assert all(below - above >= 13.9 for above, below in pairwise(heights))
    assert all(float(x) < WIDTH for x, _ in named)


def test_years_stand_at_the_first_and_at_every_fifth():
    long = fund(*[100] * 31)
    shown = re.findall(r">(20\d\d)</text>", drawn(long, long))
    assert shown == ["2026", "2030", "2035", "2040", "2045", "2050", "2055"]


def test_the_table_tells_balances_and_the_chance_that_nothing_is_left():
    table = balances_table(Outlook(fund(100, -50, empty=0.5), fund(100, 70)), "en")
    assert table.rows[1] == ("2027", "-50", "50%", "70", "0%")


def test_spending_is_told_by_kind_the_dearest_first_and_in_all():
    without = {"lift": 600, "roof": 1000, "pump": 0}
    table = spending_table(without, {"lift": 600, "upkeep": 400}, 30, "zh")
    assert table.title == "30 年里维修资金花在哪里（元）"
    assert table.rows == (
        ("屋面", "10", "0"),
        ("电梯", "6.0", "6.0"),
        ("方案新添的东西：日常养护", "0", "4.0"),
        ("合计", "16", "10"),
    )
