"""A ledger with 60 % of its cells empty: how often its interval holds the whole ledger's answer.

``./dev bench blanks`` takes some minutes. A smaller number of blankings is a test
(``tests/engine/study/test_blanked.py``).
"""

import os
import time

import numpy as np
from measure.machine import machine
from measure.table import table

from linli.engine.estate.population.example import example_estate
from linli.engine.stress.rules import bundled
from linli.engine.stress.trial import Asked
from linli.engine.study.layers import ENDS
from linli.engine.study.losses import evaluated
from linli.engine.study.worlds import Worlds
from tests.engine.estate.blanking import blanked

EMPTY = 0.6
BLANKINGS = 200
WORLDS = 30
DRAWS = 40
AIM = 85


def main() -> None:
    """Blank, draw worlds, compare, count."""
    print(machine("numba", "numpy", "polars"), "\n")
    estate, known, asked = example_estate(), bundled(), Asked()
    workers, began = os.cpu_count() or 1, time.perf_counter()
    truth = Worlds.of(estate, known, asked, DRAWS).usual().losses().annual
    held, middles, widths, plain = [], [], [], []
    for seed in range(BLANKINGS):
        worlds = Worlds.of(blanked(estate, EMPTY, seed), known, asked, DRAWS)
        cases = [worlds.usual(), *(worlds.of_data(w) for w in range(WORLDS))]
        usual, *found = (one.annual for one in evaluated(cases, workers, lambda _: None))
        low, middle, high = np.quantile(found, ENDS)
        held.append(low <= truth <= high)
        middles.append(middle / truth)
        widths.append((high - low) / truth)
        plain.append(usual / truth)
    rows = (
        ("intervals that hold the whole ledger's answer", f"{100 * np.mean(held):.1f} %"),
        ("aim", f"{AIM} %"),
        ("middle of the worlds over that answer, mean", f"{np.mean(middles):.2f}"),
        ("width of the interval over that answer, mean", f"{np.mean(widths):.2f}"),
        ("stated middles alone over that answer, mean", f"{np.mean(plain):.2f}"),
        ("seconds", f"{time.perf_counter() - began:.0f}"),
    )
    print(f"{BLANKINGS} blankings of {100 * EMPTY:.0f} % of all cells, {WORLDS} worlds each,")
    print(f"{DRAWS} draws of each of {len(asked.shocks)} shocks in a world")
    print(table(("", ""), rows))


if __name__ == "__main__":
    main()
