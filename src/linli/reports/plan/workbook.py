"""A plan as a workbook: amounts as numbers to reckon on with, money in yuan throughout."""

from collections.abc import Iterator

from linli.files.measure_manual import words
from linli.files.table_workbook import Cell, Column, Kind, Sheet, workbook_of
from linli.reports.numbers import Language
from linli.reports.places import Setting
from linli.reports.plan.packages import package_name
from linli.reports.plan.payers import floor_name
from linli.reports.plan.reasons import Names, reason_sentence
from linli.reports.plan.sheets import headed, in_yuan, places_of
from linli.reports.plan.sheets_behind import (
    budgets_sheet,
    faults_sheet,
    fund_sheet,
    method_sheet,
    prices_sheet,
    works_sheet,
)
from linli.reports.plan.told import Document, Told, saved_of
from linli.reports.words import say

ENDS = ("low", "mid", "high")
LAYERS = ("chance", "parameters", "ledger")


def plan_workbook(document: Document, lang: Language, setting: Setting | None = None) -> bytes:
    """Sheets of packages, measures, payers, homes, works, budgets, the fund, faults, prices.

    Parameters
    ----------
    document : a ``linli.plan/1``
    setting : of the same estate; without it buildings are called by their keys
    """
    told = Told(document, setting or Setting((), {}, {}), lang)
    return workbook_of([*_sheets(told)])


def _sheets(told: Told) -> Iterator[Sheet]:
    yield _packages(told)
    yield _measures(told)
    yield _payers(told)
    if told.proposed["burden"]:
        yield _homes(told)
    yield works_sheet(told)
    yield budgets_sheet(told)
    if told.document.get("fund"):
        yield fund_sheet(told)
    yield faults_sheet(told)
    yield prices_sheet(told)
    yield method_sheet(told)


def _packages(told: Told) -> Sheet:
    columns: dict[str, Kind] = {
        "plan.column.package": "text",
        "plan.column.cost_low": "yuan",
        "plan.column.cost_mid": "yuan",
        "plan.column.cost_high": "yuan",
        "plan.card.upkeep": "yuan",
        "plan.column.saved": "amount",
        "plan.column.saved_low": "amount",
        "plan.column.saved_high": "amount",
        "plan.column.deaths_before": "amount",
        "plan.column.deaths_after": "amount",
        "plan.card.gaps": "count",
        "plan.card.served": "share",
        "plan.column.own_median": "yuan",
        "plan.column.p90": "yuan",
        "plan.column.own_largest": "yuan",
        "plan.column.days": "count",
        "plan.layer.chance": "share",
        "plan.layer.parameters": "share",
        "plan.layer.ledger": "share",
    }
    rows = [_package(one, told) for one in told.document["packages"]]
    return Sheet(*headed("plan.sheet.packages", columns, told), rows)


def _package(one: Document, told: Told) -> list[Cell]:
    saved, deaths, burden = saved_of(one), one["effect"]["deaths"], one["burden"]
    own = [
        in_yuan(burden[f"{end}_fen"]) if burden else None for end in ("median", "p90", "largest")
    ]
    return [
        package_name(one, told),
        *(in_yuan(one["cost_fen"][end]) for end in ENDS),
        in_yuan(one["upkeep_fen"]),
        saved["mean"],
        saved["low"],
        saved["high"],
        deaths["before"],
        deaths["after"],
        sum(one["open_gaps"].values()),
        told.served(one),
        *own,
        max((slot["end"] for slot in one["slots"]), default=0),
        *(one["stability"][layer]["first"] for layer in LAYERS),
    ]


def _measures(told: Told) -> Sheet:
    """1 where a package has the measure; the reason is that of the proposed one."""
    columns: dict[str, Kind] = {
        "plan.column.code": "text",
        "plan.column.measure_only": "text",
        "plan.column.where": "text",
        "plan.column.amount": "amount",
        "plan.column.unit": "text",
        "plan.column.cost_low": "yuan",
        "plan.column.cost_mid": "yuan",
        "plan.column.cost_high": "yuan",
        "plan.card.upkeep": "yuan",
        "plan.column.days": "count",
        "plan.column.life": "count",
        "plan.column.least": "amount",
        "plan.column.most": "amount",
        "plan.column.supporters": "count",
        "plan.column.reason": "text",
    }
    name, known = headed("plan.sheet.measures", columns, told)
    packages = [Column(package_name(one, told), "count") for one in told.document["packages"]]
    names = Names.of(told.document, told.lang)
    rows = [_measure(one, names, told) for one in told.document["measures"]]
    return Sheet(name, (*known, *packages), rows)


def _measure(one: Document, names: Names, told: Told) -> list[Cell]:
    why, saves = told.proposed["why"][one["code"]], one["saves"] or {}
    return [
        one["code"],
        one[told.lang],
        places_of(one, told),
        one["amount"],
        words()["units"][one["unit"]][told.lang],
        *(in_yuan(one["cost_fen"][end]) for end in ENDS),
        in_yuan(one["upkeep_fen"]),
        one["days"],
        one["life_years"],
        saves.get("least"),
        saves.get("most"),
        why.get("supporters") if told.voters else None,
        reason_sentence(one, why, told.lang, names),
        *(int(one["code"] in package["measures"]) for package in told.document["packages"]),
    ]


def _payers(told: Told) -> Sheet:
    """To the fen; the last row adds up, and its last cell is the cost of the package."""
    sources = list(told.proposed["sources_fen"])
    columns = (
        Column(say("plan.column.measure_only", told.lang)),
        Column(say("plan.column.where", told.lang)),
        *(Column(told.source(source), "yuan") for source in sources),
        Column(say("plan.in_all", told.lang), "yuan"),
    )
    rows: list[list[Cell]] = []
    for one in told.of(told.proposed["measures"]):
        paid = told.proposed["paid_fen"].get(one["code"], {})
        each = [paid.get(source, 0) for source in sources]
        rows.append([one[told.lang], places_of(one, told), *map(in_yuan, each), in_yuan(sum(each))])
    whole = [told.proposed["sources_fen"][source] for source in sources]
    total: list[Cell] = [say("plan.in_all", told.lang), None, *map(in_yuan, whole)]
    return Sheet(say("plan.sheet.payers", told.lang), columns, rows, [*total, in_yuan(sum(whole))])


def _homes(told: Told) -> Sheet:
    columns: dict[str, Kind] = {
        "plan.column.floor": "text",
        "plan.column.homes": "count",
        "plan.column.median": "yuan",
        "plan.column.p90": "yuan",
        "plan.column.largest": "yuan",
        "plan.column.total": "yuan",
    }
    burden = told.proposed["burden"]
    ends = [in_yuan(burden[f"{end}_fen"]) for end in ("median", "p90", "largest", "total")]
    whole: list[Cell] = [say("plan.in_all", told.lang), burden["homes"], *ends]
    rows: list[list[Cell]] = [
        [
            floor_name(row, told),
            row["homes"],
            in_yuan(row["median"]),
            None,
            in_yuan(row["largest"]),
            in_yuan(row["total"]),
        ]
        for row in burden["by_floor"]
    ]
    return Sheet(*headed("plan.sheet.homes", columns, told), rows, whole)
