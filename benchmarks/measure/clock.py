"""Time on a machine that may be doing other things as well."""

import time
from collections.abc import Callable, Mapping

Call = Callable[[], object]


def best_of(rounds: int, calls: Mapping[str, Call]) -> dict[str, float]:
    """Seconds of each call, the least of so many rounds.

    Calls take turns within a round, so that a busy minute of the machine meets all of them; what
    else runs can only add time, so the least is nearest to the work itself.
    """
    return {name: min(each) for name, each in all_of(rounds, calls).items()}


def all_of(rounds: int, calls: Mapping[str, Call]) -> dict[str, list[float]]:
    """Seconds of each call in each round."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            taken[name].append(seconds(call))
    return taken


def seconds(call: Call) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
