"""How power is spread: shares of final says, their concentration, and how they move by phase."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from linli.engine.errors import InputError
from linli.engine.ties.network import Network

Phase = Literal["propose", "decide", "spend", "check"]

PHASES: tuple[Phase, ...] = ("propose", "decide", "spend", "check")
"""Proposing and deciding, spending, checking: the three processes of power, who gains it, who
allocates resources, who exercises it, with deciding told apart."""


@dataclass(frozen=True, slots=True)
class Say:
    """One act in which an actor used its power.

    Parameters
    ----------
    actor : key of the actor, or its kind where kinds are compared
    phase : what sort of act
    period : in which of the compared periods; they are compared in sorted order
    weight : > 0; how much it moved, in one unit for all (acts, households touched, fen)
    """

    actor: str
    phase: Phase
    period: str = ""
    weight: Fraction = Fraction(1)


def shares(says: Iterable[Say]) -> Mapping[str, Fraction]:
    """Share of each actor in the weight of ``says``, largest first; they add up to 1 exactly.

    Empty where there are none.

    Raises
    ------
    InputError : ``weight_not_positive``
    """
    sums: Counter[str] = Counter()
    for say in says:
        if say.weight <= 0:
            raise InputError("weight_not_positive", say.actor, found=str(say.weight))
        sums[say.actor] += say.weight  # type: ignore[assignment] # a Counter adds fractions too
    whole = Fraction(sum(sums.values()))
    ranked = sorted(sums, key=lambda actor: (-sums[actor], actor))
    return {actor: Fraction(sums[actor]) / whole for actor in ranked}


def concentration(held: Iterable[Fraction]) -> Fraction | None:
    """Herfindahl-Hirschman index, the sum of squared shares; None without any.

    1 where one holds all, 1/n at equal shares of n.
    """
    return sum((share * share for share in held), Fraction(0)) or None


def effective_centres(held: Iterable[Fraction]) -> Fraction | None:
    """How many equal holders would be as concentrated: 1 / concentration."""
    index = concentration(held)
    return 1 / index if index else None


def says_on_paper(network: Network) -> tuple[Say, ...]:
    """One final say a task, split evenly among those who decide it; none where nobody does."""
    return tuple(
        Say(actor.key, "decide", weight=Fraction(1, len(deciders)))
        for task in network.tasks
        if (deciders := network.holders("decide", task))
        for actor in deciders
    )


@dataclass(frozen=True, slots=True)
class Gain:
    """How an actor's share of one phase moved from the first period to the last."""

    phase: Phase
    actor: str
    before: Fraction
    after: Fraction

    @property
    def change(self) -> Fraction:
        """Share gained; below 0 where it was lost."""
        return self.after - self.before


def gains(says: Iterable[Say]) -> tuple[Gain, ...]:
    """Change of every share between the first and the last period with acts of that phase.

    A phase with acts in fewer than two periods has none: nothing can be said of its change.
    """
    given = list(says)
    return tuple(gain for phase in PHASES for gain in _gains(phase, given))


def _gains(phase: Phase, says: list[Say]) -> list[Gain]:
    own = [say for say in says if say.phase == phase]
    periods = sorted({say.period for say in own})
    if len(periods) < 2:  # noqa: PLR2004 - a change needs a before and an after
        return []
    before, after = (
        shares(say for say in own if say.period == period) for period in (periods[0], periods[-1])
    )
    none = Fraction(0)
    return [
        Gain(phase, actor, before.get(actor, none), after.get(actor, none))
        for actor in sorted(before.keys() | after.keys())
    ]
