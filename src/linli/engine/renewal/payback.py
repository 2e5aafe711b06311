"""Social capital that is paid back: what a measure earns, and how much of its cost that carries.

All of it is exact: rates and debts are fractions, and only the amount in the end is rounded down
to a whole fen, so that nobody is promised a fen that does not come back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import ceil, floor

from linli.engine.errors import InputError
from linli.engine.renewal.measure import Source
from linli.engine.renewal.money import FEN_A_YUAN, Fen, Money
from linli.engine.renewal.sharing import Charge, Sharing
from linli.engine.renewal.sources import Share, Sources
from linli.engine.renewal.toml_table import TomlTable, parsed

LONGEST = 70
"""Years a concession in a file may last: the term of the land under homes (民法典 359 条)."""

_ENDS = ("low", "mid", "high")


@dataclass(frozen=True, slots=True)
class Concession:
    """For how many years the income goes to whoever put money in, and what the money earns."""

    years: int
    rate: Fraction
    """A year, >= 0."""


@dataclass(frozen=True, slots=True)
class Income:
    """What one unit of a measure earns a year, net of running it."""

    money: Money
    unit: str
    """As in the measure's price."""
    source: str


@dataclass(frozen=True, slots=True)
class Payback:
    """Incomes by code of the measure, and the terms of the concession."""

    concession: Concession
    incomes: Mapping[str, Income]


@dataclass(frozen=True, slots=True)
class Return:
    """How social capital gets back what it puts into one charge."""

    amount: Fen
    income: Fraction
    """Fen a year, of all units, net of running them."""
    years: int
    """Until it is paid back with what it earns."""


def worth(income: Fen, concession: Concession) -> Fraction:
    """What a yearly income is worth today, in fen: the sum of income / (1 + rate)^k.

    Parameters
    ----------
    income : fen at the end of each year k = 1 ... years, >= 0
    """
    growth = 1 + concession.rate
    discounts = (growth**-year for year in range(1, concession.years + 1))
    return income * sum(discounts, Fraction(0))


def most_carried(income: Fen, concession: Concession) -> Fen:
    """The most that is paid back within the concession, rounded down to a whole fen."""
    return floor(worth(income, concession))


def years_to_pay_back(
    amount: Fen, income: Fen | Fraction, concession: Concession, where: str
) -> int:
    """After how many years an amount is paid back with what it earns.

    Parameters
    ----------
    amount : fen put in today, >= 0
    income : fen at the end of each year, >= 0
    where : the measure, for the refusal

    Raises
    ------
    InputError : ``not_paid_back``, with the yuan still owed at the end of the concession
    """
    debt, year = Fraction(amount), 0
    while debt > 0:
        if year == concession.years:
            yuan, fen = divmod(ceil(debt), FEN_A_YUAN)
            raise InputError("not_paid_back", where, years=year, left=f"{yuan}.{fen:02d}")
        debt, year = debt * (1 + concession.rate) - income, year + 1
    return year


def returns(sharing: Sharing, payback: Payback) -> Mapping[str, Return]:
    """By code of the charge: what social capital puts in, and when it has that back.

    Only charges that it pays for. The middle income of all units goes to it until then, also
    where it pays for a part.

    Raises
    ------
    InputError : ``not_paid_back``; never where it was held to ``paid_back``
    """
    return {
        charge.code: _return(charge, amount, payback)
        for charge in sharing.charges
        if (amount := sharing.paid[charge.code][Source.SOCIAL_CAPITAL])
    }


def _return(charge: Charge, amount: Fen, payback: Payback) -> Return:
    known = payback.incomes.get(charge.measure.code)
    income = charge.units * known.money.mid if known else Fraction(0)
    years = years_to_pay_back(amount, income, payback.concession, charge.code)
    return Return(amount, income, years)


def paid_back(rules: Sources, payback: Payback) -> Sources:
    """The same rules with social capital held to what comes back to it.

    It pays for measures that earn and for no other: of each unit at most what the unit's middle
    income pays back within the concession, and never more than a row of its own allows.
    """
    rule = rules.rules[Source.SOCIAL_CAPITAL]
    shares = {code: _held(rule.measures.get(code), code, payback) for code in payback.incomes}
    held = replace(rule, classes={}, usual=None, measures=shares)
    return replace(rules, rules={**rules.rules, Source.SOCIAL_CAPITAL: held})


def _held(row: Share | None, code: str, payback: Payback) -> Share:
    income = payback.incomes[code]
    cap = most_carried(income.money.mid, payback.concession)
    if row is None:
        return Share(Fraction(1), cap, income.source)
    return replace(row, unit_most=cap if row.unit_most is None else min(cap, row.unit_most))


@cache
def bundled_payback() -> Payback:
    """The default terms and incomes of ``payback.toml``."""
    text = (files("linli.engine.renewal") / "payback.toml").read_text(encoding="utf-8")
    table = parsed(text, "payback.toml")
    terms = table.table("terms")
    years = terms.table("years").whole("value", 1, LONGEST)
    concession = Concession(years, terms.table("rate").percent("percent"))
    return Payback(concession, _incomes(table.table("income"), {}))


def read_payback(table: TomlTable) -> Payback:
    """The bundled terms and incomes with those of the table ``payback`` of a user's file.

    ``years``, ``percent`` (the rate a year), and by code of a measure ``income.CODE`` with
    ``mid`` in yuan for a unit and year, perhaps ``low`` and ``high``; ``unit`` is needed only for a
    measure that is not bundled.

    Raises
    ------
    InputError : ``unknown_money_key``, ``bad_money_value``
    """
    table.only(("years", "percent", "income"))
    known = bundled_payback()
    years, rate = known.concession.years, known.concession.rate
    concession = Concession(
        table.whole("years", 1, LONGEST) if "years" in table.rows else years,
        table.percent("percent") if "percent" in table.rows else rate,
    )
    return Payback(concession, {**known.incomes, **_incomes(table.table("income"), known.incomes)})


def _incomes(table: TomlTable, known: Mapping[str, Income]) -> dict[str, Income]:
    return {code: _income(row, known.get(code)) for code, row in table.tables()}


def _income(row: TomlTable, known: Income | None) -> Income:
    row.only((*_ENDS, "unit", "source"))
    low, mid, high = (row.fen(end if end in row.rows else "mid") for end in _ENDS)
    if not low <= mid <= high:
        row.refuse("mid", "low <= mid <= high")
    unit = row.text("unit", known.unit if known else "")
    return Income(Money(low, mid, high), unit, row.text("source", row.where))
