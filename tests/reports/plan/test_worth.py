"""What a person-day saved costs: told where the saving alone does not pay for a measure."""

from fractions import Fraction

import pytest

from linli.reports.plan.groups import Group
from linli.reports.plan.worth import DEAR, cost_of_a_day, dear_sentence, dearest_last
from tests.reports.plan.documents import measure, sketch, told

WHY = {"code": "reach", "saves": 0.5}


def group(most, yuan, years=10, places=1):
    saves = None if most is None else {"least": 0.0, "most": most}
    cost = {"low": 0, "mid": yuan * 100, "high": yuan * 100}
    one = measure("tanks@1", saves=saves, cost_fen=cost, life_years=years)
    return Group((one,) * places, WHY)


def test_cost_is_spread_over_what_is_saved_in_the_years_it_lasts():
    assert cost_of_a_day(group(2.0, 1000, years=10)) == 50_00


def test_places_of_a_measure_count_together():
    assert cost_of_a_day(group(2.0, 1000, places=3)) == cost_of_a_day(group(2.0, 1000))


@pytest.mark.parametrize("most", [None, 0.0])
def test_what_was_not_seen_to_save_has_no_cost_of_a_day(most):
    assert cost_of_a_day(group(most, 1000)) is None


def test_only_what_is_dearer_than_a_day_is_worth_is_told():
    at = DEAR // 100 * 10
    assert dear_sentence(group(1.0, at), told(sketch())) == ""
    assert "少损失 1 人·日要花 8,800 元以上" in dear_sentence(
        group(1.0, at * 11 // 10), told(sketch())
    )


def test_what_saves_most_for_its_money_stands_first():
    cheap, dear, nothing = group(9.0, 100), group(1.0, 9000), group(None, 1)
    assert sorted([nothing, dear, cheap], key=dearest_last) == [cheap, dear, nothing]
    assert dearest_last(cheap) == (False, Fraction(100 * 100, 90))
