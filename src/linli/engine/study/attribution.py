"""Who absorbs the loss: the same draws with and without each side of the estate's resilience."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import Floats
from linli.engine.parameters import Parameters
from linli.engine.stress.findings import Attribution, Parts
from linli.engine.stress.trial import Asked
from linli.engine.study.losses import Case, Losses
from linli.engine.study.shares import A_THOUSAND, ALL, Coalition, coalitions, grains, parts
from linli.engine.study.sides import without

Amounts = Mapping[str, float]


def attribution_cases(
    estate: Estate, parameters: Parameters, asked: Asked, draws: int
) -> list[Case]:
    """The estate as it is, then each of ``coalitions`` without outside help."""
    alone = replace(asked, outside_help=False)

    def lacking(there: Coalition) -> Callable[[], Estate]:
        return lambda: without(estate, ALL - there)

    cases = [Case(lacking(there), parameters, alone, draws) for there in coalitions()]
    return [Case(lambda: estate, parameters, asked, draws), *cases]


def attribution(losses: list[Losses], draws: int) -> Attribution:
    """Shares from the losses of ``attribution_cases``, in their order."""
    as_is, alone = losses[0], dict(zip(coalitions(), losses[1:], strict=True))

    def shared(amounts: Callable[[Losses], Amounts]) -> dict[str, Parts]:
        lost = {there: amounts(one) for there, one in alone.items()}
        return {key: _parts(lost, key, now) for key, now in amounts(as_is).items()}

    by_shock = shared(Losses.of_shocks)
    return Attribution(
        draws=draws,
        total=_sum(by_shock.values()),
        by_shock=by_shock,
        by_need=shared(lambda one: _yearly(one, one.needs)),
        by_building=shared(lambda one: _yearly(one, one.buildings)),
        by_entrance=shared(lambda one: _yearly(one, one.entrances)),
        by_group=shared(lambda one: _yearly(one, one.groups)),
    )


def _parts(lost: Mapping[Coalition, Amounts], key: str, now: float) -> Parts:
    return parts({there: grains(one.get(key, 0.0)) for there, one in lost.items()}, grains(now))


def _yearly(losses: Losses, amounts: Mapping[str, Floats]) -> Amounts:
    return {name: losses.a_year(amount) for name, amount in amounts.items()}


def _sum(shares: Iterable[Parts]) -> Parts:
    """Parts of several losses added up, in whole grains."""
    each = list(shares)
    return Parts(
        whole=_total(one.whole for one in each),
        players={name: _total(one.players[name] for one in each) for name in each[0].players},
        sides={name: _total(one.sides[name] for one in each) for name in each[0].sides},
        outside=_total(one.outside for one in each),
        nobody=_total(one.nobody for one in each),
    )


def _total(amounts: Iterable[float]) -> float:
    return sum(round(amount * A_THOUSAND) for amount in amounts) / A_THOUSAND
