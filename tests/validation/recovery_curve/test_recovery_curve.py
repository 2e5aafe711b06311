"""Days until buildings are mended by a few crews, and the curve they make, beside pyrecodes."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from linli.engine.stress.diagnosis import NEEDS
from linli.engine.stress.queue import repair_queue
from linli.engine.stress.rules import bundled
from linli.engine.stress.run import diagnose
from linli.engine.stress.trial import Asked
from tests.engine.stress.estates import given
from tests.engine.stress.walkup import STILL, home, walkup
from tests.factories import rows

HERE = Path(__file__).parent
JOBS = pl.read_csv(HERE / "jobs.csv")
FINISH = pl.read_csv(HERE / "finish.csv")
EVERY_CREWS = sorted(set(FINISH["crews"]))

ASKED = Asked(["earthquake"], decision_delay=False)

EXTENSIVE, COMPLETE, MODERATE, SLIGHT = 3, 4, 2, 1
STATES = (*[EXTENSIVE] * 5, *[COMPLETE] * 4, MODERATE, MODERATE, SLIGHT)
"""Damage of the twelve buildings of the case ``estate``, in the order of their keys."""
STRUCTURES = {
    EXTENSIVE: "masonry_plain",
    COMPLETE: "masonry_confined",
    MODERATE: "rc_frame",
    SLIGHT: "inner_frame",
}


def jobs(case):
    """Ready times and work of the buildings that need a crew, in the order of service."""
    chosen = JOBS.filter((pl.col("case") == case) & (pl.col("work") > 0)).cast({"ready": float})
    return chosen["ready"].to_numpy(), chosen["work"].cast(float).to_numpy()


def peer(case, crews):
    """Day each building of the case can be used again."""
    chosen = FINISH.filter((pl.col("case") == case) & (pl.col("crews") == crews))
    return chosen["finish"].to_numpy()


def ours(case, crews):
    return repair_queue(*jobs(case), crews)


@pytest.mark.parametrize("crews", EVERY_CREWS)
@pytest.mark.parametrize("case", ["even", "rising"])
def test_each_building_is_mended_on_the_day_the_peer_says(case, crews):
    assert ours(case, crews).tolist() == peer(case, crews).tolist()


@pytest.mark.parametrize("crews", EVERY_CREWS)
def test_where_later_buildings_are_ready_first_ours_wait_for_their_turn(crews):
    """The peer's crews go on to whoever is ready; ours keep the order: none is mended earlier."""
    found, theirs = ours("mixed", crews), peer("mixed", crews)
    assert (found >= theirs).all()
    assert (found > theirs).any() == (crews < len(found))


def certain(state):
    """Medians that any earthquake passes up to a state and none beyond."""
    return [1e-6 * d if d <= state else 1e6 * d for d in range(1, 5)]


@pytest.fixture(scope="module", params=EVERY_CREWS)
def struck(request):
    """Crews, and the diagnosis of twelve buildings whose damage leaves nothing to chance."""
    crews, names = request.param, [f"{number:02d}" for number in range(1, 13)]
    components = [name for name in bundled().rows if name.startswith("component.")]
    changes = {
        **STILL,
        **{name: 1e6 for name in components if name != "component.beta"},
        **{f"fragility.median.{s}.low": certain(state) for state, s in STRUCTURES.items()},
        "closed.median": [1e6, 1e6],
        "outside.share": [0] * 8,
        "unsafe.inspection": 7,
        "unsafe.prepare": [20, 40],
        "unsafe.works": [30, 60],
        "crews.builders_per_1000_households": crews * 1000 / 12,
    }
    buildings = [
        {"building": name, "structure": STRUCTURES[state], "year": 1985, "storeys": 5,
         "entrances": 1, "condition": "good", "retrofitted": False}
        for name, state in zip(names, STATES, strict=True)
    ]  # fmt: skip
    homes = [home(f"H{name}", 1, building=name) for name in names]
    estate = walkup(*homes, buildings=names)
    estate = estate.with_table("buildings", rows("buildings", *buildings))
    found = diagnose(estate, ASKED, draws=2, parameters=given(changes))
    return crews, found.shocks[0]


def test_the_whole_run_empties_and_fills_each_building_as_the_peer_does(struck):
    crews, shock = struck
    days = [one.mean for one in shock.by_building.values()]
    assert days == pytest.approx(peer("estate", crews).tolist(), abs=1e-6)


def test_the_share_who_can_live_at_home_follows_the_peers_curve(struck):
    """In every cell of the time grid: the peer's daily steps averaged over the cell."""
    crews, shock = struck
    low, high = shock.curve.days[:-1], shock.curve.days[1:]
    away = np.clip(peer("estate", crews)[:, None], low, high) - low
    share = 1.0 - away.mean(axis=0) / (high - low)
    found = shock.curve.by_need[NEEDS.index("shelter")]
    np.testing.assert_allclose(found, share, atol=1e-9)
