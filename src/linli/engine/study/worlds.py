"""Worlds: the estate with other parameters, other unknown cells, or both, on the same draws."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial

from linli.engine.estate.completion.cells import Cell
from linli.engine.estate.completion.completion import Completion
from linli.engine.estate.estate import Estate
from linli.engine.parameters import End, Parameters
from linli.engine.stress.trial import Asked
from linli.engine.study.losses import Case


@dataclass(frozen=True, eq=False)
class Worlds:
    """One estate in as many worlds as are wanted; equal numbers give equal worlds."""

    estate: Estate
    parameters: Parameters
    completion: Completion
    asked: Asked
    draws: int
    """Draws of each shock in a world: the same ones in every world."""

    @classmethod
    def of(
        cls,
        estate: Estate,
        parameters: Parameters,
        asked: Asked,
        draws: int,
    ) -> "Worlds":
        """Worlds of an estate."""
        completion = Completion.of(estate, parameters, asked.seed, asked.as_of)
        return cls(estate, parameters, completion, asked, draws)

    def usual(self) -> Case:
        """Middle parameters, and the stated middle for every unknown cell."""
        return self._case(lambda: self.estate, self.parameters)

    def of_parameters(self, world: int) -> Case:
        """Parameters drawn from their ranges."""
        return self._case(lambda: self.estate, self._sampled(world))

    def of_data(self, world: int, only: Collection[Cell] | None = None) -> Case:
        """Unknown cells drawn, all or ``only`` those of some columns."""
        return self._case(partial(self.completion.world, world, only), self.parameters)

    def of_all(self, world: int) -> Case:
        """Both drawn."""
        return self._case(partial(self.completion.world, world), self._sampled(world))

    def at(self, name: str, end: End, shocks: tuple[str, ...]) -> Case:
        """One parameter at an end of its range, for the shocks that hang on it."""
        asked = replace(self.asked, shocks=shocks)
        return Case(lambda: self.estate, self.parameters.at(name, end), asked, self.draws)

    def _sampled(self, world: int) -> Parameters:
        return self.parameters.sampled(self.asked.seed, world)

    def _case(self, estate: Callable[[], Estate], parameters: Parameters) -> Case:
        return Case(estate, parameters, self.asked, self.draws)
