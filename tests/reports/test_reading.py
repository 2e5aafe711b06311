import pytest

from linli.reports import reading
from linli.reports.places import Place, Setting
from tests.reports.factories import street


def estimate(mean):
    return {"mean": mean, "se": 0.0, "low": mean, "high": mean}


def lost(rate, each):
    return {"annual_rate": rate, "person_days_lost": estimate(each)}


def group(persons, ratio):
    return {"persons": persons, "ratio": ratio, "unmet_person_days": estimate(10.0)}


def test_the_worst_shock_is_the_one_that_costs_most_a_year_not_at_once():
    rare, often = lost(0.01, 10_000.0), lost(2.0, 80.0)
    assert reading.worst_shock({"shocks": [rare, often]}) is often


def test_without_loss_there_is_no_worst_shock():
    assert reading.worst_shock({"shocks": [lost(1.0, 0.0)]}) is None
    assert reading.worst_shock({"shocks": []}) is None


def test_buildings_without_recorded_households_have_no_loss_per_household():
    setting = street(5)
    each = reading.per_household({f"b{n}": estimate(48.0) for n in range(1, 6)}, setting)
    assert set(each) == {"b1", "b2", "b3", "b4"}
    assert each["b1"]["mean"] == pytest.approx(2.0)


def test_the_hardest_place_is_compared_with_the_mean_over_all_households():
    setting = street(2)
    place = reading.hardest_place({"b1": estimate(24.0), "b2": estimate(108.0)}, setting)
    assert place.building == "b2"
    assert place.per_household["mean"] == pytest.approx(3.0)
    assert place.ratio == pytest.approx(3.0 / (132 / 60))


def test_no_place_is_hardest_when_nothing_is_lost_or_nobody_is_recorded():
    assert reading.hardest_place({"b1": estimate(0.0)}, street(1)) is None
    assert reading.hardest_place({"b1": estimate(1.0)}, Setting((), {}, {})) is None


def test_a_building_of_fewer_than_five_households_is_never_named():
    alone = Place("b9", "9号楼", 4, None)
    setting = Setting((*street(2).places, alone), {}, {})
    lost = {"b1": estimate(24.0), "b2": estimate(36.0), "b9": estimate(400.0)}
    assert reading.hardest_place(lost, setting).building != "b9"
    assert reading.hardest_place(lost, Setting((alone,), {}, {})) is None


def test_the_hardest_group_has_people_and_loses_clearly_more_than_the_mean():
    groups = {"all": group(100, 1.0), "alone": group(0, 9.0), "tenants": group(20, 1.4)}
    assert reading.hardest_group({"by_group": groups}).group == "tenants"
    even = {"all": group(100, 1.0), "tenants": group(20, 1.05), "alone": group(3, None)}
    assert reading.hardest_group({"by_group": even}) is None


def test_loss_per_head_of_nobody_is_unknown():
    assert reading.per_head(group(0, None)) is None
    assert reading.per_head(group(5, 1.0))["mean"] == pytest.approx(2.0)


def test_entrances_count_per_household():
    setting = street(1)
    each = reading.per_entrance_household({"b1/1": estimate(24.0), "b9/1": estimate(1.0)}, setting)
    assert each == {"b1/1": {"mean": 2.0, "se": 0.0, "low": 2.0, "high": 2.0}}


def test_of_tables_made_alike_the_one_a_diagnosis_hangs_on_is_named():
    shares = {"buildings": 1.0, "estate": 1.0, "households": 1.0}
    assert reading.most_generated({"generated_share": shares}) == ("households", 1.0)
    assert reading.most_generated({"generated_share": {"ties": 0.4}}) == ("ties", 0.4)
    assert reading.most_generated({"generated_share": {"ties": 0.0}}) is None


def test_worst_first_breaks_ties_by_key():
    amounts = {"b": estimate(1.0), "a": estimate(1.0), "c": estimate(2.0)}
    assert [key for key, _ in reading.worst_first(amounts)] == ["c", "a", "b"]
