"""A small plan and a round of wishes; each test names only what it is about."""

import json
from copy import deepcopy

from linli.web.estates.models import State
from linli.web.plans.actions import wishes
from linli.web.plans.models import Plan, Round
from tests.web.conftest import NOON
from tests.web.people.factories import hand

MILLION = 100_000_000
"""Fen of a million yuan."""
TAKEN, LEFT = "roof_repair@1", "lift_new@1"


def measure(code, zh, en, mid, **changes):
    """A measure of a plan's document."""
    name, _sign, place = code.partition("@")
    return {
        "code": code,
        "measure": name.removesuffix("!"),
        "class": "basic",
        "soft": False,
        "zh": zh,
        "en": en,
        "benefit_zh": f"{zh}的好处。",
        "benefit_en": f"Good of {en}.",
        "sites": 1,
        "buildings": [place] if place else [],
        "entrance": None,
        "amount": 1.0,
        "unit": "piece",
        "cost_fen": {"low": mid // 2, "mid": mid, "high": mid * 2},
        "price_source": "assumption",
        "upkeep_fen": 0,
        "life_years": 20,
        "days": 10,
        "trade": "building",
        "season": "any",
        "conditions": False,
        "closes": {},
        "saves": {"least": 0.5, "most": 2.0},
    } | changes


MEASURES = [
    measure("water_risers!", "更换供水立管", "Water risers replaced", MILLION // 5,
            closes={"water_line_failing": 1}),
    measure(TAKEN, "修屋面、做防水", "Roof repaired", MILLION // 10),
    measure(LEFT, "加装电梯", "A new lift", MILLION * 6 // 10),
    measure("call_tree", "联络树", "A call tree", 10_000, soft=True),
]  # fmt: skip


def change(before, after):
    return {"before": before, "after": after}


def effect(saved=20.0, by=None):
    """What a package changes in a year."""
    parts = {name: {} for name in ("by_shock", "by_need", "by_group", "by_building")}
    return {
        "person_days": change(100.0, 100.0 - saved),
        "saved": {"mean": saved, "se": 1.0, "low": saved - 1.645, "high": saved + 1.645},
        "deaths": change(0.003, 0.002),
        "repair_yuan": change(9000.0, 8000.0),
        **parts,
        **(by or {}),
    }


def burden(**changes):
    return {
        "homes": 12, "total_fen": 1_200_000, "median_fen": 100_000,
        "p90_fen": 150_000, "largest_fen": 200_000, "month_median_fen": 834, "years": 10,
        "by_floor": [{"floor": 1, "homes": 4, "median": 50_000, "largest": 60_000,
                      "total": 200_000}],
    } | changes  # fmt: skip


def package(name="joined", measures=("water_risers!", TAKEN, "call_tree"), **changes):
    """A package that costs 300,100 yuan."""
    mid = sum(one["cost_fen"]["mid"] for one in MEASURES if one["code"] in measures)
    why = {one["code"]: {"code": "no_gain"} for one in MEASURES if one["code"] not in measures}
    why |= {code: {"code": "reach", "saves": 1.5} for code in measures}
    return {
        "name": name,
        "budget_fen": MILLION,
        "community_fen": MILLION // 4,
        "measures": list(measures),
        "why": why,
        "cost_fen": {"low": mid // 2, "mid": mid, "high": mid * 2},
        "upkeep_fen": 300_000,
        "sources_fen": {"local": mid - 1_200_000, "residents": 1_200_000},
        "paid_fen": {code: {"local": 1} for code in measures},
        "burden": burden(),
        "effect": effect(),
        "open_gaps": {},
        "bound": {"gain": 20.0, "bound": 21.0, "ceiling": 30.0, "missed": 0.05,
                  "complete": True, "sets": 12},
        "slots": [{"measure": code, "trade": "building", "crew": 0, "start": 10 * at,
                   "end": 10 * at + 9, "late": False} for at, code in enumerate(measures)],
        "served": "2/3",
        "voice": {"voters": 9, "ties": False,
                  "bought": [{"measure": TAKEN, "supporters": 2, "each_fen": "5000000"}]},
        "stability": {layer: {"first": 0.75, "low": 8.0, "high": 35.0}
                      for layer in ("chance", "parameters", "ledger")},
    } | changes  # fmt: skip


def forecast():
    return {
        "years": [2031, 2032], "mean_fen": [800, 700], "low_fen": [700, 500],
        "high_fen": [900, 900], "empty": [0.0, 0.0], "fails": None, "likely_empty": None,
        "falls_under_line": None, "contribution_fen_m2_month": 0, "wanted_fen_m2_month": 30,
    }  # fmt: skip


def rung(part, measures, **changes):
    """The plan for so many quarters of the budget."""
    cost = sum(one["cost_fen"]["mid"] for one in MEASURES if one["code"] in measures)
    return {
        "budget_fen": MILLION * part // 4,
        "measures": list(measures),
        "cost_fen": cost,
        "saved": 5.0 * part,
        "unpaid": 0,
    } | changes


def ladder():
    """The law's part first, then the roof, a lift from six quarters on."""
    law, usual = ("water_risers!", "call_tree"), ("water_risers!", TAKEN, "call_tree")
    lift = (*usual, LEFT)
    return [
        rung(1, law, unpaid=2), rung(2, usual), rung(3, usual), rung(4, usual), rung(5, usual),
        rung(6, lift), rung(7, lift), rung(8, lift),
    ]  # fmt: skip


def document(**changes):
    """``linli.plan/1`` of the small estate."""
    rival = {"rule": "top_down", "measures": [TAKEN], "cost_fen": MILLION // 10,
             "effect": effect(25.0), "open_gaps": 1, "served": "1/3"}  # fmt: skip
    return {
        "schema": "linli.plan/1",
        "estate": {"id": "lane", "name": "清和里", "households": 12, "dwellings": 12,
                   "buildings": 2, "floor_area_m2": 4608.5},
        "brief": {"budget_fen": MILLION, "year": 2032, "community": "33/100", "voters": 9,
                  "limits_fen": {"local": None}, "first_month": 3, "months": 9, "crews": 3,
                  "draws": 300, "seed": 2, "worlds": 8},
        "measures": deepcopy(MEASURES),
        "barred": [],
        "gaps": [{"rule": "water_line_failing", "class": "basic", "zh": "供水管道就要坏了",
                  "en": "water line about to fail", "source": "GB 50015", "number": 1,
                  "not_known": 0}],
        "floor": {"measures": ["water_risers!"], "cost_fen": MILLION // 5,
                  "full_cost_fen": MILLION // 5, "closed": {"water_line_failing": 1},
                  "unpaid": {}, "without_measure": {}},
        "packages": [package(), package("reach_only", ("water_risers!", LEFT))],
        "rivals": [rival, rival | {"rule": "bottom_up"}],
        "fund": {"legal_fen": 1000, "before": forecast(), "after": forecast()},
        "ladder": ladder(),
    } | changes  # fmt: skip


def home(door, own=(), fund=(), **changes):
    """A row of the table of what each home pays."""
    building, entrance, room = door.split("-")
    return {
        "dwelling": door, "household": f"household of {door}", "building": building,
        "entrance": int(entrance), "floor": int(room[0]), "role": "owner", "homes": 1,
        "area_m2": "58.25", "area_assumed": False,
        "own_fen": list(own or (0, 0)), "fund_fen": list(fund or (0, 0)),
    } | changes  # fmt: skip


def table(*homes):
    """``linli.burden/1`` of the small estate, beside ``document()``."""
    rows = homes or (home("1-1-101", (120_000, 0), (30_000, 0)), home("1-1-301", (777_700, 5)))
    return {"schema": "linli.burden/1", "estate": "lane", "years": 10,
            "packages": ["joined", "reach_only"], "homes": list(rows)}  # fmt: skip


def planned(estate, *, state=State.DONE, found=None, **values):
    """A plan that has been drawn up, or is at another state."""
    done = state == State.DONE
    return Plan.objects.create(
        **{
            "estate": estate,
            "budget_fen": MILLION,
            "community_percent": 33,
            "year": 2032,
            "seed": 1,
            "role": "committee",
            "asked_at": NOON,
            "state": state,
            "revision": estate.revision,
            "inputs": "0" * 64,
            "result": json.dumps(found or document()) if done else None,
            "ended_at": NOON if done else None,
            "shown_at": NOON if done else None,
        }
        | values
    )


def item(code, zh, places=(), **changes):
    """A line of a round's menu."""
    return {
        "code": code, "class": "basic", "soft": False, "zh": zh, "en": code.replace("_", " "),
        "benefit_zh": f"{zh}，日子好过。", "benefit_en": f"{code} is good.",
        "places": [list(place) for place in places], "cost_fen": 12_000_000, "required": False,
    } | changes  # fmt: skip


MENU = [
    item("roof_repair", "修屋面、做防水", [("1", None)]),
    item("lift_new", "加装电梯", [("1", 1), ("1", 2), ("2", 1)]),
    item("call_tree", "联络树", soft=True),
    item("water_risers", "更换供水立管", required=True),
]


def opened(estate, menu=None, **values):
    """A round that is open."""
    return Round.objects.create(
        **{"estate": estate, "opened_at": NOON, "menu": menu or MENU, "inputs": "0" * 64} | values
    )


def closed(estate, **values):
    return opened(estate, closed_at=NOON, **values)


def hands_in(who, asked, home, *codes, moment=NOON):
    """Somebody hands in the list of a home."""
    return wishes.hand_in(hand(who), asked, home, codes, moment=moment)


def lists(asked, *ticked, start=0):
    """So many homes with these ticks, past any door."""
    from linli.web.plans.models import Wish, WishList  # noqa: PLC0415 - beside its one use

    for number, codes in enumerate(ticked, start):
        found = WishList.objects.create(round=asked, dwelling=f"home-{number}", handed_in_at=NOON)
        Wish.objects.bulk_create(Wish(wish_list=found, measure=code) for code in codes)
