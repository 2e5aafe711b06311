"""Heat and cold: what keeps a home bearable, what takes that away, and who dies of it."""

import numpy as np
import pytest

from linli.engine.stress.rules import bundled
from tests.engine.stress.walkup import HOUR, blow, home, lacking, near, old, walkup

KNOWN = bundled()
FAN = KNOWN.mid("heat.fan")
ROOF = KNOWN.mid("exposure.bare_roof")
WALLS = KNOWN.mid("exposure.insulated")
STATION = {"component": "S", "system": "heat", "kind": "station", "scope": "estate"}
HEAT_RISER = {"component": "V", "system": "heat", "kind": "riser", "scope": "entrance"}
HEAT_RISER |= {"building": "1", "entrance": 1}
LONG = 9.0
"""Days of dangerous weather."""


def spell(excess, days=LONG):
    """The event of weather so many K beyond the limit in a flat between others."""
    return {"weather_end": [days], "excess": [excess]}


def thermal(estate, *arguments, **options):
    return lacking(estate, *arguments, **options).get("thermal", 0.0)


def deaths(estate, *arguments, **options):
    return blow(estate, *arguments, **options).deaths.sum()


def more_deaths(kelvin, name="heat"):
    """Deaths of so many K over those of ordinary days, less one."""
    return (1 + KNOWN.mid(f"{name}.deaths_per_c")) ** kelvin - 1


def test_an_air_conditioner_keeps_a_home_bearable_while_there_is_power():
    estate = walkup(home("H", 3, cooled=True))
    assert thermal(estate, event=spell(3.0)) == 0
    assert thermal(estate, "P", 1.0, event=spell(3.0)) == pytest.approx(18 * HOUR)


def test_a_fan_does_so_in_moderate_heat_only():
    estate = walkup(home("H", 3, cooled=False))
    assert thermal(estate, event=spell(FAN - 0.1)) == 0
    assert thermal(estate, event=spell(FAN + 0.1)) == pytest.approx(LONG - 6 * HOUR)


def test_without_power_there_is_no_fan_either():
    estate = walkup(home("H", 3, cooled=False))
    assert thermal(estate, "P", 1.0, event=spell(FAN - 0.1)) == pytest.approx(18 * HOUR)


def test_where_it_is_not_known_the_usual_share_of_homes_has_an_air_conditioner():
    estate = walkup(home("H", 3, cooled=None))
    share = 1 - KNOWN.mid("unknown.cooled")
    assert thermal(estate, event=spell(3.0)) == pytest.approx(share * (LONG - 6 * HOUR))


def test_in_heat_a_fan_takes_its_degrees_off_the_danger_as_long_as_it_runs():
    estate = walkup(old("H", 3, cooled=False))
    lit = deaths(estate, event=spell(5.0))
    dark = deaths(estate, "P", LONG, event=spell(5.0))
    assert dark / lit == pytest.approx(more_deaths(5.0) / more_deaths(5.0 - FAN))


def test_an_outage_of_two_days_costs_the_difference_on_two_days():
    estate = walkup(old("H", 3, cooled=False))
    lit, some, dark = (deaths(estate, "P", days, event=spell(5.0)) for days in (0, 2, LONG))
    whole = LONG - 6 * HOUR
    assert (some - lit) / (dark - lit) == pytest.approx((2 - 6 * HOUR) / whole)


def outage(estate):
    """Deaths of two days without power in heat that a fan makes up for, at the top as well."""
    return deaths(estate, "P", 2.0, event=spell(0.5))


ALONE = {"cooled": False, "lives_alone": True}
OLD = old("H", 6, **ALONE)


def test_without_power_the_old_person_alone_at_the_top_loses_the_fan_and_may_die():
    estate = walkup(OLD)
    assert deaths(estate, event=spell(0.5)) == 0
    assert outage(estate) > 0


def test_she_dies_more_often_than_one_on_a_floor_below():
    top, below = outage(walkup(OLD)), outage(walkup(old("H", 3, **ALONE)))
    longer = (2 - 2 * HOUR) / (2 - 6 * HOUR)
    hotter = more_deaths(0.5 + ROOF) / more_deaths(0.5)
    assert top / below == pytest.approx(longer * hotter)


@pytest.mark.parametrize("insulation", ["roof", "walls", "both"])
def test_she_dies_more_often_than_under_an_insulated_roof_or_behind_insulated_walls(insulation):
    bare, wrapped = (
        outage(walkup(OLD, fabric={"insulation": state})) for state in ("none", insulation)
    )
    assert bare > wrapped


def test_she_dies_more_often_than_one_somebody_can_reach():
    call = {"tie": "T", "household": "H", "kind": "kin", "where": "far"}
    nobody, somebody = (outage(walkup(OLD, ties=ties)) for ties in ([], [call]))
    assert somebody == pytest.approx(nobody * KNOWN.mid("weather.contact"))


def test_she_dies_more_often_than_a_younger_or_a_nimbler_person():
    nimble = home("H", 6, age_18_59=0, age_80_plus=1, **ALONE)
    young = home("H", 6, mobility_limited=1, **ALONE)
    frail = outage(walkup(OLD))
    assert frail == pytest.approx(outage(walkup(nimble)) * KNOWN.mid("weather.frailty"))
    rates = KNOWN.mids("mortality")
    assert frail == pytest.approx(outage(walkup(young)) * rates[4] / rates[2])


def test_a_cool_room_saves_her_while_it_has_power_of_its_own():
    room = {"facility": "F", "kind": "cool_room", "capacity_persons": 1, "inside": False}
    assert outage(walkup(OLD, facilities=[room])) == 0
    assert outage(walkup(OLD, facilities=[room | {"inside": True}])) == pytest.approx(
        outage(walkup(OLD))
    )


def test_a_battery_fan_of_the_stock_helps_in_the_heat_and_warms_nobody():
    fan = {"line": "F", "item": "fan", "quantity": 1.0, "unit": "piece", "callable_within_h": 0.0}
    estate = walkup(home("H", 3, cooled=False), stock=[fan])
    assert thermal(estate, event=spell(3.0)) == 0
    cold = thermal(estate, event=spell(3.0), shock="cold_spell")
    assert cold == pytest.approx(LONG - 6 * HOUR)


HEATER = {"line": "E", "item": "heater", "quantity": 1.0, "unit": "piece"}
HEATER |= {"callable_within_h": 0.0}


def test_a_warm_room_serves_in_the_cold_alone_and_a_cool_room_never_in_it():
    rooms = [{"facility": kind, "kind": kind, "capacity_persons": 1, "inside": True}
             for kind in ("warm_room", "cool_room")]  # fmt: skip
    for shock, serves in (("cold_spell", "warm_room"), ("heat_wave", "cool_room")):
        for room in rooms:
            estate = walkup(home("H", 3, cooled=False), facilities=[room])
            left = 0 if room["kind"] == serves else LONG - 6 * HOUR
            assert thermal(estate, event=spell(3.0), shock=shock) == pytest.approx(left)


def test_a_heater_of_the_stock_warms_one_person_as_long_as_there_is_power():
    estate = walkup(home("H", 3, cooled=False), stock=[HEATER])
    assert thermal(estate, event=spell(3.0), shock="cold_spell") == 0
    dark = thermal(estate, "P", 1.0, event=spell(3.0), shock="cold_spell")
    assert dark == pytest.approx(18 * HOUR)
    assert thermal(estate, event=spell(3.0)) == pytest.approx(LONG - 6 * HOUR)


def frozen(estate, *arguments, **options):
    """Need -> person-days of a cold spell."""
    return lacking(estate, *arguments, event=spell(3.0), shock="cold_spell", **options)


def test_in_the_cold_heating_keeps_a_home_warm_with_or_without_an_air_conditioner():
    homes = home("H", 3, cooled=False), home("I", 3, cooled=True)
    assert frozen(walkup(*homes, parts=[STATION])) == {}


def test_when_the_heating_fails_an_air_conditioner_stands_in_where_there_is_one():
    estate = walkup(home("H", 3, cooled=False), home("I", 4, cooled=True), parts=[STATION])
    assert frozen(estate, "S", 2.0) == near(thermal=2 - 6 * HOUR)


def test_until_the_power_fails_as_well():
    """The two outages overlap for a day; what is felt begins once the walls have cooled."""
    estate = walkup(home("I", 3, cooled=True), parts=[STATION])
    lacked = frozen(estate, "S", 2.0, failed=["P"], changes={"repair.main": 1.0})
    assert lacked == near(power=1, thermal=1 - 6 * HOUR)


def test_where_there_is_no_heating_only_an_air_conditioner_warms():
    assert frozen(walkup(home("H", 3, cooled=True))) == {}
    assert frozen(walkup(home("H", 3, cooled=False))) == near(thermal=LONG - 6 * HOUR)
    assert frozen(walkup(home("H", 3, cooled=True)), "P", 1.0)["thermal"] == pytest.approx(
        18 * HOUR
    )


def test_a_heating_riser_warms_its_own_entrance_alone():
    estate = walkup(
        home("H", 3, cooled=False), home("I", 3, entrance=2, cooled=False), parts=[HEAT_RISER]
    )
    assert frozen(estate) == near(thermal=LONG - 6 * HOUR)


def test_the_cold_kills_by_its_own_slope_and_a_fan_is_no_help_in_it():
    estate = walkup(old("H", 3, cooled=False))
    mild, hard = (deaths(estate, event=spell(excess), shock="cold_spell") for excess in (1.0, 4.0))
    assert hard / mild == pytest.approx(more_deaths(4.0, "cold") / more_deaths(1.0, "cold"))


def test_under_a_bare_roof_it_is_colder_as_it_is_hotter():
    top, below = (
        deaths(walkup(old("H", floor, cooled=False)), event=spell(3.0), shock="cold_spell")
        for floor in (6, 3)
    )
    longer = (LONG - 2 * HOUR) / (LONG - 6 * HOUR)
    colder = more_deaths(3.0 + ROOF, "cold") / more_deaths(3.0, "cold")
    assert top / below == pytest.approx(longer * colder)


def test_insulated_walls_may_take_the_danger_away_altogether():
    estate = walkup(home("H", 3, cooled=False), fabric={"insulation": "walls"})
    for shock in ("heat_wave", "cold_spell"):
        assert lacking(estate, event=spell(WALLS - 0.1), shock=shock) == {}


def test_one_air_conditioner_in_two_homes_is_as_good_as_half_a_one_in_each():
    """Unknown counts with its chance, so the sum over many homes is right."""
    known = [old("H", 3, cooled=True), old("I", 3, cooled=False)]
    half = [old(key, 3, cooled=None) for key in "HI"]
    event = spell(3.0)
    recorded = blow(walkup(*known), "P", 1.0, event=event)
    unknown = blow(walkup(*half), "P", 1.0, event=event, changes={"unknown.cooled": 0.5})
    np.testing.assert_allclose(recorded.by_need, unknown.by_need)
    np.testing.assert_allclose(recorded.deaths, unknown.deaths)
