"""Plans of the thirty estates, for the test beside this file; some ten minutes.

Writes ``costs.csv`` and the part of ``README.md`` below its heading "What came out".
``PYTHONPATH=src:. python tests/validation/programme_costs/make_costs.py``, with ``--told`` the
readme alone.
"""

import csv
import sys
from pathlib import Path

import numpy as np
import polars as pl

from tests.validation.programme_costs.estates import SEEDS, YUAN_A_HOUSEHOLD, made, spent
from tests.validation.programme_costs.published import A_HOUSEHOLD, A_M2, Range, within

HERE = Path(__file__).parent
COSTS, README = HERE / "costs.csv", HERE / "README.md"
HEADING = "## What came out\n"
HEADER = ("seed", "climate", "first", "last", "households", "m2", "yuan")
NEARLY = 0.95
QUANTILES = (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)


def main() -> None:
    """Plan, unless only the readme is asked for; then tell."""
    if sys.argv[1:] != ["--told"]:
        with COSTS.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(HEADER)
            for seed in SEEDS:
                rows.writerow(_row(seed))
                file.flush()
    before, heading, _ = README.read_text(encoding="utf-8").partition(HEADING)
    README.write_text(before + heading + told(pl.read_csv(COSTS)), encoding="utf-8")


def _row(seed: int) -> tuple[object, ...]:
    one = made(seed)
    yuan = round(spent(one))
    return seed, one.climate, one.first, one.last, one.households, round(one.area), yuan


def told(costs: pl.DataFrame) -> str:
    """The distribution in words and tables."""
    each = {
        "yuan a household": (costs["yuan"] / costs["households"], A_HOUSEHOLD),
        "yuan a m2": (costs["yuan"] / costs["m2"], A_M2),
    }
    inside = {name: within(amounts, known) for name, (amounts, known) in each.items()}
    head = " | ".join(f"{at:.0%}" for at in QUANTILES)
    lines = [
        "",
        f"Quantiles over {len(costs)} estates, and the share within the published range:",
        "",
        f"| | {head} | published | within |",
        "|---|" + "---|" * (len(QUANTILES) + 2),
        *(_quantiles(name, *both, inside[name]) for name, both in each.items()),
        "",
        f"Within both: {_share(np.logical_and(*inside.values()))}.",
        f"Spending over {NEARLY:.0%} of their money: {_share(_nearly_all(costs))}.",
        "",
        "By climate, the middle estate and the share within:",
        "",
        "| | estates | yuan a household | within | yuan a m2 | within |",
        "|---|---|---|---|---|---|",
        *(_climate(name, costs, each, inside) for name in costs["climate"].unique().sort()),
    ]
    return "\n".join(lines) + "\n"


def _nearly_all(costs: pl.DataFrame) -> np.ndarray:
    money = costs["households"] * YUAN_A_HOUSEHOLD
    return (costs["yuan"] > NEARLY * money).to_numpy()


def _quantiles(name: str, amounts: pl.Series, known: Range, inside: np.ndarray) -> str:
    found = " | ".join(f"{value:,.0f}" for value in np.quantile(amounts, QUANTILES))
    return f"| {name} | {found} | {known.low:,} to {known.high:,} | {_share(inside)} |"


def _climate(name, costs, each, inside) -> str:
    here = (costs["climate"] == name).to_numpy()
    cells = [
        cell
        for key, (amounts, _) in each.items()
        for cell in (f"{np.median(amounts.to_numpy()[here]):,.0f}", _share(inside[key][here]))
    ]
    return f"| {name} | {here.sum()} | {' | '.join(cells)} |"


def _share(inside: np.ndarray) -> str:
    return f"{inside.sum()} of {len(inside)}"


if __name__ == "__main__":
    main()
