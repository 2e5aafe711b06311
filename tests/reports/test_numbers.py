import pytest

from linli.reports.numbers import (
    about,
    about_share,
    amount,
    duration,
    plain,
    resolution,
    share,
    span,
    tick,
)


def estimate(mean, low, high, se=1.0):
    return {"mean": mean, "se": se, "low": low, "high": high}


def test_an_amount_stands_with_its_interval_in_both_languages():
    assert about(estimate(341.2, 219.8, 508.0), "zh") == "340（220 至 510）"
    assert about(estimate(341.2, 219.8, 508.0), "en") == "340 (220 to 510)"


def test_without_sampling_error_there_is_no_interval():
    assert about(estimate(0.0, 0.0, 0.0, se=0.0), "zh") == "0"
    assert about(estimate(340.0, 340.0, 340.0, se=0.0), "en") == "340"


def test_a_narrow_interval_earns_more_digits_so_that_its_ends_differ():
    assert about(estimate(2360, 2350, 2370), "en") == "2,360 (2,350 to 2,370)"


def test_chinese_counts_in_ten_thousands_and_english_in_millions():
    assert about(estimate(27_000, 24_000, 30_000), "zh") == "2.7 万（2.4 万 至 3.0 万）"
    assert about(estimate(27_000, 24_000, 30_000), "en") == "27,000 (24,000 to 30,000)"
    assert plain(2_300_000, "en") == "2.3 million"
    assert plain(230_000_000, "zh") == "2.3 亿"


def test_mean_and_ends_are_counted_in_one_unit():
    assert about(estimate(9_800, 8_000, 11_600), "zh") == "1.0 万（0.8 万 至 1.2 万）"


@pytest.mark.parametrize(
    ("low", "mean", "high", "unit"),
    [(220, 340, 510, 10), (0.014, 0.015, 0.017, 0.001), (0, 0, 0, 1), (4, 8, 12, 1)],
)
def test_two_digits_are_kept_of_a_wide_interval(low, mean, high, unit):
    assert resolution(low, mean, high) == pytest.approx(unit)


def test_small_amounts_do_not_become_nothing():
    assert plain(0.0123, "zh") == "0.012"
    assert plain(0, "zh") == "0"


def test_an_amount_that_rounds_to_nothing_carries_no_unit():
    assert amount(0.2, "zh", 1000.0, largest=12_000.0) == "0"


def test_a_share_is_nothing_or_all_only_when_it_is():
    assert [share(value) for value in (0, 0.004, 0.25, 0.997, 1)] == [
        "0%", "<1%", "25%", ">99%", "100%",
    ]  # fmt: skip


def test_a_span_below_two_days_is_said_in_hours():
    assert duration(0.32, "zh") == "7.7 小时"
    assert duration(61, "en") == "61 days"


def test_a_spread_of_time_below_two_days_is_said_in_hours():
    assert span(estimate(0.10, 0.07, 0.14), "en") == "2.4 (1.7 to 3.4) hours"
    assert span(estimate(60, 53, 67), "en") == "60 (53 to 67) days"


def test_times_that_nobody_tells_apart_are_said_to_be_below():
    assert span(estimate(0.02, 0.0, 0.03), "en", 1.0) == "<1 hour"
    assert span(estimate(0.03, 0.0, 0.06), "en", 1.0) == "0.7 (0 to 1.4) hours"


def test_a_share_has_an_interval_only_where_rounding_leaves_one():
    assert about_share(estimate(0.48, 0.44, 0.53), "zh") == "48%（44% 至 53%）"
    assert about_share(estimate(0.99996, 0.99995, 0.99997), "en") == ">99%"


def test_person_days_below_a_hundredth_are_not_told_apart_but_deaths_are():
    assert about(estimate(0.0011, 0.0005, 0.0017), "zh") == "<0.01"
    assert about(estimate(0.0011, 0.0005, 0.0017), "zh", 0.0) == "0.0011（0.0005 至 0.0017）"


def test_ticks_are_short():
    assert [tick(value, "zh") for value in (0, 500, 15_000, 1_000_000)] == [
        "0", "500", "1.5 万", "100 万",
    ]  # fmt: skip
    assert tick(1_000_000, "en") == "1 million"
