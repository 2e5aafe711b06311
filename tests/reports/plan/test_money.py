from fractions import Fraction

import pytest

from linli.reports.plan.money import spread, yuan


@pytest.mark.parametrize(
    ("fen", "zh", "en"),
    [
        (0, "0 元", "0 yuan"),
        (3750, "37.50 元", "37.50 yuan"),
        (1_220_749, "12,207 元", "12,207 yuan"),
        (9_999_900, "99,999 元", "99,999 yuan"),
        (10_000_000, "10 万元", "100,000 yuan"),
        (849_575_909, "849.6 万元", "8.5 million yuan"),
        (1_650_920_984, "1,651 万元", "16.5 million yuan"),
    ],
)
def test_money_is_told_as_people_count_it(fen, zh, en):
    assert yuan(fen, "zh") == zh
    assert yuan(fen, "en") == en


def test_a_part_of_a_fen_is_rounded_only_when_it_is_told():
    assert yuan(Fraction(10_000, 3), "en") == "33.33 yuan"


def test_an_interval_counts_all_its_ends_alike():
    money = {"low": 9_000_000, "mid": 12_000_000, "high": 150_000_000}
    assert spread(money, "zh") == "12 万元（9 万至 150 万元）"
    assert spread(money, "en") == "0.12 million yuan (0.09 to 1.5)"


def test_a_price_that_is_known_has_no_interval():
    assert spread(dict.fromkeys(("low", "mid", "high"), 5_000_00), "en") == "5,000 yuan"
