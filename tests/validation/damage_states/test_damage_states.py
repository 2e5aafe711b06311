"""Chances and draws of damage states beside pelicun's, on the damage library's own curves."""

import math
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from linli.engine.chance import key_hashes, stream
from linli.engine.parameters import load
from linli.engine.shocks.fragility import correlated, damage_scores
from linli.engine.shocks.shock import Dice
from linli.engine.stress.damage import damage_states, marks_of

HERE = Path(__file__).parent
LIBRARY = pl.read_csv(HERE / "library.csv")
STATES = pl.read_csv(HERE / "states.csv")
PAIRS = pl.read_csv(HERE / "pairs.csv")

PARAMETERS = load("earthquake")
CLASSES = list(LIBRARY["class"])
MEDIANS = np.array([PARAMETERS.mids(f"fragility.median.{name}") for name in CLASSES])
BETA = PARAMETERS.mid("fragility.beta")
PAIR = ("masonry_plain.pre", "rc_frame.moderate")
EVERY_PGA = sorted(set(STATES["pga"]))
DRAWS = THEIR_DRAWS = 20_000
PAIR_DRAWS, THEIR_PAIR_DRAWS = 50_000, 400_000

RARE = 12.0
"""Bernstein's exponent: a share passes its bound with a chance of at most 2 exp(-12) = 1.2e-5."""


def bernstein(chance, *draws):
    """What a share of so many draws, or a difference of two, may be off the chance."""
    each = sum(1 / n for n in draws)
    return np.sqrt(2 * RARE * chance * (1 - chance) * each) + RARE / 3 / min(draws)


def chances(pga, medians, factor=0.0, rho=0.0):
    """(k, 4) of reaching each state."""
    scores = damage_scores(np.array([pga]), medians, BETA)
    return correlated(scores.reshape(1, -1), np.array([factor]), rho).reshape(-1, 4)


def drawn(by_draw, buildings):
    """(n, B) states by the kernel of the stress test; ``by_draw`` (n, B, 4)."""
    marks = marks_of(key_hashes(str(b) for b in range(buildings)), np.uint64(stream(1, "damage")))
    states = np.zeros((len(by_draw), buildings), np.int64)
    rows = np.arange(buildings)
    for draw, reached in enumerate(by_draw):
        damage_states(reached, rows, marks, draw, states[draw])
    return states


def theirs(pga, prefix):
    return STATES.filter(pl.col("pga") == pga).select(pl.col(f"^{prefix}_.*$")).to_numpy()


def test_every_class_has_its_medians_spread_and_collapse_from_the_library():
    ours = [name for name in PARAMETERS.rows if name.startswith("fragility.median.")]
    assert sorted(ours) == sorted(f"fragility.median.{name}" for name in CLASSES)
    assert MEDIANS.tolist() == LIBRARY.select(pl.col("^median_.*$")).to_numpy().tolist()
    assert set(LIBRARY["beta"]) == {BETA}
    collapse = [PARAMETERS.mid(f"collapse.{name.partition('.')[0]}") for name in CLASSES]
    assert collapse == LIBRARY["collapse"].to_list()


@pytest.mark.parametrize("pga", EVERY_PGA)
def test_the_chances_of_every_class_are_pelicuns(pga):
    np.testing.assert_allclose(chances(pga, MEDIANS), theirs(pga, "reach"), rtol=1e-12)


@pytest.mark.parametrize("rho", [0.3, 0.6])
@pytest.mark.parametrize("pga", EVERY_PGA)
def test_over_the_shared_factor_the_chances_average_to_pelicuns(pga, rho):
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    weights = weights / math.sqrt(2 * math.pi)
    mean = sum(w * chances(pga, MEDIANS, z, rho) for z, w in zip(nodes, weights, strict=True))
    np.testing.assert_allclose(mean, theirs(pga, "reach"), atol=1e-9)


@pytest.mark.parametrize("pga", EVERY_PGA)
def test_the_states_drawn_are_as_frequent_as_those_pelicun_draws(pga):
    ours = chances(pga, MEDIANS)
    states = drawn(np.broadcast_to(ours, (DRAWS, *ours.shape)), len(CLASSES))
    shares = np.array([(states == state).mean(axis=0) for state in range(5)]).T
    peer = theirs(pga, "share")
    peer = np.column_stack([peer[:, :4], peer[:, 4] + peer[:, 5]])
    expected = -np.diff(ours, axis=1, prepend=1.0, append=0.0)
    assert (np.abs(shares - expected) <= bernstein(expected, DRAWS)).all()
    assert (np.abs(peer - expected) <= bernstein(expected, THEIR_DRAWS)).all()
    assert (np.abs(shares - peer) <= bernstein(expected, DRAWS, THEIR_DRAWS)).all()


@pytest.mark.parametrize("pga", EVERY_PGA)
def test_pelicun_lets_collapse_as_often_as_our_share_of_complete_damage(pga):
    expected = chances(pga, MEDIANS)[:, 3] * LIBRARY["collapse"].to_numpy()
    fallen = theirs(pga, "share")[:, 5]
    assert (np.abs(fallen - expected) <= bernstein(expected, THEIR_DRAWS)).all()


@pytest.mark.parametrize(("rho", "pga"), sorted(set(PAIRS.select("rho", "pga").iter_rows())))
def test_two_buildings_of_an_estate_are_damaged_together_as_pelicuns_copula_says(rho, pga):
    medians = MEDIANS[[CLASSES.index(name) for name in PAIR]]
    factor = Dice(1, "earthquake", 0).normals("shared", 0, PAIR_DRAWS)
    scores = np.repeat(damage_scores(np.array([pga]), medians, BETA).reshape(1, -1), PAIR_DRAWS, 0)
    states = drawn(correlated(scores, factor, rho).reshape(-1, 2, 4), 2)
    peer = PAIRS.filter((pl.col("rho") == rho) & (pl.col("pga") == pga))
    for first, second, share in peer.select("first", "second", "share").iter_rows():
        both = ((states[:, 0] == first) & (states[:, 1] == second)).mean()
        assert abs(both - share) <= bernstein(share, PAIR_DRAWS, THEIR_PAIR_DRAWS)
