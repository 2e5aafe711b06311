"""Choosing one entry of a group by weight."""

import numpy as np

from linli.engine.estate.completion.cells import Floats, Ints


def chosen(weight: Floats, first: Ints, group: Ints, uniform: Floats) -> Ints:
    """(m,) an entry of each row's group, each as likely as its weight.

    Parameters
    ----------
    weight : (entries,) >= 0, group by group
    first : (groups + 1,) where each group begins; none is empty or without weight
    group : (m,)
    uniform : (m,) in (0, 1)
    """
    edges = np.cumsum(weight)
    start, end = first[group], first[group + 1]
    low = np.where(start > 0, edges[start - 1], 0.0)
    at = np.searchsorted(edges, low + uniform * (edges[end - 1] - low))
    return np.asarray(np.clip(at, start, end - 1))
