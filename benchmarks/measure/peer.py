"""The peer: pelicun's damage model on the same portfolio (BSD-3, SimCenter).

Two of its habits matter here. Every demand without a direction is multiplied by 1.2 unless told
otherwise; ours has a direction and the multiplier is set to 1 all the same. And demand, components
and fragility have to be loaded before: only ``damage.calculate`` is timed.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pelicun.assessment import Assessment

Medians = Mapping[str, tuple[float, ...]]


def assessment(medians: Medians, each: int, pga: float, beta: float, draws: int) -> Assessment:
    """One acceleration in g, ``each`` buildings of every class, ready for ``damage.calculate``."""
    settings = {"PrintLog": False, "Seed": 1, "NonDirectionalMultipliers": {"ALL": 1.0}}
    peer = Assessment(settings)
    places = [str(number + 1) for number in range(each * len(medians))]
    peer.demand.load_sample(_demand(places, pga, draws))
    peer.demand.calibrate_model({"ALL": {"DistributionFamily": "empirical"}})
    peer.demand.generate_sample({"SampleSize": draws, "PreserveRawOrder": True})
    peer.stories = len(places)
    peer.asset.load_cmp_model({"marginals": _components(medians, places)})
    peer.asset.generate_cmp_sample(draws)
    peer.damage.load_model_parameters([_fragility(medians, beta)], set(medians))
    return peer


def frequencies(peer: Assessment, classes: list[str], each: int) -> NDArray[np.float64]:
    """(classes, 5) share of buildings in each damage state; a state never drawn has no column."""
    by_state = peer.damage.ds_model.sample.mean().groupby(level=["cmp", "ds"]).sum().unstack("ds")
    shares = by_state.reindex(index=classes, columns=[str(state) for state in range(5)]).to_numpy()
    return np.nan_to_num(shares) / each


def _demand(places: list[str], pga: float, draws: int) -> pd.DataFrame:
    columns = pd.MultiIndex.from_tuples([("PGA", place, "1") for place in places])
    units = pd.DataFrame([["g"] * len(places)], columns=columns, index=["Units"])
    values = pd.DataFrame(np.full((draws, len(places)), pga), columns=columns)
    return pd.concat([units, values])


def _components(medians: Medians, places: list[str]) -> pd.DataFrame:
    """Buildings in turn: the first of every class, the second of every class, ..."""
    mine = [",".join(places[i :: len(medians)]) for i in range(len(medians))]
    rest = {"Units": "ea", "Direction": "1", "Theta_0": "1", "Blocks": 1}
    return pd.DataFrame({"Location": mine, **rest}, index=list(medians))


def _fragility(medians: Medians, beta: float) -> pd.DataFrame:
    columns: dict[tuple[str, str], object] = {
        ("Demand", "Directional"): 1,
        ("Demand", "Offset"): 0,
        ("Demand", "Type"): "Peak Ground Acceleration",
        ("Demand", "Unit"): "g",
        ("Incomplete", ""): 0,
    }
    for state in range(4):
        limit = f"LS{state + 1}"
        columns[limit, "Family"] = "lognormal"
        columns[limit, "Theta_0"] = [row[state] for row in medians.values()]
        columns[limit, "Theta_1"] = beta
    frame = pd.DataFrame(columns, index=pd.Index(list(medians), name="ID"))
    frame.columns = pd.MultiIndex.from_tuples(list(columns))
    return frame
