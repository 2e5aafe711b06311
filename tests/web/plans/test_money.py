"""Money is said as people count: in ten thousands or millions, rounded for reading."""

from decimal import Decimal

import pytest

from linli.reports.plan.money import spread, yuan
from linli.web.plans.money import fen_of_wan, wan


@pytest.mark.parametrize(
    ("fen", "zh", "en"),
    [
        (0, "0 元", "0 yuan"),
        (99_950, "1,000 元", "1,000 yuan"),
        (999_999, "10,000 元", "10,000 yuan"),
        (1_000_000, "10,000 元", "10,000 yuan"),
        (99_940_000, "99.9 万元", "999,400 yuan"),
        (1_471_300_000, "1,471 万元", "14.7 million yuan"),
    ],
)
def test_an_amount_in_both_languages(fen, zh, en):
    assert (yuan(fen, "zh"), yuan(fen, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "1,471 万元（939 万至 2,443 万元）"),
        ("en", "14.7 million yuan (9.4 to 24.4)"),
    ],
)
def test_a_span_has_one_unit(lang, words):
    money = {"low": 938_800_000, "mid": 1_471_300_000, "high": 2_443_300_000}
    assert spread(money, lang) == words


@pytest.mark.parametrize("amount", ["1200", "0.0001", "1865.28"])
def test_ten_thousands_go_in_and_out_exactly(amount):
    assert wan(fen_of_wan(Decimal(amount))) == Decimal(amount)
