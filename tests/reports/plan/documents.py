"""Plans as they are stored: two made by the engine from a small estate, one written by hand."""

from copy import deepcopy
from functools import cache

from linli.engine.renewal.brief import Brief, Effort
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.plan import plan
from linli.engine.renewal.purse import bundled_purse
from linli.engine.renewal.wishes import Wishes
from linli.files.plan import plan_document
from linli.files.projection import local_polygons
from linli.reports.places import setting_of
from linli.reports.plan.told import Told
from tests.factories import small_estate

FEN = 900_000_00
WISHES = Wishes({
    str(k): frozenset({"canteen", "lift_new"} if k % 2 else {"smoke_alarms"}) for k in range(9)
})  # fmt: skip
SETTING = setting_of(small_estate(), local_polygons(small_estate()))


@cache
def _made(*, asked):
    brief = Brief(FEN, bundled_purse(), bundled(), 2031, wishes=WISHES if asked else None)
    made = plan(small_estate(), brief, effort=Effort(draws=4, report=8, worlds=2, fund=20))
    return plan_document(made)


def document(*, asked=True):
    """A plan with wishes, or of an estate where nobody was asked; free to be changed."""
    return deepcopy(_made(asked=asked))


def measure(code, **changes):
    """A measure at two buildings, as ``measures`` of a plan lists it."""
    name = code.partition("@")[0].removesuffix("!")
    known = {
        "code": code, "measure": name, "class": "basic",
        "soft": False, "zh": f"做{name}", "en": f"do {name}", "benefit_zh": "方便。",
        "benefit_en": "Handy.", "sites": 2, "buildings": ["1", "2"], "entrance": None,
        "amount": 4.0, "unit": "piece",
        "cost_fen": {"low": 80_000_00, "mid": 100_000_00, "high": 150_000_00},
        "price_source": "assumption: none found", "upkeep_fen": 1_000_00, "life_years": 20,
        "days": 30, "trade": "pipes", "season": "any", "conditions": False, "closes": {},
        "saves": {"least": 1.0, "most": 2.0},
    }  # fmt: skip
    return known | changes


def change(before, after):
    """An amount a year."""
    return {"before": before, "after": after}


def effect(before=400.0, after=300.0, **changes):
    """What a package of the sketch changes."""
    known = {
        "person_days": change(before, after),
        "saved": {"mean": before - after, "se": 5.0, "low": before - after - 8.0,
                  "high": before - after + 8.0},
        "deaths": change(0.004, 0.002),
        "repair_yuan": change(9000.0, 8000.0),
        "by_shock": {"water_outage": change(300.0, 210.0), "lift_outage": change(2.0, 3.5)},
        "by_need": {"water": change(250.0, 160.0), "care": change(20.0, 20.0)},
        "by_group": {"all": change(390.0, 290.0), "tenants": change(80.0, 60.0)},
        "by_building": {"1": change(250.0, 170.0), "2": change(150.0, 130.0)},
    }  # fmt: skip
    return known | changes


def sketch():
    """A hand-made plan in which everything that may be told occurs: late works, a listed building,
    gaps left open, money that does not reach, every reason, a group that is worse off."""
    return deepcopy(_SKETCH)


def told(given, lang="zh", setting=SETTING):
    """A plan as its sections see it."""
    return Told(given, setting, lang)


_WISHED = {"supporters": 6, "voters": 20}
_WHY = {
    "stairs!": {"code": "floor", "gaps": {"stairs_unsafe": 2}},
    "court": {"code": "voice", **_WISHED, "each": "250000/3"},
    "tanks@1": {"code": "reach", "saves": 1.25},
    "tanks@2": {"code": "reach", "saves": 0.5},
    "main": {"code": "needed", "by": ["tanks@1", "tanks@2"]},
    "ramps": {"code": "excluded", "by": "court", **_WISHED},
    "lockers": {"code": "unpayable", **_WISHED, "more_supporters": 3, "price_to_win": None},
    "lift@1/2": {"code": "no_days", "days": 150, **_WISHED, "more_supporters": 2,
                 "price_to_win": "123456/5"},
    "facade": {"code": "too_dear", "left": 5_000_00, "saves": 0.5},
    "roof@1": {"code": "weaker", "left": 5_000_00, "saves": 0.5, **_WISHED},
    "roof@2": {"code": "weaker", "left": 5_000_00, "saves": 0.75},
    "clinic": {"code": "no_effect", **_WISHED, "more_supporters": None,
               "price_to_win": "4000000"},
    "seismic": {"code": "no_gain"},
}  # fmt: skip
_IN = ["stairs!", "court", "tanks@1", "tanks@2", "main"]
_PLACES = {
    "tanks@1": {"buildings": ["1"]},
    "tanks@2": {"buildings": ["2"], "season": "dry"},
    "roof@1": {"buildings": ["1"]},
    "roof@2": {"buildings": ["2"]},
    "lift@1/2": {"buildings": ["1"], "entrance": 2},
    "stairs!": {"buildings": ["2"], "conditions": True, "closes": {"stairs_unsafe": 2}},
    "court": {"buildings": [], "trade": "outdoor", "season": "summer_break"},
    "main": {"season": "not_heating"},
}
_SLOTS = [
    {"measure": "main", "trade": "pipes", "crew": 0, "start": 0, "end": 30, "late": False},
    {"measure": "stairs!", "trade": "building", "crew": 0, "start": 0, "end": 30, "late": False},
    {"measure": "tanks@1", "trade": "pipes", "crew": 0, "start": 30, "end": 60, "late": False},
    {"measure": "court", "trade": "outdoor", "crew": 0, "start": 84, "end": 114, "late": False},
    {"measure": "tanks@2", "trade": "pipes", "crew": 1, "start": 60, "end": 210, "late": True},
]
_COST = 100_000_00 * len(_IN)


def _package(name, chance, budget):
    return {
        "name": name,
        "budget_fen": budget,
        "community_fen": 100_000_00,
        "measures": _IN,
        "why": _WHY,
        "cost_fen": {"low": 80_000_00 * 5, "mid": _COST, "high": 150_000_00 * 5},
        "upkeep_fen": 5_000_00,
        "sources_fen": {"central": 300_000_00, "local": 0, "residents": 200_000_00},
        "paid_fen": {
            "stairs!": {"central": 100_000_00},
            "court": {"central": 100_000_00},
            "tanks@1": {"residents": 100_000_00},
            "tanks@2": {"residents": 99_999_99, "central": 1},
            "main": {"central": 99_999_99, "residents": 1},
        },
        "burden": {
            "homes": 12, "total_fen": 200_000_00,
            "median_fen": 15_000_00, "p90_fen": 20_000_00, "largest_fen": 25_000_00,
            "month_median_fen": 125_00, "years": 10,
            "by_floor": [
                {"floor": 1, "homes": 6, "median": 10_000_00, "largest": 15_000_00,
                 "total": 75_000_00},
                {"floor": None, "homes": 6, "median": 20_000_00, "largest": 25_000_00,
                 "total": 125_000_00},
            ],
        },
        "effect": effect(by_group={"all": change(390.0, 290.0), "tenants": change(80.0, 81.5)}),
        "open_gaps": {"stairs_unsafe": 1, "roof_leaking": 2},
        "bound": {"gain": 99.0, "bound": 110.0, "ceiling": 150.0, "missed": 0.1,
                  "complete": False, "sets": 123},
        "slots": _SLOTS,
        "served": "3/4",
        "voice": {"voters": 20, "ties": True, "bought": [
            {"measure": "court", "supporters": 6, "each_fen": "250000/3"}]},
        "stability": {
            layer: {"first": chance, "low": 60.0, "high": 180.0}
            for layer in ("chance", "parameters", "ledger")
        },
    }  # fmt: skip


def _gap(rule, number, not_known):
    return {
        "rule": rule, "class": "safety", "zh": f"隐患{rule}", "en": f"fault {rule}",
        "source": "消防法 28 条", "number": number, "not_known": not_known,
    }  # fmt: skip


def _barred(name, why, column=""):
    return {"measure": name, "zh": f"做{name}", "en": f"do {name}", "why": why,
            "places": 0 if why == "done" else 3, "column": column}  # fmt: skip


def _rival(rule, after, gaps):
    return {"rule": rule, "measures": ["tanks@1"], "cost_fen": 400_000_00,
            "effect": effect(after=after), "open_gaps": gaps, "served": "1/2"}  # fmt: skip


def _rung(part, saved, measures):
    return {"budget_fen": 600_000_00 * part // 4, "measures": measures, "saved": saved,
            "cost_fen": 100_000_00 * len(measures), "unpaid": max(0, 3 - part)}  # fmt: skip


def _forecast(step, wanted):
    means = [500_000_00 + step * at for at in range(31)]
    return {
        "years": [2031 + at for at in range(31)],
        "mean_fen": means,
        "low_fen": [mean - 10_000_00 for mean in means],
        "high_fen": [mean + 10_000_00 for mean in means],
        "empty": [0.0] * 31,
        "fails": None,
        "likely_empty": None,
        "falls_under_line": None,
        "contribution_fen_m2_month": 50,
        "wanted_fen_m2_month": wanted,
    }


_SKETCH = {
    "schema": "linli.plan/1",
    "estate": {"id": "lane", "name": "井巷", "households": 12, "dwellings": 12, "buildings": 3,
               "floor_area_m2": 900.0},
    "brief": {
        "budget_fen": 600_000_00, "year": 2031, "community": "1/3", "voters": 20,
        "limits_fen": {"central": None, "residents": 200_000_00}, "first_month": 3, "months": 9,
        "crews": 3, "draws": 300, "seed": 2, "worlds": 8,
    },
    "measures": [measure(code, **_PLACES.get(code, {})) for code in _WHY],
    "barred": [
        _barred("windows", "heritage"),
        _barred("risers", "unknown", "condition"),
        _barred("lamps", "uncounted", "floor_area_m2"),
        _barred("leaders", "done"),
    ],
    "gaps": [_gap("stairs_unsafe", 3, 1), _gap("roof_leaking", 2, 0)],
    "floor": {
        "measures": ["stairs!"], "cost_fen": 100_000_00, "full_cost_fen": 900_000_00,
        "closed": {"stairs_unsafe": 2}, "unpaid": {"roof_leaking": 2},
        "without_measure": {"stairs_unsafe": 1},
    },
    "packages": [
        _package("joined", 0.93, 600_000_00),
        _package("reach_only", 0.07, 600_000_00),
    ],
    "rivals": [_rival("top_down", 290.0, 5), _rival("bottom_up", 350.0, 4)],
    "fund": {"legal_fen": 300_000_00, "before": _forecast(1_000_00, 60),
             "after": _forecast(-1_000_00, 70)},
    "ladder": [
        _rung(part, 20.0 * part, _IN[: part + 1]) for part in range(1, 9)
    ],
}  # fmt: skip
