"""Small funds, ledgers and plans; each test names only what it is about."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from linli.engine.renewal.fund import Fund, Terms
from linli.engine.renewal.measure import Candidate, Measure, MeasureClass, Price, Source
from linli.engine.renewal.money import Money
from linli.engine.renewal.plan import bundled_parameters as bundled
from tests.engine.stress.estates import given
from tests.factories import small_estate

START = 2031
TERMS = Terms(START, contribution=0, balance=0, first_deposit=0, shared_income=0)
"""Nothing comes in, nothing is there, no line."""

STEADY = {"upkeep.fund.interest": 0, "upkeep.fund.inflation": 0}
BARE = {**STEADY, "upkeep.price.roof": 0, "upkeep.price.facade": 0}
"""No interest, and roofs and facades cost nothing: only the parts a test names are left."""

LIFT = {
    "component": "L1", "system": "lift", "kind": "lift", "scope": "entrance", "building": "2",
    "entrance": 1, "installed": START, "count": 1, "condition": "fair",
}  # fmt: skip
LIFT_YUAN = 150_000


def rules(**changes):
    """The bundled parameters with other middles; ``__`` stands for a dot."""
    return given({name.replace("__", "."): to for name, to in changes.items()}, bundled())


def changed(changes):
    return given(changes, bundled())


def with_parts(*parts, **tables):
    return small_estate(components=list(parts), **tables)


def fund(**changes):
    known = Fund(balance=0, line=0, first_deposit=0, area=100_00, income=0, interest=0, assumed=())
    return replace(known, **changes)


def spent(*rows):
    """(draws, years + 1) of fen; year 0 is put in front."""
    return np.array([[0, *row] for row in rows], dtype=np.int64)


def measure(code="lamps", **changes):
    nothing = Price(Money(0, 0, 0), "piece", "test")
    known = Measure(
        code=code, measure_class=MeasureClass.IMPROVE, soft=False, zh="灯", en="lamps",
        benefit_zh="亮。", benefit_en="Light.", extent="estate", sites="estate", quantity="one",
        price=nothing, upkeep=nothing, funders=(Source.FUND,), needs=(), excludes=(), heritage={},
        season="any", trade="power", days=Fraction(1), days_each=Fraction(0), life_years=10,
        effects=(),
    )  # fmt: skip
    return replace(known, **changes)


def candidate(of=None, **changes):
    of = of or measure()
    known = Candidate(
        code=of.code, measure=of, sites=(), buildings=(), entrance=None, amount=Fraction(1),
        cost=Money(0, 0, 0), upkeep=0, days=1, conditions=False,
    )  # fmt: skip
    return replace(known, **changes)
