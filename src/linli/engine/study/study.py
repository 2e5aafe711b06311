"""The whole study of an answer: one list of cases, run side by side, then read."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from linli.engine.stress.diagnosis import Annual
from linli.engine.stress.findings import Study, Swing
from linli.engine.study.attribution import attribution, attribution_cases
from linli.engine.study.decision import at_once_case, decision_delay
from linli.engine.study.layers import layer_cases, layers
from linli.engine.study.losses import Case, Losses, evaluated
from linli.engine.study.sensitivity import (
    WIDEST,
    Readers,
    end_cases,
    field_cases,
    field_swings,
    parameter_swings,
    promising,
    questions,
    widest,
)
from linli.engine.study.watching import readers
from linli.engine.study.worlds import Worlds


@dataclass(frozen=True)
class Size:
    """How much work a study may take."""

    worlds: int = 30
    """Worlds of each layer."""
    fields: int = 10
    """Worlds in which one unknown column alone is drawn."""
    draws: int = 60
    """Draws of each shock in a world."""
    first_look: int = 15
    """Draws of each shock by which parameters are picked for the tornado."""
    shared_draws: int = 150
    """Draws of each shock for attribution."""

    @classmethod
    def fit_for(cls, draws: int) -> "Size":
        """A study in keeping with a stress test of so many draws a shock."""
        usual = cls()
        return cls(
            worlds=min(usual.worlds, max(usual.worlds // 3, draws // 30)),
            fields=min(usual.fields, max(usual.fields // 2, draws // 100)),
            draws=min(usual.draws, max(usual.first_look, draws // 10)),
            shared_draws=min(usual.shared_draws, draws),
        )


@dataclass(frozen=True, eq=False)
class Plan:
    """The cases of a study, by what they are for."""

    worlds: Worlds
    size: Size
    draws: int
    reading: Readers
    cases: dict[str, list[Case]]

    @classmethod
    def of(cls, worlds: Worlds, size: Size, draws: int) -> "Plan":
        """Lay out the study of a stress test of so many draws a shock; nothing is run yet."""
        estate, known, asked = worlds.estate, worlds.parameters, worlds.asked
        reading = readers(estate, known, asked)
        look = replace(worlds, draws=size.first_look)
        cases = {
            "usual": [worlds.usual()],
            **layer_cases(worlds, size.worlds),
            "fields": field_cases(worlds, size.fields),
            "attribution": attribution_cases(estate, known, asked, size.shared_draws),
            "at once": [at_once_case(estate, known, asked, draws)],
            "first look": [look.usual(), *end_cases(look, reading)],
        }
        return cls(worlds, size, draws, reading, cases)

    @property
    def work(self) -> int:
        """Draws in all, at most."""
        second_look = 2 * 2 * WIDEST * self.worlds.usual().work
        return second_look + sum(case.work for cases in self.cases.values() for case in cases)

    def run(
        self, answer: Annual, waiting: Losses, workers: int, tell: Callable[[int], None]
    ) -> Study:
        """Run every case and read the answers.

        Parameters
        ----------
        answer : the answer of the stress test
        waiting : its losses, on all its draws
        tell : hears the work done, ``work`` in all; may raise
        """
        flat = [case for cases in self.cases.values() for case in cases]
        found, losses = iter(evaluated(flat, workers, tell)), {}
        for name, cases in self.cases.items():
            losses[name] = [next(found) for _ in cases]
        (usual,) = losses["usual"]
        scale = answer.person_days_lost.mean / usual.annual if usual.annual > 0 else 1.0
        swings = self._parameter_swings(usual, losses["first look"], scale, workers, tell)
        unknown, fields = self.worlds.completion.unknown, losses["fields"]
        swings += field_swings(unknown, fields, self.size.fields, scale)
        (at_once,) = losses["at once"]
        return Study(
            layers=layers(answer, usual, {n: losses[n] for n in ("parameters", "data", "all")}),
            tornado=widest(swings),
            questions=questions(unknown, fields, self.size.fields),
            attribution=attribution(losses["attribution"], self.size.shared_draws),
            decision=decision_delay(self.worlds.estate, self.worlds.parameters, waiting, at_once),
        )

    def _parameter_swings(
        self,
        usual: Losses,
        first_look: list[Losses],
        scale: float,
        workers: int,
        tell: Callable[[int], None],
    ) -> list[Swing]:
        """Swings of the parameters that a first look found promising, on more draws."""
        rough = parameter_swings(first_look[0], self.reading, first_look[1:], scale)
        some = promising(rough, self.reading)
        cases = end_cases(self.worlds, some)
        swings = parameter_swings(usual, some, evaluated(cases, workers, tell), scale)
        tell(2 * 2 * WIDEST * self.worlds.usual().work - sum(case.work for case in cases))
        return swings
