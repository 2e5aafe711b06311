"""Equal input, equal answer to the last bit, however the work is cut up or the rows are ordered."""

import json
from decimal import Decimal

import numpy as np
import polars as pl
import pytest

from linli.engine.chance import key_hash
from linli.engine.errors import Cancelled, InputError
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import TABLES
from linli.engine.shocks.kinds import SHOCKS
from linli.engine.stress import trial
from linli.engine.stress.run import diagnose
from linli.engine.stress.trial import Asked
from linli.files.diagnosis import to_json
from tests.engine.stress.estates import given, harsh, more, prepared, random_estate
from tests.factories import small_estate

WHOLE = ("by_need", "by_group", "total", "control", "deaths", "injuries", "repair", "curve")
"""Fields of a tally with a row a draw."""


def told(estate, **changes):
    return to_json(diagnose(estate, **{"draws": 70, "parameters": harsh(), **changes}))


def shuffled(estate, seed):
    frames = {t.name: estate[t.name].sample(fraction=1, shuffle=True, seed=seed) for t in TABLES}
    return Estate.of(frames)


@pytest.mark.parametrize("seed", [2, 5, 11])
def test_the_order_of_rows_in_any_table_does_not_matter(seed):
    assert told(shuffled(random_estate(seed), seed)) == told(random_estate(seed))


def test_the_order_of_places_does_not_matter_though_their_areas_are_no_round_numbers():
    places = [
        {"facility": f"F{i}", "kind": "shelter", "inside": True, "area_m2": Decimal(area)}
        for i, area in enumerate(["0.10", "0.20", "0.30"])
    ]
    one, other = (
        prepared(small_estate(facilities=rows), "earthquake").model.reserve.facility[0, 0]
        for rows in (places, places[::-1])
    )
    assert one == other


@pytest.mark.parametrize("seed", [3, 7])
def test_the_number_of_workers_does_not_matter(seed):
    assert told(random_estate(seed), workers=1) == told(random_estate(seed), workers=4)


@pytest.mark.parametrize("block", [1, 33, 500])
def test_the_size_of_blocks_matters_no_more_than_rounding(block, monkeypatch):
    """It is no choice of the user's: sums over a block are rounded where the block ends."""
    usual = json.loads(told(random_estate(4)))
    monkeypatch.setattr(trial, "BLOCK", block)
    other = json.loads(told(random_estate(4)))
    assert flat(other) == pytest.approx(flat(usual), rel=1e-7, abs=1e-7)


def flat(document, path=""):
    """Path -> number of every number in a document."""
    if isinstance(document, dict | list):
        parts = document.items() if isinstance(document, dict) else enumerate(document)
        return {p: v for key, part in parts for p, v in flat(part, f"{path}/{key}").items()}
    return {path: document} if isinstance(document, float | int) else {}


@pytest.mark.parametrize("shock", SHOCKS)
def test_a_draw_does_not_depend_on_the_block_it_is_in(shock):
    run = prepared(random_estate(6), shock, harsh())
    whole, parts = run.block(0, 12), [run.block(0, 5), run.block(5, 1), run.block(6, 6)]
    for name in WHOLE:
        joined = np.concatenate([getattr(part, name) for part in parts])
        np.testing.assert_array_equal(getattr(whole, name), joined)


def test_more_draws_begin_with_the_same_ones():
    few, many = (diagnose(small_estate(), draws=draws).shocks for draws in (20, 60))
    for one, other in zip(few, many, strict=True):
        np.testing.assert_array_equal(one.losses, other.losses[:20])


def test_the_order_and_choice_of_shocks_does_not_change_any_of_them():
    alone = diagnose(small_estate(), Asked(("summer_outage",)), draws=20).shocks[0]
    among = diagnose(small_estate(), Asked(tuple(SHOCKS)[::-1]), draws=20).shocks
    same = next(shock for shock in among if shock.shock == "summer_outage")
    np.testing.assert_array_equal(alone.losses, same.losses)


def test_other_seeds_and_other_estates_fare_otherwise():
    estate = small_estate()
    renamed = small_estate(estate=[{"estate": "other", "datum": "local"}])
    losses = [
        tuple(diagnose(one, Asked(("summer_outage",), seed), draws=20).shocks[0].losses)
        for one, seed in ((estate, 1), (estate, 2), (renamed, 1))
    ]
    assert len(set(losses)) == 3


@pytest.mark.parametrize("shock", [name for name in SHOCKS if name != "dwelling_fire"])
def test_a_household_more_elsewhere_leaves_the_luck_of_others_alone(shock):
    """Without a common reserve nothing of it reaches another building."""
    before, after = (prepared(one, shock).block(0, 200) for one in with_and_without_a_household())
    np.testing.assert_array_equal(before.entrance[:, :2], after.entrance[:, :2])
    np.testing.assert_array_equal(before.failures, after.failures)


def with_and_without_a_household():
    bare = small_estate(stock=[], responders=[], facilities=[], ties=[])
    dwelling = {"dwelling": "2-2-401", "building": "2", "entrance": 2, "floor": 4}
    fuller = more(bare, "dwellings", dwelling)
    new = {"household": "A00", "dwelling": "2-2-401", "size": 3}
    return bare, more(fuller, "households", new)


def test_a_home_more_burns_in_place_of_another_and_no_fire_moves_between_the_others():
    runs = [prepared(one, "dwelling_fire") for one in with_and_without_a_household()]
    before, after = (run.model.homes.key[run.shock.events(0, 200).fire] for run in runs)
    moved = before != after
    assert 0 < moved.sum() < 100
    assert (after[moved] == key_hash("A00")).all()


def test_a_component_more_leaves_the_failures_of_others_alone():
    pipe = {"component": "A0", "system": "gas", "kind": "pipe", "scope": "estate"}
    before = prepared(small_estate(), "earthquake", harsh())
    after = prepared(more(small_estate(), "components", pipe), "earthquake", harsh())
    known = np.isin(after.model.fabric.component_key, before.model.fabric.component_key)
    parts = len(known)
    np.testing.assert_array_equal(
        before.block(0, 100).failures[: parts - 1], after.block(0, 100).failures[:parts][known]
    )
    assert key_hash("A0") in after.model.fabric.component_key


def test_progress_is_told_by_the_block_and_may_stop_the_run():
    seen = []
    asked = Asked(("lift_outage", "earthquake"))
    diagnose(small_estate(), asked, 70, progress=lambda *n: seen.append(n))
    assert seen == [(50, 140), (70, 140), (120, 140), (140, 140)]

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        diagnose(small_estate(), draws=200, progress=stop)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"shocks": ["comet"]}, "unknown_shock"),
        ({"shocks": []}, "unknown_shock"),
        ({"shocks": ["earthquake", "earthquake"]}, "unknown_shock"),
        ({"draws": 1}, "too_few_draws"),
        ({"estate": small_estate(households=[], ties=[], answers=[])}, "no_households"),
    ],
)
def test_what_cannot_be_run_is_refused(changes, code):
    with pytest.raises(InputError) as refused:
        diagnose(
            changes.get("estate", small_estate()),
            Asked(changes.get("shocks", SHOCKS)),
            changes.get("draws", 10),
        )
    assert refused.value.code == code


@pytest.mark.parametrize("seed", range(12))
def test_kernels_are_compiled_once_whatever_the_estate(seed):
    """Read-only columns among writable ones would make another kind of argument."""
    model = prepared(random_estate(seed), "earthquake").model
    for arrays in (model.fabric, model.homes, model.reserve):
        for name, one in arrays._asdict().items():
            assert not isinstance(one, np.ndarray) or one.flags.writeable, name


def test_units_leave_results_alone():
    """The same quantities in hours, minutes and per cent as in days and shares."""
    usual = diagnose(small_estate(), draws=100)
    other = diagnose(small_estate(), draws=100, parameters=rewritten())
    for one, same in zip(usual.shocks, other.shocks, strict=True):
        np.testing.assert_allclose(same.losses, one.losses, rtol=1e-9)
        assert same.annual_rate == pytest.approx(one.annual_rate, rel=1e-12)
    assert other.annual.person_days_lost.mean == pytest.approx(
        usual.annual.person_days_lost.mean, rel=1e-9
    )


FACTORS = {"d": (("h", 24), ("min", 1440)), "1": (("%", 100),), "1/a": (("1/d", 1 / 365),)}
OTHERS = {"g": (("m/s2", 9.80665),)}


def rewritten():
    """Every parameter that has another unit, written in it."""
    known = given({})
    text = ""
    for number, row in enumerate(known.rows.values()):
        units = {**FACTORS, **OTHERS}.get(row.unit)
        if units:
            unit, factor = units[number % len(units)]
            values = [[value * factor for value in part] for part in (row.low, row.mid, row.high)]
            low, mid, high = (part if len(part) > 1 else part[0] for part in values)
            text += f"[{row.name}]\nlow = {low!r}\nmid = {mid!r}\nhigh = {high!r}\n"
            text += f'unit = "{unit}"\nsource = "test"\n'
    assert text.count("unit") > 50
    return known.overridden(text, "test")


def test_no_shocks_give_no_loss():
    """None a year; or outages of no length, no failures, no damage."""
    rare = given({"summer_outage.share": 0, "lift_outage.rate": 0})
    asked = Asked(("summer_outage", "lift_outage"))
    calm = diagnose(small_estate(), asked, 40, parameters=rare).annual
    assert calm.person_days_lost.mean == calm.deaths.mean == calm.repair_yuan.mean == 0
    weak = {"power_outage.duration": 1e-12, "decision.needed.lift": 0}
    weak |= {"hazard.basic_pga": [1e-6] * 6, "repair.lift": 0, "repair.mobilise": 0}
    asked = Asked(("earthquake", "power_outage", "lift_outage"))
    for shock in diagnose(small_estate(), asked, 40, parameters=given(weak)).shocks:
        assert shock.person_days_lost.mean < 1e-6
        assert shock.resilience.mean == pytest.approx(1, abs=1e-9)
        assert (shock.curve.mean > 1 - 1e-9).all()


def test_an_estate_without_lifts_has_no_lift_outage():
    walk_up = small_estate(components=pl.DataFrame(schema=small_estate()["components"].schema))
    shock = diagnose(walk_up, Asked(("lift_outage",)), 20).shocks[0]
    assert shock.annual_rate == 0
    assert shock.person_days_lost.mean == 0
