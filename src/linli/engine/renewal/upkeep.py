"""What a package does to the maintenance fund over the coming years."""

from linli.engine.parameters import Parameters
from linli.engine.renewal import ageing
from linli.engine.renewal.desk import Desk
from linli.engine.renewal.forecast import Outlook, Works, outlook
from linli.engine.renewal.fund import Terms
from linli.engine.renewal.measure import Source
from linli.engine.renewal.packages import Package


def fund_outlook(
    desk: Desk, package: Package, year: int, parameters: Parameters, seed: int, draws: int
) -> Outlook:
    """The fund without a plan and with a package.

    A candidate whose things the ledger holds ages there afterwards; the others are bought again
    when their life is over.

    Raises
    ------
    InputError : those of ``outlook``
    """
    before = ageing.assets(desk.estate, parameters, year)
    held = frozenset(
        desk.offer.candidates[row].code
        for row in package.chosen
        if ageing.renews(before, ageing.assets(desk.after(desk.estate, [row]), parameters, year))
    )
    works = Works(
        after=desk.after(desk.estate, package.chosen),
        candidates=[desk.offer.candidates[row] for row in package.chosen],
        in_ledger=held,
        from_fund=package.sharing.totals[Source.FUND],
    )
    return outlook(desk.estate, works, Terms(start=year), parameters, seed=seed, draws=draws)
