"""All steps of an estate in their order, with what they start from."""

from datetime import date
from typing import NamedTuple

from linli.engine.estate.completion.cell_step import CellStep
from linli.engine.estate.completion.cells import Cell, Keys
from linli.engine.estate.completion.home_prepare import home_step
from linli.engine.estate.completion.luck import Luck
from linli.engine.estate.completion.plans import (
    BUILDINGS,
    COMPONENTS,
    DWELLINGS,
    ESTATE,
    HELP,
    HOUSEHOLDS,
    Plan,
)
from linli.engine.estate.completion.prepare import Ground, Step, cell_step, keys_of
from linli.engine.estate.completion.sortings import sortings
from linli.engine.estate.completion.stale import days_since_survey
from linli.engine.estate.completion.values import Values
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME
from linli.engine.parameters import Parameters


class Prepared(NamedTuple):
    """What every world is drawn from."""

    steps: tuple[Step, ...]
    usual: Values
    """What is recorded, with the middle of the prior where other columns go by an unknown cell."""
    marks: Keys
    """What stands for every random number; see ``luck``."""

    @property
    def unknown(self) -> dict[Cell, int]:
        """Column -> cells that are not recorded, of columns with some."""
        counts: dict[Cell, int] = {}
        for step in self.steps:
            for cell, number in step.unknown.items():
                counts[cell] = counts.get(cell, 0) + number
        return {cell: number for cell, number in counts.items() if number}


def prepared(estate: Estate, parameters: Parameters, seed: int, as_of: date | None) -> Prepared:
    """Everything that does not depend on the world; see ``Completion.of``."""
    recorded, luck = Values.recorded(estate), Luck(seed)
    ground = Ground(
        estate,
        parameters,
        luck,
        recorded,
        keys_of(estate),
        sortings(estate, parameters),
        days_since_survey(estate, as_of),
    )
    before = _cell_steps(ground, (*ESTATE, *BUILDINGS, *DWELLINGS))
    home = home_step(ground)
    after = _cell_steps(ground, (*HOUSEHOLDS, *COMPONENTS, *HELP))
    steps = (*before, *((home,) if home else ()), *after)
    return Prepared(steps, _with_middles(recorded, (*before, *after)), luck.marks())


def _cell_steps(ground: Ground, plans: tuple[Plan, ...]) -> tuple[CellStep, ...]:
    """Steps of the columns that the schema has and of which something is to be drawn."""
    there = [plan for plan in plans if plan.column in BY_NAME[plan.table].schema]
    steps = (cell_step(ground, plan) for plan in there)
    return tuple(step for step in steps if step is not None)


def _with_middles(recorded: Values, steps: tuple[CellStep, ...]) -> Values:
    usual = recorded.copy()
    for step in steps:
        usual.numbers[step.plan.name] = step.middle(usual)
    return usual
