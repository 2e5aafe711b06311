"""What a package does to the maintenance fund over the coming years."""

from fractions import Fraction

from linli.engine.errors import InputError
from linli.engine.parameters import Parameters
from linli.engine.renewal import ageing
from linli.engine.renewal.desk import Desk
from linli.engine.renewal.forecast import YEARS, Outlook, Works, outlook
from linli.engine.renewal.fund import Terms
from linli.engine.renewal.measure import Source
from linli.engine.renewal.money import FEN_A_YUAN
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
    terms = terms_of(parameters, year)
    return outlook(desk.estate, works, terms, parameters, seed=seed, draws=draws)


def terms_of(parameters: Parameters, year: int) -> Terms:
    """What owners pay in now, and from when on the fund must be above the line.

    Raises
    ------
    InputError : ``bad_parameter`` where it is no amount to the fen, or no year of the forecast
    """
    name = "upkeep.fund.contribution"
    paid = Fraction(str(parameters.mid(name))) * FEN_A_YUAN
    if paid < 0 or paid.denominator != 1:
        raise InputError("bad_parameter", name, found=parameters.mid(name), wanted=">= 0, 0.01")
    hold_from = parameters.whole("upkeep.fund.hold_from", 1, YEARS)
    return Terms(start=year, contribution=int(paid), hold_from=hold_from)
