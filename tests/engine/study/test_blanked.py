"""A ledger with most of its cells empty still gives an answer whose interval holds the truth.

The whole count, 200 blankings, is a benchmark (``benchmarks/blanks.py``).
"""

import numpy as np

from linli.engine.estate.population.example import example_estate
from linli.engine.stress.rules import bundled
from linli.engine.stress.trial import Asked
from linli.engine.study.layers import ENDS
from linli.engine.study.losses import evaluated
from linli.engine.study.worlds import Worlds
from tests.engine.estate.blanking import blanked

EMPTY, BLANKINGS, WORLDS, DRAWS = 0.6, 10, 12, 15


def test_of_ten_ledgers_with_six_in_ten_cells_empty_at_least_seven_hold_the_whole_ones_answer():
    """With a share of 85 % fewer than seven of ten would be bad luck of one in a hundred."""
    estate, known, asked = example_estate(), bundled(), Asked()
    truth = Worlds.of(estate, known, asked, DRAWS).usual().losses().annual
    held = 0
    for seed in range(BLANKINGS):
        worlds = Worlds.of(blanked(estate, EMPTY, seed), known, asked, DRAWS)
        cases = [worlds.of_data(w) for w in range(WORLDS)]
        found = [one.annual for one in evaluated(cases, 2, lambda _: None)]
        low, _, high = np.quantile(found, ENDS)
        held += bool(low <= truth <= high)
    assert held >= 7
