"""A plan of the bundled estate as large as one the engine draws up, without its minute of work.

Measures, gaps and buildings are the estate's own; what is chosen, and why, is made up, as many and
of as many kinds as in a real plan with 420 lists of wishes.
"""

from functools import cache

from linli.engine.estate.population.example import example_estate
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.desk import Desk
from linli.engine.stress.diagnosis import NEEDS
from linli.reports.labels import GROUPS, SHOCKS
from tests.web.plans import factories as made

YEARS = range(2027, 2058)
VOTERS = 420
HEARD = {"supporters": 85, "voters": VOTERS}
LACKED = HEARD | {"more_supporters": 4, "price_to_win": "7212311"}
OUT = (
    {"code": "no_days", "days": 10, **LACKED},
    {"code": "no_gain", **LACKED},
    {"code": "no_effect", **LACKED},
    {"code": "weaker", "saves": 2.4, "left": 189_220_514, **LACKED},
)
IN = (
    {"code": "voice", "each": "25803939335704523316527/170315724681564000", **HEARD},
    {"code": "voice", "each": "5000000", **HEARD},
    {"code": "reach", "saves": 0.873456625, **HEARD},
    {"code": "floor", "gaps": {"structure_unsafe": 3}},
)


@cache
def full_size():
    """``linli.plan/1`` with all 169 candidates; not to be changed."""
    estate = example_estate()
    measures = [_measure(one) for one in Desk.of(estate, bundled(), YEARS[0]).offer.candidates]
    packages = [_package(name, measures, estate) for name in ("joined", "reach_only", "voice_only")]
    found = made.document(measures=measures, packages=packages)
    found["estate"] |= {"households": 696, "dwellings": 732, "buildings": 21}
    found["brief"]["voters"] = VOTERS
    found["fund"] = {"legal_fen": 1000, "before": _forecast(), "after": _forecast()}
    found["barred"] = [
        {
            "measure": one["measure"],
            "zh": one["zh"],
            "en": one["en"],
            "why": "unknown",
            "places": 2,
            "column": "condition",
        }
        for one in measures[:15]
    ]
    chosen = packages[0]["measures"]
    found["ladder"] = [made.rung(part, chosen[: 17 * part]) for part in range(1, 9)]
    return found


def _measure(one):
    known = one.measure
    return made.measure(
        one.code, known.zh, known.en, one.cost.mid,
        benefit_zh=known.benefit_zh, benefit_en=known.benefit_en, price_source=known.price.source,
        buildings=list(one.buildings), entrance=one.entrance, unit=known.price.unit,
        trade=known.trade, season=known.season, conditions=one.conditions,
        amount=float(one.amount), days=one.days,
    )  # fmt: skip


def _package(name, measures, estate):
    codes = [one["code"] for one in measures]
    chosen = [code for at, code in enumerate(codes) if at % 6 < 5]
    why = {code: (IN if code in chosen else OUT)[at % 4] for at, code in enumerate(codes)}
    lost = made.change(400.5, 100.25)
    parts = {
        "by_shock": dict.fromkeys(SHOCKS, lost),
        "by_need": dict.fromkeys(NEEDS, lost),
        "by_group": dict.fromkeys(GROUPS, lost),
        "by_building": dict.fromkeys(estate["buildings"]["building"], lost),
    }
    floors = [
        {"floor": floor, "homes": 120, "median": 51_200, "largest": 4_460_800, "total": 99_000_000}
        for floor in range(1, 7)
    ]
    return made.package(
        name,
        chosen,
        why=why,
        burden=made.burden(by_floor=floors),
        effect=made.effect(300.25, parts),
        sources_fen=dict.fromkeys(("local", "central", "utilities", "residents"), 123_456_700),
        slots=[
            {"measure": code, "trade": one["trade"], "crew": at % 3, "start": 2 * at,
             "end": 2 * at + 20, "late": at > 90}
            for at, (code, one) in enumerate(zip(codes, measures, strict=True))
            if code in chosen
        ],
        voice={"voters": VOTERS, "ties": False, "bought": []},
    )  # fmt: skip


def _forecast():
    amounts = [(9 - at) * 123_456_700 for at, _year in enumerate(YEARS)]
    return made.forecast() | {
        "years": list(YEARS), "mean_fen": amounts, "low_fen": amounts, "high_fen": amounts,
        "empty": [0.25] * len(YEARS), "fails": 2036, "falls_under_line": 2035,
    }  # fmt: skip
