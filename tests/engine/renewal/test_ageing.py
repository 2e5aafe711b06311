"""What of a ledger ages: kinds, ages and prices; what is unknown is never fine for that."""

from decimal import Decimal

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.estate.choices import COMPONENT_KIND, CONDITION, FABRIC, MATERIAL, SYSTEM
from linli.engine.renewal.ageing import assets, borne, homes, joined, refreshed, renews
from linli.engine.renewal.plan import bundled_parameters as bundled
from tests.engine.renewal.upkeep_factories import LIFT, START, changed, with_parts
from tests.factories import small_estate

KNOWN = bundled()
RISER = {
    "component": "R", "system": "water", "kind": "riser", "scope": "entrance", "building": "1",
    "entrance": 1, "installed": 2001, "material": "steel", "condition": "fair",
}  # fmt: skip
DRAIN = {"component": "D", "system": "drainage", "kind": "drain", "scope": "estate"}


def of(estate, key, parameters=KNOWN, start=START):
    """One asset as a dictionary of its places."""
    every = assets(estate, parameters, start)
    at = every.key.index(key)
    return {name: getattr(every, name)[at] for name in ("kind", "age", "hazard", "life", "cost")}


def part(*lines, key="components/R", **tables):
    return of(with_parts(*lines, **tables), key)


def with_building(number=0, **cells):
    """The small estate with cells of one building set."""
    frame = small_estate()["buildings"]
    row = pl.int_range(pl.len()) == number
    cells = {name: pl.lit(value, frame.schema[name]) for name, value in cells.items()}
    return small_estate(
        buildings=frame.with_columns(
            pl.when(row).then(cell).otherwise(pl.col(name)).alias(name)
            for name, cell in cells.items()
        )
    )


def test_parts_roofs_and_facades_of_homes_age_each_by_its_key():
    keys = assets(small_estate(), KNOWN, START).key
    assert keys == (
        "components/L1", "components/P0", "components/W0", "components/W1", "components/W2",
        "components/W3", "facade/1", "facade/2", "roof/1", "roof/2",
    )  # fmt: skip


def test_a_part_is_as_old_as_the_years_since_it_was_installed():
    assert part(RISER)["age"] == START - 2001
    assert part({**RISER, "installed": START + 5})["age"] == 0


@pytest.mark.parametrize(("built", "year"), [(1984, 1984), (None, 1985)])
def test_a_part_of_unknown_year_is_as_old_as_its_building_else_as_is_usual(built, year):
    buildings = with_building(year=built)["buildings"]
    told = part({**RISER, "installed": None}, buildings=buildings)
    assert told["age"] == START - year


def test_a_part_of_unknown_condition_is_mostly_sound_as_in_the_stress_test():
    unknown = part({**RISER, "condition": None})
    assert unknown["hazard"] == part(RISER)["hazard"] == 1
    assert part({**RISER, "condition": "bad"})["hazard"] == 4


def test_the_life_of_a_pipe_goes_by_its_material_and_of_nothing_else():
    assert part({**RISER, "material": "galvanised"})["life"] == pytest.approx(0.7 * 30)
    assert part({**RISER, "material": None})["life"] == 30
    lift = part({**LIFT, "material": "galvanised"}, key="components/L1")
    assert lift["life"] == 20


def test_a_riser_costs_by_the_homes_it_serves():
    assert part(RISER)["cost"].tolist() == [1500_00 * 12, 2500_00 * 12, 3500_00 * 12]


@pytest.mark.parametrize(
    ("line", "metres"),
    [
        ({"length_m": 250.0}, 250),
        ({}, 80),
        ({"length_m": 0.0}, 80),
        ({"scope": "building", "building": "1"}, 40),
        ({"scope": "entrance", "building": "1", "entrance": 1}, 20),
    ],
)
def test_a_drain_costs_by_its_length_an_unknown_one_is_as_long_as_is_usual(line, metres):
    told = part({**DRAIN, **line}, key="components/D")
    assert told["cost"][1] == pytest.approx(1100_00 * metres)


@pytest.mark.parametrize(("count", "pieces"), [(3, 3), (None, 1), (0, 1)])
def test_lifts_are_counted_an_unknown_number_is_one(count, pieces):
    told = part({**LIFT, "count": count}, key="components/L1")
    assert told["cost"][1] == 150_000_00 * pieces


def test_a_roof_is_its_floor_area_over_its_storeys():
    assert of(small_estate(), "roof/1")["cost"][1] == pytest.approx(1920 / 6 * 120_00)
    assert of(small_estate(), "facade/1")["cost"][1] == pytest.approx(1920 * 0.7 * 60_00)


@pytest.mark.parametrize(
    ("state", "share"), [("sound", 0.3), ("worn", 0.8), ("failing", 1.2), (None, 0.8)]
)
def test_the_state_of_a_roof_stands_for_its_age_and_an_unknown_one_is_worn(state, share):
    told = of(with_building(roof=state), "roof/1")
    assert told["age"] == pytest.approx(share * 15)


def test_a_roof_is_not_older_than_its_building():
    assert of(with_building(roof="failing", year=START - 3), "roof/1")["age"] == 3


def test_the_finish_of_a_staircase_goes_by_its_condition_not_by_the_year_it_was_built():
    stair = {
        "component": "S", "system": "access", "kind": "stair", "scope": "entrance",
        "building": "1", "entrance": 1, "installed": 1984,
    }  # fmt: skip
    assert part({**stair, "condition": "good"}, key="components/S")["age"] == 0.2 * 20
    assert part({**stair, "condition": "bad"}, key="components/S")["age"] == 1.2 * 20
    assert part(stair, key="components/S")["age"] == 0.5 * 20
    assert part({**stair, "condition": "bad"}, key="components/S")["hazard"] == 1


def test_utilities_renew_their_own_lines_unless_told_otherwise():
    assert of(small_estate(), "components/W0")["cost"].tolist() == [0, 0, 0]
    paid = changed({"upkeep.share.water.other": 0.5})
    assert of(small_estate(), "components/W0", paid)["cost"].tolist() == [
        0.5 * 60 * 100 * price for price in (800, 1500, 3000)
    ]
    assert "components/W0" not in borne(assets(small_estate(), KNOWN, START)).key


def test_what_the_fund_pays_in_part_costs_it_that_part():
    half = changed({"upkeep.share.lift.other": 0.5})
    assert of(small_estate(), "components/L1", half)["cost"][1] == 75_000_00


def test_every_part_a_ledger_may_hold_has_a_life_a_price_and_somebody_who_pays():
    lines = [
        {"component": f"{system.code}{kind.code}{material.code}", "system": system.code,
         "kind": kind.code, "scope": "estate", "material": material.code}
        for system in SYSTEM for kind in COMPONENT_KIND for material in MATERIAL
    ]  # fmt: skip
    every = assets(with_parts(*lines), KNOWN, START)
    assert len(every) == len(lines) + 4
    assert np.all(every.life >= 1)
    assert np.all(every.cost >= 0)


def test_a_price_by_a_unit_that_nobody_can_count_is_refused():
    rows = dict(KNOWN.rows)
    rows["upkeep.price.roof"] = KNOWN.rows["upkeep.shape"]
    with pytest.raises(InputError, match="bad_parameter"):
        assets(small_estate(), type(KNOWN)(rows), START)


def test_a_building_that_is_nobodys_home_is_kept_up_by_others():
    estate = with_building(1, use="other")
    assert "roof/2" not in assets(estate, KNOWN, START).key
    assert "components/L1" not in assets(estate, KNOWN, START).key
    assert homes(estate, KNOWN)["homes"].to_list() == [24]


def test_homes_and_floor_area_are_those_of_the_ledger():
    told = homes(small_estate(), KNOWN)
    assert told["homes"].to_list() == [24, 28]
    assert told["area"].to_list() == [1920_00, 2688_50]
    assert not told["assumed"].any()


def test_homes_that_nobody_counted_are_its_rows_of_dwellings_else_a_usual_landing_a_storey():
    assert homes(with_building(dwellings=None), KNOWN)["homes"][0] == 6
    estate = with_building(dwellings=None, floor_area_m2=None)
    bare = small_estate(
        buildings=estate["buildings"], dwellings=[], households=[], ties=[], answers=[]
    )
    told = homes(bare, KNOWN).row(0, named=True)
    assert told["homes"] == 6 * 2 * 2
    assert told["area"] == 24 * 70 * 100
    assert told["assumed"]


def test_floor_area_keeps_its_hundredths():
    told = homes(with_building(floor_area_m2=Decimal("1234567.89")), KNOWN)
    assert told["area"][0] == 123456789


@given(st.permutations(range(6)))
def test_the_order_of_rows_changes_nothing(order):
    estate = small_estate()
    turned = estate.with_table("components", estate["components"][list(order)])
    one, other = (assets(each, KNOWN, START) for each in (estate, turned))
    assert not renews(one, other)


def test_joined_assets_are_sorted_by_key():
    every = assets(small_estate(), KNOWN, START)
    assert joined([borne(every), every]).key == tuple(sorted((*borne(every).key, *every.key)))


WORSE = {
    "good": "fair", "fair": "poor", "poor": "bad", "sound": "worn", "worn": "failing",
}  # fmt: skip


def age_of_fabric(**cells):
    return of(with_building(**cells), f"{next(iter(cells))}/1")["age"]


@pytest.mark.parametrize("better", [choice.code for choice in CONDITION[:-1]])
def test_a_worse_condition_never_makes_a_part_fitter(better):
    fit, unfit = (part({**RISER, "condition": each}) for each in (better, WORSE[better]))
    assert unfit["hazard"] > fit["hazard"]


@pytest.mark.parametrize("better", [choice.code for choice in FABRIC[:-1]])
def test_a_worse_roof_or_facade_is_never_younger(better):
    assert age_of_fabric(roof=WORSE[better]) > age_of_fabric(roof=better)
    assert age_of_fabric(facade=WORSE[better]) > age_of_fabric(facade=better)


def test_a_change_renews_what_it_makes_younger_adds_or_makes_of_another_stuff():
    old = assets(with_parts(RISER), KNOWN, START)
    for line in ({"installed": START}, {"condition": "good"}, {"material": "pe"}):
        assert renews(old, assets(with_parts({**RISER, **line}), KNOWN, START))
    assert renews(old, assets(with_parts(RISER, LIFT), KNOWN, START))
    assert not renews(
        old, assets(with_parts(RISER, households=[], ties=[], answers=[]), KNOWN, START)
    )


def test_a_roof_that_a_plan_has_bettered_is_new_and_one_that_it_left_is_as_it_was():
    old, new = (
        assets(each, KNOWN, START) for each in (small_estate(), with_building(roof="sound"))
    )
    fresh = refreshed(old, new)
    ages = dict(zip(fresh.key, fresh.age.tolist(), strict=True))
    assert ages["roof/1"] == 0
    assert ages["roof/2"] == of(small_estate(), "roof/2")["age"]
    assert refreshed(new, old).age.tolist() == old.age.tolist()
