"""The stress test, end to end: compile, draw, add up."""

from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters
from linli.engine.stress.diagnosis import Diagnosis
from linli.engine.stress.rules import bundled
from linli.engine.stress.summary import summary
from linli.engine.stress.trial import Asked, Progress, Trial


def diagnose(
    estate: Estate,
    asked: Asked | None = None,
    draws: int = 1000,
    parameters: Parameters | None = None,
    progress: Progress | None = None,
    workers: int = 1,
) -> Diagnosis:
    """Stress-test an estate.

    Parameters
    ----------
    estate : needs at least one household with a dwelling in a building
    asked : all shocks with seed 1 unless given
    draws : 2 or more a shock; the standard error falls as 1 / sqrt(draws)
    parameters : the bundled ones unless given
    progress : called after each block of draws
    workers : threads; the kernels run outside the interpreter's lock; the answer does not depend
        on their number

    Raises
    ------
    InputError : ``too_few_draws``, and those of ``Trial.of``
    Cancelled : when ``progress`` raises it
    """
    known, question = parameters or bundled(), asked or Asked()
    trial = Trial.of(estate, known, question)
    tallies = trial.tallies(draws, workers, progress)
    return summary(estate, trial, known, tallies, draws, question)
