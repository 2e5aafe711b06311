"""Measures, rules and charges of a test's own; each test names only what it is about."""

from fractions import Fraction

from linli.engine.renewal.measure import Candidate, Measure, MeasureClass, Price, Source
from linli.engine.renewal.money import NOTHING, Money
from linli.engine.renewal.sharing import Charge
from linli.engine.renewal.sources import Share, SourceRule, Sources

FREE = Price(NOTHING, "each", "assumption")


def measure(code="roof", **changed):
    """A measure of the basic class that anybody may pay for."""
    facts = {
        "measure_class": MeasureClass.BASIC, "soft": False, "zh": "一", "en": "One",
        "benefit_zh": "好", "benefit_en": "Good", "extent": "estate", "sites": "estate",
        "quantity": "one", "price": FREE, "upkeep": FREE, "funders": tuple(Source), "needs": (),
        "excludes": (), "heritage": {}, "season": "any", "trade": "building", "days": Fraction(1),
        "days_each": Fraction(0), "life_years": 20, "effects": (),
    }  # fmt: skip
    return Measure(code=code, **(facts | changed))


def candidate(code="roof", **changed):
    """A candidate for the whole estate that costs nothing."""
    facts = {
        "measure": measure(code), "sites": (), "buildings": (), "entrance": None,
        "amount": Fraction(1), "cost": NOTHING, "upkeep": 0, "days": 1, "conditions": False,
    }  # fmt: skip
    return Candidate(code=code, **(facts | changed))


def charge(cost, code="roof", **changed):
    """A charge of ``cost`` fen for a measure of the same code."""
    facts = {"measure": measure(code)} | changed
    return Charge(code=code, cost=cost, **facts)


def rules(order=tuple(Source), **sources):
    """Rules by source; ``central=dict(share=1/2, limit=100)``; those not named pay nothing."""
    made = {source: _rule(source, **sources.get(source.value, {})) for source in Source}
    return Sources(made, (*order, *(source for source in Source if source not in order)))


def _rule(source, share=None, measures=None, **changed):
    by_class = {} if share is None else dict.fromkeys(MeasureClass, _share(share))
    shares = {code: _share(one) for code, one in (measures or {}).items()}
    return SourceRule(source, classes=by_class, measures=shares, **({"soft": True} | changed))


def _share(share):
    return Share(Fraction(share), None, "test")


def money(mid):
    """An exact price."""
    return Money(mid, mid, mid)
