"""One estate put to its shocks: compiled, drawn in blocks, tallied."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from threading import local

import numpy as np
import polars as pl

from linli.engine.chance import stream
from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import Events, Rules
from linli.engine.model.compile import Model, compiled
from linli.engine.model.governance import decision_days
from linli.engine.parameters import Parameters
from linli.engine.shocks.kinds import SHOCKS
from linli.engine.shocks.setting import Local, Setting
from linli.engine.shocks.shock import Shock
from linli.engine.stress.block import PURPOSES, Room, Sources, room_for, run_block
from linli.engine.stress.rules import rules_of
from linli.engine.stress.tally import Tally

BLOCK = 50
"""Draws in a block: the unit of progress, of memory and of work for one worker."""

FEWEST = 2
"""Draws below which no standard error can be given."""

Progress = Callable[[int, int], None]
"""Called with work done and work in all, as it goes on; may raise ``Cancelled``."""


@dataclass(frozen=True)
class Asked:
    """What is asked of an estate, whatever the estate.

    Parameters
    ----------
    shocks : names from ``SHOCKS``, each once
    seed : equal seeds give equal bits
    local : what is known of the place
    decision_delay : whether repairs of common parts wait for the owners to decide
    outside_help : whether anybody from outside helps
    as_of : the day the ledger is used: stock past its expiry date counts for nothing, and a study
        takes cells that may be out of date by then as doubtful; None: nothing ever is

    Raises
    ------
    InputError : ``unknown_shock``
    """

    shocks: Sequence[str] = tuple(SHOCKS)
    seed: int = 1
    local: Local = field(default_factory=Local)
    decision_delay: bool = True
    outside_help: bool = True
    as_of: date | None = None

    def __post_init__(self) -> None:
        strange = [name for name in self.shocks if name not in SHOCKS]
        twice = not self.shocks or len(set(self.shocks)) < len(self.shocks)
        if strange or twice:
            found = strange[0] if strange else ",".join(self.shocks)
            raise InputError("unknown_shock", "shocks", found=found, wanted=", ".join(SHOCKS))


@dataclass(frozen=True)
class Run:
    """One shock on one estate, ready for its blocks."""

    model: Model
    shock: Shock
    rules: Rules
    sources: Sources
    control_days: float
    rooms: local

    def block(self, first: int, n: int) -> Tally:
        """The tally of the draws ``first`` ... ``first + n - 1``."""
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


@dataclass(frozen=True)
class Trial:
    """An estate and all its shocks, ready."""

    model: Model
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, estate: Estate, parameters: Parameters, asked: Asked) -> "Trial":
        """Compile an estate and prepare its shocks.

        Raises
        ------
        InputError : those of ``compiled`` and of the shocks
        """
        estate = _in_date(estate, asked.as_of)
        model = compiled(estate, parameters)
        setting = Setting(estate, model, parameters, asked.seed, asked.local)
        households = len(model.homes.key)
        days = decision_days(estate, parameters, households) if asked.decision_delay else 0.0
        rooms = local()
        runs = [_run(name, setting, days, rooms) for name in asked.shocks]
        return cls(model, tuple(runs) if asked.outside_help else tuple(map(_left_alone, runs)))

    def tallies(
        self, draws: int, workers: int = 1, progress: Progress | None = None
    ) -> list[list[Tally]]:
        """By shock, the tallies of its blocks in order.

        A block's content does not depend on who runs it, nor the order of the sum on ``workers``.

        Raises
        ------
        InputError : ``too_few_draws``
        Cancelled : when ``progress`` raises it
        """
        if draws < FEWEST:
            raise InputError("too_few_draws", "draws", found=draws, wanted=FEWEST)
        starts = range(0, draws, BLOCK)
        blocks = [(run, first, min(BLOCK, draws - first)) for run in self.runs for first in starts]
        flat = _run_all(blocks, workers, progress)
        each = len(starts)
        return [flat[i * each : (i + 1) * each] for i in range(len(self.runs))]


def _in_date(estate: Estate, as_of: date | None) -> Estate:
    """The estate without stock that is past its date; a line without a date keeps."""
    if as_of is None:
        return estate
    good = pl.col("expires").is_null() | (pl.col("expires") >= as_of)
    return estate.with_table("stock", estate["stock"].filter(good))


def _run(name: str, setting: Setting, decision: float, rooms: local) -> Run:
    shock = SHOCKS[name](setting)
    rules = rules_of(setting.parameters, setting.model, shock, decision)
    place = f"{setting.estate.id}/{name}"
    sources = Sources(*(stream(setting.seed, f"{place}/{purpose}") for purpose in PURPOSES))
    control = setting.parameters.mid("control_time", "d")
    return Run(setting.model, shock, rules, sources, control, rooms)


def _left_alone(run: Run) -> Run:
    """The same without help from outside."""

    def events(first: int, n: int) -> Events:
        return run.shock.events(first, n)._replace(outside_share=np.zeros(len(run.rules.weight)))

    return replace(run, shock=replace(run.shock, events=events))


def _run_all(
    blocks: list[tuple[Run, int, int]], workers: int, progress: Progress | None
) -> list[Tally]:
    done, total = 0, sum(n for _, _, n in blocks)
    tallies = []
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        waiting = [pool.submit(run.block, first, n) for run, first, n in blocks]
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
