"""The stress test with a study of its answer, end to end."""

from collections.abc import Callable
from dataclasses import replace

from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters
from linli.engine.stress.diagnosis import Diagnosis
from linli.engine.stress.rules import bundled
from linli.engine.stress.summary import summary
from linli.engine.stress.trial import Asked, Progress, Trial
from linli.engine.study.losses import losses_of
from linli.engine.study.study import Plan, Size
from linli.engine.study.worlds import Worlds

MANY_HOUSEHOLDS = 5000
"""Households beyond which an answer is studied only when asked for: it takes many minutes."""


def studied(
    estate: Estate,
    asked: Asked | None = None,
    draws: int = 1000,
    parameters: Parameters | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    size: Size | None = None,
) -> Diagnosis:
    """``stress.run.diagnose`` and a study: how sure, what it hangs on, who absorbs what.

    Parameters
    ----------
    size : how much work the study may take; in keeping with ``draws`` unless given
    progress : hears draws done and draws in all, those of the study among them

    Raises
    ------
    InputError : those of ``diagnose``
    Cancelled : when ``progress`` raises it
    """
    known, question = parameters or bundled(), asked or Asked()
    trial = Trial.of(estate, known, question)
    extent = size or Size.fit_for(draws)
    plan = Plan.of(Worlds.of(estate, known, question, extent.draws), extent, draws)
    own = draws * len(question.shocks)
    tell = _told(progress, own + plan.work)
    tallies = trial.tallies(draws, workers, lambda done, _: tell(done, start=True))
    answer = summary(estate, trial, known, tallies, draws, question)
    waiting = losses_of(trial, tallies)
    return replace(answer, study=plan.run(answer.annual, waiting, workers, tell))


def _told(progress: Progress | None, whole: int) -> Callable[..., None]:
    """Progress of two pieces of work as one: the first tells what is done, the second steps."""
    done = 0

    def tell(work: int, *, start: bool = False) -> None:
        nonlocal done
        done = work if start else done + work
        if progress is not None:
            progress(done, whole)

    return tell
