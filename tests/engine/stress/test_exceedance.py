"""Which loss stands at a return period."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

from linli.engine.stress.summary import _exceedance


@pytest.mark.parametrize("draws", [200, 1000, 60_000])
def test_a_return_period_that_falls_on_an_event_is_read_at_that_event(draws):
    """Also where the rates of the draws, added up, come out a little short of the whole."""
    losses = np.arange(draws, 0.0, -1.0)
    found = dict(_exceedance([SimpleNamespace(losses=losses, annual_rate=0.02)]))
    for years in (50, 100, 200, 1000):
        assert found[years] == losses[math.ceil(round(50 / years * draws, 6)) - 1]
    assert min(found) == 50
