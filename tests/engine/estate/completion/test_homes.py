"""Who lives in a home is drawn as one, from what all homes say."""

from itertools import product
from math import comb

import numpy as np
import polars as pl
import pytest

from linli.engine.estate.checks import check
from linli.engine.estate.completion.fits import fits_of, likeliest
from linli.engine.estate.completion.household_kinds import Kinds, count_chances, kinds
from linli.engine.estate.rowrules import AGES
from tests.engine.estate.completion.worlds import PRIORS, completion, ledgers, setting, world
from tests.factories import rows, small_estate

WHO = ("size", "lives_alone", *AGES, "mobility_limited", "medicated")


def estate_of(*households):
    """Homes of one building: each household gives the cells that are recorded."""
    count = len(households)
    return small_estate(
        dwellings=[
            {"dwelling": f"D{i:04d}", "building": "1", "entrance": 1, "floor": 1}
            for i in range(count)
        ],
        households=[
            {"household": f"H{i:04d}", "dwelling": f"D{i:04d}", **cells}
            for i, cells in enumerate(households)
        ],
        ties=[],
        answers=[],
    )


def household(*ages, **cells):
    """All ages of one household, and other cells."""
    return dict(zip(AGES, ages, strict=True)) | cells


def drawn(households, w=0, parameters=PRIORS):
    return completion(estate_of(*households), parameters=parameters).world(w)["households"]


def mean(households, column, worlds=20, parameters=PRIORS):
    """(worlds,) mean of a column over the homes of which nothing is recorded."""
    ready = completion(estate_of(*households), parameters=parameters)
    blank = np.array([not cells for cells in households])
    return np.array(
        [ready.world(w)["households"][column].to_numpy()[blank].mean() for w in range(worlds)]
    )


@pytest.mark.parametrize("ledger", range(len(ledgers())))
def test_ages_add_up_and_needs_are_of_people_there(ledger):
    homes = world(ledgers()[ledger], 2)["households"]
    assert (homes.select(pl.sum_horizontal(AGES)).to_series() == homes["size"]).all()
    assert (homes["lives_alone"] == (homes["size"] == 1)).all()
    assert (homes["mobility_limited"] <= homes["size"]).all()
    assert (homes["medicated"] <= homes["size"]).all()


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        (household(0, 1, 2, 0, 0), {"size": 3, "lives_alone": False}),
        ({"lives_alone": True, "age_80_plus": 1}, {"size": 1, "age_18_59": 0}),
        ({"size": 2, "age_60_79": 2}, {"age_18_59": 0, "age_80_plus": 0}),
        ({"size": 4, "age_0_5": 1, "age_6_17": 1, "age_18_59": 2}, {"age_60_79": 0}),
        ({"size": 1}, {"lives_alone": True}),
        ({"age_18_59": 4, "age_60_79": 9}, {"size": 13, "age_0_5": 0}),
        ({"size": 17, "age_80_plus": 1}, {"age_18_59": 16}),
        ({"mobility_limited": 11}, {"size": 11}),
        ({"size": 30, "medicated": 30}, {"age_18_59": 30}),
    ],
)
def test_what_follows_from_the_recorded_cells_is_put_in(cells, meant):
    for w in range(3):
        row = drawn([cells], w).row(0, named=True)
        assert {name: row[name] for name in meant} == meant


@pytest.mark.parametrize(
    "cells",
    [
        {"lives_alone": True, "age_18_59": 1, "age_60_79": 4},
        {"lives_alone": True, "mobility_limited": 3},
        {"lives_alone": False, **household(0, 0, 1, 0, 0)},
        {"age_18_59": 20, "age_60_79": 20},
    ],
)
def test_a_row_that_contradicts_itself_stays_as_it_is_and_harms_no_other(cells):
    estate = estate_of(cells, {})
    assert len(check(estate.tables)) == 0
    homes = completion(estate).world(0)["households"]
    left = homes.row(0, named=True)
    assert {name: left[name] for name in WHO if left[name] is not None} == cells
    assert homes["size"][1] is not None


def test_homes_of_which_nothing_is_known_resemble_those_of_which_all_is():
    pairs = [household(0, 0, 0, 2, 0)] * 200
    assert mean([*pairs, *[{}] * 200], "age_60_79").mean() > 1.7
    families = [household(1, 0, 2, 0, 0)] * 200
    assert mean([*families, *[{}] * 200], "age_60_79").mean() < 0.1


def test_a_mean_comes_back_within_its_error_from_rows_recorded_in_part():
    """Every row tells only its size or only its elders; kinds are learned from both."""
    told = [{"size": 1 + i % 3} for i in range(300)] + [
        {"age_80_plus": int(i % 10 == 0)} for i in range(300)
    ]
    blank = [{}] * 300
    size, old = mean([*told, *blank], "size"), mean([*told, *blank], "age_80_plus")
    assert size.mean() == pytest.approx(2.0, abs=0.1)
    assert old.mean() == pytest.approx(0.1, abs=0.03)


def test_the_spread_of_worlds_is_the_doubt_left_by_the_rows_recorded():
    """200 sizes of 1 and 3 by halves: the mean of 2,000 others errs by 1 / sqrt(200)."""
    told = [{"size": 1 + 2 * (i % 2)} for i in range(200)]
    parameters = setting({"prior.household.rows": 1})
    spread = mean([*told, *[{}] * 2000], "size", 60, parameters).std()
    assert spread == pytest.approx(np.sqrt(1 / 200 + 1 / 2000), rel=0.25)


def test_without_any_record_households_are_the_usual_ones_give_or_take():
    sizes = mean([{}] * 400, "size", 60)
    persons, usual = kinds(PRIORS)
    expected = usual @ persons.sum(axis=1)
    assert sizes.mean() == pytest.approx(expected, abs=0.12)
    assert 0.2 < sizes.std() < 0.5


def test_needs_are_as_common_as_where_they_are_recorded():
    half = [household(0, 0, 0, 1, 0, mobility_limited=i % 2) for i in range(400)]
    blank = [household(0, 0, 0, 1, 0)] * 400
    ready = completion(estate_of(*half, *blank))
    shares = [ready.world(w)["households"]["mobility_limited"][400:].mean() for w in range(10)]
    assert np.mean(shares) == pytest.approx(0.5, abs=0.05)


def test_a_recorded_need_tells_of_age():
    limited = [{"size": 1, "mobility_limited": 1}] * 20
    walking = [{"size": 1, "mobility_limited": 0}] * 380
    old = drawn([*limited, *walking])["age_80_plus"]
    assert old[:20].mean() > 3 * old[20:].mean()


def test_the_chances_of_counts_are_those_of_throwing_for_each_person():
    persons, rate = (
        np.array([[1, 0, 2, 1, 0], [0, 0, 1, 0, 0]]),
        np.array([0.1, 0.2, 0.3, 0.4, 0.5]),
    )
    slow = np.zeros((2, 5))
    for kind, ages in enumerate(persons):
        each = np.repeat(rate, ages)
        for hits in product((0, 1), repeat=len(each)):
            slow[kind, sum(hits)] += np.prod(np.where(hits, each, 1 - each))
    assert count_chances(persons, rate) == pytest.approx(slow)
    alike = count_chances(np.array([[0, 0, 6, 0, 0]]), np.full(5, 0.3))[0]
    assert alike == pytest.approx([comb(6, k) * 0.3**k * 0.7 ** (6 - k) for k in range(7)])


def test_shares_of_rows_recorded_in_part_are_the_likeliest_ones():
    """Kinds a, b, c; 30 rows are a, 10 are b, 60 are b or c, 20 are a or b: found by a grid."""
    three = Kinds(np.array([[0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 1, 0, 1, 0]]), np.ones(3) / 3)
    unknown = [-1] * 9
    patterns = np.array([unknown] * 4)
    patterns[0, 4] = 1
    patterns[1, [0, 5]] = 1
    patterns[2, 5] = 1
    patterns[3, 0] = 1
    fits, weight = fits_of(patterns, three), np.array([30.0, 10.0, 60.0, 20.0])
    found = likeliest(fits, np.ones(len(fits.kind)), weight, three.usual, np.zeros(3), 500)
    a, b = np.meshgrid(np.linspace(0.001, 0.998, 998), np.linspace(0.001, 0.998, 998))
    c = np.maximum(1 - a - b, 1e-9)
    likely = 30 * np.log(a) + 10 * np.log(b) + 60 * np.log(b + c) + 20 * np.log(a + b)
    best = np.unravel_index(np.where(a + b < 1, likely, -np.inf).argmax(), a.shape)
    assert found == pytest.approx([a[best], b[best], c[best]], abs=0.002)


def test_no_household_is_no_trouble():
    estate = small_estate(households=rows("households"), ties=[], answers=[])
    assert world(estate)["households"].is_empty()
