"""Damage of Linli's building classes by pelicun, with the curves of the damage library dlml.

Reads nothing of Linli: the curves come out of the library by their Hazus names. Writes beside this
file ``library.csv`` (the curves), ``states.csv`` (chances and drawn shares) and ``pairs.csv`` (two
buildings whose capacities are correlated).
"""

from itertools import product
from pathlib import Path

import dlml
import numpy as np
import pandas as pd
from pelicun import uq
from pelicun.assessment import Assessment

HERE = Path(__file__).parent
DATASET = "seismic/building/portfolio/Hazus v6.1"
CLASSES = {
    "timber_brick": ("URM.L", ("pre", "low")),
    "masonry_plain": ("URM.M", ("pre", "low")),
    "masonry_confined": ("RM2.M", ("pre", "low", "moderate", "high")),
    "inner_frame": ("C3.M", ("pre", "low")),
    "large_panel": ("PC2.M", ("pre", "low", "moderate", "high")),
    "rc_frame": ("C1.M", ("pre", "low", "moderate", "high")),
    "rc_frame_high": ("C1.H", ("pre", "low", "moderate", "high")),
    "rc_wall": ("C2.M", ("pre", "low", "moderate", "high")),
    "rc_wall_high": ("C2.H", ("pre", "low", "moderate", "high")),
}
CODES = {"pre": "PC", "low": "LC", "moderate": "MC", "high": "HC"}
IDS = {
    f"{name}.{level}": f"LF.{hazus}.{CODES[level]}"
    for name, (hazus, levels) in CLASSES.items()
    for level in levels
}
STATES = ("1", "2", "3", "4")
PGAS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.8)
DRAWS = 20_000

PAIR = ("masonry_plain.pre", "rc_frame.moderate")
PAIR_PGAS, RHOS, PAIR_DRAWS = (0.15, 0.3), (0.3, 0.6), 400_000


def main() -> None:
    """Write the three files."""
    curves = dlml.get_fragility(DATASET).loc[list(IDS.values())]
    library(curves).to_csv(HERE / "library.csv", index=False)
    found = pd.concat([states(curves, pga) for pga in PGAS])
    found.to_csv(HERE / "states.csv", index=False, float_format="%.15g")
    pairs(curves).to_csv(HERE / "pairs.csv", index=False, float_format="%.15g")


def library(curves: pd.DataFrame) -> pd.DataFrame:
    """Median of each damage state in g, beta, share of complete damage that collapses."""
    rows = []
    for name, key in IDS.items():
        row = curves.loc[key]
        medians = [row[f"LS{state}", "Theta_0"] for state in STATES]
        betas = {row[f"LS{state}", "Theta_1"] for state in STATES}
        collapse = row["LS4", "DamageStateWeights"].split("|")[1].strip()
        rows.append([name, key, *medians, *betas, collapse])
    columns = ["class", "hazus", *(f"median_{state}" for state in STATES), "beta", "collapse"]
    return pd.DataFrame(rows, columns=columns)


def capacity(curves: pd.DataFrame, name: str, state: str) -> uq.LogNormalRandomVariable:
    """Acceleration at which a building of a class reaches a state, as pelicun's random variable."""
    limit = curves.loc[IDS[name], f"LS{state}"]
    theta = np.array([limit["Theta_0"], limit["Theta_1"]], dtype=float)
    return uq.LogNormalRandomVariable(f"{name}/{state}", theta)


def states(curves: pd.DataFrame, pga: float) -> pd.DataFrame:
    """Chance of reaching each state by pelicun's distribution, share in each by its damage model.

    Hazus keeps collapse inside the complete state; pelicun draws it as a fifth.
    """
    at = np.array([pga])
    chances = {name: [capacity(curves, name, state).cdf(at)[0] for state in STATES] for name in IDS}
    shares = drawn(curves, pga)
    rows = [[name, pga, *chances[name], *shares.loc[IDS[name]]] for name in IDS]
    columns = [f"reach_{state}" for state in STATES] + [f"share_{state}" for state in range(6)]
    return pd.DataFrame(rows, columns=["class", "pga", *columns])


def drawn(curves: pd.DataFrame, pga: float) -> pd.DataFrame:
    """Share of draws in states 0 to 5 of one building of each class, each at a place of its own.

    pelicun multiplies a demand without direction by 1.2 unless told otherwise.
    """
    settings = {"PrintLog": False, "Seed": 7, "NonDirectionalMultipliers": {"ALL": 1.0}}
    model = Assessment(settings)
    places = [str(number + 1) for number in range(len(IDS))]
    model.demand.load_sample(demand(places, pga))
    model.demand.calibrate_model({"ALL": {"DistributionFamily": "empirical"}})
    model.demand.generate_sample({"SampleSize": DRAWS, "PreserveRawOrder": True})
    model.stories = len(places)
    rest = {"Units": "ea", "Direction": "0", "Theta_0": "1", "Blocks": 1}
    model.asset.load_cmp_model(
        {"marginals": pd.DataFrame({"Location": places, **rest}, index=list(IDS.values()))}
    )
    model.asset.generate_cmp_sample(DRAWS)
    model.damage.load_model_parameters([curves], set(IDS.values()))
    model.damage.calculate()
    means = model.damage.ds_model.sample.mean().groupby(level=["cmp", "ds"]).sum().unstack("ds")
    return means.reindex(columns=[str(state) for state in range(6)]).fillna(0.0)


def demand(places: list[str], pga: float) -> pd.DataFrame:
    """The same acceleration in every draw, in the form pelicun reads."""
    columns = pd.MultiIndex.from_tuples([("PGA", place, "0") for place in places])
    units = pd.DataFrame([["g"] * len(places)], columns=columns, index=["Units"])
    values = pd.DataFrame(np.full((DRAWS, len(places)), pga), columns=columns)
    return pd.concat([units, values])


def pairs(curves: pd.DataFrame) -> pd.DataFrame:
    """Share of draws in which the two buildings of ``PAIR`` are in each pair of states.

    One capacity a building decides all its states, as in its damage model; the two are joined by
    pelicun's normal copula.
    """
    rows = []
    for seed, (rho, pga) in enumerate(product(RHOS, PAIR_PGAS)):
        registry = uq.RandomVariableRegistry(np.random.default_rng(seed))
        betas = [float(curves.loc[IDS[name], ("LS1", "Theta_1")]) for name in PAIR]
        ones = [
            uq.LogNormalRandomVariable(name, np.array([1.0, beta]))
            for name, beta in zip(PAIR, betas, strict=True)
        ]
        for one in ones:
            registry.add_RV(one)
        matrix = np.array([[1.0, rho], [rho, 1.0]])
        registry.add_RV_set(uq.RandomVariableSet("pair", ones, matrix))
        registry.generate_sample(PAIR_DRAWS, "MonteCarlo")
        reached = [
            sum(
                registry.RV_sample[name] * curves.loc[IDS[name], (f"LS{state}", "Theta_0")] < pga
                for state in STATES
            )
            for name in PAIR
        ]
        for a, b in product(range(5), repeat=2):
            rows.append([rho, pga, a, b, ((reached[0] == a) & (reached[1] == b)).mean()])
    return pd.DataFrame(rows, columns=["rho", "pga", "first", "second", "share"])


if __name__ == "__main__":
    main()
