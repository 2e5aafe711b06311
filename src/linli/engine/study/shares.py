"""Shares of a loss avoided: Shapley values of two players, Owen values of the sides within them.

With two players the Shapley value is the mean of what each adds when it comes first and when it
comes second. The sides are shared out by Owen's value, which is Shapley's when the sides of a
player come together (Owen 1977, in: Henn and Moeschlin (eds), Mathematical Economics and Game
Theory, 76-88): a player's sides then add up to the player.

Amounts are whole numbers, in which every value is a whole number too, so that parts add up exactly.
"""

from collections.abc import Collection, Mapping
from itertools import chain, combinations

from linli.engine.stress.findings import SIDES, Parts

GRAIN = 4
"""Amounts are multiples of it: one half for the order of the players, one for that of the sides."""

A_THOUSAND = 1000
"""Grains are thousandths of a person-day."""

Coalition = frozenset[str]

ALL: Coalition = frozenset(chain.from_iterable(SIDES.values()))
NONE: Coalition = frozenset()


def coalitions() -> tuple[Coalition, ...]:
    """The coalitions of sides whose loss the shares need, smallest first."""
    (first, other) = SIDES.values()
    some = {NONE, ALL}
    for union, rest in ((first, other), (other, first)):
        for size in range(len(union) + 1):
            for part in combinations(union, size):
                some |= {frozenset(part), frozenset(part) | frozenset(rest)}
    return tuple(sorted(some, key=lambda one: (len(one), sorted(one))))


def grains(amount: float) -> int:
    """Person-days as whole thousandths, rounded to a multiple of ``GRAIN``."""
    return GRAIN * round(amount * A_THOUSAND / GRAIN)


def parts(loss: Mapping[Coalition, int], as_is: int) -> Parts:
    """Who keeps how much of a loss away.

    Parameters
    ----------
    loss : grains lost without outside help, by coalition of sides that are there
    as_is : grains lost as things stand: all sides, and outside help
    """
    players = {player: _player(loss, player) for player in SIDES}
    sides = {side: _side(loss, player, side) for player, union in SIDES.items() for side in union}
    return Parts(
        whole=loss[NONE] / A_THOUSAND,
        players=_person_days(players),
        sides=_person_days(sides),
        outside=(loss[ALL] - as_is) / A_THOUSAND,
        nobody=as_is / A_THOUSAND,
    )


def _player(loss: Mapping[Coalition, int], player: str) -> int:
    own = frozenset(SIDES[player])
    return (_added(loss, NONE, own) + _added(loss, ALL - own, own)) // 2


def _side(loss: Mapping[Coalition, int], player: str, side: str) -> int:
    union = frozenset(SIDES[player])
    one, mates = frozenset((side,)), union - {side}
    orders = (before | came for before in (NONE, ALL - union) for came in (NONE, mates))
    return sum(_added(loss, before, one) for before in orders) // GRAIN


def _added(loss: Mapping[Coalition, int], before: Coalition, who: Collection[str]) -> int:
    """Loss avoided when ``who`` joins those who came before."""
    return loss[before] - loss[before | frozenset(who)]


def _person_days(amounts: Mapping[str, int]) -> dict[str, float]:
    return {name: amount / A_THOUSAND for name, amount in amounts.items()}
