"""The stress test, end to end: compile, draw in blocks, add up."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import local

from linli.engine.chance import stream
from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import Rules
from linli.engine.model.compile import Model, compiled, key_of_estate
from linli.engine.parameters import Parameters
from linli.engine.shocks.kinds import SHOCKS
from linli.engine.shocks.shock import Dice, Shock
from linli.engine.stress.block import Room, Sources, room_for, run_block
from linli.engine.stress.diagnosis import Diagnosis
from linli.engine.stress.rules import bundled, rules_of
from linli.engine.stress.summary import summary
from linli.engine.stress.tally import Tally

BLOCK = 50
"""Draws in a block: the unit of progress, of memory and of work for one worker."""

FEWEST = 2
"""Draws below which no standard error can be given."""

Progress = Callable[[int, int], None]
"""Called with draws done and draws in all after each block; may raise ``Cancelled``."""


@dataclass(frozen=True)
class _Run:
    """One shock on one estate, ready for its blocks."""

    model: Model
    shock: Shock
    rules: Rules
    sources: Sources
    control_days: float
    rooms: local

    def block(self, first: int, n: int) -> Tally:
        return run_block(
            first,
            self.shock.events(first, n),
            self.model.fabric,
            self.model.homes,
            self.model.reserve,
            self.rules,
            self.model.occupants,
            self.sources,
            self.control_days,
            self._room(),
        )

    def _room(self) -> Room:
        if not hasattr(self.rooms, "room"):
            self.rooms.room = room_for(
                self.model.fabric, self.model.homes, self.model.reserve, self.rules
            )
        room: Room = self.rooms.room
        return room


def diagnose(
    estate: Estate,
    shocks: Sequence[str] = tuple(SHOCKS),
    draws: int = 1000,
    seed: int = 1,
    parameters: Parameters | None = None,
    progress: Progress | None = None,
    workers: int = 1,
) -> Diagnosis:
    """Stress-test an estate.

    Parameters
    ----------
    estate : needs at least one household with a dwelling in a building
    shocks : names from ``SHOCKS``, each once
    draws : 2 or more a shock; the standard error falls as 1 / sqrt(draws)
    seed : equal seeds give equal bits, whatever ``workers`` or the order of rows
    parameters : the bundled ones unless given
    progress : called after each block of draws
    workers : threads; the kernels run outside the interpreter's lock

    Raises
    ------
    InputError : ``unknown_shock``, ``too_few_draws``, and those of ``compiled``
    Cancelled : when ``progress`` raises it
    """
    _refuse(shocks, draws)
    known = parameters or bundled()
    model = compiled(estate, known)
    rooms = local()
    runs = [_prepared(name, estate, model, known, seed, rooms) for name in shocks]
    blocks = [(run, first) for run in runs for first in range(0, draws, BLOCK)]
    tallies = _run_all(blocks, draws, workers, progress)
    each = -(-draws // BLOCK)
    parts = [tallies[i * each : (i + 1) * each] for i in range(len(runs))]
    results = [(run.shock, run.rules, tally) for run, tally in zip(runs, parts, strict=True)]
    return summary(estate, model, known, results, draws, seed)


def _refuse(shocks: Sequence[str], draws: int) -> None:
    for name in shocks:
        if name not in SHOCKS:
            raise InputError("unknown_shock", "shocks", found=name, wanted=", ".join(SHOCKS))
    if not shocks or len(set(shocks)) < len(shocks):
        raise InputError(
            "unknown_shock", "shocks", found=",".join(shocks), wanted=", ".join(SHOCKS)
        )
    if draws < FEWEST:
        raise InputError("too_few_draws", "draws", found=draws, wanted=FEWEST)


def _prepared(
    name: str, estate: Estate, model: Model, parameters: Parameters, seed: int, rooms: local
) -> _Run:
    shock = SHOCKS[name](estate, model, parameters, Dice(seed, name, key_of_estate(estate)))
    rules = rules_of(parameters, len(model.homes.key), shock.collapse)
    purposes = ("damage", "failure", "work", "works", "tie")
    sources = Sources(*(stream(seed, f"{estate.id}/{name}/{purpose}") for purpose in purposes))
    return _Run(model, shock, rules, sources, parameters.mid("control_time", "d"), rooms)


def _run_all(
    blocks: list[tuple[_Run, int]], draws: int, workers: int, progress: Progress | None
) -> list[Tally]:
    """Tallies in the order of the blocks; a block's content does not depend on who runs it."""
    done, total = 0, len({id(run) for run, _ in blocks}) * draws
    tallies = []
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        waiting = [
            pool.submit(run.block, first, min(BLOCK, draws - first)) for run, first in blocks
        ]
        try:
            for future in waiting:
                tallies.append(future.result())
                done += len(tallies[-1].total)
                if progress is not None:
                    progress(done, total)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return tallies
