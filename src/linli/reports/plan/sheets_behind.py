"""The sheets of a plan's workbook about works, budgets, the fund, faults, prices and method."""

from linli.files.measure_manual import words
from linli.files.table_workbook import Cell, Kind, Sheet
from linli.reports.plan.budgets import usual_rung
from linli.reports.plan.method import sentences, source_of, unit_prices
from linli.reports.plan.months import months_of, trade_name
from linli.reports.plan.seasons import marks_of, numbered
from linli.reports.plan.sheets import headed, in_yuan, places_of
from linli.reports.plan.told import Document, Told


def works_sheet(told: Told) -> Sheet:
    """When each measure is done."""
    columns: dict[str, Kind] = {
        "plan.column.number": "count",
        "plan.column.measure_only": "text",
        "plan.column.where": "text",
        "plan.column.trade": "text",
        "plan.column.crew": "count",
        "plan.column.months": "text",
        "plan.column.first_day": "count",
        "plan.column.last_day": "count",
        "plan.column.days": "count",
        "plan.column.mark": "text",
    }
    rows = [_slot(number, slot, told) for number, slot in numbered(told)]
    return Sheet(*headed("plan.sheet.works", columns, told), rows)


def _slot(number: int, slot: Document, told: Told) -> list[Cell]:
    measure = told.measures[slot["measure"]]
    return [
        number,
        measure[told.lang],
        places_of(measure, told),
        trade_name(slot["trade"], told),
        slot["crew"] + 1,
        months_of(slot, told),
        slot["start"] + 1,
        slot["end"],
        slot["end"] - slot["start"],
        told.and_(marks_of(slot, told)),
    ]


def budgets_sheet(told: Told) -> Sheet:
    """The plan for other budgets."""
    columns: dict[str, Kind] = {
        "plan.column.budget": "yuan",
        "plan.column.cost": "yuan",
        "plan.column.saved": "amount",
        "plan.column.unpaid": "count",
        "plan.column.in": "text",
        "plan.column.out": "text",
    }
    ladder = told.document["ladder"]
    usual = set(usual_rung(told)["measures"]) if ladder else set()
    rows: list[list[Cell]] = [
        [
            in_yuan(rung["budget_fen"]),
            in_yuan(rung["cost_fen"]),
            rung["saved"],
            rung["unpaid"],
            told.and_(told.named([one]) for one in told.of(set(rung["measures"]) - usual)),
            told.and_(told.named([one]) for one in told.of(usual - set(rung["measures"]))),
        ]
        for rung in ladder
    ]
    return Sheet(*headed("plan.sheet.budgets", columns, told), rows)


def fund_sheet(told: Told) -> Sheet:
    """The maintenance fund at the end of each year."""
    columns: dict[str, Kind] = {
        "upkeep.year": "count",
        "upkeep.as_now": "yuan",
        "upkeep.empty": "share",
        "upkeep.with_plan": "yuan",
        "upkeep.empty_with_plan": "share",
    }
    before, after = (told.document["fund"][when] for when in ("before", "after"))
    rows: list[list[Cell]] = [
        [
            year,
            in_yuan(before["mean_fen"][at]),
            before["empty"][at],
            in_yuan(after["mean_fen"][at]),
            after["empty"][at],
        ]
        for at, year in enumerate(before["years"])
    ]
    return Sheet(*headed("plan.sheet.fund", columns, told), rows)


def faults_sheet(told: Told) -> Sheet:
    """What law and standard want gone, and what stays."""
    columns: dict[str, Kind] = {
        "plan.column.gap": "text",
        "plan.column.number_of": "count",
        "plan.column.gaps": "count",
        "plan.column.not_known": "count",
        "plan.column.source_of": "text",
    }
    left = told.proposed["open_gaps"]
    rows: list[list[Cell]] = [
        [gap[told.lang], gap["number"], left.get(gap["rule"], 0), gap["not_known"], gap["source"]]
        for gap in told.document["gaps"]
    ]
    return Sheet(*headed("plan.sheet.faults", columns, told), rows)


def prices_sheet(told: Told) -> Sheet:
    """What one unit costs, and whence that is known."""
    columns: dict[str, Kind] = {
        "plan.column.measure_only": "text",
        "plan.column.unit": "text",
        "plan.column.cost_low": "yuan",
        "plan.column.cost_mid": "yuan",
        "plan.column.cost_high": "yuan",
        "plan.column.source_of": "text",
    }
    rows: list[list[Cell]] = [
        [
            one[told.lang],
            words()["units"][one["unit"]][told.lang],
            *(round(price, 2) for price in prices),
            source_of(one, told),
        ]
        for one, prices in unit_prices(told)
    ]
    return Sheet(*headed("plan.sheet.prices", columns, told), rows)


def method_sheet(told: Told) -> Sheet:
    """How it was computed, sentence by sentence."""
    columns: dict[str, Kind] = {"plan.method": "text"}
    rows: list[list[Cell]] = [[sentence] for sentence in sentences(told)]
    return Sheet(*headed("plan.sheet.method", columns, told), rows)
