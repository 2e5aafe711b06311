"""A plan as a JSON document, ``linli.plan/1``.

Equal plans give equal bytes: keys stand in one order, money is whole fen, numbers keep nine
significant digits, fractions are written ``p/q``, and no clock time is in it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from linli.engine.renewal.candidates import Barred
from linli.engine.renewal.difference import Change, Difference
from linli.engine.renewal.draft import Rung
from linli.engine.renewal.forecast import Forecast, Outlook
from linli.engine.renewal.gaps import Gap, gap_rules, hard_gaps, unknown_gaps
from linli.engine.renewal.heard import Heard
from linli.engine.renewal.measure import Candidate, Source
from linli.engine.renewal.money import Money
from linli.engine.renewal.packages import Package
from linli.engine.renewal.payback import returns
from linli.engine.renewal.plan import Plan, Rival
from linli.engine.renewal.reasons import reasons
from linli.engine.renewal.relief import Relief
from linli.engine.renewal.terms import OTHERS
from linli.engine.stress.diagnosis import Z90, Estimate
from linli.files.amounts import number
from linli.files.plan_schema import SCHEMA_ID

Document = dict[str, Any]


def plan_document(plan: Plan) -> Document:
    """The plan as plain values, fit for ``json.dumps``."""
    desk = plan.desk
    return {
        "schema": SCHEMA_ID,
        "estate": _estate(plan),
        "brief": _brief(plan),
        "measures": [_measure(plan, row, one) for row, one in enumerate(desk.offer.candidates)],
        "barred": [_barred(plan, one) for one in desk.offer.barred],
        "gaps": _gaps(plan),
        "floor": {
            "measures": list(desk.codes(plan.floor.chosen)),
            "cost_fen": plan.problem.spent(plan.floor.chosen),
            "full_cost_fen": plan.floor.full_cost,
            "closed": _by_rule(plan.floor.closed),
            "unpaid": _by_rule(plan.floor.unpaid),
            "without_measure": _by_rule(plan.floor.without_measure),
        },
        "packages": [_package(plan, at, one) for at, one in enumerate(plan.packages)],
        "rivals": [_rival(plan, one) for one in plan.rivals],
        "fund": _fund(plan.fund),
        "ladder": [_rung(plan, one) for one in plan.ladder],
    }


def text_of_plan(document: Document) -> str:
    """The document as JSON text."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _estate(plan: Plan) -> Document:
    estate = plan.desk.estate
    area = estate["buildings"]["floor_area_m2"].drop_nulls()
    return {
        "id": estate.id,
        "name": estate["estate"]["name"][0],
        "households": estate["households"].height,
        "dwellings": estate["dwellings"].height,
        "buildings": estate["buildings"].height,
        "floor_area_m2": float(area.sum()) if len(area) else None,
    }


def _brief(plan: Plan) -> Document:
    brief = plan.brief
    return {
        "budget_fen": brief.budget,
        "year": brief.year,
        "community": str(brief.community),
        "voters": None if brief.wishes is None else len(brief.wishes.ballots),
        "limits_fen": {source: rule.limit for source, rule in brief.purse.sources.rules.items()},
        "first_month": brief.works.first_month,
        "months": brief.works.months,
        "crews": brief.works.crews,
        "days_a_month": brief.works.days_a_month,
        "avoid": {season: sorted(months) for season, months in brief.works.avoid.items()},
        "draws": plan.effort.report,
        "seed": plan.asked.seed,
        "worlds": plan.stability.worlds,
    }


def _measure(plan: Plan, row: int, one: Candidate) -> Document:
    measure, idle = one.measure, row in plan.desk.idle
    return {
        "code": one.code,
        "measure": measure.code,
        "class": measure.measure_class.value,
        "soft": measure.soft,
        "zh": measure.zh,
        "en": measure.en,
        "benefit_zh": measure.benefit_zh,
        "benefit_en": measure.benefit_en,
        "sites": len(one.sites),
        "buildings": list(one.buildings),
        "entrance": one.entrance,
        "amount": number(float(one.amount)),
        "unit": measure.price.unit,
        "cost_fen": _money(one.cost),
        "price_source": measure.price.source,
        "upkeep_fen": one.upkeep,
        "life_years": measure.life_years,
        "days": one.days,
        "trade": measure.trade,
        "season": measure.season,
        "conditions": one.conditions,
        "closes": _by_rule(plan.desk.closes[row]),
        "saves": None if idle else _range(plan, row),
    }


def _range(plan: Plan, row: int) -> Document:
    """The least and the most it was seen to save, person-days a year."""
    least, most = float(plan.seen.least[row]), float(plan.seen.most[row])
    return {"least": number(least), "most": number(most)} if least <= most else {}


def _barred(plan: Plan, one: Barred) -> Document:
    measure = plan.brief.catalogue[one.measure]
    return {
        "measure": one.measure,
        "zh": measure.zh,
        "en": measure.en,
        "why": one.why,
        "places": len(one.places),
        "column": one.column,
    }


def _gaps(plan: Plan) -> list[Document]:
    counts, doubtful = Counter(gap.rule for gap in plan.desk.gaps), unknown_gaps(plan.desk.estate)
    return [
        {
            "rule": code,
            "class": rule.measure_class.value,
            "zh": rule.zh,
            "en": rule.en,
            "source": rule.source,
            "number": counts[code],
            "not_known": doubtful.get(code, 0),
        }
        for code, rule in gap_rules().items()
        if counts[code] or code in doubtful
    ]


def _package(plan: Plan, at: int, one: Package) -> Document:
    codes = plan.desk.codes(one.chosen)
    why = reasons(plan, one)
    return {
        "name": one.name,
        "budget_fen": one.budget,
        "community_fen": one.community,
        "measures": list(codes),
        "why": {
            plan.desk.offer.candidates[row].code: {"code": reason.code, **_facts(reason.facts)}
            for row, reason in why.items()
        },
        "cost_fen": _money(one.cost),
        "upkeep_fen": one.upkeep,
        "sources_fen": {source.value: paid for source, paid in one.sharing.totals.items()},
        "paid_fen": {
            code: {source.value: amount for source, amount in paid.items() if amount}
            for code, paid in one.sharing.paid.items()
        },
        "agreements": _agreements(plan, one),
        "returns": _returns(plan, one),
        "burden": _burden(one),
        "relief": None if one.relief is None else _relief(one.relief.told),
        "effect": _difference(one.difference),
        "open_gaps": _by_rule(hard_gaps(plan.desk.after(plan.desk.estate, one.chosen))),
        "bound": {
            "gain": number(one.reach.gain),
            "bound": number(one.reach.bound),
            "ceiling": number(one.reach.ceiling),
            "missed": number(one.reach.missed),
            "complete": one.reach.complete,
            "sets": one.reach.trials,
        },
        "slots": [
            {"measure": s.candidate, "trade": s.trade, "crew": s.crew, "start": s.start,
             "end": s.end, "late": s.late}
            for s in one.slots
        ],
        "served": None if one.served is None else str(one.served),
        "voice": _voice(plan, one.heard),
        "stability": {
            layer: {
                "first": number(shares[at]),
                "low": number(plan.stability.saved[layer][at][0]),
                "high": number(plan.stability.saved[layer][at][1]),
            }
            for layer, shares in plan.stability.first.items()
        },
    }  # fmt: skip


def _agreements(plan: Plan, one: Package) -> dict[str, str]:
    """The sources that pay and have to agree first, with where that was read."""
    rules = plan.brief.purse.sources.rules
    return {
        source.value: rules[source].reasons["agreement"]
        for source, paid in one.sharing.totals.items()
        if paid and rules[source].agreement
    }


def _returns(plan: Plan, one: Package) -> Document:
    """What social capital puts in, what that earns a year, and when it has it back."""
    return {
        code: {"amount_fen": found.amount, "income_fen": int(found.income), "years": found.years}
        for code, found in returns(one.sharing, plan.brief.purse.payback).items()
    }


def _voice(plan: Plan, heard: Heard | None) -> Document | None:
    """What residents bought and what each supporter pays at most."""
    if heard is None:
        return None
    paid = heard.outcome.payments if heard.outcome is not None else ()
    each = {int(one.project): one.each for one in paid}
    return {
        "voters": heard.voters,
        "bought": [
            {
                "measure": plan.desk.offer.candidates[row].code,
                "supporters": heard.supporters[row],
                "each_fen": str(each.get(row, 0)),
            }
            for row in heard.bought
        ],
        "ties": heard.outcome is not None and heard.outcome.ties.more,
    }


def _rival(plan: Plan, one: Rival) -> Document:
    return {
        "rule": one.rule,
        "measures": list(plan.desk.codes(one.chosen)),
        "cost_fen": one.cost,
        "effect": _difference(one.difference),
        "open_gaps": one.open_gaps,
        "served": None if one.served is None else str(one.served),
    }


def _burden(one: Package) -> Document:
    """What owners' homes pay themselves before anybody is let off, fen."""
    spread, floors = one.burden.quantiles, one.burden.by_floor
    return {
        "homes": one.burden.homes,
        "total_fen": one.sharing.totals[Source.RESIDENTS],
        "median_fen": spread[Fraction(1, 2)],
        "p90_fen": spread[Fraction(9, 10)],
        "largest_fen": spread[Fraction(1)],
        "month_median_fen": one.burden.a_month[Fraction(1, 2)],
        "years": one.burden.years,
        "by_floor": [dict(row) for row in floors.iter_rows(named=True)],
        "unplaced": one.burden.unplaced,
    }


def _relief(told: Relief) -> Document:
    """What households in hardship are let off, as far as it may be told."""
    return {
        "payer": OTHERS if told.payer is None else told.payer.value,
        "let_off_fen": told.let_off,
        "beyond_limit_fen": told.beyond_limit,
        "others_percent": told.others_percent,
    }


def _fund(outlook: Outlook) -> Document:
    """The maintenance fund, fen at the end of each year."""
    return {
        "legal_fen": outlook.without.fund.line,
        "first_deposit_fen": outlook.without.fund.first_deposit,
        "assumed": list(outlook.without.fund.assumed),
        "hold_from": outlook.without.terms.hold_from,
        "before": _forecast(outlook.without),
        "after": _forecast(outlook.planned),
    }


def _forecast(one: Forecast) -> Document:
    return {
        "years": [each.year for each in one.years],
        "mean_fen": [each.mean for each in one.years],
        "low_fen": [each.low for each in one.years],
        "high_fen": [each.high for each in one.years],
        "empty": [number(each.empty) for each in one.years],
        "under_line": [number(each.under_line) for each in one.years],
        "spent_fen": dict(one.spent),
        "fails": one.fails,
        "likely_empty": one.likely_empty,
        "falls_under_line": one.falls_under_line,
        "contribution_fen_m2_month": one.terms.contribution,
        "wanted_fen_m2_month": one.wanted,
    }


def _rung(plan: Plan, one: Rung) -> Document:
    return {
        "budget_fen": one.budget,
        "measures": list(plan.desk.codes(one.chosen)),
        "cost_fen": one.cost,
        "saved": number(one.saved),
        "unpaid": one.unpaid,
    }


def _difference(one: Difference) -> Document:
    return {
        "person_days": _change(one.person_days),
        "saved": _estimate(one.saved),
        "deaths": _change(one.deaths),
        "repair_yuan": _change(one.repair_yuan),
        **{
            name: {key: _change(change) for key, change in getattr(one, name).items()}
            for name in ("by_shock", "by_need", "by_group", "by_building")
        },
    }


def _change(one: Change) -> Document:
    return {"before": number(one.before), "after": number(one.after)}


def _estimate(one: Estimate) -> Document:
    ends = (one.mean, one.se, one.mean - Z90 * one.se, one.mean + Z90 * one.se)
    return dict(zip(("mean", "se", "low", "high"), map(number, ends), strict=True))


def _money(one: Money) -> Document:
    return {"low": one.low, "mid": one.mid, "high": one.high}


def _by_rule(gaps: Iterable[Gap]) -> dict[str, int]:
    counts = Counter(gap.rule for gap in gaps)
    return {code: counts[code] for code in gap_rules() if counts[code]}


def _facts(facts: Mapping[str, object]) -> Document:
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, float):
        return number(value)
    return list(value) if isinstance(value, tuple) else value
